// The rules of the collection of arrears (domain states B9 to B11). The debt itself has a life of its own.

extension ActionRule {
    static let billArrears = ActionRule(
        by: [.bpjsOfficer, .bpjsBranchHead],
        if: [.contributionFinding],
        needs: [.amount],
        makes: .kind(.arrearsBill),
        basis: [
            .law("PP 44/2015 P21-22", .read), .law("PP 45/2015 P30-32", .read), .law("PP 46/2015 P19-20", .read),
        ]
    )
    static let agreeInstalments = ActionRule(
        by: [.bpjsBranchHead],
        if: [.debtOpen],
        needs: [.amount, .term],
        makes: .kind(.instalmentAgreement),
        basis: [.practice]
    )
    static let recordDefault = ActionRule(
        by: [.bpjsOfficer, .bpjsBranchHead],
        if: [.instalmentsAgreed],
        needs: [.reason],
        basis: [.practice]
    )
    static let mandateProsecutor = ActionRule(
        by: [.bpjsBranchHead],
        if: [.debtOpen, .neverWithStateReceivables],
        needs: [.authority, .amount, .term],
        makes: .kind(.prosecutorMandate),
        effects: [.debtFrozen],
        basis: [.law("UU 16/2004 jo 11/2021 P30(2)", .memory), .practice]
    )
    static let recordNegotiation = ActionRule(
        by: [.bpjsOfficer, .bpjsBranchHead],
        needs: [.result],
        makes: .kind(.negotiationMinutes),
        basis: [.practice]
    )
    static let returnDebt = ActionRule(
        by: [.bpjsBranchHead],
        needs: [.reason],
        basis: [.practice]
    )
    static let handToStateReceivables = ActionRule(
        by: [.bpjsBranchHead],
        if: [.debtOpen, .neverWithLawEnforcement, .debtAtLeastMinimum],
        needs: [.amount],
        makes: .kind(.stateReceivablesHandover),
        effects: [.debtFrozen],
        basis: [.law("PMK 54/2024", .secondHand)]
    )
    static let returnFromStateReceivables = ActionRule(
        by: [.bpjsBranchHead],
        needs: [.reason],
        basis: [.law("PMK 54/2024", .secondHand)]
    )
}

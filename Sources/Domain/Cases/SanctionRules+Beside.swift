// The rules of what happens beside the stages of a sanction case, and of its ends.

extension ActionRule {
    /// Where a denial of services stands, the authority that gave it answers objections to it.
    private static let byTheAuthority: [CaseState: [Role]] = [.sanction(.serviceDenialActive): [.licensingOfficer]]

    static let reportToInspectors = ActionRule(
        by: [.bpjsBranchHead],
        needs: [.legalBasis],
        makes: .kind(.reportToInspectors),
        effects: [.inspectionWanted],
        basis: [
            .reportToInspectors, .law("PP 44/2015 P61", .read), .law("PP 45/2015 P36", .read),
            .law("PP 46/2015 P35", .read),
        ]
    )
    static let recordInspectorsReply = ActionRule(
        by: [.bpjsOfficer, .bpjsBranchHead],
        if: [.reportedToInspectors],
        needs: [.result],
        basis: [.reportToInspectors]
    )
    static let requestCopy = ActionRule(
        by: .bpjs,
        needs: [.reason],
        makes: .kind(.copyRequest),
        effects: [.copyWanted],
        basis: [.practice]
    )
    static let reportComplianceToBPJS = ActionRule(
        by: [.bpjsOfficer, .bpjsExaminer],
        basis: [.law("PP 86/2013 P10", .read)]
    )
    static let recordSanctionVerification = ActionRule(
        by: [.bpjsOfficer, .bpjsExaminer],
        if: [.findingsKnown, .deadlineResolved],
        needs: [.findings],
        makes: .kind(.verificationMinutes),
        basis: [.bpjsExamination]
    )
    static let confirmSanctionCompliance = ActionRule(
        by: [.bpjsBranchHead],
        if: [.verificationRecorded, .allFindingsClosed, .fineSettledOrBooked],
        apart: [.sanction(.recordVerification)],
        basis: [.law("PP 86/2013 P10", .read)]
    )
    static let referSanction = ActionRule(
        by: [.bpjsBranchHead],
        needs: [.authority, .reason],
        makes: .kind(.referral),
        basis: [.practice]
    )
    static let withdrawSanction = ActionRule(
        by: [.bpjsBranchHead],
        needs: [.reason],
        makes: .kind(.revocation),
        effects: [.lettersVoided],
        basis: [.practice]
    )
    static let closeSanctionAsGone = ActionRule(
        by: [.bpjsBranchHead],
        if: [.firmGoneFieldCheck, .notOwnFieldCheck, .balanceHasDebtRecord],
        needs: [.evidence],
        makes: .kind(.closureMinutes),
        basis: [.law("UU 7/1981 P8", .read)]
    )
    static let transferSanction = ActionRule(
        by: [.bpjsBranchHead],
        needs: [.office, .reason],
        makes: .kind(.transfer),
        effects: [.officeChanged],
        basis: [.practice]
    )
    static let recordSanctionDelivery = ActionRule(
        by: .bpjs,
        in: [
            .sanction(.serviceDenialRequested): .bpjs + [.licensingOfficer],
            .sanction(.serviceDenialActive): .bpjs + [.licensingOfficer],
            .sanction(.sanctionLifted): .bpjs + [.licensingOfficer],
        ],
        if: [.letterAwaitsReceipt],
        needs: [.letter, .delivery],
        basis: [.delivery]
    )
    static let fileSanctionObjection = ActionRule(
        by: .bpjs,
        in: [.sanction(.serviceDenialActive): .bpjs + [.licensingOfficer]],
        if: [.letterReceived, .withinObjectionWindow, .noObjectionPending],
        needs: [.letter, .reason],
        basis: [.objection]
    )
    static let answerSanctionObjection = ActionRule(
        by: [.bpjsBranchHead],
        in: byTheAuthority,
        if: [.objectionPending, .silenceGrants],
        needs: [.ruling, .reason],
        makes: .kind(.objectionAnswer),
        basis: [.objection]
    )
    static let fileSanctionAppeal = ActionRule(
        by: .bpjs,
        in: [.sanction(.serviceDenialActive): .bpjs + [.licensingOfficer]],
        if: [.objectionRefused, .withinAppealWindow],
        needs: [.reason],
        basis: [.objection]
    )
    static let decideSanctionAppeal = ActionRule(
        by: [.bpjsBranchHead],
        in: byTheAuthority,
        if: [.appealPending],
        needs: [.ruling, .reason],
        basis: [.objection]
    )
    static let revokeSanction = ActionRule(
        by: [.bpjsBranchHead],
        in: byTheAuthority,
        if: [.objectionGranted, .onlyDenialStanding],
        needs: [.reason],
        makes: .kind(.revocation),
        effects: [.lettersVoided],
        basis: [.objection]
    )
    static let changeSanction = ActionRule(
        by: [.bpjsBranchHead],
        in: byTheAuthority,
        if: [.objectionGranted],
        needs: [.reason],
        makes: .replacement,
        effects: [.lettersVoided],
        basis: [.objection]
    )
    static let postSanctionNotice = ActionRule(
        by: .bpjs,
        needs: [.reason],
        makes: .kind(.notice),
        effects: [.noticePosted],
        basis: [.practice]
    )
    static let linkSuccessorByBPJS = ActionRule(
        by: [.bpjsOfficer, .bpjsExaminer],
        needs: [.linkedCompany, .evidence],
        effects: [.successorAlleged],
        basis: [.practice]
    )
    static let addSanctionRemark = ActionRule(
        by: .bpjs,
        in: [
            .sanction(.serviceDenialRequested): .bpjs + [.licensingOfficer],
            .sanction(.serviceDenialActive): .bpjs + [.licensingOfficer],
            .sanction(.sanctionLifted): .bpjs + [.licensingOfficer],
        ],
        needs: [.reason],
        basis: [.practice]
    )

    /// Whoever leads the branch decides that a running case moves to newer rules.
    static let adoptRulesOfSanction = ActionRule(
        by: [.bpjsBranchHead],
        needs: [.reason],
        basis: [.practice]
    )
}

// The rules of a sanction case from indication to fine (domain states B0 to B5).

extension ActionRule {
    static let indicate = ActionRule(
        by: [.bpjsOfficer, .bpjsExaminer],
        if: [.subjectMayBeSanctioned],
        basis: [.law("UU 24/2011 P11c", .read)]
    )
    static let acceptRecommendation = ActionRule(
        by: .bpjs,
        if: [.subjectMayBeSanctioned],
        needs: [.targetState, .linkedCase],
        basis: [.recommendation, .law("PP 86/2013 P13(1)", .read)]
    )
    static let takeOverSanction = ActionRule(
        by: [.bpjsBranchHead],
        if: [.subjectMayBeSanctioned],
        needs: [.targetState, .reason],
        basis: [.practice]
    )
    static let reopenSanction = ActionRule(
        by: [.bpjsBranchHead],
        if: [.subjectMayBeSanctioned],
        needs: [.linkedCase, .reason],
        basis: [.practice]
    )
    static let notify = ActionRule(
        by: [.bpjsOfficer, .bpjsBranchHead],
        makes: .kind(.employerNotice),
        basis: [.practice]
    )
    static let orderExamination = ActionRule(
        by: [.bpjsBranchHead],
        if: [.newDecisionAllowed],
        makes: .kind(.examinationOrder),
        basis: [.bpjsExamination]
    )
    static let summonByBPJS = ActionRule(
        by: [.bpjsExaminer],
        makes: .kind(.bpjsSummons),
        basis: [.practice]
    )
    static let recordExamination = ActionRule(
        by: [.bpjsExaminer],
        needs: [.result],
        makes: .kind(.bpjsExaminationReport),
        basis: [.bpjsExamination]
    )
    static let notifyResult = ActionRule(
        by: [.bpjsExaminer, .bpjsBranchHead],
        if: [.examinationRecorded],
        makes: .kind(.examinationResult),
        basis: [.practice]
    )
    static let dismiss = ActionRule(
        by: [.bpjsBranchHead],
        if: [.noFoundedFinding],
        needs: [.reason],
        makes: .revocationIfIssued,
        apart: [.sanction(.indicate), .sanction(.recordExamination), .sanction(.recordVerification)],
        effects: [.lettersVoided],
        basis: [.law("PP 86/2013 P13(1)-(3)", .read)]
    )
    static let issueFirstWarning = ActionRule(
        by: [.bpjsBranchHead],
        if: [.subjectMayBeSanctioned, .warnableFinding],
        makes: .kind(.firstWarning),
        apart: [.sanction(.recordExamination)],
        basis: [.law("PP 86/2013 P6(1)-(2), P10(1)", .read), .law("PP 46/2015 P33(1)", .read)]
    )
    static let issueSecondWarning = ActionRule(
        by: [.bpjsBranchHead],
        if: [
            .subjectMayBeSanctioned, .firstWarningReceived, .firstWarningExpired, .openExaminedFinding,
            .noGrantedObjection,
        ],
        makes: .kind(.secondWarning),
        basis: [.law("PP 86/2013 P10(2)", .read)]
    )
    static let imposeFine = ActionRule(
        by: [.bpjsBranchHead],
        if: [
            .subjectMayBeSanctioned, .secondWarningReceived, .secondWarningExpired, .withinFineWindow,
            .openExaminedFinding, .noGrantedObjection,
        ],
        needs: [.amount],
        makes: .kind(.fineDecision),
        basis: [.law("PP 86/2013 P7, P10(3)-(5)", .read)]
    )
    static let recordPayment = ActionRule(
        by: [.bpjsOfficer, .bpjsBranchHead],
        if: [.debtOpen],
        needs: [.amount],
        basis: [.law("PP 86/2013 P10(5)", .read), .law("PP 44/2015 P21-22", .read)]
    )
}

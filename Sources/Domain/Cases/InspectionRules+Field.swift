// The rules of an inspection case from proposal to report (domain states P0 to P3).

extension ActionRule {
    static let propose = ActionRule(
        by: [.inspector, .coordinator, .divisionHead],
        basis: [.inspectionRegulation]
    )
    static let receiveReport = ActionRule(
        by: [.bpjsBranchHead],
        needs: [.linkedCase],
        basis: [.reportToInspectors]
    )
    static let takeOverInspection = ActionRule(
        by: [.coordinator, .divisionHead, .investigator],
        if: [.closedFileByInvestigator],
        needs: [.targetState, .reason],
        basis: [.practice]
    )
    static let reopenInspection = ActionRule(
        by: [.divisionHead],
        needs: [.linkedCase, .reason],
        basis: [.practice]
    )
    static let rejectProposal = ActionRule(
        by: [.coordinator, .divisionHead, .officeHead],
        needs: [.reason],
        basis: [.practice]
    )
    static let order = ActionRule(
        by: [.officeHead],
        needs: [.assignment],
        makes: .kind(.assignment),
        apart: [.inspection(.propose)],
        basis: [.inspectionRegulation]
    )
    static let cancelOrder = ActionRule(
        by: [.officeHead],
        needs: [.reason],
        makes: .kind(.revocation),
        effects: [.lettersVoided],
        basis: [.practice]
    )
    static let renewOrder = ActionRule(
        by: [.officeHead],
        needs: [.assignment],
        makes: .kind(.assignment),
        basis: [.inspectionRegulation]
    )
    static let beginExamination = ActionRule(
        by: [.inspector],
        if: [.visitUnderOrder],
        basis: [.rightOfEntry, .dutyToInform]
    )
    static let logVisit = ActionRule(
        by: [.inspector, .coordinator],
        basis: [.rightOfEntry]
    )
    static let recordFinding = ActionRule(
        by: [.inspector],
        if: [.visitSupportsFinding],
        basis: [.inspectionRegulation]
    )
    static let recordRefusal = ActionRule(
        by: [.inspector],
        if: [.refusedVisitUnderOrder],
        makes: .kind(.refusalMinutes),
        basis: [.rightOfEntry, .obstruction]
    )
    static let recordDocumentRefusal = ActionRule(
        by: [.inspector],
        if: [.hinderedVisitUnderOrder],
        needs: [.reason],
        makes: .kind(.refusalMinutes),
        basis: [.dutyToInform, .obstruction]
    )
    static let requestPoliceHelp = ActionRule(
        by: [.inspector, .coordinator],
        makes: .kind(.policeHelpRequest),
        basis: [.rightOfEntry]
    )
    static let summon = ActionRule(
        by: [.inspector, .coordinator],
        makes: .kind(.summons),
        basis: [.dutyToInform]
    )
    static let resumeExamination = ActionRule(
        by: [.inspector],
        if: [.visitAfterRefusal],
        basis: [.rightOfEntry]
    )
    static let submitReport = ActionRule(
        by: [.inspector],
        if: [.visitUnderOrder],
        makes: .kind(.inspectionReport),
        basis: [.inspectionRegulation]
    )
    static let returnReport = ActionRule(
        by: .supervisors,
        needs: [.reason],
        apart: [.inspection(.submitReport)],
        basis: [.practice]
    )
    static let confirmNoViolation = ActionRule(
        by: .supervisors,
        if: [.noFoundedFinding],
        makes: .revocationIfIssued,
        apart: [.inspection(.submitReport), .inspection(.recordVerification)],
        effects: [.lettersVoided],
        basis: [.inspectionRegulation]
    )
}

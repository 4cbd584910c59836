// The rules of an inspection case after the notes, and of the closed file (P7 to P10).

extension ActionRule {
    static let submitNoncomplianceReport = ActionRule(
        by: [.inspector],
        if: [.noteReceived, .noteDeadlinePassed, .openExaminedFinding, .verificationRecorded],
        makes: .kind(.noncomplianceReport),
        basis: [.recommendation]
    )
    static let recommend = ActionRule(
        by: [.officeHead],
        if: [.noteIssued, .noncomplianceReported, .openExaminedFinding, .noGrantedObjection],
        needs: [.authority],
        makes: .kind(.sanctionRecommendation),
        apart: [.inspection(.submitNoncomplianceReport)],
        effects: [.sanctionRecommended],
        basis: [.recommendation]
    )
    static let reportIncident = ActionRule(
        by: [.inspector, .investigator],
        if: [.criminalFinding],
        makes: .kind(.incidentReport),
        effects: [.fileClosed],
        basis: [.investigators, .contributions, .obstruction]
    )
    static let declineToRecommendation = ActionRule(
        by: [.investigator],
        if: [.noteIssued],
        needs: [.reason],
        basis: [.practice]
    )
    static let declineToExamination = ActionRule(
        by: [.investigator],
        needs: [.reason],
        basis: [.practice]
    )
    static let openInvestigation = ActionRule(
        by: [.investigator],
        if: [.criminalFinding],
        makes: .kind(.investigationOrder),
        basis: [.investigators, .law("UU 3/1951 P8", .read)]
    )
    static let sendSPDP = ActionRule(
        by: [.investigator],
        makes: .kind(.spdp),
        basis: [.procedureCode]
    )
    static let handOverFile = ActionRule(
        by: [.investigator],
        if: [.spdpSent],
        makes: .kind(.caseFile),
        basis: [.procedureCode]
    )
    static let returnFile = ActionRule(
        by: [.investigator],
        if: [.fileNotComplete],
        needs: [.reason],
        basis: [.prosecution]
    )
    static let declareFileComplete = ActionRule(
        by: [.investigator],
        if: [.fileNotComplete],
        basis: [.prosecution]
    )
    static let handOverSuspect = ActionRule(
        by: [.investigator],
        if: [.fileComplete],
        basis: [.prosecution]
    )
    static let stopInvestigation = ActionRule(
        by: [.investigator],
        needs: [.reason, .result],
        makes: .kind(.stopOrder),
        basis: [.law("UU 13/2003 P182(2)g", .read)]
    )
    static let recordVerdict = ActionRule(
        by: [.investigator],
        if: [.fileComplete],
        needs: [.result],
        basis: [.prosecution]
    )
    static let referInspection = ActionRule(
        by: [.officeHead],
        needs: [.authority, .reason],
        makes: .kind(.referral),
        basis: [.practice]
    )
    static let withdrawInspection = ActionRule(
        by: [.officeHead],
        needs: [.reason],
        makes: .kind(.revocation),
        effects: [.lettersVoided],
        basis: [.practice]
    )
    static let closeInspectionAsGone = ActionRule(
        by: .supervisors,
        if: [.firmGoneFieldCheck, .notOwnFieldCheck, .balanceHasDebtRecord],
        needs: [.evidence],
        makes: .kind(.closureMinutes),
        basis: [.law("UU 7/1981 P8", .read)]
    )
}

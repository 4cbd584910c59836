// The rules of what happens beside the stages of an inspection case: objection, notice, transfer, copy, remark.

extension ActionRule {
    static let fileNoteObjection = ActionRule(
        by: .inspectorate,
        if: [.letterReceived, .withinObjectionWindow, .noObjectionPending],
        needs: [.letter, .reason],
        basis: [.objection]
    )
    static let answerNoteObjection = ActionRule(
        by: [.officeHead],
        if: [.objectionPending, .silenceGrants],
        needs: [.ruling, .reason],
        makes: .kind(.objectionAnswer),
        basis: [.objection]
    )
    static let fileNoteAppeal = ActionRule(
        by: .inspectorate,
        if: [.objectionRefused, .withinAppealWindow],
        needs: [.reason],
        basis: [.objection]
    )
    static let decideNoteAppeal = ActionRule(
        by: [.officeHead],
        if: [.appealPending],
        needs: [.ruling, .reason],
        basis: [.objection]
    )
    static let revokeNote = ActionRule(
        by: [.officeHead],
        if: [.objectionGranted],
        needs: [.reason],
        makes: .kind(.revocation),
        effects: [.lettersVoided],
        basis: [.objection]
    )
    static let changeNote = ActionRule(
        by: [.officeHead],
        if: [.objectionGranted],
        needs: [.reason],
        makes: .replacement,
        effects: [.lettersVoided],
        basis: [.objection]
    )
    static let transferInspection = ActionRule(
        by: [.divisionHead, .officeHead],
        needs: [.office, .reason],
        makes: .kind(.transfer),
        effects: [.officeChanged],
        basis: [.practice]
    )
    static let postInspectionNotice = ActionRule(
        by: [.inspector, .coordinator, .divisionHead],
        needs: [.reason],
        makes: .kind(.notice),
        effects: [.noticePosted],
        basis: [.practice]
    )
    static let answerBPJSReport = ActionRule(
        by: [.coordinator, .divisionHead, .officeHead],
        if: [.bpjsReportReceived],
        needs: [.result],
        makes: .kind(.bpjsReply),
        effects: [.reportAnswered],
        basis: [.reportToInspectors]
    )
    static let issueCopy = ActionRule(
        by: [.coordinator, .divisionHead, .officeHead],
        if: [.noteIssued],
        needs: [.authority, .reason],
        makes: .kind(.noteCopy),
        effects: [.copyIssued],
        basis: [.law("UU 3/1951 P5", .read), .practice]
    )
    static let linkSuccessorByInspector = ActionRule(
        by: [.inspector, .coordinator],
        needs: [.linkedCompany, .evidence],
        effects: [.successorAlleged],
        basis: [.practice]
    )
    static let addInspectionRemark = ActionRule(
        by: [.inspector, .coordinator, .divisionHead, .officeHead, .investigator],
        needs: [.reason],
        basis: [.practice]
    )

    /// Whoever leads the inspectorate decides that a running case moves to newer rules; in a closed file its
    /// investigators.
    static let adoptRulesOfInspection = ActionRule(
        by: [.divisionHead, .officeHead],
        in: [
            .inspection(.incidentReport): [.investigator],
            .inspection(.investigation): [.investigator],
            .inspection(.prosecution): [.investigator],
        ],
        needs: [.reason],
        basis: [.practice]
    )
}

extension SanctionAction {
    /// The states in which this action opens a new case; empty for an action on a running one.
    ///
    /// More than one state means that the request names the state.
    public var opens: [SanctionState] {
        switch self {
        case .indicate: [.indicated]
        case .acceptRecommendation: [.indicated, .bpjsExamination]
        case .reopen: [.indicated]
        case .takeOver: SanctionState.allCases.filter { !$0.isFinal }
        case .notify, .orderExamination, .summon, .recordExamination, .notifyResult, .dismiss, .issueFirstWarning,
            .issueSecondWarning, .imposeFine, .recordPayment, .requestServiceDenial, .withdrawRequest, .returnRequest,
            .refuseRequest, .answerRequestInPart, .activateDenial, .liftDenial, .liftDenialInPart, .billArrears,
            .agreeInstalments, .recordDefault, .mandateProsecutor, .recordNegotiation, .returnDebt,
            .handToStateReceivables, .returnFromStateReceivables, .reportToInspectors, .recordInspectorsReply,
            .requestCopy, .reportCompliance, .recordVerification, .confirmCompliance, .refer, .withdraw, .closeAsGone,
            .transfer, .recordDelivery, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter,
            .changeLetter, .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            []
        }
    }
}

// Where the actions of a sanction case lead from indication to examination.
// Written without `default`: a new action does not compile until it is decided for each state.

extension SanctionAction {
    /// From ``SanctionState/indicated``.
    var fromIndicated: SanctionState? {
        switch self {
        case .notify: .notified
        case .orderExamination: .bpjsExamination
        case .dismiss: .noViolation
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .reportToInspectors, .recordInspectorsReply, .requestCopy, .transfer, .postNotice, .linkAllegedSuccessor,
            .addRemark, .adoptRules:
            .indicated
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .summon, .recordExamination, .notifyResult,
            .issueFirstWarning, .issueSecondWarning, .imposeFine, .recordPayment, .requestServiceDenial,
            .withdrawRequest, .returnRequest, .refuseRequest, .answerRequestInPart, .activateDenial, .liftDenial,
            .liftDenialInPart, .billArrears, .agreeInstalments, .recordDefault, .mandateProsecutor,
            .recordNegotiation, .returnDebt, .handToStateReceivables, .returnFromStateReceivables, .reportCompliance,
            .recordVerification, .confirmCompliance, .refer, .recordDelivery, .fileObjection, .answerObjection,
            .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter:
            nil
        }
    }

    /// From ``SanctionState/notified``.
    var fromNotified: SanctionState? {
        switch self {
        case .orderExamination: .bpjsExamination
        case .dismiss: .noViolation
        case .confirmCompliance: .complied
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .reportToInspectors, .recordInspectorsReply, .requestCopy, .reportCompliance, .recordVerification,
            .transfer, .recordDelivery, .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            .notified
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .summon, .recordExamination,
            .notifyResult, .issueFirstWarning, .issueSecondWarning, .imposeFine, .recordPayment,
            .requestServiceDenial, .withdrawRequest, .returnRequest, .refuseRequest, .answerRequestInPart,
            .activateDenial, .liftDenial, .liftDenialInPart, .billArrears, .agreeInstalments, .recordDefault,
            .mandateProsecutor, .recordNegotiation, .returnDebt, .handToStateReceivables, .returnFromStateReceivables,
            .refer, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter:
            nil
        }
    }

    /// From ``SanctionState/bpjsExamination``.
    var fromBpjsExamination: SanctionState? {
        switch self {
        case .dismiss: .noViolation
        case .issueFirstWarning: .firstWarning
        case .billArrears: .arrearsCollection
        case .confirmCompliance: .complied
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .summon, .recordExamination, .notifyResult, .reportToInspectors, .recordInspectorsReply, .requestCopy,
            .reportCompliance, .recordVerification, .transfer, .recordDelivery, .postNotice, .linkAllegedSuccessor,
            .addRemark, .adoptRules:
            .bpjsExamination
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .orderExamination, .issueSecondWarning,
            .imposeFine, .recordPayment, .requestServiceDenial, .withdrawRequest, .returnRequest, .refuseRequest,
            .answerRequestInPart, .activateDenial, .liftDenial, .liftDenialInPart, .agreeInstalments, .recordDefault,
            .mandateProsecutor, .recordNegotiation, .returnDebt, .handToStateReceivables, .returnFromStateReceivables,
            .refer, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter:
            nil
        }
    }
}

// Where the actions of a sanction case lead while arrears are collected.
// Written without `default`: a new action does not compile until it is decided for each state.

extension SanctionAction {
    /// From ``SanctionState/arrearsCollection``.
    var fromArrearsCollection: SanctionState? {
        switch self {
        case .dismiss: .noViolation
        case .issueFirstWarning: .firstWarning
        case .mandateProsecutor: .prosecutorMandate
        case .handToStateReceivables: .stateReceivables
        case .confirmCompliance: .complied
        case .refer: .referred
        case .withdraw: .withdrawn
        case .recordPayment, .billArrears, .agreeInstalments, .recordDefault, .reportToInspectors,
            .recordInspectorsReply, .requestCopy, .reportCompliance, .recordVerification, .transfer, .recordDelivery,
            .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            .arrearsCollection
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .orderExamination, .summon,
            .recordExamination, .notifyResult, .issueSecondWarning, .imposeFine, .requestServiceDenial,
            .withdrawRequest, .returnRequest, .refuseRequest, .answerRequestInPart, .activateDenial, .liftDenial,
            .liftDenialInPart, .recordNegotiation, .returnDebt, .returnFromStateReceivables, .closeAsGone,
            .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter:
            nil
        }
    }

    /// From ``SanctionState/prosecutorMandate``.
    var fromProsecutorMandate: SanctionState? {
        switch self {
        case .returnDebt: .arrearsCollection
        case .confirmCompliance: .complied
        case .refer: .referred
        case .withdraw: .withdrawn
        case .recordPayment, .agreeInstalments, .recordDefault, .recordNegotiation, .reportToInspectors,
            .recordInspectorsReply, .requestCopy, .reportCompliance, .recordVerification, .transfer, .postNotice,
            .linkAllegedSuccessor, .addRemark, .adoptRules:
            .prosecutorMandate
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .orderExamination, .summon,
            .recordExamination, .notifyResult, .dismiss, .issueFirstWarning, .issueSecondWarning, .imposeFine,
            .requestServiceDenial, .withdrawRequest, .returnRequest, .refuseRequest, .answerRequestInPart,
            .activateDenial, .liftDenial, .liftDenialInPart, .billArrears, .mandateProsecutor,
            .handToStateReceivables, .returnFromStateReceivables, .closeAsGone, .recordDelivery, .fileObjection,
            .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter:
            nil
        }
    }

    /// From ``SanctionState/stateReceivables``.
    var fromStateReceivables: SanctionState? {
        switch self {
        case .returnFromStateReceivables: .arrearsCollection
        case .confirmCompliance: .complied
        case .refer: .referred
        case .withdraw: .withdrawn
        case .recordPayment, .reportToInspectors, .recordInspectorsReply, .requestCopy, .reportCompliance,
            .recordVerification, .transfer, .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            .stateReceivables
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .orderExamination, .summon,
            .recordExamination, .notifyResult, .dismiss, .issueFirstWarning, .issueSecondWarning, .imposeFine,
            .requestServiceDenial, .withdrawRequest, .returnRequest, .refuseRequest, .answerRequestInPart,
            .activateDenial, .liftDenial, .liftDenialInPart, .billArrears, .agreeInstalments, .recordDefault,
            .mandateProsecutor, .recordNegotiation, .returnDebt, .handToStateReceivables, .closeAsGone,
            .recordDelivery, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter,
            .changeLetter:
            nil
        }
    }
}

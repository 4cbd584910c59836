// Where the actions of a sanction case lead through warnings, fine and denial of services.
// Written without `default`: a new action does not compile until it is decided for each state.

extension SanctionAction {
    /// From ``SanctionState/firstWarning``.
    var fromFirstWarning: SanctionState? {
        switch self {
        case .dismiss: .noViolation
        case .issueSecondWarning: .secondWarning
        case .confirmCompliance: .complied
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .bpjsExamination
        case .recordPayment, .reportToInspectors, .recordInspectorsReply, .requestCopy, .reportCompliance,
            .recordVerification, .transfer, .recordDelivery, .fileObjection, .answerObjection, .fileAppeal,
            .decideAppeal, .changeLetter, .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            .firstWarning
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .orderExamination, .summon,
            .recordExamination, .notifyResult, .issueFirstWarning, .imposeFine, .requestServiceDenial,
            .withdrawRequest, .returnRequest, .refuseRequest, .answerRequestInPart, .activateDenial, .liftDenial,
            .liftDenialInPart, .billArrears, .agreeInstalments, .recordDefault, .mandateProsecutor,
            .recordNegotiation, .returnDebt, .handToStateReceivables, .returnFromStateReceivables, .refer:
            nil
        }
    }

    /// From ``SanctionState/secondWarning``.
    var fromSecondWarning: SanctionState? {
        switch self {
        case .orderExamination: .bpjsExamination
        case .dismiss: .noViolation
        case .imposeFine: .fine
        case .confirmCompliance: .complied
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .firstWarning
        case .recordPayment, .reportToInspectors, .recordInspectorsReply, .requestCopy, .reportCompliance,
            .recordVerification, .transfer, .recordDelivery, .fileObjection, .answerObjection, .fileAppeal,
            .decideAppeal, .changeLetter, .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            .secondWarning
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .summon, .recordExamination,
            .notifyResult, .issueFirstWarning, .issueSecondWarning, .requestServiceDenial, .withdrawRequest,
            .returnRequest, .refuseRequest, .answerRequestInPart, .activateDenial, .liftDenial, .liftDenialInPart,
            .billArrears, .agreeInstalments, .recordDefault, .mandateProsecutor, .recordNegotiation, .returnDebt,
            .handToStateReceivables, .returnFromStateReceivables, .refer:
            nil
        }
    }

    /// From ``SanctionState/fine``.
    var fromFine: SanctionState? {
        switch self {
        case .orderExamination: .bpjsExamination
        case .dismiss: .noViolation
        case .requestServiceDenial: .serviceDenialRequested
        case .confirmCompliance: .complied
        case .refer: .referred
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .secondWarning
        case .recordPayment, .reportToInspectors, .recordInspectorsReply, .requestCopy, .reportCompliance,
            .recordVerification, .transfer, .recordDelivery, .fileObjection, .answerObjection, .fileAppeal,
            .decideAppeal, .changeLetter, .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            .fine
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .summon, .recordExamination,
            .notifyResult, .issueFirstWarning, .issueSecondWarning, .imposeFine, .withdrawRequest, .returnRequest,
            .refuseRequest, .answerRequestInPart, .activateDenial, .liftDenial, .liftDenialInPart, .billArrears,
            .agreeInstalments, .recordDefault, .mandateProsecutor, .recordNegotiation, .returnDebt,
            .handToStateReceivables, .returnFromStateReceivables:
            nil
        }
    }

    /// From ``SanctionState/serviceDenialRequested``.
    var fromServiceDenialRequested: SanctionState? {
        switch self {
        case .withdrawRequest, .returnRequest, .refuseRequest: .fine
        case .activateDenial: .serviceDenialActive
        case .closeAsGone: .closedOrMoved
        case .recordPayment, .requestServiceDenial, .answerRequestInPart, .reportToInspectors, .recordInspectorsReply,
            .requestCopy, .reportCompliance, .recordVerification, .transfer, .recordDelivery, .fileObjection,
            .answerObjection, .fileAppeal, .decideAppeal, .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            .serviceDenialRequested
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .orderExamination, .summon,
            .recordExamination, .notifyResult, .dismiss, .issueFirstWarning, .issueSecondWarning, .imposeFine,
            .liftDenial, .liftDenialInPart, .billArrears, .agreeInstalments, .recordDefault, .mandateProsecutor,
            .recordNegotiation, .returnDebt, .handToStateReceivables, .returnFromStateReceivables, .confirmCompliance,
            .refer, .withdraw, .revokeLetter, .changeLetter:
            nil
        }
    }

    /// From ``SanctionState/serviceDenialActive``.
    var fromServiceDenialActive: SanctionState? {
        switch self {
        case .liftDenial: .sanctionLifted
        case .refer: .referred
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .fine
        case .recordPayment, .requestServiceDenial, .withdrawRequest, .returnRequest, .refuseRequest, .activateDenial,
            .liftDenialInPart, .reportToInspectors, .recordInspectorsReply, .requestCopy, .reportCompliance,
            .recordVerification, .transfer, .recordDelivery, .fileObjection, .answerObjection, .fileAppeal,
            .decideAppeal, .changeLetter, .postNotice, .linkAllegedSuccessor, .addRemark, .adoptRules:
            .serviceDenialActive
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .orderExamination, .summon,
            .recordExamination, .notifyResult, .dismiss, .issueFirstWarning, .issueSecondWarning, .imposeFine,
            .answerRequestInPart, .billArrears, .agreeInstalments, .recordDefault,
            .mandateProsecutor, .recordNegotiation, .returnDebt, .handToStateReceivables, .returnFromStateReceivables,
            .confirmCompliance, .withdraw:
            nil
        }
    }

    /// From ``SanctionState/sanctionLifted``.
    var fromSanctionLifted: SanctionState? {
        switch self {
        case .confirmCompliance: .complied
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .recordPayment, .reportToInspectors, .recordInspectorsReply, .requestCopy, .reportCompliance,
            .recordVerification, .transfer, .recordDelivery, .postNotice, .linkAllegedSuccessor, .addRemark,
            .adoptRules:
            .sanctionLifted
        case .indicate, .acceptRecommendation, .takeOver, .reopen, .notify, .orderExamination, .summon,
            .recordExamination, .notifyResult, .dismiss, .issueFirstWarning, .issueSecondWarning, .imposeFine,
            .requestServiceDenial, .withdrawRequest, .returnRequest, .refuseRequest, .answerRequestInPart,
            .activateDenial, .liftDenial, .liftDenialInPart, .billArrears, .agreeInstalments, .recordDefault,
            .mandateProsecutor, .recordNegotiation, .returnDebt, .handToStateReceivables, .returnFromStateReceivables,
            .refer, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter:
            nil
        }
    }
}

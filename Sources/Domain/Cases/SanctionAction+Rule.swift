extension SanctionAction {
    /// What the procedure says about this action. The rules stand together by stage; an action without one does not
    /// compile.
    public var rule: ActionRule {
        switch self {
        case .indicate: .indicate
        case .acceptRecommendation: .acceptRecommendation
        case .takeOver: .takeOverSanction
        case .reopen: .reopenSanction
        case .notify: .notify
        case .orderExamination: .orderExamination
        case .summon: .summonByBPJS
        case .recordExamination: .recordExamination
        case .notifyResult: .notifyResult
        case .dismiss: .dismiss
        case .issueFirstWarning: .issueFirstWarning
        case .issueSecondWarning: .issueSecondWarning
        case .imposeFine: .imposeFine
        case .recordPayment: .recordPayment
        case .requestServiceDenial: .requestServiceDenial
        case .withdrawRequest: .withdrawRequest
        case .returnRequest: .returnRequest
        case .refuseRequest: .refuseRequest
        case .answerRequestInPart: .answerRequestInPart
        case .activateDenial: .activateDenial
        case .liftDenial: .liftDenial
        case .liftDenialInPart: .liftDenialInPart
        case .billArrears: .billArrears
        case .agreeInstalments: .agreeInstalments
        case .recordDefault: .recordDefault
        case .mandateProsecutor: .mandateProsecutor
        case .recordNegotiation: .recordNegotiation
        case .returnDebt: .returnDebt
        case .handToStateReceivables: .handToStateReceivables
        case .returnFromStateReceivables: .returnFromStateReceivables
        case .reportToInspectors: .reportToInspectors
        case .recordInspectorsReply: .recordInspectorsReply
        case .requestCopy: .requestCopy
        case .reportCompliance: .reportComplianceToBPJS
        case .recordVerification: .recordSanctionVerification
        case .confirmCompliance: .confirmSanctionCompliance
        case .refer: .referSanction
        case .withdraw: .withdrawSanction
        case .closeAsGone: .closeSanctionAsGone
        case .transfer: .transferSanction
        case .recordDelivery: .recordSanctionDelivery
        case .fileObjection: .fileSanctionObjection
        case .answerObjection: .answerSanctionObjection
        case .fileAppeal: .fileSanctionAppeal
        case .decideAppeal: .decideSanctionAppeal
        case .revokeLetter: .revokeSanction
        case .changeLetter: .changeSanction
        case .postNotice: .postSanctionNotice
        case .linkAllegedSuccessor: .linkSuccessorByBPJS
        case .addRemark: .addSanctionRemark
        case .adoptRules: .adoptRulesOfSanction
        }
    }
}

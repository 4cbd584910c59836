extension InspectionAction {
    /// The states in which this action opens a new case; empty for an action on a running one.
    ///
    /// More than one state means that the request names the state.
    public var opens: [InspectionState] {
        switch self {
        case .propose, .receiveReport: [.proposed]
        case .reopen: [.proposed]
        case .takeOver: InspectionState.allCases.filter { !$0.isFinal }
        case .rejectProposal, .order, .cancelOrder, .renewOrder, .beginExamination, .recordRefusal,
            .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination, .submitReport, .returnReport,
            .draftFirstNote, .returnFirstNote, .checkFirstNote, .issueFirstNote, .recordDelivery, .requestExtension,
            .grantExtension, .refuseExtension, .suspendClock, .resumeClock, .reportCompliance, .beginVerification,
            .recordVerification, .returnToFirstNote, .draftSecondNote, .returnSecondNote, .checkSecondNote,
            .issueSecondNote, .confirmCompliance, .confirmNoViolation, .submitNoncomplianceReport, .recommend,
            .reportIncident, .declineToRecommendation, .declineToExamination, .openInvestigation, .sendSPDP,
            .handOverFile, .returnFile, .declareFileComplete, .handOverSuspect, .stopInvestigation, .recordVerdict,
            .refer, .withdraw, .closeAsGone, .transfer, .issueDetermination, .fileObjection, .answerObjection,
            .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter, .postNotice, .answerBPJSReport, .issueCopy,
            .linkAllegedSuccessor, .addRemark, .adoptRules, .logVisit, .recordFinding:
            []
        }
    }
}

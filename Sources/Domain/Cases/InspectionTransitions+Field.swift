// Where the actions of an inspection case lead from proposal to report.
// Written without `default`: a new action does not compile until it is decided for each state.

extension InspectionAction {
    /// From ``InspectionState/proposed``.
    var fromProposed: InspectionState? {
        switch self {
        case .rejectProposal: .withdrawn
        case .order: .ordered
        case .transfer, .postNotice, .answerBPJSReport, .linkAllegedSuccessor, .addRemark, .adoptRules, .logVisit:
            .proposed
        case .propose, .receiveReport, .takeOver, .reopen, .cancelOrder, .renewOrder, .beginExamination, .recordRefusal,
            .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination, .submitReport, .returnReport,
            .draftFirstNote, .returnFirstNote, .checkFirstNote, .issueFirstNote, .recordDelivery, .requestExtension,
            .grantExtension, .refuseExtension, .suspendClock, .resumeClock, .reportCompliance, .beginVerification,
            .recordVerification, .returnToFirstNote, .draftSecondNote, .returnSecondNote, .checkSecondNote,
            .issueSecondNote, .confirmCompliance, .confirmNoViolation, .submitNoncomplianceReport, .recommend,
            .reportIncident, .declineToRecommendation, .declineToExamination, .openInvestigation, .sendSPDP,
            .handOverFile, .returnFile, .declareFileComplete, .handOverSuspect, .stopInvestigation, .recordVerdict,
            .refer, .withdraw, .closeAsGone, .issueDetermination, .fileObjection, .answerObjection, .fileAppeal,
            .decideAppeal, .revokeLetter, .changeLetter, .issueCopy, .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/ordered``.
    var fromOrdered: InspectionState? {
        switch self {
        case .cancelOrder: .withdrawn
        case .beginExamination: .examining
        case .recordRefusal: .entryRefused
        case .closeAsGone: .closedOrMoved
        case .renewOrder, .transfer, .postNotice, .answerBPJSReport, .linkAllegedSuccessor, .addRemark, .adoptRules,
            .logVisit:
            .ordered
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .recordDocumentRefusal,
            .requestPoliceHelp, .summon, .resumeExamination, .submitReport, .returnReport, .draftFirstNote,
            .returnFirstNote, .checkFirstNote, .issueFirstNote, .recordDelivery, .requestExtension, .grantExtension,
            .refuseExtension, .suspendClock, .resumeClock, .reportCompliance, .beginVerification, .recordVerification,
            .returnToFirstNote, .draftSecondNote, .returnSecondNote, .checkSecondNote, .issueSecondNote,
            .confirmCompliance, .confirmNoViolation, .submitNoncomplianceReport, .recommend, .reportIncident,
            .declineToRecommendation, .declineToExamination, .openInvestigation, .sendSPDP, .handOverFile, .returnFile,
            .declareFileComplete, .handOverSuspect, .stopInvestigation, .recordVerdict, .refer, .withdraw,
            .issueDetermination, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter,
            .changeLetter, .issueCopy, .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/examining``.
    var fromExamining: InspectionState? {
        switch self {
        case .recordRefusal, .recordDocumentRefusal: .entryRefused
        case .submitReport: .reporting
        case .reportIncident: .incidentReport
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .renewOrder, .transfer, .postNotice, .answerBPJSReport, .linkAllegedSuccessor, .addRemark, .adoptRules,
            .logVisit,
            .recordFinding:
            .examining
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .beginExamination,
            .requestPoliceHelp, .summon, .resumeExamination, .returnReport, .draftFirstNote, .returnFirstNote,
            .checkFirstNote, .issueFirstNote, .recordDelivery, .requestExtension, .grantExtension, .refuseExtension,
            .suspendClock, .resumeClock, .reportCompliance, .beginVerification, .recordVerification, .returnToFirstNote,
            .draftSecondNote, .returnSecondNote, .checkSecondNote, .issueSecondNote, .confirmCompliance,
            .confirmNoViolation, .submitNoncomplianceReport, .recommend, .declineToRecommendation,
            .declineToExamination, .openInvestigation, .sendSPDP, .handOverFile, .returnFile, .declareFileComplete,
            .handOverSuspect, .stopInvestigation, .recordVerdict, .refer, .issueDetermination, .fileObjection,
            .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter, .issueCopy:
            nil
        }
    }

    /// From ``InspectionState/entryRefused``.
    var fromEntryRefused: InspectionState? {
        switch self {
        case .resumeExamination: .examining
        case .reportIncident: .incidentReport
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .renewOrder, .requestPoliceHelp, .summon, .recordDelivery, .transfer, .postNotice, .answerBPJSReport,
            .linkAllegedSuccessor, .addRemark, .adoptRules, .logVisit, .recordFinding:
            .entryRefused
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .beginExamination,
            .recordRefusal, .recordDocumentRefusal, .submitReport, .returnReport, .draftFirstNote, .returnFirstNote,
            .checkFirstNote, .issueFirstNote, .requestExtension, .grantExtension, .refuseExtension, .suspendClock,
            .resumeClock, .reportCompliance, .beginVerification, .recordVerification, .returnToFirstNote,
            .draftSecondNote, .returnSecondNote, .checkSecondNote, .issueSecondNote, .confirmCompliance,
            .confirmNoViolation, .submitNoncomplianceReport, .recommend, .declineToRecommendation,
            .declineToExamination, .openInvestigation, .sendSPDP, .handOverFile, .returnFile, .declareFileComplete,
            .handOverSuspect, .stopInvestigation, .recordVerdict, .refer, .issueDetermination, .fileObjection,
            .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter, .issueCopy:
            nil
        }
    }

    /// From ``InspectionState/reporting``.
    var fromReporting: InspectionState? {
        switch self {
        case .returnReport: .examining
        case .draftFirstNote: .firstNoteDrafted
        case .confirmCompliance: .complied
        case .confirmNoViolation: .noViolation
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .recordDelivery, .reportCompliance, .recordVerification, .transfer, .issueDetermination, .postNotice,
            .answerBPJSReport, .linkAllegedSuccessor, .addRemark, .adoptRules, .logVisit, .recordFinding:
            .reporting
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .renewOrder,
            .beginExamination, .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination,
            .submitReport, .returnFirstNote, .checkFirstNote, .issueFirstNote, .requestExtension, .grantExtension,
            .refuseExtension, .suspendClock, .resumeClock, .beginVerification, .returnToFirstNote, .draftSecondNote,
            .returnSecondNote, .checkSecondNote, .issueSecondNote, .submitNoncomplianceReport, .recommend,
            .reportIncident, .declineToRecommendation, .declineToExamination, .openInvestigation, .sendSPDP,
            .handOverFile, .returnFile, .declareFileComplete, .handOverSuspect, .stopInvestigation, .recordVerdict,
            .refer, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter,
            .issueCopy:
            nil
        }
    }
}

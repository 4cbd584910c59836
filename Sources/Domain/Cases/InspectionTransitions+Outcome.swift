// Where the actions of an inspection case lead after the notes.
// Written without `default`: a new action does not compile until it is decided for each state.

extension InspectionAction {
    /// From ``InspectionState/recommended``.
    var fromRecommended: InspectionState? {
        switch self {
        case .confirmCompliance: .complied
        case .reportIncident: .incidentReport
        case .refer: .referred
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .firstNoteVerification
        case .renewOrder, .recordDelivery, .reportCompliance, .recordVerification, .transfer, .fileObjection,
            .answerObjection, .fileAppeal, .decideAppeal, .postNotice, .answerBPJSReport, .issueCopy,
            .linkAllegedSuccessor, .addRemark, .adoptRules, .logVisit:
            .recommended
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .beginExamination,
            .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination, .submitReport,
            .returnReport, .draftFirstNote, .returnFirstNote, .checkFirstNote, .issueFirstNote, .requestExtension,
            .grantExtension, .refuseExtension, .suspendClock, .resumeClock, .beginVerification, .returnToFirstNote,
            .draftSecondNote, .returnSecondNote, .checkSecondNote, .issueSecondNote, .confirmNoViolation,
            .submitNoncomplianceReport, .recommend, .declineToRecommendation, .declineToExamination, .openInvestigation,
            .sendSPDP, .handOverFile, .returnFile, .declareFileComplete, .handOverSuspect, .stopInvestigation,
            .recordVerdict, .issueDetermination, .changeLetter, .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/incidentReport``.
    var fromIncidentReport: InspectionState? {
        switch self {
        case .declineToRecommendation: .recommended
        case .declineToExamination: .examining
        case .openInvestigation: .investigation
        case .addRemark, .adoptRules:
            .incidentReport
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .renewOrder,
            .beginExamination, .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination,
            .submitReport, .returnReport, .draftFirstNote, .returnFirstNote, .checkFirstNote, .issueFirstNote,
            .recordDelivery, .requestExtension, .grantExtension, .refuseExtension, .suspendClock, .resumeClock,
            .reportCompliance, .beginVerification, .recordVerification, .returnToFirstNote, .draftSecondNote,
            .returnSecondNote, .checkSecondNote, .issueSecondNote, .confirmCompliance, .confirmNoViolation,
            .submitNoncomplianceReport, .recommend, .reportIncident, .sendSPDP, .handOverFile, .returnFile,
            .declareFileComplete, .handOverSuspect, .stopInvestigation, .recordVerdict, .refer, .withdraw, .closeAsGone,
            .transfer, .issueDetermination, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter,
            .changeLetter, .postNotice, .answerBPJSReport, .issueCopy, .linkAllegedSuccessor, .logVisit, .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/investigation``.
    var fromInvestigation: InspectionState? {
        switch self {
        case .handOverFile: .prosecution
        case .stopInvestigation: .referred
        case .sendSPDP, .addRemark, .adoptRules:
            .investigation
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .renewOrder,
            .beginExamination, .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination,
            .submitReport, .returnReport, .draftFirstNote, .returnFirstNote, .checkFirstNote, .issueFirstNote,
            .recordDelivery, .requestExtension, .grantExtension, .refuseExtension, .suspendClock, .resumeClock,
            .reportCompliance, .beginVerification, .recordVerification, .returnToFirstNote, .draftSecondNote,
            .returnSecondNote, .checkSecondNote, .issueSecondNote, .confirmCompliance, .confirmNoViolation,
            .submitNoncomplianceReport, .recommend, .reportIncident, .declineToRecommendation, .declineToExamination,
            .openInvestigation, .returnFile, .declareFileComplete, .handOverSuspect, .recordVerdict, .refer, .withdraw,
            .closeAsGone, .transfer, .issueDetermination, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal,
            .revokeLetter, .changeLetter, .postNotice, .answerBPJSReport, .issueCopy, .linkAllegedSuccessor, .logVisit,
            .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/prosecution``.
    var fromProsecution: InspectionState? {
        switch self {
        case .returnFile: .investigation
        case .recordVerdict: .referred
        case .declareFileComplete, .handOverSuspect, .addRemark, .adoptRules:
            .prosecution
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .renewOrder,
            .beginExamination, .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination,
            .submitReport, .returnReport, .draftFirstNote, .returnFirstNote, .checkFirstNote, .issueFirstNote,
            .recordDelivery, .requestExtension, .grantExtension, .refuseExtension, .suspendClock, .resumeClock,
            .reportCompliance, .beginVerification, .recordVerification, .returnToFirstNote, .draftSecondNote,
            .returnSecondNote, .checkSecondNote, .issueSecondNote, .confirmCompliance, .confirmNoViolation,
            .submitNoncomplianceReport, .recommend, .reportIncident, .declineToRecommendation, .declineToExamination,
            .openInvestigation, .sendSPDP, .handOverFile, .stopInvestigation, .refer, .withdraw, .closeAsGone,
            .transfer, .issueDetermination, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter,
            .changeLetter, .postNotice, .answerBPJSReport, .issueCopy, .linkAllegedSuccessor, .logVisit, .recordFinding:
            nil
        }
    }
}

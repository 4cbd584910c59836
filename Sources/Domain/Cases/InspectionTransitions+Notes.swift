// Where the actions of an inspection case lead while notes are drafted, issued and verified.
// Written without `default`: a new action does not compile until it is decided for each state.

extension InspectionAction {
    /// From ``InspectionState/firstNoteDrafted``.
    var fromFirstNoteDrafted: InspectionState? {
        switch self {
        case .returnFirstNote: .reporting
        case .issueFirstNote: .firstNote
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .draftFirstNote, .checkFirstNote, .transfer, .postNotice, .answerBPJSReport, .linkAllegedSuccessor,
            .addRemark, .adoptRules, .logVisit:
            .firstNoteDrafted
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .renewOrder,
            .beginExamination, .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination,
            .submitReport, .returnReport, .recordDelivery, .requestExtension, .grantExtension, .refuseExtension,
            .suspendClock, .resumeClock, .reportCompliance, .beginVerification, .recordVerification, .returnToFirstNote,
            .draftSecondNote, .returnSecondNote, .checkSecondNote, .issueSecondNote, .confirmCompliance,
            .confirmNoViolation, .submitNoncomplianceReport, .recommend, .reportIncident, .declineToRecommendation,
            .declineToExamination, .openInvestigation, .sendSPDP, .handOverFile, .returnFile, .declareFileComplete,
            .handOverSuspect, .stopInvestigation, .recordVerdict, .refer, .issueDetermination, .fileObjection,
            .answerObjection, .fileAppeal, .decideAppeal, .revokeLetter, .changeLetter, .issueCopy, .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/firstNote``.
    var fromFirstNote: InspectionState? {
        switch self {
        case .beginVerification: .firstNoteVerification
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .reporting
        case .recordDelivery, .requestExtension, .grantExtension, .refuseExtension, .suspendClock, .resumeClock,
            .reportCompliance, .transfer, .issueDetermination, .fileObjection, .answerObjection, .fileAppeal,
            .decideAppeal, .changeLetter, .postNotice, .answerBPJSReport, .issueCopy, .linkAllegedSuccessor,
            .addRemark, .adoptRules, .logVisit:
            .firstNote
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .renewOrder,
            .beginExamination, .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination,
            .submitReport, .returnReport, .draftFirstNote, .returnFirstNote, .checkFirstNote, .issueFirstNote,
            .recordVerification, .returnToFirstNote, .draftSecondNote, .returnSecondNote, .checkSecondNote,
            .issueSecondNote, .confirmCompliance, .confirmNoViolation, .submitNoncomplianceReport, .recommend,
            .reportIncident, .declineToRecommendation, .declineToExamination, .openInvestigation, .sendSPDP,
            .handOverFile, .returnFile, .declareFileComplete, .handOverSuspect, .stopInvestigation, .recordVerdict,
            .refer, .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/firstNoteVerification``.
    var fromFirstNoteVerification: InspectionState? {
        switch self {
        case .draftFirstNote: .firstNoteDrafted
        case .returnToFirstNote, .changeLetter: .firstNote
        case .issueSecondNote: .secondNote
        case .confirmCompliance: .complied
        case .confirmNoViolation: .noViolation
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .reporting
        case .renewOrder, .recordDelivery, .reportCompliance, .recordVerification, .draftSecondNote,
            .returnSecondNote, .checkSecondNote, .transfer, .issueDetermination, .fileObjection, .answerObjection,
            .fileAppeal, .decideAppeal, .postNotice, .answerBPJSReport, .issueCopy, .linkAllegedSuccessor, .addRemark,
            .adoptRules,
            .logVisit:
            .firstNoteVerification
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .beginExamination,
            .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination, .submitReport,
            .returnReport, .returnFirstNote, .checkFirstNote, .issueFirstNote, .requestExtension, .grantExtension,
            .refuseExtension, .suspendClock, .resumeClock, .beginVerification, .submitNoncomplianceReport, .recommend,
            .reportIncident, .declineToRecommendation, .declineToExamination, .openInvestigation, .sendSPDP,
            .handOverFile, .returnFile, .declareFileComplete, .handOverSuspect, .stopInvestigation, .recordVerdict,
            .refer, .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/secondNote``.
    var fromSecondNote: InspectionState? {
        switch self {
        case .beginVerification: .secondNoteVerification
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .firstNoteVerification
        case .recordDelivery, .requestExtension, .grantExtension, .refuseExtension, .suspendClock, .resumeClock,
            .reportCompliance, .transfer, .issueDetermination, .fileObjection, .answerObjection, .fileAppeal,
            .decideAppeal, .changeLetter, .postNotice, .answerBPJSReport, .issueCopy, .linkAllegedSuccessor,
            .addRemark, .adoptRules, .logVisit:
            .secondNote
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .renewOrder,
            .beginExamination, .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination,
            .submitReport, .returnReport, .draftFirstNote, .returnFirstNote, .checkFirstNote, .issueFirstNote,
            .recordVerification, .returnToFirstNote, .draftSecondNote, .returnSecondNote, .checkSecondNote,
            .issueSecondNote, .confirmCompliance, .confirmNoViolation, .submitNoncomplianceReport, .recommend,
            .reportIncident, .declineToRecommendation, .declineToExamination, .openInvestigation, .sendSPDP,
            .handOverFile, .returnFile, .declareFileComplete, .handOverSuspect, .stopInvestigation, .recordVerdict,
            .refer, .recordFinding:
            nil
        }
    }

    /// From ``InspectionState/secondNoteVerification``.
    var fromSecondNoteVerification: InspectionState? {
        switch self {
        case .draftFirstNote: .firstNoteDrafted
        case .confirmCompliance: .complied
        case .confirmNoViolation: .noViolation
        case .recommend: .recommended
        case .reportIncident: .incidentReport
        case .withdraw: .withdrawn
        case .closeAsGone: .closedOrMoved
        case .revokeLetter: .firstNoteVerification
        case .changeLetter: .secondNote
        case .renewOrder, .recordDelivery, .reportCompliance, .recordVerification, .submitNoncomplianceReport,
            .transfer, .issueDetermination, .fileObjection, .answerObjection, .fileAppeal, .decideAppeal, .postNotice,
            .answerBPJSReport, .issueCopy, .linkAllegedSuccessor, .addRemark, .adoptRules, .logVisit:
            .secondNoteVerification
        case .propose, .receiveReport, .takeOver, .reopen, .rejectProposal, .order, .cancelOrder, .beginExamination,
            .recordRefusal, .recordDocumentRefusal, .requestPoliceHelp, .summon, .resumeExamination, .submitReport,
            .returnReport, .returnFirstNote, .checkFirstNote, .issueFirstNote, .requestExtension, .grantExtension,
            .refuseExtension, .suspendClock, .resumeClock, .beginVerification, .returnToFirstNote, .draftSecondNote,
            .returnSecondNote, .checkSecondNote, .issueSecondNote, .declineToRecommendation, .declineToExamination,
            .openInvestigation, .sendSPDP, .handOverFile, .returnFile, .declareFileComplete, .handOverSuspect,
            .stopInvestigation, .recordVerdict, .refer, .recordFinding:
            nil
        }
    }
}

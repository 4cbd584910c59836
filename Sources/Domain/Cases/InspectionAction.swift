/// What can be done on an inspection case. Raw values are the codes of the API and of the database.
public enum InspectionAction: String, Sendable, Hashable, Codable, CaseIterable {
    /// Opens a case: proposes to inspect a firm.
    case propose
    /// Opens a case on BPJS' report: it lands as a proposal, which waits for the coordinator.
    case receiveReport = "receive_report"
    /// Opens a case that already runs on paper, in the state it has reached.
    case takeOver = "take_over"
    /// Opens a new case linked to an ended one: new evidence, relapse or false proof.
    case reopen
    /// Rejects the proposal.
    case rejectProposal = "reject_proposal"
    /// Orders the inspection by a letter of assignment (SPT).
    case order
    /// Cancels the order; the number stays void.
    case cancelOrder = "cancel_order"
    /// Renews an order that has run out or needs other inspectors.
    case renewOrder = "renew_order"
    /// Begins the examination by a visit under the order.
    case beginExamination = "begin_examination"
    /// Records refused entry, with minutes.
    case recordRefusal = "record_refusal"
    /// Records refused documents or information, with minutes.
    case recordDocumentRefusal = "record_document_refusal"
    /// Asks the police for help to enter.
    case requestPoliceHelp = "request_police_help"
    /// Summons the employer to the office.
    case summon
    /// Resumes the examination after a refusal.
    case resumeExamination = "resume_examination"
    /// Submits the inspection report (LHP).
    case submitReport = "submit_report"
    /// Returns the report for supplement.
    case returnReport = "return_report"
    /// Drafts the first note, or a new version of its draft.
    case draftFirstNote = "draft_first_note"
    /// Returns the draft of the first note.
    case returnFirstNote = "return_first_note"
    /// Checks the draft of the first note.
    case checkFirstNote = "check_first_note"
    /// Signs and issues the first note.
    case issueFirstNote = "issue_first_note"
    /// Records how and when a letter reached the employer, or that it came back.
    case recordDelivery = "record_delivery"
    /// Records the employer's written request for more time.
    case requestExtension = "request_extension"
    /// Grants the extension on a named legal basis.
    case grantExtension = "grant_extension"
    /// Refuses the extension with a reason.
    case refuseExtension = "refuse_extension"
    /// Suspends the note's clock on a named legal basis.
    case suspendClock = "suspend_clock"
    /// Lets the suspended clock run again.
    case resumeClock = "resume_clock"
    /// Records the employer's report that it has complied.
    case reportCompliance = "report_compliance"
    /// Begins to verify compliance with the note.
    case beginVerification = "begin_verification"
    /// Records per finding whether it is remedied.
    case recordVerification = "record_verification"
    /// Grants a new period for the findings that remain.
    case returnToFirstNote = "return_to_first_note"
    /// Drafts the second note.
    case draftSecondNote = "draft_second_note"
    /// Returns the draft of the second note.
    case returnSecondNote = "return_second_note"
    /// Checks the draft of the second note.
    case checkSecondNote = "check_second_note"
    /// Signs and issues the second note, the last warning.
    case issueSecondNote = "issue_second_note"
    /// Confirms, as a second person, that every finding is closed.
    case confirmCompliance = "confirm_compliance"
    /// Confirms that there is, or was, no violation.
    case confirmNoViolation = "confirm_no_violation"
    /// Submits the report of non-compliance to the head of office.
    case submitNoncomplianceReport = "submit_noncompliance_report"
    /// Recommends a sanction to the competent body.
    case recommend
    /// Reports an incident that may be a crime; the file closes to all but the investigators.
    case reportIncident = "report_incident"
    /// Finds no criminal norm and turns to a recommendation.
    case declineToRecommendation = "decline_to_recommendation"
    /// Finds no criminal norm and returns the case to examination.
    case declineToExamination = "decline_to_examination"
    /// Opens the investigation by order (sprindik).
    case openInvestigation = "open_investigation"
    /// Sends the notice that an investigation has begun (SPDP).
    case sendSPDP = "send_spdp"
    /// Hands the case file to the prosecutor through the police supervisor of PPNS.
    case handOverFile = "hand_over_file"
    /// Records that the prosecutor returned the file with instructions (P-18, P-19).
    case returnFile = "return_file"
    /// Records that the prosecutor found the file complete (P-21).
    case declareFileComplete = "declare_file_complete"
    /// Hands over suspect and evidence after P-21.
    case handOverSuspect = "hand_over_suspect"
    /// Stops the investigation (SP3), with its result.
    case stopInvestigation = "stop_investigation"
    /// Records the court's verdict.
    case recordVerdict = "record_verdict"
    /// Hands the case to another authority.
    case refer
    /// Withdraws what was issued in error; the numbers stay void.
    case withdraw
    /// Closes the case of a firm that has closed or moved away, with proof.
    case closeAsGone = "close_as_gone"
    /// Transfers the case to another office; clocks run on.
    case transfer
    /// Issues a determination (penetapan) beside the note.
    case issueDetermination = "issue_determination"
    /// Records the employer's objection to a letter.
    case fileObjection = "file_objection"
    /// Answers the objection.
    case answerObjection = "answer_objection"
    /// Records the employer's administrative appeal.
    case fileAppeal = "file_appeal"
    /// Records the superior's decision on the appeal.
    case decideAppeal = "decide_appeal"
    /// Revokes the letter after an objection or appeal was granted; the case steps back.
    case revokeLetter = "revoke_letter"
    /// Replaces the letter after an objection or appeal was granted; it must be delivered anew.
    case changeLetter = "change_letter"
    /// Posts what this case learned to the linked case of the other track.
    case postNotice = "post_notice"
    /// Answers BPJS' report with a dated letter.
    case answerBPJSReport = "answer_bpjs_report"
    /// Issues a formal copy or excerpt of a secret note on request.
    case issueCopy = "issue_copy"
    /// Links a firm alleged to continue another one, with evidence; never a merge.
    case linkAllegedSuccessor = "link_alleged_successor"
    /// Adds a remark to the log.
    case addRemark = "add_remark"
    /// A visit that moves nothing: before the order, nobody there, closed, postponed, or one more of many.
    case logVisit = "log_visit"
    /// A finding of the examination; what it says stands in the finding itself.
    case recordFinding = "record_finding"
    /// Moves the case to another version of the rules; only by a migration, never as a step.
    case adoptRules = "adopt_rules"
}

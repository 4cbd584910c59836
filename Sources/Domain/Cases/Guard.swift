/// A condition that a case must meet before an action. What it looks at is in ``CaseFacts``; how it is checked is in
/// ``Guard/failure(in:)``. Raw values are the codes of reasons in problem documents.
public enum Guard: String, Sendable, Hashable, Codable, CaseIterable {
    /// The subject is an employer other than a state body, not a person working on own account (UU 24/2011 art. 17; PP
    /// 86/2013).
    case subjectMayBeSanctioned = "subject_may_be_sanctioned"
    /// Only an investigator takes over a case into a closed file, and an investigator nothing else.
    case closedFileByInvestigator = "closed_file_by_investigator"
    /// A visit examined the firm, and an order covers its day and an inspector of it (domain guard 8).
    case visitUnderOrder = "visit_under_order"
    /// A visit that an order covers examined something, or was refused (domain guard 8).
    case visitSupportsFinding = "visit_supports_finding"
    /// A visit under an order was refused.
    case refusedVisitUnderOrder = "refused_visit_under_order"
    /// A visit under an order was refused or could examine only a part.
    case hinderedVisitUnderOrder = "hindered_visit_under_order"
    /// After the refusal a visit under an order examined the firm.
    case visitAfterRefusal = "visit_after_refusal"
    /// At least one examined finding is open; an indication is not a finding.
    case openExaminedFinding = "open_examined_finding"
    /// While a note is verified, a new first note needs an open finding that no note carries yet.
    case findingNotOnNote = "finding_not_on_note"
    /// The note's period is not longer than the cap (parameter `note.days_cap`).
    case periodWithinCap = "period_within_cap"
    /// There is a draft that was neither issued nor returned.
    case draftMade = "draft_made"
    /// The latest draft was checked after it was made.
    case draftChecked = "draft_checked"
    /// The note reached the employer (UU 30/2014 art. 60; domain guard 2).
    case noteReceived = "note_received"
    /// The note's deadline, extensions included, has passed (domain guard 1).
    case noteDeadlinePassed = "note_deadline_passed"
    /// The note's deadline has passed, or the employer reported compliance.
    case deadlinePassedOrReported = "deadline_passed_or_reported"
    /// No finding is judged unremedied while the deadline cannot be computed.
    case deadlineResolved = "deadline_resolved"
    /// A request for more time comes before the deadline.
    case deadlineNotPassed = "deadline_not_passed"
    /// The period was not extended before: once at most.
    case neverExtended = "never_extended"
    /// A request for more time awaits its decision.
    case extensionRequested = "extension_requested"
    /// The extension is not longer than the original period.
    case extensionWithinPeriod = "extension_within_period"
    /// The note's clock runs.
    case clockRunning = "clock_running"
    /// The note's clock is suspended.
    case clockSuspended = "clock_suspended"
    /// Every finding named is an open finding of this case, each named once.
    case findingsKnown = "findings_known"
    /// The verification of this round is recorded.
    case verificationRecorded = "verification_recorded"
    /// Every finding is closed, at least one because it was remedied.
    case allFindingsClosed = "all_findings_closed"
    /// No examined finding is open, and none was remedied: there is, or was, no violation.
    case noFoundedFinding = "no_founded_finding"
    /// Some findings are remedied and some remain.
    case partlyRemedied = "partly_remedied"
    /// The inspector's report of non-compliance was submitted (model: PP 37/2021 art. 47).
    case noncomplianceReported = "noncompliance_reported"
    /// A note was issued and not withdrawn.
    case noteIssued = "note_issued"
    /// An examined finding of contributions due and not paid or remitted, or of obstruction, is open (UU 24/2011 art.
    /// 19 and 55; UU 3/1951 art. 6; domain guard 6).
    case criminalFinding = "criminal_finding"
    /// The notice of investigation was sent since the investigation opened.
    case spdpSent = "spdp_sent"
    /// The prosecutor declared the file complete (P-21).
    case fileComplete = "file_complete"
    /// The file was not declared complete since it was handed over.
    case fileNotComplete = "file_not_complete"
    /// The letter named was made on this case and still awaits its receipt.
    case letterAwaitsReceipt = "letter_awaits_receipt"
    /// The letter objected to reached the employer.
    case letterReceived = "letter_received"
    /// The objection comes within its period after receipt (UU 30/2014 art. 75-78).
    case withinObjectionWindow = "within_objection_window"
    /// No objection awaits its answer.
    case noObjectionPending = "no_objection_pending"
    /// An objection awaits its answer.
    case objectionPending = "objection_pending"
    /// An answer after the period may only grant: silence counts as granted (UU 30/2014 art. 77(5)-(7)).
    case silenceGrants = "silence_grants"
    /// The objection was answered and refused.
    case objectionRefused = "objection_refused"
    /// The appeal comes within its period after the answer (UU 30/2014 art. 75-78).
    case withinAppealWindow = "within_appeal_window"
    /// An appeal awaits its decision.
    case appealPending = "appeal_pending"
    /// The objection or the appeal was granted, or silence granted it.
    case objectionGranted = "objection_granted"
    /// No objection or appeal was granted whose letter still stands: it is revoked or changed first (UU 30/2014 art. 77).
    case noGrantedObjection = "no_granted_objection"
    /// A visit found the firm closed, moved or not to be found.
    case firmGoneFieldCheck = "firm_gone_field_check"
    /// Who closes the case did not make the field check alone.
    case notOwnFieldCheck = "not_own_field_check"
    /// What is still owed is recorded as a debt, which survives the case.
    case balanceHasDebtRecord = "balance_has_debt_record"
    /// BPJS reported this firm to the inspectors.
    case bpjsReportReceived = "bpjs_report_received"
    /// An examined finding of a duty of PP 86/2013 art. 3, or of JHT arrears (PP 46/2015 art. 33(1)), is open; from
    /// collection only JHT arrears.
    case warnableFinding = "warnable_finding"
    /// An examined finding of contributions due and unpaid is open.
    case contributionFinding = "contribution_finding"
    /// The examination's result is recorded.
    case examinationRecorded = "examination_recorded"
    /// The first warning reached the employer.
    case firstWarningReceived = "first_warning_received"
    /// The first warning's period has ended (PP 86/2013 art. 10(2)).
    case firstWarningExpired = "first_warning_expired"
    /// The second warning reached the employer.
    case secondWarningReceived = "second_warning_received"
    /// The second warning's period has ended (PP 86/2013 art. 10(3); domain guard 3).
    case secondWarningExpired = "second_warning_expired"
    /// The fine is imposed at the latest 30 days after the second warning ended (PP 86/2013 art. 7(1)).
    case withinFineWindow = "within_fine_window"
    /// The fine is not paid in full (PP 86/2013 art. 10(6); domain guard 4).
    case fineUnpaid = "fine_unpaid"
    /// The day for paying the fine has passed (PP 86/2013 art. 10(5)).
    case finePaymentDue = "fine_payment_due"
    /// After a fine a new decision needs it paid with the duty still undone; after the second warning, that the time
    /// for the fine has lapsed.
    case newDecisionAllowed = "new_decision_allowed"
    /// A request to the authority awaits its answer.
    case requestPending = "request_pending"
    /// No other request awaits its answer before the case goes back to the fine.
    case lastPendingRequest = "last_pending_request"
    /// Another authority still decides.
    case otherRequestsPending = "other_requests_pending"
    /// It is the last denial in force and no request awaits its answer.
    case lastActiveDenial = "last_active_denial"
    /// Another denial stays in force.
    case otherDenialsActive = "other_denials_active"
    /// No other denial is in force and no request awaits its answer, so that the case may step back from the denial.
    case onlyDenialStanding = "only_denial_standing"
    /// The duty is done: registered and fine paid (PP 86/2013 art. 10(7)a), or data complete and correct (art. 10(7)b).
    case dutyDoneForLifting = "duty_done_for_lifting"
    /// The fine is paid; or, for partial registration, its balance is a debt of its own.
    case fineSettledOrBooked = "fine_settled_or_booked"
    /// The case has a debt that is not settled.
    case debtOpen = "debt_open"
    /// An instalment plan was agreed.
    case instalmentsAgreed = "instalments_agreed"
    /// The debt was never with PUPN (domain guard 5).
    case neverWithStateReceivables = "never_with_state_receivables"
    /// The debt was never with law enforcement (PMK 54/2024; domain guard 5).
    case neverWithLawEnforcement = "never_with_law_enforcement"
    /// The debt reaches the least amount that PUPN takes (PMK 54/2024, parameter `pupn.minimum`).
    case debtAtLeastMinimum = "debt_at_least_minimum"
    /// BPJS reported this case to the inspectors.
    case reportedToInspectors = "reported_to_inspectors"
}

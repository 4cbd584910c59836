/// What can be done on a sanction case. Raw values are the codes of the API and of the database.
public enum SanctionAction: String, Sendable, Hashable, Codable, CaseIterable {
    /// Opens a case on an indication from lists or a complaint.
    case indicate
    /// Opens a case on the inspectors' recommendation, as an indication or an examination.
    case acceptRecommendation = "accept_recommendation"
    /// Opens a case that already runs on paper, in the state it has reached.
    case takeOver = "take_over"
    /// Opens a new case linked to an ended one: new evidence, relapse or false proof.
    case reopen
    /// Notifies the employer of its duty.
    case notify
    /// Orders a BPJS examination, also for a new decision.
    case orderExamination = "order_examination"
    /// Summons the employer to the branch.
    case summon
    /// Records the examination's result (LHP).
    case recordExamination = "record_examination"
    /// Notifies the employer of the examination's result.
    case notifyResult = "notify_result"
    /// Ends the case: no violation.
    case dismiss
    /// Issues the first written warning.
    case issueFirstWarning = "issue_first_warning"
    /// Issues the second written warning.
    case issueSecondWarning = "issue_second_warning"
    /// Imposes the administrative fine.
    case imposeFine = "impose_fine"
    /// Records a payment on the fine or on the debt.
    case recordPayment = "record_payment"
    /// Asks an authority to deny services.
    case requestServiceDenial = "request_service_denial"
    /// Withdraws the request before it is granted.
    case withdrawRequest = "withdraw_request"
    /// Returns the request as incomplete.
    case returnRequest = "return_request"
    /// Refuses the request.
    case refuseRequest = "refuse_request"
    /// Records that one of several authorities returned or refused while others still decide.
    case answerRequestInPart = "answer_request_in_part"
    /// Puts the denial of a service in force.
    case activateDenial = "activate_denial"
    /// Lifts the last denial on proof.
    case liftDenial = "lift_denial"
    /// Lifts one denial while others stay in force.
    case liftDenialInPart = "lift_denial_in_part"
    /// Bills contributions in arrears.
    case billArrears = "bill_arrears"
    /// Agrees on an instalment plan.
    case agreeInstalments = "agree_instalments"
    /// Records that an instalment was not paid.
    case recordDefault = "record_default"
    /// Gives the district prosecutor a special power of attorney (SKK).
    case mandateProsecutor = "mandate_prosecutor"
    /// Records the minutes of the prosecutor's negotiation.
    case recordNegotiation = "record_negotiation"
    /// Records that the mandate was returned or has run out.
    case returnDebt = "return_debt"
    /// Hands the debt to the state receivables committee (PUPN).
    case handToStateReceivables = "hand_to_state_receivables"
    /// Records that PUPN returned the debt.
    case returnFromStateReceivables = "return_from_state_receivables"
    /// Reports the non-compliance to the labour inspectors; the case runs on.
    case reportToInspectors = "report_to_inspectors"
    /// Records the inspectors' dated reply to the report.
    case recordInspectorsReply = "record_inspectors_reply"
    /// Asks the inspectors for a formal copy or excerpt.
    case requestCopy = "request_copy"
    /// Records the employer's report that it has complied.
    case reportCompliance = "report_compliance"
    /// Records per finding whether it is remedied.
    case recordVerification = "record_verification"
    /// Confirms, as a second person, that every finding is closed.
    case confirmCompliance = "confirm_compliance"
    /// Hands the case to another authority.
    case refer
    /// Withdraws what was issued in error; the numbers stay void.
    case withdraw
    /// Closes the case of a firm that has closed or moved away, with proof.
    case closeAsGone = "close_as_gone"
    /// Transfers the case to another branch; clocks run on.
    case transfer
    /// Records how and when a letter reached the employer, or that it came back.
    case recordDelivery = "record_delivery"
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
    /// Links a firm alleged to continue another one, with evidence; never a merge.
    case linkAllegedSuccessor = "link_alleged_successor"
    /// Adds a remark to the log.
    case addRemark = "add_remark"
    /// Moves the case to another version of the rules; only by a migration, never as a step.
    case adoptRules = "adopt_rules"
}

import Domain

extension Problem {
    /// What a client is told when a gate of the log refuses: what the procedure itself would have said. It is asked
    /// first, so that a client reads this only where the database knows better.
    static let aboutGates: [String: Problem] = [
        "case_event_duties_apart": .forbidden(
            Words(
                id: "Anda sendiri yang melakukan tindakan yang diperiksa atau disahkan ini; mintalah orang lain.",
                en: "You yourself did what this act checks or approves; ask another person."
            )
        ),
        "case_event_first_note_received": .refused(.noteReceived),
        "case_event_first_note_expired": .refused(.noteDeadlinePassed),
        "case_event_open_finding": .refused(.openExaminedFinding),
        "case_event_first_warning_expired": .refused(.firstWarningExpired),
        "case_event_second_warning_expired": .refused(.secondWarningExpired),
        "case_event_within_fine_window": .refused(.withinFineWindow),
        "case_event_fine_payment_due": .refused(.finePaymentDue),
        "case_event_fine_unpaid": .refused(.fineUnpaid),
        "case_event_debt_may_be_handed_over": .refused(.debtOpen),
        "case_event_criminal_finding": .refused(.criminalFinding),
        "case_event_visit_covered_by_order": .refused(.visitUnderOrder),
    ]

    /// A refusal in the words of one guard.
    private static func refused(_ rule: Guard) -> Problem {
        .refused([.init(code: rule.rawValue, detail: rule.words, remedy: rule.remedy)])
    }
}

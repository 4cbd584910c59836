// The clocks of a sanction case. None may be extended or suspended (PP 86/2013 art. 6: at most).

extension ClockRule {
    static let indicationCheck = ClockRule(
        .serviceTarget,
        from: .act([.sanction(.indicate), .sanction(.acceptRecommendation), .sanction(.reopen)]),
        for: .days(.indicationCheckDays),
        in: [.sanction(.indicated)],
        then: [.sanction(.notify), .sanction(.orderExamination), .sanction(.dismiss)],
        basis: .practice
    )
    static let firstWarning = ClockRule(
        .legalDeadline,
        from: .delivery([.firstWarning]),
        for: .days(.firstWarningDays),
        in: [.sanction(.firstWarning)],
        voidedBy: [.sanction(.revokeLetter), .sanction(.changeLetter), .sanction(.withdraw)],
        then: [.sanction(.issueSecondWarning)],
        basis: .law("PP 86/2013 P6, P10(1)", .read)
    )
    static let secondWarning = ClockRule(
        .legalDeadline,
        from: .delivery([.secondWarning]),
        for: .days(.secondWarningDays),
        in: [.sanction(.secondWarning)],
        voidedBy: [
            .sanction(.revokeLetter), .sanction(.changeLetter), .sanction(.orderExamination), .sanction(.withdraw),
        ],
        then: [.sanction(.imposeFine)],
        basis: .law("PP 86/2013 P6, P10(2)", .read)
    )
    static let fineImposition = ClockRule(
        .legalWindow,
        from: .expiry(of: .secondWarning),
        for: .days(.fineImpositionDays),
        in: [.sanction(.secondWarning)],
        voidedBy: [
            .sanction(.revokeLetter), .sanction(.changeLetter), .sanction(.orderExamination), .sanction(.withdraw),
        ],
        then: [.sanction(.reportToInspectors), .sanction(.orderExamination)],
        closes: [.sanction(.imposeFine)],
        basis: .law("PP 86/2013 P7(1)", .read)
    )
    static let finePayment = ClockRule(
        .legalDeadline,
        from: .delivery([.fineDecision]),
        for: .nextMonth(on: .contributionDueDay),
        in: [.sanction(.fine)],
        voidedBy: [
            .sanction(.revokeLetter), .sanction(.changeLetter), .sanction(.orderExamination), .sanction(.withdraw),
        ],
        then: [.sanction(.requestServiceDenial), .sanction(.reportToInspectors)],
        rollForward: .contributionRollForward,
        basis: .law("PP 86/2013 P10(5)", .read)
    )
    static let inspectorsReport = ClockRule(
        .serviceTarget,
        from: .expiry(of: .finePayment),
        for: .days(.inspectorsReportDays),
        in: [.sanction(.fine), .sanction(.serviceDenialRequested), .sanction(.serviceDenialActive)],
        endedBy: [.sanction(.reportToInspectors)],
        voidedBy: [.sanction(.revokeLetter), .sanction(.changeLetter)],
        then: [.sanction(.reportToInspectors)],
        basis: .reportToInspectors
    )
    static let serviceDenialAnswer = ClockRule(
        .legalDeadline,
        from: .act([.sanction(.requestServiceDenial)]),
        for: .days(.serviceDenialAnswerDays),
        in: [.sanction(.serviceDenialRequested), .sanction(.serviceDenialActive)],
        endedBy: [
            .sanction(.activateDenial), .sanction(.returnRequest), .sanction(.refuseRequest),
            .sanction(.answerRequestInPart), .sanction(.withdrawRequest),
        ],
        then: [.sanction(.activateDenial), .sanction(.returnRequest), .sanction(.refuseRequest)],
        basis: .serviceDenialProcedure
    )
    static let mandateTerm = ClockRule(
        .legalDeadline,
        from: .act([.sanction(.mandateProsecutor)]),
        for: .named,
        in: [.sanction(.prosecutorMandate)],
        then: [.sanction(.returnDebt)],
        basis: .practice
    )
}

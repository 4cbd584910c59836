// The clocks that both tracks have.

extension ClockRule {
    private static let objectionStates: [CaseState] = states {
        $0.after(.inspection(.fileObjection)) != nil || $0.after(.sanction(.fileObjection)) != nil
    }

    static let delivery = ClockRule(
        .legalDeadline,
        from: .act([
            .inspection(.issueFirstNote), .inspection(.returnToFirstNote), .inspection(.issueSecondNote),
            .inspection(.changeLetter), .sanction(.issueFirstWarning), .sanction(.issueSecondWarning),
            .sanction(.imposeFine), .sanction(.activateDenial), .sanction(.liftDenial), .sanction(.liftDenialInPart),
            .sanction(.changeLetter),
        ]),
        for: .days(.deliveryDays),
        in: [
            .inspection(.firstNote), .inspection(.secondNote), .sanction(.firstWarning), .sanction(.secondWarning),
            .sanction(.fine), .sanction(.serviceDenialActive), .sanction(.sanctionLifted),
        ],
        endedBy: [.inspection(.recordDelivery), .sanction(.recordDelivery)],
        voidedBy: [.inspection(.revokeLetter), .sanction(.revokeLetter)],
        then: [.inspection(.recordDelivery), .sanction(.recordDelivery)],
        basis: .delivery
    )
    static let certificate = ClockRule(
        .serviceTarget,
        from: .act([.inspection(.reportCompliance), .sanction(.reportCompliance)]),
        for: .days(.certificateDays),
        in: states {
            $0.after(.inspection(.reportCompliance)) != nil || $0.after(.sanction(.reportCompliance)) != nil
        },
        endedBy: [.inspection(.recordVerification), .sanction(.recordVerification)],
        then: [
            .inspection(.beginVerification), .inspection(.recordVerification), .sanction(.recordVerification),
        ],
        basis: .law("PP 44/2015 P6(2), P7(1)", .read)
    )
    static let objectionFiling = ClockRule(
        .legalWindow,
        from: .delivery([
            .firstNote, .specialNote, .remainderNote, .secondNote, .determination, .firstWarning, .secondWarning,
            .fineDecision, .serviceDenialDecision,
        ]),
        for: .days(.objectionFilingDays),
        in: objectionStates,
        voidedBy: [
            .inspection(.revokeLetter), .inspection(.changeLetter), .sanction(.revokeLetter),
            .sanction(.changeLetter),
        ],
        closes: [.inspection(.fileObjection), .sanction(.fileObjection)],
        basis: .objection
    )
    static let objectionAnswer = ClockRule(
        .legalDeadline,
        from: .act([.inspection(.fileObjection), .sanction(.fileObjection)]),
        for: .days(.objectionAnswerDays),
        in: objectionStates,
        endedBy: [
            .inspection(.answerObjection), .inspection(.revokeLetter), .inspection(.changeLetter),
            .sanction(.answerObjection), .sanction(.revokeLetter), .sanction(.changeLetter),
        ],
        then: [
            .inspection(.answerObjection), .inspection(.revokeLetter), .inspection(.changeLetter),
            .sanction(.answerObjection), .sanction(.revokeLetter), .sanction(.changeLetter),
        ],
        basis: .law("UU 30/2014 P77(5)-(7)", .read)
    )
    static let objectionDecision = ClockRule(
        .legalDeadline,
        from: .expiry(of: .objectionAnswer),
        for: .days(.objectionDecisionDays),
        in: objectionStates,
        endedBy: [
            .inspection(.answerObjection), .inspection(.revokeLetter), .inspection(.changeLetter),
            .sanction(.answerObjection), .sanction(.revokeLetter), .sanction(.changeLetter),
        ],
        then: [
            .inspection(.answerObjection), .inspection(.revokeLetter), .inspection(.changeLetter),
            .sanction(.answerObjection), .sanction(.revokeLetter), .sanction(.changeLetter),
        ],
        basis: .law("UU 30/2014 P77(5)-(7)", .read)
    )
    static let appealFiling = ClockRule(
        .legalWindow,
        from: .delivery([.objectionAnswer]),
        for: .days(.appealFilingDays),
        in: objectionStates,
        endedBy: [.inspection(.fileAppeal), .sanction(.fileAppeal)],
        closes: [.inspection(.fileAppeal), .sanction(.fileAppeal)],
        basis: .objection
    )

    private static func states(where isIncluded: (CaseState) -> Bool) -> [CaseState] {
        Track.allCases.flatMap { CaseState.all(on: $0).filter(isIncluded) }
    }
}

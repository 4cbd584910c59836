// The clocks of an inspection case.

extension ClockRule {
    static let orderValidity = ClockRule(
        .serviceTarget,
        from: .act([.inspection(.order), .inspection(.renewOrder)]),
        for: .named,
        in: [
            .inspection(.ordered), .inspection(.examining), .inspection(.entryRefused),
            .inspection(.firstNoteVerification), .inspection(.secondNoteVerification), .inspection(.recommended),
        ],
        endedBy: [.inspection(.renewOrder)],
        then: [.inspection(.renewOrder)],
        basis: .inspectionRegulation
    )
    static let reportReview = ClockRule(
        .serviceTarget,
        from: .act([.inspection(.submitReport)]),
        for: .days(.reportReviewDays),
        in: [.inspection(.reporting)],
        then: [.inspection(.draftFirstNote), .inspection(.returnReport), .inspection(.confirmNoViolation)],
        basis: .law("Permenaker 33/2016 jo 1/2020", .uncertain)
    )
    static let noteIssue = ClockRule(
        .serviceTarget,
        from: .act([.inspection(.draftFirstNote)]),
        for: .days(.noteIssueDays),
        in: [.inspection(.firstNoteDrafted)],
        then: [.inspection(.checkFirstNote), .inspection(.issueFirstNote)],
        basis: .law("Permenaker 33/2016 jo 1/2020", .uncertain)
    )
    static let firstNote = ClockRule(
        .legalDeadline,
        from: .delivery([.firstNote, .specialNote, .remainderNote]),
        for: .days(.firstNoteDays),
        in: [.inspection(.firstNote), .inspection(.firstNoteVerification)],
        voidedBy: [
            .inspection(.returnToFirstNote), .inspection(.draftFirstNote), .inspection(.revokeLetter),
            .inspection(.changeLetter), .inspection(.withdraw),
        ],
        then: [.inspection(.beginVerification), .inspection(.issueSecondNote)],
        isExtendable: true,
        rollForward: .noteRollForward,
        basis: .law("Permenaker 33/2016 jo 1/2020", .uncertain)
    )
    static let secondNote = ClockRule(
        .legalDeadline,
        from: .delivery([.secondNote]),
        for: .days(.secondNoteDays),
        in: [.inspection(.secondNote), .inspection(.secondNoteVerification)],
        voidedBy: [
            .inspection(.draftFirstNote), .inspection(.revokeLetter), .inspection(.changeLetter),
            .inspection(.withdraw),
        ],
        then: [.inspection(.beginVerification), .inspection(.submitNoncomplianceReport), .inspection(.recommend)],
        isExtendable: true,
        rollForward: .noteRollForward,
        basis: .law("Permenaker 33/2016 jo 1/2020", .uncertain)
    )
    static let verification = ClockRule(
        .serviceTarget,
        from: .act([.inspection(.beginVerification)]),
        for: .days(.verificationDays),
        in: [.inspection(.firstNoteVerification), .inspection(.secondNoteVerification)],
        then: [.inspection(.recordVerification)],
        basis: .inspectionRegulation
    )
    static let determination = ClockRule(
        .legalDeadline,
        from: .delivery([.determination]),
        for: .days(.determinationDays),
        in: [
            .inspection(.reporting), .inspection(.firstNote), .inspection(.firstNoteVerification),
            .inspection(.secondNote), .inspection(.secondNoteVerification),
        ],
        then: [.inspection(.beginVerification), .inspection(.recordVerification)],
        basis: .law("Permenaker 33/2016 jo 1/2020 (penetapan)", .secondHand)
    )
    static let spdp = ClockRule(
        .legalDeadline,
        from: .act([.inspection(.openInvestigation)]),
        for: .days(.spdpDays),
        in: [.inspection(.investigation)],
        endedBy: [.inspection(.sendSPDP)],
        then: [.inspection(.sendSPDP)],
        basis: .procedureCode
    )
}

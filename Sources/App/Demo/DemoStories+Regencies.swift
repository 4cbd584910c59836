import Domain

// What every regency has: one inspection and one sanction case, each stopped at another point.

extension DemoStories {
    private static let untilReport: [Act] = [
        .propose(90), .order(85), .visit(80), .finding(80, .unregistered, workers: 42),
        .step(78, "submit_report", by: .inspector),
    ]
    private static let untilDraft: [Act] =
        untilReport + [
            .step(76, "draft_first_note", by: .inspector), .step(74, "check_first_note", by: .divisionHead),
        ]

    private static func firstNote(received day: Int) -> [Act] {
        untilDraft + [.step(72, "issue_first_note", by: .officeHead), .deliver(day)]
    }

    private static func secondNote(received day: Int) -> [Act] {
        // Long enough behind the day of receipt for a deadline that weekends and holidays put off.
        firstNote(received: 66) + [
            .step(44, "begin_verification", by: .inspector),
            .step(43, "record_verification", by: .inspector, outcomes: [.unremedied]),
            .step(42, "draft_second_note", by: .inspector), .step(41, "check_second_note", by: .divisionHead),
            .step(40, "issue_second_note", by: .officeHead), .deliver(day),
        ]
    }

    /// One for each regency, in the order of their codes, and again from the beginning.
    static let inspections: [[Act]] = [
        firstNote(received: 20),
        firstNote(received: 13),
        firstNote(received: 4),
        secondNote(received: 12),
        [.propose(3)],
        [.propose(12), .order(8)],
        [.propose(30), .order(25), .visit(20), .finding(20, .partialWorkers, workers: 18)],
        [.propose(30), .order(25), .visit(18, .refused)],
        untilReport,
        untilDraft,
        untilDraft + [.step(72, "issue_first_note", by: .officeHead)],
        firstNote(received: 40) + [.step(22, "begin_verification", by: .inspector)],
        firstNote(received: 40) + [
            .step(22, "begin_verification", by: .inspector),
            .step(21, "record_verification", by: .inspector, outcomes: [.remedied]),
            .step(20, "confirm_compliance", by: .coordinator),
        ],
        secondNote(received: 30) + [.step(12, "begin_verification", by: .inspector)],
    ]

    private static let untilExamined: [Act] = [
        .indicate(140, .unregistered), .step(138, "notify", by: .bpjsOfficer),
        .step(130, "order_examination", by: .bpjsBranchHead), .step(125, "record_examination", by: .bpjsExaminer),
    ]

    private static func firstWarning(received day: Int) -> [Act] {
        untilExamined + [.step(120, "issue_first_warning", by: .bpjsBranchHead), .deliver(day)]
    }

    /// One for each regency, as above.
    static let sanctions: [[Act]] = [
        [.indicate(5, .unregistered)],
        [.indicate(20, .partialWorkers), .step(15, "notify", by: .bpjsOfficer)],
        firstWarning(received: 20),
        firstWarning(received: 9),
        untilExamined,
        [.indicate(4, .arrears)],
        firstWarning(received: 2),
        [.indicate(2, .partialWages)],
        firstWarning(received: 16),
        [.indicate(30, .partialProgrammes), .step(25, "notify", by: .bpjsOfficer)],
        [.indicate(1, .unregistered)],
        untilExamined,
        [.indicate(9, .unregistered), .step(6, "notify", by: .bpjsOfficer)],
        firstWarning(received: 5),
    ]
}

import API
import Domain

/// The courses that generated cases take, on both tracks, with their shares. Days count back from the day on which the
/// story is told, and are moved back further, so that deadlines lie from long past to far ahead.
enum StoryCatalogue {
    /// One course.
    struct Course: Sendable {
        let story: [DemoStories.Act]
        /// How often, in comparison with the others of its track.
        let weight: Int
        /// Whether it ends its case; such cases lie up to two years back.
        let isEnded: Bool

        fileprivate init(_ weight: Int, ended: Bool = false, _ story: [DemoStories.Act]) {
            self.story = story
            self.weight = weight
            isEnded = ended
        }
    }

    static func courses(_ track: Track) -> [Course] {
        switch track {
        case .inspection: inspections
        case .bpjsSanction: sanctions
        }
    }

    // MARK: Inspections

    private static func examined(_ day: Int) -> [DemoStories.Act] {
        [.propose(day), .order(day - 4), .visit(day - 9), .finding(day - 9, .unregistered, workers: 0)]
    }
    private static func reported(_ day: Int) -> [DemoStories.Act] {
        examined(day) + [.step(day - 11, "submit_report", by: .inspector)]
    }
    private static func drafted(_ day: Int) -> [DemoStories.Act] {
        reported(day) + [.step(day - 13, "draft_first_note", by: .inspector)]
    }
    private static func issued(_ day: Int) -> [DemoStories.Act] {
        drafted(day) + [
            .step(day - 15, "check_first_note", by: .divisionHead),
            .step(day - 17, "issue_first_note", by: .officeHead),
        ]
    }
    private static func noted(_ day: Int) -> [DemoStories.Act] { issued(day) + [.deliver(day - 20)] }
    private static func verified(_ day: Int, _ outcome: VerificationResult) -> [DemoStories.Act] {
        noted(day) + [
            .step(day - 50, "begin_verification", by: .inspector), .visit(day - 51),
            .step(day - 52, "record_verification", by: .inspector, outcomes: [outcome]),
        ]
    }
    private static func notedTwice(_ day: Int) -> [DemoStories.Act] {
        verified(day, .unremedied) + [
            .step(day - 54, "draft_second_note", by: .inspector),
            .step(day - 55, "check_second_note", by: .divisionHead),
            .step(day - 56, "issue_second_note", by: .officeHead), .deliver(day - 59),
        ]
    }
    private static func verifiedTwice(_ day: Int, _ outcome: VerificationResult) -> [DemoStories.Act] {
        notedTwice(day) + [
            .step(day - 84, "begin_verification", by: .inspector), .visit(day - 85),
            .step(day - 86, "record_verification", by: .inspector, outcomes: [outcome]),
        ]
    }

    private static let inspections: [Course] = [
        Course(5, [.propose(2)]),
        Course(6, [.propose(9), .order(4)]),
        Course(6, examined(14)),
        Course(2, [.propose(14), .order(10), .visit(4, .nobodyPresent)]),
        Course(2, [.propose(16), .order(12), .visit(6, .refused)]),
        Course(5, reported(15)),
        Course(4, drafted(15)),
        Course(4, issued(19)),
        Course(12, noted(24)),
        Course(6, noted(45)),
        Course(4, verified(55, .unremedied)),
        Course(6, notedTwice(62)),
        Course(3, verifiedTwice(90, .unremedied)),
        Course(2, ended: true, [.propose(20), .step(15, "reject_proposal", by: .coordinator)]),
        Course(
            6,
            ended: true,
            [
                .propose(30), .order(26), .visit(20), .step(18, "submit_report", by: .inspector),
                .step(14, "confirm_no_violation", by: .coordinator),
            ]
        ),
        Course(14, ended: true, verified(60, .remedied) + [.step(5, "confirm_compliance", by: .coordinator)]),
        Course(8, ended: true, verifiedTwice(95, .remedied) + [.step(6, "confirm_compliance", by: .coordinator)]),
        Course(
            3,
            ended: true,
            [.propose(30), .order(26), .visit(20, .closedDown), .step(16, "close_as_gone", by: .coordinator)]
        ),
        Course(
            4,
            verifiedTwice(100, .unremedied) + [
                .step(12, "submit_noncompliance_report", by: .inspector), .step(9, "recommend", by: .officeHead),
            ]
        ),
    ]

    // MARK: Sanctions

    private static func notified(_ day: Int) -> [DemoStories.Act] {
        [.indicate(day, .unregistered), .step(day - 3, "notify", by: .bpjsOfficer), .deliver(day - 6)]
    }
    private static func ordered(_ day: Int) -> [DemoStories.Act] {
        notified(day) + [.step(day - 12, "order_examination", by: .bpjsBranchHead)]
    }
    private static func recorded(_ day: Int) -> [DemoStories.Act] {
        ordered(day) + [.step(day - 18, "record_examination", by: .bpjsExaminer)]
    }
    private static func warned(_ day: Int) -> [DemoStories.Act] {
        recorded(day) + [.step(day - 22, "issue_first_warning", by: .bpjsBranchHead), .deliver(day - 24)]
    }
    private static func warnedTwice(_ day: Int) -> [DemoStories.Act] {
        warned(day) + [.step(day - 56, "issue_second_warning", by: .bpjsBranchHead), .deliver(day - 58)]
    }
    private static func fined(_ day: Int) -> [DemoStories.Act] {
        warnedTwice(day) + [
            .step(day - 86, "impose_fine", by: .bpjsBranchHead, saying: .init(amount: 7_500_000)), .deliver(day - 88),
        ]
    }
    private static func denied(_ day: Int) -> [DemoStories.Act] {
        fined(day) + [.step(day - 140, "request_service_denial", by: .bpjsBranchHead)]
    }
    private static func settled(_ story: [DemoStories.Act], _ day: Int) -> [DemoStories.Act] {
        story + [
            .step(day, "record_verification", by: .bpjsOfficer, outcomes: [.remedied]),
            .step(day - 2, "confirm_compliance", by: .bpjsBranchHead),
        ]
    }

    private static let sanctions: [Course] = [
        Course(8, [.indicate(3, .unregistered)]),
        Course(7, notified(9)),
        Course(5, ordered(16)),
        Course(4, recorded(22)),
        Course(14, warned(30)),
        Course(5, warned(48)),
        Course(8, warnedTwice(62)),
        Course(5, fined(96)),
        Course(3, denied(145)),
        Course(2, denied(150) + [.step(4, "activate_denial", by: .licensing), .deliver(2)]),
        Course(3, fined(105) + [.step(6, "report_to_inspectors", by: .bpjsBranchHead)]),
        Course(3, ended: true, [.indicate(20, .unregistered), .step(12, "dismiss", by: .bpjsBranchHead)]),
        Course(6, ended: true, notified(30) + [.step(12, "dismiss", by: .bpjsBranchHead)]),
        Course(14, ended: true, settled(warned(50), 10)),
        Course(8, ended: true, settled(warnedTwice(80), 10)),
        Course(
            5,
            ended: true,
            settled(fined(120) + [.step(20, "record_payment", by: .bpjsOfficer, saying: .init(amount: 7_500_000))], 10)
        ),
    ]
}

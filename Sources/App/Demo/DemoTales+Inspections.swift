import API
import Domain

// Courses of the inspectors: refused entry, notes and their periods, recommendation, the closed file.

extension DemoTale {
    /// Examined and reported, with a first note received 100 days ago.
    private static func noted(_ findings: [DemoStories.Act]) -> [DemoStories.Act] {
        [.propose(120), .order(115), .visit(110)] + findings + [.step(108, "submit_report", by: .inspector)]
            + note(draftedOn: 106)
    }

    private static func note(
        draftedOn day: Int,
        saying draft: Wire.StepDetails = .init()
    ) -> [DemoStories.Act] {
        [
            .step(day, "draft_first_note", by: .inspector, saying: draft),
            .step(day - 2, "check_first_note", by: .divisionHead),
            .step(day - 4, "issue_first_note", by: .officeHead), .deliver(day - 6),
        ]
    }

    /// A second note received 55 days ago, and verified 29 days ago.
    private static let unheeded: [DemoStories.Act] =
        noted([.checklist(110, workers: 42)]) + [
            .step(65, "begin_verification", by: .inspector),
            .step(64, "record_verification", by: .inspector, outcomes: [.unremedied]),
            .step(62, "draft_second_note", by: .inspector), .step(60, "check_second_note", by: .coordinator),
            .step(58, "issue_second_note", by: .officeHead), .deliver(55),
            .step(30, "begin_verification", by: .inspector),
            .step(29, "record_verification", by: .inspector, outcomes: [.unremedied]),
        ]

    static let inspections = [
        // Entry is refused, then granted; an objection to the note is granted, and a special note takes its place.
        DemoTale(
            region: "62.10",
            acts: [
                .propose(135), .order(130), .visit(128, .refused),
                .step(127, "request_police_help", by: .inspector), .step(126, "summon", by: .coordinator),
                .order(125), .visit(124), .finding(124, .unregistered, workers: 31),
                .step(122, "submit_report", by: .inspector),
            ] + note(draftedOn: 120) + [
                .step(112, "file_objection", by: .inspector, saying: .init(letter: .init(kind: "first_note"))),
                .step(111, "answer_objection", by: .officeHead, saying: .init(ruling: "granted")),
                .step(110, "revoke_letter", by: .officeHead),
            ] + note(draftedOn: 108, saying: .init(letter: .init(kind: "special_note"))) + [
                .step(101, "report_compliance", by: .inspector), .step(100, "begin_verification", by: .inspector),
                .step(98, "record_verification", by: .inspector, outcomes: [.remedied]),
                .step(96, "confirm_compliance", by: .coordinator),
            ]
        ),
        // More time is given, the clock stands still and runs on; what remains gets a note of its own.
        DemoTale(
            region: "62.09",
            acts: noted([
                .finding(110, .partialWorkers, workers: 18), .finding(110, .partialWages, workers: 30),
            ]) + [
                .step(98, "request_extension", by: .inspector),
                .step(
                    97,
                    "grant_extension",
                    by: .coordinator,
                    saying: .init(days: 7, legalBasis: "UU 30/2014 pasal 58 ayat (5)")
                ),
                .step(
                    96,
                    "suspend_clock",
                    by: .coordinator,
                    saying: .init(legalBasis: "UU 30/2014 pasal 58 ayat (5)")
                ),
                .step(92, "resume_clock", by: .coordinator), .step(91, "report_compliance", by: .inspector),
                .step(90, "begin_verification", by: .inspector), .step(89, "issue_determination", by: .inspector),
                .step(88, "record_verification", by: .inspector, outcomes: [.remedied, .unremedied]),
                .step(86, "return_to_first_note", by: .divisionHead), .deliver(84),
                .step(80, "report_compliance", by: .inspector), .step(79, "begin_verification", by: .inspector),
                .step(77, "record_verification", by: .inspector, outcomes: [.remedied]),
                .step(75, "confirm_compliance", by: .coordinator),
            ]
        ),
        // Neither note helps: a sanction is recommended, and the case goes to another authority.
        DemoTale(
            region: "62.08",
            acts: unheeded + [
                .step(28, "submit_noncompliance_report", by: .inspector),
                .step(
                    26,
                    "recommend",
                    by: .officeHead,
                    saying: .init(authority: "BPJS Ketenagakerjaan Kantor Cabang Pangkalan Bun")
                ),
                .step(5, "refer", by: .officeHead, saying: .init(authority: "Bupati Sukamara")),
            ]
        ),
        // The firm is gone.
        DemoTale(
            region: "62.03",
            acts: [
                .propose(60), .order(55), .visit(50, .closedDown),
                .step(
                    49,
                    "close_as_gone",
                    by: .coordinator,
                    saying: .init(evidence: "Berita acara kunjungan dan pencabutan NIB")
                ),
            ]
        ),
    ]

    /// Contributions were kept back; the investigation is stopped for want of evidence.
    static let closedFiles = [
        DemoTale(
            region: "62.06",
            acts: [
                .propose(120), .order(115), .visit(110), .finding(110, .notRemitted, workers: 27),
                .step(105, "report_incident", by: .inspector), .step(100, "open_investigation", by: .investigator),
                .step(97, "send_spdp", by: .investigator), .step(80, "hand_over_file", by: .investigator),
                .step(70, "return_file", by: .investigator),
                .step(10, "stop_investigation", by: .investigator, saying: .init(result: "Bukti tidak cukup.")),
            ]
        )
    ]
}

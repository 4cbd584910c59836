import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

// Guards 1, 2, 9 and 10: notes, receipts, due days and numbers of letters.

extension TenGuardsTests {
    /// Carries a proposed inspection on.
    static func inspection(
        _ carry: @escaping @Sendable (Story) async throws -> Void
    ) -> @Sendable (TestApp) async throws -> String {
        { app in
            let story = try await Story.begin(app)
            try await carry(story)
            return story.caseID
        }
    }

    private static let issue = GuardTrial.act("issue_second_note", to: "second_note", by: .officeHead, ago: 10)

    /// A first note that was received 60 days ago, verified by hand on a day of the test's choice.
    private static func verifying(
        on day: Int,
        _ first: @escaping @Sendable (Story) async throws -> Void = { _ in }
    )
        -> @Sendable (TestApp) async throws -> String
    {
        inspection { story in
            try await story.toFirstNote()
            try await first(story)
            try await begin(story, on: day)
        }
    }

    private static func begin(_ story: Story, on day: Int) async throws {
        let act = HandWriting.act(
            "begin_verification",
            to: "first_note_verification",
            on: try CaseID(story.caseID),
            by: .inspector,
            ago: day
        )
        try await story.app.takeByHand([(.inspector, [act])])
    }

    private static func extend(_ story: Story) async throws {
        try await story.step("request_extension", on: 59, as: .inspector)
        let granted: [String: JSON] = ["details": ["legal_basis": "UU 30/2014 P58(5)", "days": 14]]
        try await story.step("grant_extension", on: 58, as: .coordinator, granted)
    }

    static let notes: [GuardTrial] = [
        .passes(1, "a second note after the deadline", as: .officeHead, given: verifying(on: 30), issue),
        .passes(
            1,
            "a second note after the extended deadline",
            as: .officeHead,
            given: verifying(on: 15) { try await extend($0) },
            issue
        ),
        .passes(
            1,
            "a second note on a first one that came from paper",
            as: .officeHead,
            given: { app in
                let body: JSON = [
                    "track": "inspection", "action": "take_over", "company_id": .string(Firm.kebun.id),
                    "occurred_on": "\(ago(12))", "reason": "\(Story.late)",
                    "take_over": [
                        "state": "first_note_verification", "opened_on": "\(ago(90))",
                        "letters": [
                            [
                                "kind": "first_note", "number": "560/1/2026", "issued_on": "\(ago(62))",
                                "received_on": "\(ago(60))",
                            ]
                        ],
                        "findings": [
                            ["kind": "unregistered", "facts": "Belum terdaftar.", "occurred_on": "\(ago(70))"]
                        ],
                    ],
                ]
                return try await app.done(.post, "/v1/cases", body, as: .coordinator).id.text
            },
            issue
        ),
        .refused(
            1,
            "a second note while nobody received the first",
            by: "case_event_first_note_received",
            as: .officeHead,
            given: inspection { story in
                try await story.toFirstNote(received: nil)
                try await begin(story, on: 30)
            },
            issue
        ),
        .refused(
            1,
            "a second note while the first one's period runs",
            by: "case_event_first_note_expired",
            as: .officeHead,
            given: verifying(on: 55),
            GuardTrial.act("issue_second_note", to: "second_note", by: .officeHead, ago: 55)
        ),
        .refused(
            1,
            "a second note while the extended period runs",
            by: "case_event_first_note_expired",
            as: .officeHead,
            given: verifying(on: 36) { try await extend($0) },
            GuardTrial.act("issue_second_note", to: "second_note", by: .officeHead, ago: 36)
        ),
        .refused(
            1,
            "a second note while the period stands still",
            by: "case_event_first_note_expired",
            as: .officeHead,
            given: verifying(on: 15) { story in
                let basis: [String: JSON] = ["details": ["legal_basis": "UU 30/2014 P58(5)"]]
                try await story.step("suspend_clock", on: 58, as: .coordinator, basis)
            },
            issue
        ),
        .refused(
            1,
            "a second note though every finding is remedied",
            by: "case_event_open_finding",
            as: .officeHead,
            given: verifying(on: 30) { _ in },
            { app, id in
                let story = Story(app: app, caseID: id.text, inspectionID: "", firm: .kebun)
                try await story.step("record_verification", on: 29, as: .inspector, story.outcomes("remedied"))
                return try await issue(app, id)
            }
        ),
        .refused(
            1,
            "a finding judged by a remark",
            by: "finding_outcome_is_its_act",
            as: .inspector,
            given: verifying(on: 30),
            { _, id in
                [
                    HandWriting.act("add_remark", on: id, by: .inspector, ago: 29),
                    """
                    INSERT INTO finding_outcome (finding_id, case_id, seq, outcome)
                    SELECT f.id, c.id, c.version, 'remedied'
                    FROM finding f JOIN enforcement_case c ON c.id = f.case_id WHERE c.id = \(id)
                    """,
                ]
            }
        ),
        .refused(
            1,
            "a second note on a first one that was revoked",
            by: "case_event_first_note_received",
            as: .officeHead,
            given: inspection { story in
                try await story.toFirstNote()
                let objection: [String: JSON] = ["details": ["letter": ["kind": "first_note"]]]
                try await story.step("file_objection", on: 55, as: .inspector, objection)
                try await story.step("answer_objection", on: 54, as: .officeHead, ["details": ["ruling": "granted"]])
                try await story.step("revoke_letter", on: 53, as: .officeHead)
                let id = try CaseID(story.caseID)
                try await story.app.takeByHand([
                    (
                        .inspector,
                        [
                            HandWriting.act(
                                "draft_first_note",
                                to: "first_note_drafted",
                                on: id,
                                by: .inspector,
                                ago: 52
                            )
                        ]
                    ),
                    (
                        .officeHead,
                        [HandWriting.act("issue_first_note", to: "first_note", on: id, by: .officeHead, ago: 51)]
                    ),
                ])
                try await begin(story, on: 30)
            },
            issue
        ),
    ]

    /// The day on which a note's period of fourteen days that was received 60 days ago ends.
    private static func due(_ app: TestApp) async throws -> LocalDate {
        let start = LocalDate.today(at: Date(), zone: .wib).adding(days: -60)
        return try await app.value("SELECT counted_due(\(start), 14, 'calendar_days', true)")
    }

    private static let undelivered = inspection { try await $0.toFirstNote(received: nil) }

    private static func receiving(
        _ receipt: Bool = true,
        by action: String = "record_delivery",
        ago day: Int = 60,
        days: Int = 14,
        later: Int = 0
    ) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        { app, id in
            let due = try await due(app).adding(days: later)
            let act = HandWriting.act(action, on: id, by: .inspector, ago: 60)
            let proof = receipt ? [HandWriting.receipt(of: "first_note", on: id, ago: day)] : []
            let clock = HandWriting.clock("first_note", of: "first_note", on: id, ago: day, days: days, due: due)
            return [act] + proof + [clock]
        }
    }

    static let days: [GuardTrial] = [
        .passes(2, "a deadline from the day of the receipt", as: .inspector, given: undelivered, receiving()),
        .refused(
            2,
            "a deadline without a receipt",
            by: "case_clock_starts_at_receipt",
            as: .inspector,
            given: undelivered,
            receiving(false)
        ),
        .refused(
            2,
            "a receipt that hangs on a remark",
            by: "letter_delivery_is_its_act",
            as: .inspector,
            given: undelivered,
            receiving(by: "add_remark")
        ),
        .refused(
            2,
            "a receipt of another day than its act's",
            by: "letter_delivery_is_its_act",
            as: .inspector,
            given: undelivered,
            receiving(ago: 65)
        ),
        .passes(10, "the day that the table of holidays gives", as: .inspector, given: undelivered, receiving()),
        .refused(
            10,
            "another day than the table of holidays gives",
            by: "case_clock_due_derived",
            as: .inspector,
            given: undelivered,
            receiving(later: -1)
        ),
        .refused(
            10,
            "a period that the letter did not give",
            by: "case_clock_days_of_letter",
            as: .inspector,
            given: undelivered,
            { app, id in
                let start = LocalDate.today(at: Date(), zone: .wib).adding(days: -60)
                let due: LocalDate = try await app.value("SELECT counted_due(\(start), 7, 'calendar_days', true)")
                return [
                    HandWriting.act("record_delivery", on: id, by: .inspector, ago: 60),
                    HandWriting.receipt(of: "first_note", on: id, ago: 60),
                    HandWriting.clock("first_note", of: "first_note", on: id, ago: 60, days: 7, due: due),
                ]
            }
        ),
        .refused(
            10,
            "a day that was told, moved afterwards",
            by: "42501",
            as: .officeHead,
            given: inspection { try await $0.toFirstNote() },
            { _, id in ["UPDATE case_clock SET due_on = due_on - 1 WHERE case_id = \(id)"] }
        ),
    ]

    private static let checked = inspection { try await $0.toDraft() }

    /// A first note that is issued by hand, and numbers left out before its own.
    private static func issuing(
        _ action: String = "issue_first_note",
        to state: String? = "first_note",
        ahead: Int = 0
    ) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        { _, id in
            [HandWriting.act(action, to: state, on: id, by: .officeHead, ago: 70)]
                + HandWriting.letter("first_note", in: "note", on: id, by: Person.officeHead.office, ahead: ahead)
        }
    }

    static let numbers: [GuardTrial] = [
        .passes(9, "the next number of the register", as: .officeHead, given: checked, issuing()),
        .refused(
            9,
            "a number with others left out before it",
            by: "letter_sequence_without_gaps",
            as: .officeHead,
            given: checked,
            issuing(ahead: 1)
        ),
        .refused(
            9,
            "a number that stands already",
            by: "letter_number_unique",
            as: .officeHead,
            given: { app in
                let first = try await Story.begin(app, .bengkel)
                try await first.toFirstNote(received: nil)
                return try await checked(app)
            },
            { app, id in
                let taken: String = try await app.value("SELECT number FROM letter WHERE kind = 'first_note'")
                return [
                    HandWriting.act("issue_first_note", to: "first_note", on: id, by: .officeHead, ago: 70),
                    """
                    INSERT INTO letter (id, case_id, seq, ordinal, kind, office_id, register, year, number, issued_on)
                    SELECT gen_random_uuid(), c.id, c.version, c.version, 'first_note', r.office_id, r.register, r.year,
                           \(taken), c.last_act_on
                    FROM enforcement_case c, letter_register r WHERE c.id = \(id) AND r.register = 'note'
                    """,
                ]
            }
        ),
        .refused(
            9,
            "a register that gives a number to no letter",
            by: "letter_register_tells_last_letter",
            as: .officeHead,
            given: inspection { try await $0.toFirstNote() },
            { _, _ in ["UPDATE letter_register SET last = last + 1 WHERE register = 'note'"] }
        ),
        .refused(
            9,
            "a note that hangs on a remark",
            by: "letter_made_by_its_act",
            as: .officeHead,
            given: checked,
            issuing("add_remark", to: nil)
        ),
    ]
}

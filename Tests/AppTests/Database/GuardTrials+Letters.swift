import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

// Guards 2, 9 and 10: receipts, numbers and due days of letters.

extension TenGuardsTests {
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

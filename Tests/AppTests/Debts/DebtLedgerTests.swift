import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The ledger of debts, by hand-written SQL")
struct DebtLedgerTests {
    /// An act as somebody might write it.
    private struct HandWritten {
        var seq = 2
        var previous: Int? = 1
        var from = "open"
        var action = "pay"
        var to = "open"
        var on = ago(20)
        var role = "bpjs_branch_head"
        var change = -1
        var reverses: Int?
        var authority: String?
        var term: LocalDate?

        func sql(_ id: DebtID) throws -> SQL {
            """
            INSERT INTO debt_event (id, debt_id, seq, prev_seq, from_state, action, to_state, occurred_on, actor_role, change,
                reverses_seq, authority, term_on)
            VALUES (gen_random_uuid(), \(id), \(seq), \(previous), \(from), \(action), \(to), \(try LocalDate(parsing: on)),
                \(role), \(change), \(reverses), \(authority), \(term))
            """
        }
    }

    private static func posting(_ id: DebtID, _ amount: Int, ordinal: Int = 1, seq: Int = 2) -> SQL {
        "INSERT INTO debt_posting (debt_id, seq, ordinal, amount) VALUES (\(id), \(seq), \(ordinal), \(amount))"
    }

    @Test("The log takes only the act that comes next, by the right hand, posted in full")
    func log() async throws {
        try await withApp { app in
            let story = try await DebtStory.begin(app)
            let id = try DebtID(story.id)
            var wrong: [(String, HandWritten, String)] = []
            func add(_ name: String, _ refusal: String, _ change: (inout HandWritten) -> Void) {
                var act = HandWritten()
                change(&act)
                wrong.append((name, act, refusal))
            }
            add("nothing posted", "debt_event_posted_in_full") { _ in }
            add("an impossible transition", "debt_event_transition_exists") { $0.to = "defaulted" }
            add("settled though owed", "debt_settled_when_nothing_is_owed") { $0.to = "settled" }
            add("more than is owed", "debt_balance_not_negative") { $0.change = -10_000_001 }
            add("a payment that adds", "debt_event_change_fits_action") { $0.change = 5 }
            add("skipped predecessor", "debt_event_in_sequence") { ($0.seq, $0.previous) = (3, 2) }
            add("no predecessor", "debt_event_follows_predecessor") { $0.previous = nil }
            add("another previous state", "debt_event_predecessor_exists") {
                ($0.from, $0.to) = ("defaulted", "defaulted")
            }
            add("the labour office's role", "debt_event_actor_allowed") { $0.role = "office_head" }
            add("a role not held", "debt_event_actor_allowed") { $0.role = "bpjs_officer" }
            add("a future day", "debt_event_not_in_future") { $0.on = ago(-1) }
            add("before the bill", "debt_event_not_before_previous") { $0.on = ago(41) }
            add("a hand-over to nobody", "debt_event_handover_names_authority") {
                ($0.action, $0.to, $0.change) = ("mandate_prosecutor", "with_prosecutor", 0)
            }
            add("a plan without instalments", "debt_instalments_cover_balance") {
                ($0.action, $0.to, $0.change) = ("agree_instalments", "in_instalments", 0)
            }
            add("what is no payment taken back", "debt_event_reverses_payment") {
                ($0.action, $0.change, $0.reverses) = ("reverse_payment", 10_000_000, 1)
            }
            let before = try await app.dump()
            let cases = wrong
            try await app.withServiceRole { role in
                for (name, act, refusal) in cases {
                    let outcome = await role.attempt(.bpjsBranchHead, try act.sql(id))
                    #expect(outcome == .refused(refusal), "\(name)")
                }
                let pay = try HandWritten().sql(id)
                #expect(await role.attempt(.bpjsBranchHead, pay, Self.posting(id, -1)) == .rows(1))
                #expect(
                    await role.attempt(.bpjsBranchHead, pay, Self.posting(id, 1))
                        == .refused("debt_posting_fits_action")
                )
                #expect(
                    await role.attempt(.bpjsBranchHead, pay, Self.posting(id, -2))
                        == .refused("debt_event_posted_in_full")
                )
                #expect(await role.attempt(.officeHead, pay) == .refused("debt_event_actor_allowed"))
                for table in ["debt", "debt_event", "debt_item", "debt_posting", "debt_instalment", "debt_case"] {
                    let sql: SQL = "DELETE FROM \(identifier: table)"
                    #expect(await role.attempt(.bpjsBranchHead, sql) == .refused("42501"), "\(table)")
                }
                #expect(await role.attempt(.bpjsBranchHead, "UPDATE debt SET balance = 0") == .refused("42501"))
                #expect(await role.attempt(.bpjsBranchHead, "UPDATE debt_event SET change = 0") == .refused("42501"))
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("What was written before is not added to")
    func past() async throws {
        try await withApp { app in
            let story = try await DebtStory.begin(app)
            let id = try DebtID(story.id)
            try await story.pay(500_000)
            let before = try await app.dump()
            try await app.withServiceRole { role in
                for sql: SQL in [
                    Self.posting(id, 1, seq: 1), Self.posting(id, -1, ordinal: 2, seq: 2),
                    """
                    INSERT INTO debt_item (debt_id, ordinal, seq, kind, programme, amount, legal_basis)
                    VALUES (\(id), 9, 1, 'arrears', 'JP', 5, 'x')
                    """,
                    """
                    INSERT INTO debt_instalment (debt_id, seq, number, due_on, amount) VALUES (\(id), 2, 1, '2030-01-01', 5)
                    """,
                ] {
                    #expect(await role.attempt(.bpjsBranchHead, sql) == .refused("42501"))
                }
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("Whatever the grants, the exclusion of the two authorities stands, and no row of the ledger changes")
    func superuser() async throws {
        try await withApp { app in
            let story = try await DebtStory.begin(app)
            try await story.step("mandate_prosecutor", DebtStory.mandate)
            for (sql, refusal): (SQL, String) in [
                ("UPDATE debt SET was_with_state_receivables = true", "debt_one_authority_only"),
                ("UPDATE debt SET frozen_amount = NULL", "debt_frozen_with_authority"),
                ("UPDATE debt SET due_on = '2020-01-01'", "debt_append_only"),
                ("UPDATE debt_item SET amount = 1", "debt_item_append_only"),
                ("UPDATE debt_event SET change = 1", "debt_event_append_only"),
                ("DELETE FROM debt_posting", "debt_posting_append_only"),
            ] {
                let error = await #expect(throws: PostgresError.self) { try await app.superuser.query(sql) }
                #expect(error?.constraint == refusal)
            }
        }
    }

    @Test("The table of transitions is the declaration in code")
    func transitions() async throws {
        try await withSharedApp { app in
            let rows = try await app.superuser.query("SELECT from_state, action, to_state FROM debt_transition")
                .map {
                    "\(try $0.column(0, as: String.self)) \(try $0.column(1, as: String.self)) \(try $0.column(2, as: String.self))"
                }
            #expect(Set(rows) == Set(Debt.transitions.map { "\($0.from) \($0.action) \($0.to)" }))
            #expect(rows.count == Debt.transitions.count)
        }
    }
}

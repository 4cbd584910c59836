import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The ledger of a clock")
struct ClockLedgerTests {
    private static let basis = "UU 30/2014 P58(5)"

    /// A case with a first note received two days ago.
    private static func running(_ app: TestApp) async throws -> Story {
        let story = try await Story.begin(app)
        try await story.toFirstNote(received: 2)
        return story
    }

    private static func note(_ story: Story) async throws -> JSON {
        try #require(try await story.clocks().first { $0.kind.text == "first_note" && $0.status.text != "ended" })
    }

    private static func extend(_ story: Story, by days: Int) async throws {
        try await story.step("request_extension", on: 1, as: .inspector)
        try await story.step(
            "grant_extension",
            on: 1,
            as: .coordinator,
            ["details": ["legal_basis": "\(basis)", "days": .number(Double(days))]]
        )
    }

    private static func day(_ json: JSON) throws -> LocalDate { try #require(LocalDate(json.due_on.text)) }

    @Test("An extension and a suspension are told with day, days, basis, person, and the day that followed")
    func told() async throws {
        try await withApp { app in
            let story = try await Self.running(app)
            let first = try await Self.note(story)
            try await Self.extend(story, by: 7)
            let extended = try await Self.note(story)
            #expect(extended.id != first.id && extended.days.int == 14, "the budget stays what the note gave")
            #expect(try Self.day(extended) >= (try Self.day(first)).adding(days: 7))
            let line = extended.ledger[0]
            #expect(line.kind.text == "extension" && line.days.int == 7 && line.legal_basis.text == Self.basis)
            #expect(line.occurred_on.text == ago(1) && line.entered_by.login.text == Person.coordinator.login)
            #expect(line.due_on == extended.due_on)
            #expect(extended.explanation.id.text.contains("diperpanjang 7 hari kalender"))
            #expect(extended.steps.list.last?.en.text.contains("due ") == true)

            try await story.step(
                "suspend_clock",
                on: 1,
                as: .coordinator,
                ["details": ["legal_basis": "\(Self.basis)"]]
            )
            let suspended = try await Self.note(story)
            #expect(
                suspended.status.text == "suspended"
                    && suspended.ledger.list.map(\.kind.text) == ["extension", "suspension"]
            )
            try await story.step("resume_clock", on: 0, as: .coordinator)
            let resumed = try await Self.note(story)
            #expect(resumed.status.text == "running" && resumed.ledger.list.count == 3)
            #expect(resumed.ledger[2].legal_basis.text == Self.basis, "a resumption rests on its suspension")
            #expect(try Self.day(resumed) > (try Self.day(extended)))
            // What was told before stays told.
            #expect(try await story.clocks().contains { $0.id == first.id && $0.due_on == first.due_on })
            try await app.expectTrueProjections()
        }
    }

    @Test("A new holiday shows the day it would make, and moves none that was told")
    func recount() async throws {
        try await withApp { app in
            let story = try await Self.running(app)
            let told = try await Self.note(story)
            #expect(told.recount == .null && told.rolls_forward.isTrue)
            #expect(told.roll_basis.en.text == "UU 30/2014 P58(3) [U]", "the switch names its source")
            try await app.done(
                .post,
                "/v1/calendar",
                ["date": told.due_on, "kind": "national_holiday", "name": "Hari uji"],
                as: .administrator
            )
            let after = try await Self.note(story)
            #expect(after.id == told.id && after.due_on == told.due_on && after.steps == told.steps)
            #expect(try #require(LocalDate(after.recount.due_on.text)) > (try Self.day(told)))
            #expect(after.recount.explanation.id.text.contains("Hari uji"))
            // An extension counts from the day that was told.
            try await Self.extend(story, by: 7)
            #expect(try Self.day(try await Self.note(story)) >= (try Self.day(told)).adding(days: 7))
        }
    }

    @Test("A clock that waits for a year is extended all the same")
    func unresolved() async throws {
        try await withApp { app in
            _ = try await app.superuser.query("DELETE FROM holiday_year WHERE year >= 2024")
            let story = try await Self.running(app)
            try await Self.extend(story, by: 7)
            let waiting = try await Self.note(story)
            #expect(waiting.status.text == "unresolved" && waiting.ledger[0].days.int == 7)
            try await Self.publish(app)
            let resolved = try await Self.note(story)
            let expected = LocalDate.today(at: Date(), zone: .wib).adding(days: 14 - 2 + 7)
            #expect(try Self.day(resolved) >= expected && resolved.explanation.en.text.contains("extended by 7"))
        }
    }

    /// A sanction case taken over from paper with one letter, received ten days ago.
    private static func paper(_ app: TestApp, _ state: String, _ letter: String) async throws -> String {
        let body: JSON = [
            "track": "bpjs_sanction", "action": "take_over", "company_id": .string(Firm.bengkel.id),
            "finding_kind": "unregistered", "occurred_on": "\(ago(1))", "reason": "\(Story.late)",
            "take_over": [
                "state": "\(state)", "opened_on": "\(ago(90))",
                "letters": [
                    ["kind": "\(letter)", "number": "B/1/2026", "issued_on": "\(ago(12))", "received_on": "\(ago(10))"]
                ],
            ],
        ]
        return try await app.done(.post, "/v1/cases", body, as: .bpjsBranchHead).id.text
    }

    private static func publish(_ app: TestApp) async throws {
        for year in 2024...2030 {
            let body: JSON = ["year": .number(Double(year)), "legal_basis": "SKB uji"]
            try await app.done(.post, "/v1/calendar", body, as: .administrator)
        }
    }

    @Test(
        "A clock that follows one without a day gets its own once that has one; so does one that the month ends",
        arguments: [("second_warning", "second_warning"), ("fine", "fine_decision")]
    )
    func followers(state: String, letter: String) async throws {
        try await withApp { app in
            _ = try await app.superuser.query("DELETE FROM holiday_year WHERE year >= 2024")
            let id = try await Self.paper(app, state, letter)
            func clock(_ kind: String) async throws -> JSON {
                let clocks = try await app.done(.get, "/v1/cases/\(id)/clocks", as: .bpjsBranchHead).items.list
                return try #require(clocks.first { $0.kind.text == kind })
            }
            let (parent, follower) =
                state == "fine" ? ("fine_payment", "inspectors_report") : ("second_warning", "fine_imposition")
            for kind in [parent, follower] { #expect(try await clock(kind).status.text == "unresolved", "\(kind)") }
            try await Self.publish(app)
            let due = try #require(LocalDate(try await clock(parent).due_on.text))
            let following = try await clock(follower)
            #expect(following.starts_on.text == due.description)
            #expect(try #require(LocalDate(following.due_on.text)) > due)
            if state == "fine" {
                #expect(due.day >= 15 && due > LocalDate.today(at: Date(), zone: .wib).adding(days: -10))
            }
            try await app.expectTrueProjections()
        }
    }

    // MARK: By hand

    /// An act of the log, by hand.
    private static func act(_ id: CaseID, _ action: String, as role: String, _ details: String = "{}") -> SQL {
        """
        INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action, to_state,
            occurred_on, actor_role, reason, details)
        SELECT gen_random_uuid(), id, version + 1, version, track, procedure_version, state, \(action), state,
               last_act_on, \(role), 'x', \(RawJSON(details))
        FROM enforcement_case WHERE id = \(id)
        """
    }

    private static func line(_ id: CaseID, _ kind: String, due: SQL, clock: String = "first_note") -> SQL {
        """
        INSERT INTO clock_entry (case_id, seq, letter_id, clock_kind, kind, due_on)
        SELECT c.id, c.version, k.letter_id, \(clock), \(kind), \(due)
        FROM enforcement_case c JOIN case_clock k ON k.case_id = c.id AND k.kind = 'first_note' AND k.ended_seq IS NULL
        WHERE c.id = \(id)
        """
    }

    @Test("By hand-written SQL too: no line without its act, its basis and the day that follows")
    func lines() async throws {
        try await withApp { app in
            let story = try await Self.running(app)
            let id = try CaseID(story.caseID)
            let granted = #"{"days": 7, "legal_basis": "UU 30/2014 P58(5)"}"#
            let due: SQL = "counted_due(k.due_on, 7, k.unit, k.rolls_forward)"
            // The service may not call the sum itself; the test asks for it beforehand.
            let day: LocalDate = try await app.value(
                "SELECT \(due) FROM case_clock k WHERE k.case_id = \(id) AND k.kind = 'first_note' AND k.ended_seq IS NULL"
            )
            let grant = Self.act(id, "grant_extension", as: "coordinator", granted)
            try await app.withServiceRole { role in
                #expect(await role.attempt(.coordinator, grant, Self.line(id, "extension", due: "\(day)")) == .rows(1))
                let wrong: [(String, [SQL], String)] = [
                    ("on no act of its own", [Self.line(id, "extension", due: "\(day)")], "clock_entry_is_its_act"),
                    (
                        "on another act",
                        [
                            Self.act(id, "add_remark", as: "coordinator", granted),
                            Self.line(id, "extension", due: "\(day)"),
                        ],
                        "clock_entry_is_its_act"
                    ),
                    (
                        "a day more", [grant, Self.line(id, "extension", due: "\(day.adding(days: 1))")],
                        "clock_entry_due_derived"
                    ),
                    ("no day", [grant, Self.line(id, "extension", due: "NULL::date")], "clock_entry_due_derived"),
                    (
                        "longer than the period",
                        [
                            Self.act(id, "grant_extension", as: "coordinator", #"{"days": 15, "legal_basis": "x"}"#),
                            Self.line(id, "extension", due: "\(day)"),
                        ], "clock_entry_within_period"
                    ),
                    (
                        "without a basis",
                        [
                            Self.act(id, "grant_extension", as: "coordinator", #"{"days": 7}"#),
                            Self.line(id, "extension", due: "\(day)"),
                        ], "clock_entry_rests_on_basis"
                    ),
                    (
                        "with a blank basis",
                        [
                            Self.act(id, "grant_extension", as: "coordinator", #"{"days": 7, "legal_basis": "  "}"#),
                            Self.line(id, "extension", due: "\(day)"),
                        ], "clock_entry_basis_named"
                    ),
                    (
                        "on a clock that is not extendable",
                        [grant, Self.line(id, "extension", due: "\(day)", clock: "delivery")],
                        "clock_entry_changes_a_clock"
                    ),
                    (
                        "resumed without a suspension",
                        [Self.act(id, "resume_clock", as: "coordinator"), Self.line(id, "resumption", due: "\(day)")],
                        "clock_entry_changes_a_clock"
                    ),
                    (
                        "twice",
                        [grant, Self.line(id, "extension", due: "\(day)"), Self.line(id, "extension", due: "\(day)")],
                        "clock_entry_once"
                    ),
                ]
                for (name, statements, refusal) in wrong {
                    #expect(
                        await role.attempt(Person.coordinator.token, statements) == .refused(refusal),
                        "\(name)"
                    )
                }
                #expect(await role.attempt(.inspector, grant) == .refused("case_event_actor_allowed"))
            }
        }
    }

    @Test("By hand-written SQL too: nobody suspends, moves or starts a clock beside the ledger")
    func clocks() async throws {
        try await withApp { app in
            let story = try await Self.running(app)
            let id = try CaseID(story.caseID)
            let remark = Self.act(id, "add_remark", as: "coordinator")
            func clock(_ kind: String, from: SQL, due: SQL, letter: SQL = "k.letter_id") -> SQL {
                """
                INSERT INTO case_clock (id, case_id, kind, nature, letter_id, started_seq, starts_on, days, unit, rolls_forward,
                    legal_basis, certainty, due_on, explanation)
                SELECT gen_random_uuid(), c.id, \(kind), k.nature, \(letter), c.version, \(from), 14, 'calendar_days', false,
                       'x', 'U', \(due), '{}'
                FROM enforcement_case c JOIN case_clock k ON k.case_id = c.id AND k.kind = 'first_note'
                WHERE c.id = \(id) LIMIT 1
                """
            }
            try await app.withServiceRole { role in
                for person in [Person.inspector, .coordinator, .officeHead] {
                    let update: SQL = "UPDATE case_clock SET suspended_on = current_date WHERE ended_seq IS NULL"
                    #expect(await role.attempt(person, update) == .refused("42501"))
                    #expect(await role.attempt(person, "UPDATE clock_entry SET days = 30") == .refused("42501"))
                    #expect(await role.attempt(person, "DELETE FROM clock_entry") == .refused("42501"))
                }
                let end: SQL = """
                    UPDATE case_clock SET ended_seq = (SELECT version FROM enforcement_case WHERE id = \(id)),
                        ended_on = current_date, outcome = 'superseded'
                    WHERE case_id = \(id) AND kind = 'first_note' AND ended_seq IS NULL
                    """
                let another = clock("first_note", from: "k.starts_on", due: "k.due_on + 30")
                #expect(
                    await role.attempt(.coordinator, remark, end, another) == .refused("case_clock_rests_on_ledger")
                )
                let warning = clock("first_warning", from: "k.starts_on", due: "k.starts_on + 14")
                #expect(await role.attempt(.coordinator, remark, warning) == .rows(1), "a receipt of that day is there")
                let moved = clock("first_warning", from: "k.starts_on", due: "k.starts_on + 15")
                #expect(await role.attempt(.coordinator, remark, moved) == .refused("case_clock_due_derived"))
                let early = clock("first_warning", from: "k.starts_on - 1", due: "k.starts_on + 13")
                #expect(await role.attempt(.coordinator, remark, early) == .refused("case_clock_starts_at_receipt"))
                let loose = clock("objection_filing", from: "k.starts_on", due: "k.due_on", letter: "NULL")
                #expect(await role.attempt(.coordinator, remark, loose) == .refused("case_clock_starts_at_receipt"))
            }
        }
    }

    @Test("What the schema says of kinds is what the rules say")
    func sameKinds() async throws {
        try await withSharedApp { app in
            func kinds(_ trigger: String) async throws -> Set<String> {
                let text: String = try await app.value(
                    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = \(trigger)"
                )
                return Set(text.matches(of: /'([a-z_]+)'/).map { String($0.1) })
            }
            let received = ClockKind.allCases.filter {
                if case .delivery = $0.rule.start { true } else { false }
            }
            #expect(try await kinds("case_clock_received") == Set(received.map(\.rawValue)))
            let check: String = try await app.value(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'clock_entry_clock_extendable'"
            )
            let extendable = Set(check.matches(of: /'([a-z_]+)'/).map { String($0.1) })
            #expect(extendable == Set(ClockKind.allCases.filter(\.rule.isExtendable).map(\.rawValue)))
            #expect(extendable.isSubset(of: try await kinds("case_clock_accepted")))
        }
    }

    @Test("The sum that the database makes is the one that the rules make")
    func sameSum() async throws {
        try await withSharedApp { app in
            let results = try await app.superuser.transaction { try await $0.pipeline(Calendars.statements) }
            let calendar = try Calendars.calendar(results)
            let starts = ["2024-12-20", "2026-03-10", "2026-05-11", "2027-12-15", "2026-12-30"].compactMap {
                LocalDate($0)
            }
            for start in starts {
                for days in 0...40 {
                    for unit in DayUnit.allCases {
                        for rolls in [false, true] {
                            let due: LocalDate? = try await app.value(
                                "SELECT counted_due(\(start), \(days)::integer, \(unit.rawValue), \(rolls))"
                            )
                            let expected = ClockCount(from: start, .days(days, unit), rolls: rolls).deadline(calendar)
                            #expect(due == expected?.due.day, "\(days) \(unit) after \(start), \(rolls)")
                        }
                    }
                }
            }
        }
    }
}

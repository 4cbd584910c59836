import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("The main job")
struct MainJobTests {
    /// What the coordinator's queue says of a case: its state, version, bucket and due day, and that list and counts agree.
    private func queue(_ story: Story) async throws -> JSON? {
        let app = story.app
        let counts = try await app.done(.get, "/v1/queue/counts", as: .coordinator)
        var total = 0
        for bucket in ["overdue", "due_soon", "on_time", "no_clock"] {
            let items = try await app.done(.get, "/v1/queue?bucket=\(bucket)", as: .coordinator).items.list
            #expect(items.count == counts[bucket].int)
            #expect(items.allSatisfy { $0.bucket.text == bucket })
            total += items.count
        }
        #expect(total == counts.total.int)
        let items = try await app.done(.get, "/v1/queue", as: .coordinator).items.list
        #expect(items.count == total)
        return items.first { $0.case_id.text == story.caseID }
    }

    private func expect(
        _ story: Story,
        _ state: String,
        _ version: Int,
        isOpen: Bool = true,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let shown = try await story.read()
        #expect(shown.state.text == state, sourceLocation: location)
        #expect(shown.version.int == version, sourceLocation: location)
        let item = try await queue(story)
        #expect((item != nil) == isOpen, sourceLocation: location)
        guard let item else { return }
        #expect(item.state.text == state, sourceLocation: location)
        #expect(item.version.int == version, sourceLocation: location)
        let open = try await story.clocks().filter { ["running", "expired"].contains($0.status.text) }
        let due = open.filter { $0.nature.text != "legal_window" }.map(\.due_on.text).min()
        #expect(item.due_on.text == due ?? "", sourceLocation: location)
        #expect((item.bucket.text == "no_clock") == (due == nil), sourceLocation: location)
        #expect((item.bucket.text == "overdue") == (due.map { $0 < today } ?? false), sourceLocation: location)
    }

    @Test("A firm's case goes from proposal to a verified, closed case by the hands that the law names")
    func wholeWay() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await expect(story, "proposed", 1)
            let order = try await story.order()
            #expect(!order.number.text.isEmpty)
            try await expect(story, "ordered", 2)
            try await story.visit(on: 80)
            try await expect(story, "examining", 3)
            try await story.finding("unregistered", on: 80)
            try await expect(story, "examining", 4)
            try await story.step("submit_report", on: 78, as: .inspector)
            try await expect(story, "reporting", 5)
            try await story.step("draft_first_note", on: 76, as: .inspector)
            try await expect(story, "first_note_drafted", 6)
            try await story.step("check_first_note", on: 74, as: .divisionHead)
            try await expect(story, "first_note_drafted", 7)
            try await story.step("issue_first_note", on: 72, as: .officeHead)
            #expect(try await story.state() == "first_note")

            let receipt = try await story.deliver(on: 60)
            let clock = receipt.clocks.list.first { $0.days.int == 14 } ?? .null
            #expect(clock.starts_on.text == ago(60))
            #expect(!clock.explanation.id.text.isEmpty && !clock.explanation.en.text.isEmpty)
            #expect(clock.explanation.id.text != clock.explanation.en.text)
            #expect(!clock.legal_basis.text.isEmpty && !clock.steps.list.isEmpty)
            let due = try #require(LocalDate(clock.due_on.text))
            #expect(due >= LocalDate(ago(60))?.adding(days: 14) ?? due)
            #expect(due.description <= ago(20))
            try await expect(story, "first_note", 9)

            try await story.step("begin_verification", on: 35, as: .inspector)
            #expect(try await story.state() == "first_note_verification")
            try await story.step("record_verification", on: 34, as: .inspector, story.outcomes("unremedied"))
            try await story.step("draft_second_note", on: 33, as: .inspector)
            try await story.step("check_second_note", on: 32, as: .divisionHead)
            try await story.step("issue_second_note", on: 31, as: .officeHead)
            #expect(try await story.state() == "second_note")
            try await story.deliver(on: 30)
            try await expect(story, "second_note", 15)
            try await story.step("begin_verification", on: 5, as: .inspector)
            try await story.step("record_verification", on: 4, as: .inspector, story.outcomes("remedied"))
            #expect(try await story.read().findings.list.allSatisfy { $0.status.text == "remedied" })
            try await story.step("confirm_compliance", on: 3, as: .coordinator)
            try await expect(story, "complied", 18, isOpen: false)
            #expect(try await story.read().closed.isTrue)

            let events = try await app.done(.get, "/v1/cases/\(story.caseID)/events", as: .coordinator).items.list
            #expect(Set(events.map(\.seq.int)) == Set(1...18))
            #expect(events.allSatisfy { $0.late.isTrue && !$0.reason.text.isEmpty })
            let open: Int = try await app.value("SELECT count(*) FROM case_clock WHERE ended_seq IS NULL")
            #expect(open == 0)
        }
    }

    @Test("Letters are numbered per office and register without gaps, in order of issue")
    func numbers() async throws {
        try await withApp { app in
            for firm in [Firm.kebun, .bengkel, .katering] {
                let story = try await Story.begin(app, firm)
                try await story.toFirstNote(received: nil)
            }
            let rows = try await app.superuser.query(
                """
                SELECT array_agg(l.sequence ORDER BY e.recorded_at), max(r.last)
                FROM letter l JOIN case_event e ON e.case_id = l.case_id AND e.seq = l.seq
                JOIN letter_register r USING (office_id, register, year)
                WHERE l.sequence IS NOT NULL GROUP BY l.office_id, l.register, l.year
                """
            )
            #expect(!rows.isEmpty)
            for row in rows {
                let (numbers, last): ([Int], Int) = try row.decode()
                #expect(numbers == Array(1...last))
            }
            #expect(try await app.value("SELECT max(last) FROM letter_register WHERE register = 'note'") == 3)
        }
    }

    @Test("A letter that was returned starts no clock; a second delivery does")
    func returned() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: nil)
            let returned = try await story.deliver(on: 70, "returned")
            #expect(!returned.clocks.list.contains { $0.days.int == 14 })
            let received = try await story.deliver(on: 65)
            #expect(received.clocks.list.contains { $0.starts_on.text == ago(65) && $0.days.int == 14 })
        }
    }

    @Test("A sanction case reaches the first warning and waits for its receipt")
    func sanction() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel)
            #expect(try await story.toFirstWarning()["case"].state.text == "first_warning")
            let receipt = try await story.deliver(on: 20)
            #expect(receipt.clocks.list.contains { $0.starts_on.text == ago(20) })
        }
    }
}

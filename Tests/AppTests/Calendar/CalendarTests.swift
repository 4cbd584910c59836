import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The calendar")
struct CalendarTests {
    @Test("A clock that waits for a year's calendar gets its day when the year is published, and keeps it")
    func resolves() async throws {
        try await withApp { app in
            // The calendar of every year from now on is taken away, as if no decree were out yet.
            _ = try await app.superuser.query("DELETE FROM holiday_year WHERE year >= 2024")
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let waiting = try await story.clocks().filter { $0.status.text == "unresolved" }
            #expect(!waiting.isEmpty && waiting.allSatisfy { $0.due_on == .null })

            let years = Set(waiting.map(\.unresolved_year.int))
            let last = try #require(years.max())
            for year in min(years.min() ?? last, last)...(last + 1) {
                let answer = try await app.post(
                    "/v1/calendar",
                    ["year": .number(Double(year)), "legal_basis": "SKB uji"],
                    as: .administrator,
                    headers: ["Idempotency-Key": newID()]
                )
                #expect(answer.status == 201 && answer.json.published.isTrue)
            }
            let resolved = try await story.clocks()
            #expect(resolved.allSatisfy { $0.status.text != "unresolved" })
            let note = try #require(resolved.first { $0.id == waiting[0].id })
            #expect(LocalDate(note.due_on.text) != nil && !note.steps.list.isEmpty)
            let entries: Int = try await app.value(
                "SELECT count(*) FROM audit_entry WHERE operation = 'resolve_clock' AND actor_id IS NULL"
            )
            #expect(entries >= waiting.count)

            // A day added afterwards changes no day that was told.
            try await app.done(
                .post,
                "/v1/calendar",
                ["date": note.due_on, "kind": "national_holiday", "name": "Hari uji"],
                as: .administrator
            )
            #expect(try await story.clocks().first { $0.id == note.id }?.due_on == note.due_on)
        }
    }

    @Test("Only an administrator changes it, a day and a year once each, and never both in one request")
    func refusals() async throws {
        try await withApp { app in
            let year: JSON = ["year": 2040, "legal_basis": "SKB uji"]
            #expect(try await app.post("/v1/calendar", year, as: .coordinator, headers: key).status == 403)
            #expect(try await app.post("/v1/calendar", year, as: .administrator, headers: key).status == 201)
            #expect(try await app.post("/v1/calendar", year, as: .administrator, headers: key).code == "year_published")
            let day: JSON = ["date": "2040-02-30", "kind": "national_holiday", "name": "Uji"]
            #expect(try await app.post("/v1/calendar", day, as: .administrator, headers: key).fields == ["date"])
            let both = year.with(["date": "2040-01-01"])
            #expect(try await app.post("/v1/calendar", both, as: .administrator, headers: key).status == 422)
            let shown = try await app.done(.get, "/v1/calendar?year=2040", as: .inspector)
            #expect(shown.published.isTrue && shown.days.list.isEmpty)
        }
    }

    private var key: [String: String] { ["Idempotency-Key": newID()] }
}

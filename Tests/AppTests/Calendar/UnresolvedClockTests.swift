import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("A deadline in a year without a calendar")
struct UnresolvedClockTests {
    @Test(
        "The receipt is stored, the clock says what it waits for, and no decision rests on it until the year is published"
    )
    func waits() async throws {
        try await withApp { app in
            _ = try await app.superuser.query("DELETE FROM holiday_year")
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let waiting = try #require(
                try await story.clocks().first { $0.status.text == "unresolved" && $0.days.int == 14 }
            )
            let year = waiting.unresolved_year.int
            #expect(waiting.due_on == .null && year >= 2020)
            #expect(waiting.explanation.id.text.contains("\(year)") && waiting.explanation.en.text.contains("\(year)"))
            let item = try await app.done(.get, "/v1/queue", as: .coordinator).items[0]
            #expect(item.due_on == .null && item.bucket.text == "no_clock")
            let before = try await app.dump()
            let refused = try await story.tryStep("begin_verification", on: 1, as: .inspector)
            #expect(refused.status == 409, "\(refused.text)")
            #expect(refused.reasons.contains { $0.contains("deadline") }, "\(refused.text)")
            #expect(refused.json.reasons.list.allSatisfy { !$0.remedy.text.isEmpty })
            #expect(refused.text.contains("\(year)"))
            #expect(try await app.dump() == before)

            for published in 2020...2030 {
                let body: JSON = ["year": .number(Double(published)), "legal_basis": "SKB uji"]
                try await app.done(.post, "/v1/calendar", body, as: .administrator)
            }
            let due = try #require(try await story.clocks().first { $0.id == waiting.id }).due_on.text
            #expect(LocalDate(due) != nil)
            let moved = try await app.done(.get, "/v1/queue", as: .coordinator).items[0]
            #expect(moved.due_on != .null && moved.bucket.text == "overdue")
            try await story.step("begin_verification", on: 1, as: .inspector)
            try await app.expectTrueProjections()
        }
    }
}

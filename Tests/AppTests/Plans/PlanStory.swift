import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// A unit's plan: what tests need to carry it further.
struct PlanStory: Sendable {
    let app: TestApp
    let id: String

    /// A month to come, `YYYY-MM`.
    static func month(_ ahead: Int = 0) -> String {
        CalendarMonth(LocalDate.today(at: Date(), zone: .wib)).advanced(by: ahead).description
    }

    var path: String { "/v1/plans/\(id)" }

    static func tryDraft(
        _ app: TestApp,
        _ month: String = month(),
        as person: Person = .coordinator,
        _ more: [String: JSON] = [:]
    ) async throws -> Answer {
        let body: JSON = ["month": .string(month)]
        return try await app.post("/v1/plans", body.with(more), as: person)
    }

    static func draft(_ app: TestApp, _ month: String = month()) async throws -> PlanStory {
        let answer = try await tryDraft(app, month)
        try #require(answer.status == 201, "\(answer.text)")
        return PlanStory(app: app, id: answer.json.id.text)
    }

    func tryStep(_ action: String, as person: Person = .coordinator, _ more: [String: JSON]) async throws -> Answer {
        let body: JSON = ["action": .string(action)]
        return try await app.post("\(path)/steps", body.with(more), as: person)
    }

    @discardableResult
    func step(_ action: String, _ more: [String: JSON]) async throws -> JSON {
        let answer = try await tryStep(action, more)
        try #require(answer.status == 201, "\(action): \(answer.text)")
        return answer.json
    }

    func propose(_ more: [String: JSON] = [:]) async throws -> Answer {
        let body: JSON = ["occurred_on": .string(today)]
        return try await app.post("\(path)/proposals", body.with(more), as: .coordinator)
    }

    func order(as person: Person = .officeHead, _ more: [String: JSON] = [:]) async throws -> Answer {
        let body: JSON = ["occurred_on": .string(today)]
        return try await app.post("\(path)/orders", body.with(more), as: person)
    }

    func show() async throws -> JSON { try await app.done(.get, path, as: .coordinator) }

    func entries(as person: Person = .coordinator) async throws -> [JSON] {
        try await app.done(.get, "\(path)/entries", as: person).items.list
    }
}

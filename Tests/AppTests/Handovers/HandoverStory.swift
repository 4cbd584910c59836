import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// A list that a branch has handed over: what tests need to carry it further.
struct HandoverStory: Sendable {
    let app: TestApp
    let id: String

    var path: String { "/v1/handovers/\(id)" }

    /// A list over firms of the register.
    static func request(_ firms: [Firm], _ indication: String = "unregistered", on day: Int = 20) -> JSON {
        [
            "title": "Rakor uji", "handed_on": "\(ago(day))",
            "lines": .array(
                firms.map { ["company_id": .string($0.id), "indications": [.string(indication)], "debt": 5_000_000] }
            ),
        ]
    }

    /// Hands a list over.
    static func send(
        _ app: TestApp,
        _ firms: [Firm] = [.kebun, .bengkel],
        _ indication: String = "unregistered"
    ) async throws -> HandoverStory {
        let made = try await app.done(.post, "/v1/handovers", request(firms, indication), as: .bpjsOfficer)
        return HandoverStory(app: app, id: made.id.text)
    }

    /// Hands a list over that the coordinator then accepts.
    static func accepted(
        _ app: TestApp,
        _ firms: [Firm] = [.kebun, .bengkel],
        _ indication: String = "unregistered"
    ) async throws -> HandoverStory {
        let story = try await send(app, firms, indication)
        try await story.step("accept", ["received_on": "\(ago(10))"])
        return story
    }

    /// Sends a file.
    static func file(
        _ app: TestApp,
        _ text: String,
        as person: Person = .bpjsOfficer,
        headers: [String: String] = [:],
        query: String = ""
    ) async throws -> Answer {
        try await app.raw(
            .post,
            "/v1/handover-files?title=Rakor&handed_on=\(ago(3))\(query)",
            Data(text.utf8),
            type: "text/csv",
            token: person.token,
            headers: headers
        )
    }

    func tryStep(
        _ action: String,
        as person: Person = .coordinator,
        _ more: [String: JSON] = [:]
    ) async throws -> Answer {
        let body: JSON = ["action": .string(action)]
        return try await app.post("\(path)/steps", body.with(more), as: person)
    }

    @discardableResult
    func step(_ action: String, as person: Person = .coordinator, _ more: [String: JSON] = [:]) async throws -> JSON {
        let answer = try await tryStep(action, as: person, more)
        try #require(answer.status == 201, "\(action) as \(person): \(answer.text)")
        return answer.json
    }

    /// Proposes inspections of lines, or of all that wait.
    func propose(_ lines: [Int]? = nil, headers: [String: String] = [:]) async throws -> Answer {
        var body: JSON = ["occurred_on": .string(today)]
        if let lines { body = body.with(["lines": .array(lines.map { .number(Double($0)) })]) }
        return try await app.post("\(path)/proposals", body, as: .coordinator, headers: headers)
    }

    func lines(as person: Person = .coordinator) async throws -> [JSON] {
        try await app.done(.get, "\(path)/lines", as: person).items.list
    }
}

import Foundation
import HTTPTypes

@testable import Domain

/// An examined visit whose checklist is answered.
struct ChecklistStory: Sendable {
    let story: Story
    let visit: String

    static let code = "social_security"

    var app: TestApp { story.app }
    var path: String { "/v1/visits/\(visit)/checklists/\(Self.code)" }

    static func begin(_ app: TestApp, _ firm: Firm = .kebun, _ outcome: String = "examined") async throws -> Self {
        let story = try await Story.begin(app, firm)
        try await story.order()
        let visit = try await story.visit(on: 80, outcome)
        return ChecklistStory(story: story, visit: visit.id.text)
    }

    /// An answer; its second of the day is when it was given.
    static func answer(
        _ question: String,
        _ value: JSON?,
        _ member: String = "code",
        id: String = newID(),
        at second: Int = 0,
        replaces: [String] = []
    ) -> JSON {
        var answer: JSON = [
            "id": "\(id)", "question": "\(question)",
            "answered_at": "2026-01-05T02:00:\(String(format: "%02d", second))Z",
        ]
        if let value { answer[member] = value }
        if !replaces.isEmpty { answer["replaces"] = .array(replaces.map(JSON.string)) }
        return answer
    }

    func put(_ answers: [JSON], as person: Person = .inspector, version: Int? = nil) async throws -> Answer {
        var body: JSON = ["answers": .array(answers)]
        if let version { body["version"] = .number(Double(version)) }
        return try await app.send(.put, path, body, as: person)
    }

    /// Answers of a firm that is not registered, employs 42 workers and filed no report.
    static var unregistered: [JSON] {
        [
            answer("entry_given", "yes"), answer("documents_shown", "yes"), answer("workers_heard", "yes"),
            answer("registered", "no"), answer("workers_employed", 42, "number"), answer("deducted", "no"),
            answer("report_filed", "no"),
        ]
    }
}

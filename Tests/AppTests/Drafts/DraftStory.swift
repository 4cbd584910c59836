import Foundation
import HTTPTypes
import Testing

@testable import Domain

/// A draft of a letter under way.
struct DraftStory: Sendable {
    let app: TestApp
    let id: String

    static func make(
        _ app: TestApp,
        _ caseID: String,
        _ action: String,
        as person: Person,
        _ details: JSON = ["letter": ["text": "Konsep pertama."]]
    ) async throws -> DraftStory {
        let made = try await app.done(.post, "/v1/letter-drafts", request(caseID, action, details), as: person)
        return DraftStory(app: app, id: made.id.text)
    }

    static func request(_ caseID: String, _ action: String, _ details: JSON) -> JSON {
        ["case_id": .string(caseID), "action": .string(action), "details": details]
    }

    func send(_ what: String, _ body: JSON, as person: Person, headers: [String: String] = [:]) async throws -> Answer {
        try await app.post("/v1/letter-drafts/\(id)/\(what)", body, as: person, headers: headers)
    }

    @discardableResult
    func done(_ what: String, _ body: JSON, as person: Person) async throws -> JSON {
        try await app.done(.post, "/v1/letter-drafts/\(id)/\(what)", body, as: person)
    }

    func issue(on day: Int, as person: Person) async throws -> Answer {
        try await send("issuance", ["occurred_on": "\(ago(day))", "reason": "\(Story.late)"], as: person)
    }

    /// Submitted by its maker and passed on.
    func pass(_ maker: Person, _ checker: Person) async throws {
        try await done("submission", [:], as: maker)
        try await done("review", ["decision": "passed"], as: checker)
    }

    func read(as person: Person) async throws -> JSON {
        try await app.done(.get, "/v1/letter-drafts/\(id)", as: person)
    }
}

extension TestApp {
    /// Has the administrator demand review of a kind at an office from a day on.
    func demandReview(of kind: String, at office: String, since day: Int = 400, _ demanded: Bool = true) async throws {
        try await done(
            .post,
            "/v1/letter-review-rules",
            [
                "office": .string(office), "kind": .string(kind), "from_on": .string(ago(day)),
                "demanded": .bool(demanded), "reason": "Uji.",
            ],
            as: .administrator
        )
    }
}

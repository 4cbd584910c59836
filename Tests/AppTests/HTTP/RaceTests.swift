import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("Sixteen clients race for one step")
struct RaceTests {
    static let clients = 16

    /// The case whose draft waits for its signature, and the version on which all decide.
    private func withDraft(
        _ body: @escaping @Sendable (TestApp, Story, _ version: Int) async throws -> Void
    ) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            try await body(app, story, try await story.read().version.int)
        }
    }

    /// That the step was taken once: one event more, one note, its number the register's first.
    private func expectOnce(_ app: TestApp, _ story: Story, after version: Int) async throws {
        let now = try await story.read()
        #expect(now.version.int == version + 1 && now.state.text == "first_note")
        let events: Int = try await app.value("SELECT count(*) FROM case_event WHERE action = 'issue_first_note'")
        let numbers: [Int] = try await app.value(
            "SELECT array_agg(sequence) FROM letter WHERE kind = 'first_note'"
        )
        #expect(events == 1 && numbers == [1])
        try await app.expectTrueProjections()
    }

    @Test("On one expected version exactly one wins, and the others learn the present version")
    func expectedVersion() async throws {
        try await withDraft { app, story, version in
            let answers = try await together(Self.clients) { _ in
                try await story.tryStep(
                    "issue_first_note",
                    on: 72,
                    as: .officeHead,
                    ["expected_version": .number(Double(version))]
                )
            }
            let statuses = answers.map(\.status).sorted()
            #expect(statuses == [201] + Array(repeating: 409, count: Self.clients - 1))
            for answer in answers where answer.status == 409 {
                #expect(answer.code == "version_conflict", "\(answer.text)")
                #expect(answer.json.current_version.int == version + 1, "\(answer.text)")
            }
            try await expectOnce(app, story, after: version)
        }
    }

    @Test("Without a version too exactly one wins: for the others the state has moved on")
    func noVersion() async throws {
        try await withDraft { app, story, version in
            let answers = try await together(Self.clients) { _ in
                try await story.tryStep("issue_first_note", on: 72, as: .officeHead)
            }
            let statuses = answers.map(\.status).sorted()
            #expect(statuses == [201] + Array(repeating: 409, count: Self.clients - 1))
            for answer in answers where answer.status == 409 {
                #expect(answer.code == "action_refused", "\(answer.text)")
                #expect(answer.reasons == ["action_not_in_state"], "\(answer.text)")
            }
            try await expectOnce(app, story, after: version)
        }
    }

    @Test("Different steps on one version: one wins, whichever it is")
    func differentSteps() async throws {
        try await withDraft { app, story, version in
            let steps: [(String, Person)] = [
                ("issue_first_note", .officeHead), ("return_first_note", .coordinator), ("withdraw", .officeHead),
                ("add_remark", .inspector),
            ]
            let answers = try await together(Self.clients) { number in
                let (action, person) = steps[number % steps.count]
                return try await story.tryStep(
                    action,
                    on: 72,
                    as: person,
                    ["expected_version": .number(Double(version)), "note": "x"]
                )
            }
            #expect(answers.filter { $0.status == 201 }.count == 1, "\(answers.map(\.status))")
            #expect(answers.allSatisfy { $0.status == 201 || $0.status == 409 }, "\(answers.map(\.text))")
            #expect(try await story.read().version.int == version + 1)
            try await app.expectTrueProjections()
        }
    }

    @Test("Under one key they are one act and sixteen equal answers")
    func oneKey() async throws {
        try await withDraft { app, story, version in
            let answers = try await together(Self.clients) { _ in
                try await story.tryStep(
                    "issue_first_note",
                    on: 72,
                    as: .officeHead,
                    headers: ["Idempotency-Key": "enam-belas"]
                )
            }
            #expect(answers.allSatisfy { $0.status == 201 }, "\(answers.map(\.status))")
            #expect(Set(answers.map(\.data)).count == 1)
            #expect(answers.filter { $0.header("Idempotency-Replayed") == nil }.count == 1)
            try await expectOnce(app, story, after: version)
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Dispositions of incoming papers")
struct DispositionTests {
    private static func pass(_ to: Person, _ more: [String: JSON] = [:]) -> JSON {
        (["to": .string(to.login), "instruction": "Periksa kebenarannya.", "due_on": .string(today)] as JSON).with(more)
    }

    @Test("The head passes a paper down, the next head passes it on, each completes what was given to them")
    func passedOn() async throws {
        try await withApp { app in
            let paper = try await app.register(as: .officeHead)
            let path = "/v1/incoming-letters/\(paper.id.text)"
            #expect(try await app.get(path, as: .coordinator).status == 404)
            let first = try await app.done(.post, "\(path)/dispositions", Self.pass(.coordinator), as: .officeHead)
            #expect(first.state.text == "open" && first.given_to.login.text == Person.coordinator.login)
            // Whom it was passed to reads it, though it is another office's.
            #expect(try await app.get(path, as: .coordinator).status == 200)
            #expect(try await app.get(path, as: .inspector2).status == 404)
            let second = try await app.done(.post, "\(path)/dispositions", Self.pass(.inspector), as: .coordinator)
            func open(_ person: Person) async throws -> [String] {
                try await app.done(.get, "/v1/dispositions", as: person).items.list.map(\.id.text)
            }
            #expect(try await open(.inspector) == [second.id.text])
            #expect(try await open(.coordinator) == [first.id.text])
            let end = "/v1/dispositions/\(second.id.text)/completion"
            #expect(try await app.post(end, ["outcome": "done"], as: .coordinator).status == 403)
            #expect(try await app.post(end, ["outcome": "withdrawn"], as: .inspector).status == 403)
            #expect(try await app.post(end, ["outcome": "done"], as: .inspector2).status == 404)
            let done = try await app.done(.post, end, ["outcome": "done", "note": "Benar."], as: .inspector)
            #expect(done.state.text == "done" && done.note.text == "Benar.")
            let again = try await app.post(end, ["outcome": "done"], as: .inspector)
            #expect(again.status == 409 && again.code == "disposition_ended", "\(again.text)")
            #expect(try await open(.inspector) == [])
            let given = try await app.done(.get, "/v1/dispositions?scope=given&state=done", as: .coordinator).items.list
            #expect(given.map(\.id.text) == [second.id.text])
            let shown = try await app.done(.get, path, as: .officeHead).dispositions.list
            #expect(shown.map(\.state.text) == ["open", "done"])
        }
    }

    @Test("Only a head passes papers, to somebody of the office who may read the case, not backwards in time")
    func refused() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let paper = try await app.register(["case_id": .string(story.caseID)])
            let path = "/v1/incoming-letters/\(paper.id.text)/dispositions"
            func refusal(_ body: JSON, _ person: Person) async throws -> (Int, String) {
                let answer = try await app.post(path, body, as: person)
                return (answer.status, answer.json.errors[0].code.text)
            }
            #expect(try await refusal(Self.pass(.inspector2), .inspector).0 == 403)
            // A head of another office, to whom the paper was not passed.
            #expect(try await refusal(Self.pass(.inspector), .divisionHead).0 == 403)
            #expect(try await refusal(Self.pass(.bpjsOfficer), .coordinator) == (422, "other_office"))
            #expect(try await refusal(Self.pass(.coordinator), .coordinator) == (422, "self"))
            #expect(
                try await refusal(Self.pass(.inspector, ["due_on": .string(ago(1))]), .coordinator) == (422, "past_day")
            )
            #expect(
                try await refusal(Self.pass(.inspector, ["to": "uji.siapa"]), .coordinator) == (422, "unknown_person")
            )
            #expect(try await app.done(.post, path, Self.pass(.inspector), as: .coordinator).state.text == "open")
            try await app.done(
                .post,
                "/v1/incoming-letters/\(paper.id.text)/void",
                ["reason": "Salah alamat."],
                as: .coordinator
            )
            #expect(try await app.post(path, Self.pass(.inspector2), as: .coordinator).code == "entry_not_standing")
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("An incoming paper is as secret as it says")
struct SecrecyTests {
    private static let readers: [Person] = [
        .inspector, .inspector2, .coordinator, .divisionHead, .officeHead, .investigator, .auditor, .bpjsOfficer,
        .licensingOfficer, .inspectorElsewhere, .coordinatorElsewhere,
    ]

    /// Who reads a paper by the API; row security answers the same.
    private static func seen(_ id: String, _ app: TestApp) async throws -> Set<Person> {
        var found: Set<Person> = []
        for person in readers {
            let answer = try await app.get("/v1/incoming-letters/\(id)", as: person)
            #expect([200, 404].contains(answer.status))
            if answer.status == 200 { found.insert(person) }
            let listed = try await app.get("/v1/incoming-letters", as: person).json.items.list
            #expect(listed.contains { $0.id.text == id } == (answer.status == 200), "\(person)")
            try await app.withServiceRole { role in
                let rows = await role.attempt(person, "SELECT FROM incoming_letter WHERE id::text = \(id)")
                #expect(rows == .rows(answer.status == 200 ? 1 : 0), "\(person)")
            }
        }
        return found
    }

    @Test(
        "Before it has a case: restricted to the office, secret to its heads, and to whom it was passed",
        arguments: [
            ("ordinary", [.inspector, .inspector2, .coordinator, .auditor]),
            ("restricted", [.inspector, .inspector2, .coordinator, .auditor]),
            ("secret", [.inspector, .coordinator]), ("top_secret", [.inspector, .coordinator]),
        ] as [(String, Set<Person>)]
    )
    func withoutCase(secrecy: String, readers: Set<Person>) async throws {
        try await withApp { app in
            let id = try await app.register(["secrecy": .string(secrecy)], as: .inspector).id.text
            #expect(try await Self.seen(id, app) == readers)
            let order: JSON = ["to": .string(Person.inspector2.login), "instruction": "Periksa."]
            let path = "/v1/incoming-letters/\(id)/dispositions"
            let passed = try await app.done(.post, path, order, as: .coordinator).id.text
            #expect(try await Self.seen(id, app) == readers.union([.inspector2]))
            let end = "/v1/dispositions/\(passed)/completion"
            try await app.done(.post, end, ["outcome": "withdrawn"], as: .coordinator)
            #expect(try await Self.seen(id, app) == readers)
        }
    }

    @Test(
        "In a case: ordinary to its side, restricted to the office, secret to the heads of the office and above",
        arguments: [
            (
                "ordinary",
                [.inspector, .inspector2, .coordinator, .divisionHead, .officeHead, .investigator, .auditor]
            ),
            ("restricted", [.inspector, .inspector2, .coordinator, .divisionHead, .officeHead, .auditor]),
            ("secret", [.inspector, .coordinator, .divisionHead, .officeHead]),
        ] as [(String, Set<Person>)]
    )
    func inCase(secrecy: String, readers: Set<Person>) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let scan = try await story.add()
            let paper = Papers.reply.with(["secrecy": .string(secrecy), "evidence_ids": [.string(scan)]])
            let made = try await app.done(.post, "/v1/cases/\(story.caseID)/documents", paper, as: .inspector)
            #expect(try await Self.seen(made.id.text, app) == readers)
            // Its scan is as secret as the paper, in every list and by its own address.
            for person in Self.readers where person != .bpjsOfficer && person != .licensingOfficer {
                let file = try await app.get("/v1/evidence/\(scan)/content", as: person)
                #expect((file.status == 200) == readers.contains(person), "\(person): \(file.status)")
                let listed = try await app.get("/v1/cases/\(story.caseID)/evidence", as: person).text
                #expect(listed.contains(scan) == readers.contains(person), "\(person)")
                let papers = try await app.get("/v1/cases/\(story.caseID)/documents", as: person).text
                #expect(papers.contains(made.id.text) == readers.contains(person), "\(person)")
            }
        }
    }

    @Test("An auditor reads papers of every office of her territory by one rule, without a case as with one")
    func auditor() async throws {
        try await withApp { app in
            let offices: [Person] = [.inspector, .officeHead, .bpjsOfficer, .licensingOfficer, .inspectorElsewhere]
            for secrecy in ["ordinary", "restricted", "secret"] {
                for person in offices {
                    let id = try await app.register(["secrecy": .string(secrecy)], as: person).id.text
                    let status = try await app.get("/v1/incoming-letters/\(id)", as: .auditor).status
                    #expect(status == (secrecy == "secret" ? 404 : 200), "\(secrecy) of \(person)")
                }
            }
            #expect(try await app.numbers(as: .auditor).count == 2 * offices.count)
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Who reads and writes checklists")
struct ChecklistSecurityTests {
    @Test("Answers are the inspectors' file: never BPJS', no other territory's, and given by those alone who went")
    func sides() async throws {
        try await withApp { app in
            let visit = try await ChecklistStory.begin(app)
            _ = try await visit.put(ChecklistStory.unregistered)
            for person in Person.allCases {
                let status = try await app.get(visit.path, as: person).status
                let readers: [Person] = [
                    .inspector, .inspector2, .coordinator, .divisionHead, .officeHead, .investigator, .auditor,
                ]
                let reads = readers.contains(person)
                #expect(reads ? status == 200 : [403, 404].contains(status), "\(person): \(status)")
                let put = try await visit.put([ChecklistStory.answer("npp", "x", "text")], as: person).status
                #expect(person == .inspector ? put == 200 : [403, 404].contains(put), "\(person): \(put)")
            }
            try await app.withServiceRole { role in
                for table in ["checklist_start", "checklist_answer"] {
                    for person in [Person.bpjsOfficer, .bpjsBranchHead, .inspectorElsewhere, .administrator] {
                        #expect(await role.attempt(person, "SELECT FROM \(identifier: table)") == .rows(0))
                    }
                    #expect(await role.attempt(.inspector, "DELETE FROM \(identifier: table)") == .refused("42501"))
                }
            }
        }
    }

    @Test("With the investigators' file the answers close to everybody else")
    func closed() async throws {
        try await withApp { app in
            let visit = try await ChecklistStory.begin(app)
            _ = try await visit.put(ChecklistStory.unregistered)
            try await visit.story.finding("not_remitted", on: 80)
            try await visit.story.step("report_incident", on: 70, as: .inspector)
            #expect(try await app.get(visit.path, as: .inspector).status == 404)
            #expect(try await app.get(visit.path, as: .investigator).status == 200)
            try await app.withServiceRole { role in
                for table in ["checklist_start", "checklist_answer"] {
                    #expect(await role.attempt(.inspector, "SELECT FROM \(identifier: table)") == .rows(0))
                    #expect(await role.attempt(.investigator, "SELECT FROM \(identifier: table)") != .rows(0))
                }
            }
        }
    }

    @Test("The database alone keeps answers out of a complete checklist, and versions in administrators' hands")
    func gates() async throws {
        try await withApp { app in
            let visit = try await ChecklistStory.begin(app)
            _ = try await visit.put(ChecklistStory.unregistered)
            let id = try VisitID(visit.visit)
            let add: SQL = """
                INSERT INTO checklist_answer (id, visit_id, checklist, case_id, question, code, answered_at, replaces, digest)
                SELECT gen_random_uuid(), \(id), 'social_security', case_id, 'registered', 'yes', now(), '{}', sha256('x')
                FROM visit WHERE id = \(id)
                """
            try await app.withServiceRole { role in
                #expect(await role.attempt(.inspector, add) == .rows(1))
                #expect(await role.attempt(.inspector2, add) == .refused("checklist_answered_by_visitor"))
                #expect(await role.attempt(.bpjsOfficer, add) == .rows(0))
                try await app.done(.post, visit.path + "/completion", as: .inspector)
                #expect(await role.attempt(.inspector, add) == .refused("checklist_is_complete"))
                let version: SQL = """
                    INSERT INTO checklist_version (checklist, version, content, sha256, reason, author_id)
                    SELECT 'x', 1, '{}', sha256('{}'), 'x', id FROM person WHERE login = \(Person.inspector.login)
                    """
                #expect(await role.attempt(.inspector, version) == .refused("42501"))
            }
            let path = "/v1/checklists/social_security/versions"
            for person in Person.home where person != .administrator {
                let content: JSON = ["title": ["id": "a", "en": "a"], "sections": [], "proposals": []]
                let body: JSON = ["content": content, "reason": "x"]
                #expect(try await app.post(path, body, as: person).status == 403, "\(person)")
            }
        }
    }

    @Test("The program's own checklist can be published, and a faulty one is refused with every fault")
    func versions() async throws {
        try await withApp { app in
            let path = "/v1/checklists/social_security/versions"
            let own = try await app.done(.get, path + "/1", as: .inspector)
            #expect(own.status.text == "published" && own.content.sections.list.count == 9)
            let copy = try await app.post(path, ["content": own.content, "reason": "Salinan"], as: .administrator)
            #expect(copy.status == 201, "\(copy.text)")
            let norms: JSON = [["provision": "UU 24/2011 pasal 15 ayat (1)", "certainty": "V"]]
            let question: JSON = [
                "code": "a", "text": ["id": "A?", "en": "A?"], "kind": "yes_no", "required": true, "norms": norms,
                "shown_if": ["op": "among", "question": "a", "values": ["yes"]],
            ]
            let faulty: JSON = [
                "title": ["id": "Uji", "en": "Test"],
                "sections": [["code": "s", "title": ["id": "S", "en": "S"], "questions": [question]]],
                "proposals": [],
            ]
            let refused = try await app.post(path, ["content": faulty, "reason": "x"], as: .administrator)
            #expect(refused.status == 422, "\(refused.text)")
            #expect(refused.json.errors.list.map(\.code.text) == ["not_earlier"])
            let list = try await app.done(.get, "/v1/checklists", as: .inspector)
            #expect(list.items[0].code.text == "social_security" && list.items[0].version.int == 1)
            #expect(try await app.get("/v1/checklists/entah", as: .inspector).status == 404)
            #expect(try await app.get(path + "/99", as: .inspector).status == 404)
            let yesterday: JSON = ["valid_from": "\(ago(1))", "reason": "x"]
            let past = try await app.post(path + "/2/publication", yesterday, as: .administrator)
            #expect(past.status == 422 && past.fields == ["valid_from"])
        }
    }
}

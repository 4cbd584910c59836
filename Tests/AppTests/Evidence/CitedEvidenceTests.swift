import Foundation
import HTTPTypes
import Postgres
import Testing

@testable import App
@testable import Domain

@Suite("Evidence that acts cite")
struct CitedEvidenceTests {
    @Test("Visit, finding, step and receipt cite evidence; log, timeline, receipt and evidence show it")
    func cited() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            let photo = try await story.add()
            let strip = try await story.add(Files.jpeg(bytes: 400))
            let visit = story.visitRequest(on: 80).with(["evidence_ids": [.string(photo)]])
            try await app.done(.put, "/v1/visits/\(newID())", visit, as: .inspector)
            let finding = Story.findingRequest(on: 80).with(["evidence_ids": [.string(photo)]])
            try await app.done(.post, "/v1/inspections/\(story.inspectionID)/findings", finding, as: .inspector)
            try await story.step("submit_report", on: 78, as: .inspector, ["evidence_ids": [.string(photo)]])
            try await story.step("draft_first_note", on: 76, as: .inspector)
            try await story.step("check_first_note", on: 74, as: .divisionHead)
            try await story.step("issue_first_note", on: 72, as: .officeHead)
            let delivery = Story.delivery(on: 60).with(["evidence_ids": [.string(strip)]])
            let made = try await app.done(.post, "/v1/cases/\(story.caseID)/deliveries", delivery, as: .inspector)
            #expect(made.delivery.evidence.list.map(\.id.text) == [strip])
            #expect(made.event.evidence.list.map(\.id.text) == [strip])

            let log = try await app.done(.get, "/v1/cases/\(story.caseID)/events", as: .coordinator).items.list
            let citing = log.filter { !$0.evidence.list.isEmpty }
            #expect(
                citing.map(\.action.text) == [
                    "begin_examination", "record_finding", "submit_report", "record_delivery",
                ]
            )
            #expect(citing[0].evidence[0].kind.text == "photo" && citing[0].evidence[0].title.text == "gerbang.jpg")
            let history = try await app.done(.get, "/v1/companies/\(story.firm.id)/timeline", as: .coordinator)
            let told = history.items.list.filter { !$0.evidence.list.isEmpty }.map(\.action.text)
            #expect(told == citing.map(\.action.text).reversed())
            let shown = try await app.done(.get, "/v1/evidence/\(photo)", as: .coordinator)
            #expect(shown.cited_by.list.map(\.action.text) == citing.prefix(3).map(\.action.text))
            #expect(shown.cited_by[0].actor.login.text == Person.inspector.login)
            let note = try await story.letter("first_note")
            #expect(note.letter.deliveries[0].evidence.list.map(\.id.text) == [strip])
        }
    }

    @Test("What the case has not, or has in a part that is closed to the author, is not cited, and nothing is stored")
    func refused() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let elsewhere = try await Story.begin(app, .bengkel).add()
            try await story.order(on: 85)
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            let own = try await story.add(Files.jpeg(bytes: 900))
            try await story.step("report_incident", on: 78, as: .inspector)
            let inside = try await story.add(as: .investigator)
            try await story.step("decline_to_examination", on: 70, as: .investigator)
            let before = try await app.dump()
            for id in [elsewhere, inside, newID()] {
                let answer = try await story.tryStep(
                    "submit_report",
                    on: 60,
                    as: .inspector,
                    ["evidence_ids": [.string(own), .string(id)]]
                )
                #expect(answer.status == 422 && answer.fields == ["evidence_ids[1]"], "\(answer.text)")
                #expect(answer.json.errors[0].code.text == "unknown_evidence")
            }
            for ids: JSON in [["bukan"], [.string(own), .string(own)]] {
                let answer = try await story.tryStep("submit_report", on: 60, as: .inspector, ["evidence_ids": ids])
                #expect(answer.status == 422 && answer.fields[0].hasPrefix("evidence_ids"), "\(answer.text)")
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("An act that closes the file cites what its author still saw; what is cited inside stays inside")
    func closedFile() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            let photo = try await story.add()
            try await story.step("report_incident", on: 78, as: .inspector, ["evidence_ids": [.string(photo)]])
            let inside = try await story.add(Files.jpeg(bytes: 700), as: .investigator)
            let both: JSON = [.string(photo), .string(inside)]
            try await story.step("decline_to_examination", on: 70, as: .investigator, ["evidence_ids": both])
            try await story.step("submit_report", on: 60, as: .inspector, ["evidence_ids": [.string(photo)]])
            let seen = try await app.done(.get, "/v1/evidence/\(photo)", as: .inspector).cited_by.list
            #expect(seen.map(\.action.text) == ["submit_report"])
            let all = try await app.done(.get, "/v1/evidence/\(photo)", as: .investigator).cited_by.list
            #expect(all.map(\.action.text) == ["report_incident", "decline_to_examination", "submit_report"])
            let log = try await app.done(.get, "/v1/cases/\(story.caseID)/events", as: .investigator).items.list
            #expect(log.first { $0.action.text == "decline_to_examination" }?.evidence.list.count == 2)
            // By SQL, too: whoever does not see a piece does not cite it, were the act their own.
            let seq = try #require(log.last).seq.int
            let cite: SQL = """
                INSERT INTO patuh.act_evidence (case_id, seq, evidence_id)
                VALUES (\(try CaseID(story.caseID)), \(seq), \(try EvidenceID(inside)))
                """
            let superuser = ServiceRole(pool: app.superuser)
            #expect(await superuser.attempt(.inspector, cite) == .refused("act_evidence_seen_by_author"))
            #expect(await superuser.attempt(.bpjsOfficer, cite) == .refused("act_evidence_seen_by_author"))
            #expect(await superuser.attempt(.investigator, cite) == .rows(1))
        }
    }

    @Test("The database takes no citation of a later day, of another case, of later evidence, and changes none")
    func gates() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let elsewhere = try EvidenceID(try await Story.begin(app, .bengkel).add())
            try await story.order(on: 85)
            let late = try EvidenceID(try await story.add())
            let id = try CaseID(story.caseID)
            let cite: SQL = "INSERT INTO patuh.act_evidence (case_id, seq, evidence_id) VALUES"
            try await app.withServiceRole { role in
                let onYesterdaysAct = await role.attempt(.inspector, "\(cite) (\(id), 1, \(late))")
                #expect(onYesterdaysAct == .refused("act_evidence_stored_before"))
            }
            let superuser = ServiceRole(pool: app.superuser)
            #expect(
                await superuser.attempt(nil, ["\(cite) (\(id), 2, \(late))"]) == .refused("act_evidence_stored_before")
            )
            #expect(
                await superuser.attempt(nil, ["\(cite) (\(id), 2, \(elsewhere))"]) == .refused("act_evidence_of_case")
            )
            try await app.done(
                .put,
                "/v1/visits/\(newID())",
                story.visitRequest(on: 80).with(["evidence_ids": [.string(late.text)]]),
                as: .inspector
            )
            let other = try EvidenceID(try await story.add(Files.jpeg(bytes: 800)))
            #expect(
                await superuser.attempt(nil, ["\(cite) (\(id), 3, \(other))"]) == .refused("act_evidence_stored_before")
            )
            try await app.withServiceRole { role in
                // The act is done: its author hangs nothing on it any more, were the evidence older than it.
                let again = await role.attempt(.inspector, "\(cite) (\(id), 3, \(late))")
                #expect(again == .refused("\(SQLState.insufficientPrivilege)"))
                #expect(await role.attempt(.inspectorElsewhere, "SELECT FROM patuh.act_evidence") == .rows(0))
                #expect(await role.attempt(.bpjsOfficer, "SELECT FROM patuh.act_evidence") == .rows(0))
                #expect(await role.attempt(.coordinator, "SELECT FROM patuh.act_evidence") == .rows(1))
            }
            for statement: SQL in ["DELETE FROM patuh.act_evidence", "UPDATE patuh.act_evidence SET seq = 2"] {
                await #expect(throws: PostgresError.self) { try await app.superuser.execute(statement) }
            }
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Answering a checklist on a visit")
struct ChecklistAnsweringTests {
    private typealias Given = ChecklistStory

    @Test("Answers come in parts, complete the checklist, propose findings, and a finding stays tied to its answers")
    func wholeWay() async throws {
        try await withApp { app in
            let visit = try await Given.begin(app)
            let blank = try await app.done(.get, visit.path, as: .inspector)
            #expect(blank.state.text == "blank" && blank.version.int == 1 && !blank.shown.list.isEmpty)
            let first = try await visit.put([Given.answer("registered", "yes")])
            #expect(first.status == 201 && first.json.shown.list.contains("workers_registered"))
            let changed = try await visit.put([Given.answer("registered", "no", at: 5)])
            #expect(changed.status == 200 && !changed.json.shown.list.contains("workers_registered"))
            let early = try await app.post(visit.path + "/completion", [:], as: .inspector)
            #expect(early.status == 409 && early.reasons.contains("answer_missing"), "\(early.text)")
            let all = Given.unregistered.filter { $0.question.text != "registered" }
            #expect(try await visit.put(all).json.missing.list.isEmpty)
            #expect(try await app.done(.get, visit.path, as: .inspector).proposals.list.isEmpty)
            let complete = try await app.done(.post, visit.path + "/completion", as: .inspector)
            #expect(complete.state.text == "complete")
            #expect(complete.proposals.list.map(\.code.text) == ["unregistered", "annual_report_missing"])
            // Nothing is recorded by itself.
            #expect(try await app.value("SELECT count(*) FROM finding", as: Int.self) == 0)
            let proposal = complete.proposals[0]
            #expect(proposal.request.workers_affected.int == 42)
            #expect(proposal.request.facts.text.contains("mempekerjakan 42 pekerja"))
            let request = proposal.request.with(["reason": "Menyusul."])
            let findings = "/v1/inspections/\(visit.story.inspectionID)/findings"
            let other = try await app.post(findings, request.with(["kind": "arrears"]), as: .inspector)
            #expect(other.status == 422 && other.fields == ["kind"])
            let finding = try await app.done(.post, findings, request, as: .inspector)
            let after = try await app.done(.get, visit.path, as: .inspector)
            #expect(after.proposals[0].finding_id == finding.id)
            let tied: Int = try await app.value(
                "SELECT count(*) FROM checklist_finding_answer WHERE finding_id = \(try FindingID(finding.id.text))"
            )
            #expect(tied == 2)
            let twice = try await app.post(findings, request, as: .inspector)
            #expect(twice.status == 409 && twice.code == "proposal_recorded", "\(twice.text)")
            let none: JSON = ["proposal": ["checklist": "social_security", "proposal": "arrears"], "kind": "arrears"]
            let unproposed = try await app.post(findings, request.with(none.members), as: .inspector)
            #expect(unproposed.status == 422 && unproposed.fields == ["proposal"])
        }
    }

    @Test("Sent twice, an answer is there once; another content is refused; after completion nothing is added")
    func again() async throws {
        try await withApp { app in
            let visit = try await Given.begin(app)
            let answers = Given.unregistered
            #expect(try await visit.put(answers).status == 201)
            let again = try await visit.put(answers)
            #expect(again.status == 200 && again.json.answers.list.count == answers.count)
            let other = try await visit.put([answers[3].with(["code": "yes"])])
            #expect(other.status == 409 && other.code == "answer_differs")
            try await app.done(.post, visit.path + "/completion", as: .inspector)
            #expect(try await visit.put(answers).status == 200)
            let late = try await visit.put([Given.answer("registered", "yes")])
            #expect(late.status == 409 && late.code == "checklist_complete")
            let twice = try await app.post(visit.path + "/completion", [:], as: .inspector)
            #expect(twice.status == 409)
        }
    }

    @Test("Of two hands the later answer stands whichever arrives first, and the other waits for a decision")
    func twoHands() async throws {
        try await withApp { app in
            let visit = try await Given.begin(app)
            try await app.superuser.execute(
                """
                INSERT INTO visit_author (visit_id, person_id)
                SELECT \(try VisitID(visit.visit)), id FROM person WHERE login = \(Person.inspector2.login)
                """
            )
            let (mine, yours) = (newID(), newID())
            _ = try await visit.put([Given.answer("registered", "no", id: yours, at: 20)], as: .inspector2)
            let merged = try await visit.put([Given.answer("registered", "yes", id: mine, at: 10)]).json
            #expect(merged.conflicts.list == ["registered"])
            let standing = Dictionary(
                uniqueKeysWithValues: merged.answers.list.map { ($0.id.text, $0.standing.text) }
            )
            #expect(standing == [mine: "conflicting", yours: "current"])
            _ = try await visit.put(Given.unregistered.filter { $0.question.text != "registered" })
            let refused = try await app.post(visit.path + "/completion", [:], as: .inspector)
            #expect(refused.status == 409 && refused.reasons == ["answers_disagree"], "\(refused.text)")
            let decided = try await visit.put([
                Given.answer("registered", "no", at: 30, replaces: [mine, yours])
            ]).json
            #expect(decided.conflicts.list.isEmpty && decided.answers.list.count == 9)
            #expect(try await app.post(visit.path + "/completion", [:], as: .inspector2).status == 201)
        }
    }

    @Test("The first answer fixes the version; a later one changes nothing there, and holds for visits of its own days")
    func versionFixed() async throws {
        try await withApp { app in
            let begun = try await Given.begin(app)
            _ = try await begun.put([Given.answer("registered", "no")])
            let content = try await app.done(.get, "/v1/checklists/social_security/versions/1", as: .administrator)
                .content
            let path = "/v1/checklists/social_security/versions"
            let made = try await app.done(
                .post,
                path,
                ["content": content.with(["title": ["id": "Baru", "en": "New"]]), "reason": "Judul"],
                as: .administrator
            )
            #expect(made.version.int == 2 && made.status.text == "draft")
            let draft = try await begun.put([Given.answer("registered", "no")], version: 2)
            #expect(draft.status == 409 && draft.code == "checklist_version_fixed", "\(draft.text)")
            try await app.done(.post, path + "/2/publication", ["reason": "Setuju"], as: .administrator)
            let again = try await app.post(path + "/2/publication", ["reason": "x"], as: .administrator)
            #expect(again.status == 409 && again.code == "checklist_published")
            #expect(try await app.done(.get, begun.path, as: .inspector).version.int == 1)
            // A visit of a past day is examined with what held then, and not with what holds today.
            let past = try await Given.begin(app, .bengkel)
            #expect(try await app.done(.get, past.path, as: .inspector).version.int == 1)
            let tooNew = try await past.put([Given.answer("registered", "no")], version: 2)
            #expect(tooNew.status == 422 && tooNew.fields == ["version"], "\(tooNew.text)")
            let now = try await past.story.visit(on: 0)
            let here = ChecklistStory(story: past.story, visit: now.id.text)
            #expect(try await here.put([Given.answer("registered", "no")]).json.version.int == 2)
        }
    }

    @Test("What is no answer is refused by field, and nothing of it is stored")
    func hostile() async throws {
        try await withApp { app in
            let visit = try await Given.begin(app)
            let bad: [(JSON, String)] = [
                (Given.answer("registered", "maybe"), "answers[0]"),
                (Given.answer("registered", 1, "number"), "answers[0]"),
                (Given.answer("workers_employed", -1, "number"), "answers[0].number"),
                (Given.answer("workers_employed", 20_000_000, "number"), "answers[0]"),
                (Given.answer("nothing", "yes"), "answers[0].question"),
                (Given.answer("report_date", "2026-02-30", "day"), "answers[0].day"),
                (Given.answer("registered", "yes").with(["number": 5]), "answers[0]"),
                (Given.answer("npp", nil).with(["answered_at": "0000-01-01T00:00:00Z"]), "answers[0].answered_at"),
                (Given.answer("registered", "yes").with(["evidence_ids": [.string(newID())]]), "evidence_ids[0]"),
                (Given.answer("npp", .string("a\u{0}b"), "text"), "answers[0].text"),
            ]
            for (answer, field) in bad {
                let refused = try await visit.put([answer])
                #expect(refused.status == 422 && refused.fields == [field], "\(field): \(refused.text)")
            }
            #expect(try await app.value("SELECT count(*) FROM checklist_start", as: Int.self) == 0)
            let refused = try await Given.begin(app, .bengkel, "refused")
            let answer = try await refused.put([Given.answer("registered", "no")])
            #expect(answer.status == 409 && answer.code == "visit_not_examined")
        }
    }

    @Test("Answers that race with the completion are in it or refused, never behind it")
    func race() async throws {
        try await withApp { app in
            let visit = try await Given.begin(app)
            _ = try await visit.put(Given.unregistered)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<8 {
                    group.addTask { try await visit.put([Given.answer("npp", nil, at: index)]).status }
                }
                group.addTask { try await app.post(visit.path + "/completion", [:], as: .inspector).status }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(statuses.allSatisfy { [200, 201, 409].contains($0) }, "\(statuses)")
            let late: Int = try await app.value(
                """
                SELECT count(*) FROM checklist_answer a JOIN checklist_completion d USING (visit_id, checklist)
                WHERE a.recorded_at > d.completed_at
                """
            )
            #expect(late == 0)
        }
    }

    @Test("The minutes print what was asked and answered")
    func minutes() async throws {
        try await withApp { app in
            let visit = try await Given.begin(app)
            let path = "/v1/visits/\(visit.visit)/minutes"
            let html = ["Accept": "text/html", "X-Purpose": "Menandatangani bersama"]
            let blank = try await app.get(path, as: .inspector, headers: html).text
            #expect(blank.contains("<td class=\"number\">6</td><td>……"))
            _ = try await visit.put([
                Given.answer("workers_employed", 1042, "number").with(["note": "Menurut <b>daftar</b> upah."])
            ])
            let page = try await app.get(path, as: .inspector, headers: html).text
            #expect(page.contains("Berapa pekerja yang dipekerjakan?") && page.contains("1.042 — Menurut &lt;b&gt;"))
            #expect(!page.contains("<td class=\"number\">2</td>"))
        }
    }
}

extension JSON {
    /// The members of an object.
    fileprivate var members: [String: JSON] {
        guard case .object(let members) = self else { return [:] }
        return members
    }
}

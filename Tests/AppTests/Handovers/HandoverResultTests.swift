import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What a list handed over has come to")
struct HandoverResultTests {
    @Test("Rupiah come from the debts' payments since the list was handed over, else from what was entered")
    func realised() async throws {
        try await withApp { app in
            let story = try await HandoverStory.accepted(app, [.kebun, .bengkel], "arrears")
            let debt = try await DebtStory.begin(app)
            try await debt.pay(1_000_000, on: 30)
            try await debt.pay(2_000_000, on: 5)
            let line = try await story.lines(as: .bpjsOfficer)[0]
            #expect(line.paid.int == 2_000_000 && line.paid_basis.text == "recorded" && line.stage.text == "waiting")
            try await debt.pay(7_000_000, on: 4)
            #expect(try await story.lines()[0].stage.text == "paid")

            let entered: [String: JSON] = [
                "lines": [2], "outcome": "registered", "workers": 17, "paid": 900_000, "evidence": "Sertifikat 12",
            ]
            let without = try await story.tryStep("record_outcome", entered.filter { $0.key != "evidence" })
            #expect(without.status == 422 && without.fields == ["evidence"])
            try await story.step("record_outcome", entered)
            let other = try await story.lines()[1]
            #expect(other.stage.text == "complied" && other.basis.text == "entered" && other.workers_covered.int == 17)
            let totals = try await app.done(.get, story.path, as: .divisionHead).totals
            #expect(totals.paid.int == 9_900_000 && totals.firms_realised.int == 2 && totals.workers_covered.int == 17)
            let csv = ["Accept": "text/csv", "X-Purpose": "Rapat koordinasi"]
            let table = try await app.get("\(story.path)/lines", as: .coordinator, headers: csv)
            #expect(
                table.status == 200 && table.text.contains("Jumlah;") && table.text.contains("9900000"),
                "\(table.text)"
            )
            let ended = try await story.propose([2])
            #expect(ended.json.items[0].code.text == "outcome_entered")
        }
    }

    @Test("Workers of a remedied finding of non-registration count as covered")
    func covered() async throws {
        try await withApp { app in
            let story = try await HandoverStory.accepted(app)
            let inspection = try await Story.begin(app)
            try await inspection.toFirstNote(received: 60)
            try await inspection.step("begin_verification", on: 44, as: .inspector)
            var outcome = try await inspection.outcomes("remedied")
            outcome["details"]?["evidence"] = "Sertifikat"
            try await inspection.step("record_verification", on: 43, as: .inspector, outcome)
            let line = try await story.lines()[0]
            #expect(line.workers_covered.int == 42 && line.workers_basis.text == "recorded", "\(line)")
        }
    }

    @Test("Of a closed file both sides read that it is followed up, and when it changed stays in it")
    func closedFile() async throws {
        try await withApp { app in
            let story = try await HandoverStory.accepted(app)
            let inspection = try await Story.begin(app)
            try await inspection.order(on: 85)
            try await inspection.visit(on: 80)
            try await inspection.finding("not_remitted", on: 80)
            let before = try await story.lines()[0]
            try await inspection.step("report_incident", on: 70, as: .inspector)
            for person in [Person.coordinator, .bpjsOfficer, .bpjsBranchHead, .divisionHead, .auditor] {
                let line = try await story.lines(as: person)[0]
                #expect(line.stage.text == "followed_up" && line.workers_covered.int == 0, "\(person)")
                #expect(!String(decoding: line.data, as: UTF8.self).contains("incident"), "\(person)")
            }
            #expect(before.stage.text == "visited")
        }
    }

    @Test("Which inspector has a line is told to the inspectors' side alone")
    func holders() async throws {
        try await withApp { app in
            let story = try await HandoverStory.accepted(app)
            try await story.step("assign", ["lines": [1, 2], "owner": .string(Person.inspector.login)])
            let list = try await app.done(.get, story.path, as: .coordinator)
            #expect(list.holders[0].person.login.text == Person.inspector.login && list.holders[0].open.int == 2)
            #expect(try await story.lines(as: .inspector)[0].owner.login.text == Person.inspector.login)
            let mine = "\(story.path)/lines?owner=\(Person.inspector.login)"
            #expect(try await app.done(.get, mine, as: .inspector).items.list.count == 2)
            for person in [Person.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead] {
                let answer = try await app.done(.get, story.path, as: person)
                #expect(answer.holders == .null, "\(person)")
                #expect(try await story.lines(as: person).allSatisfy { $0.owner == .null }, "\(person)")
                #expect(try await app.get(mine, as: person).status == 403)
            }
            let stranger = try await story.tryStep(
                "assign",
                ["lines": [1], "owner": .string(Person.inspectorElsewhere.login)]
            )
            #expect(stranger.status == 422 && stranger.fields == ["owner"])
            // Whoever has a line records what came of it, and of no other.
            let outcome: [String: JSON] = ["outcome": "gone", "evidence": "Kunjungan"]
            let other = try await story.tryStep(
                "record_outcome",
                as: .inspector2,
                outcome.merging(["lines": [1]]) { $1 }
            )
            #expect(other.status == 403, "\(other.text)")
            try await story.step("record_outcome", as: .inspector, outcome.merging(["lines": [1]]) { $1 })
        }
    }

    @Test("A list is read by the branch that sent it and the unit that received it with those above, by nobody else")
    func readers() async throws {
        try await withApp { app in
            let story = try await HandoverStory.accepted(app)
            let readers: Set<Person> = [
                .inspector, .inspector2, .coordinator, .divisionHead, .officeHead, .bpjsOfficer, .bpjsExaminer,
                .bpjsBranchHead, .auditor,
            ]
            for person in Person.allCases {
                let mayAsk = PermissionTable.allows(person.role, .readHandovers)
                for path in ["", "/lines", "/snapshots"] {
                    let status = try await app.get(story.path + path, as: person).status
                    #expect(status == (readers.contains(person) ? 200 : mayAsk ? 404 : 403), "\(person) \(path)")
                }
                let steps = try await story.tryStep("assign", as: person, ["lines": [1], "owner": "uji.inspector"])
                let elsewhere: Set<Person> = [.coordinatorElsewhere, .inspectorElsewhere]
                let wanted = person == .coordinator ? 201 : elsewhere.contains(person) ? 404 : 403
                #expect(steps.status == wanted, "\(person): \(steps.text)")
                let proposed = try await app.post(
                    "\(story.path)/proposals",
                    ["occurred_on": .string(today), "lines": [9]],
                    as: person
                )
                #expect(proposed.status == wanted, "\(person): \(proposed.text)")
            }
        }
    }

    @Test("What is kept for a meeting stays as it was, with its digest; two meetings are compared line by line")
    func meetings() async throws {
        try await withApp { app in
            let story = try await HandoverStory.accepted(app)
            let snapshots = "\(story.path)/snapshots"
            let first = try await app.done(.post, snapshots, ["meeting": "Rakor I"], as: .bpjsOfficer)
            #expect(first.content_digest.text.count == 64 && first.taken_on.text == today)
            _ = try await story.propose([1])
            let second = try await app.done(.post, snapshots, ["meeting": "Rakor II"], as: .coordinator)
            try await story.step("withdraw", as: .bpjsOfficer, ["lines": [2], "reason": "Keliru."])
            let list = try await app.done(.get, snapshots, as: .bpjsOfficer).items.list
            #expect(list.map(\.meeting.text) == ["Rakor II", "Rakor I"] && list[1] == first)
            #expect(first.totals.stages[0].stage.text == "waiting" && first.totals.stages[0].lines.int == 2)
            let query = "\(story.path)/comparison?from=\(first.id.text)"
            let between = try await app.done(.get, "\(query)&to=\(second.id.text)", as: .coordinator)
            #expect(between.changes.list.map(\.line.int) == [1] && between.changes[0].to.text == "proposed")
            let now = try await app.done(.get, query, as: .bpjsOfficer)
            #expect(now.changes.list.map(\.to.text) == ["proposed", "withdrawn"] && now.to == .null)
            let byDay = try await app.done(.get, "\(story.path)/comparison?from=\(today)", as: .coordinator)
            #expect(byDay.from.meeting.text == "Rakor II")
            let none = try await app.get("\(story.path)/comparison?from=\(ago(400))", as: .coordinator)
            #expect(none.status == 400 && none.fields == ["from"], "\(none.text)")
            #expect(try await app.post(snapshots, ["meeting": "x"], as: .inspector).status == 403)
            for statement in ["UPDATE patuh.handover_snapshot SET meeting = 'x'", "DELETE FROM patuh.handover_act"] {
                await #expect(throws: PostgresError.self) {
                    try await app.superuser.withConnection { try await $0.run(script: statement) }
                }
            }
        }
    }
}

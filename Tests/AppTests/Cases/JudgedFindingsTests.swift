import HTTPTypes
import Testing

@testable import Domain

@Suite("Findings that are judged")
struct JudgedFindingsTests {
    @Test("A step that is no verification and names findings is refused, and changes none")
    func byARemark() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote()
            let before = try await app.dump()
            for (action, person) in [("add_remark", Person.inspector), ("report_compliance", .coordinator)] {
                let answer = try await story.tryStep(action, on: 30, as: person, story.outcomes("remedied"))
                #expect(answer.status == 422 && answer.reasons == ["field_not_taken"])
                #expect(answer.fields == ["details.findings"])
            }
            #expect(try await app.dump() == before)
            #expect(try await story.read().findings[0].status.text == "open")
        }
    }

    @Test("An indication stands under its case, is judged in the log, and has no successor without an examination")
    func indication() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel)
            try await story.step("notify", on: 138, as: .bpjsOfficer)
            let shown = try await story.read().findings[0]
            #expect(shown.id.text == story.caseID && shown.basis.text == "indication" && shown.status.text == "open")
            #expect(try await app.done(.get, "/v1/cases/\(story.caseID)", as: .inspector).findings.list.isEmpty)
            let successor: JSON = ["kind": "partial_workers", "facts": "x", "occurred_on": "\(ago(135))"]
            let succeeded: JSON = ["finding_id": shown.id, "outcome": "succeeded", "successor": successor]
            let refused = try await story.tryStep(
                "record_verification",
                on: 130,
                as: .bpjsOfficer,
                ["details": ["findings": .array([succeeded])]]
            )
            #expect(refused.status == 409 && refused.reasons == ["findings_known"], "\(refused.text)")
            try await story.step("record_verification", on: 130, as: .bpjsOfficer, story.outcomes("remedied"))
            #expect(try await story.read().findings[0].status.text == "remedied")
            // What an examination finds takes its place.
            try await story.step("order_examination", on: 129, as: .bpjsBranchHead)
            try await story.step("record_examination", on: 128, as: .bpjsExaminer, ["details": ["result": "x"]])
            let found = try await story.read().findings.list
            #expect(found.map(\.basis.text) == ["finding"] && found[0].status.text == "open")
        }
    }

    @Test("What only the database knows is told in the guard's own words, and nothing is stored")
    func toldByTheDatabase() async throws {
        try await withApp { app in
            let story = try await SanctionStory.fined(app)
            let fine: JSON = ["kind": "administrative_fine", "amount": 30_000, "legal_basis": "PP 86/2013 P10(4)"]
            let bill = DebtStory.request(.bengkel, cases: [story.caseID]).with(["items": .array([fine])])
            let debt = try await app.done(.post, "/v1/debts", bill, as: .bpjsOfficer)
            try await DebtStory(app: app, id: debt.id.text).pay(30_000, on: 35)
            let before = try await app.dump()
            let answer = try await story.tryStep(
                "request_service_denial",
                on: 30,
                as: .bpjsBranchHead,
                SanctionStory.denial
            )
            #expect(answer.status == 409 && answer.reasons == ["fine_unpaid"], "\(answer.text)")
            #expect(!answer.json.reasons[0].remedy.text.isEmpty)
            #expect(try await app.dump() == before)
        }
    }
}

import HTTPTypes
import Testing

@testable import App

@Suite("Linked cases")
struct LinkedCaseTests {
    private static func reopening(_ story: Story, linking id: String, firm: Firm? = nil) -> JSON {
        [
            "track": "inspection", "action": "reopen", "company_id": .string((firm ?? story.firm).id),
            "linked_case_id": .string(id), "occurred_on": "\(ago(10))", "reason": "Bukti baru.",
        ]
    }

    @Test("A closed case is reopened as a new case that is linked to it, and each shows the other")
    func reopen() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.step("reject_proposal", on: 80, as: .officeHead)
            let made = try await app.done(
                .post,
                "/v1/cases",
                Self.reopening(story, linking: story.caseID),
                as: .divisionHead
            )
            #expect(made.state.text == "proposed")
            let old = try await app.get("/v1/cases/\(story.caseID)", as: .divisionHead)
            #expect(old.json.linked_cases[0].id.text == made.id.text)
            #expect(old.json.linked_cases[0].kind.text == "reopened")
        }
    }

    @Test("A case is linked only to one of the same firm that its author may see")
    func refused() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.step("reject_proposal", on: 80, as: .officeHead)
            let unknown = "0199f3a0-1c00-7a00-8000-0000000000aa"
            for body in [
                Self.reopening(story, linking: unknown), Self.reopening(story, linking: story.caseID, firm: .bengkel),
            ] {
                let answer = try await app.post("/v1/cases", body, as: .divisionHead)
                #expect(answer.status == 422)
                #expect(answer.json.errors[0].field.text == "linked_case_id")
            }
        }
    }
}

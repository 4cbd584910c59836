import HTTPTypes
import Testing

@testable import Domain

@Suite("Extensions and suspensions as resources")
struct DeadlineChangeTests {
    private func change(
        _ story: Story,
        _ resource: String,
        _ action: String,
        on day: Int,
        as person: Person,
        _ more: [String: JSON] = [:]
    ) async throws -> Answer {
        try await story.app.post(
            "/v1/cases/\(story.caseID)/\(resource)",
            (["action": .string(action), "occurred_on": .string(ago(day)), "reason": "Uji."] as JSON).with(more),
            as: person
        )
    }

    private static let basis: JSON = "UU 30/2014 pasal 58 ayat (5)"

    @Test("An extension is asked for, granted and shown on the clock, by the roles of its steps and with their answers")
    func extended() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 10)
            let due = try await story.clocks().first { $0.kind.text == "first_note" }?.due_on.text
            let unasked = try await change(
                story,
                "extensions",
                "grant",
                on: 8,
                as: .coordinator,
                ["days": 7, "legal_basis": Self.basis]
            )
            #expect(unasked.status == 409 && unasked.reasons.contains("extension_requested"))
            #expect(try await change(story, "extensions", "request", on: 8, as: .inspector).status == 201)
            #expect(
                try await change(
                    story,
                    "extensions",
                    "grant",
                    on: 7,
                    as: .inspector,
                    ["days": 7, "legal_basis": Self.basis]
                ).status == 403
            )
            let bare = try await change(story, "extensions", "grant", on: 7, as: .coordinator)
            #expect(bare.status == 422 && Set(bare.fields) == ["details.legal_basis", "details.days"])
            let stale = try await change(
                story,
                "extensions",
                "grant",
                on: 7,
                as: .coordinator,
                ["days": 7, "legal_basis": Self.basis, "expected_version": 1]
            )
            #expect(stale.status == 409)
            let granted = try await change(
                story,
                "extensions",
                "grant",
                on: 7,
                as: .coordinator,
                ["days": 7, "legal_basis": Self.basis]
            )
            #expect(granted.status == 201 && granted.json.event.action.text == "grant_extension", "\(granted.text)")
            let extended = try await story.clocks().first { $0.kind.text == "first_note" }
            #expect(extended?.due_on.text != due)
        }
    }

    @Test("A deadline is suspended and resumed; a request may be refused")
    func suspended() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 10)
            #expect(try await change(story, "extensions", "request", on: 9, as: .inspector).status == 201)
            #expect(try await change(story, "extensions", "refuse", on: 9, as: .divisionHead).status == 201)
            let suspended = try await change(
                story,
                "suspensions",
                "suspend",
                on: 8,
                as: .coordinator,
                ["legal_basis": Self.basis]
            )
            #expect(suspended.status == 201, "\(suspended.text)")
            #expect(suspended.json.event.action.text == "suspend_clock")
            let resumed = try await change(story, "suspensions", "resume", on: 6, as: .coordinator)
            #expect(resumed.status == 201 && resumed.json.event.action.text == "resume_clock", "\(resumed.text)")
        }
    }

    @Test("Warnings and fines know neither")
    func notOnSanctions() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun)
            try await story.toFirstWarning()
            for (resource, action) in [("extensions", "grant"), ("suspensions", "suspend")] {
                let answer = try await app.post(
                    "/v1/cases/\(story.caseID)/\(resource)",
                    ["action": .string(action), "occurred_on": .string(today)],
                    as: .bpjsBranchHead
                )
                #expect(answer.status == 409 && answer.reasons == ["not_extendable"], "\(answer.text)")
            }
        }
    }
}

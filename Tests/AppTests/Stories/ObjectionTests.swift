import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Objections to warning, fine and denial (UU 30/2014 art. 75-78)")
struct ObjectionTests {
    private func object(_ story: SanctionStory, to letter: String, on day: Int, _ more: JSON = [:]) async throws {
        var details = more
        details["letter"] = ["kind": .string(letter)]
        try await story.step("file_objection", on: day, as: .bpjsOfficer, ["details": details])
    }

    private func letters(_ story: SanctionStory, _ kind: String) async throws -> [String] {
        try await story.read().letters.list.filter { $0.kind.text == kind }.map(\.status.text)
    }

    @Test("Silence grants the objection to a warning: the letter is void, its clocks end, the case steps back")
    func silence() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toWarning()
            try await object(story, to: "first_warning", on: 275)
            let early = try await story.tryStep("revoke_letter", on: 274, as: .bpjsBranchHead)
            #expect(early.status == 409 && early.reasons == ["objection_granted"], "\(early.text)")
            // Ten working days are over whatever the holidays: an answer may only grant now.
            let refused = try await story.tryStep(
                "answer_objection",
                on: 245,
                as: .bpjsBranchHead,
                ["details": ["ruling": "refused"]]
            )
            #expect(refused.status == 409 && refused.reasons == ["silence_grants"], "\(refused.text)")
            try await story.step("revoke_letter", on: 245, as: .bpjsBranchHead)
            #expect(try await story.state() == "bpjs_examination")
            #expect(try await letters(story, "first_warning") == ["void"])
            #expect(try await story.clocks("first_warning").map(\.status.text) == ["void"])
            for kind in ["objection_answer", "objection_decision", "objection_filing"] {
                let open = try await story.clocks(kind).filter { ["running", "expired"].contains($0.status.text) }
                #expect(open.isEmpty, "\(kind)")
            }
            // The same duty may be warned of again; the void number is not given again.
            try await story.step("issue_first_warning", on: 240, as: .bpjsBranchHead)
            #expect(try await letters(story, "first_warning") == ["void", "issued"])
            try await app.expectTrueProjections()
        }
    }

    @Test("A warning that is changed is delivered anew, and its period starts anew")
    func changed() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toWarning()
            try await object(story, to: "first_warning", on: 275)
            let grant: [String: JSON] = ["details": ["ruling": "granted"]]
            try await story.step("answer_objection", on: 272, as: .bpjsBranchHead, grant)
            try await story.step("change_letter", on: 271, as: .bpjsBranchHead)
            #expect(try await story.state() == "first_warning")
            #expect(try await letters(story, "first_warning") == ["void", "issued"])
            let next = try await story.tryStep("issue_second_warning", on: 200, as: .bpjsBranchHead)
            #expect(next.reasons.contains("first_warning_received"), "\(next.text)")
            let letter = try #require(try await story.read().letters.list.last { $0.kind == "first_warning" })
            try await app.done(
                .post,
                "/v1/cases/\(story.caseID)/deliveries",
                Story.delivery(on: 268).with(["letter_id": letter.id]),
                as: .bpjsOfficer
            )
            let clocks = try await story.clocks("first_warning")
            #expect(Set(clocks.map(\.status.text)) == ["void", "expired"])
            #expect(clocks.contains { $0.starts_on.text == ago(268) })
        }
    }

    @Test(
        "A fine revoked on objection is owed no more, and may be imposed again in its time; one changed is owed as changed"
    )
    func fine() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toFine(30_000)
            try await object(story, to: "fine_decision", on: 213)
            let grant: [String: JSON] = ["details": ["ruling": "granted"]]
            try await story.step("answer_objection", on: 212, as: .bpjsBranchHead, grant)
            try await story.step("change_letter", on: 212, as: .bpjsBranchHead, ["details": ["amount": 20_000]])
            #expect(try await story.debts().map(\.balance.int) == [20_000])
            let letter = try #require(try await story.read().letters.list.last { $0.kind == "fine_decision" })
            try await app.done(
                .post,
                "/v1/cases/\(story.caseID)/deliveries",
                Story.delivery(on: 212).with(["letter_id": letter.id]),
                as: .bpjsOfficer
            )
            try await object(story, to: "fine_decision", on: 211)
            try await story.step("answer_objection", on: 211, as: .bpjsBranchHead, grant)
            try await story.step("revoke_letter", on: 211, as: .bpjsBranchHead)
            #expect(try await story.state() == "second_warning")
            #expect(try await letters(story, "fine_decision") == ["void", "void"])
            #expect(try await story.clocks("fine_payment").allSatisfy { $0.status == "void" })
            let settled = try #require(try await story.debts().first)
            #expect(settled.state == "settled" && settled.balance.int == 0)
            try await story.step("impose_fine", on: 211, as: .bpjsBranchHead, ["details": ["amount": 10_000]])
            #expect(Set(try await story.debts().map(\.balance.int)) == [0, 10_000])
            try await app.expectTrueProjections()
        }
    }

    @Test(
        "The authority answers an objection to its denial; granted, the denial is revoked and the case is at the fine again"
    )
    func denial() async throws {
        try await withApp { app in
            let regency = try await RegencyLicensing.open(app)
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toFine()
            try await story.request("dpmptsp", "business_licence", on: 160)
            let service: JSON = ["authority": "dpmptsp", "service": "business_licence"]
            try await story.step("activate_denial", on: 155, as: .licensingOfficer, ["details": service])
            try await app.done(
                .post,
                "/v1/cases/\(story.caseID)/deliveries",
                Story.delivery(on: 154),
                as: .licensingOfficer
            )
            try await object(story, to: "service_denial_decision", on: 150, service)
            let grant: JSON = ["ruling": "granted"]
            let foreign = try await regency.tryStep("answer_objection", of: story, on: 149, grant)
            #expect(foreign.status == 409 && foreign.reasons == ["objection_pending"], "\(foreign.text)")
            #expect(
                try await story.tryStep("answer_objection", on: 149, as: .bpjsBranchHead, ["details": grant]).status
                    == 403
            )
            try await story.step("answer_objection", on: 149, as: .licensingOfficer, ["details": grant])
            try await story.step("revoke_letter", on: 148, as: .licensingOfficer)
            #expect(try await story.state() == "fine")
            let denial = try #require(try await story.denials().first)
            #expect(denial.status == "lifted" && denial.ending == "revoked")
            #expect(try await letters(story, "service_denial_decision") == ["void"])
            try await app.expectTrueProjections()
        }
    }

    @Test("A refused objection may be appealed within ten working days; the superior's grant revokes the letter")
    func appeal() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toWarning()
            try await object(story, to: "first_warning", on: 275)
            let refuse: [String: JSON] = ["details": ["ruling": "refused"]]
            try await story.step("answer_objection", on: 274, as: .bpjsBranchHead, refuse)
            try await app.done(
                .post,
                "/v1/cases/\(story.caseID)/deliveries",
                Story.delivery(on: 273),
                as: .bpjsOfficer
            )
            try await story.step("file_appeal", on: 270, as: .bpjsOfficer)
            let grant: [String: JSON] = ["details": ["ruling": "granted"]]
            try await story.step("decide_appeal", on: 262, as: .bpjsBranchHead, grant)
            try await story.step("revoke_letter", on: 261, as: .bpjsBranchHead)
            #expect(try await story.state() == "bpjs_examination")
        }
    }
}

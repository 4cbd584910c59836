import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Story: a firm with partial wages that ignores two warnings")
struct PartialWagesStory {
    private static let province = "dpmptsp"

    /// What the fine comes to, as the calculator tells the branch head.
    private func fine(_ app: TestApp) async throws -> Int {
        let body: JSON = [
            "amount": 10_000_000, "base": "shortfall", "second_warning_ended_on": .string(ago(230)),
            "imposed_on": .string(ago(216)), "months": 3,
        ]
        return try await app.done(.post, "/v1/calculations/administrative-fines", body, as: .bpjsBranchHead).amount.int
    }

    @Test("From indication over fine and denial at two authorities to compliance; the unpaid fine survives as a debt")
    func wholeWay() async throws {
        try await withApp { app in
            let regency = try await RegencyLicensing.open(app)
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            let amount = try await fine(app)
            #expect(amount == 30_000, "10,000,000 due gives 10,000 a month")
            try await story.toFine(amount)
            #expect(try await story.state() == "fine")
            let debt = try #require(try await story.debts().first)
            #expect(debt.balance.int == amount && debt.state == "open")
            #expect(debt.case_ids.list.map(\.text) == [story.caseID])

            // Not before the day on which the fine is due (art. 10(5)-(6)).
            let early = try await story.tryStep(
                "request_service_denial",
                on: 212,
                as: .bpjsBranchHead,
                ["details": ["authority": "dpmptsp", "service": "business_licence"]]
            )
            #expect(early.status == 409 && early.reasons == ["fine_payment_due"], "\(early.text)")
            try await story.request(Self.province, "business_licence", on: 160)
            try await story.request(RegencyLicensing.authority, "building_permit", on: 159)
            try await expectEachSeesItsOwn(story, regency)
            try await answers(story, regency)
            try await lifting(story, regency)

            try await story.step("confirm_compliance", on: 36, as: .bpjsBranchHead)
            #expect(try await story.state() == "complied")
            let left = try #require(try await story.debts().first)
            #expect(left.balance.int == amount && left.state == "open", "the balance outlives the case")
            let paid = try await app.done(
                .post,
                "/v1/debts/\(debt.id.text)/payments",
                DebtStory.payment(amount),
                as: .bpjsOfficer
            )
            #expect(paid.state == "settled")
            try await app.expectTrueProjections()
        }
    }

    private func expectEachSeesItsOwn(_ story: SanctionStory, _ regency: RegencyLicensing) async throws {
        let app = story.app
        let mine = try await app.done(.get, "/v1/service-denials?status=requested", as: .licensingOfficer).items.list
        #expect(mine.map(\.authority.text) == [Self.province])
        #expect(mine[0].fine.balance.int == 30_000 && !mine[0].duty_done.isTrue)
        #expect(!mine[0].fine.received_on.text.isEmpty && !mine[0].request_number.text.isEmpty)
        let theirs = try await regency.get("/v1/service-denials").json.items.list
        #expect(theirs.map(\.authority.text) == [RegencyLicensing.authority])
        #expect(try await story.denials().count == 2, "BPJS sees both")
        // Each office is told of its own request.
        try await app.workThrough()
        let told = try await app.done(.get, "/v1/notices", as: .licensingOfficer).items.list
        #expect(told.map(\.topic.text) == ["denial_wanted"])
        #expect(try await regency.get("/v1/notices").json.items.list.map(\.topic.text) == ["denial_wanted"])
        #expect(try await app.get("/v1/service-denials", as: .inspector).status == 403)
        #expect(try await app.get("/v1/service-denials", as: .bpjsOfficerElsewhere).json.items.list.isEmpty)
    }

    private func answers(_ story: SanctionStory, _ regency: RegencyLicensing) async throws {
        // The regency's office does not decide what the province was asked, nor returns a whole request in part.
        let foreign = try await regency.tryStep(
            "activate_denial",
            of: story,
            on: 158,
            ["authority": .string(Self.province), "service": "business_licence"]
        )
        #expect(foreign.status == 409 && foreign.reasons == ["request_pending"], "\(foreign.text)")
        try await regency.step(
            "answer_request_in_part",
            of: story,
            on: 156,
            ["authority": .string(RegencyLicensing.authority)]
        )
        #expect(try await story.state() == "service_denial_requested")
        let returned = try await story.denials().first { $0.authority.text == RegencyLicensing.authority }
        #expect(returned?.status == "declined" && returned?.outcome == "returned")
        #expect(returned?.answer_number.text.isEmpty == false && returned?.answer_reason.text == Story.late)

        // Completed and sent again: a request of its own.
        try await story.request(RegencyLicensing.authority, "building_permit", on: 155)
        try await regency.step(
            "activate_denial",
            of: story,
            on: 154,
            ["authority": .string(RegencyLicensing.authority), "service": "building_permit"]
        )
        #expect(try await story.state() == "service_denial_active")
        try await story.step(
            "activate_denial",
            on: 153,
            as: .licensingOfficer,
            ["details": ["authority": "DPMPTSP", "service": "business_licence"]]
        )
        #expect(
            try await story.denials().map { "\($0.service.text) \($0.status.text)" } == [
                "business_licence active", "building_permit declined", "building_permit active",
            ]
        )
    }

    private func lifting(_ story: SanctionStory, _ regency: RegencyLicensing) async throws {
        let atRegency: JSON = [
            "authority": .string(RegencyLicensing.authority), "service": "building_permit",
            "evidence": "Data upah lengkap.",
        ]
        let early = try await regency.tryStep("lift_denial_in_part", of: story, on: 150, atRegency)
        #expect(early.status == 409 && early.reasons == ["duty_done_for_lifting"], "\(early.text)")
        try await story.verify("remedied", on: 40)
        // No other authority than the one that gave it.
        let foreign = try await story.tryStep(
            "lift_denial_in_part",
            on: 39,
            as: .licensingOfficer,
            ["details": atRegency]
        )
        #expect(foreign.status == 409 && foreign.reasons == ["other_denials_active"], "\(foreign.text)")
        let last: [String: JSON] = ["details": ["authority": "dpmptsp", "evidence": "Data upah lengkap."]]
        let tooSoon = try await story.tryStep("lift_denial", on: 39, as: .licensingOfficer, last)
        #expect(tooSoon.reasons == ["last_active_denial"], "\(tooSoon.text)")
        try await regency.step("lift_denial_in_part", of: story, on: 38, atRegency)
        #expect(try await story.state() == "service_denial_active")
        try await story.step("lift_denial", on: 37, as: .licensingOfficer, last)
        #expect(try await story.state() == "sanction_lifted")
        let ended = try await story.denials().filter { $0.status.text == "lifted" }
        #expect(ended.count == 2 && ended.allSatisfy { $0.ending == "lifted" && !$0.ending_number.text.isEmpty })
        #expect(Set(ended.map(\.ending_number.text)).count == 2, "each has a letter of its own")
    }
}

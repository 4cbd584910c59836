import HTTPTypes
import Testing

@testable import Domain

/// A firm that closes and reappears under a new name, over HTTP, by the roles that the law names.
@Suite("Story: a firm that closes and reappears under a new name")
struct RebornFirmTests {
    private static let newFirm = "01900000-0000-7000-8000-0000000000c1"

    private static let link: [String: JSON] = [
        "details": ["linked_company": "CV Bengkel Bangkit", "evidence": "Pekerja, mesin dan pengurus yang sama."]
    ]

    /// Found closed; a successor alleged; the case ended with its proofs.
    private func closed(_ app: TestApp) async throws -> Story {
        let story = try await Story.begin(app, .bengkel)
        try await story.order(on: 85)
        let unseen = try await story.tryStep(
            "close_as_gone",
            on: 82,
            as: .coordinator,
            ["details": ["evidence": "Pencabutan NIB"]]
        )
        #expect(unseen.status == 409 && unseen.reasons == ["firm_gone_field_check"])
        try await story.visit(on: 80, "closed_down")
        try await story.step("link_alleged_successor", on: 75, as: .inspector, Self.link)
        let bare = try await story.tryStep("close_as_gone", on: 71, as: .coordinator)
        #expect(bare.status == 422 && bare.fields == ["details.evidence"])
        let own = try await story.tryStep(
            "close_as_gone",
            on: 71,
            as: .inspector,
            ["details": ["evidence": "Pencabutan NIB"]]
        )
        #expect(own.status == 403)
        try await story.step(
            "close_as_gone",
            on: 70,
            as: .coordinator,
            ["details": ["evidence": "Pencabutan NIB 15 Juni; laporan UU 7/1981 pasal 8"]]
        )
        #expect(try await story.state() == "closed_or_moved")
        return story
    }

    private func links(_ app: TestApp, _ firm: String, as person: Person = .coordinator) async throws -> [JSON] {
        try await app.done(.get, "/v1/companies/\(firm)/alleged-successions", as: person).items.list
    }

    @Test("The successor is a link with its evidence, never a merge; it has its own order and its own case")
    func successor() async throws {
        try await withApp { app in
            let story = try await closed(app)
            var link = try #require(try await links(app, Firm.bengkel.id).first)
            #expect(link.alleged_name.text == "CV Bengkel Bangkit" && link.successor_id == .null)
            #expect(link.evidence.text == "Pekerja, mesin dan pengurus yang sama.")
            #expect(link.alleged_by.login.text == Person.inspector.login && link.case_id.text == story.caseID)

            // It registers; somebody says that this is it.
            let registered: JSON = [
                "id": .string(Self.newFirm), "name": "CV Bengkel Bangkit Jaya", "region_code": "62.02", "workers": 20,
            ]
            try await app.done(.post, "/v1/companies", registered, as: .inspector)
            let path = "/v1/alleged-successions/\(link.id.text)/successor"
            let body: JSON = [
                "company_id": .string(Self.newFirm), "occurred_on": .string(ago(60)), "reason": "Pengurus yang sama.",
            ]
            let itself = try await app.post(path, body.with(["company_id": .string(Firm.bengkel.id)]), as: .coordinator)
            #expect(itself.status == 422 && itself.fields == ["company_id"], "\(itself.text)")
            #expect(try await app.post(path, body, as: .officeHead).status == 403)
            try await app.done(.post, path, body, as: .coordinator)
            let again = try await app.post(path, body, as: .coordinator)
            #expect(again.status == 409 && again.code == "already_identified")

            for firm in [Firm.bengkel.id, Self.newFirm] {
                link = try #require(try await links(app, firm).first)
                #expect(link.predecessor_id.text == Firm.bengkel.id && link.successor_id.text == Self.newFirm)
            }
            // The other side sees the link, not the evidence of a case that is not its own.
            link = try #require(try await links(app, Self.newFirm, as: .bpjsOfficer).first)
            #expect(link.evidence == .null && link.successor_name.text == "CV Bengkel Bangkit Jaya")
            #expect(try await links(app, Firm.bengkel.id, as: .bpjsOfficer).count == 1)
            let elsewhere = try await app.get(
                "/v1/companies/\(Self.newFirm)/alleged-successions",
                as: .bpjsOfficerElsewhere
            )
            #expect(elsewhere.status == 404)
            let told = try await app.done(.get, "/v1/companies/\(Self.newFirm)/timeline", as: .coordinator).items.list
            #expect(told.contains { $0.kind.text == "alleged_succession" && $0.case_id.text == story.caseID })

            // Two firms, two cases, two orders.
            let made = try await app.done(
                .post,
                "/v1/inspections",
                [
                    "company_id": .string(Self.newFirm), "kind": "special", "occurred_on": .string(ago(58)),
                    "reason": "Diduga penerus CV Bengkel Rekaan.",
                ],
                as: .inspector
            )
            let own = Story(app: app, caseID: made.case_id.text, inspectionID: made.id.text, firm: .bengkel)
            let order = try await own.order(on: 57)
            let first = try await story.read().assignments[0]
            #expect(order.number.text != first.number.text)
            try await own.visit(on: 55)
            try await own.finding(on: 55)
            #expect(try await own.state() == "examining")
            #expect(try await story.read().findings.list.isEmpty)
            let firms = try await app.done(.get, "/v1/companies?q=CV%20Bengkel", as: .coordinator).items.list
            #expect(Set(firms.map(\.id.text)).isSuperset(of: [Firm.bengkel.id, Self.newFirm]))
        }
    }

    @Test("A firm is no successor of itself, and only a firm that its author may see is one by its identity")
    func refused() async throws {
        try await withApp { app in
            let story = try await Story.begin(app, .bengkel)
            try await story.order(on: 85)
            let before = try await app.dump()
            for (firm, code) in [(Firm.bengkel, "same_company"), (.seberang, "unknown_company")] {
                let answer = try await story.tryStep(
                    "link_alleged_successor",
                    on: 75,
                    as: .inspector,
                    ["details": ["linked_company": .string(firm.id), "evidence": "x"]]
                )
                #expect(answer.status == 422 && answer.fields == ["details.linked_company"], "\(firm)")
                #expect(answer.json.errors[0].code.text == code)
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("False proof: the case is reopened as a linked one, which shows what the earlier ones left behind")
    func reopened() async throws {
        try await withApp { app in
            let story = try await closed(app)
            func reopen(_ id: String, on day: Int) async throws -> Answer {
                try await app.post(
                    "/v1/cases",
                    [
                        "track": "inspection", "action": "reopen", "company_id": .string(Firm.bengkel.id),
                        "linked_case_id": .string(id), "occurred_on": .string(ago(day)),
                        "reason": "Bukti penutupan palsu.",
                    ],
                    as: .divisionHead
                )
            }
            let second = try await reopen(story.caseID, on: 50).json
            #expect(second.state.text == "proposed")
            let running = try await reopen(second.id.text, on: 49)
            #expect(running.status == 422 && running.json.errors[0].code.text == "not_ended")
            try await Story(app: app, caseID: second.id.text, inspectionID: "", firm: .bengkel)
                .step("reject_proposal", on: 48, as: .coordinator)
            let third = try await reopen(second.id.text, on: 40).json

            let read = try await app.done(.get, "/v1/cases/\(third.id.text)", as: .coordinator)
            #expect(read.linked_cases.list.map(\.kind.text) == ["earlier", "earlier"])
            let first = try #require(read.linked_cases.list.first { $0.id.text == story.caseID })
            #expect(first.letters.list.map(\.kind.text).contains("closure_minutes"))
            #expect(first.state.text == "closed_or_moved")
            let old = try await story.read()
            #expect(old.linked_cases.list.map(\.kind.text) == ["reopened", "reopened"])
            #expect(old.linked_cases[0].letters == .null)
            // BPJS sees the chain, and nothing of the inspectors' letters.
            let asBPJS = try await app.done(.get, "/v1/cases/\(third.id.text)", as: .bpjsOfficer)
            #expect(asBPJS.linked_cases.list.count == 2)
            #expect(asBPJS.linked_cases.list.allSatisfy { $0.letters.list.isEmpty })
        }
    }
}

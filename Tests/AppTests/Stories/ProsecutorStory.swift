import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Story: arrears handed to the prosecutor with instalments")
struct ProsecutorStory {
    @Test("Bill, plan, default, mandate, negotiation, part payment, return; never to PUPN; the late fine stays owed")
    func wholeWay() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel, "arrears", on: 300)
            try await story.step("order_examination", on: 295, as: .bpjsBranchHead)
            try await story.step(
                "record_examination",
                on: 290,
                as: .bpjsExaminer,
                ["details": ["result": "Menunggak."]]
            )
            try await bill(story)
            let debt = try #require(try await story.debts().first).id.text
            func read() async throws -> JSON { try await app.done(.get, "/v1/debts/\(debt)", as: .bpjsOfficer) }

            try await story.step(
                "agree_instalments",
                on: 270,
                as: .bpjsBranchHead,
                ["details": ["amount": 5_200_000, "term": .string(ago(120))]]
            )
            let agreed = try await read()
            #expect(agreed.state == "in_instalments" && agreed.instalments.list.count == 4)
            #expect(agreed.instalments.list.last?.due_on.text == ago(120))
            try await pay(5_200_000, story, on: 250)
            #expect(try await read().balance.int == 15_600_000, "paid on the case, it stands in the book")
            try await story.step("record_default", on: 150, as: .bpjsOfficer)
            #expect(try await read().state == "defaulted")

            try await mandate(story, debt)
            let frozen = try await read()
            #expect(frozen.state == "with_prosecutor" && frozen.frozen_amount.int == 15_600_000)
            try await story.step(
                "record_negotiation",
                on: 130,
                as: .bpjsOfficer,
                ["details": ["result": "Sanggup membayar sebagian."]]
            )
            try await pay(10_000_000, story, on: 110)
            #expect(try await read().frozen_amount.int == 15_600_000)
            try await story.step("return_debt", on: 55, as: .bpjsBranchHead)
            let returned = try await read()
            #expect(try await story.state() == "arrears_collection" && returned.state == "open")
            #expect(returned.events.list.contains { $0.action == "record_negotiation" })

            let pupn = try await story.tryStep(
                "hand_to_state_receivables",
                on: 50,
                as: .bpjsBranchHead,
                ["details": ["amount": 5_600_000]]
            )
            #expect(pupn.status == 409 && pupn.reasons.contains("never_with_law_enforcement"), "\(pupn.text)")
            // The principal is paid, the fine for paying late is not: the finding closes, the balance stays.
            try await pay(4_800_000, story, on: 40)
            #expect(try await read().items.list.map(\.balance.int) == [0, 800_000])
            try await story.verify("remedied", on: 30)
            try await story.step("confirm_compliance", on: 28, as: .bpjsBranchHead)
            let file = try await story.read()
            #expect(file.state == "complied" && file.findings.list.allSatisfy { $0.status == "remedied" })
            #expect(try await read().balance.int == 800_000)
            let later = try await app.post(
                "/v1/debts/\(debt)/steps",
                [
                    "action": "hand_to_state_receivables", "occurred_on": .string(ago(20)), "authority": "KPKNL Rekaan",
                    "reason": "\(Story.late)",
                ],
                as: .bpjsBranchHead
            )
            #expect(later.status == 409 && later.code == "was_with_law_enforcement", "for good: \(later.text)")
            try await app.expectTrueProjections()
        }
    }

    /// A bill tells its parts, and they add up.
    private func bill(_ story: SanctionStory) async throws {
        let parts: [JSON] = [
            [
                "kind": "arrears", "programme": "JHT", "first_month": "2025-06", "last_month": "2025-12",
                "amount": 20_000_000, "legal_basis": "PP 46/2015 P19-20",
            ],
            ["kind": "late_fine", "programme": "JHT", "amount": 800_000, "legal_basis": "PP 46/2015 P20"],
        ]
        func bill(_ details: JSON) async throws -> Answer {
            try await story.tryStep("bill_arrears", on: 280, as: .bpjsOfficer, ["details": details])
        }
        let bare = try await bill(["amount": 20_800_000])
        #expect(bare.status == 422 && bare.fields == ["details.items"], "\(bare.text)")
        let wrong = try await bill(["amount": 20_000_000, "items": .array(parts)])
        #expect(wrong.status == 422 && wrong.fields == ["details.items"], "\(wrong.text)")
        let billed = try await bill(["amount": 20_800_000, "items": .array(parts)])
        #expect(billed.status == 201, "\(billed.text)")
    }

    private func mandate(_ story: SanctionStory, _ debt: String) async throws {
        let byDebt = try await story.app.post(
            "/v1/debts/\(debt)/steps",
            (["action": "mandate_prosecutor", "occurred_on": .string(ago(140)), "reason": "\(Story.late)"] as JSON)
                .with(DebtStory.mandate),
            as: .bpjsBranchHead
        )
        #expect(byDebt.status == 409 && byDebt.code == "collected_by_case", "\(byDebt.text)")
        func mandate(_ amount: Int) async throws -> Answer {
            try await story.tryStep(
                "mandate_prosecutor",
                on: 140,
                as: .bpjsBranchHead,
                [
                    "details": [
                        "authority": "Kejaksaan Negeri Rekaan", "amount": .number(Double(amount)),
                        "term": .string(ago(60)),
                    ]
                ]
            )
        }
        let wrong = try await mandate(20_800_000)
        #expect(wrong.status == 422 && wrong.fields == ["details.amount"], "\(wrong.text)")
        #expect(try await mandate(15_600_000).status == 201)
    }

    private func pay(_ amount: Int, _ story: SanctionStory, on day: Int) async throws {
        try await story.step(
            "record_payment",
            on: day,
            as: .bpjsOfficer,
            ["details": ["amount": .number(Double(amount))]]
        )
    }
}

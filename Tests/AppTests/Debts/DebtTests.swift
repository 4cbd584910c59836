import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("Debts over HTTP")
struct DebtTests {
    @Test("A payment fills contributions before the fine; the rest of the debt outlives it, until all is paid")
    func payments() async throws {
        try await withApp { app in
            let debt = try await DebtStory.begin(app)
            let paid = try await debt.pay(9_500_000)
            #expect(paid.items.list.map(\.balance.int) == [0, 500_000, 0])
            #expect(paid.state == "open" && paid.balance.int == 500_000 && paid.version.int == 2)
            #expect(paid.events.list[1].shares.list.map(\.amount.int) == [-6_000_000, -500_000, -3_000_000])
            let more = try await debt.tryPay(500_001)
            #expect(more.status == 409 && more.code == "more_than_owed", "\(more.text)")
            let settled = try await debt.pay(500_000)
            #expect(settled.state == "settled" && settled.balance.int == 0)
            let after = try await debt.tryPay(1)
            #expect(after.status == 409, "\(after.text)")
            let reversed = try await debt.step("reverse_payment", ["reverses_seq": 3])
            #expect(reversed.state == "open" && reversed.balance.int == 500_000)
            #expect(try await debt.tryStep("reverse_payment", ["reverses_seq": 3]).code == "already_reversed")
            #expect(try await debt.tryStep("reverse_payment", ["reverses_seq": 1]).status == 422)
        }
    }

    @Test("Where the parameter says so, the fine is filled before contributions")
    func fineFirst() async throws {
        try await withApp { app in
            _ = try await app.superuser.query(
                """
                INSERT INTO parameter (key, effective_from, value, unit, legal_basis, certainty)
                VALUES ('payment.principal_first', '2020-01-01', 0, 'switch', 'KUHPerdata P1397', 'M')
                """
            )
            let debt = try await DebtStory.begin(app)
            let paid = try await debt.pay(1_500_000)
            #expect(paid.items.list.map(\.balance.int) == [5_500_000, 0, 3_000_000])
        }
    }

    @Test("Instalments add up to what is owed, can be broken, and be agreed on again")
    func instalments() async throws {
        try await withApp { app in
            let debt = try await DebtStory.begin(app)
            func plan(_ amounts: [Int], as person: Person = .bpjsBranchHead) async throws -> Answer {
                let parts = amounts.enumerated().map {
                    ["due_on": .string(ago(22 - 30 * $0)), "amount": .number(Double($1))] as JSON
                }
                return try await app.post(
                    "\(debt.path)/instalment-plans",
                    ["occurred_on": "\(ago(25))", "reason": "\(Story.late)", "instalments": .array(parts)],
                    as: person
                )
            }
            #expect(try await plan([5_000_000, 4_999_999]).fields == ["instalments"])
            #expect(try await plan([5_000_000, 5_000_000], as: .bpjsOfficer).status == 403)
            let agreed = try await plan([5_000_000, 5_000_000])
            #expect(agreed.status == 201 && agreed.json.state == "in_instalments", "\(agreed.text)")
            #expect(agreed.json.instalments.list.count == 2)
            let handed = try await debt.tryStep("mandate_prosecutor", DebtStory.mandate)
            #expect(handed.status == 409 && handed.code == "debt_state", "\(handed.text)")
            let early = try await debt.tryStep("record_default", on: 22, as: .bpjsOfficer)
            #expect(early.status == 409 && early.code == "instalment_not_missed", "\(early.text)")
            #expect(try await debt.step("record_default", as: .bpjsOfficer).state == "defaulted")
            #expect(try await debt.pay(5_000_000, on: 10).state == "defaulted")
            #expect(try await debt.step("mandate_prosecutor", on: 5, DebtStory.mandate).state == "with_prosecutor")
        }
    }

    @Test("With an authority the amount is frozen, and a debt that one had never goes to the other")
    func handOver() async throws {
        try await withApp { app in
            let first = try await DebtStory.begin(app)
            let handed = try await first.step("mandate_prosecutor", DebtStory.mandate)
            #expect(handed.frozen_amount.int == 10_000_000 && handed.was_with_law_enforcement.isTrue)
            let more: [String: JSON] = [
                "items": [["kind": "late_fine", "programme": "JKK", "amount": 1, "legal_basis": "PP 44/2015 P22"]]
            ]
            #expect(try await first.tryStep("charge", more).code == "debt_state")
            #expect(
                try await first.step("record_negotiation", as: .bpjsOfficer, ["result": "Sepakat."]).state.text
                    == "with_prosecutor"
            )
            #expect(try await first.pay(1_000_000, on: 10).frozen_amount.int == 10_000_000)
            #expect(try await first.step("return_debt", on: 9).frozen_amount == .null)
            #expect(try await first.step("charge", on: 8, more).billed.int == 10_000_001)
            let barred = try await first.tryStep("hand_to_state_receivables", on: 7, ["authority": "KPKNL Rekaan"])
            #expect(barred.status == 409 && barred.code == "was_with_law_enforcement", "\(barred.text)")

            let second = try await DebtStory.begin(app, .bengkel)
            #expect(
                try await second.step("hand_to_state_receivables", ["authority": "KPKNL Rekaan"]).state
                    == "with_state_receivables"
            )
            try await second.step("return_debt")
            #expect(
                try await second.tryStep("mandate_prosecutor", DebtStory.mandate).code == "was_with_state_receivables"
            )

            let third = try await DebtStory.begin(app, .katering)
            try await third.pay(2_000_001)
            #expect(
                try await third.tryStep("hand_to_state_receivables", ["authority": "KPKNL Rekaan"]).code
                    == "below_minimum"
            )
        }
    }

    @Test("BPJS writes; the labour office sees state and balance alone; other territories and strangers nothing")
    func sides() async throws {
        try await withApp { app in
            let debt = try await DebtStory.begin(app)
            for person in Person.home {
                let bill = try await app.post("/v1/debts", DebtStory.request(), as: person)
                let isKeeper = [.bpjsOfficer, .bpjsBranchHead].contains(person.role)
                #expect(bill.status == (isKeeper ? 201 : 403), "\(person): \(bill.text)")
                let seen = try await app.get(debt.path, as: person)
                let reads = PermissionTable.allows(person.role, .readDebts)
                #expect(seen.status == (reads ? 200 : 403), "\(person): \(seen.text)")
                guard reads else { continue }
                #expect(seen.json.balance.int == 10_000_000)
                let knows = [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .auditor].contains(person.role)
                #expect(seen.json.items.list.count == (knows ? 3 : 0), "\(person)")
                #expect(seen.json.events.list.count == (knows ? 1 : 0), "\(person)")
            }
            #expect(try await app.get(debt.path, as: .bpjsOfficerElsewhere).status == 404)
            #expect(try await app.get("/v1/debts", as: .bpjsOfficerElsewhere).json.items.list.isEmpty)
            let foreign = try await app.post("\(debt.path)/payments", DebtStory.payment(1), as: .bpjsOfficerElsewhere)
            #expect(foreign.status == 404, "\(foreign.text)")
            let strange = try await app.post("/v1/debts", DebtStory.request(.seberang), as: .bpjsOfficer)
            #expect(strange.status == 422 && strange.json.errors[0].code.text == "unknown_company", "\(strange.text)")
        }
    }

    @Test("Two payments at once are both held against what is owed, and no third is taken")
    func together() async throws {
        try await withApp { app in
            let debt = try await DebtStory.begin(app)
            let answers = try await AppTests.together(6) { _ in try await debt.tryPay(4_000_000) }
            #expect(answers.map(\.status).sorted() == [201, 201, 409, 409, 409, 409])
            let read = try await debt.read()
            #expect(read.balance.int == 2_000_000 && read.version.int == 3)
            #expect(read.items.list.map(\.balance.int).reduce(0, +) == 2_000_000)
            #expect(answers.filter { $0.status == 409 }.allSatisfy { $0.code == "more_than_owed" })
            // Payments that fit together wait for each other; none is sent back.
            let small = try await AppTests.together(8) { _ in try await debt.tryPay(250_000) }
            #expect(small.allSatisfy { $0.status == 201 }, "\(small.map(\.text))")
            #expect(try await debt.read().state == "settled")
        }
    }

    @Test("A repeated payment is one payment, and one decided on an old version is refused")
    func repeats() async throws {
        try await withApp { app in
            let debt = try await DebtStory.begin(app)
            let key = ["Idempotency-Key": "bayar-1"]
            let answers = try await AppTests.together(4) { _ in try await debt.tryPay(1_000_000, headers: key) }
            #expect(answers.allSatisfy { $0.status == 201 } && Set(answers.map(\.data)).count == 1)
            #expect(try await debt.read().balance.int == 9_000_000)
            let stale = try await app.post(
                "\(debt.path)/payments",
                DebtStory.payment(1).with(["expected_version": 1]),
                as: .bpjsOfficer
            )
            #expect(stale.status == 409 && stale.json.current_version.int == 2, "\(stale.text)")
        }
    }

    @Test("A case hands its debts over one by one; its own end leaves the balance standing")
    func ofCase() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "arrears", on: 80)
            let open = try await DebtStory.begin(app, cases: [story.caseID])
            let barred = try await DebtStory.begin(app, cases: [story.caseID])
            try await barred.step("hand_to_state_receivables", on: 39, ["authority": "KPKNL Rekaan"])
            try await barred.step("return_debt", on: 38)
            let listed = try await app.done(.get, "/v1/cases/\(story.caseID)/debts", as: .coordinator)
            #expect(Set(listed.items.list.map(\.id.text)) == [open.id, barred.id])
            let other = try await app.post(
                "/v1/debts",
                DebtStory.request(.bengkel, cases: [story.caseID]),
                as: .bpjsOfficer
            )
            #expect(other.status == 422 && other.fields == ["case_ids"], "\(other.text)")
            try await story.step("order_examination", on: 79, as: .bpjsBranchHead)
            try await story.step("record_examination", on: 78, as: .bpjsExaminer, ["details": ["result": "Menunggak."]])
            try await story.step("bill_arrears", on: 37, as: .bpjsOfficer, ["details": ["amount": 20_000_000]])
            try await story.step(
                "mandate_prosecutor",
                on: 36,
                as: .bpjsBranchHead,
                [
                    "details": [
                        "authority": "Kejaksaan Negeri Rekaan", "amount": 10_000_000, "term": .string(ago(-60)),
                    ]
                ]
            )
            #expect(try await open.read().state == "with_prosecutor")
            #expect(try await barred.read().state == "open", "what PUPN had is not the prosecutor's")
            try await story.step("return_debt", on: 35, as: .bpjsBranchHead)
            let returned = try await open.read()
            #expect(returned.state == "open" && returned.balance.int == 10_000_000)
            // Contributions paid, the fine not: the finding closes and the case ends, the fine is owed on.
            try await open.pay(9_000_000, on: 34)
            let file = try await app.done(.get, "/v1/cases/\(story.caseID)", as: .bpjsOfficer)
            let outcomes = file.findings.list.map { ["finding_id": $0.id, "outcome": "remedied"] as JSON }
            try await story.step(
                "record_verification",
                on: 33,
                as: .bpjsOfficer,
                ["details": ["findings": .array(outcomes)]]
            )
            try await story.step("confirm_compliance", on: 32, as: .bpjsBranchHead)
            let after = try await app.done(.get, "/v1/cases/\(story.caseID)/debts", as: .coordinator)
            #expect(after.items.list.first { $0.id.text == open.id }?.balance.int == 1_000_000)
            #expect(try await open.pay(1_000_000, on: 31).state == "settled")
        }
    }

    @Test("A bill without parts and without a debt on record is refused, and the case does not collect")
    func withoutRecord() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "arrears", on: 80)
            try await story.step("order_examination", on: 79, as: .bpjsBranchHead)
            try await story.step("record_examination", on: 78, as: .bpjsExaminer, ["details": ["result": "Menunggak."]])
            let bill: [String: JSON] = ["details": ["amount": 20_000_000]]
            let refused = try await story.tryStep("bill_arrears", on: 37, as: .bpjsOfficer, bill)
            #expect(refused.status == 422 && refused.fields == ["details.items"], "\(refused.text)")
            #expect(try await story.state() == "bpjs_examination")
        }
    }
}

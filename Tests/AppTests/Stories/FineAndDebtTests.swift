import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("Fine, arrears and their debts")
struct FineAndDebtTests {
    private func payment(_ amount: Int) -> [String: JSON] { ["details": ["amount": .number(Double(amount))]] }

    @Test("A fine paid with the duty undone is no ground to deny services; the case is reported or examined anew")
    func paidButUndone() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toFine(30_000)
            let tooEarly = try await story.tryStep("order_examination", on: 213, as: .bpjsBranchHead)
            #expect(tooEarly.reasons == ["new_decision_allowed"], "\(tooEarly.text)")
            let much = try await story.tryStep("record_payment", on: 212, as: .bpjsOfficer, payment(30_001))
            #expect(much.status == 409 && much.code == "more_than_owed", "\(much.text)")
            try await story.step("record_payment", on: 212, as: .bpjsOfficer, payment(10_000))
            #expect(try await story.debts().first?.balance.int == 20_000)
            // What is paid on the debt itself counts on the case: one book.
            let debt = try #require(try await story.debts().first).id.text
            let body = DebtStory.payment(20_000, on: 211)
            try await app.done(.post, "/v1/debts/\(debt)/payments", body, as: .bpjsOfficer)
            let denied = try await story.tryStep(
                "request_service_denial",
                on: SanctionStory.fineOverdue,
                as: .bpjsBranchHead,
                ["details": ["authority": "dpmptsp", "service": "business_licence"]]
            )
            #expect(denied.status == 409 && denied.reasons == ["fine_unpaid"], "\(denied.text)")
            let again = try await story.tryStep("record_payment", on: 150, as: .bpjsOfficer, payment(1))
            #expect(again.reasons == ["debt_open"], "\(again.text)")
            try await story.step(
                "report_to_inspectors",
                on: 150,
                as: .bpjsBranchHead,
                ["details": ["legal_basis": "PP 86/2013 pasal 13 ayat (5)"]]
            )
            try await story.step("order_examination", on: 149, as: .bpjsBranchHead)
            #expect(try await story.state() == "bpjs_examination")
        }
    }

    @Test("Who was not registered is freed by registering and paying the fine, not by one of them (art. 10(7)a)")
    func unregistered() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "unregistered", on: 300)
            try await story.toFine(30_000)
            try await story.request("dpmptsp", "business_licence", on: 160)
            let service: JSON = ["authority": "dpmptsp", "service": "business_licence"]
            try await story.step("activate_denial", on: 155, as: .licensingOfficer, ["details": service])
            try await story.verify("remedied", on: 150)
            let lift: [String: JSON] = ["details": ["authority": "dpmptsp", "evidence": "Sertifikat kepesertaan."]]
            let refused = try await story.tryStep("lift_denial", on: 149, as: .licensingOfficer, lift)
            #expect(refused.status == 409 && refused.reasons == ["duty_done_for_lifting"], "\(refused.text)")
            try await story.step("record_payment", on: 148, as: .bpjsOfficer, payment(30_000))
            try await story.step("lift_denial", on: 147, as: .licensingOfficer, lift)
            try await story.step("confirm_compliance", on: 146, as: .bpjsBranchHead)
            #expect(try await story.state() == "complied")
        }
    }

    @Test("Arrears in the warning track and in collection at the same time are two linked cases and one debt")
    func twoCases() async throws {
        try await withApp { app in
            let first = try await SanctionStory.begin(app, .bengkel, "arrears", on: 300)
            let request = SanctionStory.request(.bengkel, "arrears", on: 299)
            let unlinked = try await app.post("/v1/cases", request, as: .bpjsOfficer)
            #expect(unlinked.status == 409 && unlinked.code == "case_already_open", "\(unlinked.text)")
            try await first.step("order_examination", on: 298, as: .bpjsBranchHead)
            try await first.step(
                "record_examination",
                on: 297,
                as: .bpjsExaminer,
                ["details": ["result": "Menunggak."]]
            )
            let part: JSON = [
                "kind": "arrears", "programme": "JHT", "amount": 9_000_000, "legal_basis": "PP 46/2015 P19-20",
            ]
            try await first.step(
                "bill_arrears",
                on: 296,
                as: .bpjsOfficer,
                ["details": ["amount": 9_000_000, "items": [part]]]
            )
            let linked = request.with(["linked_case_id": .string(first.caseID)])
            let made = try await app.done(.post, "/v1/cases", linked, as: .bpjsOfficer)
            let third = try await app.post("/v1/cases", linked, as: .bpjsOfficer)
            #expect(third.status == 409 && third.code == "case_already_open", "\(third.text)")
            let second = SanctionStory(app: app, caseID: made.id.text)
            try await second.toWarning()
            try await second.step("record_payment", on: 270, as: .bpjsOfficer, payment(4_000_000))
            for story in [first, second] {
                let debts = try await story.debts()
                #expect(debts.map(\.balance.int) == [5_000_000], "one debt, paid once")
                #expect(Set(debts.flatMap(\.case_ids.list)) == [.string(first.caseID), .string(second.caseID)])
            }
            // The fine of the one case is a debt of its own, and no part of what the other collects.
            try await second.step("issue_second_warning", on: 250, as: .bpjsBranchHead)
            try await second.deliver(on: 248)
            try await second.step("impose_fine", on: 216, as: .bpjsBranchHead, payment(30_000))
            #expect(Set(try await second.debts().map(\.balance.int)) == [5_000_000, 30_000])
            #expect(try await first.debts().map(\.balance.int) == [5_000_000])
            // From the fine on a payment is held against the fine first.
            try await second.step("record_payment", on: 215, as: .bpjsOfficer, payment(1_030_000))
            #expect(Set(try await second.debts().map(\.balance.int)) == [4_000_000, 0])
        }
    }

    @Test("A firm that is gone leaves no arrears behind that no debt tells of")
    func gone() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel, "arrears", on: 80)
            try await story.step("order_examination", on: 79, as: .bpjsBranchHead)
            try await story.step("record_examination", on: 78, as: .bpjsExaminer, ["details": ["result": "Menunggak."]])
            let close: [String: JSON] = ["details": ["evidence": "Pencabutan NIB."]]
            let refused = try await story.tryStep("close_as_gone", on: 30, as: .bpjsBranchHead, close)
            #expect(refused.reasons.contains("balance_has_debt_record"), "\(refused.text)")
            _ = try await DebtStory.begin(app, .bengkel, cases: [story.caseID])
            let billed = try await story.tryStep("close_as_gone", on: 30, as: .bpjsBranchHead, close)
            #expect(!billed.reasons.isEmpty && !billed.reasons.contains("balance_has_debt_record"), "\(billed.text)")
        }
    }

    @Test("A fine from before the book was joined is unbooked: it ends no case until it is billed")
    func fromBefore() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toFine(30_000)
            try await story.verify("remedied", on: 200)
            try await story.unbook()
            let refused = try await story.tryStep("confirm_compliance", on: 100, as: .bpjsBranchHead)
            #expect(refused.status == 409 && refused.reasons == ["fine_settled_or_booked"], "\(refused.text)")
            let bill: JSON = [
                "company_id": .string(Firm.kebun.id), "due_on": .string(ago(90)), "occurred_on": .string(ago(100)),
                "case_ids": [.string(story.caseID)], "reason": "\(Story.late)",
                "items": [["kind": "administrative_fine", "amount": 30_000, "legal_basis": "PP 86/2013 P10"]],
            ]
            try await app.done(.post, "/v1/debts", bill, as: .bpjsOfficer)
            try await story.step("confirm_compliance", on: 99, as: .bpjsBranchHead)
            #expect(try await story.state() == "complied")
        }
    }

    @Test("A fine that its case has imposed is not billed a second time")
    func finedOnce() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toFine()
            let before = try await app.dump()
            let fine: JSON = ["kind": "administrative_fine", "amount": 30_000, "legal_basis": "PP 86/2013 P10"]
            let bill = DebtStory.request(.kebun, cases: [story.caseID]).with(["items": .array([fine])])
            let refused = try await app.post("/v1/debts", bill, as: .bpjsOfficer)
            #expect(refused.status == 409 && refused.code == "fine_already_booked", "\(refused.text)")
            #expect(try await app.dump() == before)
        }
    }

    @Test("A licensing officer reads what she decides on, and not BPJS' file")
    func view() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toFine()
            let path = "/v1/cases/\(story.caseID)"
            #expect(try await app.get(path, as: .licensingOfficer).status == 404, "before she is asked")
            try await story.request("dpmptsp", "business_licence", on: 160)
            let seen = try await app.done(.get, path, as: .licensingOfficer)
            #expect(seen.letters.list.map(\.kind.text) == ["fine_decision", "service_denial_request"])
            let papers = try await app.done(.get, "\(path)/letters", as: .licensingOfficer).items.list
            #expect(papers.map(\.letter.kind.text) == ["fine_decision", "service_denial_request"])
            for letter in try await app.done(.get, "\(path)/letters", as: .bpjsOfficer).items.list {
                let id = letter.letter.id.text
                let isHers = papers.contains { $0.letter.id.text == id }
                #expect(try await app.get("/v1/letters/\(id)", as: .licensingOfficer).status == (isHers ? 200 : 404))
            }
            let draft = try await app.get("\(path)/letter-preview?action=request_service_denial", as: .licensingOfficer)
            #expect(draft.status != 200)
            let events = try await app.done(.get, "\(path)/events", as: .licensingOfficer).items.list
            #expect(events.map(\.action.text) == ["request_service_denial"])
            let whole = try await app.done(.get, "\(path)/events", as: .bpjsOfficer).items.list
            #expect(whole.count > 10)
            let actions = try await app.done(.get, "\(path)/actions", as: .licensingOfficer).items.list
            let allowed = actions.filter { $0.allowed.isTrue }.map(\.action.text)
            #expect(Set(allowed).isSuperset(of: ["activate_denial", "return_request", "refuse_request"]))
        }
    }
}

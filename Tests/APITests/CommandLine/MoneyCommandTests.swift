import Foundation
import Testing

@testable import patuh

@Suite("The command line reckons amounts and keeps debts")
struct MoneyCommandTests {
    @Test("An amount is shown with its lines, sums, formula and sources, each with its certainty")
    func calculation() async {
        let stage = Stage { _ in (201, Stage.example("Calculation")) }
        let ended = await stage.run(
            "calculate",
            "contributions",
            "12x4.000.000/3000000:jkk,JKM",
            "5000000",
            "--from",
            "2026-01",
            "--to",
            "2026-06",
            "--scale",
            "besar",
            "--risk",
            "medium"
        )
        #expect(ended == 0, "\(stage.error)")
        #expect(stage.seen.map(\.path) == ["/v1/calculations/contributions"])
        let workers = stage.seen[0].object["workers"] as? [[String: Any]] ?? []
        #expect(workers.map { $0["wage"] as? Int } == [4_000_000, 5_000_000])
        #expect(workers[0]["count"] as? Int == 12 && workers[0]["reported_wage"] as? Int == 3_000_000)
        #expect(workers[0]["reported_programmes"] as? [String] == ["JKK", "JKM"])
        for text in ["Rp228.000", "Iuran", "PP 46/2015 P16", "V", "KEPASTIAN"] {
            #expect(stage.out.contains(text), "\(text) in \(stage.out)")
        }
    }

    @Test(
        "What is no group of workers is refused",
        arguments: ["", "x4", "12x", "12x4000000/", "12x4000000/1:ABC", "12x4000000/3000000", "-1x5"]
    )
    func workers(text: String) { #expect(WorkerArgument(argument: text) == nil) }

    @Test("A bill, a payment, a plan and a hand-over go to the resources of the debt")
    func debts() async {
        let id = "0199f3a0-1c00-7a00-8000-000000000091"
        let stage = Stage { _ in (201, Stage.example("Debt")) }
        func run(_ arguments: String...) async -> (path: String, body: [String: Any]) {
            stage.clear()
            #expect(await stage.run(arguments) == 0, "\(arguments): \(stage.error)")
            return (stage.seen.last?.path ?? "", stage.seen.last?.object ?? [:])
        }
        let bill = await run(
            "debts",
            "bill",
            Known.firm,
            "--item",
            "arrears:jht:6.000.000",
            "--item",
            "administrative_fine:10000",
            "--legal-basis",
            "PP 46/2015 P19",
            "--due",
            "+14"
        )
        let items = bill.body["items"] as? [[String: Any]] ?? []
        #expect(bill.path == "/v1/debts" && bill.body["due_on"] as? String == "2026-11-17")
        #expect(items.map { $0["programme"] as? String } == ["JHT", nil])
        #expect(items.map { $0["amount"] as? Int } == [6_000_000, 10_000])
        let payment = await run("debts", "pay", id, "Rp1.000.000", "--reference", "TRX")
        #expect(payment.path == "/v1/debts/\(id)/payments" && payment.body["amount"] as? Int == 1_000_000)
        let plan = await run("debts", "instalments", id, "2026-12-15:3000000", "2027-01-15:2.000.000")
        #expect(plan.path == "/v1/debts/\(id)/instalment-plans")
        #expect((plan.body["instalments"] as? [[String: Any]])?.map { $0["amount"] as? Int } == [3_000_000, 2_000_000])
        let handed = await run(
            "debts",
            "advance",
            id,
            "mandate_prosecutor",
            "--authority",
            "Kejari",
            "--term",
            "+180"
        )
        #expect(handed.path == "/v1/debts/\(id)/steps" && handed.body["term_on"] as? String == "2027-05-02")
        #expect(stage.out.contains("Rp5.000.000") && stage.out.contains("Pada Kejaksaan"))
    }
}

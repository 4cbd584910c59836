import Foundation
import Testing

@testable import patuh

@Suite("The command line plans a month")
struct PlanCommandTests {
    private static let id = "0199f3a0-1c00-7a00-8000-000000000161"

    private func stage() -> Stage {
        Stage { seen in
            switch (seen.method, seen.path) {
            case ("GET", let path) where path.contains("/entries"): (200, Stage.page([Stage.example("PlanEntry")]))
            case ("GET", let path) where path.hasSuffix("/risk-score"): (200, Stage.example("RiskScore"))
            case ("GET", "/v1/plans/\(Self.id)"): (200, Stage.example("Plan"))
            case ("GET", _): (200, Stage.page([Stage.example("Plan")]))
            case ("POST", let path) where path.hasSuffix("/proposals"): (201, Stage.example("PlanProposals"))
            case ("POST", let path) where path.hasSuffix("/orders"): (201, Stage.example("PlanOrders"))
            default: (201, Stage.example("Plan"))
            }
        }
    }

    @Test("Lists, shows, and says why a firm stands on a plan")
    func reading() async {
        let stage = stage()
        #expect(await stage.run("plans", "list", "--month", "2026-12") == 0)
        #expect(stage.seen.last?.path == "/v1/plans?month=2026-12")
        #expect(await stage.run("plans", "show", Self.id) == 0)
        #expect(stage.out.contains("Rahmat Fiktif"))
        #expect(await stage.run("plans", "entries", Self.id, "--inspector", "pengawas.sampit") == 0)
        #expect(stage.out.contains("indikasi – belum diperiksa") && stage.out.contains("(30)"))
        #expect(await stage.run("firms", "risk", Known.firm) == 0)
        #expect(stage.seen.last?.path == "/v1/companies/\(Known.firm)/risk-score")
    }

    @Test("Steps name what they need; lines refused fail the command")
    func steps() async {
        let stage = stage()
        #expect(await stage.run("plans", "draft", "--month", "2026-12", "--firms", "3") == 0)
        #expect(stage.seen.last?.object["firms"] as? Int == 3)
        for (arguments, action, field, value) in [
            (["add", Self.id, "--firm", Known.firm, "--reason", "Rakor"], "add", "company_id", Known.firm),
            (["assign", Self.id, "--line", "1", "--inspector", "p.sampit"], "assign", "inspector", "p.sampit"),
            (["remove", Self.id, "--line", "1", "--reason", "Tutup"], "remove", "reason", "Tutup"),
            (["withdraw", Self.id, "--reason", "Salah"], "withdraw", "reason", "Salah"),
        ] {
            #expect(await stage.run(["plans"] + arguments) == 0, "\(stage.error)")
            let object = stage.seen.last?.object
            #expect(object?["action"] as? String == action && object?[field] as? String == value, "\(arguments)")
        }
        #expect(await stage.run("plans", "propose", Self.id, "--on", "2026-11-21") == 1)
        #expect(await stage.run("plans", "order", Self.id, "--to", "2026-12-31", "--on", "2026-11-21") == 0)
        #expect(stage.seen.last?.object["valid_to"] as? String == "2026-12-31")
    }
}

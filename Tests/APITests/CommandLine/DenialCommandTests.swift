import Foundation
import Testing

@testable import patuh

@Suite("The command line serves the licensing officer")
struct DenialCommandTests {
    @Test("Requests are listed with what they rest on, and answered by a step that names authority and service")
    func denials() async {
        let stage = Stage { seen in
            switch (seen.method, seen.path) {
            case ("GET", let path) where path.contains("service-denials"):
                (200, Stage.page([Stage.example("ServiceDenial")]))
            case ("GET", _): (200, Stage.example("Case"))
            default: (201, Stage.example("StepResult"))
            }
        }
        #expect(await stage.run("denials", "list", "--status", "requested", "--authority", "DPMPTSP") == 0)
        #expect(stage.seen.last?.path.contains("/v1/service-denials?") == true)
        #expect(stage.seen.last?.path.contains("status=requested") == true)
        #expect(stage.seen.last?.path.contains("authority=DPMPTSP") == true)
        for part in ["DPMPTSP Kabupaten Contoh", "Perizinan terkait usaha", "Dikembalikan", "Rp30.000", Known.caseID] {
            #expect(stage.out.contains(part), "\(part): \(stage.out)")
        }
        #expect(await stage.run("denials", "list", "--case", Known.caseID) == 0)
        #expect(stage.seen.last?.path.hasPrefix("/v1/cases/\(Known.caseID)/service-denials") == true)
        #expect(await stage.run("denials", "list", "--case", Known.caseID, "--status", "active") == 64)
        #expect(
            await stage.run(
                "cases",
                "advance",
                Known.caseID,
                "activate_denial",
                "--authority",
                "DPMPTSP",
                "--service",
                "business_licence"
            ) == 0
        )
        let details = stage.seen.last?.object["details"] as? [String: Any]
        #expect(details?["authority"] as? String == "DPMPTSP" && details?["service"] as? String == "business_licence")
    }

    @Test("A bill of arrears is a step with its parts, or with the debt that it takes up")
    func bill() async {
        let stage = Stage { seen in
            seen.method == "GET" ? (200, Stage.example("Case")) : (201, Stage.example("StepResult"))
        }
        let id = "0199f3a0-1c00-7a00-8000-0000000000a1"
        func details(_ arguments: String...) async -> [String: Any]? {
            let all = ["cases", "advance", Known.caseID, "bill_arrears", "--amount", "6100000"] + arguments
            #expect(await stage.run(all) == 0, "\(stage.error)")
            return stage.seen.last?.object["details"] as? [String: Any]
        }
        let parts = await details(
            "--item",
            "arrears:jht:6.000.000",
            "--item",
            "late_fine:jht:100000",
            "--legal-basis",
            "PP 46/2015 P19"
        )
        let items = parts?["items"] as? [[String: Any]] ?? []
        #expect(items.map { $0["kind"] as? String } == ["arrears", "late_fine"])
        #expect(items.map { $0["amount"] as? Int } == [6_000_000, 100_000])
        #expect(await details("--debt", id)?["debt_id"] as? String == id)
    }
}

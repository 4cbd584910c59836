import Foundation
import Testing

@testable import patuh

@Suite("The command line reaches what crosses between tracks, offices and firms")
struct CrossingCommandTests {
    private static let caseID = Known.caseID

    private func run(_ stage: Stage, _ arguments: [String]) async -> (path: String, body: [String: Any]) {
        stage.clear()
        #expect(await stage.run(arguments) == 0, "\(arguments): \(stage.error)")
        return (stage.seen.last?.path ?? "", stage.seen.last?.object ?? [:])
    }

    @Test("A deadline is extended and suspended by resources of its case")
    func deadlines() async {
        let stage = Stage { seen in
            seen.method == "GET" ? (200, Stage.example("Case")) : (201, Stage.example("StepResult"))
        }
        let granted = await run(
            stage,
            ["cases", "extension", Self.caseID, "grant", "--days", "7", "--legal-basis", "UU 30/2014 P58(5)"]
        )
        #expect(granted.path == "/v1/cases/\(Self.caseID)/extensions")
        #expect(granted.body["action"] as? String == "grant" && granted.body["days"] as? Int == 7)
        #expect(granted.body["expected_version"] as? Int == 7)
        let suspended = await run(
            stage,
            [
                "cases", "suspension", Self.caseID, "suspend", "--legal-basis", "x", "--reason", "Banjir", "--number",
                "9",
            ]
        )
        #expect(suspended.path == "/v1/cases/\(Self.caseID)/suspensions")
        #expect((suspended.body["letter"] as? [String: Any])?["number"] as? String == "9")
    }

    @Test("Messages and successors are listed with their texts")
    func lists() async {
        let stage = Stage { seen in
            (200, Stage.page([Stage.example(seen.path.hasSuffix("messages") ? "CaseMessage" : "AllegedSuccession")]))
        }
        #expect(await run(stage, ["cases", "messages", Self.caseID]).path == "/v1/cases/\(Self.caseID)/messages")
        #expect(stage.out.contains("Pemeriksaan dijadwalkan."))
        let path = "/v1/companies/\(Known.firm)/alleged-successions"
        #expect(await run(stage, ["firms", "successions", Known.firm]).path == path)
        #expect(stage.out.contains("PT Contoh Bangkit Jaya"))
    }

    @Test("A successor is identified with a reason, and not without one")
    func identify() async {
        let stage = Stage { _ in (201, Stage.example("AllegedSuccession")) }
        let named = await run(
            stage,
            ["firms", "identify-successor", Self.caseID, Known.firm, "--reason", "Pengurus sama"]
        )
        #expect(named.path == "/v1/alleged-successions/\(Self.caseID)/successor")
        #expect(named.body["company_id"] as? String == Known.firm)
        #expect(await stage.run("firms", "identify-successor", Self.caseID, Known.firm) == 64)
    }

    @Test("Guidance is logged and listed")
    func guidance() async {
        let stage = Stage { seen in
            let example = Stage.example("GuidanceActivity")
            return seen.method == "GET" ? (200, Stage.page([example])) : (201, example)
        }
        let logged = await run(
            stage,
            [
                "guidance", "log", "guidance", "--region", "62.02", "--place", "Aula", "--topic", "JKK", "--people",
                "35",
                "--firm", Known.firm, "--officer", "pengawas.sampit", "--officer", "ar.sampit",
            ]
        )
        #expect(logged.path == "/v1/guidance-activities" && logged.body["people_reached"] as? Int == 35)
        #expect(logged.body["company_ids"] as? [String] == [Known.firm])
        #expect(logged.body["officers"] as? [String] == ["pengawas.sampit", "ar.sampit"])
        let listed = await run(stage, ["guidance", "list", "--kind", "guidance", "--region", "62.02"])
        #expect(listed.path == "/v1/guidance-activities?kind=guidance&region=62.02")
        #expect(stage.out.contains("Sosialisasi"))
    }
}

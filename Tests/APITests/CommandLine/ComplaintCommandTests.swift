import Foundation
import Testing

@testable import patuh

@Suite("The command line handles complaints")
struct ComplaintCommandTests {
    private static let id = "0199f3a0-1c00-7a00-8000-0000000000c1"

    private func stage() -> Stage {
        Stage { seen in
            switch (seen.method, seen.path) {
            case ("GET", "/v1/complaints/\(Self.id)"): (200, Stage.example("Complaint"))
            case ("GET", let path) where path.hasSuffix("/access"):
                (200, Stage.page([Stage.example("ComplaintAccess")]))
            case ("GET", _): (200, Stage.page([Stage.example("ComplaintSummary")]))
            case ("POST", "/v1/inspections"): (201, Stage.example("Inspection"))
            case ("POST", let path) where path.hasSuffix("source-openings"): (201, Stage.example("ComplaintSource"))
            default: (201, Stage.example("ComplaintStepResult"))
            }
        }
    }

    @Test("Lists and shows, and opens the source with its purpose")
    func reading() async {
        let stage = stage()
        #expect(await stage.run("complaints", "list", "--status", "received") == 0)
        #expect(stage.seen.last?.path == "/v1/complaints?status=received")
        #expect(stage.out.contains("K7QM-3FH9"))
        stage.clear()
        #expect(await stage.run("complaints", "show", Self.id) == 0)
        #expect(stage.out.contains("Iuran tidak dibayar.") && !stage.out.contains("Budi"))
        stage.clear()
        #expect(await stage.run("complaints", "access", Self.id) == 0)
        #expect(stage.seen.last?.path == "/v1/complaints/\(Self.id)/access")
        #expect(stage.out.contains("pengawas.sampit") && stage.out.contains("Memastikan tempat kerja."))
        #expect(await stage.run("complaints", "source", Self.id) == 64)
        #expect(await stage.run("complaints", "source", Self.id, "--purpose", "Memastikan tempat") == 0)
        #expect(stage.seen.last?.object["purpose"] as? String == "Memastikan tempat")
        #expect(stage.out.contains("Budi Fiktif"))
    }

    @Test("Steps name what they need")
    func steps() async {
        let stage = stage()
        for (arguments, field, value) in [
            (["assign", Self.id, "--inspector", "pengawas.sampit"], "assignee", "pengawas.sampit"),
            (["match", Self.id, "--firm", Known.firm], "company_id", Known.firm),
            (["answer", Self.id, "--text", "Terima kasih"], "text", "Terima kasih"),
            (["reject", Self.id, "--reason", "Ganda"], "text", "Ganda"),
        ] {
            #expect(await stage.run(["complaints"] + arguments) == 0, "\(stage.error)")
            let object = stage.seen.last?.object
            #expect(object?["action"] as? String == arguments[0] && object?[field] as? String == value)
        }
    }

    @Test("A proposal states its ground, is proposed like any other, and only then noted")
    func propose() async {
        let stage = stage()
        let all = ["complaints", "propose", Self.id, "--ground", "plan", "--reference", "Rencana kerja"]
        #expect(await stage.run(all + ["--idempotency-key", "k"]) == 0, "\(stage.error)")
        let sent = stage.seen.filter { $0.method == "POST" }
        #expect(
            sent.map(\.path) == [
                "/v1/complaints/\(Self.id)/steps", "/v1/inspections", "/v1/complaints/\(Self.id)/steps",
            ]
        )
        #expect(sent.map { $0.headers["Idempotency-Key"] } == ["k.ground", "k.proposal", "k.note"])
        #expect(
            sent[1].object["kind"] as? String == "periodic" && sent[1].object["reason"] as? String == "Rencana kerja"
        )
        #expect(sent[1].object["company_id"] as? String == Known.firm)
        #expect(sent[2].object["case_id"] as? String == Known.caseID)
        let ordinary = ["inspections", "propose", Known.firm, "--kind", "periodic", "--reason", "Rencana kerja"]
        #expect(await stage.run(ordinary) == 0)
        #expect(stage.seen.last?.body == sent[1].body)
    }
}

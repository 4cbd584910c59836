import Foundation
import Testing

@testable import patuh

@Suite("The command line sends evidence and cites it")
struct EvidenceCommandTests {
    private static let evidence = "0199f3a0-1c00-7a00-8000-0000000000a1"

    /// Answers what each path asks for.
    private static func stage() -> Stage {
        Stage { seen in
            if seen.path.contains("/evidence?") { return (201, Stage.example("Evidence")) }
            if seen.path.hasSuffix("/steps") { return (201, Stage.example("StepResult")) }
            if seen.path.hasSuffix("/deliveries") { return (201, Stage.example("DeliveryResult")) }
            if seen.path.hasSuffix("/findings") { return (201, Stage.example("Finding")) }
            if seen.path.contains("/visits/") { return (201, Stage.example("Visit")) }
            if seen.path.contains("/inspections/") { return (200, Stage.example("Inspection")) }
            return (200, Stage.example("Case"))
        }
    }

    private static func file() throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("bukti-\(UUID()).pdf").path
        try Data("%PDF-1.7 bukti".utf8).write(to: URL(filePath: file))
        return file
    }

    @Test("A step cites evidence by its id, and words beside it stay a reference")
    func step() async {
        let stage = Self.stage()
        let code = await stage.run(
            ["cases", "advance", Known.caseID, "confirm_compliance"]
                + ["--evidence", Self.evidence, "--evidence", "Sertifikat 26000001"]
        )
        #expect(code == 0, "\(stage.error)")
        let body = stage.seen.last?.object
        #expect(body?["evidence_ids"] as? [String] == [Self.evidence])
        #expect((body?["details"] as? [String: Any])?["evidence"] as? String == "Sertifikat 26000001")
    }

    @Test("A file is uploaded first and cited then, whatever record it goes with")
    func attached() async throws {
        let file = try Self.file()
        defer { try? FileManager.default.removeItem(atPath: file) }
        let commands: [(arguments: [String], kind: String)] = [
            (["cases", "advance", Known.caseID, "submit_report"], "document"),
            (["cases", "deliver", Known.caseID, "signed_receipt", "--received-by", "Ibu Ani"], "receipt"),
            (["findings", "record", Known.inspection, "unregistered", "--facts", "x"], "document"),
            (["visits", "log", Known.inspection, "--outcome", "examined"], "photo"),
        ]
        for command in commands {
            let stage = Self.stage()
            #expect(await stage.run(command.arguments + ["--attach", file]) == 0, "\(stage.error)")
            let upload = stage.seen.firstIndex { $0.path.contains("/evidence?kind=\(command.kind)&") }
            let record = stage.seen.firstIndex { $0.object["evidence_ids"] as? [String] == [Self.evidence] }
            #expect(try #require(upload) < (try #require(record)), "\(command.arguments)")
        }
    }

    @Test("Words are no evidence of a receipt, and a missing file is told before anything is sent")
    func refused() async {
        let stage = Self.stage()
        let deliver = ["cases", "deliver", Known.caseID, "signed_receipt"]
        #expect(await stage.run(deliver + ["--evidence", "resi"]) == 64)
        #expect(await stage.run(deliver + ["--attach", "/nowhere/strip.pdf"]) == 1)
        #expect(
            await stage.run(["visits", "log", Known.inspection, "--outcome", "examined", "--offline", "--attach", "x"])
                == 64
        )
        #expect(stage.seen.isEmpty)
    }
}

import Foundation
import Testing

@testable import patuh

@Suite("The command line reads and proves the trail")
struct AuditCommandTests {
    @Test("Entries are listed by whom, what and when")
    func list() async {
        let stage = Stage { _ in (200, #"{"items":[\#(Stage.example("AuditEntry"))],"next_cursor":null}"#) }
        let code = await stage.run(
            "audit",
            "list",
            "--person",
            "pengawas.sampit",
            "--subject",
            Known.visit,
            "--kind",
            "read",
            "--from",
            "2026-11-01",
            "--through",
            "-1"
        )
        #expect(code == 0, "\(stage.error)")
        let query = "person=pengawas.sampit&subject=\(Known.visit)&kind=read&from=2026-11-01&through=2026-11-02"
        #expect(stage.seen.map(\.path) == ["/v1/audit?\(query)"])
        for text in ["pengawas.sampit", "Pengawas Ketenagakerjaan (korwil-2)", "Menyiapkan rapat evaluasi"] {
            #expect(stage.out.contains(text), "\(text) in \(stage.out)")
        }
    }

    @Test("An export says what it is for, in any letters, and comes as it is sent")
    func export() async {
        let stage = Stage { _ in (200, "{}\n") }
        #expect(await stage.run("audit", "export", "--purpose", "Audit – triwulan") == 0, "\(stage.error)")
        #expect(stage.seen.last?.headers["X-Purpose"] == "Audit%20%E2%80%93%20triwulan")
        #expect(stage.seen.last?.headers["Accept"]?.hasPrefix("application/x-ndjson") == true)
        #expect(stage.out == "{}\n")
        #expect(await stage.run("audit", "export", "--purpose", "Audit", "--format", "csv") == 0)
        #expect(stage.seen.last?.headers["Accept"]?.hasPrefix("text/csv") == true)
        #expect(await stage.run("audit", "export") == 64)
    }

    @Test("A trail that is not intact is a failure, and its faults are named")
    func verify() async {
        let whole = Stage { _ in (200, Stage.example("AuditVerification")) }
        #expect(await whole.run("audit", "verify") == 0, "\(whole.error)")
        let broken = Stage.example("AuditVerification")
            .replacingOccurrences(of: #""is_intact":true"#, with: #""is_intact":false"#)
            .replacingOccurrences(of: #""faults":[]"#, with: #""faults":[\#(Stage.example("AuditFault"))]"#)
        let stage = Stage { _ in (200, broken) }
        #expect(await stage.run("audit", "verify") == 1)
        #expect(stage.out.contains("entry_altered") && stage.out.contains("4711"), "\(stage.out)")
    }

    @Test("Heads and records of destruction are listed")
    func records() async {
        let heads = Stage { _ in (200, #"{"items":[\#(Stage.example("AuditHead"))],"next_cursor":null}"#) }
        #expect(await heads.run("audit", "heads") == 0 && heads.seen.map(\.path) == ["/v1/audit/heads"])
        let records = Stage { _ in (200, #"{"items":[\#(Stage.example("AuditDestruction"))],"next_cursor":null}"#) }
        #expect(await records.run("audit", "destructions") == 0, "\(records.error)")
        #expect(records.out.contains("audit-1-12.ndjson.gz"))
    }

    @Test("A person's data are exported by name or login, and corrected with a reason")
    func subjects() async {
        let stage = Stage { _ in (200, Stage.example("SubjectExport")) }
        let export = ["data-subjects", "export", "--purpose", "Permintaan"]
        #expect(await stage.run(export + ["--name", "Ibu Ani"]) == 0, "\(stage.error)")
        #expect(stage.seen.map(\.path) == ["/v1/data-subjects/export?name=Ibu%20Ani"])
        #expect(await stage.run(export + ["--user", "pengawas.sampit"]) == 0)
        #expect(await stage.run(export) == 64)
        #expect(await stage.run(export + ["--name", "x", "--user", "y"]) == 64)
        let correct = Stage { _ in (201, Stage.example("SubjectCorrection")) }
        let arguments = [
            "user", Known.visit, "--field", "name", "--value", "Rahmat Fiktif", "--reason", "Salah ketik.",
        ]
        #expect(await correct.run(["data-subjects", "correct"] + arguments) == 0, "\(correct.error)")
        #expect(correct.seen.last?.object["record_id"] as? String == Known.visit)
        #expect(correct.seen.last?.headers["Idempotency-Key"] != nil)
    }
}

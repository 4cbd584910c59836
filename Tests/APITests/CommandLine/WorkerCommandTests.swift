import Foundation
import Testing

@testable import patuh

@Suite("The command line compares worker lists")
struct WorkerCommandTests {
    private static let id = "0199f3a0-1c00-7a00-8000-0000000000f1"

    private static func stage() -> Stage {
        Stage { seen in
            if seen.path.hasSuffix("/findings") { return (201, Stage.example("Finding")) }
            if seen.path.contains("/worker-lists") { return (201, Stage.example("WorkerList")) }
            if seen.path.contains("/workers") { return (200, #"{"items":[],"next_cursor":null}"#) }
            return (201, Stage.example("WorkerComparison"))
        }
    }

    @Test("A list is sent with whose it is, its day and its source")
    func add() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("pekerja-\(UUID()).csv").path
        try Data("NIK;Nama\n".utf8).write(to: URL(filePath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let stage = Self.stage()
        let code = await stage.run(
            ["workers", "add", Known.inspection, "workers", file, "--listed-on", "2026-11-01", "--source", "HRD"]
        )
        #expect(code == 0, "\(stage.error)")
        #expect(stage.seen.last?.path.contains("worker-lists?kind=workers&listed_on=2026-11-01&source=HRD&") == true)
    }

    @Test("A comparison is asked with months, risk and rulings, and a proposal is recorded")
    func check() async throws {
        let stage = Self.stage()
        let code = await stage.run(
            ["workers", "check", Known.inspection, "--from", "2026-01", "--to", "2026-10", "--risk", "low"]
                + ["--same", "12=40", "--different", "13=41"]
        )
        #expect(code == 0, "\(stage.error)")
        let body = stage.seen.last?.object
        #expect(body?["risk_class"] as? String == "low")
        #expect((body?["rulings"] as? [[String: Any]])?.map { $0["same"] as? Bool } == [true, false])
        #expect(await stage.run(["workers", "check", Known.inspection, "--same", "12"]) == 64)
        #expect(await stage.run(["workers", "record", Self.id, "partial_workers"]) == 0, "\(stage.error)")
        #expect(stage.seen.last?.object["kind"] as? String == "partial_workers")
    }

    @Test("People are asked for with a purpose where one is given")
    func people() async throws {
        let stage = Self.stage()
        #expect(await stage.run(["workers", "people", Self.id]) == 0, "\(stage.error)")
        #expect(stage.seen.last?.headers["X-Purpose"] == nil)
        #expect(await stage.run(["workers", "people", Self.id, "--purpose", "Menyiapkan nota"]) == 0)
        #expect(stage.seen.last?.headers["X-Purpose"] == "Menyiapkan%20nota")
    }
}

import Foundation
import Testing

@testable import patuh

@Suite("The command line answers checklists without a connection")
struct ChecklistCommandTests {
    private static func stage() -> Stage {
        Stage { seen in
            switch (seen.method, seen.path) {
            case ("GET", let path) where path.contains("/versions/"): (200, Stage.example("ChecklistVersion"))
            case (_, let path) where path.contains("/checklists/"): (200, Stage.example("VisitChecklist"))
            case ("GET", let path) where path.contains("/visits/"): (200, Stage.example("Visit"))
            case ("GET", _): (200, Stage.page([Stage.example("ChecklistSummary")]))
            default: (201, Stage.example("Finding"))
            }
        }
    }

    @Test("A checklist is taken along, answered in its file, and sent; what the server does not name goes on waiting")
    func file() async throws {
        let stage = Self.stage()
        let file = "/tmp/patuh-checklist-\(UUID().uuidString).json"
        defer { try? FileManager.default.removeItem(atPath: file) }
        #expect(await stage.run("checklists", "take", Known.visit, "social_security", file) == 0, "\(stage.error)")
        let asked = stage.seen.count
        #expect(await stage.run("checklists", "answer", file, "workers_employed=abc") == 1)
        #expect(await stage.run("checklists", "answer", file, "nothing=1") == 1)
        #expect(try ChecklistFile.read(file).waiting.isEmpty)
        #expect(await stage.run("checklists", "answer", file, "workers_employed=42") == 0, "\(stage.error)")
        #expect(stage.out.contains("42") && stage.seen.count == asked)
        #expect(await stage.run("checklists", "send", file) == 0, "\(stage.error)")
        let sent = try #require((stage.seen.last?.object["answers"] as? [[String: Any]])?.first)
        #expect(stage.seen.last?.method == "PUT" && sent["number"] as? Int == 42)
        // The answer that it had seen is replaced knowingly.
        #expect(sent["replaces"] as? [String] == ["0199f3a0-1c00-7a00-8000-0000000000b1"])
        #expect(try ChecklistFile.read(file).waiting.count == 1)
        #expect(
            await stage.run("checklists", "take", Known.visit, "social_security", file) == 1,
            "it is not overwritten"
        )
    }

    @Test("What is proposed is recorded as the inspector wants it, and nothing else is")
    func record() async {
        let stage = Self.stage()
        #expect(await stage.run("checklists", "list") == 0, "\(stage.error)")
        #expect(stage.out.contains("social_security"))
        #expect(await stage.run("checklists", "show", "social_security", "2") == 0, "\(stage.error)")
        #expect(await stage.run("checklists", "state", Known.visit, "social_security") == 0, "\(stage.error)")
        #expect(stage.out.contains("Belum terdaftar."))
        #expect(
            await stage.run(
                "checklists",
                "record",
                Known.visit,
                "social_security",
                "unregistered",
                "--facts",
                "Lain"
            ) == 0,
            "\(stage.error)"
        )
        let body = stage.seen.last?.object
        #expect(body?["facts"] as? String == "Lain")
        #expect((body?["proposal"] as? [String: Any])?["proposal"] as? String == "unregistered")
        #expect(await stage.run("checklists", "record", Known.visit, "social_security", "arrears") == 1)
    }
}

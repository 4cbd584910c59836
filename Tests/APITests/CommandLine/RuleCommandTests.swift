import API
import Foundation
import Testing

@testable import patuh

@Suite("Versions and dated values on the command line")
struct RuleCommandTests {
    @Test("A version is drafted from a file, published with its day, withdrawn")
    func versions() async throws {
        let stage = Stage { seen in (seen.method == "DELETE" ? 200 : 201, Stage.example("ProcedureSummary")) }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("patuh-\(UUID()).json")
        try Data("[{\"action\":\"check_first_note\",\"fields\":[\"evidence\"]}]".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let draft = ["procedures", "draft", "inspection", "--changes", file.path, "--reason", "Contoh"]
        #expect(await stage.run(draft) == 0)
        #expect(stage.seen[0].path == "/v1/procedures/inspection/versions")
        #expect(
            String(decoding: stage.seen[0].body, as: UTF8.self)
                == #"{"changes":[{"action":"check_first_note","fields":["evidence"]}],"reason":"Contoh"}"#
        )
        #expect(await stage.run(["procedures", "publish", "inspection", "1001", "--valid-from", "2027-01-01"]) == 0)
        #expect(stage.seen[1].path == "/v1/procedures/inspection/versions/1001/publication")
        #expect(String(decoding: stage.seen[1].body, as: UTF8.self) == #"{"valid_from":"2027-01-01"}"#)
        #expect(await stage.run(["procedures", "withdraw", "inspection", "1002"]) == 0)
        #expect(stage.seen[2].method == "DELETE")
        #expect(stage.seen[2].path == "/v1/procedures/inspection/versions/1002")
        let broken = ["procedures", "draft", "inspection", "--changes", "/nowhere", "--reason", "Contoh"]
        #expect(await stage.run(broken) == 64)
    }

    @Test("A preview shows cases, or counts them")
    func preview() async {
        let stage = Stage { seen in
            (
                200,
                seen.path.contains("summary")
                    ? Stage.example("RulePreviewSummary") : Stage.page([Stage.example("RulePreview")])
            )
        }
        #expect(await stage.run(["procedures", "preview", "inspection", "1001"]) == 0)
        #expect(stage.out.contains("Periksa konsep Nota I"))
        #expect(await stage.run(["procedures", "preview", "inspection", "1001", "--summary"]) == 0)
        #expect(await stage.run(["parameters", "preview", "inspection", "--rules-on", "2026-11-02"]) == 0)
        #expect(
            stage.seen.map(\.path) == [
                "/v1/procedures/inspection/versions/1001/preview",
                "/v1/procedures/inspection/versions/1001/preview/summary",
                "/v1/parameters/preview?track=inspection&rules_on=2026-11-02",
            ]
        )
    }

    @Test("A migration goes on until nothing is pending, and names what was refused")
    func migrate() async {
        let pending = Stage.example("RuleMigration")
        let done = pending.replacing("\"pending\":42", with: "\"pending\":0")
        let stage = Stage { seen in
            if seen.path.contains("/cases") { return (200, Stage.page([Stage.example("RuleMigrationCase")])) }
            return (201, seen.path.hasSuffix("/batches") ? done : pending)
        }
        let begin = ["procedures", "migrate", "inspection", "--to", "2", "--from-version", "1", "--reason", "Contoh"]
        #expect(await stage.run(begin) == 1)
        #expect(stage.seen.count == 3)
        #expect(stage.seen[1].path.hasSuffix("/batches"))
        #expect(stage.error.contains("0199f3a0"))
    }

    @Test("A value is published with its law and certainty, and listed with them")
    func parameters() async {
        let stage = Stage { seen in
            seen.method == "POST"
                ? (201, Stage.example("ParameterSet")) : (200, Stage.page([Stage.example("Parameter")]))
        }
        let publish = [
            "parameters", "publish", "first_note.days", "10", "--unit", "calendar_days", "--from", "2027-01-01",
            "--legal-basis", "Contoh", "--certainty", "U", "--reason", "Contoh",
        ]
        #expect(await stage.run(publish) == 0)
        #expect(String(decoding: stage.seen[0].body, as: UTF8.self).contains(#""value":"10""#))
        #expect(await stage.run(["parameters", "list", "--key", "first_note.days", "--on", "2026-11-02"]) == 0)
        #expect(stage.seen[1].path == "/v1/parameters?key=first_note.days&on=2026-11-02")
        #expect(stage.out.contains("U: "))
    }
}

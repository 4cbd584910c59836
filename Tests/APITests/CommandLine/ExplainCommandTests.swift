import API
import Foundation
import Testing

@testable import patuh

@Suite("The command line explains actions and draws procedures")
struct ExplainCommandTests {
    private static let list = """
        {"case_id":"\(Known.caseID)","version":7,"state":"first_note_verification",\
        "state_words":{"id":"Verifikasi Nota I","en":"First note under verification"},"reasons":[],\
        "items":[\(Stage.example("CaseAction"))]}
        """

    @Test("An overview is a table with who, letter, deadline, article and why not")
    func overview() async {
        let stage = Stage { _ in (200, Self.list) }
        #expect(await stage.run("cases", "explain", Known.caseID) == 0)
        #expect(stage.seen.map(\.path) == ["/v1/cases/\(Known.caseID)/actions"])
        let lines = stage.out.split(separator: "\n")
        #expect(lines.count == 2)
        for word in ["BOLEH", "OLEH", "SURAT", "TENGGAT", "DASAR HUKUM", "KEPASTIAN", "MENGAPA TIDAK"] {
            #expect(lines[0].contains(word), "\(word)")
        }
        #expect(lines[1].contains("Tenggat Nota II: 7 hari kalender") && lines[1].contains("Kepala Dinas"))
    }

    @Test("A card tells everything in words, and with --full there is one for each action")
    func cards() async {
        for arguments in [["issue_second_note"], ["--full"]] {
            let stage = Stage(environment: ["LANG": "en_GB.UTF-8"]) { _ in (200, Self.list) }
            #expect(await stage.run(["cases", "explain", Known.caseID] + arguments) == 0)
            for text in [
                "by Head of office", "✗ The note's deadline, extensions included, has passed.",
                "Second note (Inspection notes)", "Second note's deadline: 7 calendar days, from: The day of receipt",
                "then: Begin verification", "stops First note's deadline", "secondary source",
                "Day of the act (occurred_on)", "Letters are voided",
            ] {
                #expect(
                    stage.out.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(text),
                    "\(text)\n\(stage.out)"
                )
            }
        }
    }

    @Test("JSON is the server's; where nothing can be done it is said why")
    func standstill() async {
        let json = Stage { _ in (200, Self.list) }
        #expect(await json.run("cases", "explain", Known.caseID, "--full", "--format", "json") == 0)
        #expect(json.out == Self.list + "\n")
        let ended = Stage { _ in (200, Stage.example("ActionList")) }
        #expect(await ended.run("cases", "explain", Known.caseID) == 0)
        #expect(ended.error.contains("Kasus sudah berakhir") && ended.error.contains("Buka kembali"))
    }

    @Test("A procedure is drawn as the server draws it", arguments: ["svg", "mermaid"])
    func drawn(form: String) async {
        let stage = Stage { _ in (200, "<gambar>\n") }
        #expect(
            await stage.run("procedures", "show", "inspection", "--version-number", "1", "--diagram", form) == 0
        )
        #expect(stage.seen.map(\.path) == ["/v1/procedures/inspection/diagram?version=1"])
        let type = form == "svg" ? "image/svg+xml" : "text/vnd.mermaid"
        #expect(stage.seen[0].headers["Accept"]?.hasPrefix(type) == true)
        #expect(stage.out == "<gambar>\n")
        #expect(await stage.run("procedures", "show", "inspection", "--diagram", "png") == 64)
    }
}

import Foundation
import Testing

@testable import patuh

@Suite("The command line shows and saves letters")
struct LetterCommandTests {
    private static let id = "0199f3a0-1c00-7a00-8000-000000000101"

    @Test("A letter is shown with its hash and who signs it")
    func show() async {
        let stage = Stage { _ in (200, Stage.example("LetterFile")) }
        #expect(await stage.run("letters", "show", Self.id) == 0, "\(stage.error)")
        #expect(stage.seen.map(\.path) == ["/v1/letters/\(Self.id)"])
        for text in ["560/0019/DTK/X/2026", "0f0f0f", "Kepala Dinas", "verify/"] {
            #expect(stage.out.contains(text), "\(text) in \(stage.out)")
        }
    }

    @Test("The letters of a case are listed")
    func list() async {
        let file = Stage.example("LetterFile")
        let stage = Stage { _ in (200, #"{"items": [\#(file)], "next_cursor": null}"#) }
        #expect(await stage.run("letters", "list", Self.id) == 0, "\(stage.error)")
        #expect(stage.seen.map(\.path) == ["/v1/cases/\(Self.id)/letters"])
        #expect(stage.out.contains("560/0019/DTK/X/2026"))
    }

    @Test("A PDF is saved where it is told, and never over another file unasked")
    func save() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("nota.pdf").path
        let stage = Stage { _ in (200, "%PDF-isi") }
        #expect(await stage.run("letters", "save", Self.id, "--to", file) == 0, "\(stage.error)")
        #expect(stage.seen.last?.headers["Accept"] == "application/pdf")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "%PDF-isi")
        #expect(await stage.run("letters", "save", Self.id, "--to", file) == 1)
        #expect(stage.error.contains("--force"))
        #expect(await stage.run("letters", "save", Self.id, "--to", file, "--html", "--force") == 0)
        #expect(stage.seen.last?.headers["Accept"] == "text/html")
    }

    @Test("A signed letter is uploaded as it is, and a file is compared with the letter of its code")
    func signAndCompare() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID()).pdf").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        try Data("%PDF-tanda".utf8).write(to: URL(filePath: file))
        let signing = Stage { _ in (201, Stage.example("LetterSignature")) }
        #expect(await signing.run("letters", "sign", Self.id, file, "--signatory", "2") == 0, "\(signing.error)")
        #expect(signing.seen[0].path == "/v1/letters/\(Self.id)/signatures?signatory=2")
        #expect(signing.seen[0].body == Data("%PDF-tanda".utf8) && signing.seen[0].headers["Idempotency-Key"] != nil)
        #expect(signing.out.contains("Siti Rekaan"))
        for (match, code) in [("signed", Int32(0)), ("other", 1)] {
            let comparing = Stage { _ in (200, Stage.example("LetterComparison", ["match": match])) }
            let address = "https://patuh.example/verify/MDEyMzQ1Njc4OWFiY2RlZg"
            #expect(await comparing.run("letters", "compare", address, file) == code, "\(comparing.error)")
            #expect(comparing.seen[0].path == "/verify/MDEyMzQ1Njc4OWFiY2RlZg")
        }
        #expect(await signing.run("letters", "sign", Self.id, "/nowhere.pdf") == 1)
    }

    @Test("A draft is saved as a page")
    func preview() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID()).html").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let stage = Stage { _ in (200, "<p>KONSEP</p>") }
        #expect(await stage.run("letters", "preview", Self.id, "issue_first_note", "--text", "a b", "--to", file) == 0)
        #expect(
            stage.seen.map(\.path) == ["/v1/cases/\(Self.id)/letter-preview?action=issue_first_note&text=a%20b"]
        )
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "<p>KONSEP</p>")
    }
}

@Suite("The command line keeps the texts of letters")
struct LetterTemplateCommandTests {
    private static let version = Stage.example("LetterTemplateVersion")

    @Test("Kinds are listed, one is shown with what it may name, and a version with its differences")
    func read() async {
        let list = Stage { _ in
            (200, #"{"items": [\#(Stage.example("LetterTemplateSummary"))], "next_cursor": null}"#)
        }
        #expect(await list.run("letters", "templates", "list") == 0, "\(list.error)")
        #expect(list.out.contains("first_note"))
        let kind = Stage { _ in (200, Stage.example("LetterTemplateKind")) }
        #expect(await kind.run("letters", "templates", "show", "first_note") == 0, "\(kind.error)")
        #expect(kind.out.contains("{{> findings}}"))
        let diff = Stage { _ in (200, Self.version) }
        #expect(await diff.run("letters", "templates", "diff", "first_note", "1") == 0, "\(diff.error)")
        #expect(diff.seen.map(\.path) == ["/v1/letter-templates/first_note/versions/1"])
        #expect(diff.out.contains("<p>Contoh</p>"))
    }

    @Test("A text is drafted from a file, published and withdrawn with a reason")
    func write() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("naskah-\(UUID()).mustache").path
        try Data("<p>a</p>".utf8).write(to: URL(fileURLWithPath: file))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let stage = Stage { _ in (201, Self.version) }
        #expect(await stage.run("letters", "templates", "draft", "first_note", file, "--reason", "a") == 0)
        #expect(await stage.run("letters", "templates", "publish", "first_note", "1", "--reason", "a") == 0)
        #expect(await stage.run("letters", "templates", "withdraw", "first_note", "1", "--reason", "a") == 0)
        let path = "/v1/letter-templates/first_note/versions"
        #expect(stage.seen.map(\.path) == [path, "\(path)/1/publication", "\(path)/1/withdrawal"])
        #expect(await stage.run("letters", "templates", "draft", "first_note", file + "x", "--reason", "a") == 1)
        #expect(await stage.run("letters", "templates", "publish", "first_note", "1") == 64)
    }
}

import Foundation
import Glibc
import Testing

@testable import App
@testable import Domain

@Suite("The press of letters")
struct LetterPressTests {
    private static let hostile: [String] = [
        "<script>alert(1)</script><img src=\"file:///etc/passwd\">",
        "\"><style>@import url(http://127.0.0.1:PORT/x)</style>",
        "'; } body { background: url(http://127.0.0.1:PORT/y) } /*",
        "<\u{301}b>tebal</b> \"\u{301} onload=\"x\"",
        "\u{202E}terbalik\u{202C}\u{2067}kanan\u{2069}",
        "<link rel=\"attachment\" href=\"file://CANARY\">",
        "{{{style}}} {{#said}}{{reason}}{{/said}}",
        "&lt;sudah diloloskan&gt; &amp; &#60;",
        "]]></style></head><iframe src=\"file://CANARY\"></iframe>",
    ]

    /// A letter whose every text is hostile.
    private func hostile(_ text: String) -> LetterContent {
        var content = LetterSamples.full(.revocation, findings: 1, firm: text)
        content.number = String(text.prefix(100))
        content.office.name = text
        content.office.address = text
        content.employer.address = text
        content.said.text = text
        content.said.reason = text
        content.copies = [text]
        content.signatories = [.init(.issuer, .init(name: text, nip: text, post: text))]
        content.voided = [.init(kind: .firstNote, number: text, issuedOn: LetterSamples.day)]
        return content
    }

    @Test("Hostile values are text on the page: nothing of them is a tag, and marks that turn the writing are gone")
    func escaped() throws {
        let templates = try LetterTemplates.builtIn.get()
        for text in Self.hostile {
            let page = LetterPage(content: hostile(text), publicURL: "https://patuh.example")
            let html = try templates.html(page)
            let plain = try templates.html(LetterPage(content: hostile("biasa"), publicURL: "https://patuh.example"))
            func tags(_ html: String) -> [String] {
                html.matches(of: /<\/?[a-z][^>]*>/).map { String($0.0.prefix { $0 != " " }) }
            }
            #expect(tags(html) == tags(plain), "\(text)")
            #expect(html.unicodeScalars.allSatisfy { !(0x202A...0x202E).contains($0.value) && $0.value != 0x2067 })
            // The style is the template's own, whatever the values are.
            func style(_ html: String) -> Substring? { html.firstMatch(of: /<style>[\s\S]*?<\/style>/)?.0 }
            let own = try #require(style(plain))
            #expect(style(html) == own)
        }
    }

    @Test("A page reads no file and opens no connection, even where it is all markup")
    func locked() async throws {
        let canary = FileManager.default.temporaryDirectory.appendingPathComponent("letters-canary-\(UUID()).txt")
        try Data("RAHASIA-KENARI".utf8).write(to: canary)
        defer { try? FileManager.default.removeItem(at: canary) }
        let listener = try SilentListener()
        defer { listener.close() }
        try await withPress { press in
            let greeting = try await press.greeting()
            #expect(greeting.landlock && greeting.seccomp)
            for text in Self.hostile {
                let value = text.replacing("PORT", with: "\(listener.port)").replacing("CANARY", with: canary.path)
                let html = try LetterTemplates.builtIn.get().html(
                    LetterPage(content: hostile(value), publicURL: "https://patuh.example")
                )
                // Once escaped as in a letter, and once bare, as if escaping had failed.
                for page in [html, "<!DOCTYPE html><html><body>\(value)<p>ada</p></body></html>"] {
                    let pdf = try await press.pdf(page)
                    let text = try PDFTool.text(pdf)
                    #expect(!text.contains("KENARI") && !text.contains("root:x:"))
                    #expect(!String(decoding: pdf, as: UTF8.self).contains("KENARI"))
                    #expect(try !PDFTool.run("pdfdetach", ["-list", "FILE"], on: pdf).text.contains("canary"))
                }
            }
        }
        #expect(listener.connections == 0)
    }

    @Test("A renderer that is killed is replaced: its page fails, and the next is printed")
    func killed() async throws {
        let script = try Self.script(
            """
            import sys, os, struct
            out = sys.stdout.buffer
            def frame(kind, body):
                out.write(struct.pack(">I", 1 + len(body)) + kind + body); out.flush()
            frame(b"H", b'{"weasyprint": "0", "landlock": true, "seccomp": true}')
            while True:
                head = sys.stdin.buffer.read(4)
                if len(head) < 4: break
                body = sys.stdin.buffer.read(struct.unpack(">I", head)[0])
                if b"mati" in body: os.kill(os.getpid(), 9)
                if b"lama" in body:
                    import time; time.sleep(600)
                if b"rusak" in body: frame(b"E", b"ValueError"); continue
                frame(b"P", b"%PDF-" + str(os.getpid()).encode())
            """
        )
        defer { try? FileManager.default.removeItem(atPath: script) }
        let limits = LetterPress.Limits(pages: 3, page: .seconds(2), processes: 1)
        try await withPress(limits, script: script) { press in
            let first = try await press.pdf("satu")
            #expect(try await press.pdf("dua") == first)
            await #expect(throws: LetterPress.Failure.died) { try await press.pdf("mati") }
            let second = try await press.pdf("tiga")
            #expect(second != first)
            await #expect(throws: LetterPress.Failure.tooSlow) { try await press.pdf("lama") }
            let third = try await press.pdf("empat")
            #expect(third != second)
            await #expect(throws: LetterPress.Failure.refused) { try await press.pdf("rusak") }
            let fourth = try await press.pdf("lima")
            #expect(fourth != third)
            // After its share of pages a process is replaced though nothing is wrong.
            #expect(try await press.pdf("enam") == fourth)
            #expect(try await press.pdf("tujuh") == fourth)
            #expect(try await press.pdf("delapan") != fourth)
        }
    }

    @Test("Without a renderer the failure says so, and a press that does not run gives no page a hope")
    func missing() async throws {
        try await withPress(script: "/nowhere/letter-renderer") { press in
            await #expect(throws: LetterPress.Failure.missing) { try await press.pdf("<p>a</p>") }
            await #expect(throws: LetterPress.Failure.missing) { try await press.greeting() }
            await #expect(throws: LetterPress.Failure.tooLarge) {
                try await press.pdf(String(repeating: "x", count: press.limits.largestPage + 1))
            }
        }
        let press = LetterPress(limits: .init(waiting: 1), logger: TestDatabases.logger)
        try await running(press) {}
        try await eventually {
            await #expect(throws: LetterPress.Failure.stopped) { try await press.pdf("<p>a</p>") }; return true
        }
    }

    @Test("A megabyte of text is printed, or given up in time; the next page is printed whatever happens")
    func megabyte() async throws {
        let text = String(repeating: "Kata demi kata sampai satu megabita. ", count: 28_000)
        try await withPress(.init(page: .seconds(20))) { press in
            let failure = await Self.failure { _ = try await press.pdf("<!DOCTYPE html><p>\(text)</p>") }
            #expect(failure == nil || failure == .tooSlow)
            let next = try await press.pdf("<!DOCTYPE html><p>sesudahnya</p>")
            #expect(try PDFTool.text(next).contains("sesudahnya"))
        }
    }

    @Test("A page that would take gigabytes fails and says so; the next is printed")
    func heavy() async throws {
        let page = "<!DOCTYPE html>" + String(repeating: "<p>x</p>", count: 60_000)
        try await withPress(.init(page: .seconds(300), processes: 1, memory: 288)) { press in
            // Python tells where memory is out; the libraries below it end the process.
            let failure = await Self.failure { _ = try await press.pdf(page) }
            #expect(failure == .tooHeavy || failure == .died, "\(String(describing: failure))")
            let next = try await press.pdf("<!DOCTYPE html><p>sesudahnya</p>")
            #expect(try PDFTool.text(next).contains("sesudahnya"))
        }
    }

    @Test("A renderer that is idle ends, and the next page starts another; two pages are rendered side by side")
    func idle() async throws {
        let script = try Self.script(
            """
            import sys, os, struct, time
            out = sys.stdout.buffer
            def frame(kind, body):
                out.write(struct.pack(">I", 1 + len(body)) + kind + body); out.flush()
            frame(b"H", b'{"weasyprint": "0", "landlock": true, "seccomp": true}')
            while True:
                head = sys.stdin.buffer.read(4)
                if len(head) < 4: break
                body = sys.stdin.buffer.read(struct.unpack(">I", head)[0])
                # Two pages that wait for each other are only made where both are in hand.
                for mine, other in ((b"kiri", "kanan"), (b"kanan", "kiri")):
                    if mine in body:
                        open(__file__ + "." + mine.decode(), "w").close()
                        while not os.path.exists(__file__ + "." + other): time.sleep(0.01)
                frame(b"P", b"%PDF-" + str(os.getpid()).encode())
            """
        )
        defer { for end in ["", ".kiri", ".kanan"] { try? FileManager.default.removeItem(atPath: script + end) } }
        try await withPress(.init(processes: 2, idle: .milliseconds(100)), script: script) { press in
            async let left = press.pdf("kiri")
            async let right = press.pdf("kanan")
            let both = try await (left, right)
            #expect(both.0 != both.1)
            for bytes in [both.0, both.1] {
                let pid = try #require(Int32(String(decoding: bytes.dropFirst(5), as: UTF8.self)))
                try await eventually { kill(pid, 0) != 0 }
            }
            #expect(try await press.pdf("lagi") != both.0)
        }
    }

    @Test("A field of a megabyte is printed as text, or the page fails clearly; hostile as it may be")
    func longField() async throws {
        var content = LetterSamples.full(.notice)
        content.said.reason = String(repeating: "</p><b>{{{style}}} ", count: 55_000)
        let html = try LetterTemplates.builtIn.get().html(
            LetterPage(content: content, publicURL: "https://patuh.example")
        )
        #expect(!html.contains("</p><b>{{"))
        try await withPress { press in
            let failure = await Self.failure { _ = try await press.pdf(html) }
            #expect(failure.map { $0.isOfThePage } ?? true, "\(String(describing: failure))")
            let next = try await press.pdf("<!DOCTYPE html><p>sesudahnya</p>")
            #expect(try PDFTool.text(next).contains("sesudahnya"))
        }
    }

    /// Why a body failed; `nil` where it did not.
    private static func failure(_ body: () async throws -> Void) async -> LetterPress.Failure? {
        do {
            try await body()
            return nil
        } catch {
            return error as? LetterPress.Failure ?? .stopped
        }
    }

    private static func script(_ text: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID()).py")
        try Data(text.utf8).write(to: file)
        return file.path
    }
}

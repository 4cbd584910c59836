import Foundation
import Testing

@testable import App
@testable import Domain

@Suite("Letters on paper")
struct LetterRenderingTests {
    private func html(_ content: LetterContent, isDraft: Bool = false) throws -> String {
        try LetterTemplates.builtIn.get().html(
            LetterPage(content: content, publicURL: "https://patuh.example", isDraft: isDraft)
        )
    }

    @Test("Every kind of letter becomes sound PDF/A with its fonts, and says number, day, names and amounts")
    func everyKind() async throws {
        try await withPress { press in
            for kind in LetterKind.allCases {
                let content = LetterSamples.full(kind)
                let pdf = try await press.pdf(try html(content))
                #expect(try PDFTool.run("qpdf", ["--check", "FILE"], on: pdf).isContent, "\(kind)")
                let text = try PDFTool.text(pdf)
                for said in [
                    "560/0042/DISNAKERTRANS/X/2026", "5 Oktober 2026", "PT Kebun Rekaan",
                    "Kami mengharapkan kerja sama",
                    content.signatories.last?.officer?.name ?? "",
                ] {
                    #expect(text.contains(said), "\(kind): \(said)")
                }
                let title = kind.form == .titled ? nil : kind == .notice ? "Pemberitahuan" : kind.words.id
                if let title, kind != .noteCopy { #expect(text.contains(title), "\(kind)") }
                #expect(text.contains("TANDA TERIMA") == kind.awaitsReceipt, "\(kind)")
                #expect(text.contains("Rahasia") == (kind.secrecy == .secret), "\(kind)")
                let fonts = try PDFTool.run("pdffonts", ["FILE"], on: pdf).text.split(separator: "\n").dropFirst(2)
                #expect(!fonts.isEmpty)
                for font in fonts {
                    #expect(font.contains(" yes yes yes "), "\(kind): \(font)")
                }
                let raw = String(decoding: pdf, as: UTF8.self)
                #expect(raw.contains("pdfaid:part=\"3\"") && raw.contains("pdfaid:conformance=\"B\""), "\(kind)")
            }
        }
    }

    @Test("A fine is shown with its rate, its base and the amount in words")
    func fine() async throws {
        try await withPress { press in
            let text = try PDFTool.text(try await press.pdf(try html(LetterSamples.full(.fineDecision))))
            for said in [
                "Rp12.000.000 × 3 × 0,1 %", "Rp36.000", "tiga puluh enam ribu rupiah", "Denda yang dikenakan",
            ] {
                #expect(text.contains(said), "\(said)")
            }
        }
    }

    @Test("A note orders finding by finding, counts from its receipt and is signed by inspector and head")
    func note() async throws {
        try await withPress { press in
            let text = try PDFTool.text(try await press.pdf(try html(LetterSamples.full(.secondNote))))
            for said in [
                "Temuan ke-1", "Pasal 15 ayat (1) Undang-Undang Nomor 24 Tahun 2011", "agar mendaftarkan perusahaan",
                "14 (empat belas) hari kalender", "sejak tanggal nota ini diterima", "peringatan terakhir",
                "Mengetahui,", "NIP 19800908 201001 2 011", "Nota Pemeriksaan I Nomor",
            ] {
                #expect(text.contains(said), "\(said)")
            }
        }
    }

    @Test("Forty findings break between findings, and page numbers tell how many pages there are")
    func manyFindings() async throws {
        try await withPress { press in
            let pdf = try await press.pdf(try html(LetterSamples.full(.firstNote, findings: 40)))
            let pages = try PDFTool.pages(pdf)
            #expect((4...12).contains(pages))
            var seen = 0
            for page in 1...pages {
                let text = try PDFTool.run(
                    "pdftotext",
                    ["-f", "\(page)", "-l", "\(page)", "FILE", "-"],
                    on: pdf
                ).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                #expect(text.contains("Halaman \(page) dari \(pages)"))
                let facts = text.components(separatedBy: "Temuan ke-").count - 1
                let orders = text.components(separatedBy: "Perintah:").count - 1
                #expect(facts == orders, "page \(page)")
                seen += facts
            }
            #expect(seen == 40)
        }
    }

    @Test("A firm's name of three hundred characters stays on the page")
    func longName() async throws {
        let name = "PT " + String(repeating: "Perkebunan", count: 28) + " Tbk"
        try await withPress { press in
            let pdf = try await press.pdf(try html(LetterSamples.full(.firstNote, firm: name)))
            let box = try PDFTool.run("pdftotext", ["-bbox", "FILE", "-"], on: pdf).text
            let widths = box.matches(of: /xMax="([0-9.]+)"/).compactMap { Double($0.1) }
            #expect(widths.count > 50)
            // A4 less the right margin of 20 mm.
            #expect((widths.max() ?? 999) <= 595.3 - 55)
        }
    }

    @Test("A letter over several firms tells none of them another's tax number")
    func sharedNumbers() throws {
        var content = LetterSamples.full(.assignment)
        content.others = nil
        func page() -> String { "\(LetterPage(content: content, publicURL: "https://patuh.example").values)" }
        let number = try #require(content.employer.numbers.first { $0.kind == "npwp" }).value
        #expect(page().contains(number))
        content.others = [content.employer]
        #expect(!page().contains(number) && page().contains("5323691292767"))
    }

    @Test("A preview says KONSEP, has no code to verify and no number")
    func draft() throws {
        var content = LetterSamples.full(.firstNote)
        content.number = nil
        let page = try html(content, isDraft: true)
        #expect(page.contains(">KONSEP<") && !page.contains("<svg") && !page.contains("/verify/"))
        #expect(try html(LetterSamples.full(.firstNote)).contains("<svg"))
        #expect(try !html(LetterSamples.full(.firstNote)).contains(">KONSEP<"))
    }

    @Test("Templates name nothing that a page does not know, and every kind has one of its own")
    func tags() throws {
        let folder = LetterTemplates.folder
        var known: Set<String> = [".", "body", "style"]
        func gather(_ value: Any) {
            if let values = value as? [String: Any] {
                for (name, value) in values {
                    known.insert(name)
                    gather(value)
                }
            } else if let list = value as? [Any] {
                list.forEach(gather)
            }
        }
        for kind in LetterKind.allCases {
            gather(LetterPage(content: LetterSamples.full(kind), publicURL: "https://patuh.example").values)
            let body = folder.appendingPathComponent("\(kind.rawValue).mustache").path
            #expect(FileManager.default.fileExists(atPath: body), "\(kind)")
        }
        var unexplained = LetterSamples.full(.fineDecision)
        unexplained.said.amount = Rupiah(36_001)
        gather(LetterPage(content: unexplained, publicURL: "https://patuh.example").values)
        gather(LetterSamples.visitMinutes.values)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            for tag in text.matches(of: /\{\{\{?[#\^\/]?([A-Za-z_.]+)\}/) {
                for part in tag.1.split(separator: ".") { #expect(known.contains(String(part)), "\(name): \(tag.1)") }
            }
            let raw = text.matches(of: /\{\{\{([a-z]+)/).map { String($0.1) }
            #expect(Set(raw).isSubset(of: ["body", "style", "qr"]), "\(name)")
        }
    }
}

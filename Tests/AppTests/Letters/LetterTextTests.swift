import Foundation
import Testing

@testable import App
@testable import Domain

@Suite("Texts of letters")
struct LetterTextTests {
    private static let good = """
        {{> note_opening}}
        <p>Ditemukan pada <b>{{employer.name}}</b>{{#employer.address}}, {{employer.address}}{{/employer.address}}:</p>
        {{> findings}}
        {{> note_deadline}}
        {{> free_text}}
        """

    private static func codes(_ body: String, _ kind: LetterKind = .firstNote) throws -> [String] {
        try LetterTemplateCheck(kind: kind, body: body).faults().map(\.code)
    }

    @Test("What comes with the program satisfies what is asked of an office's own text", arguments: LetterKind.allCases)
    func builtIn(kind: LetterKind) throws {
        let body = try LetterTemplates.builtIn.get().source(kind).body
        let faults = try LetterTemplateCheck(kind: kind, body: body).faults()
        #expect(faults.isEmpty, "\(kind): \(faults.map { "\($0.line) \($0.detail.en)" })")
    }

    @Test("A good text has no faults")
    func sound() throws {
        #expect(try Self.codes(Self.good).isEmpty)
    }

    @Test(
        "Whatever a text may not say is a fault with its line",
        arguments: [
            ("<p>{{employer.nama}}</p>", "unknown_field"), ("<p>{{typo}}</p>", "unknown_field"),
            ("<p>{{period.phrase}}</p>", "unknown_field"), ("<p>{{number}}</p>", "unknown_field"),
            ("<p>{{verification.url}}</p>", "unknown_field"), ("<p>{{employer}}</p>", "not_text"),
            ("<p>{{{office}}}</p>", "tag_not_allowed"), ("<p>{{&office}}</p>", "tag_not_allowed"),
            ("{{=<% %>=}}", "tag_not_allowed"), ("{{! catatan }}", "tag_not_allowed"),
            ("{{%CONTENT_TYPE:TEXT}}", "tag_not_allowed"), ("{{<findings}}{{/findings}}", "tag_not_allowed"),
            ("{{> layout}}", "unknown_block"), ("{{> *office}}", "unknown_block"),
            ("{{> fine_payment}}", "unknown_block"),
            ("<p>{{office", "tag_not_closed"), ("<p>{{#order}}{{number}}</p>{{/order}}", "wrong_end"),
            ("<p>{{#order}}</p>", "wrong_end"), ("{{#order}}", "not_closed"), ("<p>", "not_closed"),
            ("</p>", "wrong_end"), ("<script>x</script>", "element_not_allowed"),
            ("<p style=\"color:red\">x</p>", "element_not_allowed"), ("<p onclick=\"x\">x</p>", "element_not_allowed"),
            ("<p class=\"strip\">x</p>", "element_not_allowed"),
            ("<img src=\"file:///etc/passwd\">", "element_not_allowed"),
            ("<!-- {{office}} -->", "malformed_element"), ("<p class=\"{{office}}\">x</p>", "malformed_element"),
            ("1 < 2", "malformed_element"), ("<P>x</P>", "element_not_allowed"),
            ("<p>a\u{202E}b</p>", "unprintable"), ("<p>\u{1F600}</p>", "unprintable"),
            ("<p>a\u{0}b</p>", "unprintable"),
            ("<p>{{office(x)}}</p>", "malformed_name"), ("<p>{{.}}</p>", "malformed_name"),
            ("<p>{{said.term}}</p>", "may_be_blank"), ("<p>{{#order}}{{number}}{{inspectionKind}}{{/order}}</p>", ""),
        ]
    )
    func refused(piece: String, code: String) throws {
        let faults = try LetterTemplateCheck(kind: .firstNote, body: Self.good + "\n" + piece).faults()
        if code.isEmpty {
            // Fields of a section that stands are checked in the letters in which it does.
            #expect(faults.isEmpty, "\(faults)")
        } else {
            #expect(faults.contains { $0.code == code && ($0.line == 6 || code == "may_be_blank") }, "\(faults)")
        }
    }

    @Test("What a kind requires stands outside every section, or the text is refused")
    func required() throws {
        for kind in LetterKind.allCases {
            let body = try LetterTemplates.builtIn.get().source(kind).body
            for requirement in LetterVocabulary(kind).required {
                let without = body.replacing(requirement.tag, with: "")
                #expect(try Self.codes(without, kind).contains("required_missing"), "\(kind): \(requirement.tag)")
                let hidden = body.replacing(requirement.tag, with: "{{#visitDays}}\(requirement.tag){{/visitDays}}")
                #expect(try Self.codes(hidden, kind).contains("required_missing"), "\(kind): \(requirement.tag)")
            }
        }
    }

    @Test("Every field that a text may name is one that letters have, of the form that is told")
    func vocabulary() throws {
        for kind in LetterKind.allCases {
            let values = LetterTemplateCheck.page(LetterFixture.full.content(kind)).values
            Self.expect(LetterVocabulary(kind).fields, in: values, kind, "")
            for block in LetterVocabulary(kind).blocks {
                #expect(try LetterTemplates.builtIn.get().blocks[block] != nil, "\(kind): \(block)")
            }
        }
    }

    private static func expect(
        _ fields: [String: LetterVocabulary.Shape],
        in values: LetterPage.Values,
        _ kind: LetterKind,
        _ path: String
    ) {
        for (name, shape) in fields {
            let value = values[name]
            let ownKind = path == "ref." && name == kind.rawValue
            switch shape {
            case .text:
                #expect((value as? String)?.isEmpty == false, "\(kind): \(path)\(name)")
            case .flag: #expect(value is Bool, "\(kind): \(path)\(name)")
            case .group(let inner):
                if ownKind { continue }
                guard let group = value as? LetterPage.Values else {
                    Issue.record("\(kind): \(path)\(name) is no group")
                    continue
                }
                // An order has no number before it has one, and what awaits no receipt was never received.
                let inner = inner.filter { group[$0.key] != nil || !["number", "received"].contains($0.key) }
                expect(inner, in: group, kind, "\(path)\(name).")
            case .list: #expect(value is [Any], "\(kind): \(path)\(name)")
            }
        }
    }

    @Test("A source is read back as it was kept, and its hash tells any other")
    func source() throws {
        let source = try LetterTemplates.builtIn.get().source(.firstNote, version: 3, body: Self.good)
        let again = try LetterSource(stored: source.text)
        #expect(again.text == source.text && again.reference == source.reference && again.version == 3)
        var content = LetterFixture.full.content(.firstNote)
        content.template = source.reference
        #expect(try content.source(kept: source.text).body == Self.good)
        let other = try LetterTemplates.builtIn.get().source(.firstNote, version: 3, body: Self.good + " ")
        #expect(throws: JobFailure.letterAltered) { try content.source(kept: other.text) }
        #expect(throws: JobFailure.letterAltered) { try content.source(kept: nil) }
    }

    @Test("A fine is base times months times rate where the debt explains it")
    func fine() {
        var content = LetterFixture.full.content(.fineDecision)
        content.said.amount = Rupiah(36_000)
        #expect(LetterFine(content)?.values["months"] as? String == "3")
        #expect(LetterFine(content)?.values["base"] as? String == "Rp12.000.000")
        content.said.amount = Rupiah(36_001)
        #expect(LetterFine(content) == nil)
        #expect(LetterFine.product(content)?["product"] as? String == "Rp36.001.000")
        content.debts = []
        content.said.amount = Rupiah(36_000)
        #expect(LetterFine(content) == nil)
    }

    @Test("What no font draws is named by its code, and nothing that is drawn is changed")
    func fonts() {
        #expect(PrintableText.clean("PT 木 \u{1F600} – “é” Ж ﷺ") == "PT [U+6728] [U+1F600] – “é” Ж [U+FDFA]")
        #expect(PrintableText.clean("مؤسسة Ω ≤ ✓ €") == "مؤسسة Ω ≤ ✓ €")
    }
}

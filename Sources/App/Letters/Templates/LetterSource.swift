import Crypto
import Domain
import Foundation
import Mustache
import Postgres

/// Everything that a page is made of beside its letter, in the very bytes that are kept and hashed.
///
/// A letter names its source by the hash. What is printed later, by a newer program with another layout, is printed with
/// exactly that.
struct LetterSource: Sendable {
    let kind: LetterKind
    /// 0 for the text that comes with the program.
    let version: Int
    let body: String
    let layout: String
    let style: String
    let blocks: [String: String]
    /// The source as text, and its SHA-256.
    let text: String
    let sha256: [UInt8]

    private struct Stored: Codable {
        let kind: LetterKind
        let version: Int
        let body: String
        let layout: String
        let style: String
        let blocks: [String: String]
    }

    init(
        kind: LetterKind,
        version: Int,
        body: String,
        layout: String,
        style: String,
        blocks: [String: String]
    ) throws {
        let stored = Stored(
            kind: kind,
            version: version,
            body: body,
            layout: layout,
            style: style,
            blocks: blocks
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(stored, text: String(decoding: try encoder.encode(stored), as: UTF8.self))
    }

    /// Reads a source as it was kept.
    init(stored text: String) throws {
        self.init(try JSONDecoder().decode(Stored.self, from: Data(text.utf8)), text: text)
    }

    private init(_ stored: Stored, text: String) {
        kind = stored.kind
        version = stored.version
        body = stored.body
        layout = stored.layout
        style = stored.style
        blocks = stored.blocks
        self.text = text
        sha256 = Array(SHA256.hash(data: Data(text.utf8)))
    }

    /// How a letter names it.
    var reference: LetterContent.Template { .init(version: version, sha: sha256.hex) }

    /// The statement that keeps it, once.
    var keeping: SQL {
        """
        INSERT INTO letter_template_source (sha256, kind, version, source)
        VALUES (\(sha256), \(kind.rawValue), \(version), \(text)) ON CONFLICT DO NOTHING
        """
    }

    /// The page of a letter, complete in itself.
    ///
    /// - Throws: What does not parse.
    func html(_ page: LetterPage) throws -> String {
        let library = MustacheLibrary(templates: try blocks.mapValues { try MustacheTemplate(string: $0) })
        let values = page.values
        func part(_ text: String, _ values: LetterPage.Values) throws -> String {
            try MustacheTemplate(string: text).render(values, library: library)
        }
        let parts: LetterPage.Values = ["body": try part(body, values), "style": style]
        return try part(layout, values.merging(parts) { $1 })
    }
}

extension LetterContent {
    /// The source with which this letter is printed.
    ///
    /// - Parameter kept: the source that its template names, as it was kept; the program's own for letters that name none.
    /// - Throws: `letter_altered` where what is kept is not what the letter names.
    func source(kept: String?) throws -> LetterSource {
        guard let template else { return try LetterTemplates.builtIn.get().source(kind) }
        guard let kept else { throw JobFailure.letterAltered }
        let source = try LetterSource(stored: kept)
        guard source.reference == template, source.kind == kind else { throw JobFailure.letterAltered }
        return source
    }
}

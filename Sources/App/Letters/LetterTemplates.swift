import Domain
import Foundation

/// The templates that come with the program: one layout, one style, blocks that many letters share, and a text for each
/// kind.
struct LetterTemplates: Sendable {
    /// The blocks by name: what a text may place and never change.
    let blocks: [String: String]
    /// The style of every page.
    let style: String
    /// The paper beside the letters: what an employer declares, on a page of its own.
    let commitmentText: String
    /// The minutes of a visit, on a page of its own, too.
    let minutesText: String
    private let sources: [LetterKind: LetterSource]

    /// The templates that were built in.
    static let builtIn: Result<LetterTemplates, any Error> = Result { try LetterTemplates(folder: folder) }

    /// Where the templates and the renderer are.
    static var resources: URL { Bundle.module.bundleURL.appendingPathComponent("Resources") }

    /// Where the templates are.
    static var folder: URL { resources.appendingPathComponent("templates") }

    /// Reads every template of a folder.
    ///
    /// - Throws: What keeps a file from being read, or ``MissingTemplate``.
    init(folder: URL) throws {
        var texts: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".mustache") {
            texts[String(name.dropLast(9))] = try String(
                contentsOf: folder.appendingPathComponent(name),
                encoding: .utf8
            )
        }
        func take(_ name: String) throws -> String {
            guard let text = texts.removeValue(forKey: name) else { throw MissingTemplate(name: name) }
            return text
        }
        let layout = try take("layout")
        let style = try take("style")
        self.style = style
        commitmentText = try take("commitment")
        minutesText = try take("visit_minutes")
        var bodies: [LetterKind: String] = [:]
        for kind in LetterKind.allCases { bodies[kind] = try take(kind.rawValue) }
        let blocks = texts
        self.blocks = blocks
        sources = try bodies.reduce(into: [:]) { all, one in
            all[one.key] = try LetterSource(
                kind: one.key,
                version: 0,
                body: one.value,
                layout: layout,
                style: style,
                blocks: blocks
            )
        }
    }

    /// The template of a kind as it comes with the program.
    func source(_ kind: LetterKind) throws -> LetterSource {
        guard let source = sources[kind] else { throw MissingTemplate(name: kind.rawValue) }
        return source
    }

    /// The template of a kind with a text of the office's own.
    func source(_ kind: LetterKind, version: Int, body: String) throws -> LetterSource {
        let own = try source(kind)
        return try LetterSource(
            kind: kind,
            version: version,
            body: body,
            layout: own.layout,
            style: own.style,
            blocks: blocks
        )
    }

    /// The page of a letter with the template that comes with the program.
    func html(_ page: LetterPage) throws -> String { try source(page.content.kind).html(page) }

    /// No template has this name.
    struct MissingTemplate: Error {
        let name: String
    }
}

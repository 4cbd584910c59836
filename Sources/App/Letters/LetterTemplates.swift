import Crypto
import Domain
import Foundation
import Mustache

/// The templates of all letters: one layout, one style, a body for each kind.
struct LetterTemplates: Sendable {
    private let library: MustacheLibrary
    /// SHA-256 over the names and texts of all templates: which version printed a letter.
    let version: [UInt8]

    /// The templates that were built in.
    static let builtIn: Result<LetterTemplates, any Error> = Result { try LetterTemplates(folder: folder) }

    /// Where the templates and the renderer are.
    static var resources: URL { Bundle.module.bundleURL.appendingPathComponent("Resources") }

    /// Where the templates are.
    static var folder: URL { resources.appendingPathComponent("templates") }

    /// Reads every template of a folder.
    ///
    /// - Throws: What keeps a file from being read or parsed.
    init(folder: URL) throws {
        var templates: [String: MustacheTemplate] = [:]
        var hash = SHA256()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        for name in names where name.hasSuffix(".mustache") {
            let data = try Data(contentsOf: folder.appendingPathComponent(name))
            hash.update(data: Data("\(name) \(data.count)\n".utf8))
            hash.update(data: data)
            templates[String(name.dropLast(9))] = try MustacheTemplate(string: String(decoding: data, as: UTF8.self))
        }
        library = MustacheLibrary(templates: templates)
        version = Array(hash.finalize())
    }

    /// The page of a letter, complete in itself.
    func html(_ page: LetterPage) throws -> String {
        let values = page.values
        func part(_ name: String, _ values: [String: Any]) throws -> String {
            guard let text = library.render(values, withTemplate: name) else { throw MissingTemplate(name: name) }
            return text
        }
        let body = try part(page.content.kind.rawValue, values)
        let style = try part("style", values)
        return try part("layout", values.merging(["body": body, "style": style]) { $1 })
    }

    /// No template has this name.
    struct MissingTemplate: Error {
        let name: String
    }
}

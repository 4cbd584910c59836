import Domain

/// Reads a text character by character, with everything that is open at the moment.
struct LetterTextReader {
    private(set) var faults: [LetterText.Fault] = []
    private let characters: [Character]
    private let vocabulary: LetterVocabulary?
    private var index = 0
    private var line = 1
    private var open: [Open] = []

    /// More faults than anybody mends at once.
    private static let mostFaults = 50

    private struct Open {
        enum What: Equatable {
            case root
            case element(String)
            case section([String], isInverted: Bool)
        }

        let what: What
        let line: Int
        var nodes: [LetterText.Node] = []
        /// The fields that a section brings into reach.
        var scope: [String: LetterVocabulary.Shape] = [:]
    }

    init(_ text: String, _ vocabulary: LetterVocabulary?) {
        characters = Array(text)
        self.vocabulary = vocabulary
        open = [Open(what: .root, line: 1, scope: vocabulary?.fields ?? [:])]
    }

    // MARK: The whole

    /// Reads to the end.
    mutating func read() -> [LetterText.Node] {
        var plain = ""
        while index < characters.count, faults.count < Self.mostFaults {
            if starts("{{") {
                flush(&plain)
                tag()
            } else if vocabulary != nil, characters[index] == "<" {
                flush(&plain)
                element()
            } else {
                plain.append(take())
            }
        }
        flush(&plain)
        while open.count > 1 {
            let last = open.removeLast()
            let name = Self.name(last.what)
            fault("not_closed", at: last.line, id: "\(name) tidak ditutup.", en: "\(name) is not closed.")
            append(last)
        }
        return open[0].nodes
    }

    /// Adds a fault for everything that a text must hold outside every section and does not.
    mutating func require(_ required: [LetterVocabulary.Requirement], in nodes: [LetterText.Node]) {
        for requirement in required
        where !nodes.contains(where: { node in
            switch (node, requirement) {
            case (.block(let name, _), .block(let wanted)): name == wanted
            case (.field(let path, _), .field(let wanted)): path.joined(separator: ".") == wanted
            default: false
            }
        }) {
            fault(
                "required_missing",
                at: 1,
                id: "\(requirement.tag) wajib ada, di luar bagian bersyarat.",
                en: "\(requirement.tag) must stand in the text, outside every section."
            )
        }
    }

    // MARK: Tags

    private mutating func tag() {
        let begin = line
        index += 2
        var content = ""
        while index < characters.count, !starts("}}") {
            guard !starts("{{"), characters[index] != "\n" else { break }
            content.append(take())
        }
        guard starts("}}") else {
            return fault(
                "tag_not_closed",
                at: begin,
                id: "{{ tanpa }} pada baris yang sama.",
                en: "{{ without }} on the same line."
            )
        }
        index += 2
        let first = content.first
        let isTriple = first == "{" && index < characters.count && characters[index] == "}"
        if isTriple { index += 1 }
        switch first {
        case "#", "^":
            enter(path(content.dropFirst(), begin), isInverted: first == "^", at: begin)
        case "/":
            leave(path(content.dropFirst(), begin), at: begin)
        case ">":
            block(String(content.dropFirst().drop { $0 == " " }), at: begin)
        case "{", "&", "!", "=", "<", "$", "%", "*":
            fault(
                "tag_not_allowed",
                at: begin,
                id:
                    "{{\(content)}} tidak boleh dipakai; yang boleh: {{nama}}, {{#nama}}, {{^nama}}, {{/nama}}, {{> blok}}.",
                en: "{{\(content)}} may not be used; only {{name}}, {{#name}}, {{^name}}, {{/name}}, {{> block}}."
            )
        default:
            guard let path = path(content[...], begin) else { return }
            expectText(path, at: begin)
            append(.field(path, line: begin))
        }
    }

    private mutating func path(_ text: some StringProtocol, _ at: Int) -> [String]? {
        let path = String(text).split(separator: Character("."), omittingEmptySubsequences: false).map(String.init)
        let isName = path.allSatisfy { part in
            part.first.map { $0.isASCII && $0.isLetter } ?? false
                && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        }
        guard isName else {
            fault("malformed_name", at: at, id: "{{\(text)}} bukan nama.", en: "{{\(text)}} is no name.")
            return nil
        }
        return path
    }

    private mutating func block(_ name: String, at begin: Int) {
        if let vocabulary, !vocabulary.blocks.contains(name) {
            let known = vocabulary.blocks.sorted().joined(separator: ", ")
            fault(
                "unknown_block",
                at: begin,
                id: "Blok \(ParseFailure.quoted(name)) tidak ada untuk surat ini; yang ada: \(known).",
                en: "This letter has no block \(ParseFailure.quoted(name)); it has: \(known)."
            )
        }
        append(.block(name, line: begin))
    }

    // MARK: Names

    private mutating func enter(_ path: [String]?, isInverted: Bool, at begin: Int) {
        guard let path else { return }
        var section = Open(what: .section(path, isInverted: isInverted), line: begin)
        if let vocabulary, let shape = shape(path, begin, vocabulary), !isInverted {
            switch shape {
            case .group(let fields), .list(let fields): section.scope = fields
            case .text, .flag: break
            }
        }
        open.append(section)
    }

    private mutating func leave(_ path: [String]?, at begin: Int) {
        guard let path else { return }
        guard case .section(path, _)? = open.last?.what else {
            return fault(
                "wrong_end",
                at: begin,
                id:
                    "{{/\(path.joined(separator: "."))}} tidak sesuai dengan yang terbuka: \(Self.name(open.last?.what)).",
                en: "{{/\(path.joined(separator: "."))}} does not close what is open: \(Self.name(open.last?.what))."
            )
        }
        append(open.removeLast())
    }

    /// What a name stands for: the nearest section that knows its first part decides, as in the engine.
    private mutating func shape(
        _ path: [String],
        _ begin: Int,
        _ vocabulary: LetterVocabulary
    ) -> LetterVocabulary.Shape? {
        var shape = open.reversed().lazy.compactMap { $0.scope[path[0]] }.first
        for part in path.dropFirst() {
            guard case .group(let fields) = shape else {
                shape = nil
                break
            }
            shape = fields[part]
        }
        if shape == nil {
            let known = open.reversed().lazy.map(\.scope).first { !$0.isEmpty }?.keys.sorted() ?? []
            fault(
                "unknown_field",
                at: begin,
                id:
                    "{{\(path.joined(separator: "."))}} tidak dikenal di sini; yang ada: \(known.joined(separator: ", ")).",
                en: "{{\(path.joined(separator: "."))}} is not known here; known are: \(known.joined(separator: ", "))."
            )
        }
        return shape
    }

    private mutating func expectText(_ path: [String], at begin: Int) {
        guard let vocabulary, let shape = shape(path, begin, vocabulary) else { return }
        if case .text = shape { return }
        fault(
            "not_text",
            at: begin,
            id: "{{\(path.joined(separator: "."))}} bukan teks; pakai sebagai bagian: {{#…}}…{{/…}}.",
            en: "{{\(path.joined(separator: "."))}} is no text; use it as a section: {{#…}}…{{/…}}."
        )
    }

    // MARK: HTML

    private mutating func element() {
        let begin = line
        var content = ""
        index += 1
        while index < characters.count, characters[index] != ">" {
            guard characters[index] != "<", !starts("{{") else { break }
            content.append(take())
        }
        guard index < characters.count, characters[index] == ">" else {
            return fault(
                "malformed_element",
                at: begin,
                id:
                    "\"<\" membuka elemen yang tidak selesai; untuk tanda kurang dari tulis &lt;, dan jangan pakai {{ }} di dalam elemen.",
                en: "\"<\" opens an element that does not end; write &lt; for the sign, and no {{ }} inside an element."
            )
        }
        index += 1
        if content.first == "/" {
            let name = String(content.dropFirst())
            guard case .element(name)? = open.last?.what else {
                return fault(
                    "wrong_end",
                    at: begin,
                    id: "</\(name)> tidak sesuai dengan yang terbuka: \(Self.name(open.last?.what)).",
                    en: "</\(name)> does not close what is open: \(Self.name(open.last?.what))."
                )
            }
            return append(open.removeLast())
        }
        let name = String(content.prefix { $0 != " " && $0 != "\n" })
        guard LetterVocabulary.elements.contains(name), isAllowed(content.dropFirst(name.count)) else {
            return fault(
                "element_not_allowed",
                at: begin,
                id: "<\(content)> tidak boleh dipakai; yang boleh: \(Self.allowed), dengan class atau colspan saja.",
                en: "<\(content)> may not be used; only \(Self.allowed), with class or colspan alone."
            )
        }
        if !LetterVocabulary.voidElements.contains(name) { open.append(Open(what: .element(name), line: begin)) }
    }

    private static let allowed = LetterVocabulary.elements.sorted().joined(separator: ", ")

    /// Whether what follows an element's name are known classes or a number of columns.
    private func isAllowed(_ attributes: Substring) -> Bool {
        if attributes.isEmpty { return true }
        guard let match = attributes.wholeMatch(of: /(?: class="([a-z ]+)")?(?: colspan="[1-9]")?/) else {
            return false
        }
        return (match.1 ?? "").split(separator: " ").allSatisfy { LetterVocabulary.classes.contains(String($0)) }
    }

    // MARK: Small things

    private func starts(_ text: String) -> Bool {
        index + 1 < characters.count && characters[index] == text.first && characters[index + 1] == text.last
    }

    private mutating func take() -> Character {
        let character = characters[index]
        if character.isNewline { line += 1 }
        index += 1
        return character
    }

    private mutating func flush(_ plain: inout String) {
        guard !plain.isEmpty else { return }
        if vocabulary != nil, PrintableText.clean(plain) != plain.replacing("\t", with: " ").replacing("\r", with: " ")
        {
            fault(
                "unprintable",
                at: line,
                id: "Memuat karakter yang tidak tercetak: tanda kendali, arah tulisan, atau aksara tanpa huruf.",
                en: "Holds a character that does not print: a control, a mark of direction, or a script without a font."
            )
        }
        append(.text(plain))
        plain = ""
    }

    private mutating func append(_ node: LetterText.Node) { open[open.count - 1].nodes.append(node) }

    /// Puts what was closed into what holds it: an element's contents as they are, for they depend on nothing.
    private mutating func append(_ closed: Open) {
        switch closed.what {
        case .root: break
        case .element: open[open.count - 1].nodes += closed.nodes
        case .section(let path, let isInverted):
            append(.section(path, isInverted: isInverted, closed.nodes, line: closed.line))
        }
    }

    private static func name(_ what: Open.What?) -> String {
        switch what {
        case .element(let name): "<\(name)>"
        case .section(let path, let isInverted): "{{\(isInverted ? "^" : "#")\(path.joined(separator: "."))}}"
        case .root, nil: "–"
        }
    }

    private mutating func fault(_ code: String, at line: Int, id: String, en: String) {
        guard faults.count < Self.mostFaults else { return }
        faults.append(.init(code: code, line: line, detail: Words(id: id, en: en)))
    }
}

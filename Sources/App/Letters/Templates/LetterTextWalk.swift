import Domain

/// Walks a text with the values of a letter as the engine would, and finds every field that would be left blank.
struct LetterTextWalk {
    private let blocks: [String: LetterText]
    private var blanks: [String] = []

    /// - Parameter blocks: the blocks by name.
    init(blocks: [String: LetterText]) { self.blocks = blocks }

    /// The names that a letter leaves blank, with their lines.
    mutating func blanks(_ text: LetterText, _ values: LetterPage.Values) -> [String] {
        blanks = []
        walk(text.nodes, [values])
        return blanks
    }

    private mutating func walk(_ nodes: [LetterText.Node], _ stack: [LetterPage.Values]) {
        for node in nodes {
            switch node {
            case .text: break
            case .field(let path, let line):
                let text = value(path, stack) as? String
                if text?.contains(where: { !$0.isWhitespace }) != true {
                    blanks.append("\(path.joined(separator: ".")) (\(line))")
                }
            case .block(let name, let line):
                if let block = blocks[name] { walk(block.nodes, stack) } else { blanks.append("> \(name) (\(line))") }
            case .section(let path, let isInverted, let nodes, _):
                section(value(path, stack), isInverted, nodes, stack)
            }
        }
    }

    private mutating func section(
        _ value: Any?,
        _ isInverted: Bool,
        _ nodes: [LetterText.Node],
        _ stack: [LetterPage.Values]
    ) {
        if isInverted {
            let stands = (value as? Bool).map { !$0 } ?? (value as? [Any])?.isEmpty ?? (value == nil)
            if stands { walk(nodes, stack) }
            return
        }
        switch value {
        case let flag as Bool: if flag { walk(nodes, stack) }
        case let list as [LetterPage.Values]: for item in list { walk(nodes, stack + [item]) }
        case let list as [[String: String]]: for item in list { walk(nodes, stack + [item]) }
        case let group as LetterPage.Values: walk(nodes, stack + [group])
        case .some: walk(nodes, stack)
        case .none: break
        }
    }

    private func value(_ path: [String], _ stack: [LetterPage.Values]) -> Any? {
        guard var value = stack.reversed().lazy.compactMap({ $0[path[0]] }).first else { return nil }
        for part in path.dropFirst() {
            guard let group = value as? LetterPage.Values, let child = group[part] else { return nil }
            value = child
        }
        return value
    }
}

/// A procedure as a state diagram in Mermaid's language (`stateDiagram-v2`), which GitHub and many others draw.
public struct MermaidDiagram: Sendable {
    /// The media type under which the text travels.
    public static let mediaType = "text/vnd.mermaid"

    private let diagram: ProcedureDiagram
    private let language: Language

    /// Takes what to draw, and in which language.
    public init(_ diagram: ProcedureDiagram, in language: Language) {
        self.diagram = diagram
        self.language = language
    }

    /// The text, ending with a line break; the same for the same procedure.
    public var text: String {
        let lines = ["stateDiagram-v2"] + (states + arrows + generalNote + marks).map { "    " + $0 }
        return "---\ntitle: \"\(escaped(diagram.title[language]))\"\n---\n" + lines.joined(separator: "\n") + "\n"
    }

    private var going: [ProcedureDiagram.Node] { diagram.nodes.filter { !$0.isFinal } }

    /// The states with the acts that stay; and beside each a box with the ends that it leads to, for arrows from nearly
    /// every state to the same five ends would cover everything else.
    private var states: [String] {
        going.flatMap { node -> [String] in
            var lines = ["state \"\(escaped(node.words[language]))\" as \(node.code)"]
            if node.isCriminal { lines.append("\(node.code): [\(escaped(DiagramWords.closedFile[language]))]") }
            if !node.stays.isEmpty {
                lines.append("\(node.code): \(listed(DiagramWords.stays, node.stays))")
            }
            let ends = endings(of: node)
            if !ends.isEmpty {
                lines.append("state \"\(ends.joined(separator: "<br/>"))\" as \(endCode(of: node))")
            }
            return lines
        }
    }

    private func endings(of node: ProcedureDiagram.Node) -> [String] {
        let ends = diagram.nodes.filter(\.isFinal)
        return node.moves.compactMap { move in
            ends.first { $0.code == move.to }.map {
                "\(escaped(move.words[language])) → \(escaped($0.words[language]))"
            }
        }
    }

    private func endCode(of node: ProcedureDiagram.Node) -> String { node.code + "_ends" }

    /// One arrow for all actions that lead from one state to another, in the order of the procedure.
    private var arrows: [String] {
        lines(from: "[*]", diagram.openings)
            + going.flatMap { node in
                lines(from: node.code, node.moves)
                    + (endings(of: node).isEmpty ? [] : ["\(node.code) --> \(endCode(of: node))"])
            }
    }

    private func lines(from: String, _ moves: [ProcedureDiagram.Move]) -> [String] {
        going.compactMap { target in
            let names = moves.filter { $0.to == target.code }.map { escaped($0.words[language]) }
            return names.isEmpty ? nil : "\(from) --> \(target.code): \(names.joined(separator: "<br/>"))"
        }
    }

    private var generalNote: [String] {
        guard let first = diagram.openings.first?.to ?? diagram.nodes.first?.code else { return [] }
        let parts = [
            (DiagramWords.newCaseAnywhere, diagram.openingsAnywhere), (DiagramWords.everywhere, diagram.everywhere),
        ]
        let lines = parts.filter { !$0.1.isEmpty }.map { "    " + listed($0.0, $0.1) }
        return lines.isEmpty ? [] : ["note right of \(first)"] + lines + ["end note"]
    }

    /// A heading and names, in lines of a box's width.
    private func listed(_ head: Words, _ names: [Words]) -> String {
        let text = "\(head[language]): " + names.map { $0[language] }.joined(separator: ", ")
        return TextWidth.lines(text, size: 1, within: 34).map(escaped).joined(separator: "<br/>")
    }

    private var marks: [String] {
        let closed = going.filter(\.isCriminal).map(\.code)
        let ends = going.filter { !endings(of: $0).isEmpty }.map(endCode)
        let named = [
            ("closedFile fill:#fbe9e4,stroke:#8c2d19,stroke-dasharray:6 3,color:#1b1f24", closed),
            ("ended fill:#f3f3f3,stroke:#1b1f24,stroke-width:3px,color:#1b1f24", ends),
        ]
        return named.filter { !$0.1.isEmpty }.flatMap { style, codes in
            ["classDef \(style)", "class \(codes.joined(separator: ",")) \(style.prefix { $0 != " " })"]
        }
    }

    /// A text in which nothing is Mermaid's own: what would be stands as entity codes, with `#` and `;`.
    private func escaped(_ text: String) -> String {
        text.map { character in
            switch character {
            case "#": "#35;"
            case ";": "#59;"
            case ":": "#58;"
            case "\"": "#34;"
            case "<": "#60;"
            case ">": "#62;"
            case "\n", "\r": " "
            default: String(character)
            }
        }
        .joined()
    }
}

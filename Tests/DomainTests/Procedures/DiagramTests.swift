import Foundation
import FoundationXML
import Testing

@testable import Domain

@Suite("Procedures drawn")
struct DiagramTests {
    static let drawings = Track.allCases.flatMap { track in Language.allCases.map { (track, $0) } }

    @Test("A drawing shows every state, every way and every act, and says nothing twice", arguments: Track.allCases)
    func whole(track: Track) {
        let version = ProcedureVersion.current(track)
        let diagram = ProcedureDiagram(version)
        #expect(diagram.nodes.map(\.code) == version.states.map(\.code))
        let moves = version.transitions.filter { $0.from != ProcedureVersion.new && $0.from != $0.to }
        #expect(diagram.nodes.reduce(0) { $0 + $1.moves.count } == moves.count)
        let open = diagram.nodes.filter { !$0.isFinal && !$0.isCriminal }.count
        let stays = version.transitions.filter { $0.from == $0.to }.count
        let shown = diagram.nodes.reduce(0) { $0 + $1.stays.count } + diagram.everywhere.count * open
        #expect(shown == stays)
        let openings = version.transitions.filter { $0.from == ProcedureVersion.new }.count
        let going = diagram.nodes.filter { !$0.isFinal }.count
        #expect(diagram.openings.count + diagram.openingsAnywhere.count * going == openings)
        #expect(diagram.everywhere.count > 4)
    }

    @Test("The SVG is well formed, describes itself, and names every state and action", arguments: drawings)
    func svg(track: Track, language: Language) throws {
        let diagram = ProcedureDiagram(.current(track))
        let text = SVGDiagram(diagram, in: language).text
        #expect(text == SVGDiagram(ProcedureDiagram(.current(track)), in: language).text)
        let reader = XMLReader(text)
        #expect(reader.isWellFormed)
        #expect(reader.elements["svg"] == 1 && reader.elements["title"] == 1 && reader.elements["desc"] == 1)
        #expect(reader.elements["script"] == nil && reader.elements["image"] == nil && reader.elements["style"] == nil)
        let drawn = reader.texts["text"] ?? ""
        let described = reader.texts["desc"] ?? ""
        for node in diagram.nodes {
            #expect(drawn.contains(node.words[language]), "\(node.code)")
            #expect(described.contains(node.words[language]), "\(node.code)")
            for move in node.moves { #expect(described.contains(move.words[language])) }
        }
        let ways = Set(diagram.nodes.flatMap { node in node.moves.map { "\(node.code) \($0.to)" } })
        let between = ways.filter { way in diagram.nodes.contains { !$0.isFinal && way.hasSuffix(" \($0.code)") } }
        let targets = Set(between.map { $0.split(separator: " ")[1] })
        #expect(reader.elements["polygon"] ?? 0 >= targets.count)
    }

    @Test("Lanes never lie on each other, and boxes stand below each other", arguments: drawings)
    func layout(track: Track, language: Language) {
        let layout = DiagramLayout(ProcedureDiagram(.current(track)), in: language)
        for (above, below) in zip(layout.boxes, layout.boxes.dropFirst()) {
            #expect(above.top + above.height < below.top)
        }
        for (index, lane) in layout.lanes.enumerated() {
            #expect(layout.x(lane) > 0 && layout.x(lane) < layout.width)
            for other in layout.lanes[(index + 1)...] where layout.x(lane) == layout.x(other) {
                #expect(!span(lane).overlaps(span(other)), "\(lane.target) and \(other.target)")
            }
        }
    }

    private func span(_ lane: DiagramLayout.Lane) -> ClosedRange<Double> {
        let ends = lane.sources + [lane.entry]
        return (ends.min() ?? 0)...(ends.max() ?? 0)
    }

    @Test("Whatever a name holds, the drawing stays a drawing")
    func hostile() throws {
        var version = ProcedureVersion.current(.inspection)
        let hostile = "</text><script>alert(\"1\")</script> & ]]> ' #35; a:b;\u{1}\n--> %% end note"
        version.states[0].words = Words(id: hostile, en: hostile)
        version.actions[0].words = Words(id: hostile, en: hostile)
        let diagram = ProcedureDiagram(version)
        let reader = XMLReader(SVGDiagram(diagram, in: .id).text)
        #expect(reader.isWellFormed && reader.elements["script"] == nil)
        #expect(reader.texts["text"]?.contains("<script>") == true, "the name itself is kept as text")
        let mermaid = MermaidDiagram(diagram, in: .id).text
        #expect(!mermaid.contains("<script>") && mermaid.contains("#60;script#62;"))
        #expect(
            mermaid.split(separator: "\n").count
                == MermaidDiagram(ProcedureDiagram(.current(.inspection)), in: .id)
                .text.split(separator: "\n").count
        )
    }

    @Test(
        "Mermaid's text has each state once, one arrow for each way, and ends beside their states",
        arguments: drawings
    )
    func mermaid(track: Track, language: Language) {
        let diagram = ProcedureDiagram(.current(track))
        let lines = MermaidDiagram(diagram, in: language).text.split(separator: "\n").map(String.init)
        #expect(lines[0] == "---" && lines[2] == "---" && lines[3] == "stateDiagram-v2")
        let going = diagram.nodes.filter { !$0.isFinal }
        for node in going {
            #expect(lines.filter { $0.hasPrefix("    state ") && $0.hasSuffix(" as \(node.code)") }.count == 1)
            for target in going where node.moves.contains(where: { $0.to == target.code }) {
                #expect(lines.filter { $0.hasPrefix("    \(node.code) --> \(target.code): ") }.count == 1)
            }
            let ends = diagram.nodes.filter { end in end.isFinal && node.moves.contains { $0.to == end.code } }
            let box = lines.first { $0.hasSuffix(" as \(node.code)_ends") } ?? ""
            #expect(ends.allSatisfy { box.contains("→ \($0.words[language])") }, "\(node.code)")
        }
        let closed = going.filter(\.isCriminal).map(\.code).joined(separator: ",")
        #expect(closed.isEmpty || lines.contains("    class \(closed) closedFile"))
        #expect(lines.contains { $0.hasPrefix("    [*] --> ") })
    }

    @Test("The README shows the diagrams that the program prints", arguments: Track.allCases)
    func readme(track: Track) throws {
        let readme = try RepositoryFile.text("README.md")
        let text = MermaidDiagram(ProcedureDiagram(.current(track)), in: .en).text
        #expect(
            readme.contains("```mermaid\n\(text)```\n"),
            "print it: LANG=en_GB.UTF-8 patuh procedures show \(track.rawValue) --diagram mermaid"
        )
    }
}

/// What stands in an XML text.
private final class XMLReader: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    private(set) var elements: [String: Int] = [:]
    private(set) var texts: [String: String] = [:]
    private var open: [String] = []

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _: XMLParser,
        didStartElement name: String,
        namespaceURI _: String?,
        qualifiedName _: String?,
        attributes _: [String: String]
    ) {
        elements[name, default: 0] += 1
        open.append(name)
    }

    func parser(_: XMLParser, didEndElement _: String, namespaceURI _: String?, qualifiedName _: String?) {
        open.removeLast()
    }

    func parser(_: XMLParser, foundCharacters text: String) { texts[open.last ?? "", default: ""] += text }
}

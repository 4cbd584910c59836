/// A procedure as a drawing in SVG 1.1, without script, style sheet or anything from elsewhere. Its text is text, and
/// its description tells the whole procedure to those who cannot see it.
public struct SVGDiagram: Sendable {
    /// The media type under which the drawing travels.
    public static let mediaType = "image/svg+xml"

    private typealias Layout = DiagramLayout

    private let diagram: ProcedureDiagram
    private let language: Language
    private let layout: DiagramLayout

    /// Takes what to draw, and in which language.
    public init(_ diagram: ProcedureDiagram, in language: Language) {
        self.diagram = diagram
        self.language = language
        layout = DiagramLayout(diagram, in: language)
    }

    /// The drawing; the same for the same procedure.
    public var text: String {
        var xml = XMLText()
        let size = (Self.number(layout.width), Self.number(layout.height))
        xml.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": size.0, "height": size.1,
                "viewBox": "0 0 \(size.0) \(size.1)", "role": "img", "aria-labelledby": "title desc",
                "xml:lang": language.rawValue, "font-family": "'Liberation Sans', Arial, Helvetica, sans-serif",
            ]
        ) { xml in
            xml.element("title", ["id": "title"], diagram.title[language])
            xml.element("desc", ["id": "desc"], description)
            xml.element("rect", ["width": size.0, "height": size.1, "fill": "#ffffff"])
            heading(&xml)
            // What lies far out is drawn first, so that the ways near the boxes pass over it.
            for lane in layout.lanes.sorted(by: { $0.place > $1.place }) { draw(lane, &xml) }
            for box in layout.boxes { draw(box, &xml) }
            ends(&xml)
        }
        return xml.text
    }

    /// The whole procedure in sentences.
    private var description: String {
        let opened = sentence(DiagramWords.newCase[language], diagram.openings, [])
        let states = diagram.nodes.filter { !$0.isFinal }.map { node in
            let mark = node.isCriminal ? " (\(DiagramWords.closedFile[language]))" : ""
            return sentence(node.words[language] + mark, node.moves, node.stays)
        }
        let ends = diagram.nodes.filter(\.isFinal).map { $0.words[language] }.joined(separator: ", ")
        let anywhere = diagram.openingsAnywhere.map { $0[language] }.joined(separator: ", ")
        let openings = anywhere.isEmpty ? [] : ["\(DiagramWords.newCaseAnywhere[language]): \(anywhere)."]
        return
            ([opened] + openings + [layout.general.joined(separator: " ") + "."] + states
            + ["\(DiagramWords.ends[language]): \(ends)."]).joined(separator: "\n")
    }

    private func sentence(_ name: String, _ moves: [ProcedureDiagram.Move], _ stays: [Words]) -> String {
        let parts = moves.map { "\($0.words[language]) → \(diagram.name($0.to)[language])" }
        let kept = stays.map { $0[language] }.joined(separator: ", ")
        let staying = kept.isEmpty ? [] : ["\(DiagramWords.stays[language]): \(kept)"]
        return "\(name): \((parts + staying).joined(separator: "; "))."
    }

    // MARK: Parts

    private func heading(_ xml: inout XMLText) {
        label(diagram.title[language], x: layout.left, y: 38, size: 20, weight: "bold", &xml)
        for (index, line) in layout.general.enumerated() {
            label(
                line,
                x: layout.left,
                y: Layout.header + Double(index) * Layout.lineHeight,
                size: Layout.small,
                fill: Ink.quiet,
                &xml
            )
        }
    }

    private func draw(_ lane: DiagramLayout.Lane, _ xml: inout XMLText) {
        let ink = Ink.lane(lane.target)
        let edge = lane.leadsOn ? layout.left + Layout.boxWidth : layout.left
        let out = lane.leadsOn ? 1.0 : -1.0
        let x = layout.x(lane)
        let tip = edge + 2 * out
        let down = lane.leadsOn ? 1.0 : -1.0
        let paths = lane.sources.map { source in
            // Rounded at both corners; the last stretch is the same for all.
            "M\(Self.number(edge)) \(Self.number(source))H\(Self.number(x - 6 * out))"
                + "q\(Self.number(6 * out)) 0 \(Self.number(6 * out)) \(Self.number(6 * down))"
                + "V\(Self.number(lane.entry - 6 * down))"
                + "q0 \(Self.number(6 * down)) \(Self.number(-6 * out)) \(Self.number(6 * down))"
                + "H\(Self.number(tip + 7 * out))"
        }
        for width in ["5", "1.8"] {
            xml.element(
                "path",
                ["d": paths.joined(), "fill": "none", "stroke": width == "5" ? "#ffffff" : ink, "stroke-width": width]
            )
        }
        let head = [(tip, 0.0), (tip + 9 * out, -4.5), (tip + 9 * out, 4.5)]
        xml.element(
            "polygon",
            [
                "points": head.map { "\(Self.number($0.0)),\(Self.number(lane.entry + $0.1))" }.joined(separator: " "),
                "fill": ink,
            ]
        )
    }

    private func draw(_ box: DiagramLayout.Box, _ xml: inout XMLText) {
        let isClosed = box.node?.isCriminal == true
        let (left, right) = (layout.left, layout.left + Layout.boxWidth)
        let frame: KeyValuePairs<String, String> = [
            "x": Self.number(left), "y": Self.number(box.top), "width": Self.number(Layout.boxWidth),
            "height": Self.number(box.height), "rx": box.node == nil ? "16" : "7", "fill": "#ffffff",
            "stroke": isClosed ? Ink.closed : Ink.frame, "stroke-width": "1.5",
            "stroke-dasharray": isClosed ? "6 3" : "none",
        ]
        xml.element("rect", frame)
        let band = isClosed ? "#fbe9e4" : box.node == nil ? "#e8efe8" : "#e9eef6"
        xml.element(
            "rect",
            [
                "x": Self.number(left + 1), "y": Self.number(box.top + 1), "width": Self.number(Layout.boxWidth - 2),
                "height": Self.number(Layout.titleHeight - 2), "rx": box.node == nil ? "15" : "6", "fill": band,
            ]
        )
        let base = box.entry + 5
        var start = left + Layout.padding
        if box.node == nil {
            xml.element(
                "circle",
                ["cx": Self.number(start + 6), "cy": Self.number(box.entry), "r": "6", "fill": Ink.text]
            )
            start += 20
        }
        let title = isClosed ? "\(box.title)  (\(DiagramWords.closedFile[language]))" : box.title
        label(title, x: start, y: base, size: 14, weight: "bold", &xml)
        if let code = box.node?.code {
            label(code, x: right - Layout.padding, y: base, size: Layout.small, fill: Ink.quiet, anchor: "end", &xml)
        }
        for row in box.rows { draw(row, right, &xml) }
        for (index, line) in box.stays.enumerated() {
            let y = box.top + box.height - Double(box.stays.count - index) * Layout.lineHeight + 5
            label(line, x: left + Layout.padding, y: y, size: Layout.small, fill: Ink.quiet, style: "italic", &xml)
        }
    }

    private func draw(_ row: DiagramLayout.Row, _ right: Double, _ xml: inout XMLText) {
        for (index, line) in row.lines.enumerated() {
            let y = row.y + 4.5 + Double(index) * Layout.lineHeight
            label(line, x: layout.left + Layout.padding, y: y, size: Layout.size, &xml)
        }
        guard let target = row.target else { return }
        let name = target.words[language]
        if target.isFinal { return badge(name, right: right - Layout.padding, y: row.y, &xml) }
        let index = layout.boxes.firstIndex { $0.node?.code == target.code } ?? 0
        label(
            "→ " + name,
            x: right - Layout.padding,
            y: row.y + 4,
            size: Layout.small,
            fill: Ink.lane(index),
            anchor: "end",
            &xml
        )
    }

    /// An end, with the double border of ends.
    private func badge(_ name: String, right: Double, y: Double, _ xml: inout XMLText) {
        let width = Layout.badgeWidth(name)
        for (inset, stroke) in [(0.0, "1.4"), (2.5, "0.8")] {
            xml.element(
                "rect",
                [
                    "x": Self.number(right - width + inset), "y": Self.number(y - 9.5 + inset),
                    "width": Self.number(width - 2 * inset), "height": Self.number(19 - 2 * inset),
                    "rx": Self.number(9.5 - inset), "fill": "#f3f3f3", "stroke": Ink.text, "stroke-width": stroke,
                ]
            )
        }
        label(name, x: right - width / 2, y: y + 4, size: Layout.small, anchor: "middle", &xml)
    }

    private func ends(_ xml: inout XMLText) {
        let y = layout.height - 40
        let head = DiagramWords.ends[language] + ":"
        label(head, x: layout.left, y: y + 4, size: Layout.small, fill: Ink.quiet, &xml)
        var x = layout.left + TextWidth.of(head, size: Layout.small) + 8
        for node in diagram.nodes where node.isFinal {
            x += Layout.badgeWidth(node.words[language])
            badge(node.words[language], right: x, y: y, &xml)
            x += 8
        }
    }

    private func label(
        _ text: String,
        x: Double,
        y: Double,
        size: Double,
        weight: String = "normal",
        fill: String = Ink.text,
        anchor: String = "start",
        style: String = "normal",
        _ xml: inout XMLText
    ) {
        xml.element(
            "text",
            [
                "x": Self.number(x), "y": Self.number(y), "font-size": Self.number(size), "font-weight": weight,
                "font-style": style, "fill": fill, "text-anchor": anchor,
            ],
            text
        )
    }

    /// A number with at most one decimal, the same on every machine.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}

/// The colours of drawings. The lanes' are told apart by people who do not see all colours (Okabe and Ito), darkened
/// until they can be read as text on white.
private enum Ink {
    static let text = "#1b1f24"
    static let quiet = "#57606a"
    static let frame = "#5b6b82"
    static let closed = "#8c2d19"
    private static let lanes = ["#005b96", "#a34700", "#00694b", "#8b2f6b", "#6a5500", "#37474f"]

    /// The colour of the way to one state.
    static func lane(_ target: Int) -> String { lanes[target % lanes.count] }
}

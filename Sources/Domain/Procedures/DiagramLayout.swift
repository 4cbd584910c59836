/// Where everything of a drawn procedure stands. The states stand below each other in the order of the procedure, each
/// a box with one row for every action that leads on. A row that leads further down reaches its state through a lane at
/// the right, one that leads back through a lane at the left; all rows that lead to one state share its lane. Rows that
/// end the case carry the end itself.
struct DiagramLayout {
    /// One line of a box.
    struct Row {
        /// What stands in it, in lines.
        let lines: [String]
        /// The state to which it leads; nil for acts that stay.
        let target: ProcedureDiagram.Node?
        /// The middle of its first line.
        let y: Double
    }

    /// One state, or the place where new cases begin.
    struct Box {
        /// The state; nil where new cases begin.
        let node: ProcedureDiagram.Node?
        let title: String
        let rows: [Row]
        let stays: [String]
        let top: Double
        let height: Double

        /// Where lanes end.
        var entry: Double { top + DiagramLayout.titleHeight / 2 }
    }

    /// The way to one state from one side.
    struct Lane {
        /// The number of its target among the states.
        let target: Int
        /// Where it begins: the middle of each row.
        let sources: [Double]
        /// Where it ends.
        let entry: Double
        /// Whether it leads down, at the right.
        let leadsOn: Bool
        /// How far from the boxes, counted from 0.
        let place: Int
    }

    static let titleHeight = 30.0
    static let rowHeight = 22.0
    static let lineHeight = 16.0
    static let boxWidth = 560.0
    static let padding = 12.0
    static let gap = 22.0
    static let laneWidth = 15.0
    static let margin = 24.0
    static let header = 64.0
    static let size = 13.0
    static let small = 11.5

    let boxes: [Box]
    let lanes: [Lane]
    /// The general acts, in lines.
    let general: [String]
    /// Where the boxes begin at the left.
    let left: Double
    let width: Double
    let height: Double

    /// Lays out what is not an end; ends stand where they are reached.
    init(_ diagram: ProcedureDiagram, in language: Language) {
        let room = Self.boxWidth - 2 * Self.padding
        let everywhere = diagram.everywhere.map { $0[language] }.joined(separator: " · ")
        general = TextWidth.lines(
            "\(DiagramWords.everywhere[language]): \(everywhere)",
            size: Self.small,
            within: room
        )
        var top = Self.header + Double(general.count) * Self.lineHeight + Self.gap
        let opening = diagram.openingsAnywhere.map { "\($0[language]): \(DiagramWords.newCaseAnywhere[language])" }
        var boxes = [
            Self.box(nil, DiagramWords.newCase[language], diagram.openings, opening, diagram, language, at: top)
        ]
        for node in diagram.nodes where !node.isFinal {
            top += (boxes.last?.height ?? 0) + Self.gap
            let stays = node.stays.map { $0[language] }.joined(separator: " · ")
            let listed = stays.isEmpty ? [] : ["\(DiagramWords.stays[language]): \(stays)"]
            boxes.append(Self.box(node, node.words[language], node.moves, listed, diagram, language, at: top))
        }
        self.boxes = boxes
        let lanes = Self.lanes(boxes, leadsOn: true) + Self.lanes(boxes, leadsOn: false)
        self.lanes = lanes
        func gutter(_ leadsOn: Bool) -> Double {
            let places = lanes.filter { $0.leadsOn == leadsOn }.map(\.place).max().map { $0 + 1 } ?? 0
            return Double(places) * Self.laneWidth + Self.margin
        }
        left = gutter(false) + Self.laneWidth
        width = left + Self.boxWidth + gutter(true) + Self.laneWidth
        height = (boxes.last.map { $0.top + $0.height } ?? top) + Self.gap + 60
    }

    /// How far a lane's line is from the left of the drawing.
    func x(_ lane: Lane) -> Double {
        let distance = Double(lane.place + 1) * Self.laneWidth
        return lane.leadsOn ? left + Self.boxWidth + distance : left - distance
    }

    /// The room that an end's name takes as a badge.
    static func badgeWidth(_ name: String) -> Double { TextWidth.of(name, size: small) + 22 }

    private static func box(
        _ node: ProcedureDiagram.Node?,
        _ title: String,
        _ moves: [ProcedureDiagram.Move],
        _ stays: [String],
        _ diagram: ProcedureDiagram,
        _ language: Language,
        at top: Double
    ) -> Box {
        let room = boxWidth - 2 * padding
        var y = top + titleHeight + 4
        var rows: [Row] = []
        for move in moves {
            let target = diagram.nodes.first { $0.code == move.to }
            let name = target?.words[language] ?? move.to
            let taken = target?.isFinal == true ? badgeWidth(name) : TextWidth.of("→ " + name, size: small)
            let lines = TextWidth.lines(move.words[language], size: size, within: room - taken - 16)
            rows.append(Row(lines: lines, target: target, y: y + rowHeight / 2))
            y += rowHeight + Double(max(0, lines.count - 1)) * lineHeight
        }
        let listed = stays.flatMap { TextWidth.lines($0, size: small, within: room) }
        y += listed.isEmpty ? 4 : 8 + Double(listed.count) * lineHeight
        return Box(node: node, title: title, rows: rows, stays: listed, top: top, height: y - top)
    }

    /// One lane for each state that is reached from this side; the shortest next to the boxes, and none across another.
    private static func lanes(_ boxes: [Box], leadsOn: Bool) -> [Lane] {
        var ways: [(target: Int, sources: [Double], entry: Double)] = []
        for (index, box) in boxes.enumerated() {
            guard let node = box.node else { continue }
            let sources = boxes.enumerated().filter { leadsOn ? $0.offset < index : $0.offset > index }
                .flatMap { $0.element.rows.filter { $0.target?.code == node.code }.map(\.y) }
            if !sources.isEmpty { ways.append((index, sources, box.entry)) }
        }
        func span(_ way: (target: Int, sources: [Double], entry: Double)) -> ClosedRange<Double> {
            let ends = way.sources + [way.entry]
            return (ends.min() ?? 0)...(ends.max() ?? 0)
        }
        func length(_ way: (target: Int, sources: [Double], entry: Double)) -> Double {
            span(way).upperBound - span(way).lowerBound
        }
        var taken: [[ClosedRange<Double>]] = []
        return ways.sorted { (length($0), $0.target) < (length($1), $1.target) }.map { way in
            let range = span(way)
            let place = taken.firstIndex { $0.allSatisfy { !$0.overlaps(range) } } ?? taken.count
            if place == taken.count { taken.append([]) }
            taken[place].append(range)
            return Lane(target: way.target, sources: way.sources, entry: way.entry, leadsOn: leadsOn, place: place)
        }
    }
}

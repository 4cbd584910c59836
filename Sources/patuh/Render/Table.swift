import Domain

/// Rows under headings, for people and for spreadsheets.
struct Table: Sendable {
    /// One column.
    struct Column: Sendable {
        /// What programs call it: the heading in CSV.
        let key: String
        /// What people call it.
        let title: Words
        /// Whether it may be cut to fit a narrow terminal.
        var shrinks = false
        /// Numbers stand to the right.
        var right = false
    }

    let columns: [Column]
    var rows: [[String]]

    /// Lines of text, aligned; cut to the terminal where there is one.
    func text(in language: Language, width: Int?) -> String {
        let titles = columns.map { $0.title[language].uppercased() }
        let cells = rows.map { $0.map { $0.harmless() } }
        let widths = fitted(natural(titles, cells), into: width)
        return ([titles] + cells).map { line($0, widths) }.joined(separator: "\n")
    }

    private func natural(_ titles: [String], _ cells: [[String]]) -> [Int] {
        columns.indices.map { index in
            cells.reduce(Width.of(titles[index])) { max($0, Width.of($1[index])) }
        }
    }

    /// Takes columns from the widest that may shrink until the line fits, but leaves each eight.
    private func fitted(_ natural: [Int], into width: Int?) -> [Int] {
        guard let width else { return natural }
        var widths = natural
        var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - width
        while excess > 0 {
            let shrinking = columns.indices.filter { columns[$0].shrinks && widths[$0] > 8 }
            guard let widest = shrinking.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let fitted = zip(cells, widths).enumerated().map { Width.fit($1.0, to: $1.1, right: columns[$0].right) }
        var line = fitted.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The table as a spreadsheet reads it: see ``CSV``.
    var csv: String {
        CSV.line(columns.map(\.key)) + rows.map(CSV.line).joined()
    }
}

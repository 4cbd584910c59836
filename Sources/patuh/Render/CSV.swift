/// CSV as Indonesian spreadsheets open it: `;` between cells, CRLF between lines, a BOM in front.
enum CSV {
    /// Goes in front of the first line.
    static let mark = "\u{FEFF}"

    /// One line with its end.
    static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ";") + "\r\n"
    }

    /// One cell: neutralised, then quoted where it must be.
    static func cell(_ text: String) -> String {
        let safe = neutralised(text)
        guard safe.unicodeScalars.contains(where: { ";\"\r\n,\t".unicodeScalars.contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front; a plain number is none.
    static func neutralised(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return text.wholeMatch(of: /-[0-9]+/) == nil ? "'" + text : text
    }
}

/// Writes tables as Indonesian spreadsheets read them: UTF-8 with a byte order mark, `;` between cells, CR LF.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection").
struct CSVWriter {
    private(set) var text = "\u{FEFF}"

    /// Starts a table; the byte order mark stands only before the first line.
    init(isContinued: Bool = false) {
        if isContinued { text = "" }
    }

    /// Adds a line.
    mutating func line(_ cells: [String?]) {
        text += cells.map { Self.cell($0 ?? "") }.joined(separator: ";")
        text += "\r\n"
    }

    /// One cell, neutralised and quoted as need be.
    static func cell(_ value: String) -> String {
        let safe = neutral(value)
        let needsQuotes = safe.unicodeScalars.contains { ";\"\r\n".unicodeScalars.contains($0) } || safe.first == " "
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }

    /// The text as a spreadsheet takes it for text.
    static func neutral(_ value: String) -> String { isFormula(value) ? "'" + value : value }

    /// Whether a spreadsheet would compute the cell: it begins with one of `= + - @`, a tab or a line end, or would
    /// after the blanks that some programs drop.
    private static func isFormula(_ value: String) -> Bool {
        guard let first = value.unicodeScalars.first else { return false }
        if "\t\r\n".unicodeScalars.contains(first) { return true }
        guard let sign = value.unicodeScalars.first(where: { !$0.properties.isWhitespace }) else { return false }
        return "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains(sign)
    }
}

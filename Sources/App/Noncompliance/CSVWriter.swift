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
        var isFirst = true
        for cell in cells {
            if !isFirst { text += ";" }
            isFirst = false
            if let cell { text += Self.cell(cell) }
        }
        text += "\r\n"
    }

    /// One cell, neutralised and quoted as need be.
    static func cell(_ value: String) -> String {
        guard !isPlain(value) else { return value }
        let safe = neutral(value)
        let needsQuotes = safe.unicodeScalars.contains { ";\"\r\n".unicodeScalars.contains($0) } || safe.first == " "
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }

    /// Whether the text begins with a letter or digit of ASCII and has nothing that must be quoted: nearly every cell of a
    /// long list, told by its bytes alone.
    private static func isPlain(_ value: String) -> Bool {
        guard let first = value.utf8.first else { return true }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            return !value.utf8.contains {
                $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\r")
                    || $0 == UInt8(ascii: "\n")
            }
        default: return false
        }
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

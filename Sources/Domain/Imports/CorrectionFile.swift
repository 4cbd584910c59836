/// The file of rows to correct: the list's own columns as they stood, with two of ours before them.
public enum CorrectionFile {
    /// The title above the row's line in the list that it corrects.
    public static let lineTitle = "patuh:baris"
    /// The title above what is wrong with the row.
    public static let reasonTitle = "patuh:alasan"
    /// Stands between the fields of a row that is kept for correction; no text holds it.
    public static let separator: Character = "\u{1F}"

    /// A row's fields as they are kept.
    static func original(_ record: CSVRecord) -> String {
        let end = UInt8(0x1F)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(record.bytes.count + record.count)
        for index in 0..<record.count {
            if index > 0 { bytes.append(end) }
            bytes += record.bytes[record.range(index)]
        }
        // A NUL is in no text; what is not UTF-8 is read as the rest of the list is.
        if bytes.contains(0) || !record.isPlain {
            let texts = record.fields.map { $0.replacing("\0", with: "\u{FFFD}").replacing("\u{1F}", with: " ") }
            return texts.joined(separator: String(separator))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension CSVRecord {
    /// Whether all bytes are ASCII and none is the sign that separates kept fields.
    var isPlain: Bool { bytes.allSatisfy { $0 < 0x80 && $0 != 0x1F } }

    /// The record without the apostrophes that keep a spreadsheet from computing a field, as this service's own files have
    /// them: who sends such a file back sends the names that it was given.
    func withoutGuards() -> CSVRecord {
        guard bytes.contains(UInt8(ascii: "'")) else { return self }
        var plain = CSVRecord()
        plain.line = line
        for index in 0..<count {
            var field = bytes[range(index)]
            if field.first == UInt8(ascii: "'"), Self.wouldBeComputed(field.dropFirst()) { field = field.dropFirst() }
            plain.bytes += field
            plain.ends.append(plain.bytes.count)
        }
        return plain
    }

    /// Whether a spreadsheet would compute a field that begins so: with one of `= + - @`, as they stand or full-width
    /// (U+FF0B, U+FF0D, U+FF1D, U+FF20), also after blanks, or with a tab or a line end.
    private static func wouldBeComputed(_ field: ArraySlice<UInt8>) -> Bool {
        guard let first = field.first else { return false }
        if first == 0x09 || first == 0x0A || first == 0x0D { return true }
        let text = field.drop { $0 == 0x20 || $0 == 0x09 }
        if let sign = text.first, "=+-@".utf8.contains(sign) { return true }
        let wide = Array(text.prefix(3))
        return wide.count == 3 && wide[0] == 0xEF && wide[1] == 0xBC && [0x8B, 0x8D, 0x9D, 0xA0].contains(wide[2])
    }

    /// The record with nothing in the fields that a workbook had no value for.
    func withoutFaults() -> CSVRecord {
        guard bytes.contains(WorkbookCell.sign[0]) else { return self }
        var plain = CSVRecord(fields.map(WorkbookCell.shown))
        plain.line = line
        return plain
    }
}

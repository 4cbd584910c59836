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

    /// The record without the apostrophes that keep a spreadsheet from computing a field.
    func withoutGuards() -> CSVRecord {
        var plain = CSVRecord()
        plain.line = line
        for index in 0..<count {
            var field = bytes[range(index)]
            if field.count > 1, field.first == UInt8(ascii: "'") {
                let rest = field.dropFirst().first { $0 != 0x20 && $0 != 0x09 }
                if let rest, "=+-@".utf8.contains(rest) || rest >= 0x80 { field = field.dropFirst() }
            }
            plain.bytes += field
            plain.ends.append(plain.bytes.count)
        }
        return plain
    }
}

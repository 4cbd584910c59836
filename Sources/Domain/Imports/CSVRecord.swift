/// One record of a CSV file: its fields as bytes, without the quotes around them, and the line on which it begins.
public struct CSVRecord: Sendable, Hashable {
    /// The line of the file on which the record begins, counted from 1; a record may span several.
    public internal(set) var line = 1

    /// All fields' bytes, one after the other.
    var bytes: [UInt8] = []
    /// Where each field ends in ``bytes``.
    var ends: [Int] = []

    /// Makes an empty record.
    init() {}

    /// Makes a record of fields.
    init(_ fields: [String]) {
        for field in fields {
            bytes += field.utf8
            ends.append(bytes.count)
        }
    }

    /// How many fields there are.
    public var count: Int { ends.count }

    /// A field's text, decoded as ``decode(_:)`` does. An index outside the record gives an empty text.
    public subscript(index: Int) -> String { withBytes(of: index) { Self.decode($0).text } }

    /// All fields' texts.
    public var fields: [String] { (0..<count).map { self[$0] } }

    /// Whether any field is not UTF-8 and is therefore read as Windows-1252.
    public var isGuessed: Bool {
        bytes.withUnsafeBufferPointer { all in
            if all.allSatisfy({ $0 < 0x80 }) { return false }
            return (0..<count).contains { Self.decode(UnsafeBufferPointer(rebasing: all[range($0)])).guessed }
        }
    }

    /// Whether every field is empty or blank, as in the rows that spreadsheets leave at the end of a list.
    public var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    /// Gives a field's bytes for the time of the call; none for an index outside the record.
    public func withBytes<Result>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { all in
            index < count ? body(UnsafeBufferPointer(rebasing: all[range(index)])) : body(.init(start: nil, count: 0))
        }
    }

    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    /// Bytes as text: UTF-8 where they are that, otherwise Windows-1252, which Excel writes on Windows.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, guessed: Bool) {
        if let text = String(validating: bytes, as: UTF8.self) { return (text, false) }
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Windows1252.scalar(byte)) }
        return (String(text), true)
    }
}

/// The code page of Excel on Windows (WHATWG Encoding Standard, index windows-1252).
enum Windows1252 {
    /// The scalar of one byte.
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    /// 0x80 to 0x9F; the five unassigned ones stay control characters.
    private static let upper: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
        "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{8D}", "\u{017D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
        "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{9D}", "\u{017E}", "\u{0178}",
    ]
}

/// A number of at most six decimals, held exactly: a rate in percent, or a wage that a law sets to the cent
/// (3,724,677.99).
public struct ExactDecimal: Sendable, Hashable {
    /// The number times a million.
    public let millionths: Int64

    /// So many millionths.
    public init(millionths: Int64) { self.millionths = millionths }

    /// Reads digits with a point before the decimals, as `3.7` or `4093071.54`.
    ///
    /// - Throws: `empty`, `malformed` for another form or a seventh decimal, `out_of_range` beyond 9.2 × 10¹².
    public init(_ text: String) throws(ParseFailure) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        let isForm =
            !(parts[0].isEmpty) && parts[0].utf8.allSatisfy(Self.isDigit) && decimals.utf8.allSatisfy(Self.isDigit)
            && decimals.utf8.count <= 6 && (parts.count == 1 || !decimals.isEmpty)
        guard isForm else {
            throw ParseFailure(
                text.isEmpty ? .empty : .malformed,
                id: "\(ParseFailure.quoted(text)) bukan bilangan desimal; tulislah misalnya 3.7.",
                en: "\(ParseFailure.quoted(text)) is not a decimal number; write 3.7, for example."
            )
        }
        let padded = String(parts[0]) + decimals + String(repeating: "0", count: 6 - decimals.utf8.count)
        guard let millionths = Int64(padded) else {
            throw ParseFailure(
                .outOfRange,
                id: "Bilangan \(ParseFailure.quoted(text)) terlalu besar.",
                en: "The number \(ParseFailure.quoted(text)) is too large."
            )
        }
        self.millionths = millionths
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension ExactDecimal: Comparable {
    /// Orders by value.
    public static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }
}

extension ExactDecimal: CustomStringConvertible {
    /// Digits with a point, without needless zeros: `0.24`, `3724677.99`.
    public var description: String {
        let digits = String(millionths.magnitude)
        let padded = String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
        var decimals = String(padded.suffix(6))
        while decimals.last == "0" { decimals.removeLast() }
        return (millionths < 0 ? "-" : "") + padded.dropLast(6) + (decimals.isEmpty ? "" : "." + decimals)
    }
}

extension ExactDecimal {
    /// The number as people write it: a comma before the decimals in Indonesian.
    public var words: Words { Words(id: description.replacing(".", with: ","), en: description) }
}

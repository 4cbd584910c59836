/// Nomor Induk Berusaha, the number that OSS gives to every business: 13 digits, without a public check digit.
///
/// Source: PP 5/2021 and PP 28/2025 after it; the format is the one that OSS prints.
public struct NIB: TextValue {
    private let value: UInt64

    static let digits = DigitText(
        name: Words(id: "NIB", en: "NIB"),
        lengths: [13],
        shape: Words(id: "13 angka, misalnya 8743592526865", en: "13 digits, for example 8743592526865"),
        separators: [UInt8(ascii: " ")]
    )

    /// Reads 13 digits; blanks are ignored.
    ///
    /// - Throws: `empty`, `wrong_length`, `not_digits`, `foreign_digits`, `scientific_notation` or `out_of_range`.
    public init(_ text: String) throws(ParseFailure) { value = try Self.digits.parse(text).value }

    private init(value: UInt64) { self.value = value }

    /// The 13 digits.
    public var text: String { DigitText.padded(value, to: 13) }

    /// Orders by number.
    public static func < (left: NIB, right: NIB) -> Bool { left.value < right.value }
}

extension NIB: ByteReadable {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> NIB? {
        digits.read(bytes).map { NIB(value: $0.value) }
    }
}

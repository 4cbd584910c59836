/// The edition of the classification of business lines in which a code is to be read.
public enum KBLIVersion: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// KBLI 2020, 21 categories (Peraturan BPS 2/2020).
    case v2020 = 2020
    /// KBLI 2025, 22 categories (Peraturan BPS 7/2025).
    case v2025 = 2025

    /// Orders by year.
    public static func < (left: KBLIVersion, right: KBLIVersion) -> Bool { left.rawValue < right.rawValue }
}

/// A line of business: five digits of the Klasifikasi Baku Lapangan Usaha Indonesia, in one of its editions.
///
/// The same digits mean different things in different editions, so a code is never without its version. The normal
/// form carries both: `2020:10431`.
public struct KBLICode: TextValue {
    /// The five digits.
    public let code: String
    /// The edition.
    public let version: KBLIVersion

    static let digits = DigitText(
        name: Words(id: "KBLI", en: "KBLI code"),
        lengths: [5],
        shape: Words(id: "5 angka, misalnya 01262", en: "5 digits, for example 01262"),
        separators: []
    )

    /// Reads five digits of one edition.
    ///
    /// - Throws: `empty`, `wrong_length`, `not_digits`, `foreign_digits`, `scientific_notation` or `out_of_range`.
    public init(_ code: String, version: KBLIVersion) throws(ParseFailure) {
        let (value, _) = try Self.digits.parse(code)
        guard value >= 1000 else {
            throw ParseFailure(
                .outOfRange,
                id: "KBLI \(ParseFailure.quoted(code)) tidak ada; golongan pokok mulai dari 01.",
                en: "The KBLI code \(ParseFailure.quoted(code)) does not exist; divisions begin at 01."
            )
        }
        self.init(value: value, version: version)
    }

    /// Reads the normal form `2020:10431`.
    ///
    /// - Throws: as above, and `malformed` when the edition is missing or unknown.
    public init(_ text: String) throws(ParseFailure) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let year = Int(parts[0]), let version = KBLIVersion(rawValue: year) else {
            throw ParseFailure(
                .malformed,
                id: "\(ParseFailure.quoted(text)) bukan kode KBLI beserta edisinya; misalnya 2020:10431.",
                en: "\(ParseFailure.quoted(text)) is not a KBLI code with its edition; an example is 2020:10431."
            )
        }
        try self.init(String(parts[1]), version: version)
    }

    private init(value: UInt64, version: KBLIVersion) {
        code = DigitText.padded(value, to: 5)
        self.version = version
    }

    /// Edition and digits: `2020:10431`.
    public var text: String { "\(version.rawValue):\(code)" }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>, version: KBLIVersion) -> KBLICode? {
        guard let (value, _) = digits.read(bytes), value >= 1000 else { return nil }
        return KBLICode(value: value, version: version)
    }
}

/// Nomor Induk Kependudukan, a person's identity number: 16 digits, 6 for the region of first registration, 6 for the
/// birth date `DDMMYY` (the day + 40 for women), 4 for a serial.
///
/// It is personal data (UU 27/2022): every description is masked, the whole number comes only from ``unmasked`` and
/// from coding. Source: UU 23/2006 art. 13.
public struct NIK: Sendable, Hashable {
    private let value: UInt64

    static let digits = DigitText(
        name: Words(id: "NIK", en: "NIK"),
        lengths: [16],
        shape: Words(id: "16 angka", en: "16 digits"),
        separators: [UInt8(ascii: " ")],
        isPersonal: true
    )

    /// Reads 16 digits; blanks are ignored. No failure quotes the whole number.
    ///
    /// - Throws: `empty`, `wrong_length`, `not_digits`, `foreign_digits`, `scientific_notation` or `out_of_range`, and
    ///   `implausible_nik` when no such region or birth date can be.
    public init(_ text: String) throws(ParseFailure) {
        let (value, _) = try Self.digits.parse(text)
        guard Self.isPlausible(value) else {
            let shown = Self.masked(DigitText.padded(value, to: 16))
            throw ParseFailure(
                .implausibleNIK,
                id: "NIK \(shown): wilayah, tanggal lahir (angka ke-7 s.d. ke-12) atau nomor urutnya tidak mungkin; "
                    + "periksa pada KTP.",
                en: "NIK \(shown): its region, birth date (digits 7 to 12) or serial cannot be; "
                    + "check the identity card."
            )
        }
        self.value = value
    }

    /// All 16 digits. Only where the law needs the whole number: storage, exact matching, official letters.
    public var unmasked: String { DigitText.padded(value, to: 16) }

    /// The number with its birth date hidden: `620902••••••7865`.
    public var masked: String { Self.masked(unmasked) }

    static func masked(_ digits: String) -> String { digits.prefix(6) + "••••••" + digits.suffix(4) }

    /// Whether the bearer was registered as a woman (day of birth + 40).
    public var isWoman: Bool { value / 100_000_000 % 100 > 40 }

    /// The district in which the number was given; people move, so it says nothing about where they live.
    public var region: RegionCode? { try? RegionCode(DigitText.padded(value / 10_000_000_000, to: 6)) }

    /// The birth date; of the two possible centuries the later one that is not after the given day.
    ///
    /// - Parameter day: usually today, or the day of the document that the number stands in.
    public func birthDate(notAfter day: LocalDate) -> LocalDate? {
        let (dayOfMonth, month, year) = Self.birth(value)
        for century in [2000, 1900] {
            if let date = LocalDate(year: century + year, month: month, day: dayOfMonth), date <= day { return date }
        }
        return nil
    }

    /// Whether region, birth date and serial can be.
    static func isPlausible(_ value: UInt64) -> Bool {
        let province = value / 100_000_000_000_000
        let regency = value / 1_000_000_000_000 % 100
        let district = value / 10_000_000_000 % 100
        let (day, month, year) = birth(value)
        let exists =
            LocalDate(year: 1900 + year, month: month, day: day) != nil
            || LocalDate(year: 2000 + year, month: month, day: day) != nil
        return province >= 11 && regency > 0 && district > 0 && exists && value % 10_000 > 0
    }

    private static func birth(_ value: UInt64) -> (day: Int, month: Int, year: Int) {
        let day = Int(value / 100_000_000 % 100)
        return (day > 40 ? day - 40 : day, Int(value / 1_000_000 % 100), Int(value / 10_000 % 100))
    }
}

extension NIK: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The masked number.
    public var description: String { masked }
    /// The masked number.
    public var debugDescription: String { masked }
    /// Nothing, so that a dump cannot show the number.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension NIK: Codable {
    /// Reads the whole number from a plain string.
    public init(from decoder: any Decoder) throws {
        let written = try decoder.singleValueContainer().decode(String.self)
        do {
            self = try NIK(written)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: error.enText, underlyingError: error)
            )
        }
    }

    /// Writes the whole number as a plain string; a response that may show less must send ``masked`` instead.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(unmasked)
    }
}

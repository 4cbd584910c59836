/// Nomor Induk Pegawai, a civil servant's number: 18 digits, birth `YYYYMMDD`, appointment `YYYYMM`, sex 1 or 2,
/// serial 3 (Peraturan Kepala BKN 22/2007).
public struct NIP: TextValue {
    private let value: UInt64

    static let digits = DigitText(
        name: Words(id: "NIP", en: "NIP"),
        lengths: [18],
        shape: Words(
            id: "18 angka, misalnya 19800908 201001 1 011",
            en: "18 digits, for example 19800908 201001 1 011"
        ),
        separators: [UInt8(ascii: " ")]
    )

    /// Reads 18 digits; blanks are ignored.
    ///
    /// - Throws: `empty`, `wrong_length`, `not_digits`, `foreign_digits`, `scientific_notation`, and `out_of_range` when
    ///   birth date, month of appointment, sex or serial cannot be.
    public init(_ text: String) throws(ParseFailure) {
        let (value, _) = try Self.digits.parse(text)
        let appointed = Int(value / 10_000 % 1_000_000)
        let sex = value / 1000 % 10
        guard let birth = Self.birth(value), (1...12).contains(appointed % 100), appointed / 100 > birth.year,
            sex == 1 || sex == 2, value % 1000 > 0
        else {
            throw ParseFailure(
                .outOfRange,
                id: "NIP \(ParseFailure.quoted(text)) tidak mungkin; susunannya tanggal lahir TTTTBBHH, "
                    + "bulan pengangkatan TTTTBB, 1 atau 2, nomor urut.",
                en: "The NIP \(ParseFailure.quoted(text)) cannot be; it is made of birth date YYYYMMDD, "
                    + "month of appointment YYYYMM, 1 or 2, and a serial."
            )
        }
        self.value = value
    }

    /// The 18 digits without blanks.
    public var text: String { DigitText.padded(value, to: 18) }

    /// The digits as letters write them: `19800908 201001 1 011`.
    public var grouped: String {
        let digits = text
        let appointed = digits.dropFirst(8).prefix(6)
        let sex = digits.dropFirst(14).prefix(1)
        return "\(digits.prefix(8)) \(appointed) \(sex) \(digits.suffix(3))"
    }

    private static func birth(_ value: UInt64) -> LocalDate? {
        let written = Int(value / 10_000_000_000)
        return LocalDate(year: written / 10_000, month: written / 100 % 100, day: written % 100)
    }
}

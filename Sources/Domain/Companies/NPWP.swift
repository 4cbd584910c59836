/// Nomor Pokok Wajib Pajak, the tax number, in its 16-digit normal form (PMK 112/2022, PMK 136/2023).
///
/// Bodies carry a zero and their old 15 digits (`ST.sss.sss.C-OOO.BBB`); persons carry their NIK. The old form, with
/// or without punctuation, is read and brought into the new one. Beware: a person's number is a NIK, see ``masked``.
public struct NPWP: TextValue {
    private let value: UInt64

    static let digits = DigitText(
        name: Words(id: "NPWP", en: "NPWP"),
        lengths: [15, 16],
        shape: Words(
            id: "16 angka, atau 15 angka bentuk lama seperti 07.705.881.6-710.000 "
                + "(dari 22 angka NITKU pakai 16 yang pertama)",
            en: "16 digits, or 15 in the old form such as 07.705.881.6-710.000 "
                + "(of a NITKU's 22 digits take the first 16)"
        ),
        separators: [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: " ")]
    )

    /// Reads 15 or 16 digits with or without punctuation.
    ///
    /// - Throws: `empty`, `wrong_length`, `not_digits`, `foreign_digits`, `scientific_notation` or `out_of_range`.
    ///   A wrong check digit is no failure, see ``warnings``.
    public init(_ text: String) throws(ParseFailure) { value = try Self.digits.parse(text).value }

    private init(value: UInt64) { self.value = value }

    /// The 16 digits.
    public var text: String { DigitText.padded(value, to: 16) }

    /// Whether the number has the form of a person's, which is a NIK; a body's begins with zero.
    public var isPersonal: Bool { value >= 1_000_000_000_000_000 }

    /// The number with the middle of a person's NIK hidden; a body's number is public and whole.
    public var masked: String { isPersonal ? NIK.masked(text) : text }

    /// The 15 digits with punctuation, `07.705.881.6-710.000`; nil for a person's number.
    public var oldForm: String? {
        guard !isPersonal else { return nil }
        let digits = Array(DigitText.padded(value, to: 15))
        let groups = [digits[0..<2], digits[2..<5], digits[5..<8], digits[8..<9], digits[9..<12], digits[12..<15]]
        let parts = groups.map { String($0) }
        return "\(parts[0]).\(parts[1]).\(parts[2]).\(parts[3])-\(parts[4]).\(parts[5])"
    }

    /// Whether the check digit (Luhn over the first nine of a body's 15 digits) or the person's NIK is in order.
    public var isPlausible: Bool {
        if isPersonal { return NIK.isPlausible(value) }
        var rest = value / 1_000_000
        var sum: UInt64 = 0
        for position in 0..<9 {
            // From the right: the check digit itself counts once, the one before it twice, and so on.
            let digit = rest % 10 * (position % 2 == 0 ? 1 : 2)
            sum += digit > 9 ? digit - 9 : digit
            rest /= 10
        }
        return sum % 10 == 0
    }

    /// What is suspicious but no reason to refuse: at most one entry, `check_digit` or `implausible_nik`.
    public var warnings: [ParseFailure] {
        if isPlausible { return [] }
        let shown = ParseFailure.quoted(masked)
        if isPersonal {
            return [
                ParseFailure(
                    .implausibleNIK,
                    id: "NPWP \(shown) berbentuk NIK, tetapi wilayah atau tanggal lahirnya tidak mungkin; periksa.",
                    en: "The NPWP \(shown) has the form of a NIK whose region or birth date cannot be; check it."
                )
            ]
        }
        return [
            ParseFailure(
                .checkDigit,
                id: "Angka kontrol NPWP \(shown) tidak cocok; mungkin salah ketik.",
                en: "The check digit of the NPWP \(shown) does not match; it may be mistyped."
            )
        ]
    }
}

extension ParseFailure.Kind {
    /// The number's check digit does not match.
    public static let checkDigit: Self = "check_digit"
    /// A number in the form of a NIK has an impossible region or birth date.
    public static let implausibleNIK: Self = "implausible_nik"
}

extension NPWP: ByteReadable {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> NPWP? {
        digits.read(bytes).map { NPWP(value: $0.value) }
    }
}

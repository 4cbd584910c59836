/// Nomor Identitas Tempat Kegiatan Usaha: the taxpayer's sixteen digits and six for the place (PMK 112/2022).
public struct NITKU: TextValue {
    /// The taxpayer's number.
    public let taxpayer: NPWP
    /// The six digits of the place.
    public let place: String

    /// Reads 22 digits, with or without points, hyphens and blanks.
    ///
    /// - Throws: `wrong_length`, or what an ``NPWP`` throws for the first sixteen.
    public init(_ text: String) throws(ParseFailure) {
        let digits = String(text.filter { !".- ".contains($0) })
        guard digits.utf8.count == 22, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw ParseFailure(
                .wrongLength,
                id: "NITKU terdiri atas 22 angka: 16 angka NPWP dan 6 angka tempat usaha.",
                en: "A NITKU has 22 digits: the 16 of the NPWP and 6 for the place."
            )
        }
        taxpayer = try NPWP(String(digits.prefix(16)))
        place = String(digits.suffix(6))
    }

    /// The 22 digits.
    public var text: String { taxpayer.text + place }

    /// The number with a person's NIK hidden in its middle.
    public var masked: String { taxpayer.masked + place }
}

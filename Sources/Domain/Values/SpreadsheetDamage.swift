/// What spreadsheets do to long numbers, recognised so that the refusal can say it.
enum SpreadsheetDamage {
    /// Whether a text is a number in scientific notation: `1,23457E+12`, `1.23E12`.
    static func isScientific(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8).filter { $0 != 0x20 }
        guard let e = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }), e > 0, e < bytes.count - 1 else {
            return false
        }
        let mantissa = bytes[..<e].allSatisfy {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        }
        var exponent = bytes[(e + 1)...]
        if exponent.first == UInt8(ascii: "+") || exponent.first == UInt8(ascii: "-") { exponent.removeFirst() }
        return mantissa && (0x30...0x39).contains(bytes[0]) && !exponent.isEmpty
            && exponent.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A cheap first look at upper-case ASCII: digits with an E between them. Most codes fail it at once.
    static func mayBeScientific(_ code: String) -> Bool {
        guard let first = code.utf8.first, (0x30...0x39).contains(first) else { return false }
        return code.utf8.contains(UInt8(ascii: "E")) && isScientific(code)
    }

    /// The refusal: digits are lost, so nothing can be repaired here.
    static func failure(_ text: some StringProtocol, id name: String, en englishName: String) -> ParseFailure {
        ParseFailure(
            .scientificNotation,
            id: "\(name) \(ParseFailure.quoted(text)) telah dibulatkan oleh Excel sehingga sebagian angkanya hilang; "
                + "ambil ulang dari sumbernya dengan kolom berformat Teks.",
            en: "The \(englishName) \(ParseFailure.quoted(text)) was rounded by Excel and has lost digits; "
                + "export it again from its source with the column formatted as Text."
        )
    }
}

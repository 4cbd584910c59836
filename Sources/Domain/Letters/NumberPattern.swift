/// How the numbers of a register are written: text with places for what changes, as
/// `{secrecy}{classification}/{series}.{sequence:4}/{unit}/{roman}/{year}`.
///
/// A pattern holds its sequence and its year exactly once. The sequence stands between `/`, `.`, `-` or spaces, so that
/// it can be read back from a printed number.
public struct NumberPattern: Sendable, Hashable {
    /// A place of the pattern.
    enum Part: Sendable, Hashable {
        case text(String)
        case secrecy, classification, series, unit, roman, month, year
        /// Filled up with zeros to so many digits.
        case sequence(width: Int)
    }

    /// As it was written.
    public let text: String
    let parts: [Part]

    /// The most characters that a pattern may have, and a number that it prints.
    public static let longest = 100

    /// The pattern of all registers where nobody has set another: the form seen in practice
    /// (`R.560/NP.044.A/DISNAKER/2017`, `B.560/…-DTKT/BINWAS/V/2018`).
    public static let standard = NumberPattern(
        text: "{secrecy}{classification}/{series}.{sequence:4}/{unit}/{roman}/{year}",
        parts: [
            .secrecy, .classification, .text("/"), .series, .text("."), .sequence(width: 4), .text("/"), .unit,
            .text("/"), .roman, .text("/"), .year,
        ]
    )

    private init(text: String, parts: [Part]) {
        self.text = text
        self.parts = parts
    }

    /// Reads a pattern.
    ///
    /// - Throws: what is wrong with it, and what would help.
    public init(parsing text: String) throws(ParseFailure) {
        guard !text.isEmpty else {
            throw ParseFailure(.empty, id: "Pola nomor kosong.", en: "The pattern is empty.")
        }
        guard text.utf8.count <= Self.longest else {
            throw ParseFailure(
                .wrongLength,
                id: "Pola paling panjang \(Self.longest) karakter.",
                en: "A pattern has at most \(Self.longest) characters."
            )
        }
        var parts: [Part] = []
        var literal = ""
        var rest = text[...]
        while let character = rest.first {
            guard character == "{" else {
                guard Self.isPrintable(character) else {
                    throw ParseFailure(
                        .malformed,
                        id: "\(ParseFailure.quoted(String(character))) tidak boleh ada dalam nomor surat; pakai huruf, "
                            + "angka, spasi, titik, garis miring, tanda hubung dan kurung.",
                        en: "\(ParseFailure.quoted(String(character))) can't stand in a letter's number; use letters, "
                            + "digits, spaces, full stops, slashes, hyphens and brackets."
                    )
                }
                literal.append(character)
                rest.removeFirst()
                continue
            }
            if !literal.isEmpty { parts.append(.text(literal)) }
            literal = ""
            guard let end = rest.firstIndex(of: "}") else {
                throw ParseFailure(.malformed, id: "Kurung \"{\" tidak ditutup.", en: "A “{” is not closed.")
            }
            parts.append(try Self.part(rest[rest.index(after: rest.startIndex)..<end]))
            rest = rest[rest.index(after: end)...]
        }
        if !literal.isEmpty { parts.append(.text(literal)) }
        try Self.check(parts)
        self.init(text: text, parts: parts)
    }

    private static func isPrintable(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || " ./-()".contains(character))
    }

    private static func part(_ name: Substring) throws(ParseFailure) -> Part {
        switch name {
        case "secrecy": return .secrecy
        case "classification": return .classification
        case "series": return .series
        case "unit": return .unit
        case "roman": return .roman
        case "month": return .month
        case "year": return .year
        case "sequence": return .sequence(width: 1)
        default:
            if name.hasPrefix("sequence:"), let width = Int(name.dropFirst(9)), (1...8).contains(width),
                name.dropFirst(9).count == 1
            {
                return .sequence(width: width)
            }
            throw ParseFailure(
                .unknown,
                id: "\(ParseFailure.quoted("{\(name)}")) tidak dikenal; yang ada: {secrecy}, {classification}, "
                    + "{sequence:4} (1–8 angka), {series}, {unit}, {roman}, {month}, {year}.",
                en: "\(ParseFailure.quoted("{\(name)}")) is not known; there are {secrecy}, {classification}, "
                    + "{sequence:4} (1–8 digits), {series}, {unit}, {roman}, {month}, {year}."
            )
        }
    }

    private static func check(_ parts: [Part]) throws(ParseFailure) {
        let places = parts.indices.filter { if case .sequence = parts[$0] { true } else { false } }
        guard places.count == 1, parts.count(where: { $0 == .year }) == 1 else {
            throw ParseFailure(
                .malformed,
                id: "Pola harus memuat {sequence} satu kali dan {year} satu kali.",
                en: "A pattern must hold {sequence} once and {year} once."
            )
        }
        for place in places where !(isApart(parts, place - 1, \.last) && isApart(parts, place + 1, \.first)) {
            throw ParseFailure(
                .malformed,
                id: "Di kedua sisi {sequence} harus ada garis miring, titik, tanda hubung atau spasi.",
                en: "A slash, full stop, hyphen or space must stand on both sides of {sequence}."
            )
        }
    }

    private static func isApart(_ parts: [Part], _ place: Int, _ edge: KeyPath<String, Character?>) -> Bool {
        guard parts.indices.contains(place) else { return true }
        guard case .text(let text) = parts[place], let character = text[keyPath: edge] else { return false }
        return " ./-".contains(character)
    }
}

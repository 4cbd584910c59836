/// A firm's name as it is shown: blanks collapsed and trimmed, nothing else changed or guessed.
///
/// Legal forms, branches and spelling stay as the source wrote them; matching works on keys of its own.
public struct CompanyName: TextValue {
    /// The name.
    public let text: String

    /// The longest name taken, in UTF-8 bytes.
    public static let limit = 300

    /// Collapses runs of blanks and control characters to one space and trims.
    ///
    /// - Throws: `empty`, or `wrong_length` beyond ``limit``.
    public init(_ text: String) throws(ParseFailure) {
        let clean = CleanText.collapsed(text)
        guard !clean.isEmpty else {
            throw ParseFailure(
                .empty,
                id: "Nama perusahaan kosong; isilah nama sesuai akta atau NIB.",
                en: "The firm's name is empty; give the name in its deed or NIB."
            )
        }
        guard clean.utf8.count <= Self.limit else {
            throw ParseFailure(
                .wrongLength,
                id: "Nama perusahaan \(ParseFailure.quoted(clean)) terlalu panjang; paling banyak \(Self.limit) bita.",
                en: "The firm's name \(ParseFailure.quoted(clean)) is too long; it has at most \(Self.limit) bytes."
            )
        }
        self.text = clean
    }
}

/// Free text from lists and forms, made fit to store and to show on one line.
enum CleanText {
    /// The text with every run of blanks and control characters as one space, and none at the ends.
    static func collapsed(_ text: String) -> String {
        var text = text
        if text.withUTF8({ isCollapsedASCII($0) }) { return text }
        var out = String.UnicodeScalarView()
        var gap = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                || scalar == "\u{FEFF}" || scalar == "\u{200B}"
            {
                gap = true
                continue
            }
            if gap, !out.isEmpty { out.append(" ") }
            gap = false
            out.append(scalar)
        }
        return String(out)
    }

    /// Whether nothing needs to change: printable ASCII without double, leading or trailing spaces.
    static func isCollapsedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for byte in bytes {
            guard (0x20...0x7E).contains(byte), byte != 0x20 || previous != 0x20 else { return false }
            previous = byte
        }
        return bytes.isEmpty || previous != 0x20
    }
}

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

    /// Takes a text that is known to be clean, not empty and short enough.
    init(trusted text: String) { self.text = text }
}

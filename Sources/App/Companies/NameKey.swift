import Domain

/// A firm's name as it is searched: capitals, single spaces, no legal form at either end, no dots.
///
/// Written beside every name and folded the same way from what somebody searches for. A key for finding, never for
/// deciding that two firms are one.
enum NameKey {
    /// Legal forms as written before or behind a name.
    private static let forms: Set<String> = [
        "PT", "CV", "UD", "PD", "FA", "FIRMA", "NV", "TB", "TBK", "PERSERO", "PERUM", "PERUMDA", "PERSERODA", "PERJAN",
        "KOP", "KOPERASI", "KSU", "KUD", "YAYASAN", "YYS", "BUMDES", "BUMDESA",
    ]

    /// Folds a name.
    static func fold(_ name: String) -> String {
        let words = words(of: name.uppercased())
        var kept = words[...]
        while kept.count > 1, let first = kept.first, forms.contains(first) { kept.removeFirst() }
        while kept.count > 1, let last = kept.last, forms.contains(last) { kept.removeLast() }
        return kept.joined(separator: " ")
    }

    /// The words between blanks, commas and the like. A dot ends a word too, but single letters around it stay
    /// together: "P.T." is "PT", "PT.NUSA" is "PT" and "NUSA".
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        for part in name.split(whereSeparator: { $0.isWhitespace || ",;()\"'".contains($0) }) {
            var letters = ""
            for piece in part.split(separator: ".") {
                if piece.count == 1 {
                    letters.append(contentsOf: piece)
                    continue
                }
                if !letters.isEmpty { words.append(letters) }
                letters = ""
                words.append(String(piece))
            }
            if !letters.isEmpty { words.append(letters) }
        }
        return words
    }
}

/// The names that begin with a text, as a range over keys: bytes compare, so that the index serves it.
struct NamePrefix: Sendable, Hashable {
    /// The first key.
    let lower: String
    /// The first key after all of them.
    var upper: String { lower + "\u{10FFFF}" }

    /// Folds what somebody typed.
    init(_ text: String) { lower = NameKey.fold(text) }
}

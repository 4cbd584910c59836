/// A person's name as far as two spellings of it are compared: capital letters, without titles and degrees.
struct PersonName: Sendable, Hashable {
    /// How two names agree.
    enum Agreement: Sendable { case same, near, different }

    /// The words.
    let words: [String]
    /// The words' letters in a row: a blank in the wrong place changes nothing.
    let letters: [UInt8]
    /// The words in alphabetical order: names are written in either order.
    let key: String

    /// Titles before a name (haji, academic, courtesy).
    private static let titles: Set<String> = [
        "H", "HJ", "HAJI", "HAJJAH", "DR", "DRS", "DRA", "IR", "PROF", "SDR", "SDRI", "BPK", "BAPAK", "IBU", "TN", "NY",
        "NN", "ALM",
    ]
    /// Short and other spellings of one very common name.
    private static let muhammad: Set<String> = [
        "MUH", "MOH", "MHD", "MUHD", "MOHD", "MUHAMAD", "MOHAMAD", "MOHAMMAD", "MUCHAMMAD", "MUCHAMAD", "MOCHAMMAD",
        "MOCHAMAD", "MUHAMMAD",
    ]
    private static let sonOf: Set<String> = ["BIN", "BINTI", "BT", "BTE"]

    init(_ text: String) {
        // Degrees stand behind a comma.
        let name = text.prefix { $0 != "," }
        var words = Self.folded(String(name)).split(separator: " ").map(String.init)
        while words.count > 1, let first = words.first, Self.titles.contains(first) { words.removeFirst() }
        let inner = words.filter { !Self.sonOf.contains($0) }
        words = (inner.isEmpty ? words : inner).map { Self.muhammad.contains($0) ? "MUHAMMAD" : $0 }
        self.words = words
        letters = words.flatMap(\.utf8)
        key = words.sorted().joined(separator: " ")
    }

    /// Capital letters of the Latin alphabet with single blanks between words.
    static func folded(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let letter = letter(scalar) {
                out.append(letter)
            } else if scalar != "'", scalar != "’", scalar != "`", scalar.properties.generalCategory != .nonspacingMark,
                out.last != " "
            {
                out.append(" ")
            }
        }
        return String(out)
    }

    /// The capital of a letter, without its accent, which its Unicode name tells.
    private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A: return scalar
        case 0x61...0x7A: return Unicode.Scalar(scalar.value - 0x20)
        case 0xC0...0x24F:
            let words = (scalar.properties.name ?? "").split(separator: " ")
            guard words.count > 3, words[0] == "LATIN", words[2] == "LETTER", words[3].unicodeScalars.count == 1 else {
                return nil
            }
            return words[3].unicodeScalars.first
        default: return nil
        }
    }

    /// Whether two spellings may be one name: the same, nearly (one or two signs mistyped, a part left out or shortened
    /// to its first letter), or different.
    func agreement(with other: PersonName) -> Agreement {
        guard !letters.isEmpty, !other.letters.isEmpty else { return .different }
        if letters == other.letters || key == other.key { return .same }
        let most = min(letters.count, other.letters.count) < 10 ? 1 : 2
        if EditDistance.between(letters, other.letters, most: most) <= most { return .near }
        let (short, long) = words.count <= other.words.count ? (words, other.words) : (other.words, words)
        return Self.isContained(short, in: long) ? .near : .different
    }

    /// Whether every word of a shorter name stands in a longer one in order, a single letter for a word that begins so.
    /// One whole word at least must agree.
    private static func isContained(_ short: [String], in long: [String]) -> Bool {
        var rest = long[...]
        var whole = 0
        for word in short {
            guard
                let at = rest.firstIndex(where: {
                    $0 == word || (word.count == 1 || $0.count == 1) && $0.first == word.first
                })
            else { return false }
            if rest[at] == word, word.count > 2 { whole += 1 }
            rest = rest[(at + 1)...]
        }
        return whole > 0
    }
}

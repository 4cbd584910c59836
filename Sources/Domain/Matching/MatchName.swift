import Foundation

/// A firm's name as matching reads it: the words that name the firm, its legal form, and the branch or site apart.
///
/// Legal forms are taken from either end, never from the middle: "Sumber PT Abadi" keeps its words. A name that is
/// nothing but forms keeps its last word.
public struct MatchName: Sendable, Hashable {
    /// The words that name the firm, small letters and digits without diacritics.
    public let words: [String]
    /// The legal form; `nil` where the name has none, or two that disagree.
    public let form: LegalForm?
    /// The branch, site or unit that the name mentions, as written behind it.
    public let place: String?

    /// Reads a name.
    public init(_ name: String) {
        var words = Self.pieces(of: name)[...]
        var forms: [LegalForm] = []
        Self.takeForms(&words, &forms)
        var place: String?
        if let start = Self.placeStart(words) {
            place = words[start...].joined(separator: " ")
            words = words[..<start]
            Self.takeForms(&words, &forms)
        }
        self.words = Array(words)
        self.place = place
        form = Set(forms).count == 1 ? forms.first : nil
    }

    /// The words as one, so that "sawit mas" and "sawitmas" are alike.
    public var compact: String { words.joined() }

    private static func takeForms(_ words: inout ArraySlice<String>, _ forms: inout [LegalForm]) {
        while takeForm(&words, &forms) {}
    }

    private static func takeForm(_ words: inout ArraySlice<String>, _ forms: inout [LegalForm]) -> Bool {
        for (phrase, form) in LegalForm.phrases where words.count > phrase.count {
            if words.starts(with: phrase) {
                words.removeFirst(phrase.count)
                forms.append(form)
                return true
            }
            if words.suffix(phrase.count).elementsEqual(phrase) {
                words.removeLast(phrase.count)
                forms.append(form)
                return true
            }
        }
        guard words.count > 1, let first = words.first, let last = words.last else { return false }
        if let form = LegalForm.of(first) {
            forms.append(form)
            words.removeFirst()
            return true
        }
        if let form = LegalForm.of(last) {
            forms.append(form)
            words.removeLast()
            return true
        }
        guard LegalForm.attributes.contains(last) else { return false }
        words.removeLast()
        return true
    }

    /// Words that begin the mention of a branch or site, wherever they stand behind the first word.
    private static let markers: Set<String> = [
        "cab", "cabang", "site", "unit", "pom", "kcp", "perwakilan", "kantor", "estate", "pks",
    ]

    private static func placeStart(_ words: ArraySlice<String>) -> Int? {
        words.indices.dropFirst().first { index in
            // A unit is a place by its number; "Unit Gawat Darurat" is a name.
            guard words[index] == "unit" else { return markers.contains(words[index]) }
            return index + 1 == words.endIndex - 1 && isNumeral(words[index + 1])
        }
    }

    private static func isNumeral(_ word: String) -> Bool {
        word.allSatisfy(\.isNumber) || ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].contains(word)
    }

    /// Letters and digits between everything else. Letters that stand alone are one word together: "P.T." is "pt".
    static func pieces(of name: String) -> [String] {
        var pieces: [String] = []
        var letters = ""
        func end() {
            if !letters.isEmpty { pieces.append(letters) }
            letters = ""
        }
        for piece in fold(name).split(whereSeparator: { !($0.isLetter || $0.isNumber) }) {
            if piece.count == 1, let letter = piece.first, letter.isLetter {
                letters.append(letter)
                continue
            }
            end()
            pieces.append(String(piece))
        }
        end()
        return pieces
    }

    private static func fold(_ name: String) -> String {
        var text = name.lowercased()
        if !text.utf8.allSatisfy({ $0 < 0x80 }) {
            text = text.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
        }
        return text.replacing("'", with: "").replacing("’", with: "").replacing("&", with: " dan ")
    }
}

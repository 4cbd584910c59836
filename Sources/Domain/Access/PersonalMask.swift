/// What stands for a person where she is not named.
public enum PersonalMask {
    /// The initials of a name, `I. A. R.` for "Ibu Ani Rekaan"; `–` for one without letters.
    public static func initials(_ name: String) -> String {
        let letters = name.split { !$0.isLetter && $0 != "'" && $0 != "’" }.compactMap { $0.first(where: \.isLetter) }
        return letters.isEmpty ? "–" : letters.prefix(6).map { "\($0.uppercased())." }.joined(separator: " ")
    }

    /// A text without the birth date in any NIK, and with initials for the names that it should not tell.
    ///
    /// - Parameter names: Whole names; their words of three letters and more are kept back one by one, too, wherever the
    ///   text writes them with a capital.
    public static func text(_ text: String, hiding names: [String] = []) -> String {
        var shown = numbers(text)
        for name in names.sorted(by: { $0.count > $1.count }) {
            shown = replacing(name, in: shown, by: initials(name)) { _ in true }
            for word in name.split(whereSeparator: { !$0.isLetter })
            where word.count >= 3 && !titles.contains(word.lowercased()) {
                shown = replacing(String(word), in: shown, by: initials(String(word))) { $0.first?.isUppercase == true }
            }
        }
        return shown
    }

    /// A text in which each number that can be a NIK, with blanks, dots or dashes in it or not, has lost its birth date.
    public static func numbers(_ text: String) -> String {
        guard text.utf8.count >= 16, text.utf8.contains(where: { (48...57).contains($0) }) else { return text }
        let bytes = Array(text.unicodeScalars)
        var shown = String.UnicodeScalarView()
        var index = 0
        while index < bytes.count {
            guard let digit = value(bytes[index]), digit > 0, index == 0 || value(bytes[index - 1]) == nil,
                let (number, end) = sixteen(bytes, from: index), NIK.isPlausible(number)
            else {
                shown.append(bytes[index])
                index += 1
                continue
            }
            shown.append(contentsOf: NIK.masked(DigitText.padded(number, to: 16)).unicodeScalars)
            index = end
        }
        return String(shown)
    }

    /// The value of 16 digits, and where they end; nil where there are fewer or more.
    private static func sixteen(_ text: [Unicode.Scalar], from start: Int) -> (UInt64, Int)? {
        var (number, count, index, end): (UInt64, Int, Int, Int) = (0, 0, start, start)
        while index < text.count {
            if let digit = value(text[index]) {
                count += 1
                guard count <= 16 else { return nil }
                number = number * 10 + digit
                end = index + 1
            } else if ![" ", ".", "-"].contains(text[index]) || index > 0 && value(text[index - 1]) == nil
                || count == 16
            {
                break
            }
            index += 1
        }
        return count == 16 ? (number, end) : nil
    }

    private static func value(_ scalar: Unicode.Scalar) -> UInt64? {
        ("0"..."9").contains(scalar) ? UInt64(scalar.value - 48) : nil
    }

    /// Replaces whole words, in whatever case they are written.
    private static func replacing(
        _ name: String,
        in text: String,
        by shown: String,
        where isMeant: (Substring) -> Bool
    ) -> String {
        let wanted = Array(name.lowercased())
        guard !wanted.isEmpty else { return text }
        let letters = Array(text)
        var result = ""
        var index = 0
        while index < letters.count {
            let end = index + wanted.count
            let isWord =
                end <= letters.count && (index == 0 || !letters[index - 1].isLetter)
                && (end == letters.count || !letters[end].isLetter)
                && zip(letters[index..<end], wanted).allSatisfy { $0.lowercased() == String($1) }
            if isWord, isMeant(Substring(String(letters[index..<end]))) {
                result += shown
                index = end
            } else {
                result.append(letters[index])
                index += 1
            }
        }
        return result
    }

    /// Words of names that name nobody.
    private static let titles: Set<String> = [
        "ibu", "bapak", "pak", "bpk", "sdr", "sdri", "saudara", "saudari", "haji",
    ]
}

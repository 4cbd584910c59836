/// What is asked of a password: length, and that nobody would try it early. No rule says of which signs it is made
/// (NIST SP 800-63B-4 § 3.1.1.2).
public struct PasswordRule: Sendable {
    /// The least number of characters of a password that is the only factor (NIST SP 800-63B-4 § 3.1.1.2: 15).
    public static let shortest = 15
    /// The most; NIST asks that at least 64 be allowed.
    public static let longest = 256

    private let isListed: @Sendable (String) -> Bool

    /// Makes the rule.
    ///
    /// - Parameter isListed: Whether a password, or the core of one, in lower case, is among those that everybody tries.
    public init(isListed: @escaping @Sendable (String) -> Bool) { self.isListed = isListed }

    /// Why a password is refused.
    public enum Refusal: String, Sendable, Hashable {
        /// Fewer characters than ``shortest``.
        case tooShort = "too_short"
        /// More characters than ``longest``.
        case tooLong = "too_long"
        /// It holds the login, or a word of the person's name.
        case holdsName = "holds_name"
        /// Among those that everybody tries, or little more than one of them.
        case common = "common_password"

        /// As users read it.
        public var words: Words {
            switch self {
            case .tooShort:
                Words(
                    id: "Paling sedikit \(PasswordRule.shortest) karakter; beberapa kata biasa sudah cukup.",
                    en: "At least \(PasswordRule.shortest) characters; a few ordinary words will do."
                )
            case .tooLong:
                Words(
                    id: "Paling banyak \(PasswordRule.longest) karakter.",
                    en: "At most \(PasswordRule.longest) characters."
                )
            case .holdsName:
                Words(
                    id: "Memuat nama pengguna atau nama Anda; pilih yang lain.",
                    en: "Holds your login or your name; choose another."
                )
            case .common:
                Words(
                    id: "Termasuk, atau hampir sama dengan, kata sandi yang dicoba setiap penyerang; pilih yang lain.",
                    en: "Is, or nearly is, a password that every attacker tries; choose another."
                )
            }
        }
    }

    /// What is wrong with a password, in NFC (RFC 8265); nil where nothing is.
    public func refusal(of password: String, login: String, name: String) -> Refusal? {
        if password.count < Self.shortest { return .tooShort }
        if password.count > Self.longest { return .tooLong }
        let low = password.lowercased()
        // A login's parts and a name's words: short ones stand in too much else.
        let own = ([login] + login.split(separator: ".").map(String.init) + name.split(separator: " ").map(String.init))
            .map { $0.lowercased() }.filter { $0.count >= 4 }
        if own.contains(where: low.contains) { return .holdsName }
        if Self.shapes(of: low).contains(where: isListed) || Self.isMonotonous(low) { return .common }
        return nil
    }

    /// The password itself; without what is hung on; with signs read as letters; and what is merely repeated.
    static func shapes(of low: String) -> Set<String> {
        let plain = String(low.map { Self.leet[$0] ?? $0 })
        var shapes: Set<String> = [low, plain]
        for text in [low, plain] {
            let letters = text.filter(\.isLetter)
            // Few letters between signs are no core.
            if letters.count * 2 >= text.count { shapes.insert(letters) }
        }
        // What stands before signs and digits hung on at the end, and after those at the beginning. Which of them belong to
        // the word is not known where digits stand for letters, so each is tried.
        let signs = Array(low)
        let read = Array(plain)
        let tail = signs.reversed().prefix { !$0.isLetter }.count
        let head = signs.prefix { !$0.isLetter }.count
        for start in Set([0, head]) {
            for end in (signs.count - tail)...signs.count where end - start >= 4 {
                shapes.formUnion([String(signs[start..<end]), String(read[start..<end])])
            }
        }
        for shape in shapes {
            if let unit = Self.unit(of: shape) { shapes.insert(unit) }
        }
        return shapes
    }

    private static let leet: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
    ]

    /// What a text repeats, at least twice and up to a beginning of it at the end.
    private static func unit(of text: String) -> String? {
        let characters = Array(text)
        guard characters.count >= 4 else { return nil }
        for length in 1...characters.count / 2
        where characters.indices.allSatisfy({ characters[$0] == characters[$0 % length] }) {
            return String(characters[..<length])
        }
        return nil
    }

    /// Few different signs, or a run along the alphabet, the digits or a row of keys, there or back.
    private static func isMonotonous(_ low: String) -> Bool {
        if Set(low).count < 5 { return true }
        let steps = zip(low, low.dropFirst()).filter { pair in
            runs.contains { $0.contains(String([pair.0, pair.1])) }
        }.count
        return steps * 4 >= (low.count - 1) * 3
    }

    private static let runs: [String] = {
        let rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
        return rows + rows.map { String($0.reversed()) }
    }()
}

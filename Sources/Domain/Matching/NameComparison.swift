/// Two names held against each other word by word.
public struct NameComparison: Sendable, Hashable {
    /// How a word of the first name stands to the second.
    public enum Relation: String, Sendable, Hashable, Codable, CaseIterable {
        case same, joined, typo, abbreviation, missing
    }

    /// One word, or the run of words that was written as one.
    public struct Part: Sendable, Hashable {
        /// Of the first name; empty where only the second has something.
        public let word: String
        /// Of the second name; empty where only the first has something.
        public let counterpart: String
        /// How the two stand.
        public let relation: Relation
        /// What the agreement, or its absence, tells, in bits.
        public let weight: Double
    }

    /// In the order of the names.
    public let parts: [Part]

    /// Whether all words agree letter by letter, joined or split as they may be.
    public var isExact: Bool { parts.allSatisfy { $0.relation == .same || $0.relation == .joined } }
    /// Whether every word has a counterpart.
    public var isWhole: Bool { !parts.contains { $0.relation == .missing } }
    /// How many words were misspelt or shortened.
    public var slips: Int { parts.count { $0.relation == .typo || $0.relation == .abbreviation } }
    /// The share of what the words tell that agrees, 0 to 1.
    public var share: Double {
        let all = parts.reduce(0) { $0 + $1.weight }
        return all > 0 ? parts.filter { $0.relation != .missing }.reduce(0) { $0 + $1.weight } / all : 0
    }

    /// Compares two names.
    init(_ first: [String], _ second: [String], _ rarity: WordRarity) {
        parts = Aligner(first, second, rarity).best()
    }
}

/// Finds the pairing of two names' words that agrees in most of what they tell.
private struct Aligner {
    let first: [String]
    let second: [String]
    let rarity: WordRarity
    private var known: [Int: (gain: Double, parts: [NameComparison.Part])] = [:]

    init(_ first: [String], _ second: [String], _ rarity: WordRarity) {
        (self.first, self.second, self.rarity) = (Array(first.prefix(12)), Array(second.prefix(12)), rarity)
    }

    func best() -> [NameComparison.Part] {
        if first == second { return first.map { part($0, $0, .same, rarity.weight($0)) } }
        var copy = self
        return copy.from(0, 0).parts
    }

    private mutating func from(_ i: Int, _ j: Int) -> (gain: Double, parts: [NameComparison.Part]) {
        if i == first.count, j == second.count { return (0, []) }
        if let found = known[i * 16 + j] { return found }
        var best: (gain: Double, parts: [NameComparison.Part]) = (-.infinity, [])
        func take(_ part: NameComparison.Part, _ rest: (gain: Double, parts: [NameComparison.Part])) {
            // Least is lost where words agree as they are written, and fewest pieces explain them.
            let cost: Double =
                switch part.relation {
                case .same: 0
                case .joined: 0.5
                case .typo: 3
                case .abbreviation: 4
                case .missing: 8 + part.weight
                }
            let gain = rest.gain - cost
            if gain > best.gain { best = (gain, [part] + rest.parts) }
        }
        if i < first.count, j < second.count, let part = pair([first[i]], [second[j]]) {
            take(part, from(i + 1, j + 1))
        }
        if i + 1 < first.count, j < second.count, let part = pair(Array(first[i...i + 1]), [second[j]]) {
            take(part, from(i + 2, j + 1))
        }
        if i < first.count, j + 1 < second.count, let part = pair([first[i]], Array(second[j...j + 1])) {
            take(part, from(i + 1, j + 2))
        }
        if i < first.count { take(part(first[i], "", .missing, rarity.weight(first[i])), from(i + 1, j)) }
        if j < second.count { take(part("", second[j], .missing, rarity.weight(second[j])), from(i, j + 1)) }
        known[i * 16 + j] = best
        return best
    }

    private func part(
        _ a: String,
        _ b: String,
        _ relation: NameComparison.Relation,
        _ weight: Double
    )
        -> NameComparison.Part
    { .init(word: a, counterpart: b, relation: relation, weight: weight) }

    /// How one run of words stands to another; `nil` where they have nothing to do with each other.
    private func pair(_ a: [String], _ b: [String]) -> NameComparison.Part? {
        let (left, right) = (a.joined(), b.joined())
        let isRun = a.count + b.count > 2
        // What was meant is the commoner spelling; a run tells what its words tell, written apart.
        let weight = isRun ? total(a.count > 1 ? a : b) : min(total(a), total(b))
        let shown = (a.joined(separator: " "), b.joined(separator: " "))
        if left == right { return part(shown.0, shown.1, isRun ? .joined : .same, weight) }
        if !isRun, rarity.isEstablished(left), rarity.isEstablished(right) { return nil }
        if WordSlip.isTypo(left, right) { return part(shown.0, shown.1, .typo, weight) }
        guard !isRun, WordSlip.isAbbreviation(left, of: right) || WordSlip.isAbbreviation(right, of: left) else {
            return nil
        }
        return part(shown.0, shown.1, .abbreviation, weight)
    }

    private func total(_ words: [String]) -> Double { words.reduce(0) { $0 + rarity.weight($1) } }
}

/// How a word is misspelt or shortened.
enum WordSlip {
    /// One letter in words of four and more, two in words of nine and more; never in numbers.
    static func isTypo(_ a: String, _ b: String) -> Bool {
        let (left, right) = (Array(a.utf8), Array(b.utf8))
        let length = max(left.count, right.count)
        guard length >= 4, a.allSatisfy(\.isLetter), b.allSatisfy(\.isLetter) else { return false }
        return EditDistance.between(left, right, most: length >= 9 ? 2 : 1) <= (length >= 9 ? 2 : 1)
    }

    /// The word's beginning of three letters or more ("konst"), or its consonants ("sjhtr").
    static func isAbbreviation(_ short: String, of long: String) -> Bool {
        guard short.utf8.count >= 3, long.utf8.count >= short.utf8.count + 2, short.allSatisfy(\.isLetter) else {
            return false
        }
        if long.hasPrefix(short) { return true }
        let bones = skeleton(long)
        return bones.count >= 3 && Array(short.utf8) == bones
    }

    /// A word's consonants, each run of one letter once; the first letter stays whatever it is.
    static func skeleton(_ word: String) -> [UInt8] {
        var bones: [UInt8] = []
        for (index, letter) in word.utf8.enumerated() {
            let isVowel = [UInt8(ascii: "a"), 101, 105, 111, 117].contains(letter)
            if (!isVowel || index == 0), bones.last != letter { bones.append(letter) }
        }
        return bones
    }
}

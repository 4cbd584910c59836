import Foundation

/// How common each word of firms' names is in one regency.
///
/// Names are counted, not records: one firm that stands in three lists does not make its name common.
public struct WordRarity: Sendable {
    private var counts: [String: Int] = [:]
    /// How many different names there are.
    public private(set) var names = 0
    private var seen: Set<UInt64> = []

    /// Starts with no name.
    public init() {}

    /// Counts a name, once however often it comes.
    public mutating func add(_ name: MatchName) {
        guard seen.insert(MatchKeys.hash(name.compact)).inserted else { return }
        names += 1
        for word in Set(name.words) { counts[word, default: 0] += 1 }
    }

    /// Forgets what was needed for counting alone.
    public mutating func close() { seen = [] }

    /// In how many names the word stands.
    public func count(_ word: String) -> Int { counts[word] ?? 0 }

    /// The chance that a firm of another name has this word too.
    ///
    /// A word of one name alone still gets a small chance: somebody else may have had the same idea.
    func chance(_ word: String) -> Double {
        min(1, (Double(max(0, count(word) - 1)) + Self.unseen) / Double(max(1, names)))
    }

    /// What a word that no other name has counts for, in names.
    private static let unseen = 0.05

    /// How much a word tells, in bits.
    func weight(_ word: String) -> Double { -log2(chance(word)) }

    /// Whether the word belongs to the language of names here: it stands in several. Two such words are two words, even
    /// where one letter is between them ("tuna", "tunas").
    func isEstablished(_ word: String) -> Bool { count(word) >= 4 }
}

import Foundation

/// What comes of holding two records of one regency against each other.
public struct MatchJudgement: Sendable {
    /// What is done with the pair.
    public enum Verdict: String, Sendable, Hashable, Comparable {
        case nothing, doubtful, certain

        /// From what is least to what is most done.
        public static func < (a: Verdict, b: Verdict) -> Bool { a.rank < b.rank }
        private var rank: Int {
            switch self {
            case .nothing: 0
            case .doubtful: 1
            case .certain: 2
            }
        }
    }

    /// Why a pair is not linked by itself.
    public enum Doubt: String, Sendable, Hashable, CaseIterable {
        /// Numbers that a firm has once differ by one digit.
        case misreadNumber = "misread_number"
        /// The names agree only with slips, or leave words over.
        case unlikeNames = "unlike_names"
        /// The name is so common here that others may well bear it.
        case commonName = "common_name"
        /// Something beside the names speaks against it.
        case opposed
        /// Another firm fits as well.
        case rival
        /// Both have cases.
        case bothHaveCases = "both_have_cases"
        /// A list knows both under different numbers.
        case listedTwice = "listed_twice"
        /// Somebody told the two apart before one of them changed.
        case toldApart = "told_apart"
    }

    /// The names word by word.
    public let names: NameComparison
    /// What stands beside them.
    public let evidence: MatchEvidence
    /// How many other firms of the regency are expected to agree as well as these two by chance.
    public let coincidence: Double
    /// What is done.
    public internal(set) var verdict: Verdict
    /// Why it is not linked by itself; empty where it is.
    public internal(set) var doubts: [Doubt]

    /// A hundredth part of a firm, expected by chance, is little enough to link without asking.
    static let certainBelow = 0.01
    /// With a slip in the name there must be less room still.
    static let certainWithSlipBelow = 0.0001

    /// Judges two records.
    init(_ a: MatchRecord, _ b: MatchRecord, _ rarity: WordRarity, _ commonness: Commonness) {
        names = NameComparison(a.name.words, b.name.words, rarity)
        evidence = MatchEvidence(a, b)
        // A slip may turn the word into any of its neighbours.
        let slips = Double(names.slips)
        let agreed = names.parts.filter { $0.relation != .missing }.reduce(0) { $0 + $1.weight }
        coincidence =
            Double(rarity.names) * exp2(-agreed) * (slips > 0 ? 20 * slips : 1) * evidence.chance(a, commonness)
        (verdict, doubts) = (.nothing, [])
        (verdict, doubts) = judged(a, b)
    }

    private func judged(_ a: MatchRecord, _ b: MatchRecord) -> (Verdict, [Doubt]) {
        guard !names.parts.isEmpty, names.share >= 0.5 else { return (.nothing, []) }
        if !evidence.contradictions.isEmpty {
            // To the registries these are two firms. Only a number read wrongly is worth somebody's look.
            let isWorthLooking =
                evidence.isMisread && names.isWhole && names.slips <= 1 && evidence.items[.form] != .differs
            return isWorthLooking && coincidence < 1 ? (.doubtful, [.misreadNumber]) : (.nothing, [])
        }
        let formDiffers = evidence.items[.form] == .differs
        guard names.isWhole else {
            // A word more or less is another firm, unless one door or telephone says otherwise.
            return evidence.isSupported && names.share >= 0.7 && coincidence < 0.1 && !formDiffers
                ? (.doubtful, [.unlikeNames]) : (.nothing, [])
        }
        if formDiffers { return evidence.isSupported ? (.doubtful, [.opposed]) : (.nothing, []) }
        guard names.slips <= 2 else { return evidence.isSupported ? (.doubtful, [.unlikeNames]) : (.nothing, []) }
        // To a list that has both under two numbers, or beside data that differ, a common name or a misspelt one says nothing.
        let isPlain = names.slips == 0 && coincidence < Self.certainBelow
        guard isPlain || evidence.isSupported || !evidence.isOpposed else { return (.nothing, []) }
        var doubts: [Doubt] = []
        if evidence.items[.npp] == .differs || evidence.items[.npp] == .misread { doubts.append(.listedTwice) }
        if evidence.isOpposed, doubts.isEmpty { doubts.append(.opposed) }
        if a.hasCases && b.hasCases { doubts.append(.bothHaveCases) }
        if names.slips > 0 {
            if !isSlipClear { doubts.append(.unlikeNames) }
            // Misspelt and common, and nothing beside it: there are too many that it could be.
            if coincidence > 50 { return (.nothing, []) }
        } else if coincidence >= Self.certainBelow {
            doubts.append(.commonName)
        }
        return (doubts.isEmpty ? .certain : .doubtful, doubts)
    }

    /// One typo in a long word, with something beside the name that speaks for it.
    private var isSlipClear: Bool {
        names.slips == 1 && coincidence < Self.certainWithSlipBelow && evidence.isSupported
            && names.parts.allSatisfy {
                $0.relation != .abbreviation && ($0.relation != .typo || min($0.word.count, $0.counterpart.count) >= 6)
            }
    }
}

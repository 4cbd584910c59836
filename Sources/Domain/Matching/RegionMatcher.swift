import Foundation

/// Finds which records of one regency are one firm.
///
/// It keeps about 400 bytes a record; the keys under which records meet are gone through in parts.
public struct RegionMatcher: Sendable {
    /// Two records, and what was found.
    public struct Pair: Sendable {
        /// One of the two.
        public let first: MatchRecord
        /// The other.
        public let second: MatchRecord
        /// What was found.
        public let judgement: MatchJudgement
    }

    /// What came of a regency.
    public struct Result: Sendable {
        /// Pairs that are linked by themselves; each joins two groups of records that were apart.
        public var links: [Pair] = []
        /// Pairs for a person to decide.
        public var proposals: [Pair] = []

        /// Nothing was found.
        public init() {}
    }

    private var records: [MatchRecord] = []
    private var rarity = WordRarity()
    private var commonness = Commonness()
    private var apart: [MatchPair: MatchApart] = [:]

    /// Starts with no record.
    ///
    /// - Parameter capacity: How many records are to come, so that they are laid out once.
    public init(capacity: Int = 0) { records.reserveCapacity(capacity) }

    /// Takes note that somebody told two records apart.
    public mutating func tellApart(_ pair: MatchPair, _ apart: MatchApart) { self.apart[pair] = apart }

    /// How many records there are.
    public var count: Int { records.count }

    /// Takes a record.
    public mutating func add(_ record: MatchRecord) {
        guard !record.name.words.isEmpty else { return }
        records.append(record)
        rarity.add(record.name)
        commonness.add(record)
    }

    /// Holds the records against each other.
    public mutating func run() -> Result { run {} }

    /// Holds the records against each other.
    ///
    /// - Parameter goesOn: Asked now and then; what it throws ends the work.
    public mutating func run(_ goesOn: () throws -> Void) rethrows -> Result {
        rarity.close()
        var edges: [Edge] = []
        for (count, pair) in try candidates(goesOn).enumerated() {
            if count.isMultiple(of: 10_000) { try goesOn() }
            let (a, b) = (Int(pair >> 32), Int(pair & 0xffff_ffff))
            var judgement = MatchJudgement(records[a], records[b], rarity, commonness)
            switch apart[MatchPair(records[a].id, records[b].id)] {
            case .still: continue
            case .changed where judgement.verdict != .nothing:
                judgement.verdict = .doubtful
                judgement.doubts.append(.toldApart)
            case .changed, nil: break
            }
            if judgement.verdict != .nothing { edges.append(Edge(a: a, b: b, judgement: judgement)) }
        }
        return decide(edges)
    }

    /// One pair's judgement, with the words of this regency.
    public func judge(_ first: MatchRecord, _ second: MatchRecord) -> MatchJudgement {
        MatchJudgement(first, second, rarity, commonness)
    }

    /// More records than these under one key say nothing about any two of them.
    private static let crowd = 60

    /// The keys of so many records are held at a time, about two dozen of eight bytes for each.
    private static let recordsAPart = 25_000

    /// The pairs that share a key, each once: two records' places, packed into one number.
    private func candidates(_ goesOn: () throws -> Void) rethrows -> [UInt64] {
        var pairs: [UInt64] = []
        let parts = UInt32(1 + records.count / Self.recordsAPart)
        for part in 0..<parts {
            try goesOn()
            var keys: [UInt64] = []
            for (index, record) in records.enumerated() {
                MatchKeys.each(record) { key in
                    if key % parts == part { keys.append(UInt64(key) << 32 | UInt64(index)) }
                }
            }
            keys.sort()
            Self.meet(keys, &pairs)
            Self.keepOnce(&pairs)
        }
        return pairs
    }

    /// Sorts, and leaves each pair once.
    private static func keepOnce(_ pairs: inout [UInt64]) {
        pairs.sort()
        var kept = 0
        for index in pairs.indices where kept == 0 || pairs[kept - 1] != pairs[index] {
            pairs[kept] = pairs[index]
            kept += 1
        }
        pairs.removeLast(pairs.count - kept)
    }

    /// Adds the pairs of records that stand under one key.
    private static func meet(_ keys: [UInt64], _ pairs: inout [UInt64]) {
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end] >> 32 == keys[start] >> 32 { end += 1 }
            if end - start <= crowd {
                for i in start..<end {
                    for j in (i + 1)..<max(end, i + 1) {
                        let (a, b) = (keys[i] & 0xffff_ffff, keys[j] & 0xffff_ffff)
                        if a != b { pairs.append(min(a, b) << 32 | max(a, b)) }
                    }
                }
            }
            start = end
        }
    }
}

/// Two records that may be one.
private struct Edge {
    let a: Int
    let b: Int
    var judgement: MatchJudgement

    func other(than index: Int) -> Int { a == index ? b : a }
}

extension RegionMatcher {
    /// Links what is certain and has no rival, best first, and leaves the rest to people.
    private func decide(_ all: [Edge]) -> Result {
        var edges = all
        var of: [Int: [Int]] = [:]
        for (index, edge) in edges.enumerated() {
            of[edge.a, default: []].append(index)
            of[edge.b, default: []].append(index)
        }
        for index in edges.indices where edges[index].judgement.verdict == .certain {
            if hasRival(edges[index], edges, of) {
                edges[index].judgement.verdict = .doubtful
                edges[index].judgement.doubts.append(.rival)
            }
        }
        var groups = MatchGroups(records, apart: apart)
        var result = Result()
        let order = edges.indices.sorted { edges[$0].judgement.coincidence < edges[$1].judgement.coincidence }
        for index in order where edges[index].judgement.verdict == .certain {
            let edge = edges[index]
            switch groups.join(edge.a, edge.b) {
            case .joined: result.links.append(pair(edge))
            case .together: break
            case .contradicts:
                edges[index].judgement.verdict = .doubtful
                edges[index].judgement.doubts.append(.rival)
            }
        }
        result.proposals = proposals(edges, &groups)
        return result
    }

    /// Whether a third record fits one of the two as well, without being one firm with the other.
    private func hasRival(_ edge: Edge, _ edges: [Edge], _ of: [Int: [Int]]) -> Bool {
        for (index, partner) in [(edge.a, edge.b), (edge.b, edge.a)] {
            for otherIndex in of[index] ?? [] {
                let other = edges[otherIndex]
                let third = other.other(than: index)
                guard third != partner, other.judgement.names.isWhole else { continue }
                // An address or a telephone in common outweighs a namesake that has nothing of the kind.
                if edge.judgement.coincidence * 100 < other.judgement.coincidence,
                    edge.judgement.evidence.isSupported, !other.judgement.evidence.isSupported
                {
                    continue
                }
                let between = MatchJudgement(records[third], records[partner], rarity, commonness)
                if between.verdict == .nothing || between.evidence.isOpposed || !between.evidence.contradictions.isEmpty
                {
                    return true
                }
            }
        }
        return false
    }

    /// What people are asked: the best few for each record, never two records that are one by now.
    private func proposals(_ edges: [Edge], _ groups: inout MatchGroups) -> [Pair] {
        var taken: [Int: Int] = [:]
        var asked: Set<UInt64> = []
        var result: [Pair] = []
        let order = edges.indices.sorted { edges[$0].judgement.coincidence < edges[$1].judgement.coincidence }
        for index in order where edges[index].judgement.verdict == .doubtful {
            let edge = edges[index]
            let (one, other) = (groups.head(edge.a), groups.head(edge.b))
            guard one != other else { continue }
            if edge.judgement.evidence.contradictions.isEmpty, groups.tellApart(edge.a, edge.b) { continue }
            let key = UInt64(min(one, other)) << 32 | UInt64(max(one, other))
            guard taken[one, default: 0] < Self.mostAsked, taken[other, default: 0] < Self.mostAsked,
                asked.insert(key).inserted
            else { continue }
            taken[one, default: 0] += 1
            taken[other, default: 0] += 1
            result.append(pair(edge))
        }
        return result
    }

    /// So many proposals at most for one record.
    private static let mostAsked = 3

    private func pair(_ edge: Edge) -> Pair {
        Pair(first: records[edge.a], second: records[edge.b], judgement: edge.judgement)
    }
}

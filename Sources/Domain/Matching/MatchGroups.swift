/// Records that are one firm, as far as is known.
struct MatchGroups {
    enum Joining { case joined, together, contradicts }

    private let records: [MatchRecord]
    private let apart: [MatchPair: MatchApart]
    private var parent: [Int: Int] = [:]
    private var members: [Int: [Int]] = [:]

    init(_ records: [MatchRecord], apart: [MatchPair: MatchApart]) { (self.records, self.apart) = (records, apart) }

    mutating func head(_ index: Int) -> Int {
        guard let up = parent[index] else { return index }
        let top = head(up)
        parent[index] = top
        return top
    }

    /// Whether numbers or forms of the one group's members contradict the other's.
    mutating func tellApart(_ a: Int, _ b: Int) -> Bool {
        anyPair(a, b) { first, second in
            let evidence = MatchEvidence(first, second)
            return !evidence.contradictions.isEmpty || evidence.items[.form] == .differs
        }
    }

    /// Whether the two groups can't be joined without asking: they contradict each other, both have cases, or somebody told
    /// two of them apart.
    private mutating func contradict(_ a: Int, _ b: Int) -> Bool {
        let apart = apart
        return tellApart(a, b)
            || anyPair(a, b) { first, second in
                first.hasCases && second.hasCases
                    || !apart.isEmpty && apart[MatchPair(first.id, second.id)] != nil
            }
    }

    private mutating func anyPair(_ a: Int, _ b: Int, _ condition: (MatchRecord, MatchRecord) -> Bool) -> Bool {
        let (one, other) = (head(a), head(b))
        return (members[one] ?? [one]).contains { first in
            (members[other] ?? [other]).contains { second in condition(records[first], records[second]) }
        }
    }

    mutating func join(_ a: Int, _ b: Int) -> Joining {
        let (one, other) = (head(a), head(b))
        guard one != other else { return .together }
        guard !contradict(one, other) else { return .contradicts }
        members[one] = (members[one] ?? [one]) + (members.removeValue(forKey: other) ?? [other])
        parent[other] = one
        return .joined
    }
}

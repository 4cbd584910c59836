extension MatchJudgement {
    /// How well the two fit, 1 to 100: for whoever looks through proposals. Nothing is decided by it.
    ///
    /// The letters of the names that agree, each word as much as it tells; less the more other firms of the regency are
    /// expected to agree as well, half where one does, and a tenth less for each thing beside the names that differs. What
    /// is left to people never has 100.
    public var score: Int {
        let differing = evidence.items.values.count { $0 != .same }
        var share = names.likeness / (1 + coincidence)
        for _ in 0..<differing { share *= 0.9 }
        if doubts.contains(.rival) { share /= 2 }
        return max(1, min(Int((share * 100).rounded()), verdict == .certain ? 100 : 99))
    }
}

extension NameComparison {
    /// The share of what the words tell that agrees letter by letter, 0 to 1.
    var likeness: Double {
        let all = parts.reduce(0) { $0 + $1.weight }
        return all > 0 ? parts.reduce(0) { $0 + $1.weight * $1.likeness } / all : 0
    }
}

extension NameComparison.Part {
    /// The share of the word's letters that agree.
    fileprivate var likeness: Double {
        let (left, right) = (Array(word.utf8.filter { $0 != 0x20 }), Array(counterpart.utf8.filter { $0 != 0x20 }))
        let (shorter, longer) = (min(left.count, right.count), max(left.count, right.count, 1))
        switch relation {
        case .same, .joined: return 1
        case .typo: return 1 - Double(EditDistance.between(left, right, most: longer)) / Double(longer)
        case .abbreviation: return Double(shorter) / Double(longer)
        case .missing: return 0
        }
    }
}

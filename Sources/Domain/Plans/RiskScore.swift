/// Why a firm should be inspected before others: points, each with what it stands for.
public struct RiskScore: Sendable, Hashable, Codable {
    /// What a part of the score speaks of.
    public enum Aspect: String, Sendable, Hashable, Codable, CaseIterable {
        /// What lists suggest; nobody has examined it.
        case indication
        /// How many workers it concerns.
        case workers
        /// The class of work accident risk.
        case riskClass = "risk_class"
        /// What was found there before.
        case history
        /// How long ago somebody was there.
        case lastVisit = "last_visit"
    }

    /// A part of the score.
    public struct Part: Sendable, Hashable, Codable {
        /// What it speaks of.
        public let aspect: Aspect
        /// The kind of what is suggested; nil for other aspects.
        public let kind: FindingKind?
        /// What it counts.
        public let points: Int
        /// What it could count at most.
        public let most: Int
        /// Why, as people read it.
        public let words: Words
    }

    /// The parts that count, the largest first.
    public let parts: [Part]

    /// The sum.
    public var points: Int { parts.reduce(0) { $0 + $1.points } }

    /// Scores a firm.
    ///
    /// - Parameter day: The day on which it is scored, from which visits are counted back.
    public init(_ facts: RiskFacts, weights: RiskWeights, on day: LocalDate) {
        let all =
            Self.suggested(facts, weights)
            + [
                Self.size(facts, weights), Self.hazard(facts, weights), Self.past(facts, weights),
                Self.absence(facts, weights, day),
            ].compactMap(\.self)
        parts = all.filter { $0.points > 0 }.sorted { ($1.points, $0.sortKey) < ($0.points, $1.sortKey) }
    }

    /// Takes parts that were kept.
    public init(parts: [Part]) { self.parts = parts }
}

extension RiskScore.Part {
    fileprivate var sortKey: String { aspect.rawValue + (kind?.rawValue ?? "") }
}

extension RiskScore {
    private static func suggested(_ facts: RiskFacts, _ weights: RiskWeights) -> [Part] {
        facts.indications.map { kind, workers in
            let points = weights.indications[kind] ?? 0
            let concerned = workers.map { Words(id: ", \($0) pekerja", en: ", \($0) workers") }
            return Part(
                aspect: .indication,
                kind: kind,
                points: points,
                most: points,
                words: Words(
                    id: "indikasi – belum diperiksa: \(kind.words.id)\(concerned?.id ?? "")",
                    en: "indication – not examined: \(kind.words.en)\(concerned?.en ?? "")"
                )
            )
        }
    }

    /// Every doubling counts the same, so that the largest firms do not push all others off the plan; full from 512 on.
    private static func size(_ facts: RiskFacts, _ weights: RiskWeights) -> Part? {
        let affected = facts.indications.values.compactMap(\.self).max()
        guard let workers = [affected, facts.workers].compactMap(\.self).max(), workers > 0 else { return nil }
        let doublings = Int.bitWidth - workers.leadingZeroBitCount
        return Part(
            aspect: .workers,
            kind: nil,
            points: weights.workers * min(doublings, 10) / 10,
            most: weights.workers,
            words: Words(id: "\(workers) pekerja", en: "\(workers) workers")
        )
    }

    private static func hazard(_ facts: RiskFacts, _ weights: RiskWeights) -> Part? {
        guard let riskClass = facts.riskClass, let rank = RiskClass.allCases.firstIndex(of: riskClass) else {
            return nil
        }
        return Part(
            aspect: .riskClass,
            kind: nil,
            points: weights.riskClass * rank / (RiskClass.allCases.count - 1),
            most: weights.riskClass,
            words: Words(
                id: "tingkat risiko kecelakaan kerja \(riskClass.words.id)",
                en: "work accident risk \(riskClass.words.en)"
            )
        )
    }

    private static func past(_ facts: RiskFacts, _ weights: RiskWeights) -> Part? {
        guard facts.findings > 0 else { return nil }
        return Part(
            aspect: .history,
            kind: nil,
            points: weights.history * min(facts.findings, 2) / 2,
            most: weights.history,
            words: Words(
                id: "\(facts.findings) temuan pemeriksaan dalam \(weights.years) tahun terakhir",
                en: "\(facts.findings) examined findings in the last \(weights.years) years"
            )
        )
    }

    private static func absence(_ facts: RiskFacts, _ weights: RiskWeights, _ day: LocalDate) -> Part? {
        guard let visit = facts.lastVisitOn else {
            return Part(
                aspect: .lastVisit,
                kind: nil,
                points: weights.lastVisit,
                most: weights.lastVisit,
                words: Words(id: "belum pernah dikunjungi menurut catatan", en: "never visited, by the records")
            )
        }
        let months = max(0, CalendarMonth(visit).distance(to: CalendarMonth(day)))
        return Part(
            aspect: .lastVisit,
            kind: nil,
            points: min(weights.lastVisit, weights.lastVisit * months / (12 * weights.years)),
            most: weights.lastVisit,
            words: Words(
                id: "kunjungan terakhir \(visit.words.id), \(months) bulan lalu",
                en: "last visited \(visit.words.en), \(months) months ago"
            )
        )
    }
}

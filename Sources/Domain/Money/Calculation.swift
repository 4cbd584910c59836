/// What an amount is for.
public enum AmountKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Contributions.
    case arrears
    /// The fine of 2 % a month for late payment.
    case lateFine = "late_fine"
    /// The administrative fine of PP 86/2013.
    case administrativeFine = "administrative_fine"
    /// A benefit that the employer must pay.
    case benefit

    /// The kind's name.
    public var words: Words {
        switch self {
        case .arrears: Words(id: "Iuran", en: "Contributions")
        case .lateFine: Words(id: "Denda keterlambatan", en: "Late-payment fine")
        case .administrativeFine: Words(id: "Denda administratif", en: "Administrative fine")
        case .benefit: Words(id: "Manfaat", en: "Benefit")
        }
    }
}

/// An amount with everything that it was reckoned from.
public struct Calculation: Sendable, Hashable {
    /// One part of the amount.
    public struct Line: Sendable, Hashable {
        /// What it is for.
        public let kind: AmountKind
        /// The programme; nil for the administrative fine.
        public let programme: Programme?
        /// Who bears it, where that differs.
        public let payer: Payer?
        /// First and last month that it is for.
        public let months: ClosedRange<CalendarMonth>?
        /// What stands in the line.
        public let label: Words
        /// How it was reckoned.
        public let formula: Words
        /// How much.
        public let amount: Rupiah
    }

    /// The sum of one kind and programme.
    public struct Total: Sendable, Hashable {
        /// What it is for.
        public let kind: AmountKind
        /// The programme; nil for the administrative fine.
        public let programme: Programme?
        /// How much.
        public let amount: Rupiah
    }

    /// A rule that was used.
    public struct Source: Sendable, Hashable {
        /// What it sets.
        public let what: Words
        /// On what it rests, with its certainty.
        public let basis: LegalBasis
        /// What a reader should know about it.
        public let note: Words?
    }

    /// A day that follows from the law.
    public struct Milestone: Sendable, Hashable {
        /// A stable word for programs.
        public let code: String
        /// What is due or ends.
        public let what: Words
        /// The day.
        public let day: LocalDate
    }

    /// The whole amount, never below zero.
    public let amount: Rupiah
    /// The formula in words.
    public let formula: Words
    /// The parts.
    public let lines: [Line]
    /// The sums by kind and programme, in the order of their first line.
    public let totals: [Total]
    /// The rules that were used, each once.
    public let sources: [Source]
    /// The days that follow.
    public let milestones: [Milestone]

    /// Adds the lines up.
    ///
    /// - Throws: ``CalculationFailure/overflow``.
    init(
        formula: Words,
        lines: [Line],
        sources: [Source],
        milestones: [Milestone] = []
    ) throws(CalculationFailure) {
        self.formula = formula
        self.lines = lines
        self.milestones = milestones
        var seen: Set<Source> = []
        self.sources = sources.filter { seen.insert($0).inserted }
        var order: [Total] = []
        do throws(Rupiah.Overflow) {
            amount = try Rupiah.sum(of: lines.map(\.amount))
            for line in lines {
                if let index = order.firstIndex(where: { $0.kind == line.kind && $0.programme == line.programme }) {
                    let sum = try order[index].amount.adding(line.amount)
                    order[index] = Total(kind: line.kind, programme: line.programme, amount: sum)
                } else {
                    order.append(Total(kind: line.kind, programme: line.programme, amount: line.amount))
                }
            }
        } catch {
            throw .overflow
        }
        totals = order
    }
}

/// Why an amount cannot be reckoned.
public struct CalculationFailure: Error, Sendable, Hashable {
    /// A stable word for programs.
    public let code: String
    /// Which part of the question it concerns; nil when it is the whole.
    public let field: String?
    /// What is wrong and what would help.
    public let words: Words

    /// Makes a failure.
    init(_ code: String, field: String? = nil, id: String, en: String) {
        self.code = code
        self.field = field
        words = Words(id: id, en: en)
    }

    /// The amount is beyond 9.2 × 10¹⁸ rupiah.
    public static let overflow = CalculationFailure(
        "amount_too_large",
        id: "Jumlahnya melampaui yang dapat dihitung; periksa upah dan banyaknya pekerja.",
        en: "The amount is beyond what can be reckoned; check wages and numbers."
    )

    /// No rule holds on the day that was asked for.
    static func noRule(_ what: Words, _ when: Words) -> CalculationFailure {
        CalculationFailure(
            "no_rule",
            id: "Belum ada ketentuan untuk \(what.id) pada \(when.id); administrator perlu menambahkannya.",
            en: "There is no rule for \(what.en) in \(when.en); an administrator must add it."
        )
    }
}

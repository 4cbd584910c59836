/// A dated rule for the numbers of letters: the pattern with the constants that fill it, for one office or all, one
/// register or all, one kind of letter or all.
public struct NumberingRule: Sendable, Hashable {
    /// The office's code; `nil` for every office.
    public var office: String?
    /// `nil` for every register.
    public var register: LetterRegister?
    /// `nil` for every kind.
    public var kind: LetterKind?
    /// The first day on which it holds.
    public var from: LocalDate
    /// How the numbers are written.
    public var pattern: NumberPattern
    /// The code of the subject. 560 is still seen in practice; Permendagri 83/2022 has 500.15 (uncertain which holds).
    public var classification: String
    /// The register's series; ``LetterRegister/series`` without it.
    public var series: String?
    /// The unit's abbreviation; the office's code in capitals without it.
    public var unit: String?

    /// Puts a rule together.
    public init(
        office: String? = nil,
        register: LetterRegister? = nil,
        kind: LetterKind? = nil,
        from: LocalDate,
        pattern: NumberPattern = .standard,
        classification: String = NumberingRule.standardClassification,
        series: String? = nil,
        unit: String? = nil
    ) {
        self.office = office
        self.register = register
        self.kind = kind
        self.from = from
        self.pattern = pattern
        self.classification = classification
        self.series = series
        self.unit = unit
    }

    /// The code seen in practice.
    public static let standardClassification = "560"

    /// What holds where nobody has set anything.
    public static let standard = NumberingRule(from: .first)

    /// Whether it speaks of these letters on that day.
    public func covers(_ kind: LetterKind, of office: String, on day: LocalDate) -> Bool {
        from <= day && (self.office ?? office) == office && (register ?? kind.register) == kind.register
            && (self.kind ?? kind) == kind
    }

    /// The office's own before the general, the kind's before the register's; then the latest day, then what was entered
    /// last.
    fileprivate var rank: (Int, Int, Int) {
        (office == nil ? 0 : 1, kind == nil ? 0 : 1, register == nil ? 0 : 1)
    }

    /// The number of a letter.
    ///
    /// - Parameters:
    ///   - sequence: its place in the register, from 1.
    ///   - office: the code of the office that issues it.
    ///   - day: the day of issue.
    public func number(_ sequence: Int, of kind: LetterKind, at office: String, on day: LocalDate) -> String {
        pattern.parts.map { part in
            switch part {
            case .sequence(let width): Self.padded(sequence, width)
            case .roman: Self.romans[day.month - 1]
            case .month: Self.padded(day.month, 2)
            case .year: Self.padded(day.year, 4)
            default: constant(part, kind, office) ?? ""
            }
        }.joined()
    }

    /// What stands for a part that neither counts nor dates; `nil` for those that do.
    func constant(_ part: NumberPattern.Part, _ kind: LetterKind, _ office: String) -> String? {
        switch part {
        case .text(let text): text
        case .secrecy: kind.secrecy.prefix
        case .classification: classification
        case .series: series ?? kind.register.series
        case .unit: unit ?? office.uppercased()
        case .sequence, .roman, .month, .year: nil
        }
    }

    private static let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Sequence<NumberingRule> {
    /// The rule for letters of a kind on a day.
    public func rule(for kind: LetterKind, of office: String, on day: LocalDate) -> NumberingRule {
        var best = NumberingRule.standard
        for rule in self where rule.covers(kind, of: office, on: day) && !rule.givesWay(to: best) { best = rule }
        return best
    }
}

extension NumberingRule {
    fileprivate func givesWay(to other: NumberingRule) -> Bool {
        rank == other.rank ? from < other.from : rank < other.rank
    }
}

extension LetterSecrecy {
    /// The letter before the classification code: `R.` and `B.` as seen in practice.
    public var prefix: String {
        switch self {
        case .ordinary: "B."
        case .secret: "R."
        }
    }
}

extension LetterRegister {
    /// What keeps the numbers of one register of an office apart from another's. `NP` is seen in practice; the others are
    /// this service's proposal, to be set to what the office uses.
    public var series: String {
        switch self {
        case .assignment: "SPT"
        case .minutes: "BA"
        case .report: "LHP"
        case .note: "NP"
        case .determination: "PNT"
        case .recommendation: "REK"
        case .decision: "KEP"
        case .outgoing: "SK"
        case .investigation: "PPNS"
        case .bpjsOutgoing: "SKB"
        case .bpjsReport: "LAP"
        case .bpjsWarning: "ST"
        case .bpjsFine: "DND"
        case .bpjsMandate: "SKK"
        case .licensing: "PTSP"
        }
    }
}

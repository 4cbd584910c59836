public import FoundationEssentials

/// One dated value of a parameter, with the law that it rests on and how sure that is.
///
/// The rows that Patuh brings along are in ``all``; administrators add later ones. A row holds from its day until the
/// next row of the same key.
public struct ParameterDefault: Sendable, Hashable {
    /// Which parameter.
    public let key: ParameterKey
    /// The value; nil where the law certainly sets one that is not known yet.
    public let value: Decimal?
    /// In what the value is counted.
    public let unit: ParameterUnit
    /// The first day on which the row holds.
    public let effectiveFrom: LocalDate
    /// On what it rests.
    public let basis: LegalBasis
    /// What administrators should know about it: conflicts, readings, texts not entered yet.
    public let label: Words?

    /// Makes a row.
    public init(
        _ key: ParameterKey,
        _ value: Decimal?,
        _ unit: ParameterUnit,
        from effectiveFrom: LocalDate = .first,
        basis: LegalBasis,
        label: Words? = nil
    ) {
        self.key = key
        self.value = value
        self.unit = unit
        self.effectiveFrom = effectiveFrom
        self.basis = basis
        self.label = label
    }
}

/// The parameters in force, by day.
public struct Parameters: Sendable, Hashable {
    private let rows: [ParameterKey: [ParameterDefault]]
    /// The day whose law a running case stays with; nil where every row is read by the day asked about.
    public private(set) var rulesOn: LocalDate?

    /// Takes rows in any order; of two rows with the same key and day the later one in the list holds.
    public init(_ rows: [ParameterDefault] = ParameterDefault.all) {
        self.rows = Dictionary(grouping: rows.enumerated(), by: \.element.key).mapValues { group in
            group.sorted { ($0.element.effectiveFrom, $0.offset) < ($1.element.effectiveFrom, $1.offset) }
                .map(\.element)
        }
    }

    /// These parameters as a case reads them that stays with the law of a day, whatever came into force since.
    public func staying(with day: LocalDate?) -> Parameters {
        var copy = self
        copy.rulesOn = day
        return copy
    }

    /// The row that holds on a day; nil before the first.
    ///
    /// A case that stays with the law of its own day reads the row of that day instead, where the key is about the course
    /// of a case. A rule that did not exist yet on that day is read by the day asked about: there is no older one to stay
    /// with.
    public func row(_ key: ParameterKey, on day: LocalDate) -> ParameterDefault? {
        if let rulesOn, key.staysWithCase, let row = rows[key]?.last(where: { $0.effectiveFrom <= rulesOn }) {
            return row
        }
        return rows[key]?.last { $0.effectiveFrom <= day }
    }

    /// The value on a day; nil before the first row, and where the value is not known yet.
    public func value(_ key: ParameterKey, on day: LocalDate) -> Decimal? { row(key, on: day)?.value }

    /// The value on a day as a whole number; nil when there is none, or when it is none.
    public func whole(_ key: ParameterKey, on day: LocalDate) -> Int? {
        guard let value = value(key, on: day) else { return nil }
        return Int(value.description)
    }

    /// Whether a switch is on; off when it has no value.
    public func isOn(_ key: ParameterKey, on day: LocalDate) -> Bool { value(key, on: day) == 1 }
}

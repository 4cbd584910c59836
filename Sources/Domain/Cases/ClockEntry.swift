/// One line of a clock's ledger: what an act has done to its course. Lines are added, never changed.
public struct ClockEntry: Sendable, Hashable {
    /// What an act does to a clock.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// More days, counted from the due day that they extend (UU 30/2014 art. 58(5)).
        case `extension`
        /// The clock stands still from the day of the act.
        case suspension
        /// It runs again: as many days as it stood still are added to its due day.
        case resumption

        /// The kind as users read it.
        public var words: Words {
            switch self {
            case .extension: Words(id: "Perpanjangan", en: "Extension")
            case .suspension: Words(id: "Penangguhan", en: "Suspension")
            case .resumption: Words(id: "Berjalan kembali", en: "Resumption")
            }
        }
    }

    /// The number of the act.
    public let seq: Int
    /// What it did.
    public let kind: Kind
    /// The legal day of the act.
    public let occurredOn: LocalDate
    /// The days granted, in the clock's own unit; nil unless it is an extension.
    public let days: Int?
    /// The law and article that the decision names; a resumption rests on its suspension's.
    public let legalBasis: String

    /// Makes a line.
    public init(_ kind: Kind, seq: Int, on occurredOn: LocalDate, days: Int? = nil, legalBasis: String) {
        self.kind = kind
        self.seq = seq
        self.occurredOn = occurredOn
        self.days = days
        self.legalBasis = legalBasis
    }
}

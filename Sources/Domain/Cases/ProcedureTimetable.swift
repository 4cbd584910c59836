/// Which version of a procedure is in force from which day. A case that opens is pinned to the one of its opening day,
/// and stays with it.
public struct ProcedureTimetable: Sendable {
    /// A published version.
    public struct Entry: Sendable {
        /// Its number.
        public let number: Int
        /// The first day on which cases open under it.
        public let validFrom: LocalDate

        /// Makes an entry.
        public init(number: Int, validFrom: LocalDate) {
            self.number = number
            self.validFrom = validFrom
        }
    }

    private let entries: [Entry]

    /// Takes the published versions of one track in any order.
    public init(_ entries: [Entry]) { self.entries = entries.sorted { $0.validFrom < $1.validFrom } }

    /// The version in force on a day; nil before the first.
    public func version(on day: LocalDate) -> Int? { entries.last { $0.validFrom <= day }?.number }
}

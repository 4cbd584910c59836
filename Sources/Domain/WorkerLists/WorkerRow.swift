/// One person as a list has them. What the list leaves empty, or writes so that it can't be read, is nil; the latter has
/// a fault. Everything in it is personal data (UU 27/2022 art. 4).
public struct WorkerRow: Sendable, Hashable {
    /// The line of the file on which the row begins, counted from 1.
    public let line: Int
    /// The digits that stand where a NIK belongs, right or wrong.
    public let number: String?
    /// The name as written.
    public let name: String
    /// The birth date.
    public let birthDate: LocalDate?
    /// The wage for a month: paid, or reported to BPJS.
    public let wage: Rupiah?
    /// The programmes followed.
    public let programmes: ProgrammeSet?
    /// The first day of work.
    public let startedOn: LocalDate?
    /// Columns whose field could not be read.
    public let unread: Set<WorkerListColumn>

    /// Puts the fields together.
    public init(
        line: Int,
        number: String? = nil,
        name: String,
        birthDate: LocalDate? = nil,
        wage: Rupiah? = nil,
        programmes: ProgrammeSet? = nil,
        startedOn: LocalDate? = nil,
        unread: Set<WorkerListColumn> = []
    ) {
        self.line = line
        self.number = number
        self.name = name
        self.birthDate = birthDate
        self.wage = wage
        self.programmes = programmes
        self.startedOn = startedOn
        self.unread = unread
    }

    /// The number, where it can be one.
    public var nik: NIK? { number.flatMap { try? NIK($0) } }
}

/// Something in a list that could not be read.
public struct WorkerListFault: Sendable, Hashable {
    /// The line of the file on which the row begins, counted from 1.
    public let line: Int
    /// The column's title as the file writes it; nil when the whole row is meant.
    public let column: String?
    /// What it is, for programs.
    public let code: ParseFailure.Kind
    /// What it is and what helps, for people. A NIK is masked in it.
    public let words: Words
    /// The row, where it was not taken at all: its fields with semicolons between them, at most 500 characters. Personal
    /// data.
    public let leftOut: String?
}

/// What became of a row.
public enum WorkerListEntry: Sendable, Hashable {
    /// It was taken, perhaps with fields that could not be read.
    case row(WorkerRow, [WorkerListFault])
    /// It was not taken.
    case leftOut(WorkerListFault)
}

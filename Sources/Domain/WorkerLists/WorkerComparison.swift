/// A firm's worker list held against the membership list (PP 86/2013 art. 3(2): workers registered are workers employed,
/// wages reported are wages received, programmes follow the stages).
///
/// Whoever is accused of nothing here may still turn out so; whoever is accused must be so. What a person has to decide
/// is told as ``WorkerOutcome/unclear`` and counts as nothing.
public struct WorkerComparison: Sendable, Hashable {
    /// A list as it was read.
    public struct List: Sendable {
        let day: LocalDate
        let rows: [WorkerRow]
        let leftOut: [String]
        let columns: Set<WorkerListColumn>

        /// Makes a list.
        ///
        /// - Parameters:
        ///   - day: the day on which it was drawn.
        ///   - leftOut: the text of rows that were not taken.
        ///   - columns: the columns that it has.
        public init(day: LocalDate, rows: [WorkerRow], leftOut: [String], columns: Set<WorkerListColumn>) {
            self.day = day
            self.rows = rows
            self.leftOut = leftOut
            self.columns = columns
        }
    }

    /// One result for each person: workers in the order of their list, then members who are not among them.
    public let results: [WorkerResult]
    /// How many persons have each outcome; an outcome of nobody is left out.
    public let counts: [WorkerOutcome: Int]
    /// Whether the membership list names nobody at all.
    public let isUnregistered: Bool

    /// The time in which a new worker is registered (PP 45/2015 art. 4(2), days from the beginning of work). Whoever
    /// began later is not told missing; law decides nothing here, so that the longest term protects the firm.
    static let registrationDays = 30
    /// The lowest pension age that there has been (PP 45/2015 art. 15 [M]): from it on, JP alone is left to a person.
    static let lowestPensionAge = 56

    /// Compares.
    ///
    /// - Parameters:
    ///   - mandatory: the programmes that the firm's scale demands; nil where the scale is not known, and then nobody is
    ///     told to be in too few.
    ///   - rulings: what a person has said about rows in doubt.
    /// - Throws: `unknown_line` for a ruling on a line that no list has.
    public init(
        workers: List,
        members: List,
        mandatory: ProgrammeSet?,
        rulings: [WorkerRuling] = []
    ) throws(ParseFailure) {
        let workerGroups = WorkerGroups(workers.rows, on: workers.day)
        let memberGroups = WorkerGroups(members.rows, on: members.day)
        let pairs = try Self.pairs(rulings, (workers.rows, workerGroups), (members.rows, memberGroups))
        let matching = WorkerMatching(
            workers: workerGroups,
            members: memberGroups,
            same: pairs.filter(\.isSame).map(\.pair),
            different: Set(pairs.filter { !$0.isSame }.map(\.pair))
        )
        let judge = WorkerJudge(workers: workers, members: members, mandatory: mandatory, matching: matching)
        results = judge.results()
        counts = results.reduce(into: [:]) { counts, result in
            for outcome in result.outcomes { counts[outcome, default: 0] += 1 }
        }
        isUnregistered = members.rows.isEmpty && members.leftOut.isEmpty
    }

    private static func pairs(
        _ rulings: [WorkerRuling],
        _ workers: (rows: [WorkerRow], groups: WorkerGroups),
        _ members: (rows: [WorkerRow], groups: WorkerGroups)
    ) throws(ParseFailure) -> [(pair: WorkerMatching.Pair, isSame: Bool)] {
        var pairs: [(pair: WorkerMatching.Pair, isSame: Bool)] = []
        for ruling in rulings {
            guard let worker = place(ruling.workerLine, workers), let member = place(ruling.memberLine, members) else {
                throw ParseFailure(
                    .unknownLine,
                    id:
                        "Baris \(ruling.workerLine) daftar pekerja atau baris \(ruling.memberLine) daftar peserta tidak ada, atau NIK-nya tercantum atas dua nama.",
                    en:
                        "There is no line \(ruling.workerLine) on the worker list or \(ruling.memberLine) on the membership list, or its NIK stands under two names."
                )
            }
            pairs.append((WorkerMatching.Pair(worker: worker, member: member), ruling.isSame))
        }
        return pairs
    }

    private static func place(_ line: Int, _ list: (rows: [WorkerRow], groups: WorkerGroups)) -> Int? {
        list.groups.groups.firstIndex { $0.rows.contains { list.rows[$0].line == line } }
    }
}

extension ParseFailure.Kind {
    /// A line that a list does not have.
    public static let unknownLine: Self = "unknown_line"
}

/// When a period ends, as far as that can be known.
public enum Deadline: Sendable, Hashable {
    /// The last day on which the duty can be done in time, and why it is that one.
    case due(LocalDate, DeadlineExplanation)
    /// The count runs into a year whose holidays are not published; it resolves when they are.
    case unresolved(year: Int, Words)

    /// The due day; nil while unresolved.
    public var day: LocalDate? {
        switch self {
        case .due(let day, _): day
        case .unresolved: nil
        }
    }

    /// The explanation, or why there is no day yet.
    public var words: Words {
        switch self {
        case .due(_, let explanation): explanation.words
        case .unresolved(_, let words): words
        }
    }
}

/// Why a deadline falls on its day, step by step.
public struct DeadlineExplanation: Sendable, Hashable {
    /// How many days were counted.
    public let days: Int
    /// In which unit.
    public let unit: DayUnit
    /// The day of the receipt or other event, itself not counted.
    public let start: LocalDate
    /// The day on which the count ended, before any roll.
    public let counted: LocalDate
    /// The due day.
    public let due: LocalDate
    /// The runs of days without work that were passed over, in order.
    public let gaps: [NonWorkingGap]

    /// Whether the end moved to the next working day.
    public var isRolled: Bool { counted != due }

    /// The steps: the period, each run of holidays, the weekends together, a roll, the due day.
    public var steps: [Words] {
        var steps = [
            Words(
                id: "\(days) \(unit.words.id) sejak \(start.words.id)",
                en: "\(days) \(unit.words.en) from \(start.words.en)"
            )
        ]
        if isRolled { steps.append(roll) }
        steps += gaps.filter { !$0.occasions.isEmpty }.map(\.words)
        let weekendDays = gaps.reduce(0) { $0 + ($1.occasions.isEmpty ? $1.length : 0) }
        if weekendDays > 0 {
            let plural = weekendDays == 1 ? "day is" : "days are"
            steps.append(
                Words(
                    id: "\(weekendDays) hari akhir pekan tidak dihitung",
                    en: "\(weekendDays) weekend \(plural) not counted"
                )
            )
        }
        steps.append(Words(id: "jatuh tempo \(due.wordsWithWeekday.id)", en: "due \(due.wordsWithWeekday.en)"))
        return steps
    }

    /// All steps in one line: "10 hari kerja sejak 11 Mei 2026; …; jatuh tempo Jumat, 29 Mei 2026".
    public var words: Words {
        Words(id: steps.map(\.id).joined(separator: "; "), en: steps.map(\.en).joined(separator: "; "))
    }

    private var roll: Words {
        Words(
            id: "hari terakhir \(counted.wordsWithWeekday.id) bukan hari kerja, bergeser ke hari kerja berikutnya",
            en: "the last day, \(counted.wordsWithWeekday.en), is not a working day and moves to the next one"
        )
    }
}

/// In what a parameter is counted.
public enum ParameterUnit: String, Sendable, Hashable, Codable, CaseIterable {
    /// Hari kerja.
    case workingDays = "working_days"
    /// Hari kalender.
    case calendarDays = "calendar_days"
    /// A day of the month.
    case dayOfMonth = "day_of_month"
    /// Percent for each month.
    case percentPerMonth = "percent_per_month"
    /// Whole rupiah.
    case rupiah
    /// Months.
    case months
    /// How many times.
    case times
    /// Workers.
    case workers
    /// Firms.
    case firms
    /// Points of a score.
    case points
    /// Years.
    case years
    /// 1 for yes, 0 for no.
    case `switch`

    /// The unit as users read it.
    public var words: Words {
        switch self {
        case .workingDays: Words(id: "hari kerja", en: "working days")
        case .calendarDays: Words(id: "hari kalender", en: "calendar days")
        case .dayOfMonth: Words(id: "tanggal dalam bulan", en: "day of the month")
        case .percentPerMonth: Words(id: "persen per bulan", en: "percent per month")
        case .rupiah: Words(id: "rupiah", en: "rupiah")
        case .months: Words(id: "bulan", en: "months")
        case .times: Words(id: "kali", en: "times")
        case .workers: Words(id: "pekerja", en: "workers")
        case .firms: Words(id: "perusahaan", en: "firms")
        case .points: Words(id: "poin", en: "points")
        case .years: Words(id: "tahun", en: "years")
        case .switch: Words(id: "ya/tidak", en: "yes or no")
        }
    }

    /// The unit of days to count with; nil when it counts no days.
    public var dayUnit: DayUnit? {
        switch self {
        case .workingDays: .workingDays
        case .calendarDays: .calendarDays
        case .dayOfMonth, .percentPerMonth, .rupiah, .months, .times, .workers, .firms, .points, .years, .switch: nil
        }
    }
}

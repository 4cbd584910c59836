/// A day of the week, numbered from Monday as 1 to Sunday as 7 (ISO 8601).
public enum Weekday: Int, Sendable, Hashable, Codable, CaseIterable {
    /// Senin.
    case monday = 1
    /// Selasa.
    case tuesday
    /// Rabu.
    case wednesday
    /// Kamis.
    case thursday
    /// Jumat.
    case friday
    /// Sabtu.
    case saturday
    /// Minggu.
    case sunday

    /// Saturday and Sunday, on which civil servants do not work (Perpres 21/2023).
    public var isWeekend: Bool { self == .saturday || self == .sunday }

    /// The weekday's name.
    public var words: Words {
        switch self {
        case .monday: Words(id: "Senin", en: "Monday")
        case .tuesday: Words(id: "Selasa", en: "Tuesday")
        case .wednesday: Words(id: "Rabu", en: "Wednesday")
        case .thursday: Words(id: "Kamis", en: "Thursday")
        case .friday: Words(id: "Jumat", en: "Friday")
        case .saturday: Words(id: "Sabtu", en: "Saturday")
        case .sunday: Words(id: "Minggu", en: "Sunday")
        }
    }
}

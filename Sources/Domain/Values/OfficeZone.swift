public import FoundationEssentials

/// The time zone of an office, which decides what "today" means there (Keppres 41/1987).
///
/// Indonesia has three zones without daylight saving, unchanged since 1988, so the offset from UTC is a constant.
public enum OfficeZone: String, Sendable, Hashable, Codable, CaseIterable {
    /// Waktu Indonesia Barat, UTC+7: Sumatra, Java, West and Central Kalimantan.
    case wib
    /// Waktu Indonesia Tengah, UTC+8: the rest of Kalimantan, Bali, Nusa Tenggara, Sulawesi.
    case wita
    /// Waktu Indonesia Timur, UTC+9: Maluku and Papua.
    case wit

    /// How many seconds local time is ahead of UTC.
    public var secondsFromUTC: Int {
        switch self {
        case .wib: 7 * 3600
        case .wita: 8 * 3600
        case .wit: 9 * 3600
        }
    }

    /// The sign behind a clock time: "WIB", "WITA", "WIT".
    public var abbreviation: String { rawValue.uppercased() }

    /// The zone's name in the IANA database.
    public var identifier: String {
        switch self {
        case .wib: "Asia/Jakarta"
        case .wita: "Asia/Makassar"
        case .wit: "Asia/Jayapura"
        }
    }

    /// The instant at which a day begins here.
    public func start(of day: LocalDate) -> Date {
        Date(timeIntervalSince1970: Double(day.dayNumber * 86_400 - secondsFromUTC))
    }
}

extension LocalDate {
    /// The day on which an instant falls in an office's zone.
    public static func today(at instant: Date, zone: OfficeZone) -> LocalDate {
        let local = instant.timeIntervalSince1970 + Double(zone.secondsFromUTC)
        let number = (local / 86_400).rounded(.down)
        guard number > Double(first.dayNumber) else { return first }
        return number < Double(last.dayNumber) ? LocalDate(dayNumber: Int(number)) : last
    }
}

/// A day on which civil servants do not work, as the yearly joint decree of three ministers (SKB) sets it.
public struct Holiday: Sendable, Hashable, Codable {
    /// Why nobody works.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Hari libur nasional.
        case nationalHoliday = "national_holiday"
        /// Cuti bersama; for civil servants set by Keppres and non-working, for private firms facultative.
        case collectiveLeave = "collective_leave"
    }

    /// How sure the day is.
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        /// Set by a published decree.
        case official
        /// Foreseen, for example from the moon; shown, but no deadline may rest on it.
        case estimated
    }

    /// The day.
    public let date: LocalDate
    /// Why nobody works.
    public let kind: Kind
    /// The name in Indonesian, as the decree writes it.
    public let name: String
    /// How sure the day is.
    public let status: Status
    /// The decree or other source; nil when the list does not say.
    public let source: String?

    /// Makes a holiday.
    public init(date: LocalDate, kind: Kind, name: String, status: Status, source: String? = nil) {
        self.date = date
        self.kind = kind
        self.name = name
        self.status = status
        self.source = source
    }

    /// The feast without "Cuti Bersama" and "Hari kedua dari", in both languages: "Hari Raya Idul Fitri".
    public var occasion: Words {
        var feast = name[...]
        for prefix in ["Cuti Bersama ", "Hari kedua dari "] where feast.hasPrefix(prefix) {
            feast = feast.dropFirst(prefix.count)
        }
        return Words(id: String(feast), en: Self.englishNames[String(feast)] ?? String(feast))
    }

    private static let englishNames = [
        "Tahun Baru Masehi": "New Year",
        "Tahun Baru Imlek": "Chinese New Year",
        "Isra Mikraj Nabi Muhammad": "Ascension of the Prophet Muhammad",
        "Hari Suci Nyepi": "Nyepi",
        "Wafat Yesus Kristus": "Good Friday",
        "Kebangkitan Yesus Kristus": "Easter",
        "Hari Raya Idul Fitri": "Eid al-Fitr",
        "Hari Buruh Internasional": "Labour Day",
        "Kenaikan Yesus Kristus": "Ascension Day",
        "Hari Raya Waisak": "Vesak",
        "Hari Lahir Pancasila": "Pancasila Day",
        "Hari Raya Idul Adha": "Eid al-Adha",
        "Tahun Baru Islam": "Islamic New Year",
        "Hari Kemerdekaan": "Independence Day",
        "Hari Kemerdekaan Republik Indonesia": "Independence Day",
        "Maulid Nabi Muhammad": "Birthday of the Prophet Muhammad",
        "Hari Raya Natal": "Christmas",
        "Hari Pemilihan Umum": "General election",
        "Hari Pemilihan Kepala Daerah": "Regional elections",
    ]
}

import API
import Domain

/// Small phrases that several commands say.
enum Phrases {
    static func yesNo(_ value: Bool, _ language: Language) -> String {
        switch (language, value) {
        case (.id, true): "ya"
        case (.id, false): "tidak"
        case (.en, true): "yes"
        case (.en, false): "no"
        }
    }

    /// "terlambat 3 hari", "5 hari lagi".
    static func daysLeft(_ days: Int, _ language: Language) -> String {
        switch (language, days) {
        case (.id, 0): "hari ini"
        case (.en, 0): "today"
        case (.id, ..<0): "terlambat \(-days) hari"
        case (.en, ..<0): "\(-days) days late"
        case (.id, _): "\(days) hari lagi"
        case (.en, _): "in \(days) days"
        }
    }

    /// The bucket of the queue in words.
    static func bucket(_ code: String, _ language: Language) -> String {
        let words: Words? =
            switch code {
            case "overdue": Words(id: "terlambat", en: "overdue")
            case "due_soon": Words(id: "segera", en: "due soon")
            case "on_time": Words(id: "masih lama", en: "on time")
            case "no_clock": Words(id: "tanpa tenggat", en: "no deadline")
            default: nil
            }
        return words?[language] ?? code
    }
}

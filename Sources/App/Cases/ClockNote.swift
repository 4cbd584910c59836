import API
import Domain
import Foundation
import Postgres

/// Why a clock ends on its day, in words and steps; stored with the clock, so that it can be read years later.
struct ClockNote: Sendable {
    let summary: Words
    let steps: [Words]

    /// As it is stored.
    var json: RawJSON {
        let stored = ClockExplanation(summary: summary, steps: steps)
        // Strings alone: encoding them can't fail.
        return RawJSON((try? Wire.text(stored)) ?? "{}")
    }

    /// A clock that runs again after a suspension.
    static func resumed(_ clock: ClockFact, on day: LocalDate, due: ClockDue) -> ClockNote {
        let end: Words =
            switch due {
            case .day(let due): Words(id: "jatuh tempo \(due.words.id)", en: "due on \(due.words.en)")
            case .unresolved(let year):
                Words(id: "hari libur \(year) belum ditetapkan", en: "the holidays of \(year) are not published")
            }
        return ClockNote(
            summary: Words(
                id: "Berjalan kembali sejak \(day.words.id); \(end.id)",
                en: "Runs again from \(day.words.en); \(end.en)"
            ),
            steps: []
        )
    }
}

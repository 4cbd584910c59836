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
}

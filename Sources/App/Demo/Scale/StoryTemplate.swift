import Domain
import Foundation

/// A story that the procedure has decided, act by act, under the rules in force: what every case that takes this
/// course writes to the log, but for its identities, people and letters' numbers.
struct StoryTemplate: Sendable {
    struct Letter: Sendable {
        let kind: LetterKind
        let days: Int?
    }

    struct Delivery: Sendable {
        /// The act that made the letter.
        let letterSeq: Int
        let kind: DeliveryKind
    }

    struct Outcome: Sendable {
        /// Which of the case's findings.
        let finding: Int
        let result: VerificationResult
    }

    /// What an act does to the fine's debt.
    enum Money: Sendable {
        /// Bills it.
        case fine(Rupiah, dueOn: LocalDate)
        /// Pays it in full, with which act of the debt's log.
        case payment(Rupiah, seq: Int)
    }

    /// One act and everything that is written with it.
    struct Act: Sendable {
        let actor: DemoStories.Actor
        let role: Role
        let event: CaseEvent
        /// The details as the log keeps them; ``StoryTemplate/standIn(_:)`` stands for a finding's identity.
        let details: String
        var letter: Letter?
        var delivery: Delivery?
        var order: (from: LocalDate, through: LocalDate)?
        var visit: VisitOutcome?
        /// A new finding, with the act of the visit that it rests on.
        var finding: (kind: FindingKind, visitSeq: Int?)?
        var outcomes: [Outcome] = []
        var money: Money?
        /// Clocks, counted through the case.
        var started: [(index: Int, row: ClockRow)] = []
        var ended: [Int] = []
        var effects: [(topic: String, payload: String)] = []
    }

    let track: Track
    let procedureVersion: Int
    let findingKind: FindingKind?
    let acts: [Act]

    /// Stands for the identity of a case's finding while the identity is not known.
    static func standIn(_ finding: Int) -> FindingID {
        FindingID(UUIDv7.make(milliseconds: 0, randomness: .init(high: 0, low: UInt64(finding))))
    }
}

/// Why a story can't be told.
struct UntellableStory: Error, CustomStringConvertible {
    let description: String
}

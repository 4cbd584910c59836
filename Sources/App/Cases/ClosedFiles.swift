import Domain
import Postgres

/// Cases on the criminal way: everybody but the investigators reads of them that they are followed up, and no more.
enum ClosedFiles {
    /// The codes of their states.
    static let states: [String] = Track.allCases.flatMap { CaseState.all(on: $0) }.filter(\.isCriminal).map(\.code)

    /// What stands for such a state.
    static let followedUp = "followed_up"

    /// The kinds of clocks that run in those states alone.
    static let clocks: [String] = ClockKind.allCases.filter { $0.rule.runsIn.allSatisfy(\.isCriminal) }.map(\.rawValue)

    /// Whether act `e` was done inside such a file. What was done there stays there when the case has ended.
    static let holdAct: SQL = "(e.from_state = ANY (\(states)) OR e.to_state = ANY (\(states)))"

    /// Whether case `c` lies in no file that is closed to a reader.
    static func showsCase(to reader: Actor) -> SQL {
        areOpen(to: reader) ? "true" : "c.state <> ALL (\(states))"
    }

    /// Whether somebody reads what is inside.
    static func areOpen(to reader: Actor) -> Bool { Visibility.shows(.closedFile, of: .inspection, to: reader) }
}

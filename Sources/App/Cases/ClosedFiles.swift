import Domain
import Postgres

/// Cases on the criminal way: everybody but the investigators reads of them that they are followed up, and no more.
enum ClosedFiles {
    /// The codes of their states.
    static let states: [String] = Track.allCases.flatMap { CaseState.all(on: $0) }.filter(\.isCriminal).map(\.code)

    /// What stands for such a state.
    static let followedUp = "followed_up"

    /// Whether an act led into a closed file, was taken in it, or led out of it; it stays closed when the case has ended.
    static func hold(from: String, to: String) -> Bool { states.contains(from) || states.contains(to) }

    /// Leaves out of rows with `from_state` and `to_state` what lies in a closed file.
    static func open(_ rows: some Sequence<Row>, to reader: Actor) throws -> [Row] {
        let rows = Array(rows)
        guard !areOpen(to: reader) else { return rows }
        return try rows.filter { !hold(from: try $0.column("from_state"), to: try $0.column("to_state")) }
    }

    /// The deadlines that run in closed files alone and that a reader may not know of.
    static func clocks(hiddenFrom reader: Actor) -> [String] { areOpen(to: reader) ? [] : closedClocks }

    private static let closedClocks: [String] = ClockKind.allCases
        .filter { kind in kind.rule.runsIn.allSatisfy(\.isCriminal) }.map(\.rawValue)

    /// Whether somebody reads what is inside.
    static func areOpen(to reader: Actor) -> Bool { reader.roles.contains(.investigator) }
}

import API
import Domain
import Postgres

/// What a list's row says of a case's state, as JSON made once for each state.
struct StateText: Sendable {
    /// `"next_actions":[…]`
    let nextActions: [UInt8]
    /// The rest of the object after the person; `nil` where it is nobody's turn.
    let responsible: [UInt8]?
    /// `"state":…,"state_words":…`
    let state: [UInt8]
    /// `,"track":…,"track_words":…`
    let track: [UInt8]
    /// The track itself.
    let onTrack: Track

    init(_ state: CaseState, _ turn: CaseTurn, isHidden: Bool) throws {
        onTrack = state.track
        nextActions = Array("\"next_actions\":".utf8) + (try Array(json: isHidden ? [] : turn.nextActions))
        responsible = try isHidden ? nil : turn.responsible.map { Array(try Array(json: $0).dropFirst()) }
        self.state =
            Array("\"state\":\"\(isHidden ? ClosedFiles.followedUp : state.code)\",\"state_words\":".utf8)
            + (try Array(json: isHidden ? CaseState.followedUp : state.words))
        track =
            Array(",\"track\":\"\(state.track.rawValue)\",\"track_words\":".utf8)
            + (try Array(json: state.track.words))
    }

    private static let tracks = CodeTable(Track.allCases.map { ($0.rawValue, $0) })

    /// What a reader may know of the state in a row, under the version that its case is pinned to.
    ///
    /// - Parameters:
    ///   - track: The column of the track.
    ///   - version: The column of the procedure's version.
    ///   - state: The column of the state.
    static func of(
        _ row: Row,
        track: Int,
        version: Int,
        state: Int,
        for reader: Actor,
        _ procedures: ProcedureBook
    ) throws -> StateText {
        guard let track = tracks.value(row, track) else {
            throw PostgresError(code: .decoding, message: "track: not known to this build")
        }
        let turns = try procedures.turns(track, try row.column(version))
        guard let text = (ClosedFiles.areOpen(to: reader) ? turns.open : turns.closed).value(row, state) else {
            throw PostgresError(code: .decoding, message: "state: not known to this build")
        }
        return text
    }

    private static let names: [Track: CaseTurns] = Dictionary(
        uniqueKeysWithValues: Track.allCases.compactMap { track in
            (try? CaseTurns(.current(track))).map { (track, $0) }
        }
    )

    /// What a reader may know of the state in a row, for a list that names the state alone: names are the same under
    /// every version.
    static func named(_ row: Row, track: Int, state: Int, for reader: Actor) throws -> StateText {
        let turns = tracks.value(row, track).flatMap { names[$0] }
        guard let text = (ClosedFiles.areOpen(to: reader) ? turns?.open : turns?.closed)?.value(row, state) else {
            throw PostgresError(code: .decoding, message: "state: not known to this build")
        }
        return text
    }
}

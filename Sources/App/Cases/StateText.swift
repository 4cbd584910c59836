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

    private init(_ state: CaseState, isHidden: Bool) throws {
        let turn = CaseTurn.in(state)
        nextActions = Array("\"next_actions\":".utf8) + (try Array(json: isHidden ? [] : turn.nextActions))
        responsible = try isHidden ? nil : turn.responsible.map { Array(try Array(json: $0).dropFirst()) }
        self.state =
            Array("\"state\":\"\(isHidden ? ClosedFiles.followedUp : state.code)\",\"state_words\":".utf8)
            + (try Array(json: isHidden ? CaseState.followedUp : state.words))
        track =
            Array(",\"track\":\"\(state.track.rawValue)\",\"track_words\":".utf8)
            + (try Array(json: state.track.words))
    }

    private static let open: [Track: CodeTable<StateText>] = table(isHidden: false)
    private static let closed: [Track: CodeTable<StateText>] = table(isHidden: true)
    private static let tracks = CodeTable(Track.allCases.map { ($0.rawValue, $0) })

    private static func table(isHidden: Bool) -> [Track: CodeTable<StateText>] {
        Dictionary(
            uniqueKeysWithValues: Track.allCases.map { track in
                let texts = CaseState.all(on: track).compactMap { state in
                    (try? StateText(state, isHidden: isHidden && state.isCriminal)).map { (state.code, $0) }
                }
                return (track, CodeTable(texts))
            }
        )
    }

    /// What a reader may know of the state in a row.
    ///
    /// - Parameters:
    ///   - track: The column of the track.
    ///   - state: The column of the state.
    static func of(_ row: Row, track: Int, state: Int, for reader: Actor) throws -> StateText {
        let texts = ClosedFiles.areOpen(to: reader) ? open : closed
        guard let track = tracks.value(row, track), let text = texts[track]?.value(row, state) else {
            throw PostgresError(code: .decoding, message: "state: not known to this build")
        }
        return text
    }
}

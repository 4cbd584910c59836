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

    private init(_ state: CaseState, isHidden: Bool) throws {
        let turn = CaseTurn.in(state)
        nextActions = Array("\"next_actions\":".utf8) + (try Array(json: isHidden ? [] : turn.nextActions))
        responsible = try isHidden ? nil : turn.responsible.map { Array(try Array(json: $0).dropFirst()) }
        self.state =
            Array("\"state\":\"\(isHidden ? ClosedFiles.followedUp : state.code)\",\"state_words\":".utf8)
            + (try Array(json: isHidden ? CaseState.followedUp : state.words))
    }

    private static let open: [String: StateText] = table(isHidden: false)
    private static let closed: [String: StateText] = table(isHidden: true)

    private static func table(isHidden: Bool) -> [String: StateText] {
        var table: [String: StateText] = [:]
        for track in Track.allCases {
            for state in CaseState.all(on: track) {
                table["\(track.rawValue) \(state.code)"] = try? StateText(state, isHidden: isHidden && state.isCriminal)
            }
        }
        return table
    }

    /// What a reader may know of a state.
    static func of(_ track: String, _ state: String, for reader: Actor) throws -> StateText {
        guard let text = (ClosedFiles.areOpen(to: reader) ? open : closed)["\(track) \(state)"] else {
            throw PostgresError(code: .decoding, message: "state: not known to this build")
        }
        return text
    }
}

import API
import Domain
import Foundation
import Postgres

/// A case's state as one reader may see it: once the criminal way is open, all but the investigators read only that
/// the case is being followed up.
struct CaseView: Sendable {
    private let state: CaseState
    /// Whether the case lies in a file that is closed to the reader.
    let isHidden: Bool
    private let showsOfficials: Bool

    init(_ state: CaseState, for actor: Actor) {
        self.init(state, isOutline: false, for: actor)
    }

    /// A state as the database shows it to the actor. An outline says no more than that a case is followed up, also to
    /// somebody who is an investigator elsewhere.
    init?(seen code: String, on track: Track, for actor: Actor) {
        guard let state = CaseState(seen: code, on: track) else { return nil }
        self.init(state, isOutline: code == ClosedFiles.followedUp, for: actor)
    }

    /// Reads a state's column.
    init(column row: Row, _ name: String, on track: Track, for actor: Actor) throws {
        guard let view = CaseView(seen: try row.column(name), on: track, for: actor) else {
            throw PostgresError(code: .decoding, message: "\(name): not a known state")
        }
        self = view
    }

    private init(_ state: CaseState, isOutline: Bool, for actor: Actor) {
        self.state = state
        isHidden = isOutline || (state.isCriminal && !ClosedFiles.areOpen(to: actor))
        showsOfficials = Visibility.shows(.officials, of: state.track, to: actor)
    }

    /// The state's code, or `followed_up`.
    var code: String { isHidden ? ClosedFiles.followedUp : state.code }

    /// The state in words.
    var words: Words { isHidden ? CaseState.followedUp : state.words }

    /// Whose turn it is: the roles that can carry the case on, and the person who leads it.
    func responsible(_ row: Row, _ turns: CaseTurns) throws -> Wire.Responsible? {
        guard !isHidden, var responsible = turns[state]?.responsible else { return nil }
        guard showsOfficials else { return responsible }
        let name = try row.column("responsible_name", as: String?.self)
        responsible.person = try row.column("responsible_id", as: PersonID?.self).map {
            Wire.PersonRef(id: $0.text, name: name ?? "")
        }
        return responsible
    }
}

extension Call {
    /// The state that a list is asked for: one of a procedure's, or `followed_up`.
    ///
    /// - Throws: `unknown_code`, with the states there are.
    var askedState: String? {
        get throws {
            try query["state"].map(Self.askedState)
        }
    }

    /// A state that somebody asks for, or that a case is followed up.
    static func askedState(_ code: String) throws -> String {
        guard code != ClosedFiles.followedUp else { return code }
        guard Track.allCases.contains(where: { CaseState(code, on: $0) != nil }) else {
            // Both tracks end alike.
            var told: Set<String> = []
            let known = Track.allCases.flatMap { CaseState.all(on: $0).map(\.code) }.filter { told.insert($0).inserted }
            throw Problem.invalidParameters([.notKnown("state", code, known: known)])
        }
        return code
    }
}

extension CaseState {
    /// Reads a state's column. An outline says no more than that a case is followed up: that stands for any state of the
    /// closed file.
    init(column row: Row, _ name: String, on track: Track) throws {
        let code: String = try row.column(name)
        guard let state = CaseState(seen: code, on: track) else {
            throw PostgresError(code: .decoding, message: "\(name): not a known state")
        }
        self = state
    }

    /// A state as the database shows it to a reader.
    init?(seen code: String, on track: Track) {
        self.init(code == ClosedFiles.followedUp ? InspectionState.incidentReport.rawValue : code, on: track)
    }
}

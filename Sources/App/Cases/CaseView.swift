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

    init(_ state: CaseState, for actor: Actor) {
        self.state = state
        isHidden = state.isCriminal && !ClosedFiles.areOpen(to: actor)
    }

    /// The state's code, or `followed_up`.
    var code: String { isHidden ? ClosedFiles.followedUp : state.code }

    /// The state in words.
    var words: Words { isHidden ? CaseState.followedUp : state.words }

    /// Whose turn it is: the roles that can carry the case on, and the person who leads it.
    func responsible(_ row: Row) throws -> Wire.Responsible? {
        guard !isHidden, var responsible = CaseTurn.in(state).responsible else { return nil }
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
            guard let code = query["state"], code != ClosedFiles.followedUp else { return query["state"] }
            guard Track.allCases.contains(where: { CaseState(code, on: $0) != nil }) else {
                let known = Track.allCases.flatMap { CaseState.all(on: $0).map(\.code) }
                throw Problem.invalidParameters([.notKnown("state", code, known: known)])
            }
            return code
        }
    }
}

extension CaseState {
    /// Reads a state's column.
    init(column row: Row, _ name: String, on track: Track) throws {
        let code: String = try row.column(name)
        guard let state = CaseState(code, on: track) else {
            throw PostgresError(code: .decoding, message: "\(name): not a known state")
        }
        self = state
    }
}

extension Row {
    /// Somebody, of the columns `PREFIX_id`, `PREFIX_name` and `PREFIX_login`; `nil` where nobody stands.
    func person(_ prefix: String) throws -> Wire.PersonRef? {
        guard let id = try column("\(prefix)_id", as: PersonID?.self) else { return nil }
        return Wire.PersonRef(
            id: id.text,
            name: try column("\(prefix)_name", as: String?.self) ?? "",
            login: try column("\(prefix)_login", as: String?.self)
        )
    }

    /// A day's column, as the wire writes days.
    func day(_ name: String) throws -> String { try column(name, as: LocalDate.self).description }

    /// A day's column that may be empty.
    func dayOrNone(_ name: String) throws -> String? { try column(name, as: LocalDate?.self)?.description }

    /// A time's column, as the wire writes times.
    func time(_ name: String) throws -> String { try column(name, as: Date.self).wire }

    /// An identity's column, as the wire writes identities.
    func id(_ name: String) throws -> String { try column(name, as: CaseID.self).text }

    /// An identity's column that may be empty.
    func idOrNone(_ name: String) throws -> String? { try column(name, as: CaseID?.self)?.text }

    /// A firm, of the columns `company_id`, `company_name` and `region_code`.
    func company() throws -> Wire.CompanyRef {
        Wire.CompanyRef(
            id: try id("company_id"),
            name: try column("company_name"),
            regionCode: try column("region_code")
        )
    }

    /// A column of JSON.
    func json<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        try Wire.decoder().decode(type, from: Data(try column(name, as: RawJSON.self).bytes))
    }
}

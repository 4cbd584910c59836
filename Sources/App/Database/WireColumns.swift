import API
import Domain
import Foundation
import Postgres

// Columns as the wire writes them.

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

    /// An office, of the columns `PREFIX_id` and `PREFIX_name`; `nil` where there is none.
    func office(_ prefix: String) throws -> Wire.OfficeRef? {
        try idOrNone("\(prefix)_id").map { Wire.OfficeRef(id: $0, name: try column("\(prefix)_name")) }
    }

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

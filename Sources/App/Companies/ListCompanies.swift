import API
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `GET /v1/companies`
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCompanies)
        let page = try PageRequest(call)
        var conditions = try filters(of: call)
        if let after = try page.cursor(2) {
            conditions.append("(c.name_key, c.id) > (\(after[0]), \(try page.id(after[1], of: Company.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            WITH page AS (
                SELECT c.id, c.version, c.legal_name, c.trading_name, c.kind, c.region_code, c.workers_reported, c.name_key
                FROM company c WHERE \(conditions.joined(separator: " AND "))
                ORDER BY c.name_key, c.id LIMIT \(page.limit + 1))
            SELECT p.*, r.name AS region_name, n.*,
                   (SELECT count(*) FROM case_seen e
                    WHERE e.company_id = p.id AND e.closed_on IS NULL AND e.version > 0) AS open_cases
            FROM page p JOIN region r ON r.code = p.region_code \(Self.numbers)
            ORDER BY p.name_key, p.id
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Self.summary),
                nextCursor: try page.next(rows) { row in
                    [try row.column("name_key"), try row.column("id", as: CompanyID.self).text]
                }
            )
        )
    }

    /// The numbers of firm `p`, one of each kind that a firm has once: its own before what a merge brought.
    static let numbers: SQL = """
        LEFT JOIN LATERAL (
            SELECT (array_agg(i.value ORDER BY \(ownFirst)) FILTER (WHERE i.kind = 'nib'))[1] AS nib,
                   (array_agg(i.value ORDER BY \(ownFirst)) FILTER (WHERE i.kind = 'npwp'))[1] AS npwp,
                   (array_agg(i.value ORDER BY \(ownFirst)) FILTER (WHERE i.kind = 'wlkp'))[1] AS wlkp,
                   array_agg(i.value ORDER BY i.value) FILTER (WHERE i.kind = 'npp') AS npps
            FROM company_identifier i WHERE i.company_id = p.id AND \(isHeld)) n ON true
        """

    /// The order of a firm's numbers `i` of one kind: what came with another record, or with a row that somebody took for
    /// the firm's, comes after its own.
    static let ownFirst: SQL = "num_nonnulls(i.brought_by, i.taken_by) > 0, i.value DESC"

    /// The condition on number `i` that the firm holds it still.
    static let isHeld: SQL = "(i.until_on IS NULL OR i.until_on > (now() AT TIME ZONE 'Asia/Jakarta')::date)"

    private func filters(of call: Call) throws -> [SQL] {
        // A record that went into another firm is found there.
        var conditions: [SQL] = ["c.merged_into IS NULL"]
        if let region = try RegionFilter(call) { conditions.append(region.condition(on: "c.region_code")) }
        for kind in CompanyNumber.Kind.allCases {
            let number = try call.value(kind.rawValue) { text throws(ParseFailure) in try CompanyNumber(kind, text) }
            if let number { conditions.append(Self.holds([number])) }
        }
        if let text = call.query["q"] {
            let prefix = NamePrefix(text)
            let byName: SQL = "c.name_key >= \(prefix.lower) AND c.name_key < \(prefix.upper)"
            let numbers = CompanyNumber.candidates(text)
            conditions.append(numbers.isEmpty ? byName : "(\(byName) OR \(Self.holds(numbers)))")
        }
        return conditions
    }

    /// The condition that firm `c` holds one of these numbers.
    private static func holds(_ numbers: [CompanyNumber]) -> SQL {
        let any = numbers.map { "(i.kind = \($0.kind.rawValue) AND i.value = \($0.value))" as SQL }
        return
            "c.id = ANY (ARRAY(SELECT i.company_id FROM company_identifier i WHERE \(any.joined(separator: " OR "))))"
    }

    /// A firm as lists show it.
    static func summary(_ row: Row) throws -> Wire.CompanySummary {
        Wire.CompanySummary(
            id: try row.column("id", as: CompanyID.self).text,
            version: try row.column("version"),
            name: try row.column("legal_name"),
            tradeName: try row.column("trading_name"),
            kind: try row.column("kind"),
            nib: try row.column("nib"),
            npwp: try row.taxNumber("npwp"),
            npps: try row.column("npps"),
            wlkp: try row.column("wlkp"),
            regionCode: try row.column("region_code"),
            regionName: try row.column("region_name"),
            workers: try row.column("workers_reported"),
            openCases: try row.column("open_cases")
        )
    }
}

extension Row {
    /// A tax number as everybody is shown it: a person's is her NIK, and has lost its birth date.
    func taxNumber(_ name: String) throws -> String? { try column(name, as: String?.self).map(Self.shown) }

    /// A tax number in a column, as everybody is shown it.
    func taxNumber(at column: Int) throws -> String? { try self.column(column, as: String?.self).map(Self.shown) }

    /// A tax number as everybody is shown it: a person's is her NIK, and has lost its birth date.
    static func shownTaxNumber(_ text: String) -> String { shown(text) }

    private static func shown(_ text: String) -> String {
        text.hasPrefix("0") ? text : (try? NPWP(text).masked) ?? text
    }
}

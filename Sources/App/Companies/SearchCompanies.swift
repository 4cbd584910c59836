import API
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `GET /v1/company-search`
    @Sendable func search(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCompanies)
        let search = CompanySearch(call.query["q"] ?? "")
        let limit = try PageRequest(call).limit
        let place = try RegionFilter(call)?.condition(on: "c.region_code") ?? "true"
        // Narrowed to a region, others must not have used up the limit before.
        let asked = call.query["region"] == nil ? limit : CompanySearch.mostNarrowed
        let rows = try await store.read(
            as: call.signedIn,
            """
            WITH page AS (
                SELECT c.id, c.version, c.legal_name, c.trading_name, c.kind, c.region_code, c.workers_reported,
                       c.name_key, h.likeness
                FROM (\(search.hits(limit: asked))) h JOIN company c ON c.id = h.company_id
                WHERE c.merged_into IS NULL AND \(place)
                ORDER BY h.likeness DESC, c.name_key, c.id LIMIT \(limit))
            SELECT p.*, r.name AS region_name, n.*,
                   (SELECT count(*) FROM case_seen e
                    WHERE e.company_id = p.id AND e.closed_on IS NULL AND e.version > 0) AS open_cases
            FROM page p JOIN region r ON r.code = p.region_code \(Self.numbers)
            ORDER BY p.likeness DESC, p.name_key, p.id
            """
        )
        return try .json(Wire.CompanySearchResult(items: try rows.map(Self.summary)))
    }
}

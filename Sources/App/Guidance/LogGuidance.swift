import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension GuidanceRoutes {
    /// `POST /v1/guidance-activities`
    @Sendable func log(_ call: Call) async throws -> Reply {
        _ = try call.permit(.logGuidance)
        let request: Wire.GuidanceRequest = try call.read()
        let id = try request.id.map { try GuidanceActivityID(field: "id", $0) } ?? GuidanceActivityID(UUIDv7.new())
        let day = try LocalDate(field: "occurred_on", request.occurredOn)
        try day.mustNotLieAhead(of: call.signedIn.today)
        let region = try Self.regency(request.regionCode)
        _ = try call.permit(.logGuidance, over: region)
        let companies = try (request.companyIds ?? []).enumerated().map {
            try CompanyID(field: "company_ids[\($0)]", $1)
        }
        return try await store.once(call) { tx in
            let me = call.signedIn.personID
            let officers = try await cases.people(request.officers ?? [call.signedIn.login], field: "officers", tx)
            try await Self.checkKnown(companies, region, tx)
            _ = try await tx.pipeline([
                """
                INSERT INTO guidance_activity (id, kind, occurred_on, region_code, place, topic, people_reached, note,
                    recorded_by)
                VALUES (\(id), \(request.kind), \(day), \(region), \(request.place), \(request.topic),
                    \(request.peopleReached), \(request.note), \(me))
                """,
                """
                INSERT INTO guidance_company (activity_id, company_id)
                SELECT DISTINCT \(id), c FROM unnest(\(companies)) AS x (c)
                """,
                """
                INSERT INTO guidance_officer (activity_id, person_id)
                SELECT DISTINCT \(id), p FROM unnest(\(officers)) AS x (p)
                """,
            ])
            let rows = try await tx.query("\(Wire.GuidanceActivity.select) WHERE a.id = \(id)")
            return try .json(try Wire.GuidanceActivity(try rows.single()), status: .created)
        }
    }

    private static func regency(_ text: String) throws -> RegionCode {
        var reader = FieldReader()
        let region = reader.regency("region_code", text)
        try reader.check()
        guard let region else { throw Problem.internal }
        return region
    }

    /// A foreign key would say yes to a firm that the sender may not know of.
    private static func checkKnown(_ companies: [CompanyID], _ region: RegionCode, _ tx: Transaction) async throws {
        let rows = try await tx.pipeline([
            "SELECT id FROM company WHERE id = ANY (\(companies))", "SELECT FROM region WHERE code = \(region)",
        ])
        guard !rows[1].isEmpty else {
            throw Problem.invalid(
                "region_code",
                "unknown_region",
                id: "Tidak ada kabupaten atau kota dengan kode itu.",
                en: "There is no regency or city with that code."
            )
        }
        let known = Set(try rows[0].map { try $0.column(0, as: CompanyID.self) })
        guard let index = companies.firstIndex(where: { !known.contains($0) }) else { return }
        throw Problem.unknownFirm("company_ids[\(index)]")
    }
}

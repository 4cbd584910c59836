import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CompanyRoutes {
    /// `POST /v1/companies/{id}/facts`
    @Sendable func recordFact(_ call: Call) async throws -> Reply {
        _ = try call.permit(.writeCompanies)
        let id = try call.id(of: Company.self)
        let fact = try FactReader(try call.read(), today: call.signedIn.today)
        return try await store.once(call) { tx in
            let found = try await tx.pipeline([
                "SELECT region_code FROM company WHERE id = \(id)", "SELECT FROM company WHERE id = \(fact.other)",
                "SELECT FROM company_fact WHERE id = \(fact.id)",
            ])
            guard let region = try found[0].first?.column(0, as: RegionCode.self) else { throw Problem.noCompany }
            _ = try call.permit(.writeCompanies, over: region)
            // A foreign key would say yes to a firm that the sender may not know of.
            guard fact.other == nil || !found[1].isEmpty else { throw Problem.unknownFirm("link.other_id") }
            guard fact.other != id else { throw Problem.linkedToItself }
            guard found[2].isEmpty else { throw Problem.idTaken }
            _ = try await tx.pipeline(fact.statements(for: id, by: PersonID(call.signedIn.personID)))
            return try .json(try await read(fact.id, call, tx), status: .created)
        }
    }

    /// `POST /v1/company-facts/{id}/end`
    @Sendable func endFact(_ call: Call) async throws -> Reply {
        _ = try call.permit(.writeCompanies)
        let id = try call.id(of: CompanyFact.self)
        let request: Wire.FactEndRequest = try call.read()
        let day = try LocalDate(field: "ended_on", request.endedOn)
        guard day <= call.signedIn.today else { throw Problem.factAhead("ended_on") }
        return try await store.once(call) { tx in
            let found = try await tx.query(
                """
                SELECT c.region_code, f.valid_from, f.valid_until IS NOT NULL OR e.fact_id IS NOT NULL AS has_ended
                FROM company_fact f JOIN company c ON c.id = f.company_id
                LEFT JOIN company_fact_end e ON e.fact_id = f.id WHERE f.id = \(id)
                """
            )
            guard let row = found.first else { throw Problem.noFact }
            _ = try call.permit(.writeCompanies, over: try row.column("region_code", as: RegionCode.self))
            guard try !row.column("has_ended", as: Bool.self) else { throw Problem.factEnded }
            if let from = try row.column("valid_from", as: LocalDate?.self), day < from {
                throw Problem.factEndsFirst("ended_on")
            }
            _ = try await tx.query(
                """
                INSERT INTO company_fact_end (fact_id, ended_on, reason, ended_by)
                VALUES (\(id), \(day), \(request.reason), \(call.signedIn.personID))
                """
            )
            return try .json(try await read(id, call, tx), status: .created)
        }
    }

    private func read(_ id: CompanyFactID, _ call: Call, _ tx: Transaction) async throws -> Wire.CompanyFact {
        let rows = try await tx.query(
            "\(Wire.CompanyFact.select(on: LocalDate.today(at: Date(), zone: .wib))) WHERE f.id = \(id)"
        )
        return try Wire.CompanyFact(try rows.single())
    }
}

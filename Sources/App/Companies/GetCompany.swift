import API
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `GET /v1/companies/{id}`
    @Sendable func get(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCompanies)
        let id = try call.id(of: Company.self)
        let (rules, results) = try await store.read(as: call.signedIn) { _ in CompanyFile.statements(id) }
        guard let company = try CompanyFile.company(results, for: call.actor, rules.procedures) else {
            throw Problem.noCompany
        }
        return try .json(company, version: company.version)
    }
}

extension Problem {
    /// No firm with that identity where the reader may see one.
    static let noCompany = Problem.notFound(id: "perusahaan", en: "firm")
}

/// A firm with all that belongs to it, read in one round trip.
enum CompanyFile {
    /// The statements that ``company(_:for:_:)`` reads, in order.
    static func statements(_ id: CompanyID) -> [SQL] {
        [
            """
            SELECT p.*, r.name AS region_name, n.*
            FROM company p JOIN region r ON r.code = p.region_code \(CompanyRoutes.numbers)
            WHERE p.id = \(id)
            """,
            """
            SELECT number, branch, registered_workers, average_wage, programmes, arrears_months, list_date
            FROM company_listing WHERE company_id = \(id) AND source = 'bpjs' ORDER BY number LIMIT 1000
            """,
            """
            SELECT number, reported_on, workers, registered_workers
            FROM company_listing WHERE company_id = \(id) AND source = 'wlkp'
            ORDER BY reported_on DESC NULLS LAST, number LIMIT 1000
            """,
            """
            \(Wire.CaseSummary.select) WHERE c.company_id = \(id) AND c.version > 0
            ORDER BY c.opened_on DESC, c.id DESC LIMIT 1000
            """,
        ]
    }

    /// Puts the firm together; `nil` where there is none, or none that the reader may see.
    static func company(
        _ results: [Rows],
        for reader: Actor,
        _ procedures: ProcedureBook
    ) throws -> Wire.Company? {
        guard let row = results[0].first else { return nil }
        let cases = try results[3].map { try Wire.CaseSummary($0, for: reader, procedures) }
        return Wire.Company(
            id: try row.id("id"),
            version: try row.column("version"),
            name: try row.column("legal_name"),
            tradeName: try row.column("trading_name"),
            kind: try row.column("kind"),
            nib: try row.column("nib"),
            npwp: try row.column("npwp"),
            npps: try row.column("npps", as: [String]?.self) ?? [],
            wlkp: try row.column("wlkp"),
            kbli: try row.column("kbli"),
            address: try row.column("address"),
            district: try row.column("district"),
            regionCode: try row.column("region_code"),
            regionName: try row.column("region_name"),
            scale: try row.column("scale"),
            workers: try row.column("workers_reported"),
            phone: try row.column("phone"),
            openCases: cases.count { !$0.closed },
            memberships: try results[1].map(membership),
            annualReports: try results[2].map(report),
            cases: cases,
            recordedAt: try row.time("created_at")
        )
    }

    private static func membership(_ row: Row) throws -> Wire.Membership {
        Wire.Membership(
            npp: try row.column("number"),
            branch: try row.column("branch"),
            activeWorkers: try row.column("registered_workers"),
            averageWage: try row.column("average_wage"),
            programmes: try row.column("programmes", as: [String]?.self) ?? [],
            monthsInArrears: try row.column("arrears_months"),
            listDate: try row.day("list_date")
        )
    }

    private static func report(_ row: Row) throws -> Wire.AnnualReport {
        Wire.AnnualReport(
            wlkp: try row.column("number"),
            reportedOn: try row.dayOrNone("reported_on"),
            workers: try row.column("workers"),
            registeredWorkers: try row.column("registered_workers")
        )
    }
}

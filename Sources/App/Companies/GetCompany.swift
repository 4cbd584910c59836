import API
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `GET /v1/companies/{id}`
    @Sendable func get(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCompanies)
        let id = try call.id(of: Company.self)
        let isOpened = try call.opens(.smallGroupWage) && call.opens(.personalTaxNumber)
        let (rules, results) = try await store.read(as: call.signedIn) { _ in CompanyFile.statements(id) }
        guard let company = try CompanyFile.company(results, for: call.signedIn, rules, opened: isOpened) else {
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
    /// The statements that ``company(_:for:_:opened:)`` reads, in order.
    static func statements(_ id: CompanyID) -> [SQL] {
        [
            """
            SELECT p.*, r.name AS region_name, n.*
            FROM company p JOIN region r ON r.code = p.region_code \(CompanyRoutes.numbers)
            WHERE p.id = \(id)
            """,
            """
            SELECT number, branch, registered_workers, average_wage, programmes, arrears_months, list_date,
                   gone_on, gone_import_id
            FROM company_listing WHERE company_id = \(id) AND source = 'bpjs' ORDER BY number LIMIT 1000
            """,
            """
            SELECT number, reported_on, workers, registered_workers, list_date, gone_on, gone_import_id
            FROM company_listing WHERE company_id = \(id) AND source = 'wlkp'
            ORDER BY reported_on DESC NULLS LAST, number LIMIT 1000
            """,
            """
            \(Wire.CaseSummary.select) WHERE c.company_id = \(id) AND c.version > 0
            ORDER BY c.opened_on DESC, c.id DESC LIMIT 1000
            """,
            Wire.FurtherNumber.select(id),
            """
            SELECT number, list_date, gone_on, gone_import_id
            FROM company_listing WHERE company_id = \(id) AND source = 'oss' ORDER BY number LIMIT 1000
            """,
        ]
    }

    /// Puts the firm together; `nil` where there is none, or none that the reader may see.
    ///
    /// - Parameter opened: With wages of small groups and personal tax numbers, for a purpose.
    static func company(
        _ results: [Rows],
        for reader: SignedIn,
        _ rules: Rulebook.Edition,
        opened: Bool = false
    ) throws -> Wire.Company? {
        guard let row = results[0].first else { return nil }
        let further = try results[4].map { try Wire.FurtherNumber($0, opened: opened) }
        let cases = try results[3].map { try Wire.CaseSummary($0, for: reader.actor, rules.procedures) }
        // Without a number nothing is known of what would be told: then every average is withheld.
        let smallest = opened ? 0 : rules.parameters.whole(.smallestGroup, on: reader.today) ?? .max
        return Wire.Company(
            id: try row.id("id"),
            mergedInto: try row.idOrNone("merged_into"),
            version: try row.column("version"),
            name: try row.column("legal_name"),
            tradeName: try row.column("trading_name"),
            kind: try row.column("kind"),
            nib: try row.column("nib"),
            npwp: opened ? try row.column("npwp") : try row.taxNumber("npwp"),
            npps: try row.column("npps", as: [String]?.self) ?? [],
            wlkp: try row.column("wlkp"),
            furtherNumbers: further.isEmpty ? nil : further,
            kbli: try row.column("kbli"),
            address: try row.column("address"),
            district: try row.column("district"),
            regionCode: try row.column("region_code"),
            regionName: try row.column("region_name"),
            scale: try row.column("scale"),
            workers: try row.column("workers_reported"),
            phone: try row.column("phone"),
            openCases: cases.count { !$0.closed },
            licences: try results[5].map(licence),
            memberships: try results[1].map { try membership($0, from: smallest) },
            annualReports: try results[2].map(report),
            cases: cases,
            recordedAt: try row.time("created_at")
        )
    }

    private static func licence(_ row: Row) throws -> Wire.Licence {
        Wire.Licence(
            nib: try row.column("number"),
            listDate: try row.day("list_date"),
            goneOn: try row.dayOrNone("gone_on"),
            goneImportId: try row.idOrNone("gone_import_id")
        )
    }

    /// - Parameter smallest: From how many workers on the average of their wages is shown.
    private static func membership(_ row: Row, from smallest: Int) throws -> Wire.Membership {
        let workers: Int? = try row.column("registered_workers")
        let wage: Int64? = try row.column("average_wage")
        let isWithheld = wage != nil && (workers ?? 0) < smallest
        return Wire.Membership(
            npp: try row.column("number"),
            branch: try row.column("branch"),
            activeWorkers: workers,
            averageWage: isWithheld ? nil : wage,
            wageWithheld: isWithheld ? true : nil,
            programmes: try row.column("programmes", as: [String]?.self) ?? [],
            monthsInArrears: try row.column("arrears_months"),
            listDate: try row.day("list_date"),
            goneOn: try row.dayOrNone("gone_on"),
            goneImportId: try row.idOrNone("gone_import_id")
        )
    }

    private static func report(_ row: Row) throws -> Wire.AnnualReport {
        Wire.AnnualReport(
            wlkp: try row.column("number"),
            reportedOn: try row.dayOrNone("reported_on"),
            workers: try row.column("workers"),
            registeredWorkers: try row.column("registered_workers"),
            listDate: try row.day("list_date"),
            goneOn: try row.dayOrNone("gone_on"),
            goneImportId: try row.idOrNone("gone_import_id")
        )
    }
}

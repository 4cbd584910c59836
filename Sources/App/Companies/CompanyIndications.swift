import API
import Domain
import Foundation
import Postgres

extension CompanyRoutes {
    /// `GET /v1/companies/{id}/indications`
    @Sendable func indications(_ call: Call) async throws -> Reply {
        _ = try call.permit(.queryNoncompliant)
        let id = try call.id(of: Company.self)
        let day = try call.pastDay("as_of")
        let (rules, results) = try await store.read(as: call.signedIn) { _ in
            FirmIndications.statements(id, on: day)
        }
        guard !results[0].isEmpty else { throw Problem.noCompany }
        return try .json(
            Wire.CompanyIndications(
                companyId: id.text,
                asOf: day.description,
                items: try FirmIndications.items(results, for: call.signedIn, rules),
                registered: try FirmIndications.registered(results)
            )
        )
    }
}

extension Call {
    /// A day in the query that has come; today in western Indonesia without one.
    ///
    /// - Throws: `future_day`.
    func pastDay(_ name: String) throws -> LocalDate {
        let today = LocalDate.today(at: Date(), zone: .wib)
        let day = try value(name) { text throws(ParseFailure) in try LocalDate(parsing: text) } ?? today
        guard day <= today else {
            throw Problem.invalid(
                name,
                "future_day",
                id: "Tanggal itu belum tiba; isi paling lambat hari ini.",
                en: "That day has not come yet; give today at the latest."
            )
        }
        return day
    }
}

/// What lists and unexamined cases suggest of one firm, with the rows that it rests on.
enum FirmIndications {
    /// The statements that ``items(_:for:_:)`` and ``registered(_:)`` read, in order; the first is empty where the reader
    /// may see no such firm.
    static func statements(_ id: CompanyID, on day: LocalDate) -> [SQL] {
        let horizon = OfficeZone.wib.start(of: day.adding(days: 1))
        return [
            "SELECT FROM company WHERE id = \(id)",
            // In the order that ``IndicationColumns/function`` names.
            """
            SELECT x.kind, x.source, x.since, x.workers, x.months, x.amount, x.branch, x.list_day, x.case_id, x.track,
                   x.state, x.registered, x.reported, x.reported_on, x.missing, x.scale, x.checked_on, x.npp
            FROM firm_indications(\(id), \(day), \(horizon)) x
            ORDER BY x.since, x.kind, x.source, x.case_id, x.npp
            """,
            "SELECT l.* FROM listings_known(\(id), \(day), \(horizon)) l ORDER BY l.source, l.number LIMIT 1000",
            """
            SELECT CASE
                WHEN EXISTS (
                    SELECT FROM numbers_at_bpjs(\(id), \(day), \(horizon)) n WHERE n.gone_on IS NULL) THEN 'npp'
                WHEN (SELECT k.answer
                      FROM facts_known(\(id), \(day), \(horizon)) f
                      JOIN company_registration_check k ON k.fact_id = f.id WHERE f.kind = 'registration_check'
                      ORDER BY k.answered_on DESC, f.recorded_at DESC LIMIT 1) = 'registered' THEN 'registration_check'
                ELSE registered_elsewhere(\(id), \(day), \(horizon)) END AS way
            """,
        ]
    }

    /// What is suggested.
    static func items(_ results: [Rows], for reader: SignedIn, _ rules: Rulebook.Edition) throws -> [Wire.Indication] {
        // Without a number nothing is known of what would be told: then every average is withheld.
        let smallest = rules.parameters.whole(.smallestGroup, on: reader.today) ?? .max
        let rows = try results[2].map { try Wire.ListedRow($0, from: smallest) }
        return try results[1].map { try Wire.Indication($0, rows, for: reader.actor) }
    }

    /// How the firm is registered, as far as is known.
    static func registered(_ results: [Rows]) throws -> Wire.RegisteredBy? {
        guard let code = try results[3].single().column("way", as: String?.self) else { return nil }
        let words =
            switch code {
            case "npp": Words(id: "NPP tercatat", en: "A number at BPJS is on record")
            case "registration_check": Words(id: "Menurut jawaban BPJS terdaftar", en: "Registered, as BPJS answered")
            case "taxpayer":
                Words(id: "NPWP yang sama memiliki NPP", en: "The same taxpayer holds a number at BPJS")
            case "head_office": Words(id: "Terdaftar melalui kantor pusat", en: "Registered by its head office")
            default: Words(id: "Terdaftar melalui induk perusahaan", en: "Registered by its parent")
            }
        return Wire.RegisteredBy(code: code, words: words)
    }
}

extension Wire.ListedRow {
    /// Reads a row of `listings_known`.
    ///
    /// - Parameter smallest: From how many workers on the average of their wages is shown.
    init(_ row: Row, from smallest: Int) throws {
        let registered: Int? = try row.column("registered_workers")
        let wage: Int64? = try row.column("average_wage")
        let isWithheld = wage != nil && (registered ?? 0) < smallest
        self.init(
            source: try row.column("source"),
            number: try row.column("number"),
            listDate: try row.day("list_date"),
            branch: try row.column("branch"),
            reportedOn: try row.dayOrNone("reported_on"),
            workers: try row.column("workers"),
            registeredWorkers: registered,
            averageWage: isWithheld ? nil : wage,
            wageWithheld: isWithheld ? true : nil,
            programmes: try row.column("programmes", as: [String]?.self),
            monthsInArrears: try row.column("arrears_months")
        )
    }
}

extension Wire.Indication {
    /// Reads a row, and takes of what lists say of the firm the rows that it rests on.
    init(_ row: Row, _ listed: [Wire.ListedRow], for reader: Actor) throws {
        let said = try Indication(row, .function)
        var state: CaseView?
        if !row.isNull(column: 10) {
            state = CaseView(seen: try row.column(10), on: try row.code(at: 9), for: reader)
        }
        self.init(
            kind: said.kind.rawValue,
            words: said.kind.words,
            source: said.source.rawValue,
            statement: said.words(state),
            since: said.since.description,
            workers: said.workers,
            monthsInArrears: said.months,
            minimumWage: said.minimumWage?.description,
            branch: said.branch,
            listDay: said.listDay?.description,
            registeredWorkers: said.registered,
            reportedWorkers: said.reported,
            reportedOn: said.reportedOn?.description,
            missingProgrammes: said.missing.isEmpty ? nil : said.missing,
            scale: said.scale?.rawValue,
            checkedOn: said.checkedOn?.description,
            npp: said.npp,
            caseId: try row.column(8, as: CaseID?.self)?.text,
            state: state?.code,
            stateWords: state?.words,
            restsOn: listed.filter(said.restsOn)
        )
    }
}

extension Indication {
    /// Whether it rests on what a list says.
    fileprivate func restsOn(_ row: Wire.ListedRow) -> Bool {
        switch source {
        case .unlisted, .registrationCheck: row.source != "bpjs"
        case .goneFromList: row.source != "bpjs" || row.number == npp
        case .fewerWorkers: row.source != "oss"
        case .missingProgrammes: row.source == "bpjs"
        case .belowMinimumWage, .arrears: row.source != "oss" && row.number == npp
        case .unexaminedCase: false
        }
    }
}

import API
import Domain
import Foundation
import Postgres

extension NoncomplianceRoutes {
    /// `GET /v1/noncompliant-companies/facets`
    @Sendable func facets(_ call: Call) async throws -> Reply {
        _ = try call.permit(.queryNoncompliant)
        let call = try await completed(call)
        let question = try NoncomplianceQuestion(call)
        // A saved query may ask for indications; findings counted in their place would be an answer to something else.
        guard question.basis == .finding else {
            let why = Words(
                id: "Jumlah menurut jenis, keadaan dan seterusnya hanya dihitung untuk temuan pemeriksaan.",
                en: "Counts by kind, state and the rest are of examined findings alone."
            )
            throw Problem.invalidParameters([.init(field: "basis", code: "findings_only", detail: why)])
        }
        var statements = [question.facets]
        if let branch = question.branch { statements.append(NoncomplianceQuestion.branches(branch)) }
        let results = try await store.read(as: call.signedIn, statements)
        if question.branch != nil, results[1].count != 1 { throw Problem.unknownBranch }
        return try .json(try Wire.NoncomplianceFacets(results[0], question, for: call.actor))
    }
}

/// How old findings are, in days on the day asked about. Steps for reading alone: no law counts by them.
enum FindingAge: String, CaseIterable, Sendable {
    case upTo30 = "up_to_30"
    case upTo90 = "up_to_90"
    case upTo180 = "up_to_180"
    case upTo365 = "up_to_365"
    case older = "over_365"

    /// The fewest days.
    var fewest: Int {
        switch self {
        case .upTo30: 0
        case .upTo90: 31
        case .upTo180: 91
        case .upTo365: 181
        case .older: 366
        }
    }

    /// The most days; `nil` without a limit.
    var most: Int? {
        switch self {
        case .upTo30: 30
        case .upTo90: 90
        case .upTo180: 180
        case .upTo365: 365
        case .older: nil
        }
    }

    /// In words.
    var words: Words {
        switch self {
        case .older: Words(id: "lebih dari 365 hari", en: "more than 365 days")
        default: Words(id: "\(fewest)–\(most ?? 0) hari", en: "\(fewest)–\(most ?? 0) days")
        }
    }

    /// The age of a row's finding, as SQL.
    static func of(_ since: SQL, on day: LocalDate) -> SQL {
        """
        CASE WHEN \(day) - \(since) <= 30 THEN 'up_to_30' WHEN \(day) - \(since) <= 90 THEN 'up_to_90'
             WHEN \(day) - \(since) <= 180 THEN 'up_to_180' WHEN \(day) - \(since) <= 365 THEN 'up_to_365'
             ELSE 'over_365' END
        """
    }
}

extension NoncomplianceQuestion {
    /// How many firms the list holds, and how many for each kind, state, regency and age: by the list's own predicate.
    var facets: SQL {
        """
        WITH fact AS MATERIALIZED (\(isPast ? pastRows : todaysRows)),
        count AS (
            SELECT kind, state, min(track) AS track, region_code, age, count(DISTINCT company_id) AS firms
            FROM fact GROUP BY GROUPING SETS ((kind), (state), (region_code), (age), ()))
        SELECT n.kind, n.state, n.track, n.region_code, n.age, n.firms, r.name AS region_name,
               CASE WHEN r.code IS NOT NULL THEN \(branchName("r.code")) END AS branch
        FROM count n LEFT JOIN region r ON r.code = n.region_code
        ORDER BY n.firms DESC, n.kind, n.state, n.region_code, n.age
        """
    }

    private var todaysRows: SQL {
        let columns: SQL = """
            SELECT n.company_id, n.kind, n.state, n.track, n.region_code, \(FindingAge.of("n.since", on: asOf)) AS age
            """
        let asked: SQL = """
            n.region_code IN (SELECT w.code FROM (\(places)) w) AND \(matches("n", due: "n.due_on"))
            """
        return """
            \(columns) FROM noncompliance_item n WHERE \(asked)
            UNION ALL \(columns) FROM noncompliance_outline n WHERE \(asked)
            """
    }

    private var pastRows: SQL {
        let columns: SQL = """
            SELECT n.company_id, n.kind, n.state, n.track, n.region_code, \(FindingAge.of("n.since", on: asOf)) AS age
            """
        let asked: SQL = "\(isKnown("n")) AND \(wasThere("n")) AND \(matches("n", due: pastDue("n.case_id")))"
        return """
            \(columns) FROM noncompliance_period n WHERE \(asked)
            UNION ALL \(columns) FROM noncompliance_period_outline n WHERE \(asked)
            """
    }
}

extension Wire.NoncomplianceFacets {
    /// Reads the rows of ``NoncomplianceQuestion/facets``.
    fileprivate init(_ rows: Rows, _ question: NoncomplianceQuestion, for reader: Actor) throws {
        self.init(
            asOf: question.asOf.description,
            companies: 0,
            findings: [],
            states: [],
            regions: [],
            branches: [],
            ages: []
        )
        var ages: [String: Int] = [:]
        var offices: [String: Int] = [:]
        for row in rows {
            let count: Int = try row.column("firms")
            if let kind = try row.codeOrNone("kind", as: FindingKind.self) {
                findings.append(.init(value: kind.rawValue, words: kind.words, companies: count))
            } else if let state = try row.column("state", as: String?.self) {
                let view = CaseView(seen: state, on: try row.code("track"), for: reader)
                guard let view else { throw PostgresError(code: .decoding, message: "state: not a known state") }
                states.append(.init(value: view.code, words: view.words, companies: count))
            } else if let region = try row.column("region_code", as: String?.self) {
                let name: String = try row.column("region_name")
                regions.append(.init(value: region, words: Words(id: name, en: name), companies: count))
                if let branch = try row.column("branch", as: String?.self) { offices[branch, default: 0] += count }
            } else if let age = try row.column("age", as: String?.self) {
                ages[age] = count
            } else {
                companies = count
            }
        }
        branches = offices.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { .init(value: $0.key, words: Words(id: $0.key, en: $0.key), companies: $0.value) }
        self.ages = FindingAge.allCases.compactMap { age in
            ages[age.rawValue].map { .init(value: age.rawValue, words: age.words, companies: $0) }
        }
    }
}

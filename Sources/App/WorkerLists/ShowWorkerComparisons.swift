import API
import Domain
import Postgres

extension WorkerListRoutes {
    /// `GET /v1/inspections/{id}/worker-comparisons`, latest first.
    @Sendable func listComparisons(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readWorkerComparisons)
        let inspection = try call.id(of: Inspection.self)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(1) { after = "k.id < \(try page.id(key[0], of: WorkerComparisonRecord.self))" }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM inspection WHERE id = \(inspection)",
                """
                \(Wire.WorkerComparison.select) WHERE k.inspection_id = \(inspection) AND \(after)
                ORDER BY k.id DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard results[0].first != nil else { throw Problem.noInspection }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map(Wire.WorkerComparison.init(_:)),
                nextCursor: try page.next(results[1]) { [try $0.id("id")] }
            )
        )
    }

    /// `GET /v1/worker-comparisons/{id}`
    @Sendable func showComparison(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readWorkerComparisons)
        let id = try call.id(of: WorkerComparisonRecord.self)
        let rows = try await store.read(as: call.signedIn, "\(Wire.WorkerComparison.select) WHERE k.id = \(id)")
        guard let row = rows.first else { throw Problem.noWorkerComparison }
        return try .json(try Wire.WorkerComparison(row))
    }

    /// `GET /v1/worker-comparisons/{id}/workers`
    @Sendable func listResults(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readWorkerComparisons)
        let id = try call.id(of: WorkerComparisonRecord.self)
        let isOpened = try call.opens(.workerResult)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["r.comparison_id = \(id)"]
        if let outcome = call.query["outcome"] { conditions.append("\(outcome) = ANY (r.outcomes)") }
        if let key = try page.cursor(1) {
            guard let place = Int32(key[0]) else { throw Problem.malformedCursor }
            conditions.append("r.place > \(place)")
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM worker_comparison WHERE id = \(id)",
                """
                SELECT r.place, r.said, coalesce(w.name, m.name) AS name, coalesce(w.number, m.number) AS number,
                       coalesce(w.birth_date, m.birth_date) AS birth_date
                FROM worker_result r JOIN worker_comparison k ON k.id = r.comparison_id
                LEFT JOIN worker_list_row w ON w.list_id = k.workers_id AND w.line = r.worker_line
                LEFT JOIN worker_list_row m ON m.list_id = k.members_id AND m.line = r.member_line
                WHERE \(conditions.joined(separator: " AND ")) ORDER BY r.place LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard results[0].first != nil else { throw Problem.noWorkerComparison }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.WorkerResult($0, isOpened: isOpened) },
                nextCursor: try page.next(results[1]) { [String(try $0.column("place", as: Int.self))] }
            )
        )
    }
}

extension Wire.WorkerComparison {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT k.id, k.inspection_id, k.case_id, k.workers_id, k.members_id, k.question, k.answer, k.made_at,
               w.listed_on AS workers_on, m.listed_on AS members_on,
               (SELECT json_object_agg(f.kind, f.id) FROM worker_finding wf JOIN finding f ON f.id = wf.finding_id
                WHERE wf.comparison_id = k.id) AS findings,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM worker_comparison k JOIN worker_list w ON w.id = k.workers_id JOIN worker_list m ON m.id = k.members_id
        LEFT JOIN person p ON p.id = k.made_by
        """

    /// Reads a comparison.
    init(_ row: Row) throws {
        let question = try row.column("question", as: JSON<WorkerComparisonQuestion>.self).value
        let answer = try row.column("answer", as: JSON<WorkerComparisonAnswer>.self).value
        let findings = try row.column("findings", as: JSON<[String: String]>?.self)?.value ?? [:]
        self.init(
            id: try row.id("id"),
            inspectionId: try row.id("inspection_id"),
            caseId: try row.id("case_id"),
            workersListId: try row.id("workers_id"),
            membershipListId: try row.id("members_id"),
            workersOn: try row.day("workers_on"),
            membershipOn: try row.day("members_on"),
            scale: question.scale?.rawValue,
            programmes: question.programmes?.members.map(\.rawValue),
            firstMonth: question.firstMonth,
            lastMonth: question.lastMonth,
            riskClass: question.riskClass?.rawValue,
            rulings: question.rulings,
            counts: answer.counts,
            amount: answer.amount,
            formula: answer.formula,
            totals: answer.totals,
            sources: answer.sources,
            proposals: answer.proposals.map { proposal in
                var proposal = proposal
                proposal.findingId = findings[proposal.kind]
                return proposal
            },
            remarks: answer.remarks,
            madeAt: try row.time("made_at"),
            madeBy: try row.person("person")
        )
    }
}

extension Wire.WorkerResult {
    /// Reads what is said of one person.
    ///
    /// - Parameter isOpened: In clear, for a purpose; otherwise names are initials, and NIK, birth date, wages and amounts
    ///   are masked (UU 27/2022 art. 4, 16).
    fileprivate init(_ row: Row, isOpened: Bool) throws {
        let said = try row.column("said", as: JSON<StoredWorkerResult>.self).value
        let number = try row.column("number", as: String?.self)
        let name = try row.column("name", as: String?.self) ?? "–"
        self.init(
            place: said.place,
            workerLine: said.workerLine,
            memberLine: said.memberLine,
            candidateLine: said.candidateLine,
            name: isOpened ? name : PersonalMask.initials(name),
            nik: isOpened ? number : number.map(Self.masked),
            birthDate: isOpened ? try row.dayOrNone("birth_date") : nil,
            isMasked: !isOpened,
            outcomes: said.outcomes.map(\.rawValue),
            words: said.outcomes.map(\.words),
            explanation: said.explanation,
            programmes: said.programmes?.members.map(\.rawValue),
            lacking: said.lacking.isEmpty ? nil : said.lacking.members.map(\.rawValue),
            wage: isOpened ? said.wage : nil,
            reportedWage: isOpened ? said.reportedWage : nil,
            wageShort: isOpened ? said.wageShort : nil,
            shortfall: isOpened ? said.shortfall : nil,
            lines: isOpened ? said.lines : nil
        )
    }

    /// A NIK as ``Domain/NIK/masked`` shows it; of digits that are none, no more than the beginning.
    private static func masked(_ number: String) -> String {
        (try? NIK(number))?.masked ?? "\(number.prefix(6))••••••"
    }
}

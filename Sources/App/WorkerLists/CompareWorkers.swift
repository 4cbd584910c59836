import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension WorkerListRoutes {
    /// `POST /v1/inspections/{id}/worker-comparisons`
    @Sendable func compare(_ call: Call) async throws -> Reply {
        _ = try call.permit(.compareWorkers)
        let inspection = try call.id(of: Inspection.self)
        let request: Wire.WorkerComparisonRequest = try call.read()
        let id = try request.id.map { try WorkerComparisonID(field: "id", $0) } ?? WorkerComparisonID(UUIDv7.new())
        let asked = try WorkerComparisonQuestion(request)
        let workersID = try request.workersListId.map { try WorkerListID(field: "workers_list_id", $0) }
        let membersID = try request.membershipListId.map { try WorkerListID(field: "membership_list_id", $0) }
        return try await store.once(call) { tx in
            let firm = try await tx.query(
                """
                SELECT i.case_id, f.scale FROM inspection i JOIN enforcement_case c ON c.id = i.case_id
                JOIN company f ON f.id = c.company_id WHERE i.id = \(inspection)
                """
            )
            guard let row = firm.first else { throw Problem.noInspection }
            let workers = try await Self.list(.workers, workersID, of: inspection, tx)
            let members = try await Self.list(.membership, membersID, of: inspection, tx)
            let rules = try await store.rules(in: tx)
            var question = asked
            question.scale =
                try question.scale ?? row.column("scale", as: String?.self).flatMap(CompanyScale.init(rawValue:))
            question.programmes = question.scale.flatMap { scale in
                let duties = rules.money.duties(of: scale, on: members.day).map(\.programme)
                return duties.isEmpty ? nil : ProgrammeSet(duties)
            }
            let comparison: WorkerComparison
            do throws(ParseFailure) {
                comparison = try WorkerComparison(
                    workers: workers.list,
                    members: members.list,
                    mandatory: question.programmes,
                    rulings: question.rulings.map { ruling in
                        WorkerRuling(workerLine: ruling.workerLine, memberLine: ruling.memberLine, isSame: ruling.same)
                    }
                )
            } catch {
                throw Problem.invalid("rulings", error)
            }
            let reckoning = try WorkerReckoning(
                comparison,
                question,
                days: (workers.day, members.day),
                wages: workers.columns.contains(.wage) && members.columns.contains(.wage),
                rules.calculator
            )
            _ = try await tx.execute(
                """
                INSERT INTO worker_comparison (id, case_id, inspection_id, workers_id, members_id, question, answer)
                VALUES (\(id), \(try row.column("case_id", as: CaseID.self)), \(inspection), \(workers.id), \(members.id),
                    \(JSON(question)), \(JSON(reckoning.answer)))
                """
            )
            // The lines of a reckoning are long: not all in one parameter.
            var rest = reckoning.results[...]
            while !rest.isEmpty {
                _ = try await tx.execute(StoredWorkerResult.insert(rest.prefix(500), of: id))
                rest = rest.dropFirst(500)
            }
            let made = try await tx.query("\(Wire.WorkerComparison.select) WHERE k.id = \(id)")
            guard let row = made.first else { throw Problem.noWorkerComparison }
            return try .json(
                try Wire.WorkerComparison(row),
                status: .created,
                location: "/v1/worker-comparisons/\(id)"
            )
        }
    }

    /// A list as it is compared.
    private struct StoredList {
        let id: WorkerListID
        let day: LocalDate
        let columns: Set<WorkerListColumn>
        let list: WorkerComparison.List
    }

    /// The list that was named, or the latest of its kind.
    private static func list(
        _ kind: WorkerListKind,
        _ named: WorkerListID?,
        of inspection: InspectionID,
        _ tx: Transaction
    ) async throws -> StoredList {
        let condition: SQL = named.map { "id = \($0)" } ?? "inspection_id = \(inspection) AND kind = \(kind.rawValue)"
        let found = try await tx.query(
            "SELECT id, listed_on, columns FROM worker_list WHERE \(condition) ORDER BY received_at DESC, id DESC LIMIT 1"
        )
        guard let row = found.first else { throw Problem.noList(kind, isNamed: named != nil) }
        let id: WorkerListID = try row.column("id")
        let day: LocalDate = try row.column("listed_on")
        let titles: [String: String] = try row.column("columns", as: JSON<[String: String]>.self).value
        let columns = Set(titles.keys.compactMap(WorkerListColumn.init(rawValue:)))
        let results = try await tx.pipeline([
            "SELECT \(WorkerRow.columns) FROM worker_list_row r WHERE r.list_id = \(id) ORDER BY r.line",
            "SELECT left_out FROM worker_list_fault WHERE list_id = \(id) AND left_out IS NOT NULL ORDER BY number",
        ])
        return StoredList(
            id: id,
            day: day,
            columns: columns,
            list: WorkerComparison.List(
                day: day,
                rows: try results[0].map { try WorkerRow($0) },
                leftOut: try results[1].map { try $0.column("left_out") },
                columns: columns
            )
        )
    }
}

extension Problem {
    /// Nothing to compare.
    fileprivate static func noList(_ kind: WorkerListKind, isNamed: Bool) -> Problem {
        let field = kind == .workers ? "workers_list_id" : "membership_list_id"
        if isNamed {
            return .invalid(field, "unknown", id: "Daftar itu tidak ada.", en: "There is no such list.")
        }
        return .invalid(
            field,
            "missing",
            id: "\(kind.words.id) belum ada pada pemeriksaan ini; unggah dahulu (`patuh workers add`).",
            en: "This inspection has no list of that kind yet (\(kind.words.en)); add it first (`patuh workers add`)."
        )
    }
}

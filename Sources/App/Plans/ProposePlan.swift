import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension PlanRoutes {
    /// `POST /v1/plans/{id}/proposals`: each line whole or not at all; the answer tells which, and why not.
    @Sendable func propose(_ call: Call) async throws -> Reply {
        _ = try call.permit(.makePlans)
        _ = try call.permit(.proposeInspection)
        let id = try call.id(of: Plan.self)
        let request: Wire.PlanProposalRequest = try call.read()
        let day = try LocalDate(field: "occurred_on", request.occurredOn)
        return try await store.once(call) { tx in
            // Two who propose one plan do it one after the other.
            _ = try await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(\("plan \(id.text)"), 0))")
            guard let plan = try await tx.query("SELECT month FROM plan WHERE id = \(id)").first else {
                throw Problem.noPlan
            }
            let month = CalendarMonth(try plan.column("month", as: LocalDate.self))
            let lines = try await chosenLines(id, request.lines, waitingFor: "case_id", tx)
            _ = try await tx.pipeline(
                Set(lines.map(\.company)).sorted().map { firm in
                    "SELECT pg_advisory_xact_lock(hashtextextended(\("inspection of \(firm.text)"), 0))"
                }
            )
            var items: [Wire.PlanProposal] = []
            for line in lines {
                let proposal = Proposal(
                    companyID: line.company,
                    kind: request.kind ?? InspectionKind.periodic.rawValue,
                    occurredOn: day,
                    reason: "Rencana kerja \(month.words.id), baris \(line.line)",
                    note: request.note
                )
                items.append(try await propose(line, of: id, proposal, call, tx))
            }
            let answer = Wire.PlanProposals(
                plan: try await Self.plan(id, try await store.rules(in: tx), tx),
                items: items
            )
            return try .json(answer, status: .created, version: answer.plan.version)
        }
    }

    private func propose(
        _ line: PlannedLine,
        of id: PlanID,
        _ proposal: Proposal,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Wire.PlanProposal {
        do {
            return try await tx.savepoint { tx in
                // A firm that is being inspected already is not inspected twice: the line is about that inspection.
                let open = try await tx.query(
                    """
                    SELECT id FROM enforcement_case
                    WHERE company_id = \(line.company) AND track = 'inspection' AND closed_on IS NULL AND version > 0
                    ORDER BY created_at DESC, id DESC LIMIT 1
                    """
                ).first
                let known: CaseID? = try open?.column(0)
                let caseID: CaseID
                if let known {
                    caseID = known
                } else {
                    caseID = try await cases.propose(proposal, as: call.signedIn, in: tx)
                }
                try await tx.execute(
                    """
                    INSERT INTO plan_act (plan_id, seq, action, line, case_id)
                    SELECT p.id, p.version + 1, 'propose', \(line.line), \(caseID) FROM plan p WHERE p.id = \(id)
                    """
                )
                return Wire.PlanProposal(
                    line: line.line,
                    result: known == nil ? "proposed" : "linked",
                    caseId: caseID.text
                )
            }
        } catch let problem as Problem where problem.status.code < 500 {
            return Wire.PlanProposal(line.line, refusedBy: problem)
        } catch let error as PostgresError {
            guard let problem = Problem(error), problem.status.code < 500 else { throw error }
            return Wire.PlanProposal(line.line, refusedBy: problem)
        }
    }
}

/// A line that is about to be proposed or ordered.
struct PlannedLine: Sendable {
    let line: Int
    let company: CompanyID
    let inspector: PersonID?
    let caseID: CaseID?
}

extension PlanRoutes {
    /// The lines named, or every line that waits for what a column says.
    ///
    /// - Throws: `unknown_line` for a number that no line has, or whose line was taken off.
    func chosenLines(
        _ id: PlanID,
        _ numbers: [Int]?,
        waitingFor column: SQL,
        _ tx: Transaction
    ) async throws -> [PlannedLine] {
        let chosen: SQL = numbers.map { "e.line = ANY (\($0))" } ?? "e.\(column) IS NULL"
        let lines = try await tx.query(
            """
            SELECT e.line, e.company_id, e.inspector_id, e.case_id FROM plan_entry e
            WHERE e.plan_id = \(id) AND NOT e.removed AND \(chosen) ORDER BY e.line
            """
        ).map { row in
            PlannedLine(
                line: try row.column("line"),
                company: try row.column("company_id"),
                inspector: try row.column("inspector_id"),
                caseID: try row.column("case_id")
            )
        }
        if let unknown = numbers.map({ Set($0).subtracting(lines.map(\.line)) })?.min() {
            throw Problem.noSuchPlanLine(unknown)
        }
        guard !lines.isEmpty else { throw Problem.nothingToPlan }
        return lines
    }
}

extension Wire.PlanProposal {
    /// A line that was refused, with the reason that says most.
    fileprivate init(_ line: Int, refusedBy problem: Problem) {
        let reason = problem.reasons.first
        let error = problem.errors.first
        self.init(
            line: line,
            result: "refused",
            code: reason?.code ?? error?.code ?? problem.code,
            detail: reason?.detail ?? error?.detail ?? problem.detail
        )
    }
}

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
            try await cases.hold(lines.map(\.company), in: tx)
            var items: [Wire.LineProposal] = []
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
    ) async throws -> Wire.LineProposal {
        try await tx.proposal(of: line.line) { tx in
            // A firm that is being inspected already is not inspected twice: the line is about that inspection.
            let open = try await cases.openInspection(of: line.company, in: tx)
            let caseID: CaseID
            if let open {
                caseID = open
            } else {
                caseID = try await cases.propose(proposal, as: call.signedIn, in: tx)
            }
            try await tx.execute(
                """
                INSERT INTO plan_act (plan_id, seq, action, line, case_id)
                SELECT p.id, p.version + 1, 'propose', \(line.line), \(caseID) FROM plan p WHERE p.id = \(id)
                """
            )
            return Wire.LineProposal(
                line: line.line,
                result: open == nil ? "proposed" : "linked",
                caseId: caseID.text
            )
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

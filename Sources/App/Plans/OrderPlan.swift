import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension PlanRoutes {
    /// `POST /v1/plans/{id}/orders`: a letter of assignment (SPT) for each inspector over his lines. All of them are issued,
    /// or none.
    @Sendable func order(_ call: Call) async throws -> Reply {
        _ = try call.permit(.orderInspection)
        let id = try call.id(of: Plan.self)
        let request: Wire.PlanOrderRequest = try call.read()
        let day = try LocalDate(field: "occurred_on", request.occurredOn)
        let validFrom = try request.validFrom.map { try LocalDate(field: "valid_from", $0) }
        let validTo = try request.validTo.map { try LocalDate(field: "valid_to", $0) }
        return try await store.once(call) { tx in
            _ = try await tx.query("SELECT pg_advisory_xact_lock(hashtextextended(\("plan \(id.text)"), 0))")
            guard let plan = try await tx.query("SELECT month FROM plan WHERE id = \(id)").first else {
                throw Problem.noPlan
            }
            let month = CalendarMonth(try plan.column("month", as: LocalDate.self))
            let lines = try await orderable(id, request.lines, tx)
            let letters = Dictionary(grouping: lines, by: \.inspector).sorted { $0.value[0].line < $1.value[0].line }
            var ids: [UUID] = []
            for (inspector, lines) in letters {
                guard let inspector else { throw Problem.planLineUnassigned(lines[0].line) }
                let order = Order(
                    kind: nil,
                    caseIDs: lines.compactMap(\.caseID),
                    inspectors: [inspector.text],
                    validFrom: validFrom ?? max(month.firstDay, day),
                    validTo: validTo ?? month.day(31),
                    occurredOn: day,
                    note: request.note
                )
                _ = try await cases.order(order, as: call.signedIn, in: tx)
                ids.append(order.id)
                for line in lines {
                    try await tx.execute(
                        """
                        INSERT INTO plan_act (plan_id, seq, action, line, assignment_id)
                        SELECT p.id, p.version + 1, 'order', \(line.line), \(order.id) FROM plan p WHERE p.id = \(id)
                        """
                    )
                }
            }
            let rows = try await tx.query("\(Wire.Assignment.select) WHERE a.id = ANY (\(ids)) ORDER BY a.id")
            let answer = Wire.PlanOrders(
                plan: try await Self.plan(id, try await store.rules(in: tx), tx),
                assignments: try rows.map { try Wire.Assignment($0) }
            )
            return try .json(answer, status: .created, version: answer.plan.version)
        }
    }

    /// The lines to be ordered: those named, or every line whose proposal waits and that has an inspector.
    private func orderable(_ id: PlanID, _ numbers: [Int]?, _ tx: Transaction) async throws -> [PlannedLine] {
        let lines = try await chosenLines(id, numbers, waitingFor: "assignment_id", tx)
        if numbers != nil {
            if let line = lines.first(where: { $0.caseID == nil }) { throw Problem.planLineNotProposed(line.line) }
            return lines
        }
        let proposed = try await tx.query(
            "SELECT id FROM enforcement_case WHERE id = ANY (\(lines.compactMap(\.caseID))) AND state = 'proposed'"
        )
        let waiting = Set(try proposed.map { try $0.column(0, as: CaseID.self) })
        let ready = lines.filter { line in
            line.inspector != nil && line.caseID.map { waiting.contains($0) } ?? false
        }
        guard !ready.isEmpty else { throw Problem.nothingToPlan }
        return ready
    }
}

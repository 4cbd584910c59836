import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension PlanRoutes {
    /// `POST /v1/plans/{id}/steps`: whose hand it is, and whether the plan is where it can be done, the database decides.
    @Sendable func change(_ call: Call) async throws -> Reply {
        _ = try call.permit(.makePlans)
        let id = try call.id(of: Plan.self)
        let request: Wire.PlanStepRequest = try call.read()
        let step = try PlanStep(request)
        return try await store.once(call) { tx in
            let rows = try await tx.query("SELECT office_id, month, version FROM plan WHERE id = \(id) ")
            guard let row = rows.first else { throw Problem.noPlan }
            let version: Int = try row.column("version")
            try call.expectedVersion(request.expectedVersion)?.check(version)
            var inspector: PersonID?
            if let name = step.inspector { inspector = try await cases.people([name], field: "inspector", tx)[0] }
            let rules = try await store.rules(in: tx)
            let statements = try await step.statements(id, after: version, inspector: inspector, tx)
            _ = try await tx.pipeline(statements)
            let plan = try await Self.plan(id, rules, tx)
            if let inspector, step.reason == nil { try Self.checkRoom(inspector, in: plan) }
            return try .json(plan, status: .created, version: plan.version)
        }
    }

    /// Refuses more firms than an inspector's quota without a reason.
    private static func checkRoom(_ inspector: PersonID, in plan: Wire.Plan) throws {
        guard let share = plan.inspectors?.first(where: { $0.person.id == inspector.text }), share.firms > share.quota
        else { return }
        throw Problem.invalid(
            "reason",
            "over_quota",
            id: "\(share.person.name) akan memegang \(share.firms) perusahaan, kuotanya \(share.quota). "
                + "Pilih pengawas lain, atau sebutkan alasannya.",
            en: "\(share.person.name) would have \(share.firms) firms, the quota is \(share.quota). "
                + "Choose another inspector, or give the reason."
        )
    }
}

/// A step with a plan, read for its action: what it needs is there, what it does not know is not.
struct PlanStep: Sendable {
    let action: PlanAction
    private(set) var lines: [Int] = []
    private(set) var company: CompanyID?
    private(set) var inspector: String?
    private(set) var reason: String?

    init(_ request: Wire.PlanStepRequest) throws {
        guard let action = PlanAction(rawValue: request.action) else {
            throw Problem.invalid([.notKnown("action", request.action, known: PlanAction.allCases.map(\.rawValue))])
        }
        self.action = action
        var errors: [Problem.FieldError] = []
        func take<Value>(_ field: String, _ value: Value?, needed: [PlanAction], allowed: [PlanAction] = []) -> Value? {
            if needed.contains(action), value == nil {
                errors.append(
                    .init(
                        field: field,
                        code: "missing",
                        detail: Words(id: "Wajib untuk \(action.words.id).", en: "Needed to \(action.words.en).")
                    )
                )
            } else if value != nil, !(needed + allowed).contains(action) {
                errors.append(
                    .init(
                        field: field,
                        code: "not_expected",
                        detail: Words(
                            id: "Tidak dipakai untuk \(action.words.id).",
                            en: "Not used to \(action.words.en)."
                        )
                    )
                )
            }
            return value
        }
        lines = take("lines", request.lines, needed: [.assign, .remove]) ?? []
        let firm = take("company_id", request.companyId, needed: [.add])
        inspector = take("inspector", request.inspector, needed: [.assign], allowed: [.add])
        reason = take("reason", request.reason, needed: [.add, .remove, .withdraw], allowed: [.assign])
        guard errors.isEmpty else { throw Problem.invalid(errors) }
        company = try firm.map { try CompanyID(field: "company_id", $0) }
    }

    /// One act for each line, or one for the plan.
    func statements(
        _ id: PlanID,
        after version: Int,
        inspector: PersonID?,
        _ tx: Transaction
    ) async throws -> [SQL] {
        var targets: [Int?] = lines.isEmpty ? [nil] : lines.map(Optional.some)
        if action == .add {
            targets = [
                try await tx.query("SELECT coalesce(max(line), 0) + 1 FROM plan_entry WHERE plan_id = \(id)").single()
                    .column(0, as: Int.self)
            ]
        }
        let origin: String? = action == .add ? "chosen" : nil
        return targets.enumerated().map { index, line in
            """
            INSERT INTO plan_act (plan_id, seq, action, line, company_id, origin, inspector_id, reason)
            VALUES (\(id), \(version + index + 1), \(action.rawValue), \(line), \(company), \(origin), \(inspector),
                \(reason))
            """
        }
    }
}

import Domain
import Postgres

extension DebtBook {
    /// Carries the debts behind a case along when a step hands them over or takes them back: each by its own record,
    /// those that are barred or not with that authority stay where they are.
    func follow(_ step: Casework.Act, on id: CaseID, as signedIn: SignedIn, in tx: Transaction) async throws {
        guard case .sanction(let action) = step.action, let move = Move(action) else { return }
        let minimum = try await store.rules(in: tx).parameters.whole(.pupnMinimum, on: step.occurredOn) ?? 0
        let debts = try await tx.query(
            """
            SELECT d.id FROM debt_case x JOIN debt d ON d.id = x.debt_id
            WHERE x.case_id = \(id) AND d.state = ANY (\(move.from.map(\.rawValue))) ORDER BY d.id
            """
        )
        for row in debts {
            let file = try await hold(try row.column("id"), in: tx)
            guard move.from.contains(file.state), move.takes(file, minimum: Int64(minimum)) else { continue }
            var act = Act(action: move.action, occurredOn: step.occurredOn)
            act.authority = step.details.authority ?? (move.action == .handToStateReceivables ? "PUPN/KPKNL" : nil)
            act.termOn = step.details.term
            act.reason = step.details.reason
            act.note = step.note
            try await take(act, on: file, as: signedIn, in: tx)
        }
    }

    /// What a step of a case does to the debts behind it.
    private struct Move {
        let action: DebtAction
        let from: [DebtState]

        init?(_ step: SanctionAction) {
            switch step {
            case .mandateProsecutor: (action, from) = (.mandateProsecutor, [.open, .defaulted])
            case .handToStateReceivables: (action, from) = (.handToStateReceivables, [.open, .defaulted])
            case .returnDebt: (action, from) = (.returnDebt, [.withProsecutor])
            case .returnFromStateReceivables: (action, from) = (.returnDebt, [.withStateReceivables])
            default: return nil
            }
        }

        func takes(_ file: File, minimum: Int64) -> Bool {
            switch action {
            case .mandateProsecutor: !file.wasWithStateReceivables
            case .handToStateReceivables: !file.wasWithLawEnforcement && file.balance.amount >= minimum
            default: true
            }
        }
    }
}

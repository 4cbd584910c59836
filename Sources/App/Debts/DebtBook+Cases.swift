import Domain
import Foundation
import Postgres

extension DebtBook {
    /// A step of a case, as far as the book needs it.
    struct CaseStep: Sendable {
        let act: Casework.Act
        let taken: Casework.Taken
        let file: CaseFile
        let post: HeldPost

        var day: LocalDate { act.occurredOn }

        /// An act on a debt that says what the step says.
        func debtAct(_ action: DebtAction) -> Act {
            var made = Act(action: action, occurredOn: day)
            made.reason = act.details.reason
            made.note = act.note
            return made
        }
    }

    /// A debt with the act on it that a step made; without a number where the step took up a debt billed before.
    struct Joined: Sendable {
        let debt: DebtID
        let seq: Int?
    }

    /// Does to the debts behind a case what a step says of money, and joins the two: what was fined, billed, paid, agreed,
    /// handed over or taken back is told once, in the book. Nothing that touches no debt.
    ///
    /// - Throws: a refusal with its reason; nothing of the step is stored then.
    func follow(_ step: CaseStep, as signedIn: SignedIn, in tx: Transaction) async throws {
        guard case .sanction(let action) = step.act.action else { return }
        var joined: [Joined]
        switch action {
        case .imposeFine: joined = [try await billFine(step, as: signedIn, in: tx)]
        case .billArrears: joined = try await billArrears(step, as: signedIn, in: tx)
        case .recordPayment: joined = try await pay(step, as: signedIn, in: tx)
        case .agreeInstalments: joined = try await agree(step, as: signedIn, in: tx)
        case .recordDefault, .recordNegotiation, .mandateProsecutor, .handToStateReceivables, .returnDebt,
            .returnFromStateReceivables:
            joined = try await move(step, Move(action), as: signedIn, in: tx)
        default: joined = []
        }
        joined += try await settleVoided(step, as: signedIn, in: tx)
        try await shareDebts(step, in: tx)
        guard !joined.isEmpty else { return }
        _ = try await tx.query(
            """
            INSERT INTO case_debt_act (case_id, seq, debt_id, debt_seq)
            SELECT \(step.file.id), \(step.taken.seq), x.debt_id, nullif(x.debt_seq, 0)
            FROM unnest(\(joined.map(\.debt)), \(joined.map { $0.seq ?? 0 })) AS x (debt_id, debt_seq)
            """
        )
    }

    /// The debts behind a case in some states, the fine's first or last; only the one that the step names, if it names one.
    func debts(
        behind step: CaseStep,
        in states: [DebtState],
        fineFirst: Bool = false,
        in tx: Transaction
    ) async throws
        -> [(file: File, isFine: Bool)]
    {
        let rows = try await tx.query(
            """
            SELECT d.id, NOT EXISTS (SELECT FROM debt_item i
                   WHERE i.debt_id = d.id AND i.kind <> 'administrative_fine') AS is_fine
            FROM debt_case x JOIN debt d ON d.id = x.debt_id
            WHERE x.case_id = \(step.file.id) AND d.state = ANY (\(states.map(\.rawValue)))
            ORDER BY d.due_on, d.id
            """
        )
        var found: [(File, Bool)] = []
        for row in rows {
            let id: DebtID = try row.column("id")
            guard step.act.debt == nil || step.act.debt == id else { continue }
            let file = try await hold(id, in: tx)
            if states.contains(file.state) { found.append((file, try row.column("is_fine"))) }
        }
        return found.filter { $0.1 == fineFirst } + found.filter { $0.1 != fineFirst }
    }
}

import Domain
import Foundation
import Postgres

extension DebtBook {
    /// A fine is a debt of its own from the day of its decision. When it must be paid tells the clock that starts at the
    /// decision's receipt; the bill names the first day that this can be.
    func billFine(_ step: CaseStep, as signedIn: SignedIn, in tx: Transaction) async throws -> Joined {
        let parameters = try await store.rules(in: tx).parameters
        let dueDay = parameters.whole(.contributionDueDay, on: step.day) ?? 15
        let item = Item(
            kind: .administrativeFine,
            amount: step.act.details.amount ?? .zero,
            legalBasis: "PP 86/2013 P7, P10(3)-(5)"
        )
        let dueOn = CalendarMonth(step.day).advanced(by: 1).day(dueDay)
        return try await open(step, [item], dueOn: dueOn, as: signedIn, in: tx)
    }

    /// Arrears are billed with their parts, or the bill takes up debts that stand in the book already: the one that it
    /// names, or those behind the case that add up to its amount.
    func billArrears(_ step: CaseStep, as signedIn: SignedIn, in tx: Transaction) async throws -> [Joined] {
        let amount = step.act.details.amount ?? .zero
        if let id = step.act.debt { return [try await takeUp(id, amount, step, in: tx)] }
        if !step.act.bill.isEmpty {
            let sum = try Problem.reckoning { () throws(Rupiah.Overflow) in
                try Rupiah.sum(of: step.act.bill.map(\.amount))
            }
            guard sum == amount else {
                throw Problem.invalid(
                    "details.items",
                    "sum_differs",
                    id: "Rincian tagihan harus berjumlah \(amount).",
                    en: "The parts of the bill add up to \(amount)."
                )
            }
            let dueOn = step.act.details.term ?? step.day
            return [try await open(step, step.act.bill, dueOn: dueOn, as: signedIn, in: tx)]
        }
        let owing: [DebtState] = [.open, .inInstalments, .defaulted, .withProsecutor, .withStateReceivables]
        let known = try await debts(behind: step, in: owing, in: tx).filter { !$0.isFine }
        let sum = try? Rupiah.sum(of: known.map(\.file.balance))
        guard !known.isEmpty, sum == amount else {
            throw Problem.invalid(
                "details.items",
                "missing",
                id: "Sebutkan rincian tagihan per program, atau piutang yang sudah tercatat (details.debt_id).",
                en: "Give the parts of the bill by programme, or the debt that is on record (details.debt_id)."
            )
        }
        return known.map { Joined(debt: $0.file.id, seq: nil) }
    }

    private func takeUp(_ id: DebtID, _ amount: Rupiah, _ step: CaseStep, in tx: Transaction) async throws -> Joined {
        let file = try await hold(id, in: tx)
        guard file.balance == amount else {
            throw Problem.invalid(
                "details.amount",
                "balance_differs",
                id: "Sisa piutang itu \(file.balance); tagihannya harus sama.",
                en: "What is owed on that debt is \(file.balance); the bill says the same."
            )
        }
        _ = try await tx.query(
            """
            INSERT INTO debt_case (debt_id, case_id, company_id)
            VALUES (\(id), \(step.file.id), \(step.file.companyID)) ON CONFLICT ON CONSTRAINT debt_case_pkey DO NOTHING
            """
        )
        return Joined(debt: id, seq: nil)
    }

    private func open(
        _ step: CaseStep,
        _ items: [Item],
        dueOn: LocalDate,
        as signedIn: SignedIn,
        in tx: Transaction
    ) async throws -> Joined {
        let number: String? = try await tx.query(
            "SELECT number FROM letter WHERE case_id = \(step.file.id) AND ordinal = \(step.taken.seq)"
        ).first?.column(0)
        let new = NewDebt(
            id: DebtID(UUIDv7.new()),
            companyID: step.file.companyID,
            regionCode: step.file.regionCode,
            cases: [step.file.id],
            number: number,
            dueOn: dueOn
        )
        var bill = step.debtAct(.bill)
        bill.items = items
        try await open(new, bill, as: signedIn, in: tx)
        return Joined(debt: new.id, seq: 1)
    }

    /// Arrears that are warned of and collected at the same time are two linked cases and one debt: what stands behind the
    /// one stands behind the other, from the day on which somebody who keeps debts acts on either.
    func shareDebts(_ step: CaseStep, in tx: Transaction) async throws {
        let opensOrWarns: [CaseAction] = [.sanction(.indicate), .sanction(.issueFirstWarning), .sanction(.billArrears)]
        guard opensOrWarns.contains(step.act.action), PermissionTable.allows(step.post.role, .keepDebts) else { return }
        _ = try await tx.query(
            """
            INSERT INTO debt_case (debt_id, case_id, company_id)
            SELECT DISTINCT x.debt_id, t.id, x.company_id
            FROM enforcement_case c
            JOIN enforcement_case o ON o.company_id = c.company_id AND o.closed_on IS NULL
                AND (o.linked_case_id = c.id OR o.id = c.linked_case_id)
            JOIN debt_case x ON x.case_id IN (c.id, o.id)
            CROSS JOIN LATERAL (VALUES (c.id), (o.id)) AS t (id)
            WHERE c.id = \(step.file.id) AND c.finding_kind = 'arrears' AND o.finding_kind = 'arrears'
              AND EXISTS (SELECT FROM debt_item i WHERE i.debt_id = x.debt_id AND i.kind = 'arrears')
            ON CONFLICT ON CONSTRAINT debt_case_pkey DO NOTHING
            """
        )
    }

    /// A decision on a fine that loses its force takes the fine with it; one that is changed leaves what it now says. What
    /// was paid before stays on record: paying it back is no act of the debt.
    func settleVoided(_ step: CaseStep, as signedIn: SignedIn, in tx: Transaction) async throws -> [Joined] {
        let voided = step.taken.decision.voidedLetters
        guard !voided.isEmpty else { return [] }
        let rows = try await tx.query(
            """
            SELECT DISTINCT a.debt_id FROM case_debt_act a JOIN letter l ON l.case_id = a.case_id AND l.ordinal = a.seq
            WHERE a.case_id = \(step.file.id) AND a.seq = ANY (\(voided)) AND l.kind = 'fine_decision'
            """
        )
        var joined: [Joined] = []
        for row in rows {
            let file = try await hold(try row.column("debt_id"), in: tx)
            joined.append(Joined(debt: file.id, seq: try await settle(file, step, as: signedIn, in: tx)))
        }
        return joined
    }

    private func settle(_ file: File, _ step: CaseStep, as signedIn: SignedIn, in tx: Transaction) async throws -> Int?
    {
        guard let part = file.items.first(where: { $0.kind == .administrativeFine }) else { return nil }
        var reduction = part.balance.amount
        if step.act.action == .sanction(.changeLetter) {
            guard let amount = step.act.details.amount else { return nil }
            let imposed = step.file.facts.fine?.imposed.amount ?? 0
            reduction = min(imposed - amount.amount, part.balance.amount)
        }
        guard reduction != 0 else { return nil }
        var act = step.debtAct(reduction > 0 ? .writeDown : .charge)
        act.legalBasis = "UU 30/2014 P64, P66, P77"
        if reduction > 0 {
            act.amount = Rupiah(reduction)
            act.ordinal = part.ordinal
        } else {
            act.items = [
                Item(kind: .administrativeFine, amount: Rupiah(-reduction), legalBasis: "PP 86/2013 P7, P10(3)-(5)")
            ]
        }
        return try await take(act, on: file, as: signedIn, in: tx)
    }
}

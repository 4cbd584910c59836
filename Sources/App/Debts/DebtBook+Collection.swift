import Domain
import Foundation
import Postgres

extension DebtBook {
    /// Holds a payment on a case against the debts behind it: from the fine on against the fine first, else against
    /// contributions; the older debt before the younger.
    func pay(_ step: CaseStep, as signedIn: SignedIn, in tx: Transaction) async throws -> [Joined] {
        let states: [DebtState] = [.open, .inInstalments, .defaulted, .withProsecutor, .withStateReceivables]
        let debts = try await debts(behind: step, in: states, fineFirst: step.file.facts.isPastFine, in: tx)
        let amount = step.act.details.amount ?? .zero
        let owed = try Problem.reckoning { () throws(Rupiah.Overflow) in
            try Rupiah.sum(of: debts.map(\.file.balance))
        }
        guard amount > .zero, amount <= owed else { throw Problem.moreThanOwed(owed) }
        var rest = amount.amount
        var joined: [Joined] = []
        for debt in debts where rest > 0 {
            var act = step.debtAct(.pay)
            act.amount = Rupiah(min(rest, debt.file.balance.amount))
            act.reference = step.act.details.evidence
            joined.append(Joined(debt: debt.file.id, seq: try await take(act, on: debt.file, as: signedIn, in: tx)))
            rest -= act.amount?.amount ?? 0
        }
        return joined
    }

    /// Agrees on monthly instalments of the amount that the step names, the last of them on the day that it names.
    func agree(_ step: CaseStep, as signedIn: SignedIn, in tx: Transaction) async throws -> [Joined] {
        let debt = try await soleDebt(step, in: tx)
        let (each, last) = (step.act.details.amount ?? .zero, step.act.details.term ?? step.day)
        guard let plan = InstalmentPlan.monthly(debt.balance, each: each, through: last, after: step.day) else {
            throw Problem.invalid(
                "details.term",
                "too_soon",
                id: "Dengan \(each) sebulan sampai \(last), sisa piutang \(debt.balance) tidak habis diangsur.",
                en: "At \(each) a month until \(last) what is owed, \(debt.balance), is not paid off."
            )
        }
        var act = step.debtAct(.agreeInstalments)
        act.instalments = plan.map { (dueOn: $0.dueOn, amount: $0.amount) }
        return [Joined(debt: debt.id, seq: try await take(act, on: debt, as: signedIn, in: tx))]
    }

    /// The debt that a plan is for: the one named, or the only one of contributions that is open.
    private func soleDebt(_ step: CaseStep, in tx: Transaction) async throws -> File {
        let states: [DebtState] = [.open, .inInstalments, .defaulted, .withProsecutor]
        let open = try await debts(behind: step, in: states, in: tx)
        let meant = open.contains { !$0.isFine } ? open.filter { !$0.isFine } : open
        guard meant.count == 1 else {
            throw Problem.conflict(
                "several_debts",
                id:
                    "Di balik kasus ini ada \(meant.count) piutang yang dapat diangsur; sebutkan satu (details.debt_id).",
                en: "\(meant.count) debts behind this case can be paid in instalments; name one (details.debt_id)."
            )
        }
        return meant[0].file
    }

    /// Carries the debts behind a case along when a step records a default or a negotiation, hands them over or takes them
    /// back: each by its own record; those that are barred, or not there, stay where they are.
    func move(_ step: CaseStep, _ move: Move, as signedIn: SignedIn, in tx: Transaction) async throws -> [Joined] {
        let minimum = try await store.rules(in: tx).parameters.whole(.pupnMinimum, on: step.day) ?? 0
        let debts = try await debts(behind: step, in: move.from, in: tx).map(\.file)
            .filter { move.takes($0, minimum: Int64(minimum)) }
        if move.isHandOver { try Self.check(step, handsOver: debts) }
        var joined: [Joined] = []
        for debt in debts {
            var act = step.debtAct(move.action)
            act.authority = step.act.details.authority ?? (move.action == .handToStateReceivables ? "PUPN/KPKNL" : nil)
            act.termOn = step.act.details.term
            act.result = step.act.details.result
            joined.append(Joined(debt: debt.id, seq: try await take(act, on: debt, as: signedIn, in: tx)))
        }
        return joined
    }

    /// What is handed over is what is owed on the debts that can be; the step's amount says so.
    private static func check(_ step: CaseStep, handsOver debts: [File]) throws {
        guard !debts.isEmpty else {
            throw Problem.conflict(
                "nothing_to_hand_over",
                id: "Tidak ada piutang yang dapat diserahkan; angsuran yang berjalan harus macet lebih dahulu.",
                en: "No debt can be handed over; a plan that runs must be in default first."
            )
        }
        let sum = try Problem.reckoning { () throws(Rupiah.Overflow) in try Rupiah.sum(of: debts.map(\.balance)) }
        guard sum == step.act.details.amount else {
            throw Problem.invalid(
                "details.amount",
                "balance_differs",
                id: "Yang dapat diserahkan berjumlah \(sum); sebutkan jumlah itu.",
                en: "What can be handed over is \(sum); name that amount."
            )
        }
    }

    /// What a step of a case does to the debts behind it.
    struct Move: Sendable {
        let action: DebtAction
        let from: [DebtState]

        init(_ step: SanctionAction) {
            switch step {
            case .recordDefault: (action, from) = (.recordDefault, [.inInstalments, .withProsecutor])
            case .mandateProsecutor: (action, from) = (.mandateProsecutor, [.open, .defaulted])
            case .handToStateReceivables: (action, from) = (.handToStateReceivables, [.open, .defaulted])
            case .returnDebt: (action, from) = (.returnDebt, [.withProsecutor])
            case .returnFromStateReceivables: (action, from) = (.returnDebt, [.withStateReceivables])
            default: (action, from) = (.recordNegotiation, [.withProsecutor])
            }
        }

        var isHandOver: Bool { action == .mandateProsecutor || action == .handToStateReceivables }

        func takes(_ file: File, minimum: Int64) -> Bool {
            switch action {
            case .mandateProsecutor: !file.wasWithStateReceivables
            case .handToStateReceivables: !file.wasWithLawEnforcement && file.balance.amount >= minimum
            default: true
            }
        }
    }
}

extension CaseFacts {
    /// Whether the case stands at its fine or beyond, so that what is paid is paid on the fine.
    fileprivate var isPastFine: Bool {
        switch state {
        case .sanction(.fine), .sanction(.serviceDenialRequested), .sanction(.serviceDenialActive),
            .sanction(.sanctionLifted):
            true
        default: false
        }
    }
}

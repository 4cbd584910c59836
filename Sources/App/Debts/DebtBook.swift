import Domain
import Foundation
import Postgres

/// Keeps the books of debts: whatever happens to one, by whatever endpoint or step of a case, is written here.
struct DebtBook: Sendable {
    let store: Store

    /// A debt that this transaction holds.
    struct File: Sendable {
        let id: DebtID
        let state: DebtState
        let version: Int
        let balance: Rupiah
        let regionCode: RegionCode
        let zone: OfficeZone
        let items: [DebtItemBalance]
        let wasWithLawEnforcement: Bool
        let wasWithStateReceivables: Bool
    }

    /// Something that somebody wants to do to a debt.
    struct Act: Sendable {
        var action: DebtAction
        var occurredOn: LocalDate
        /// What a payment or write-down takes off, above zero.
        var amount: Rupiah?
        /// The part that a write-down concerns.
        var ordinal: Int?
        /// What is billed.
        var items: [Item] = []
        var instalments: [(dueOn: LocalDate, amount: Rupiah)] = []
        var reversesSeq: Int?
        var authority: String?
        var termOn: LocalDate?
        var result: String?
        var legalBasis: String?
        var reference: String?
        var reason: String?
        var note: String?
    }

    /// A part to be billed.
    struct Item: Sendable {
        var kind: AmountKind
        var programme: Programme?
        var firstMonth: CalendarMonth?
        var lastMonth: CalendarMonth?
        var amount: Rupiah
        var legalBasis: String
    }

    /// Holds a debt until the transaction ends, and reads it as it then stands.
    ///
    /// - Throws: `not_found` where there is none, or none that the actor may keep.
    func hold(_ id: DebtID, in tx: Transaction) async throws -> File {
        let results = try await tx.pipeline([
            "SELECT hold_debt(\(id))",
            """
            SELECT d.state, d.version, d.balance, d.region_code, o.zone, d.was_with_law_enforcement,
                   d.was_with_state_receivables
            FROM debt d JOIN office o ON o.id = d.office_id WHERE d.id = \(id)
            """,
            "SELECT ordinal, kind, balance FROM debt_item WHERE debt_id = \(id) ORDER BY ordinal",
        ])
        guard try results[0].single().column(0, as: Bool.self), let row = results[1].first else {
            throw Problem.noDebt
        }
        return File(
            id: id,
            state: try row.code("state"),
            version: try row.column("version"),
            balance: Rupiah(try row.column("balance", as: Int64.self)),
            regionCode: try row.column("region_code"),
            zone: OfficeZone(identifier: try row.column("zone")) ?? .wib,
            items: try results[2].map { row in
                DebtItemBalance(
                    ordinal: try row.column("ordinal"),
                    kind: try row.code("kind"),
                    balance: Rupiah(try row.column("balance", as: Int64.self))
                )
            },
            wasWithLawEnforcement: try row.column("was_with_law_enforcement"),
            wasWithStateReceivables: try row.column("was_with_state_receivables")
        )
    }

    /// Takes one act on a debt that this transaction holds.
    ///
    /// - Returns: the act's number in the debt's log.
    /// - Throws: a refusal with its reason; nothing is stored then.
    @discardableResult
    func take(_ act: Act, on file: File, as signedIn: SignedIn, in tx: Transaction) async throws -> Int {
        let rules = try await store.rules(in: tx)
        try Self.check(act, file.zone, rules.parameters)
        let postings = try await postings(act, file, rules.parameters, tx)
        let change = try Problem.reckoning { () throws(Rupiah.Overflow) in
            try Rupiah.sum(of: postings.map(\.amount))
        }
        let isCleared = file.balance.amount + change.amount == 0
        guard let next = act.action.leads(from: file.state, isCleared: isCleared) else {
            throw Problem.debtRefused(act.action, file.state)
        }
        if act.action == .agreeInstalments { try Self.check(act.instalments, cover: file.balance) }
        let entry = DebtEntry(
            debt: file.id,
            seq: file.version + 1,
            from: file.state,
            to: next,
            change: change,
            role: try signedIn.role(for: act.action, over: file.regionCode)
        )
        _ = try await tx.pipeline(entry.statements(act, postings: postings, firstOrdinal: file.items.count + 1))
        return entry.seq
    }

    /// What an act moves on each part.
    private func postings(
        _ act: Act,
        _ file: File,
        _ parameters: Parameters,
        _ tx: Transaction
    ) async throws -> [DebtEntry.Posting] {
        switch act.action {
        case .bill: []
        case .charge: DebtEntry.postings(act.items, firstOrdinal: file.items.count + 1)
        case .pay:
            try Problem.allocating {
                () throws(PaymentAllocation.Excess) in
                try PaymentAllocation.shares(
                    of: act.amount ?? .zero,
                    over: file.items,
                    principalFirst: parameters.isOn(.paymentPrincipalFirst, on: act.occurredOn)
                )
            }.map { DebtEntry.Posting(ordinal: $0.ordinal, amount: Rupiah(-$0.amount.amount)) }
        case .writeDown:
            try Problem.allocating {
                () throws(PaymentAllocation.Excess) in
                try PaymentAllocation.shares(
                    of: act.amount ?? .zero,
                    over: file.items.filter { $0.ordinal == act.ordinal },
                    principalFirst: true
                )
            }.map { DebtEntry.Posting(ordinal: $0.ordinal, amount: Rupiah(-$0.amount.amount)) }
        case .reversePayment:
            try await tx.query(
                "SELECT ordinal, amount FROM debt_posting WHERE debt_id = \(file.id) AND seq = \(act.reversesSeq)"
            ).map { row in
                DebtEntry.Posting(
                    ordinal: try row.column("ordinal"),
                    amount: Rupiah(-(try row.column("amount", as: Int64.self)))
                )
            }
        case .agreeInstalments, .recordDefault, .mandateProsecutor, .recordNegotiation, .returnDebt,
            .handToStateReceivables:
            []
        }
    }

    /// An act that lies long back needs a reason.
    static func check(_ act: Act, _ zone: OfficeZone, _ parameters: Parameters) throws {
        let today = LocalDate.today(at: Date(), zone: zone)
        let late = parameters.whole(.entryLateAfterDays, on: today) ?? 0
        guard act.occurredOn.days(until: today) > late, act.reason == nil else { return }
        throw Problem.invalid(
            "reason",
            "missing",
            id: "Dicatat lebih dari \(late) hari kemudian; sebutkan alasannya.",
            en: "Entered more than \(late) days later; give the reason."
        )
    }

    private static func check(
        _ instalments: [(dueOn: LocalDate, amount: Rupiah)],
        cover balance: Rupiah
    ) throws {
        let sum = try? Rupiah.sum(of: instalments.map(\.amount))
        let isOrdered = zip(instalments, instalments.dropFirst()).allSatisfy { $0.dueOn < $1.dueOn }
        guard isOrdered, instalments.allSatisfy({ $0.amount > .zero }), sum == balance else {
            throw Problem.invalid(
                "instalments",
                isOrdered ? "sum_differs" : "wrong_order",
                id: "Angsuran harus berurutan dan seluruhnya berjumlah \(balance), yaitu sisa piutang.",
                en: "Instalments follow each other and add up to \(balance), which is what is owed."
            )
        }
    }
}

extension SignedIn {
    /// The role in which this person may do something to a debt.
    ///
    /// - Throws: `not_permitted`.
    func role(for action: DebtAction, over region: RegionCode) throws -> Role {
        try post(for: action, over: region).role
    }

    /// The post in which this person may do something to a debt.
    ///
    /// - Throws: `not_permitted`.
    func post(for action: DebtAction, over region: RegionCode) throws -> HeldPost {
        let roles = PermissionTable.roles(for: action.operation)
        let post = posts.first { post in
            roles.contains(post.role) && post.regions.contains { $0.contains(region) }
        }
        guard let post else { throw Problem.forbidden(action.operation.words) }
        return post
    }
}

extension DebtAction {
    /// The operation of the permission table that the action belongs to.
    var operation: Permit.Operation {
        switch self {
        case .bill, .charge, .pay, .recordDefault, .recordNegotiation: .keepDebts
        case .reversePayment, .writeDown, .agreeInstalments, .mandateProsecutor, .returnDebt, .handToStateReceivables:
            .decideDebts
        }
    }
}

extension DebtAction {
    /// Whether a case that collects the debt moves with it.
    var isOfCollection: Bool {
        switch self {
        case .mandateProsecutor, .handToStateReceivables, .returnDebt: true
        case .bill, .charge, .pay, .reversePayment, .writeDown, .agreeInstalments, .recordDefault,
            .recordNegotiation:
            false
        }
    }
}

extension Problem {
    /// An act that the debt's state does not allow.
    static func debtRefused(_ action: DebtAction, _ state: DebtState) -> Problem {
        .conflict(
            "debt_state",
            id: "“\(action.words.id)” tidak dapat dilakukan: piutang ini \(state.words.id.lowercased()).",
            en: "“\(action.words.en)” cannot be done: the debt is \(state.words.en.lowercased())."
        )
    }

    /// Runs an allocation; more than is owed is a conflict.
    static func allocating<Value>(_ body: () throws(PaymentAllocation.Excess) -> Value) throws -> Value {
        do { return try body() } catch { throw moreThanOwed(error.owed) }
    }

    /// An amount that is none, or more than is owed.
    static func moreThanOwed(_ owed: Rupiah) -> Problem {
        .conflict(
            "more_than_owed",
            id: "Jumlahnya harus lebih dari nol dan paling banyak sisa piutang, \(owed).",
            en: "The amount must be above zero and at most what is owed, \(owed)."
        )
    }

    /// Runs a sum; one that no amount can hold names the amounts.
    static func reckoning<Value>(_ body: () throws(Rupiah.Overflow) -> Value) throws -> Value {
        do { return try body() } catch { throw Problem(CalculationFailure.overflow) }
    }
}

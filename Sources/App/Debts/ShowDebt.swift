import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DebtRoutes {
    /// `GET /v1/debts/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDebts)
        let id = try call.id(of: Debt.self)
        let results = try await store.read(as: call.signedIn, Wire.Debt.statements(id))
        guard let debt = try Wire.Debt(results, for: call.actor) else { throw Problem.noDebt }
        return try .json(debt, version: debt.version)
    }

    /// `GET /v1/debts`, latest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDebts)
        var conditions: [SQL] = ["true"]
        if let company = try call.value("company_id", { text throws(ParseFailure) in try CompanyID(text) }) {
            conditions.append("d.company_id = \(company)")
        }
        if let state = call.query["state"] {
            let states = DebtState.allCases.map(\.rawValue)
            guard states.contains(state) else {
                throw Problem.invalidParameters([.notKnown("state", state, known: states)])
            }
            conditions.append("d.state = \(state)")
        }
        if let region = call.query["region"] {
            conditions.append("d.region_code >= \(region) AND d.region_code < \(region + "/")")
        }
        return try await page(call, conditions)
    }

    /// `GET /v1/cases/{id}/debts`
    @Sendable func listOfCase(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readDebts)
        let id = try call.id(of: EnforcementCase.self)
        let cases = try await store.read(
            as: call.signedIn,
            "SELECT FROM case_seen WHERE id = \(id) AND version > 0"
        )
        guard !cases.isEmpty else { throw Problem.notFound(id: "kasus", en: "case") }
        return try await page(call, ["EXISTS (SELECT FROM debt_case x WHERE x.debt_id = d.id AND x.case_id = \(id))"])
    }

    private func page(_ call: Call, _ conditions: [SQL]) async throws -> Reply {
        let page = try PageRequest(call)
        var conditions = conditions
        if let after = try page.cursor(2) {
            guard let seconds = Double(after[0]) else { throw Problem.malformedCursor }
            let time = Date(timeIntervalSince1970: seconds)
            conditions.append("(d.created_at, d.id) < (\(time), \(try page.id(after[1], of: Debt.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.Debt.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY d.created_at DESC, d.id DESC LIMIT \(page.limit + 1)
            """
        )
        let items = try rows.prefix(page.limit).map { try Wire.Debt($0) }
        let next = try page.next(rows) { row in
            [String(try row.column("created_at", as: Date.self).timeIntervalSince1970), try row.id("id")]
        }
        return try .json(Wire.Page(items: items, nextCursor: next))
    }
}

extension Wire.Debt {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT d.id, d.company_id, f.legal_name AS company_name, d.region_code, d.number, d.state, d.version, d.billed,
               d.balance, d.frozen_amount, d.was_with_law_enforcement, d.was_with_state_receivables, d.billed_on,
               d.due_on, d.created_at,
               ARRAY(SELECT x.case_id FROM debt_case x WHERE x.debt_id = d.id ORDER BY x.case_id) AS case_ids
        FROM debt d JOIN company f ON f.id = d.company_id
        """

    /// What `init(_:for:)` reads, in order.
    static func statements(_ id: DebtID) -> [SQL] {
        [
            "\(select) WHERE d.id = \(id)",
            """
            SELECT ordinal, kind, programme, first_month, last_month, amount, balance, legal_basis
            FROM debt_item WHERE debt_id = \(id) ORDER BY ordinal
            """,
            """
            SELECT i.due_on, i.amount FROM debt_instalment i
            WHERE i.debt_id = \(id) AND i.seq = (SELECT max(x.seq) FROM debt_instalment x WHERE x.debt_id = \(id))
            ORDER BY i.number
            """,
            """
            SELECT e.seq, e.action, e.to_state, e.occurred_on, e.recorded_at, e.change, e.balance_after, e.reverses_seq,
                   e.authority, e.term_on, e.result, e.legal_basis, e.reference, e.reason, e.note,
                   p.id AS person_id, p.name AS person_name, p.login AS person_login,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('ordinal', s.ordinal, 'amount', s.amount)
                        ORDER BY s.ordinal), '[]')
                    FROM debt_posting s WHERE s.debt_id = e.debt_id AND s.seq = e.seq) AS shares
            FROM debt_event e JOIN person p ON p.id = e.actor_id
            WHERE e.debt_id = \(id) ORDER BY e.seq
            """,
        ]
    }

    /// Reads a debt with its bill and log, as far as the reader may see them.
    ///
    /// - Returns: `nil` where there is none.
    init?(_ results: [Rows], for actor: Actor) throws {
        guard let row = results[0].first else { return nil }
        try self.init(row)
        guard !actor.roles.isDisjoint(with: [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .auditor]) else { return }
        items = try results[1].map { try Wire.DebtItem($0) }
        instalments = try results[2].map {
            Wire.Instalment(dueOn: try $0.day("due_on"), amount: try $0.column("amount"))
        }
        events = try results[3].map { try Wire.DebtEvent($0) }
    }

    /// Reads a debt without its bill.
    init(_ row: Row) throws {
        let state: DebtState = try row.code("state")
        self.init(
            id: try row.id("id"),
            company: try row.company(),
            caseIds: try row.column("case_ids", as: [CaseID].self).map(\.text),
            number: try row.column("number"),
            state: state.rawValue,
            stateWords: state.words,
            version: try row.column("version"),
            billed: try row.column("billed"),
            balance: try row.column("balance"),
            frozenAmount: try row.column("frozen_amount"),
            wasWithLawEnforcement: try row.column("was_with_law_enforcement"),
            wasWithStateReceivables: try row.column("was_with_state_receivables"),
            billedOn: try row.day("billed_on"),
            dueOn: try row.day("due_on")
        )
    }
}

extension Wire.DebtItem {
    fileprivate init(_ row: Row) throws {
        let kind: AmountKind = try row.code("kind")
        self.init(
            ordinal: try row.column("ordinal"),
            kind: kind.rawValue,
            words: kind.words,
            programme: try row.column("programme"),
            firstMonth: try row.monthOrNone("first_month"),
            lastMonth: try row.monthOrNone("last_month"),
            amount: try row.column("amount"),
            balance: try row.column("balance"),
            legalBasis: try row.column("legal_basis")
        )
    }
}

extension Wire.DebtEvent {
    fileprivate init(_ row: Row) throws {
        let action: DebtAction = try row.code("action")
        self.init(
            seq: try row.column("seq"),
            action: action.rawValue,
            words: action.words,
            toState: try row.column("to_state"),
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            actor: try row.person("person"),
            change: try row.column("change"),
            balanceAfter: try row.column("balance_after"),
            shares: try row.json("shares"),
            reversesSeq: try row.column("reverses_seq"),
            authority: try row.column("authority"),
            termOn: try row.dayOrNone("term_on"),
            result: try row.column("result"),
            legalBasis: try row.column("legal_basis"),
            reference: try row.column("reference"),
            reason: try row.column("reason"),
            note: try row.column("note")
        )
    }
}

extension Row {
    fileprivate func monthOrNone(_ name: String) throws -> String? {
        try column(name, as: LocalDate?.self).map { CalendarMonth($0).description }
    }
}

import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// What is owed: bills, payments, instalments, hand-overs.
struct DebtRoutes: Sendable {
    let store: Store
    let book: DebtBook

    func add(to routes: inout Routes) {
        routes.get("/v1/debts", list)
        routes.post("/v1/debts", bill)
        routes.get("/v1/debts/{id}", show)
        routes.post("/v1/debts/{id}/payments", pay)
        routes.post("/v1/debts/{id}/instalment-plans", agreeInstalments)
        routes.post("/v1/debts/{id}/steps", advance)
        routes.get("/v1/cases/{id}/debts", listOfCase)
    }

    /// Takes an act, and answers with the debt after it.
    ///
    /// - Parameter unlessByCase: Refuses what a case that collects the debt does by a step of its own.
    func take(
        _ act: DebtBook.Act,
        _ call: Call,
        expected: Int?,
        unlessByCase: Bool = false
    ) async throws -> Reply {
        let id = try call.id(of: Debt.self)
        return try await store.once(call) { tx in
            if unlessByCase { try await Self.refuseWhereCaseCollects(id, tx) }
            let file = try await book.hold(id, in: tx)
            try call.expectedVersion(expected)?.check(file.version)
            try await book.take(act, on: file, as: call.signedIn, in: tx)
            return try await answer(id, call, tx)
        }
    }

    /// A hand-over moves the case that collects, too: it is a step of that case, which carries the debt along.
    private static func refuseWhereCaseCollects(_ id: DebtID, _ tx: Transaction) async throws {
        let states: [SanctionState] = [.arrearsCollection, .prosecutorMandate, .stateReceivables]
        let cases = try await tx.query(
            """
            SELECT c.id FROM debt_case x JOIN enforcement_case c ON c.id = x.case_id
            WHERE x.debt_id = \(id) AND c.closed_on IS NULL AND c.state = ANY (\(states.map(\.rawValue)))
            ORDER BY c.id LIMIT 1
            """
        )
        guard let collecting = try cases.first?.id("id") else { return }
        throw Problem.conflict(
            "collected_by_case",
            id:
                "Kasus \(collecting) menagih piutang ini; catat penyerahan atau pengembaliannya sebagai langkah kasus itu.",
            en: "Case \(collecting) collects this debt; record its hand-over or return as a step of that case."
        )
    }

    /// The debt as it stands in a transaction.
    func answer(_ id: DebtID, _ call: Call, _ tx: Transaction) async throws -> Reply {
        let results = Array(try await tx.pipeline(Wire.Debt.statements(id)))
        guard let debt = try Wire.Debt(results, for: call.actor) else { throw Problem.noDebt }
        return try .json(debt, status: .created, location: "/v1/debts/\(id.text)", version: debt.version)
    }
}

extension Problem {
    /// No debt there, or none that this person may know of.
    static let noDebt = Problem.notFound(id: "piutang", en: "debt")
}

import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DebtRoutes {
    /// `POST /v1/debts/{id}/payments`
    @Sendable func pay(_ call: Call) async throws -> Reply {
        _ = try call.permit(.keepDebts)
        let request: Wire.PaymentRequest = try call.read()
        var act = DebtBook.Act(action: .pay, occurredOn: try LocalDate(field: "occurred_on", request.occurredOn))
        act.amount = Rupiah(request.amount)
        act.reference = request.reference
        act.reason = request.reason
        act.note = request.note
        return try await take(act, call, expected: request.expectedVersion)
    }

    /// `POST /v1/debts/{id}/instalment-plans`
    @Sendable func agreeInstalments(_ call: Call) async throws -> Reply {
        _ = try call.permit(.decideDebts)
        let request: Wire.InstalmentPlanRequest = try call.read()
        var act = DebtBook.Act(
            action: .agreeInstalments,
            occurredOn: try LocalDate(field: "occurred_on", request.occurredOn)
        )
        act.instalments = try request.instalments.enumerated().map {
            (dueOn: try LocalDate(field: "instalments[\($0)].due_on", $1.dueOn), amount: Rupiah($1.amount))
        }
        act.reference = request.reference
        act.reason = request.reason
        act.note = request.note
        return try await take(act, call, expected: request.expectedVersion)
    }

    /// `POST /v1/debts/{id}/steps`
    @Sendable func advance(_ call: Call) async throws -> Reply {
        let request: Wire.DebtStepRequest = try call.read()
        let action: DebtAction = try known("action", request.action)
        _ = try call.permit(action.operation)
        var act = DebtBook.Act(action: action, occurredOn: try LocalDate(field: "occurred_on", request.occurredOn))
        act.amount = request.amount.map { Rupiah($0) }
        act.ordinal = request.ordinal
        act.items = try DebtBook.Item.read(request.items ?? [])
        act.reversesSeq = request.reversesSeq
        act.authority = request.authority
        act.termOn = try request.termOn.map { try LocalDate(field: "term_on", $0) }
        act.result = request.result
        act.legalBasis = request.legalBasis
        act.reference = request.reference
        act.reason = request.reason
        act.note = request.note
        try Self.check(act)
        return try await take(act, call, expected: request.expectedVersion, unlessByCase: action.isOfCollection)
    }

    /// Refuses an act without what it needs, or with what belongs to another.
    private static func check(_ act: DebtBook.Act) throws {
        let missing: String? =
            switch act.action {
            case .charge where act.items.isEmpty: "items"
            case .reversePayment where act.reversesSeq == nil: "reverses_seq"
            case .reversePayment where act.reason == nil, .returnDebt where act.reason == nil,
                .recordDefault where act.reason == nil, .writeDown where act.reason == nil:
                "reason"
            case .writeDown where act.amount == nil: "amount"
            case .writeDown where act.ordinal == nil: "ordinal"
            case .writeDown where act.legalBasis == nil: "legal_basis"
            case .mandateProsecutor where act.authority == nil, .handToStateReceivables where act.authority == nil:
                "authority"
            case .mandateProsecutor where act.termOn == nil: "term_on"
            case .recordNegotiation where act.result == nil: "result"
            default: nil
            }
        if let missing {
            throw Problem.invalid(
                missing,
                "missing",
                id: "“\(act.action.words.id)” memerlukan isian ini.",
                en: "“\(act.action.words.en)” needs this field."
            )
        }
        if act.action != .charge, !act.items.isEmpty {
            throw Problem.invalid(
                "items",
                "not_applicable",
                id: "Rincian hanya untuk tambahan tagihan.",
                en: "Parts belong to a further bill alone."
            )
        }
    }
}

import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension HandoverRoutes {
    /// `POST /v1/handovers/{id}/steps`: whose hand it is, and whether the list is where it can be done, the database decides.
    @Sendable func handle(_ call: Call) async throws -> Reply {
        let request: Wire.HandoverStepRequest = try call.read()
        guard let action = HandoverAction(rawValue: request.action) else {
            throw Problem.invalid([
                .notKnown("action", request.action, known: HandoverAction.allCases.map(\.rawValue))
            ])
        }
        try Self.permit(action, call)
        let id = try call.id(of: Handover.self)
        let step = try HandoverStep(request, action)
        return try await store.once(call) { tx in
            let rows = try await tx.query("SELECT version FROM handover WHERE id = \(id)")
            guard let version = try rows.first?.column("version", as: Int.self) else { throw Problem.noHandover }
            try call.expectedVersion(request.expectedVersion)?.check(version)
            if let company = step.company {
                let known = try await tx.query("SELECT FROM company WHERE id = \(company)")
                guard !known.isEmpty else { throw Problem.unknownFirm("company_id") }
            }
            var owner: PersonID?
            if let name = step.owner { owner = try await cases.people([name], field: "owner", tx)[0] }
            _ = try await tx.pipeline(step.statements(id, after: version, owner: owner))
            let answer = try await Self.handover(id, call, tx)
            return try .json(answer, status: .created, version: answer.version)
        }
    }

    private static func permit(_ action: HandoverAction, _ call: Call) throws {
        switch action {
        case .withdraw: _ = try call.permit(.sendHandovers)
        case .match: try call.permitEitherSide()
        case .accept, .return, .assign, .linkCase, .recordOutcome: _ = try call.permit(.handleHandovers)
        }
    }
}

/// A step, read for its action: what it needs is there, what it does not know is not.
struct HandoverStep: Sendable {
    let action: HandoverAction
    private(set) var lines: [Int] = []
    private(set) var receivedOn: LocalDate?
    private(set) var reason: String?
    private(set) var company: CompanyID?
    private(set) var owner: String?
    private(set) var caseID: CaseID?
    private(set) var outcome: HandoverOutcome?
    private(set) var workers: Int?
    private(set) var paid: Int64?
    private(set) var evidence: String?

    init(_ request: Wire.HandoverStepRequest, _ action: HandoverAction) throws {
        self.action = action
        var errors: [Problem.FieldError] = []
        func take<Value>(
            _ field: String,
            _ value: Value?,
            for actions: [HandoverAction],
            needed: Bool = true
        ) -> Value? {
            switch (actions.contains(action), value) {
            case (true, nil) where needed: errors.append(.missing(field, action))
            case (false, .some): errors.append(.notExpected(field, action))
            default: break
            }
            return value
        }
        let ofLines: [HandoverAction] = [.match, .assign, .linkCase, .recordOutcome]
        let named = take("lines", request.lines, for: ofLines + [.withdraw], needed: action != .withdraw)
        let received = take("received_on", request.receivedOn, for: [.accept, .return])
        reason = take("reason", request.reason, for: [.return, .withdraw])
        let firm = take("company_id", request.companyId, for: [.match])
        owner = take("owner", request.owner, for: [.assign])
        let caseText = take("case_id", request.caseId, for: [.linkCase])
        let result = take("outcome", request.outcome, for: [.recordOutcome], needed: false)
        workers = take("workers", request.workers, for: [.recordOutcome], needed: false)
        paid = take("paid", request.paid, for: [.recordOutcome], needed: false)
        evidence = take("evidence", request.evidence, for: [.recordOutcome])
        if action == .recordOutcome, result == nil, workers == nil, paid == nil {
            errors.append(.missing("outcome", action))
        }
        if [.match, .linkCase, .recordOutcome].contains(action), let named, named.count > 1 {
            errors.append(.tooMany("lines", 1))
        }
        guard errors.isEmpty else { throw Problem.invalid(errors) }
        lines = named ?? []
        receivedOn = try received.map { try LocalDate(field: "received_on", $0) }
        company = try firm.map { try CompanyID(field: "company_id", $0) }
        caseID = try caseText.map { try CaseID(field: "case_id", $0) }
        outcome = result.flatMap(HandoverOutcome.init)
    }

    /// One act for each line, or one for the list.
    func statements(_ id: HandoverID, after version: Int, owner: PersonID?) -> [SQL] {
        let targets: [Int?] = lines.isEmpty ? [nil] : lines.map(Optional.some)
        return targets.enumerated().map { index, line in
            """
            INSERT INTO handover_act (handover_id, seq, line, action, received_on, reason, company_id, owner_id, case_id,
                outcome, workers, paid, evidence)
            VALUES (\(id), \(version + index + 1), \(line), \(action.rawValue), \(receivedOn), \(reason), \(company),
                \(owner), \(caseID), \(outcome?.rawValue), \(workers), \(paid), \(evidence))
            """
        }
    }
}

extension Problem.FieldError {
    fileprivate static func missing(_ field: String, _ action: HandoverAction) -> Self {
        .init(
            field: field,
            code: "missing",
            detail: Words(id: "Wajib untuk: \(action.words.id).", en: "Needed to: \(action.words.en).")
        )
    }

    fileprivate static func notExpected(_ field: String, _ action: HandoverAction) -> Self {
        .init(
            field: field,
            code: "not_expected",
            detail: Words(id: "Tidak dipakai untuk: \(action.words.id).", en: "Not used to: \(action.words.en).")
        )
    }
}

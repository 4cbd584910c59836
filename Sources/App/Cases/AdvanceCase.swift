import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CaseRoutes {
    /// `POST /v1/cases/{id}/steps`
    @Sendable func advance(_ call: Call) async throws -> Reply {
        let id = try call.id(of: EnforcementCase.self)
        let request: Wire.StepRequest = try call.read()
        return try await store.once(call) { tx in
            try await step(request, on: id, try await track(of: id, tx), call, tx)
        }
    }

    /// Takes a step, by whichever address it came.
    func step(
        _ request: Wire.StepRequest,
        on id: CaseID,
        _ track: Track,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Reply {
        _ = try call.permit(track == .inspection ? .advanceInspectionCase : .advanceSanctionCase)
        var act = try Casework.Act(request, on: track)
        let action = act.action
        try Self.refuseElsewhere(action)
        act.expected = try call.expectedVersion(request.expectedVersion)
        switch action {
        case .inspection(.order), .inspection(.renewOrder):
            let order = try Order(request, caseID: id, call.signedIn)
            let taken = try await cases.order(order, as: call.signedIn, in: tx)
            return try await Self.result(of: taken[0], call, tx)
        case .inspection(.transfer), .sanction(.transfer):
            return try await transfer(act, id, call, tx)
        case .sanction(.recordInspectorsReply):
            try await adoptReply(&act, on: id, tx)
        default:
            break
        }
        let taken = try await cases.take(act, on: id, as: call.signedIn, in: tx)
        try await recordSuccessors(request, taken, call, tx)
        try await recordExaminedFinding(taken, call, tx)
        try await recordAllegedSuccession(taken, call, tx)
        return try await Self.result(of: taken, call, tx)
    }

    /// The inspectors' answer that has reached the case speaks for itself: nobody types it again.
    private func adoptReply(_ act: inout Casework.Act, on id: CaseID, _ tx: Transaction) async throws {
        guard act.details.result == nil else { return }
        let reply = try await tx.query(
            """
            SELECT letter_number, body FROM case_message WHERE to_case = \(id) AND kind = \(MessageKind.reply.rawValue)
            ORDER BY sent_at DESC, id DESC LIMIT 1
            """
        ).first
        guard let reply else { return }
        let said = [try reply.column(0, as: String?.self), try reply.column(1, as: String?.self)]
        act.details.result = said.compactMap(\.self).joined(separator: ": ")
    }

    /// The track of a case that the reader may see.
    func track(of id: CaseID, _ tx: Transaction) async throws -> Track {
        var rows = try await tx.query("SELECT track FROM enforcement_case WHERE id = \(id)")
        if rows.isEmpty { rows = try await tx.query("SELECT track FROM case_outline WHERE id = \(id)") }
        guard let row = rows.first else { throw Problem.notFound(id: "kasus", en: "case") }
        return try row.code("track")
    }

    /// Acts that bring a record of their own have an address of their own.
    private static func refuseElsewhere(_ action: CaseAction) throws {
        let address: String? =
            switch action {
            case .inspection(.recordDelivery), .sanction(.recordDelivery): "POST /v1/cases/{id}/deliveries"
            case .inspection(.logVisit): "PUT /v1/visits/{id}"
            case .inspection(.recordFinding): "POST /v1/inspections/{id}/findings"
            case .inspection(.adoptRules), .sanction(.adoptRules): "POST /v1/procedures/{track}/migrations"
            default: nil
            }
        guard let address else { return }
        throw Problem.invalid(
            "action",
            "own_address",
            id: "\"\(action.words.id)\" dicatat melalui \(address).",
            en: "“\(action.words.en)” is recorded at \(address)."
        )
    }

    /// A finding that was remedied in part is succeeded by another, on the same case.
    private func recordSuccessors(
        _ request: Wire.StepRequest,
        _ taken: Casework.Taken,
        _ call: Call,
        _ tx: Transaction
    ) async throws {
        for (index, outcome) in (request.details?.findings ?? []).enumerated() {
            guard let successor = outcome.successor else { continue }
            let field = "details.findings[\(index)].successor"
            let old = try FindingID(field: "details.findings[\(index)].finding_id", outcome.findingId)
            guard let kind = FindingKind(rawValue: successor.kind) else {
                throw Problem.invalid([
                    .notKnown("\(field).kind", successor.kind, known: FindingKind.allCases.map(\.rawValue))
                ])
            }
            let day = try LocalDate(field: "\(field).occurred_on", successor.occurredOn)
            guard day <= taken.decision.event.occurredOn else {
                throw Problem.invalid(
                    "\(field).occurred_on",
                    "after_verification",
                    id: "Temuan pengganti tidak dapat bertanggal sesudah verifikasinya.",
                    en: "A succeeding finding can't be of a later day than its verification."
                )
            }
            let id = try successor.id.map { try FindingID(field: "\(field).id", $0) } ?? FindingID(UUIDv7.new())
            _ = try await tx.query(
                """
                INSERT INTO finding (id, case_id, seq, visit_id, kind, facts, legal_provision, workers_affected,
                    established_on, succeeds_id, recorded_by, company_id)
                SELECT \(id), case_id, \(taken.seq), visit_id, \(kind.rawValue), \(successor.facts),
                    \(successor.legalProvision), \(successor.workersAffected),
                    \(day), id, \(call.signedIn.personID),
                    company_id
                FROM finding WHERE id = \(old) AND case_id = \(taken.caseID)
                """
            )
        }
    }

    /// What BPJS' own examination (PP 86/2013 art. 13–14) makes of a sanction case's indication: a finding.
    private func recordExaminedFinding(_ taken: Casework.Taken, _ call: Call, _ tx: Transaction) async throws {
        guard taken.decision.event.action == .sanction(.recordExamination) else { return }
        let facts = taken.decision.details.result ?? taken.decision.event.action.words.id
        _ = try await tx.query(
            """
            INSERT INTO finding (id, case_id, seq, company_id, kind, facts, workers_affected, established_on, recorded_by)
            SELECT \(FindingID(UUIDv7.new())), c.id, \(taken.seq), c.company_id, c.finding_kind, \(facts),
                c.workers_affected, \(taken.decision.event.occurredOn), \(call.signedIn.personID)
            FROM enforcement_case c
            WHERE c.id = \(taken.caseID) AND NOT EXISTS (SELECT FROM finding f WHERE f.case_id = c.id)
            """
        )
    }

    /// The step's answer: its event, and the case after it.
    static func result(of taken: Casework.Taken, _ call: Call, _ tx: Transaction) async throws -> Reply {
        let (event, summary) = try await read(taken, call, tx)
        return try .json(Wire.StepResult(event: event, case: summary), status: .created, version: summary.version)
    }

    /// Reads the event of an act and the case after it.
    static func read(
        _ taken: Casework.Taken,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> (Wire.Event, Wire.CaseSummary) {
        let results = try await tx.pipeline([
            // The queue's row is written by a trigger that waits for the commit; the answer wants its day now.
            "SET CONSTRAINTS queue_item_follows_log IMMEDIATE",
            "\(Wire.Event.select) WHERE e.case_id = \(taken.caseID) AND e.seq = \(taken.seq)",
            "\(Wire.CaseSummary.select) WHERE c.id = \(taken.caseID)",
        ])
        guard let summary = results[2].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let event = try results[1].first.map { try Wire.Event($0) } ?? Wire.Event(hidden: taken)
        return (event, try Wire.CaseSummary(summary, for: call.actor, taken.procedures))
    }
}

extension Casework.Act {
    /// The act of a step's body, decided on no version yet.
    ///
    /// - Throws: a problem that names the field.
    init(_ request: Wire.StepRequest, on track: Track) throws {
        guard let action = CaseAction(request.action, on: track) else {
            throw Problem.invalid([.notKnown("action", request.action, known: CaseAction.all(on: track).map(\.code))])
        }
        self.init(action: action, occurredOn: try LocalDate(field: "occurred_on", request.occurredOn))
        note = request.note
        eventID = try request.id.map { try ID<Letter>(field: "id", $0).uuid }
        letterNumber = request.details?.letter?.number
        letterText = request.details?.letter?.text
        details = try StepDetails(request)
        evidence = try CitedEvidence.ids(request)
        bill = try DebtBook.Item.read(request.details?.items ?? [], in: "details.items")
        debt = try request.details?.debtId.map { try DebtID(field: "details.debt_id", $0) }
    }
}

extension Wire.Event {
    /// An act that led out of its author's sight.
    init(hidden taken: Casework.Taken) {
        let event = taken.decision.event
        self.init(
            id: ID<Letter>(taken.eventID).text,
            seq: event.seq,
            action: event.action.code,
            words: event.action.words,
            fromState: event.from?.code,
            fromWords: event.from?.words,
            toState: event.to.code,
            toWords: event.to.words,
            occurredOn: event.occurredOn.description,
            recordedAt: Date().wire,
            late: event.isLate
        )
    }
}

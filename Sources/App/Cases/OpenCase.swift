import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension CaseRoutes {
    /// `POST /v1/cases`: indicates a sanction case, or takes over a case that runs on paper.
    @Sendable func open(_ call: Call) async throws -> Reply {
        _ = try call.permit(.openCase)
        let request: Wire.CaseRequest = try call.read()
        guard let track = Track(rawValue: request.track) else {
            throw Problem.invalid([.notKnown("track", request.track, known: Track.allCases.map(\.rawValue))])
        }
        guard let action = CaseAction(request.action, on: track) else {
            throw Problem.invalid(
                "action",
                "unknown_code",
                id: "Jalur ini tidak dibuka dengan \(request.action).",
                en: "This track is not opened by \(request.action)."
            )
        }
        let opensOn = try LocalDate(field: "occurred_on", request.occurredOn)
        let new = Casework.NewCase(
            id: try request.id.map { try CaseID(field: "id", $0) } ?? CaseID(UUIDv7.new()),
            track: track,
            companyID: try CompanyID(field: "company_id", request.companyId),
            opensOn: opensOn,
            findingKind: try Self.findingKind(of: request, track, action),
            workersAffected: request.workersAffected,
            linkedCaseID: try request.linkedCaseId.map { try CaseID(field: "linked_case_id", $0) },
            isTakenOver: request.takeOver != nil
        )
        var act = Casework.Act(action: action, occurredOn: opensOn)
        act.details.reason = request.reason
        act.details.linkedCase = new.linkedCaseID
        act.details.targetState = try request.targetState.map { code in
            guard let state = CaseState(code, on: track) else {
                throw Problem.invalid([.notKnown("target_state", code, known: CaseState.all(on: track).map(\.code))])
            }
            return state
        }
        let note = [request.facts, request.note].compactMap { $0 }.joined(separator: "\n")
        act.note = note.isEmpty ? nil : note
        if let paper = request.takeOver { try Self.complete(&act, from: paper, on: track) }
        return try await store.once(call) { tx in
            var (new, act) = (new, act)
            if request.fromIndication != nil { try await rest(&new, &act, call, tx) }
            let file = try await cases.create(new, by: action, as: call.signedIn, in: tx)
            let taken = try await cases.take(act, file, as: call.signedIn, in: tx)
            if track == .inspection {
                _ = try await tx.query(
                    """
                    INSERT INTO inspection (id, case_id, kind, proposed_by)
                    VALUES (\(InspectionID(UUIDv7.new())), \(new.id), 'periodic', \(call.signedIn.personID))
                    """
                )
            }
            try await recordPaperFindings(request.takeOver?.findings ?? [], taken, call, tx)
            let (_, summary) = try await Self.read(taken, call, tx)
            let row = try await tx.query("SELECT created_at, taken_over FROM enforcement_case WHERE id = \(new.id)")
                .single()
            return try .json(
                Wire.Case(opened: summary, recordedAt: try row.time("created_at"), takenOver: new.isTakenOver),
                status: .created,
                version: summary.version
            )
        }
    }

    private func recordPaperFindings(
        _ findings: [Wire.FindingRequest],
        _ taken: Casework.Taken,
        _ call: Call,
        _ tx: Transaction
    ) async throws {
        for (index, finding) in findings.enumerated() {
            let path = "take_over.findings[\(index)]"
            guard let kind = FindingKind(rawValue: finding.kind) else {
                throw Problem.invalid([
                    .notKnown("\(path).kind", finding.kind, known: FindingKind.allCases.map(\.rawValue))
                ])
            }
            let id = try finding.id.map { try FindingID(field: "\(path).id", $0) } ?? FindingID(UUIDv7.new())
            _ = try await tx.query(
                """
                INSERT INTO finding (id, case_id, seq, company_id, kind, facts, legal_provision, workers_affected,
                    established_on, recorded_by)
                SELECT \(id), c.id, \(taken.seq), c.company_id, \(kind.rawValue), \(finding.facts),
                    \(finding.legalProvision ?? kind.provision), \(finding.workersAffected),
                    \(try Self.day(finding.occurredOn, "\(path).occurred_on", from: .first, to: taken.decision.event.occurredOn)), \(call.signedIn.personID)
                FROM enforcement_case c WHERE c.id = \(taken.caseID)
                """
            )
        }
    }

    private static func findingKind(
        of request: Wire.CaseRequest,
        _ track: Track,
        _ action: CaseAction
    ) throws -> FindingKind? {
        if let kind = request.fromIndication {
            guard action == .sanction(.indicate), request.findingKind ?? kind == kind else {
                throw Problem.notOfIndication
            }
        }
        guard track == .bpjsSanction else { return nil }
        guard let code = request.findingKind ?? request.fromIndication else {
            throw Problem.invalid(
                "finding_kind",
                "missing",
                id: "Sebutkan jenis ketidakpatuhan yang diindikasikan.",
                en: "Name the kind of non-compliance that is indicated."
            )
        }
        let known: [FindingKind] = [
            .unregistered, .partialWorkers, .partialWages, .partialProgrammes, .arrears, .notRemitted,
        ]
        guard let kind = FindingKind(rawValue: code), known.contains(kind) else {
            throw Problem.invalid([.notKnown("finding_kind", code, known: known.map(\.rawValue))])
        }
        return kind
    }

    /// A day on paper, which lies between two others.
    private static func day(_ text: String, _ field: String, from: LocalDate, to: LocalDate) throws -> LocalDate {
        let day = try LocalDate(field: field, text)
        guard from <= day, day <= to else {
            throw Problem.invalid(
                field,
                "impossible_day",
                id: "Tanggal ini tidak mungkin: sesudah pengambilalihan, atau diterima sebelum terbit.",
                en: "This day can't be: it lies after the take-over, or before the letter was issued."
            )
        }
        return day
    }

    /// Completes the act of taking over with what the paper says.
    private static func complete(_ act: inout Casework.Act, from paper: Wire.TakeOver, on track: Track) throws {
        guard let state = CaseState(paper.state, on: track) else {
            throw Problem.invalid([
                .notKnown("take_over.state", paper.state, known: CaseState.all(on: track).map(\.code))
            ])
        }
        act.details.targetState = state
        _ = try day(paper.openedOn, "take_over.opened_on", from: .first, to: act.occurredOn)
        act.details.takenOver = try (paper.letters ?? []).enumerated().map { index, letter in
            let path = "take_over.letters[\(index)]"
            guard let kind = LetterKind(rawValue: letter.kind) else {
                throw Problem.invalid([
                    .notKnown("\(path).kind", letter.kind, known: LetterKind.allCases.map(\.rawValue))
                ])
            }
            let issued = try day(letter.issuedOn, "\(path).issued_on", from: .first, to: act.occurredOn)
            return TakenOverLetter(
                kind,
                number: letter.number,
                issuedOn: issued,
                receivedOn: try letter.receivedOn.map {
                    try day($0, "\(path).received_on", from: issued, to: act.occurredOn)
                }
            )
        }
    }
}

extension Wire.Case {
    /// A case that was just opened: it has nothing yet but its summary.
    init(opened summary: Wire.CaseSummary, recordedAt: String, takenOver: Bool) {
        self.init(
            id: summary.id,
            track: summary.track,
            trackWords: summary.trackWords,
            state: summary.state,
            stateWords: summary.stateWords,
            closed: summary.closed,
            version: summary.version,
            company: summary.company,
            procedureVersion: summary.procedureVersion ?? 1,
            openedOn: summary.openedOn,
            recordedAt: recordedAt,
            takenOver: takenOver,
            responsible: summary.responsible,
            nextDueOn: summary.nextDueOn,
            findings: [],
            letters: [],
            assignments: [],
            linkedCases: []
        )
    }
}

import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// A finding as a request describes it, read.
struct NewFinding: Sendable {
    let id: FindingID
    let kind: FindingKind
    let visit: VisitID?
    let act: Casework.Act
    let request: Wire.FindingRequest

    /// - Throws: what is wrong with it, by field.
    init(_ request: Wire.FindingRequest) throws {
        id = try request.id.map { try FindingID(field: "id", $0) } ?? FindingID(UUIDv7.new())
        guard let kind = FindingKind(rawValue: request.kind) else {
            throw Problem.invalid([.notKnown("kind", request.kind, known: FindingKind.allCases.map(\.rawValue))])
        }
        if kind == .otherNorm, request.legalProvision == nil {
            throw Problem.invalid(
                "legal_provision",
                "missing",
                id: "Untuk norma lain, sebutkan ketentuan yang dilanggar.",
                en: "For another norm, name the provision that is violated."
            )
        }
        self.kind = kind
        visit = try request.visitId.map { try VisitID(field: "visit_id", $0) }
        var act = Casework.Act(
            action: .inspection(.recordFinding),
            occurredOn: try LocalDate(field: "occurred_on", request.occurredOn)
        )
        act.details.reason = request.reason
        act.evidence = try CitedEvidence.ids(request.evidenceIds)
        self.act = act
        self.request = request
    }
}

extension InspectionRoutes {
    /// `POST /v1/inspections/{id}/findings`: records what an examination found. It rests on a visit that an assignment
    /// letter covers; the database itself refuses any other.
    @Sendable func recordFinding(_ call: Call) async throws -> Reply {
        _ = try call.permit(.recordFinding)
        let inspection = try call.id(of: Inspection.self)
        let finding = try NewFinding(try call.read())
        return try await store.once(call) { tx in
            let rows = try await tx.query("SELECT case_id FROM inspection WHERE id = \(inspection)")
            guard let row = rows.first else { throw Problem.notFound(id: "pemeriksaan", en: "inspection") }
            return try .json(try await record(finding, on: try row.column(0), call, tx), status: .created)
        }
    }

    /// Records a finding as an act of its case.
    func record(
        _ finding: NewFinding,
        on caseID: CaseID,
        _ call: Call,
        _ tx: Transaction
    ) async throws -> Wire.Finding {
        let (id, kind, act) = (finding.id, finding.kind, finding.act)
        let visit = try await Self.visit(finding.visit, of: caseID, kind, tx)
        let proposed = try await ProposedFinding.find(finding.request.proposal, kind, of: visit, for: call.actor, tx)
        let taken = try await cases.take(act, on: caseID, as: call.signedIn, in: tx)
        do {
            _ = try await tx.query(
                """
                INSERT INTO finding (id, case_id, seq, company_id, visit_id, kind, facts, legal_provision,
                    workers_affected, established_on, recorded_by)
                SELECT \(id), c.id, \(taken.seq), c.company_id, \(visit), \(kind.rawValue), \(finding.request.facts),
                    \(finding.request.legalProvision ?? kind.provision), \(finding.request.workersAffected),
                    \(act.occurredOn), \(call.signedIn.personID)
                FROM enforcement_case c WHERE c.id = \(caseID)
                """
            )
        } catch let error as PostgresError where error.constraint == "finding_pkey" {
            throw Problem.idTaken
        }
        try await proposed?.link(id, tx)
        let found = try await tx.query("\(Wire.Finding.select) WHERE g.id = \(id)")
        return try Wire.Finding(try found.single(), on: .inspection, for: call.actor)
    }

    /// The visit that the finding rests on: the one named, or the latest that can carry it.
    private static func visit(
        _ named: VisitID?,
        of caseID: CaseID,
        _ kind: FindingKind,
        _ tx: Transaction
    ) async throws -> VisitID {
        if let named { return named }
        let outcomes =
            kind == .obstruction ? ["examined", "partly_examined", "refused"] : ["examined", "partly_examined"]
        let rows = try await tx.query(
            "SELECT id FROM visit WHERE case_id = \(caseID) AND outcome = ANY (\(outcomes)) ORDER BY seq DESC LIMIT 1"
        )
        guard let row = rows.first else {
            throw Problem.refused([
                .init(
                    code: "no_examining_visit",
                    detail: Words(
                        id: "Belum ada kunjungan yang memeriksa pada pemeriksaan ini.",
                        en: "No visit of this inspection has examined anything yet."
                    ),
                    remedy: Words(
                        id: "Catat kunjungannya dahulu (`patuh visits log`), di bawah SPT yang berlaku.",
                        en: "Log the visit first (`patuh visits log`), under an order in force."
                    )
                )
            ])
        }
        return try row.column(0)
    }
}

extension FindingKind {
    /// The duty that a finding of this kind violates, where one provision says it.
    var provision: String? {
        switch self {
        case .unregistered: "UU 24/2011 pasal 15 ayat (1); PP 86/2013 pasal 3 ayat (1) huruf a"
        case .partialWorkers: "PP 86/2013 pasal 3 ayat (1) huruf b jo. ayat (2) huruf a"
        case .partialWages: "PP 86/2013 pasal 3 ayat (1) huruf b jo. ayat (2) huruf b"
        case .partialProgrammes: "PP 86/2013 pasal 3 ayat (1) huruf b jo. ayat (2) huruf c; Perpres 109/2013 pasal 6"
        case .arrears: "UU 24/2011 pasal 19 ayat (2)"
        case .notRemitted: "UU 24/2011 pasal 19 ayat (1)"
        case .annualReportMissing: "UU 7/1981 pasal 6"
        case .changesUnreported: "PP 86/2013 pasal 3 ayat (3)"
        case .obstruction: "UU 3/1951 pasal 6"
        case .otherNorm: nil
        }
    }
}

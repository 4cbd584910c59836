import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension WorkerListRoutes {
    /// `POST /v1/worker-comparisons/{id}/findings`: an inspector makes a proposal a finding.
    @Sendable func recordFinding(_ call: Call) async throws -> Reply {
        _ = try call.permit(.recordFinding)
        let comparison = try call.id(of: WorkerComparisonRecord.self)
        let request: Wire.WorkerFindingRequest = try call.read()
        return try await store.once(call) { tx in
            let rows = try await tx.query("\(Wire.WorkerComparison.select) WHERE k.id = \(comparison)")
            guard let row = rows.first else { throw Problem.noWorkerComparison }
            let made = try Wire.WorkerComparison(row)
            guard let proposal = made.proposals.first(where: { $0.kind == request.kind }) else {
                throw Problem.invalid(
                    "kind",
                    "not_proposed",
                    id: "Perbandingan ini tidak mengusulkan temuan itu.",
                    en: "The comparison proposes no such finding."
                )
            }
            guard proposal.findingId == nil else {
                throw Problem.conflict(
                    "already_recorded",
                    id: "Usulan ini sudah dicatat sebagai temuan.",
                    en: "The proposal was recorded as a finding already."
                )
            }
            let finding = try NewFinding(
                Wire.FindingRequest(
                    id: request.id,
                    visitId: request.visitId,
                    kind: request.kind,
                    // Minutes and notes are written in Indonesian, whatever the reader's language.
                    facts: request.facts ?? proposal.facts.id,
                    workersAffected: proposal.workersAffected,
                    occurredOn: request.occurredOn,
                    reason: request.reason,
                    evidenceIds: request.evidenceIds
                )
            )
            let recorded = try await inspections.record(finding, on: try CaseID(made.caseId), call, tx)
            _ = try await tx.execute(
                "INSERT INTO worker_finding (finding_id, comparison_id) VALUES (\(finding.id), \(comparison))"
            )
            return try .json(recorded, status: .created)
        }
    }
}

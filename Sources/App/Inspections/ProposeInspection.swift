import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// An inspection to be proposed.
struct Proposal: Sendable {
    var id = InspectionID(UUIDv7.new())
    var companyID: CompanyID
    /// The kind's code.
    var kind: String
    var occurredOn: LocalDate
    var reason: String?
    var note: String?
}

extension InspectionRoutes {
    /// `POST /v1/inspections`: proposes an inspection, which opens its case.
    @Sendable func propose(_ call: Call) async throws -> Reply {
        _ = try call.permit(.proposeInspection)
        let request: Wire.InspectionRequest = try call.read()
        var proposal = Proposal(
            companyID: try CompanyID(field: "company_id", request.companyId),
            kind: request.kind,
            occurredOn: try LocalDate(field: "occurred_on", request.occurredOn),
            reason: request.reason,
            note: request.note
        )
        if let id = request.id { proposal.id = try InspectionID(field: "id", id) }
        return try await store.once(call) { [proposal] tx in
            _ = try await cases.propose(proposal, as: call.signedIn, in: tx)
            let results = try await tx.pipeline(Self.statements(proposal.id))
            return try .json(try Self.inspection(results, call), status: .created)
        }
    }
}

extension Casework {
    /// Proposes an inspection: opens its case and its field record.
    ///
    /// - Returns: The case.
    func propose(_ proposal: Proposal, as signedIn: SignedIn, in tx: Transaction) async throws -> CaseID {
        var act = Act(action: .inspection(.propose), occurredOn: proposal.occurredOn)
        act.details.reason = proposal.reason
        act.note = proposal.note
        let new = NewCase(
            id: CaseID(UUIDv7.new()),
            track: .inspection,
            companyID: proposal.companyID,
            opensOn: act.occurredOn
        )
        let file = try await create(new, by: act.action, as: signedIn, in: tx)
        _ = try await take(act, file, as: signedIn, in: tx)
        do {
            _ = try await tx.query(
                """
                INSERT INTO inspection (id, case_id, kind, proposed_by)
                VALUES (\(proposal.id), \(new.id), \(proposal.kind), \(signedIn.personID))
                """
            )
        } catch let error as PostgresError where error.constraint == "inspection_pkey" {
            throw Problem.idTaken
        }
        return new.id
    }
}

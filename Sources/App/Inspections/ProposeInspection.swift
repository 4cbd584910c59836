import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension InspectionRoutes {
    /// `POST /v1/inspections`: proposes an inspection, which opens its case.
    @Sendable func propose(_ call: Call) async throws -> Reply {
        _ = try call.permit(.proposeInspection)
        let request: Wire.InspectionRequest = try call.read()
        let id = try request.id.map { try InspectionID(field: "id", $0) } ?? InspectionID(UUIDv7.new())
        let company = try CompanyID(field: "company_id", request.companyId)
        var act = Casework.Act(
            action: .inspection(.propose),
            occurredOn: try LocalDate(field: "occurred_on", request.occurredOn)
        )
        act.details.reason = request.reason
        act.note = request.note
        return try await store.once(call) { tx in
            let new = Casework.NewCase(
                id: CaseID(UUIDv7.new()),
                track: .inspection,
                companyID: company,
                opensOn: act.occurredOn
            )
            let file = try await cases.create(new, by: act.action, as: call.signedIn, in: tx)
            _ = try await cases.take(act, file, as: call.signedIn, in: tx)
            do {
                _ = try await tx.query(
                    """
                    INSERT INTO inspection (id, case_id, kind, proposed_by)
                    VALUES (\(id), \(new.id), \(request.kind), \(call.signedIn.personID))
                    """
                )
            } catch let error as PostgresError where error.constraint == "inspection_pkey" {
                throw Problem.idTaken
            }
            let results = try await tx.pipeline(Self.statements(id))
            return try .json(try Self.inspection(results, call), status: .created)
        }
    }
}

import API
import Domain
import Foundation
import Postgres

extension NoticeRoutes {
    /// `PUT /v1/notices/{id}/read`: notes who has read a notice, and when. The first reading stays.
    @Sendable func markRead(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readNotices)
        let id = try call.id(of: Notice.self)
        return try await store.write(as: call.signedIn) { tx in
            let noted = try await tx.execute(
                """
                UPDATE notice SET read_at = now(), read_by = \(call.signedIn.personID)
                WHERE id = \(id) AND read_at IS NULL
                """
            )
            let found = try await tx.query(
                "SELECT \(Wire.Notice.columns) FROM notice n \(Wire.Notice.joins) WHERE n.id = \(id)"
            ).singleOrNone()
            guard let found else { throw Problem.notFound(id: "pemberitahuan", en: "notice") }
            if noted > 0 { try await tx.execute(call.auditEntry) }
            return try .json(try Wire.Notice(found, for: call.actor))
        }
    }
}

import API
import Domain
import Foundation
import Postgres

extension NoticeRoutes {
    /// How many unread notices are counted at most.
    private static let mostUnread = 1_000

    /// `GET /v1/notices`, latest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readNotices)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["l.addressee = a.address"]
        switch call.query["status"] ?? "unread" {
        case "unread": conditions.append("l.read_at IS NULL")
        case "read": conditions.append("l.read_at IS NOT NULL")
        default: break
        }
        if let key = try page.cursor(1) {
            guard let number = Int64(key[0]) else { throw Problem.malformedCursor }
            conditions.append("l.number < \(number)")
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                // The latest of each address by itself: as many index entries as the page holds, however many there are.
                """
                SELECT \(Wire.Notice.columns) FROM (
                    SELECT l.* FROM unnest(actor_addresses()) AS a (address) CROSS JOIN LATERAL (
                        SELECT * FROM notice l WHERE \(conditions.joined(separator: " AND "))
                        ORDER BY l.number DESC LIMIT \(page.limit + 1)) l
                    ORDER BY l.number DESC LIMIT \(page.limit + 1)) n
                \(Wire.Notice.joins) ORDER BY n.number DESC
                """,
                "SELECT count(*) FROM (SELECT FROM notice WHERE read_at IS NULL LIMIT \(Self.mostUnread)) n",
            ]
        )
        return try .json(
            Wire.NoticePage(
                items: try results[0].prefix(page.limit).map { try Wire.Notice($0, for: call.actor) },
                nextCursor: try page.next(results[0]) { [String(try $0.column("number", as: Int64.self))] },
                unread: try results[1].single().column(0)
            )
        )
    }
}

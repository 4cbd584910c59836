import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Who looked at complaints and handled them, kept apart from the trail: auditors read that one, and an entry that is
/// hidden from them would still be missing from its numbers.
enum ComplaintAccess {
    /// Whether an operation is recorded here and not in the trail.
    static func isMeant(by operation: String) -> Bool { operation.contains(" /v1/complaints") }

    /// What writes one reading, or one refusal.
    static func row(_ entry: ReadEntry) -> SQL {
        let age = Int((ContinuousClock.now - entry.at) / .microseconds(1))
        return """
            INSERT INTO complaint_access (recorded_at, actor_id, complaint_id, kind, operation, outcome, post, address, agent,
                purpose)
            VALUES (clock_timestamp() - \(age) * interval '1 microsecond', \(entry.signedIn.personID), \(entry.subject),
                \(entry.kind.rawValue), \(entry.operation), \(entry.outcome.rawValue), \(entry.signedIn.heldPosts),
                \(entry.origin.address), \(entry.origin.agent), \(entry.purpose))
            """
    }
}

extension Call {
    /// Who did what with a complaint, in the transaction that did it.
    func complaintEntry(_ complaint: ComplaintID, action: ComplaintAction? = nil, purpose: String? = nil) -> SQL {
        """
        INSERT INTO complaint_access (actor_id, complaint_id, kind, operation, outcome, post, address, agent, purpose,
            details)
        VALUES (\(signedIn.personID), \(complaint), 'write', \("\(method.rawValue) \(route)"), 'allowed',
            \(signedIn.heldPosts), \(origin.address), \(origin.agent), \(purpose),
            jsonb_strip_nulls(jsonb_build_object('action', \(action?.rawValue)::text)))
        """
    }
}

extension ComplaintRoutes {
    /// `GET /v1/complaints/{id}/access`, latest first: for the coordinator of the complaint's region.
    @Sendable func listAccess(_ call: Call) async throws -> Reply {
        _ = try call.permit(.reviewComplaintAccess)
        let id = try call.id(of: Complaint.self)
        let page = try PageRequest(call)
        let before = try page.cursor(1).map { key in
            guard let number = Int64(key[0]) else { throw Problem.malformedCursor }
            return number
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM complaint WHERE id = \(id)",
                """
                SELECT a.number, a.recorded_at, a.kind, a.operation, a.details ->> 'action' AS action, a.outcome, a.post,
                       a.address, a.agent, a.purpose, a.actor_id AS person_id, coalesce(p.name, '-') AS person_name,
                       p.login AS person_login
                FROM complaint_access a LEFT JOIN person p ON p.id = a.actor_id
                WHERE a.complaint_id = \(id) AND a.number < \(before ?? .max)
                ORDER BY a.number DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noComplaint }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.ComplaintAccess($0) },
                nextCursor: try page.next(results[1]) { [String(try $0.column("number", as: Int64.self))] }
            )
        )
    }
}

extension Wire.ComplaintAccess {
    /// Reads a row.
    fileprivate init(_ row: Row) throws {
        guard let person = try row.person("person") else { throw Problem.internal }
        self.init(
            recordedAt: try row.time("recorded_at"),
            person: person,
            kind: try row.column("kind"),
            operation: try row.column("operation"),
            action: try row.column("action"),
            outcome: try row.column("outcome"),
            posts: try row.column("post", as: String?.self)?.split(separator: " ").map(String.init),
            address: try row.column("address"),
            agent: try row.column("agent"),
            purpose: try row.column("purpose")
        )
    }
}

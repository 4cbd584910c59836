import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension MatchRoutes {
    /// `GET /v1/companies/{id}/merges`, latest first.
    @Sendable func merges(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readMatches)
        let id = try call.id(of: Company.self)
        let page = try PageRequest(call)
        var following: SQL = "true"
        if let key = try page.cursor(1) { following = "m.id < \(try page.id(key[0], of: CompanyMerge.self))" }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM company WHERE id = \(id)",
                """
                \(Wire.CompanyMerge.select) WHERE (m.survivor_id = \(id) OR m.merged_id = \(id)) AND \(following)
                ORDER BY m.id DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noCompany }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.CompanyMerge($0) },
                nextCursor: try page.next(results[1]) { [try $0.id("id")] }
            )
        )
    }

    /// `POST /v1/companies/{id}/merges`: the firm of the path stands.
    @Sendable func merge(_ call: Call) async throws -> Reply {
        _ = try call.permit(.decideMatches)
        let id = try call.id(of: Company.self)
        let request: Wire.CompanyMergeRequest = try call.read()
        let other = try CompanyID(field: "company_id", request.companyId)
        let merge = CompanyMergeID.new(at: Date())
        return try await store.once(call) { tx in
            let known = try await tx.pipeline([
                "SELECT FROM company WHERE id = \(id)", "SELECT FROM company WHERE id = \(other)",
            ])
            guard !known[0].isEmpty else { throw Problem.noCompany }
            guard !known[1].isEmpty else { throw Problem.unknownFirm("company_id") }
            _ = try await tx.query(
                """
                SELECT merge_companies(\(merge), \(id), \(other), \(id), \(request.reason), NULL, NULL)
                """
            )
            let rows = try await tx.query("\(Wire.CompanyMerge.select) WHERE m.id = \(merge)")
            return try .json(try Wire.CompanyMerge(try rows.single()), status: .created)
        }
    }

    /// `DELETE /v1/companies/{id}/merges/{merge}`
    @Sendable func unmerge(_ call: Call) async throws -> Reply {
        _ = try call.permit(.decideMatches)
        let id = try call.id(of: Company.self)
        let merge: CompanyMergeID = try call.id("merge")
        guard let reason = call.query["reason"] else { throw Problem.internal }
        return try await store.once(call) { tx in
            let found = try await tx.query(
                "SELECT FROM company_merge m WHERE m.id = \(merge) AND \(id) IN (m.survivor_id, m.merged_id)"
            )
            guard !found.isEmpty else { throw Problem.notFound(id: "penggabungan", en: "merge") }
            _ = try await tx.query("SELECT unmerge_company(\(merge), \(reason))")
            let rows = try await tx.query("\(Wire.CompanyMerge.select) WHERE m.id = \(merge)")
            return try .json(try Wire.CompanyMerge(try rows.single()))
        }
    }
}

extension Wire.CompanyMerge {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT m.id, m.survivor_id, s.legal_name AS survivor_name, m.merged_id, g.legal_name AS merged_name, m.reason,
               m.score, m.explanation, m.decided_at, u.undone_at, u.reason AS undo_reason,
               ARRAY(SELECT q.kind || ' ' || q.value FROM company_merge_part q
                     WHERE q.merge_id = m.id AND q.part = 'identifier' ORDER BY q.kind, q.value) AS moved,
               (SELECT count(*) FROM company_merge_part q WHERE q.merge_id = m.id AND q.part = 'fact') AS moved_facts,
               (SELECT count(*) FROM company_merge_part q WHERE q.merge_id = m.id AND q.part = 'handover_line')
                   AS moved_lines,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               w.id AS undoer_id, w.name AS undoer_name, w.login AS undoer_login
        FROM company_merge m
        JOIN company s ON s.id = m.survivor_id JOIN company g ON g.id = m.merged_id
        LEFT JOIN company_merge_undo u ON u.merge_id = m.id
        LEFT JOIN person p ON p.id = m.decided_by LEFT JOIN person w ON w.id = u.undone_by
        """

    /// Reads a merge.
    init(_ row: Row) throws {
        let explanation = try row.column("explanation", as: JSON<MatchExplanation>?.self)?.value
        let person = try row.person("person")
        self.init(
            id: try row.id("id"),
            survivorId: try row.id("survivor_id"),
            survivorName: try row.column("survivor_name"),
            mergedId: try row.id("merged_id"),
            mergedName: try row.column("merged_name"),
            automatic: person == nil,
            reason: try row.column("reason"),
            score: try row.column("score"),
            names: explanation?.wireNames ?? [],
            facts: explanation?.wireFacts ?? [],
            movedNumbers: try row.column("moved", as: [String].self).map(Self.shown),
            movedFacts: try row.column("moved_facts"),
            movedHandoverLines: try row.column("moved_lines"),
            decidedBy: person,
            decidedAt: try row.time("decided_at"),
            undoneBy: try row.person("undoer"),
            undoneAt: try row.column("undone_at", as: Date?.self)?.wire,
            undoReason: try row.column("undo_reason")
        )
    }

    /// A number as everybody is shown it.
    private static func shown(_ number: String) -> String {
        let parts = number.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2, parts[0] == "npwp" else { return number }
        return "npwp " + Row.shownTaxNumber(parts[1])
    }
}

import API
import Domain
import Foundation
import Postgres

extension ProcedureRoutes {
    /// `GET /v1/procedures/{track}/migrations/{id}`
    @Sendable func showMigration(_ call: Call) async throws -> Reply {
        _ = try call.permit(.previewRules)
        let (track, id) = (try call.track, try call.id(of: RuleMigration.self))
        let rows = try await store.read(as: call.signedIn, Self.migrationStatement(id, track))
        return try .json(try Self.migration(rows))
    }

    /// `GET /v1/procedures/{track}/migrations/{id}/cases`
    @Sendable func migrationCases(_ call: Call) async throws -> Reply {
        _ = try call.permit(.previewRules)
        let (track, id) = (try call.track, try call.id(of: RuleMigration.self))
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(1) { after = "case_id > \(try page.id(key[0], of: EnforcementCase.self))" }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM rule_migration WHERE id = \(id) AND procedure = \(track.rawValue)",
                """
                SELECT case_id, coalesce(outcome, 'pending') AS outcome, seq, reason FROM rule_migration_case
                WHERE migration_id = \(id) AND \(after) ORDER BY case_id LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noMigration }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { row in
                    let outcome: String = try row.column("outcome")
                    return Wire.RuleMigrationCase(
                        caseId: try row.id("case_id"),
                        outcome: outcome,
                        seq: try row.column("seq"),
                        reason: outcome == "refused" ? try row.json("reason") : nil
                    )
                },
                nextCursor: try page.next(results[1]) { [try $0.id("case_id")] }
            )
        )
    }

    /// A migration as a transaction leaves it.
    static func migration(_ id: ID<RuleMigration>, _ track: Track, _ tx: Transaction) async throws -> Wire.RuleMigration
    {
        try migration(try await tx.query(migrationStatement(id, track)))
    }

    private static func migrationStatement(_ id: ID<RuleMigration>, _ track: Track) -> SQL {
        """
        SELECT m.id, m.procedure, m.procedure_version, m.rules_on, m.reason, m.requested_at,
               p.id AS person_id, p.name AS person_name, p.login AS person_login, n.*
        FROM rule_migration m LEFT JOIN person p ON p.id = m.requested_by,
            LATERAL (
                SELECT count(*) AS cases, count(*) FILTER (WHERE x.outcome IS NULL) AS pending,
                       count(*) FILTER (WHERE x.outcome = 'moved') AS moved,
                       count(*) FILTER (WHERE x.outcome = 'unchanged') AS unchanged,
                       count(*) FILTER (WHERE x.outcome = 'refused') AS refused
                FROM rule_migration_case x WHERE x.migration_id = m.id) n
        WHERE m.id = \(id) AND m.procedure = \(track.rawValue)
        """
    }

    private static func migration(_ rows: Rows) throws -> Wire.RuleMigration {
        guard let row = rows.first else { throw Problem.noMigration }
        return Wire.RuleMigration(
            id: try row.id("id"),
            track: try row.column("procedure"),
            version: try row.column("procedure_version"),
            rulesOn: try row.dayOrNone("rules_on"),
            reason: try row.column("reason"),
            requestedBy: try row.person("person"),
            requestedAt: try row.time("requested_at"),
            cases: try row.column("cases"),
            pending: try row.column("pending"),
            moved: try row.column("moved"),
            unchanged: try row.column("unchanged"),
            refused: try row.column("refused")
        )
    }
}

extension Problem {
    /// No such migration, or none that the reader asked for.
    static let noMigration = Problem.notFound(id: "pemindahan", en: "migration")
}

import Foundation

@testable import App
@testable import Postgres

/// Hand-written SQL as the service's own role, with or without a session presented.
struct ServiceRole: Sendable {
    let pool: Pool

    /// What the database said to a statement.
    enum Outcome: Equatable, CustomStringConvertible {
        case rows(Int)
        /// Refused, by a named constraint or for a reason that SQLSTATE tells.
        case refused(String)

        var description: String {
            switch self {
            case .rows(let count): "\(count) rows"
            case .refused(let name): "refused by \(name)"
            }
        }
    }

    /// Runs statements in one transaction that is rolled back, and tells how the last one ended. Deferred constraints
    /// are asked before the end.
    func attempt(_ secret: String?, _ statements: [SQL], commit: Bool = false) async -> Outcome {
        do {
            return try await pool.transaction(retries: 0) { tx in
                if let secret { _ = try await tx.query("SELECT set_config('patuh.secret', \(secret), true)") }
                var count = 0
                for statement in statements { count = try await tx.execute(statement) }
                _ = try await tx.execute("SET CONSTRAINTS ALL IMMEDIATE")
                if !commit { throw RolledBack(count: count) }
                return .rows(count)
            }
        } catch let end as RolledBack {
            return .rows(end.count)
        } catch let error as PostgresError {
            return .refused(error.constraint ?? error.sqlState.map { "\($0)" } ?? "\(error.code)")
        } catch {
            return .refused("\(error)")
        }
    }

    func attempt(_ person: Person?, _ statements: SQL...) async -> Outcome {
        await attempt(person?.token, statements)
    }

    private struct RolledBack: Error { let count: Int }
}

extension TestApp {
    /// Signs in to the database as the service does, without the service.
    func withServiceRole<Result>(_ body: (ServiceRole) async throws -> Result) async throws -> Result {
        let url = try TestServer.shared.get().url(database, user: "patuh_app")
        let pool = try Pool(configuration: TestDatabases.single(url), logger: TestDatabases.logger)
        do {
            let result = try await body(ServiceRole(pool: pool))
            await pool.close()
            return result
        } catch {
            await pool.close()
            throw error
        }
    }

    /// All tables of the schema.
    func tables() async throws -> [String] {
        try await superuser.query(
            "SELECT relname FROM pg_class WHERE relnamespace = 'patuh'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1"
        ).map { try $0.column(0) }
    }
}

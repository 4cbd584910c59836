public import Logging

/// Brings a database forward to the newest migration: each in one transaction, all under one advisory lock, never
/// backward.
///
/// ```swift
/// let migrator = Migrator(pool: pool, migrations: try Migration.load(directory: path), logger: logger)
/// let applied = try await migrator.apply()
/// ```
///
/// It refuses, with ``PostgresError/Code/migration``, a database whose migrations were edited since they were applied,
/// are missing here, have a gap, or are newer than those it knows.
public struct Migrator: Sendable {
    private let pool: Pool
    private let migrations: [Migration]
    private let schema: String
    private let table: String
    private let logger: Logger

    /// A migrator that keeps its record in `schema.table`; a missing schema is made.
    ///
    /// - Parameters:
    ///   - pool: Connections of a role that may change the schema.
    ///   - migrations: All of them, applied or not, in order.
    ///   - schema: The schema of the record.
    ///   - table: The table of the record.
    ///   - logger: Told of each migration as it is applied.
    public init(
        pool: Pool,
        migrations: [Migration],
        schema: String = "public",
        table: String = "schema_migration",
        logger: Logger
    ) {
        self.pool = pool
        self.migrations = migrations
        self.schema = schema
        self.table = table
        self.logger = logger
    }

    /// What `apply()` would do now; nothing is changed.
    public func pending() async throws -> [Migration] {
        try await exclusively { connection in
            try check(try await hasRecord(connection) ? try await applied(connection) : [])
        }
    }

    /// Applies what is pending, in order, and returns it. Of two at once, one waits for the other and then finds
    /// nothing to do. A migration that fails leaves nothing behind, and those before it stay.
    @discardableResult
    public func apply() async throws -> [Migration] {
        try await exclusively { connection in
            let key = "\(schema).\(table)"
            try await connection.execute("SELECT pg_advisory_lock(hashtextextended(\(key), 0))")
            try await makeRecord(connection)
            let pending = try check(try await applied(connection))
            for migration in pending { try await apply(migration, on: connection) }
            return pending
        }
    }

    /// A connection of its own, without time limits, that nobody uses after: closing it frees the lock.
    private func exclusively<Value>(_ body: (Connection) async throws -> Value) async throws -> Value {
        try await pool.withUnlimitedConnection { connection in
            connection.discard()
            try await connection.run(
                script: "SET statement_timeout = 0; SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0"
            )
            return try await body(connection)
        }
    }

    private func apply(_ migration: Migration, on connection: Connection) async throws {
        let began = ContinuousClock.now
        do {
            try await connection.execute("BEGIN")
            let before = try await connection.one("SELECT pg_current_xact_id()::text", as: String.self)
            try await connection.run(script: migration.sql)
            guard connection.isInTransaction,
                try await connection.one("SELECT pg_current_xact_id()::text", as: String.self) == before
            else {
                throw PostgresError(code: .migration, message: "\(migration.label) ends its own transaction")
            }
            try await connection.execute(
                """
                INSERT INTO \(identifier: [schema, table]) (number, name, checksum)
                VALUES (\(migration.number), \(migration.name), \(migration.checksum))
                """
            )
            try await connection.execute("COMMIT")
        } catch {
            logger.error("migration failed", metadata: ["migration": "\(migration.label)", "error": "\(error)"])
            throw error
        }
        let took = ContinuousClock.now - began
        logger.info("migration applied", metadata: ["migration": "\(migration.label)", "took": "\(took)"])
    }

    private func hasRecord(_ connection: Connection) async throws -> Bool {
        try await connection.one(
            "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = \(schema) AND tablename = \(table))",
            as: Bool.self
        )
    }

    private func makeRecord(_ connection: Connection) async throws {
        guard try await !hasRecord(connection) else { return }
        if try await connection.one("SELECT to_regnamespace(quote_ident(\(schema))) IS NULL", as: Bool.self) {
            try await connection.execute("CREATE SCHEMA \(identifier: schema)")
        }
        try await connection.execute(
            """
            CREATE TABLE \(identifier: [schema, table]) (
                number bigint PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """
        )
    }

    private func applied(_ connection: Connection) async throws -> [AppliedMigration] {
        try await connection.all(
            "SELECT number, name, checksum FROM \(identifier: [schema, table]) ORDER BY number"
        )
    }

    /// Compares the record with the files; returns what is still to do.
    private func check(_ applied: [AppliedMigration]) throws -> [Migration] {
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            throw PostgresError(code: .migration, message: "\(migration.label) follows a gap or is out of order")
        }
        for (index, old) in applied.enumerated() {
            guard old.number == index + 1 else {
                throw PostgresError(
                    code: .migration,
                    message: "the database lacks migration \(index + 1) and has \(old.number)"
                )
            }
            guard index < migrations.count else {
                throw PostgresError(
                    code: .migration,
                    message: "the database has migration \(old.number), newer than the newest one known here"
                )
            }
            guard old.checksum == migrations[index].checksum else {
                throw PostgresError(
                    code: .migration,
                    message: "\(migrations[index].label) was edited after it was applied"
                )
            }
        }
        return Array(migrations.dropFirst(applied.count))
    }
}

private struct AppliedMigration: RowDecodable {
    var number: Int
    var name: String
    var checksum: String

    init(row: Row) throws {
        (number, name, checksum) = try row.decode()
    }
}

extension Migration {
    /// "migration 12 (add_visits)"
    var label: String { "migration \(number) (\(name))" }
}

import Foundation
import Logging
import Postgres
import ServiceLifecycle

/// The examples of the articles in `Postgres.docc`, as a program that uses the client from outside. Each block of code
/// there stands here word for word; ``ArticleTests`` compares and runs them.
struct Examples {
    let logger: Logger
    let connection: String

    // MARK: Getting started

    func makePool() throws -> Pool {
        var configuration = Pool.Configuration(connection)
        configuration.size = 8
        configuration.applicationName = "register"
        configuration.settings["plan_cache_mode"] = "force_generic_plan"
        let pool = try Pool(configuration: configuration, logger: logger)
        return pool
    }

    func serve(_ pool: Pool) async throws {
        let group = ServiceGroup(services: [pool], logger: logger)
        try await group.run()
    }

    func firms(in region: Region, _ db: some Queryable) async throws -> [Firm] {
        let active: SQL = "closed_on IS NULL"
        return try await db.all("SELECT id, name FROM firm WHERE region = \(region) AND \(active) ORDER BY name")
    }

    func readings(_ db: Pool, id: UUID) async throws -> String {
        let count = try await db.one("SELECT count(*) FROM firm", as: Int.self)
        let name = try await db.optional("SELECT name FROM firm WHERE id = \(id)", as: String.self)
        let rows = try await db.query("SELECT id, name, note FROM firm")
        for row in rows {
            let (id, name, note): (UUID, String, JSON<Note>?) = try row.decode()
            logger.debug("\(id) \(name) \(note?.value.text ?? "")")
        }
        return "\(name ?? "") of \(count)"
    }

    func caseFile(_ db: some Queryable, id: UUID) async throws -> (Row, Rows) {
        let results = try await db.pipeline([
            "SELECT name, region FROM firm WHERE id = \(id)",
            "SELECT visited_on::text FROM visit WHERE firm = \(id)",
        ])
        return (try results[0].single(), results[1])
    }

    func session(_ pool: Pool) async throws -> RawJSON {
        try await pool.withConnection { connection in
            try await connection.run(script: "SET work_mem = '64MB'; SET enable_seqscan = off")
            connection.discard()
            return try await connection.one("SELECT json_agg(firm) FROM firm", as: RawJSON.self)
        }
    }

    // MARK: Transactions and retries

    func rename(_ pool: Pool, id: UUID, to name: String) async throws -> String {
        try await pool.transaction(isolation: .repeatableRead) { tx in
            let before = try await tx.one("SELECT name FROM firm WHERE id = \(id) FOR UPDATE", as: String.self)
            try await tx.execute("UPDATE firm SET name = \(name) WHERE id = \(id)")
            return before
        }
    }

    func register(_ tx: Transaction, _ firm: Firm) async throws -> Bool {
        do {
            try await tx.savepoint { tx in
                try await tx.execute("INSERT INTO firm (id, name, region) VALUES (\(firm.id), \(firm.name), 'JK')")
            }
            return true
        } catch let error as PostgresError where error.sqlState == .uniqueViolation {
            return error.constraint != "firm_pkey"
        }
    }

    // MARK: Streaming and COPY

    func longest(_ db: some RowStreaming) async throws -> String {
        try await db.stream("SELECT name FROM firm", as: String.self) { names in
            var longest = ""
            for try await name in names where name.count > longest.count { longest = name }
            return longest
        }
    }

    func export(_ pool: Pool, to file: FileHandle) async throws {
        try await pool.copyOut(from: "COPY firm (id, name) TO STDOUT (FORMAT csv, HEADER)") { chunks in
            for try await chunk in chunks { try file.write(contentsOf: chunk) }
        }
    }

    func load(_ pool: Pool, _ firms: [Firm]) async throws -> Int {
        let chunks = AsyncThrowingStream<[UInt8], any Error> { stream in
            do {
                var writer = CopyWriter()
                for firm in firms {
                    try writer.row(firm.id, firm.name, "JK")
                    if writer.count >= 65_536 { stream.yield(writer.take()) }
                }
                stream.yield(writer.take())
                stream.finish()
            } catch {
                stream.finish(throwing: error)
            }
        }
        return try await pool.copyIn(into: "COPY firm (id, name, region) FROM STDIN", rows: chunks)
    }

    // MARK: Listening

    func listen(_ pool: Pool) async throws {
        let listener = try Listener(configuration: pool.configuration, channels: ["firm_changed"], logger: logger)
        try await withThrowingTaskGroup { group in
            group.addTask { await listener.run() }
            for await event in listener.events {
                switch event {
                case .connected: try await lookForChanges(pool)
                case .notification(let notification): try await change(notification.payload, pool)
                }
                if try await isDone(pool) { break }
            }
            group.cancelAll()
        }
    }

    // MARK: Errors and timeouts

    func answer(_ pool: Pool, _ id: UUID) async throws -> Int {
        do {
            try await pool.execute("DELETE FROM firm WHERE id = \(id)")
            return 204
        } catch let error as PostgresError {
            switch (error.code, error.sqlState) {
            case (.poolTimeout, _), (.connectionFailed, _): return 503
            case (.server, .foreignKeyViolation?): return 409
            default:
                logger.error("\(error)")
                throw error
            }
        }
    }

    // MARK: Metrics and slow statements

    func watched() -> Pool.Configuration {
        var configuration = Pool.Configuration(connection)
        configuration.slowStatementThreshold = .milliseconds(250)
        configuration.onSlowStatement = { [logger] (slow: SlowStatement) in
            logger.warning("slow statement", metadata: ["sql": "\(slow.text)", "plan": "\(slow.plan ?? "")"])
        }
        return configuration
    }

    // MARK: Migrations and a cluster of one's own

    func migrate(_ pool: Pool, directory: String) async throws -> [Migration] {
        let migrator = Migrator(pool: pool, migrations: try Migration.load(directory: directory), logger: logger)
        return try await migrator.apply()
    }

    func ownCluster(_ folder: String) async throws -> Int {
        let cluster: PrivateCluster
        do {
            cluster = try await PrivateCluster.start(.init(dataDirectory: folder), logger: logger)
        } catch let error as ClusterError {
            logger.error("\(error.message) \(error.remedy)")
            throw error
        }
        let pool = try Pool(configuration: .init(cluster.connectionString(user: "patuh_app")), logger: logger)
        let answer = try await pool.one("SELECT 42", as: Int.self)
        await pool.close()
        await cluster.stop()
        return answer
    }

    // MARK: What the examples stand on

    private func lookForChanges(_ pool: Pool) async throws {
        try await pool.execute("SELECT pg_notify('firm_changed', 'PT Satu')")
    }

    private func change(_ name: String, _ pool: Pool) async throws {
        try await pool.execute("UPDATE firm SET closed_on = '2026-01-01' WHERE name = \(name)")
    }

    private func isDone(_ pool: Pool) async throws -> Bool {
        try await pool.one("SELECT count(closed_on) > 0 FROM firm", as: Bool.self)
    }
}

struct Firm: RowDecodable {
    let id: UUID
    let name: String

    init(id: UUID, name: String) { (self.id, self.name) = (id, name) }
    init(row: Row) throws { (id, name) = try row.decode() }
}

enum Region: String, PostgresEncodable, PostgresDecodable { case jakarta = "JK", banten = "BT" }

struct Note: Codable, Sendable { var text: String }

struct Rupiah: PostgresEncodable, PostgresDecodable, Equatable {
    var amount: Int

    static var postgresType: PostgresType { .int8 }
    func encode(to text: inout PostgresText) { amount.encode(to: &text) }
    init(postgres bytes: UnsafeRawBufferPointer) throws { amount = try Int(postgres: bytes) }
    init(_ amount: Int) { self.amount = amount }
}

public import Logging
public import ServiceLifecycle

/// A bounded set of connections to one database.
///
/// ```swift
/// let pool = try Pool(configuration: .init("host=/run/patuh dbname=patuh"), logger: logger)
/// let rows = try await pool.query("SELECT id, name FROM company WHERE region_code = \(region)")
/// ```
///
/// Connections are made when they are needed, replaced when they die, and closed by ``close()`` or when the service
/// group shuts down.
public final class Pool: Queryable, Service {
    let core: PoolCore

    /// Prepares a pool; nothing is connected yet. Throws ``PostgresError/Code/configuration`` when the connection
    /// string can't be read.
    public init(configuration: Configuration, logger: Logger) throws {
        core = try PoolCore(configuration: configuration, logger: logger)
    }

    deinit {
        core.beginClose()
    }

    /// The configuration that the pool was made with.
    public var configuration: Configuration { core.configuration }

    /// Keeps the pool until graceful shutdown, then lets work under way end and closes every connection.
    public func run() async throws {
        try? await gracefulShutdown()
        await close()
    }

    /// Refuses new work, waits for work under way, and closes every connection.
    public func close() async {
        await core.close()
    }

    /// Lends one connection for the length of `body`: for session state, scripts and COPY outside a transaction.
    ///
    /// A connection that is not at rest when `body` ends (in a transaction, say) is closed and not used again.
    @discardableResult
    public func withConnection<Value>(_ body: (Connection) async throws -> Value) async throws -> Value {
        try await lend(configuration.statementPatience, body)
    }

    /// The same without the client's own deadline, for a migrator.
    func withUnlimitedConnection<Value>(_ body: (Connection) async throws -> Value) async throws -> Value {
        try await lend(Patience(limit: nil), body)
    }

    private func lend<Value>(_ patience: Patience, _ body: (Connection) async throws -> Value) async throws -> Value {
        let lease = try await core.acquire()
        let connection = Connection(link: lease.link, patience: patience, watch: core.watch)
        do {
            let value = try await body(connection)
            await end(connection, lease)
            return value
        } catch {
            await end(connection, lease)
            throw error
        }
    }

    /// Runs statements in one round trip on some connection. They are one implicit transaction: when one fails,
    /// nothing of any of them remains, and ``PostgresError/statement`` says which it was.
    public func pipeline(_ statements: [SQL]) async throws -> [Rows] {
        try await lend(configuration.statementPatience) { try await $0.pipeline(statements) }
    }

    func end(_ connection: Connection, _ lease: Lease) async {
        var lease = lease
        lease.mustClose = connection.end()
        await connection.reportSlowWork()
        await core.release(lease)
    }
}

extension Pool {
    /// How to reach the database, and every limit.
    ///
    /// ```swift
    /// var configuration = Pool.Configuration("host=/run/patuh dbname=patuh user=patuh_app")
    /// configuration.size = 8
    /// configuration.settings["plan_cache_mode"] = "force_generic_plan"
    /// ```
    public struct Configuration: Sendable {
        /// libpq's `key=value` form or a `postgresql://` URI; what it leaves out comes from libpq's environment
        /// variables and defaults.
        ///
        /// It may name several hosts, which are tried in order for each connection until one serves and is what
        /// `target_session_attrs` asks for: `host=one,two target_session_attrs=primary`.
        public var connection: String
        /// The greatest number of connections. On few cores, 4 to 8.
        public var size = 4
        /// How long to wait for a connection before ``PostgresError/Code/poolTimeout``.
        public var waitTimeout: Duration = .seconds(5)
        /// The server's limit for one statement; `nil` for none.
        public var statementTimeout: Duration? = .seconds(30)
        /// The server's limit for waiting on one lock; `nil` for none.
        public var lockTimeout: Duration? = .seconds(10)
        /// The server ends a session that leaves a transaction idle this long; `nil` for never.
        public var idleInTransactionTimeout: Duration? = .seconds(60)
        /// The limit for connecting to one host. With several, keep it well below `waitTimeout`: a host that is silent
        /// costs as much before the next is tried.
        public var connectTimeout: Duration = .seconds(5)
        /// How long sent data may stay unacknowledged on TCP before the connection is given up.
        public var tcpUserTimeout: Duration = .seconds(10)
        /// How much longer than `statementTimeout` the client waits before it gives up by itself.
        public var clientGrace: Duration = .seconds(5)
        /// How many statements each connection keeps prepared; 0 for none.
        public var statementCacheSize = 256
        /// A role to act as: the session starts with `SET ROLE`.
        public var role: String?
        /// Shown in `pg_stat_activity`.
        public var applicationName = "postgres-swift"
        /// Further server settings, such as `jit` or `search_path`.
        public var settings: [String: String] = ["jit": "off"]

        /// A round trip that takes at least this long is told to `onSlowStatement`; `nil` for none.
        public var slowStatementThreshold: Duration?
        /// Called when the slow work's connection has come back to rest, before it is lent again. It must not wait.
        public var onSlowStatement: (@Sendable (SlowStatement) -> Void)?
        /// The plan of one slow statement is asked for at most this often; it is reported without one in between.
        public var slowStatementPlanInterval: Duration = .seconds(60)

        /// A configuration with the defaults of every limit.
        public init(_ connection: String) {
            self.connection = connection
        }
    }
}

extension Pool.Configuration {
    /// The client's backstop: `nil` when the server has no limit of its own.
    var statementPatience: Patience {
        Patience(limit: statementTimeout.map { $0 + clientGrace })
    }

    /// What a session is started with. Dates and intervals are read in one form only, so those settings are fixed.
    var serverSettings: [String: String] {
        var all = settings
        all["statement_timeout"] = milliseconds(statementTimeout)
        all["lock_timeout"] = milliseconds(lockTimeout)
        all["idle_in_transaction_session_timeout"] = milliseconds(idleInTransactionTimeout)
        all["DateStyle"] = "ISO"
        all["TimeZone"] = "UTC"
        all["IntervalStyle"] = "iso_8601"
        all["bytea_output"] = "hex"
        all["extra_float_digits"] = "1"
        if let role { all["role"] = role }
        return all
    }

    private func milliseconds(_ duration: Duration?) -> String {
        guard let duration else { return "0" }
        return String(max(1, Int((duration / .milliseconds(1)).rounded())))
    }
}

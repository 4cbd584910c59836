import Glibc

/// The three configuration files, written by this program at every start.
struct ClusterSettings: Sendable {
    let place: ClusterPlace
    let configuration: PrivateCluster.Configuration
    /// The operating system's users who may connect, by name.
    let users: [String]
    /// PostgreSQL's major version.
    let major: Int

    /// Brings the files up to date.
    func write() throws(ClusterError) {
        let mode: mode_t = geteuid() == 0 ? 0o644 : 0o600
        try ClusterFiles.replace(place.home + "/postgresql.conf", with: server, mode: mode)
        try ClusterFiles.replace(place.home + "/pg_hba.conf", with: access, mode: mode)
        try ClusterFiles.replace(place.home + "/pg_ident.conf", with: identities, mode: mode)
    }

    /// `postgres`' arguments: what must hold whatever the files say, then where the files are.
    func arguments(socketDirectory: String) -> [String] {
        [
            "-D", place.data, "-p", "5432", "-k", socketDirectory, "-c", "listen_addresses=",
            "-c", "config_file=\(place.home)/postgresql.conf",
            "-c", "hba_file=\(place.home)/pg_hba.conf",
            "-c", "ident_file=\(place.home)/pg_ident.conf",
        ]
    }

    /// `postgresql.conf`.
    var server: String {
        var lines = [
            "# Written by the server at every start; put settings of your own into local.conf beside this file.",
            "cluster_name = 'patuh'",
            "max_connections = \(configuration.maxConnections)",
            "shared_buffers = '\(configuration.sharedBuffers)'",
        ]
        lines += Self.usual
        // After a crash one call for the whole file system instead of one for each of a thousand files: 0.2 s, not 2.
        // Linux reports errors of it reliably since 5.8.
        if major >= 14 { lines.append("recovery_init_sync_method = syncfs") }
        lines += ["log_directory = \(Self.quoted(place.log))"]
        lines += configuration.settings.sorted { $0.key < $1.key }.map { "\($0.key) = \(Self.quoted($0.value))" }
        lines += ["include_if_exists = 'local.conf'"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// Settings for a small machine with a solid-state disk and short transactions.
    private static let usual = [
        // Safety first: an acknowledged write survives the power cut.
        "fsync = on", "full_page_writes = on", "synchronous_commit = on",
        "unix_socket_permissions = 0700", "ssl = off",
        "timezone = 'UTC'", "log_timezone = 'UTC'", "datestyle = 'iso, ymd'", "client_encoding = 'UTF8'",
        "lc_messages = 'C'", "default_text_search_config = 'pg_catalog.simple'",
        // Memory and workers of a machine with two cores; compiling short queries only costs time.
        "jit = off", "work_mem = '8MB'", "maintenance_work_mem = '64MB'", "effective_cache_size = '1GB'",
        "max_worker_processes = 4", "max_parallel_workers = 2", "max_parallel_workers_per_gather = 1",
        "random_page_cost = 1.1", "effective_io_concurrency = 100",
        "wal_compression = on", "min_wal_size = '128MB'", "max_wal_size = '1GB'", "checkpoint_timeout = '15min'",
        "autovacuum_vacuum_scale_factor = 0.05", "autovacuum_analyze_scale_factor = 0.02",
        // The log: one file for each day of the week, without the values that statements carry (personal data).
        "logging_collector = on", "log_filename = 'postgresql-%a.log'", "log_truncate_on_rotation = on",
        "log_rotation_age = '1d'", "log_rotation_size = 0", "log_file_mode = 0600",
        "log_line_prefix = '%m [%p] %q%u@%d '", "log_min_duration_statement = '500ms'",
        "log_parameter_max_length = 0", "log_parameter_max_length_on_error = 0",
        // A fault names its constraint, without the row or the line of the list that broke it.
        "log_error_verbosity = terse",
        "log_lock_waits = on", "log_checkpoints = off",
    ]

    /// `pg_hba.conf`: the socket only, and only by the name that the kernel vouches for.
    var access: String {
        "# Written by the server at every start.\nlocal all all peer map=patuh\n"
    }

    /// `pg_ident.conf`: which user of the operating system may be which role.
    var identities: String {
        let lines = users.flatMap { user in
            (["postgres"] + configuration.roles).map { "patuh \(Self.word(user)) \(Self.word($0))" }
        }
        return "# Written by the server at every start.\n" + lines.joined(separator: "\n") + "\n"
    }

    /// A value in `postgresql.conf`'s quotes.
    static func quoted(_ value: String) -> String {
        let escaped = value.flatMap { $0 == "'" || $0 == "\\" ? [$0, $0] : [$0] }
        return "'" + String(escaped) + "'"
    }

    /// A name in `pg_ident.conf`'s quotes.
    private static func word(_ name: String) -> String { "\"" + name + "\"" }
}

extension PrivateCluster {
    /// What libpq needs to reach a cluster that another process runs.
    ///
    /// An operator's tool uses it beside a running server, whose lock keeps it from starting the cluster itself.
    ///
    /// - Returns: `nil` where none runs, or where it is not ready yet.
    public static func connectionString(toRunning configuration: Configuration, user: String) -> String? {
        let data = configuration.dataDirectory + "/cluster/data"
        guard let file = PostmasterFile.read(in: data), file.status == "ready", let socket = file.socketDirectory else {
            return nil
        }
        return connectionString(socket: socket, database: configuration.databaseName, user: user)
    }

    /// The keyword form, escaped.
    static func connectionString(socket: String, database: String, user: String) -> String {
        let parts = [("host", socket), ("port", "5432"), ("dbname", database), ("user", user)]
        return parts.map { key, value in
            let escaped = value.flatMap { $0 == "'" || $0 == "\\" ? ["\\", $0] : [$0] }
            return "\(key)='\(String(escaped))'"
        }.joined(separator: " ")
    }
}

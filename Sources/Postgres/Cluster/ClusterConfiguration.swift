extension PrivateCluster {
    /// Where the private cluster lives and how it is set up.
    public struct Configuration: Sendable {
        /// The server's data folder. The cluster takes one subfolder of it, `cluster`, and touches nothing else.
        public var dataDirectory: String
        /// The folder of `postgres` and `initdb`. Without it they are looked for under `/usr/lib/postgresql/*/bin`,
        /// then on `PATH`.
        public var binDirectory: String?
        /// The operating system's user who runs PostgreSQL when the server was started by root. Without it the owner
        /// of an existing cluster, else `postgres`. Without effect for an ordinary user, who runs it himself.
        public var systemUser: String?
        /// The database that a new cluster is made with.
        public var databaseName = "patuh"
        /// The role that owns the database of a new cluster. Nobody can sign in as it; the superuser can become it.
        public var owner = "patuh_owner"
        /// The further roles that a new cluster is made with. They, and the superuser `postgres`, may sign in over the
        /// socket.
        public var roles = ["patuh_app", "patuh_jobs"]
        /// PostgreSQL's own cache, in its notation.
        public var sharedBuffers = "128MB"
        /// The number of connections that PostgreSQL admits.
        public var maxConnections = 50
        /// Further lines for `postgresql.conf`, by name.
        public var settings: [String: String] = [:]
        /// How long PostgreSQL may take to become ready; replaying the log after a crash counts too.
        public var startDeadline: Duration = .seconds(300)
        /// How long a clean shutdown may take before it is cut short.
        public var stopDeadline: Duration = .seconds(30)

        /// A configuration with the usual settings for one data folder.
        public init(dataDirectory: String) { self.dataDirectory = dataDirectory }
    }
}

/// What went wrong with the private PostgreSQL cluster, in words for the person who runs the server.
///
/// Every error carries a remedy: what that person can do next. Nothing of it is meant for users of the service.
public struct ClusterError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure. Open: later versions may add codes, so a `switch` over it needs a `default`.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, in snake_case, for logs and programs.
        public let name: String

        /// Makes a code from its stable name.
        public init(_ name: String) { self.name = name }

        /// The stable name.
        public var description: String { name }

        /// No PostgreSQL server programs are installed.
        public static let programsMissing = Code("programs_missing")
        /// The folder was made by another major version, whose programs are not installed.
        public static let otherVersion = Code("other_version")
        /// Another process holds the folder.
        public static let inUse = Code("in_use")
        /// The folder holds something that this server did not make; it is never touched.
        public static let foreignFolder = Code("foreign_folder")
        /// The user who must run PostgreSQL cannot enter the folder.
        public static let unreachable = Code("unreachable")
        /// The path is longer than PostgreSQL can take, or holds characters that it cannot.
        public static let unusablePath = Code("unusable_path")
        /// The folder cannot be written.
        public static let notWritable = Code("not_writable")
        /// The disk, or the user's share of it, is full.
        public static let diskFull = Code("disk_full")
        /// The operating system's user is unknown, or no ordinary user was found to run PostgreSQL.
        public static let noOrdinaryUser = Code("no_ordinary_user")
        /// The folder belongs to another user.
        public static let otherOwner = Code("other_owner")
        /// No safe folder for the socket could be made.
        public static let socketFolder = Code("socket_folder")
        /// A leftover server or its remains could not be removed.
        public static let remains = Code("remains")
        /// Making the new cluster failed.
        public static let makingFailed = Code("making_failed")
        /// PostgreSQL ended, or did not become ready, while starting.
        public static let startFailed = Code("start_failed")
        /// The cluster was stopped meanwhile.
        public static let stopped = Code("stopped")
        /// The operating system refused something else.
        public static let system = Code("system")
    }

    /// The kind of failure.
    public let code: Code
    /// What happened, one or two sentences.
    public let message: String
    /// What to do about it, one or two sentences.
    public let remedy: String
    /// The last lines that PostgreSQL's own programs wrote, empty where there are none.
    public let detail: String

    /// Makes an error from its parts.
    public init(_ code: Code, _ message: String, remedy: String, detail: String = "") {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.detail = detail
    }

    /// Message, remedy and, on lines of their own, what PostgreSQL said.
    public var description: String {
        let text = "\(message) \(remedy)"
        return detail.isEmpty ? text : "\(text)\nPostgreSQL said:\n\(detail)"
    }
}

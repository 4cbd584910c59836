import Glibc

/// The files of one private cluster, all in the subfolder `cluster` of the data folder.
///
///     cluster/lock              held, by flock, for the life of the server
///     cluster/data              PostgreSQL's data folder, 0700, the PostgreSQL user's
///     cluster/making            where a new one is made; renamed to `data` when it is complete
///     cluster/postgresql.conf   written at every start, as are pg_hba.conf and pg_ident.conf
///     cluster/local.conf        the administrator's own settings, if any
///     cluster/log               PostgreSQL's log, a file for each day of the week
///     cluster/socket            the socket, unless its path would be too long
struct ClusterPlace: Sendable {
    /// The data folder without symbolic links.
    let root: String
    /// Our subfolder of it.
    var home: String { root + "/cluster" }
    var lock: String { home + "/lock" }
    var data: String { home + "/data" }
    var making: String { home + "/making" }
    var log: String { home + "/log" }
    var socket: String { home + "/socket" }
    /// What PostgreSQL's programs print before the log is open.
    var output: String { home + "/start.log" }

    /// Finds or makes the data folder, and refuses one that is not for us.
    static func open(_ dataDirectory: String) throws(ClusterError) -> ClusterPlace {
        let path = dataDirectory.hasPrefix("/") ? dataDirectory : try ClusterFiles.real(".") + "/" + dataDirectory
        guard path.utf8.count <= 700, !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) else {
            throw ClusterError(
                .unusablePath,
                "PostgreSQL cannot use the path of the data folder: it is longer than 700 bytes or has control characters.",
                remedy: "Choose another data folder with --data."
            )
        }
        // Root's folder must let the PostgreSQL user pass; an ordinary user's concerns nobody else.
        try ClusterFiles.makeFolders(path, mode: geteuid() == 0 ? 0o755 : 0o700)
        let place = ClusterPlace(root: try ClusterFiles.real(path))
        if try ClusterFiles.status(place.root + "/PG_VERSION") != nil {
            throw foreign(place.root, "is itself a PostgreSQL data folder")
        }
        try place.openHome()
        return place
    }

    private func openHome() throws(ClusterError) {
        if let status = try ClusterFiles.status(home) {
            guard status.isFolder else { throw Self.foreign(home, "is not a folder") }
            if geteuid() != 0, status.owner != geteuid() {
                let owner = ClusterAccount.with(uid: status.owner)?.name ?? "number \(status.owner)"
                throw ClusterError(
                    .otherOwner,
                    "The folder \(home) belongs to the user \(owner).",
                    remedy: "Start as \(owner), or choose another data folder with --data."
                )
            }
            let names = try ClusterFiles.names(in: home)
            guard names.isEmpty || names.contains("lock") else {
                throw Self.foreign(home, "has files in it that were not made by this program")
            }
        }
        try ClusterFiles.makeFolder(home, mode: geteuid() == 0 ? 0o711 : 0o700)
    }

    /// The owner of an existing cluster; `nil` if there is none yet.
    func ownerOfData() throws(ClusterError) -> uid_t? {
        guard let status = try ClusterFiles.status(data) else { return nil }
        guard status.isFolder else { throw Self.foreign(data, "is not a folder") }
        return status.owner
    }

    /// The major version that made the existing cluster; `nil` if there is none yet.
    func majorVersion() throws(ClusterError) -> Int? {
        guard try ClusterFiles.status(data) != nil else { return nil }
        if let text = ClusterFiles.text(data + "/PG_VERSION") {
            let digits = text.prefix { $0.isNumber }
            guard let major = Int(digits) else { throw Self.foreign(data, "has a PG_VERSION without a version") }
            return major
        }
        guard try ClusterFiles.names(in: data).isEmpty else {
            throw Self.foreign(data, "is not empty, and is no complete PostgreSQL data folder")
        }
        return nil
    }

    private static func foreign(_ path: String, _ what: String) -> ClusterError {
        ClusterError(
            .foreignFolder,
            "\(path) \(what); it is left untouched.",
            remedy: "Move it away, or choose another data folder with --data."
        )
    }
}

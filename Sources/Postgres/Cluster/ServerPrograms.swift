import Glibc

/// One installed version of PostgreSQL's server programs.
struct ServerPrograms: Sendable, Equatable {
    /// Their folder.
    let folder: String
    /// Their major version.
    let major: Int

    var postgres: String { folder + "/postgres" }
    var initdb: String { folder + "/initdb" }

    /// Where distributions put them, by version.
    static let usualBase = "/usr/lib/postgresql"

    /// The programs for a cluster: those of the version that made it or, for a new one, the newest.
    static func find(
        for version: Int?,
        configured: String?,
        base: String = usualBase,
        searchPath: String = getenv("PATH").map { String(cString: $0) } ?? ""
    ) throws(ClusterError) -> ServerPrograms {
        let installed = installed(configured: configured, base: base, searchPath: searchPath)
        guard let newest = installed.max(by: { $0.major < $1.major }) else {
            let places = configured ?? "\(base)/*/bin and PATH"
            throw ClusterError(
                .programsMissing,
                "PostgreSQL's server programs (postgres, initdb) were not found in \(places).",
                remedy: "Install them: sudo apt-get install -y postgresql"
            )
        }
        guard let version else { return newest }
        if let matching = installed.first(where: { $0.major == version }) { return matching }
        let found = installed.map { String($0.major) }.joined(separator: ", ")
        throw ClusterError(
            .otherVersion,
            "The cluster was made by PostgreSQL \(version), but only version \(found) is installed.",
            remedy:
                "Install the programs of version \(version) beside it (sudo apt-get install -y postgresql-\(version)); "
                + "they are used as soon as they are there. To move to version \(newest.major), dump the database "
                + "with version \(version) (pg_dumpall) and restore it into a new data folder."
        )
    }

    private static func installed(configured: String?, base: String, searchPath: String) -> [ServerPrograms] {
        if let configured { return [at(configured)].compactMap(\.self) }
        let versions = ((try? ClusterFiles.names(in: base)) ?? []).compactMap { at("\(base)/\($0)/bin") }
        guard versions.isEmpty else { return versions }
        return searchPath.split(separator: ":").lazy.compactMap { at(String($0)) }.prefix(1).map(\.self)
    }

    /// The programs in one folder, if they can be run and tell their version.
    private static func at(_ folder: String) -> ServerPrograms? {
        guard access(folder + "/postgres", X_OK) == 0, access(folder + "/initdb", X_OK) == 0 else { return nil }
        let parts = folder.split(separator: "/")
        if parts.last == "bin", let major = parts.dropLast().last.flatMap({ Int($0) }) {
            return ServerPrograms(folder: folder, major: major)
        }
        return askVersion(folder).map { ServerPrograms(folder: folder, major: $0) }
    }

    /// Asks programs in an unusual place: `postgres (PostgreSQL) 15.18`.
    private static func askVersion(_ folder: String) -> Int? {
        guard let pipe = popen("'\(folder.split(separator: "'").joined(separator: "'\\''"))/postgres' --version", "re")
        else { return nil }
        defer { pclose(pipe) }
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, Int32(line.count), pipe) != nil else { return nil }
        let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.split(separator: ") ").last.flatMap { Int($0.prefix { $0.isNumber }) }
    }
}

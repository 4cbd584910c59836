import Glibc
import Logging

/// All that a start needs to know, found out and checked once.
struct ClusterGround: Sendable {
    let place: ClusterPlace
    let configuration: PrivateCluster.Configuration
    let programs: ServerPrograms
    /// The user who runs PostgreSQL.
    let account: ClusterAccount
    let settings: ClusterSettings
    let logger: Logger

    var socket: SocketDirectory { SocketDirectory(place: place, account: account) }
    var remains: ClusterRemains {
        ClusterRemains(place: place, stopDeadline: configuration.stopDeadline, logger: logger)
    }

    /// Finds the user and the programs for a cluster that exists or is to be made.
    static func prepare(
        _ place: ClusterPlace,
        _ configuration: PrivateCluster.Configuration,
        _ logger: Logger
    ) throws(ClusterError) -> ClusterGround {
        let current = try ClusterAccount.current()
        let account = try ClusterAccount.forServer(
            current: current,
            ownerOfData: try place.ownerOfData(),
            wanted: configuration.systemUser
        )
        let programs = try ServerPrograms.find(for: try place.majorVersion(), configured: configuration.binDirectory)
        var users = [current.name]
        for name in [account.name, "root"] where !users.contains(name) { users.append(name) }
        return ClusterGround(
            place: place,
            configuration: configuration,
            programs: programs,
            account: account,
            settings: ClusterSettings(place: place, configuration: configuration, users: users, major: programs.major),
            logger: logger
        )
    }

    /// Makes the cluster unless it is there.
    func makeIfMissing() async throws(ClusterError) {
        let output = try ClusterFiles.open("/dev/null", O_WRONLY)
        defer { close(output) }
        try await ClusterReach.check(place.home, for: account, output: output)
        guard try place.majorVersion() == nil else { return }
        let maker = ClusterMaker(
            place: place,
            programs: programs,
            account: account,
            configuration: configuration,
            logger: logger
        )
        try await maker.make()
    }
}

import Foundation
import Glibc
import Hummingbird
import HummingbirdTesting

@testable import App
@testable import Postgres

/// Runs a test against a service of other limits, beside the one that the harness keeps.
func withLimits(
    live: Bool = false,
    log: LogCollector = LogCollector(),
    _ change: (inout PatuhService.Configuration) -> Void = { _ in },
    _ body: @escaping @Sendable (TestApp) async throws -> Void
) async throws {
    var configuration = PatuhService.Configuration()
    configuration.hashesCheaply = true
    configuration.port = 0
    change(&configuration)
    let changed = configuration
    try await withApp { app in
        let deployment = Deployment(url: try TestServer.shared.get().url(app.database))
        let service = try PatuhService(configuration: changed, deployment: deployment, logger: log.logger())
        do {
            try await service.application().test(live ? .live : .router) { client in
                try await body(
                    TestApp(client: client, service: service, superuser: app.superuser, database: app.database)
                )
            }
        } catch {
            await service.close()
            throw error
        }
        await service.close()
    }
}

/// A connection of this machine's, as a hostile client has it.
struct HostileClient {
    let socket: Int32

    /// - Parameter buffer: How many bytes the client takes before the server has to wait.
    init(port: Int, buffer: CInt? = nil) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var buffer { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &buffer, socklen_t(MemoryLayout<CInt>.size)) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw TestFailure("no connection") }
        var patience = timeval(tv_sec: 0, tv_usec: 20_000)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    func send(_ text: String) { _ = Glibc.send(socket, text, text.utf8.count, Int32(MSG_NOSIGNAL)) }

    /// What has come within moments; nil once the other end has closed.
    func receive() -> String? {
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &bytes, bytes.count, 0)
        if count < 0, errno == EAGAIN || errno == EWOULDBLOCK { return "" }
        return count <= 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
}

import CLibPQ
import Glibc
import Logging

/// Where and how to connect, resolved from a configuration.
struct ConnectPlan: Sendable {
    var parameters: [(key: String, value: String)]
    var timeout: Duration
    var statementCacheSize: Int
    var logger: Logger
}

/// Why no connection was made.
struct ConnectFailure: Error {
    var error: PostgresError
    /// Trying again won't help: the password is wrong, the database is not there, …
    var isPermanent: Bool
}

enum Connector {
    /// Connects, blocking the calling thread for at most the plan's timeout (and the resolver's own).
    static func connect(_ plan: ConnectPlan) -> Result<Link, ConnectFailure> {
        let sink = NoticeSink(logger: plan.logger)
        guard let handle = start(plan.parameters) else {
            return .failure(failure("out of memory", isPermanent: false))
        }
        sink.attach(to: handle)
        if let problem = finish(handle, deadline: ContinuousClock.now + plan.timeout) {
            PQfinish(handle)
            return .failure(problem)
        }
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
            PQfinish(handle)
            return .failure(failure("the connection can't be used asynchronously", isPermanent: false))
        }
        return .success(Link(handle: handle, sink: sink, cacheSize: plan.statementCacheSize))
    }

    private static func start(_ parameters: [(key: String, value: String)]) -> OpaquePointer? {
        let keys = parameters.map { strdup($0.key) }
        let values = parameters.map { strdup($0.value) }
        defer { (keys + values).forEach { free($0) } }
        let keyPointers = keys.map { UnsafePointer<CChar>($0) } + [nil]
        let valuePointers = values.map { UnsafePointer<CChar>($0) } + [nil]
        return PQconnectStartParams(keyPointers, valuePointers, 0)
    }

    /// Drives the handshake; `nil` is success.
    private static func finish(_ handle: OpaquePointer, deadline: ContinuousClock.Instant) -> ConnectFailure? {
        guard PQstatus(handle) != CONNECTION_BAD else { return lastFailure(handle) }
        var state = PGRES_POLLING_WRITING
        while true {
            switch state {
            case PGRES_POLLING_OK: return nil
            case PGRES_POLLING_FAILED: return lastFailure(handle)
            default: break
            }
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            var descriptor = pollfd(
                fd: PQsocket(handle),
                events: Int16(state == PGRES_POLLING_READING ? POLLIN : POLLOUT),
                revents: 0
            )
            let ready = left > 0 ? poll(&descriptor, 1, Int32(clamping: Int(left.rounded(.up)))) : 0
            if ready == 0 { return failure("no answer within the connection timeout", isPermanent: false) }
            if ready < 0, errno != EINTR { return failure("the socket can't be waited on", isPermanent: false) }
            if ready > 0 { state = PQconnectPoll(handle) }
        }
    }

    private static func lastFailure(_ handle: OpaquePointer) -> ConnectFailure {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        let message = text.split(separator: "\n").joined(separator: "; ")
        // libpq gives no SQLSTATE for a refused connection. A server that speaks of anything but its own state
        // refuses for good; where its words are translated, waiting on is all that is lost.
        let passing = ["starting up", "shutting down", "recovery", "too many clients", "not yet accepting", "reserved"]
        let isPermanent = message.contains("FATAL:") && !passing.contains { message.contains($0) }
        return failure(message, isPermanent: isPermanent)
    }

    private static func failure(_ message: String, isPermanent: Bool) -> ConnectFailure {
        ConnectFailure(error: PostgresError(code: .connectionFailed, message: message), isPermanent: isPermanent)
    }
}

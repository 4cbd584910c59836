import CLibPQ
import Glibc
import Logging

/// Where and how to connect, resolved from a configuration.
struct ConnectPlan: Sendable {
    typealias Parameters = [(key: String, value: String)]

    /// What to try, one after the other: one set of parameters for each host.
    var attempts: [Parameters]
    /// For each attempt.
    var timeout: Duration
    var statementCacheSize: Int
    var logger: Logger
}

enum Connector {
    /// Connects to the first host that will have us, blocking the calling thread for at most the plan's timeout for each
    /// (and the resolver's own).
    static func connect(_ plan: ConnectPlan) -> Result<Link, PostgresError> {
        var failures: [PostgresError] = []
        for parameters in plan.attempts {
            switch connect(parameters, plan) {
            case .success(let link): return .success(link)
            case .failure(let failure): failures.append(failure)
            }
        }
        return .failure(.connecting(failures))
    }

    private static func connect(
        _ parameters: ConnectPlan.Parameters,
        _ plan: ConnectPlan
    ) -> Result<Link, PostgresError> {
        let sink = NoticeSink(logger: plan.logger)
        guard let handle = start(parameters) else { return .failure(failure("out of memory")) }
        sink.attach(to: handle)
        // Only so does libpq give the server's code for a connection that is refused.
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        if let problem = finish(handle, deadline: ContinuousClock.now + plan.timeout) {
            PQfinish(handle)
            return .failure(problem)
        }
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else {
            PQfinish(handle)
            return .failure(failure("the connection can't be used asynchronously"))
        }
        return .success(Link(handle: handle, sink: sink, cacheSize: plan.statementCacheSize))
    }

    private static func start(_ parameters: ConnectPlan.Parameters) -> OpaquePointer? {
        let keys = parameters.map { strdup($0.key) }
        let values = parameters.map { strdup($0.value) }
        defer { (keys + values).forEach { free($0) } }
        let keyPointers = keys.map { UnsafePointer<CChar>($0) } + [nil]
        let valuePointers = values.map { UnsafePointer<CChar>($0) } + [nil]
        return PQconnectStartParams(keyPointers, valuePointers, 0)
    }

    /// Drives the handshake; `nil` is success.
    private static func finish(_ handle: OpaquePointer, deadline: ContinuousClock.Instant) -> PostgresError? {
        guard PQstatus(handle) != CONNECTION_BAD else { return PostgresError(connecting: handle) }
        var state = PGRES_POLLING_WRITING
        while true {
            switch state {
            case PGRES_POLLING_OK: return nil
            case PGRES_POLLING_FAILED: return PostgresError(connecting: handle)
            default: break
            }
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            var descriptor = pollfd(
                fd: PQsocket(handle),
                events: Int16(state == PGRES_POLLING_READING ? POLLIN : POLLOUT),
                revents: 0
            )
            let isHeldBack = state == PGRES_POLLING_READING && Arrived.isHeldBack(handle)
            let ready = isHeldBack ? 1 : left > 0 ? poll(&descriptor, 1, Int32(clamping: Int(left.rounded(.up)))) : 0
            if ready == 0 {
                let host = PQhost(handle).map { String(cString: $0) } ?? ""
                return failure("no answer from \"\(host)\" within the connection timeout")
            }
            if ready < 0, errno != EINTR { return failure("the socket can't be waited on") }
            if ready > 0 { state = PQconnectPoll(handle) }
        }
    }

    private static func failure(_ message: String) -> PostgresError {
        PostgresError(code: .connectionFailed, message: message)
    }
}

import Foundation
import Glibc

/// A program started by this one: a session of its own, no inherited descriptors, reaped as soon as it ends.
///
/// `posix_spawn` instead of Foundation's `Process`: PostgreSQL must live in its own session (a terminal's Ctrl-C may
/// not reach it before the service has drained), start in `/` with default signals, and never inherit the lock file.
/// One parked thread per child waits for its end; a child is a server for life or a short maker, so threads are few.
final class ChildProcess: Sendable {
    /// What to run and with what.
    struct Command: Sendable {
        /// The program's path and its arguments.
        var program: String
        var arguments: [String]
        /// The user to run it as; nothing changes if that is the one who runs this program.
        var account: ClusterAccount
        /// Added to `PATH` and a neutral locale, which is all the environment that a child gets.
        var environment: [String: String] = [:]
        /// Descriptors for standard input (else `/dev/null`) and for both outputs.
        var input: Int32?
        var output: Int32
        /// A descriptor to hand on as number 3.
        var kept: Int32?
    }

    /// How a child ended.
    enum End: Sendable, Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    private struct State {
        var end: End?
        var nextWaiter = 0
        var waiters: [Int: CheckedContinuation<End?, Never>] = [:]
    }

    let pid: pid_t
    private let state = Locked(State())

    private init(pid: pid_t) { self.pid = pid }

    /// Starts a program.
    static func start(_ command: Command) throws(ClusterError) -> ChildProcess {
        let child = ChildProcess(pid: try spawn(command))
        let reaper = Thread { child.reap() }
        reaper.stackSize = 256 * 1024
        reaper.name = "reaper \(child.pid)"
        reaper.start()
        return child
    }

    /// How it ended; `nil` while it runs.
    var end: End? { state.withLock { $0.end } }

    /// Sends a signal, unless it has ended already: its number may belong to another by then.
    func send(_ signal: Int32) {
        state.withLock { if $0.end == nil { kill(pid, signal) } }
    }

    /// Waits for the end; `nil` if the waiting task is cancelled first.
    func waitForEnd() async -> End? {
        let ticket = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { enlist($0, ticket) }
        } onCancel: {
            dismiss(ticket)
        }
    }

    /// Waits for the end, but no longer than this; not cut short by cancellation.
    func waitForEnd(atMost limit: Duration) async -> End? {
        let ticket = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return await withCheckedContinuation { continuation in
            state.withLock { state in
                if let end = state.end {
                    continuation.resume(returning: end)
                } else {
                    state.waiters[ticket] = continuation
                }
            }
            DispatchQueue.global().asyncAfter(deadline: .now() + limit.inSeconds) { [self] in dismiss(ticket) }
        }
    }

    private func enlist(_ continuation: CheckedContinuation<End?, Never>, _ ticket: Int) {
        state.withLock { state in
            if let end = state.end {
                continuation.resume(returning: end)
            } else if Task.isCancelled {
                continuation.resume(returning: nil)
            } else {
                state.waiters[ticket] = continuation
            }
        }
    }

    private func dismiss(_ ticket: Int) {
        state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume(returning: nil)
    }

    /// Waits first and reaps under the lock, so that no signal goes to a number that is free again.
    private func reap() {
        var info = siginfo_t()
        while waitid(P_PID, id_t(pid), &info, WEXITED | WNOWAIT) == -1, errno == EINTR {}
        let (end, waiters) = state.withLock { state in
            var status: Int32 = 0
            while waitpid(pid, &status, 0) == -1, errno == EINTR {}
            let signal = status & 0x7f
            let end: End = signal == 0 ? .exit((status >> 8) & 0xff) : .signal(signal)
            state.end = end
            defer { state.waiters = [:] }
            return (end, state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: end) }
    }
}

extension ChildProcess.End: CustomStringConvertible {
    var description: String {
        switch self {
        case .exit(let code): "ended with exit code \(code)"
        case .signal(let number): "was ended by signal \(number)"
        }
    }
}

extension Duration {
    /// As seconds, for Dispatch.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

/// A pause that cancellation does not cut short, for shutting down inside a cancelled task.
func steadyPause(_ length: Duration) async {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().asyncAfter(deadline: .now() + length.inSeconds) { continuation.resume() }
    }
}

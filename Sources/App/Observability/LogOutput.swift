import Foundation
import Glibc
import Logging
import Synchronization

/// Where log lines go: a file descriptor that never holds up the server where that can be had.
///
/// A pipe or terminal whose reader is slow, and a socket, are written to without waiting; lines that don't go in are
/// dropped, and the next that does is preceded by one that tells how many. Files are simply written to.
public final class LogOutput: Sendable {
    /// This process's standard error.
    public static let standardError = LogOutput(descriptor: STDERR_FILENO)

    /// Whether people read along.
    public let isTerminal: Bool

    private struct State {
        /// The end of a line whose beginning is written.
        var rest: [UInt8] = []
        var dropped = 0
    }

    private let descriptor: Int32
    private let isSocket: Bool
    private let isOwn: Bool
    private let state = Mutex(State())

    /// Writes to an open descriptor, which must stay open as long.
    init(descriptor: Int32) {
        isTerminal = isatty(descriptor) == 1
        var (type, size) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
        isSocket = getsockopt(descriptor, SOL_SOCKET, Int32(SO_TYPE), &type, &size) == 0
        // Pipes and terminals have no place to go back to; files have.
        let isStream = !isSocket && lseek(descriptor, 0, SEEK_CUR) == -1
        // O_NONBLOCK belongs to the open file, which others share: a second one is opened for us alone.
        let own =
            isStream
            ? open("/proc/self/fd/\(descriptor)", O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) : -1
        isOwn = own >= 0
        self.descriptor = isOwn ? own : descriptor
    }

    deinit { if isOwn { Glibc.close(descriptor) } }

    /// Writes a line by one system call, or drops it.
    func write(_ line: [UInt8], _ format: LogFormat) {
        state.withLock { state in
            if !state.rest.isEmpty {
                let count = put(state.rest)
                if count > 0 { state.rest.removeFirst(count) }
                guard state.rest.isEmpty else {
                    state.dropped += 1
                    return
                }
            }
            if state.dropped > 0 {
                let told = LogLine.bytes(
                    format,
                    time: Date(),
                    level: .warning,
                    message: "log lines were dropped",
                    metadata: [(key: "count", value: .stringConvertible(state.dropped))]
                )
                if put(told, &state) { state.dropped = 0 }
            }
            guard state.dropped == 0, state.rest.isEmpty, put(line, &state) else {
                state.dropped += 1
                return
            }
        }
    }

    /// Whether the line is written, or its beginning is and the rest will be.
    private func put(_ line: [UInt8], _ state: inout State) -> Bool {
        let count = put(line)
        guard count > 0 else { return false }
        state.rest = Array(line[count...])
        return true
    }

    /// How many bytes went in.
    private func put(_ bytes: [UInt8]) -> Int {
        while true {
            let count =
                isSocket
                ? send(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
                : Glibc.write(descriptor, bytes, bytes.count)
            if count >= 0 || errno != EINTR { return max(0, count) }
        }
    }
}

import Foundation
import NIOCore
import Synchronization

/// Finds out where a host's name leads, and waits for it no longer than it says.
struct HostLookup: Sendable {
    /// An address on the network.
    struct Place: Sendable, Equatable {
        /// 4 bytes, or 16.
        let bytes: [UInt8]
        let text: String
    }

    /// What came of it.
    enum Outcome: Sendable, Equatable {
        case found(Place)
        /// The name leads nowhere.
        case unknown
        /// Nobody has said so in time.
        case late
    }

    /// How long it is waited for.
    var patience = Duration.seconds(5)
    /// Asks for the first place that a name leads to. It may hold the thread on which it is called as long as it likes.
    var ask: @Sendable (String) -> Place? = Self.system

    /// How many lookups may hold a thread at a time. Those that were waited for in vain count until they end by themselves.
    private static let most = 64
    private static let underWay = Mutex(0)

    /// Looks a name up. Cancelled, it is late at once.
    func callAsFunction(_ host: String) async -> Outcome {
        let answer = Answer()
        guard begin(host, answer) else { return .late }
        return await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(for: patience)
                answer.give(.late)
            }
            let outcome = await answer.outcome()
            group.cancelAll()
            return outcome
        }
    }

    /// The system's own lookup can't be called off. So it has a thread of its own, which nobody waits for any more once it is
    /// too late, and which no other work wants.
    private func begin(_ host: String, _ answer: Answer) -> Bool {
        let isFree = Self.underWay.withLock { count in
            guard count < Self.most else { return false }
            count += 1
            return true
        }
        guard isFree else { return false }
        Thread.detachNewThread {
            let place = ask(host)
            Self.underWay.withLock { $0 -= 1 }
            answer.give(place.map(Outcome.found) ?? .unknown)
        }
        return true
    }

    /// Asks as every program of this machine does: `/etc/hosts`, then name servers.
    private static let system: @Sendable (String) -> Place? = { host in
        guard let found = try? SocketAddress.makeAddressResolvingHost(host, port: 443), let text = found.ipAddress
        else { return nil }
        switch found {
        case .v4(let address):
            return Place(bytes: withUnsafeBytes(of: address.address.sin_addr) { Array($0) }, text: text)
        case .v6(let address):
            return Place(bytes: withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }, text: text)
        case .unixDomainSocket: return nil
        }
    }
}

extension HostLookup {
    /// The first answer to a question; all later ones are passed over.
    private final class Answer: Sendable {
        private enum State {
            case open
            case awaited(CheckedContinuation<Outcome, Never>)
            case given(Outcome)
        }
        private let state = Mutex(State.open)

        func outcome() async -> Outcome {
            await withCheckedContinuation { continuation in
                let given: Outcome? = state.withLock { state in
                    if case .given(let outcome) = state { return outcome }
                    state = .awaited(continuation)
                    return nil
                }
                if let given { continuation.resume(returning: given) }
            }
        }

        func give(_ outcome: Outcome) {
            let waiting: CheckedContinuation<Outcome, Never>? = state.withLock { state in
                defer { if case .given = state {} else { state = .given(outcome) } }
                if case .awaited(let continuation) = state { return continuation }
                return nil
            }
            waiting?.resume(returning: outcome)
        }
    }
}

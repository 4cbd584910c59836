import Domain
import Foundation
import HTTPTypes
import Logging
import Postgres
import Synchronization

/// Counts the attempts to sign in, or to prove who one is, that failed, and writes them into the trail once a second.
///
/// The same failure again within that second is one row with its count, and the database gives each hour, address and
/// account a budget of entries beyond which it only counts: whoever guesses at a thousand tries a second writes no
/// thousand entries. Passwords and codes never come here; a login goes no further than the database, which keeps of an
/// unknown one a keyed digest.
final class ProofFailures: Sendable {
    private struct Failure: Hashable {
        let operation: String
        var login: String?
        var address: String?
        var agent: String?
        let reason: String
    }

    private let pool: Pool
    private let logger: Logger
    private let waiting = Mutex<[Failure: Int]>([:])

    /// How many that differ are held apart; what comes beyond is counted by its reason alone.
    private static let capacity = 1_000

    /// - Parameter pool: Connects as `patuh_jobs`.
    init(pool: Pool, logger: Logger) {
        self.pool = pool
        self.logger = logger
    }

    /// Takes a failure up.
    ///
    /// - Parameter login: The name that was tried; `nil` where a provider vouches for people.
    func add(_ problem: Problem, _ operation: String, login: String?, _ origin: RequestOrigin) {
        guard let reason = Self.reason(problem) else { return }
        let address = origin.address ?? ClientAddress.inside
        let name = login.map { String($0.prefix(200)) }
        let failure = Failure(operation: operation, login: name, address: address, agent: origin.agent, reason: reason)
        waiting.withLock { waiting in
            let isRoom = waiting.count < Self.capacity || waiting[failure] != nil
            waiting[isRoom ? failure : Failure(operation: operation, reason: reason), default: 0] += 1
        }
    }

    /// Why a proof failed; `nil` where it did not: a request that can't be read, or a first step that asks for the next.
    private static func reason(_ problem: Problem) -> String? {
        if let wrong = problem.errors.first(where: { $0.code == "wrong_password" }) { return wrong.code }
        guard [.unauthorized, .forbidden, .tooManyRequests].contains(problem.status) else { return nil }
        return ["second_factor_required", "password_change_required"].contains(problem.code) ? nil : problem.code
    }

    /// Writes what waits now. What can't be written waits on.
    func flush() async {
        let taken = waiting.withLock { waiting in
            defer { waiting.removeAll() }
            return waiting
        }
        guard !taken.isEmpty else { return }
        let failures = Array(taken)
        do {
            try await pool.execute(
                """
                SELECT note_sign_in_failures(\(failures.map(\.key.operation)), \(failures.map(\.key.login)),
                    \(failures.map(\.key.address)), \(failures.map(\.key.agent)), \(failures.map(\.key.reason)),
                    \(failures.map { Int64($0.value) }))
                """
            )
        } catch {
            logger.error("failed sign-ins wait to be recorded", metadata: ["reason": "\(JobFailure.code(of: error))"])
            waiting.withLock { waiting in waiting.merge(taken, uniquingKeysWith: +) }
        }
    }
}

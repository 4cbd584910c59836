import Domain
import Foundation
import Hummingbird
import Logging
import NIOCore
import Postgres
import ServiceLifecycle
import Synchronization

/// Takes up who was shown what, and writes it into the trail a second later at most, many readings at a time.
///
/// Whatever can't be taken up is not shown: where the buffer is full because the database takes nothing, readings are
/// refused with `audit_unavailable` until there is room again. What is in the buffer is lost when the process is killed,
/// and what was written in the last moments before the database's machine loses power, too (`synchronous_commit` is off
/// for it): together less than two seconds of readings. Files that leave the service are written durably before their
/// first byte is sent, and writes in the transaction that writes.
final class ReadTrail: Service {
    /// What may wait.
    struct Limits: Sendable {
        /// Readings.
        var entries = 20_000
        /// Bytes of the identities that lists named.
        var bytes = 16 << 20
        /// From how many readings on the writer is called before its second is over.
        var call = 2_000
        /// How long a reading waits at most.
        var interval = Duration.seconds(1)
    }

    private struct Waiting {
        var entries: [ReadEntry] = []
        var bytes = 0
    }

    private let pool: Pool
    private let logger: Logger
    private let limits: Limits
    /// Whether readings are recorded; not only to measure what that costs.
    private let isRecording: Bool
    private let bell = JobBell()
    private let waiting = Mutex(Waiting())
    /// Proofs that failed.
    let failures: ProofFailures

    /// How many rows one statement writes.
    private static let chunk = 1_000

    /// - Parameter pool: Connects as `patuh_jobs`.
    init(pool: Pool, limits: Limits = Limits(), isRecording: Bool = true, logger: Logger) {
        self.pool = pool
        failures = ProofFailures(pool: pool, logger: logger)
        self.isRecording = isRecording
        self.limits = limits
        self.logger = logger
    }

    // MARK: Taking up

    /// Adds a reading to those that wait.
    ///
    /// - Throws: ``Problem/trailFull`` where there is no room: then nothing may be shown.
    func add(_ entry: ReadEntry) throws {
        guard isRecording else { return }
        let count = try waiting.withLock { waiting in
            guard waiting.entries.count < limits.entries, waiting.bytes + entry.seen.count <= limits.bytes else {
                throw Problem.trailFull
            }
            waiting.entries.append(entry)
            waiting.bytes += entry.seen.count
            return waiting.entries.count
        }
        if count == limits.call { bell.ring() }
    }

    /// Writes one reading durably, before what was read leaves the service.
    func addDurably(_ entry: ReadEntry) async throws {
        do {
            _ = try await pool.pipeline(Self.statements([entry][...]))
        } catch {
            logger.error("a reading can't be recorded", metadata: ["reason": "\(JobFailure.code(of: error))"])
            throw Problem.trailFull
        }
    }

    /// Writes down that this server records no readings: nobody switches that off unseen.
    func noteSilence() async throws {
        logger.warning("readings are not recorded")
        try await pool.execute("INSERT INTO audit_entry (operation) VALUES ('serve_without_read_trail')")
    }

    // MARK: Writing

    /// Writes what waits until the service stops, and then the rest.
    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [bell, limits] in
                await cancelWhenGracefulShutdown {
                    while !Task.isCancelled {
                        try? await Task.sleep(for: limits.interval)
                        bell.ring()
                    }
                }
            }
            for await _ in bell.rings.cancelOnGracefulShutdown() { await flush() }
            group.cancelAll()
        }
        await flush()
    }

    /// Writes what waits now. What can't be written waits on.
    func flush() async {
        await failures.flush()
        let taken = waiting.withLock { waiting in
            defer { waiting = Waiting() }
            return waiting.entries
        }
        var rest = taken[...]
        while !rest.isEmpty {
            do {
                let chunk = rest.prefix(Self.chunk)
                let unhurried: SQL = "SELECT set_config('synchronous_commit', 'off', true)"
                _ = try await pool.pipeline([unhurried] + Self.statements(chunk))
                rest = rest.dropFirst(chunk.count)
            } catch {
                logger.error("readings wait to be recorded", metadata: ["reason": "\(JobFailure.code(of: error))"])
                giveBack(rest)
                return
            }
        }
    }

    private func giveBack(_ rest: ArraySlice<ReadEntry>) {
        waiting.withLock { waiting in
            waiting.entries.insert(contentsOf: rest, at: 0)
            waiting.bytes += rest.reduce(0) { $0 + $1.seen.count }
        }
    }

    /// What writes many rows: one statement for the trail, one for the log of complaints, which is kept apart.
    private static func statements(_ entries: ArraySlice<ReadEntry>) -> [SQL] {
        let apart = entries.filter { ComplaintAccess.isMeant(by: $0.operation) }
        guard !apart.isEmpty else { return rows(entries) }
        let others = entries.filter { !ComplaintAccess.isMeant(by: $0.operation) }
        return (others.isEmpty ? [] : rows(others[...])) + apart.map(ComplaintAccess.row)
    }

    /// One statement for many rows. The first gives the transaction its number, before any entry takes one.
    private static func rows(_ entries: ArraySlice<ReadEntry>) -> [SQL] {
        let now = ContinuousClock.now
        var posts: [UUID: String?] = [:]
        for entry in entries where posts[entry.signedIn.personID] == nil {
            posts[entry.signedIn.personID] = .some(entry.signedIn.heldPosts)
        }
        let ages = entries.map { entry in Int((now - entry.at) / .microseconds(1)) }
        return [
            "SELECT pg_current_xact_id()",
            """
            INSERT INTO audit_entry (recorded_at, actor_id, kind, operation, subject_id, outcome, post, address, agent,
                purpose, query, seen)
            SELECT clock_timestamp() - age * interval '1 microsecond', actor, kind, operation, subject, outcome, post,
                   address, agent, purpose, query, decode(seen, 'hex')
            FROM unnest(\(ages), \(entries.map(\.signedIn.personID)), \(entries.map(\.kind.rawValue)),
                \(entries.map(\.operation)), \(entries.map(\.subject)), \(entries.map(\.outcome.rawValue)),
                \(entries.map { posts[$0.signedIn.personID] ?? nil }), \(entries.map(\.origin.address)),
                \(entries.map(\.origin.agent)), \(entries.map(\.purpose)), \(entries.map(\.query)),
                \(entries.map { String(decoding: $0.seen, as: UTF8.self) }))
                AS r (age, actor, kind, operation, subject, outcome, post, address, agent, purpose, query, seen)
            """,
        ]
    }
}

/// One reading, or one refusal, as it waits for the trail.
struct ReadEntry: Sendable {
    enum Kind: String, Sendable { case write, read, export }
    enum Outcome: String, Sendable { case allowed, refused, notFound = "not_found" }

    let kind: Kind
    /// `METHOD /path`.
    let operation: String
    let subject: UUID?
    let outcome: Outcome
    let signedIn: SignedIn
    let origin: RequestOrigin
    let purpose: String?
    let query: String?
    /// The identities that the answer named, 32 hexadecimal digits each.
    let seen: [UInt8]
    let at = ContinuousClock.now
}

import Domain
import Foundation
import Postgres

/// The table of jobs, as the system actor works it.
///
/// One job is one transaction: the lock on its row is the claim, and what it does to the database commits with its
/// completion or not at all. A server that dies leaves nothing claimed.
///
/// Where a job reaches beyond the database it does so when its transaction has committed, and holds none meanwhile: what it
/// then is about to do must come back by itself if it is never done.
struct JobQueue: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool
    /// Where files of evidence lie; `nil` where this server keeps none.
    let archive: Archive?
    private let resolver: ClockResolver
    private let kinds: [JobKind]
    private let statementTimeout: Duration?
    private let givesWay: @Sendable () -> Bool
    private let printer: LetterPrinter?
    private let webhooks: CallWebhooks?
    private let trail: KeepTrail

    /// The channel on which servers call each other.
    static let channel = "patuh_job"

    /// Works on the database of a pool: on letters alone, on webhooks alone, or on some kinds of what needs neither.
    ///
    /// - Parameters:
    ///   - kinds: Which of what needs neither.
    ///   - statementTimeout: How long a statement may take, waiting included, instead of the pool's limit.
    ///   - givesWay: Whether something goes before now. Nothing is claimed then, and what may take long is begun anew later.
    ///   - printer: What prints letters.
    ///   - webhooks: What calls other systems.
    ///   - archive: Where files of evidence lie.
    ///   - audit: Who signs the trail, and where its heads go.
    init(
        pool: Pool,
        kinds: [JobKind] = JobKind.quick + [.matchRegion],
        statementTimeout: Duration? = nil,
        givesWay: @escaping @Sendable () -> Bool = { false },
        printer: LetterPrinter? = nil,
        webhooks: CallWebhooks? = nil,
        archive: Archive? = nil,
        audit: AuditConfiguration = AuditConfiguration()
    ) {
        self.pool = pool
        self.statementTimeout = statementTimeout
        self.givesWay = givesWay
        self.printer = printer
        self.webhooks = webhooks
        self.archive = archive
        self.kinds = printer != nil ? [.printLetter] : webhooks != nil ? [.callWebhooks] : kinds
        resolver = ClockResolver(pool: pool)
        trail = KeepTrail(pool: pool, configuration: audit)
    }

    /// How the work on one job ended.
    enum Outcome: Equatable {
        /// None is due, or others hold all that are.
        case idle
        case completed(JobKind)
        /// It will be tried again, or is dead.
        case failed(JobKind, code: String, isDead: Bool)
    }

    /// Claims the next job that is due and does it.
    ///
    /// - Throws: What kept the queue itself from being worked: the database is away, or this server is stopping. A job's
    ///   own failure is an outcome.
    func workOne() async throws -> Outcome {
        guard !givesWay() else { return .idle }
        var held: ClaimedJob?
        var afterwards: Afterwards?
        let outcome: Outcome
        do {
            outcome = try await pool.transaction(statementTimeout: statementTimeout) { tx in
                (held, afterwards) = (nil, nil)
                guard let job = try await claim(tx) else { return .idle }
                held = job
                afterwards = try await perform(job, tx)
                try await tx.execute(
                    """
                    UPDATE job SET state = 'completed', attempt = attempt + 1, attempted_at = now(),
                        finished_at = clock_timestamp(), last_error = NULL
                    WHERE id = \(job.id)
                    """
                )
                return .completed(job.kind)
            }
        } catch let error as PostgresError where error.code == .cancelled || error.code == .poolClosed {
            throw error
        } catch let error as CancellationError {
            // Left for when this server, or another, is up again, or has the time.
            throw error
        } catch {
            guard let job = held, !Task.isCancelled else { throw error }
            return try await note(error, of: job)
        }
        do {
            try await afterwards?()
        } catch {
            guard let job = held, !Task.isCancelled else { throw error }
            return .failed(job.kind, code: JobFailure.code(of: error), isDead: false)
        }
        return outcome
    }

    /// What is left of a job once its transaction has committed.
    private typealias Afterwards = @Sendable () async throws -> Void

    private func claim(_ tx: Transaction) async throws -> ClaimedJob? {
        try await tx.query(
            """
            SELECT id, kind, arguments ->> 'outbox_id' AS outbox_id, arguments ->> 'as_of' AS as_of,
                   arguments ->> 'letter_id' AS letter_id, arguments ->> 'run_id' AS run_id, now(), attempt
            FROM job
            WHERE state = 'available' AND scheduled_at <= now() AND kind = ANY (\(kinds.map(\.rawValue)))
            ORDER BY scheduled_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """
        ).singleOrNone().map(ClaimedJob.init(row:))
    }

    private func perform(_ job: ClaimedJob, _ tx: Transaction) async throws -> Afterwards? {
        switch job.kind {
        case .deliverOutbox:
            guard let entry = job.outboxID else { throw JobFailure.badArguments }
            try await OutboxDelivery(entry: entry).deliver(tx)
        case .purge: try await Retention.purge(tx)
        case .resolveClocks: try await resolver.resolve(tx)
        case .climbLadder:
            guard let moment = job.moment else { throw JobFailure.badArguments }
            try await ClimbLadder(now: moment).climb(tx)
        case .sweepEvidence:
            if let archive { try await SweepEvidence(archive: archive).sweep(tx) }
        case .printLetter:
            guard let printer, let letter = job.letterID else { throw JobFailure.badArguments }
            try await printer.print(letter, tx)
        case .keepTrail:
            try await trail.run()
        case .matchRegion:
            guard let run = job.runID else { throw JobFailure.badArguments }
            try await MatchRegion(run: run, givesWay: givesWay).match(tx)
        case .callWebhooks:
            guard let webhooks else { break }
            let due = try await webhooks.take(tx)
            return { [pool] in try await webhooks.call(due, noting: pool) }
        }
        return nil
    }

    /// Counts a failed attempt, in a transaction of its own: the one that failed took everything back.
    private func note(_ error: any Error, of job: ClaimedJob) async throws -> Outcome {
        let code = String(JobFailure.code(of: error).prefix(200))
        let pause = JobBackoff.seconds(after: job.attempt + 1, chance: .random(in: 0...1))
        let isDead = try await pool.query(
            """
            UPDATE job SET attempt = attempt + 1, attempted_at = now(), last_error = \(code),
                scheduled_at = now() + make_interval(secs => \(pause)),
                state = CASE WHEN attempt + 1 >= max_attempts THEN 'dead' ELSE 'available' END,
                finished_at = CASE WHEN attempt + 1 >= max_attempts THEN now() END
            WHERE id = \(job.id) AND attempt = \(job.attempt) AND state = 'available'
            RETURNING state = 'dead'
            """
        ).singleOrNone()?.column(0, as: Bool.self)
        return .failed(job.kind, code: code, isDead: isDead ?? false)
    }

    /// Makes sure that the regular jobs of this minute, these minutes, this hour and this day (UTC) exist, whichever server asks first.
    ///
    /// - Returns: How long the shortest of these periods still lasts. The database's clock alone tells the time, whatever the servers' say.
    func enqueueRegular() async throws -> Duration {
        let results = try await pool.pipeline([
            """
            INSERT INTO job (kind, unique_key)
            SELECT kind, to_char(date_bin(length::interval, now() AT TIME ZONE 'UTC', '2000-01-01'), format)
            FROM unnest(\(JobKind.regular.map(\.rawValue)), \(JobKind.regular.compactMap(\.period?.length)),
                \(JobKind.regular.compactMap(\.period?.format))) r (kind, length, format)
            ON CONFLICT ON CONSTRAINT job_unique DO NOTHING
            """,
            """
            SELECT extract(epoch FROM date_bin('1 minute', now() AT TIME ZONE 'UTC', '2000-01-01') + interval '1 minute'
                - now() AT TIME ZONE 'UTC')::float8
            """,
        ])
        return .seconds(try results[1].single().column(0, as: Double.self))
    }

    /// Calls the other servers, in a transaction that does nothing else.
    func callOthers() async throws {
        try await pool.execute("SELECT pg_notify(\(Self.channel), '')")
    }
}

/// A job that this server holds.
struct ClaimedJob: Sendable {
    let id: Int64
    let kind: JobKind
    /// What a delivery delivers.
    let outboxID: Int64?
    /// Which letter is printed.
    let letterID: LetterID?
    /// Which run holds firms against each other.
    let runID: MatchRunID?
    /// The moment that the work is about: the one that its arguments name, otherwise the present one.
    let moment: Date?
    /// How often it was tried before.
    let attempt: Int

    init(row: Row) throws {
        id = try row.column("id")
        kind = try row.code("kind")
        outboxID = try row.column("outbox_id", as: String?.self).flatMap { Int64($0) }
        letterID = try row.column("letter_id", as: String?.self).flatMap { try? LetterID($0) }
        runID = try row.column("run_id", as: String?.self).flatMap { try? MatchRunID($0) }
        if let asOf = try row.column("as_of", as: String?.self) {
            moment = try? Date(asOf, strategy: .iso8601)
        } else {
            moment = try row.column("now")
        }
        attempt = try row.column("attempt")
    }
}

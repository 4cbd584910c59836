import CLibPQ
import Synchronization

/// One connection, lent by ``Pool/withConnection(_:)`` for the length of a closure.
///
/// It runs one piece of work at a time: a second one from another task, or one after the closure has ended, is
/// ``PostgresError/Code/misuse``. What belongs together goes into ``pipeline(_:)``.
public final class Connection: Queryable {
    private enum Phase: UInt8 { case free, busy, ended }

    let link: Link
    let patience: Patience
    private let watch: PoolWatch
    private let slowWork = Locked<[SlowWork]>([])
    private let phase = Atomic<UInt8>(Phase.free.rawValue)
    private let isDiscarded = Atomic<Bool>(false)

    init(link: Link, patience: Patience, watch: PoolWatch) {
        self.link = link
        self.patience = patience
        self.watch = watch
    }

    /// The back-end's process id, as in `pg_stat_activity.pid`.
    public var processID: Int32 { link.processID }

    /// Runs the statements in one round trip. Outside a transaction they are one implicit transaction.
    public func pipeline(_ statements: [SQL]) async throws -> [Rows] {
        try await run(statements.map { Statement($0) })
    }

    /// Runs a text of any number of statements, without values: for migrations and set-up.
    public func run(script: String) async throws {
        try enter()
        defer { leave() }
        _ = try await link.runSimple(script, patience: patience).get()
    }

    /// Whether a transaction is open.
    public var isInTransaction: Bool {
        let status = link.transactionStatus
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    /// Closes the connection when it is returned, so that session state goes to nobody else.
    public func discard() {
        isDiscarded.store(true, ordering: .relaxed)
    }

    // MARK: Inside the module

    func run(_ statements: [Statement], patience: Patience? = nil) async throws(PostgresError) -> [Rows] {
        try enter()
        defer { leave() }
        let start = ContinuousClock.now
        let outcome: Outcome
        do {
            outcome = .success(try await attempt(statements, patience ?? self.patience))
        } catch {
            outcome = .failure(error)
        }
        if let slow = watch.ended(statements, since: start, outcome) { slowWork.withLock { $0.append(slow) } }
        return try outcome.get().map { Rows(box: $0) }
    }

    /// Runs the statements; once more when a prepared statement was stale and nothing can have happened yet.
    private func attempt(_ statements: [Statement], _ patience: Patience) async throws(PostgresError) -> [ResultBox] {
        let isOutside = link.transactionStatus == PQTRANS_IDLE
        do {
            return try await link.run(statements, patience: patience).get()
        } catch {
            guard error.isStaleStatement, isOutside, link.transactionStatus == PQTRANS_IDLE else { throw error }
            // Only an implicit transaction is known to have been undone.
            guard statements.prefix(error.statement ?? 0).allSatisfy(\.isPlain) else { throw error }
            return try await link.run(statements, patience: patience).get()
        }
    }

    func enter() throws(PostgresError) {
        let (isEntered, found) = phase.compareExchange(
            expected: Phase.free.rawValue,
            desired: Phase.busy.rawValue,
            ordering: .acquiringAndReleasing
        )
        if isEntered { return }
        let reason = found == Phase.ended.rawValue ? "after its scope had ended" : "by two tasks at once"
        throw PostgresError(code: .misuse, message: "a connection was used \(reason)")
    }

    func leave() {
        _ = phase.compareExchange(
            expected: Phase.busy.rawValue,
            desired: Phase.free.rawValue,
            ordering: .acquiringAndReleasing
        )
    }

    /// Reports what was slow during the loan, which has ended.
    func reportSlowWork() async {
        guard let slow = watch.slow else { return }
        let work = slowWork.withLock { $0 }
        if !work.isEmpty { await slow.report(work, on: link) }
    }

    /// Ends the loan; returns whether the connection must be closed.
    func end() -> Bool {
        let before = phase.exchange(Phase.ended.rawValue, ordering: .acquiringAndReleasing)
        return before == Phase.busy.rawValue || isDiscarded.load(ordering: .relaxed)
    }
}

extension Statement {
    /// A statement that can't end the implicit transaction around it.
    var isPlain: Bool {
        let word = sql.text.drop { $0.isWhitespace }.prefix { $0.isLetter }.uppercased()
        return ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(word)
    }
}

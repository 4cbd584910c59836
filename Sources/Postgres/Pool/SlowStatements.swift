import CLibPQ
import Logging

/// One round trip that was slow, kept until its connection is at rest.
struct SlowWork: Sendable {
    var statements: [Statement]
    var duration: Duration
    var rows: Int?
    var sqlState: SQLState?

    var text: String { statements.map(\.sql.text).joined(separator: ";\n") }
}

/// Finds the plans of slow statements and reports them.
final class SlowStatements: Sendable {
    let threshold: Duration
    private let report: @Sendable (SlowStatement) -> Void
    private let interval: Duration
    private let logger: Logger
    /// When a statement's plan was last asked for.
    private let explained = Locked<[String: ContinuousClock.Instant]>([:])

    /// `nil` when the configuration does not ask for it.
    init?(_ configuration: Pool.Configuration, logger: Logger) {
        guard let threshold = configuration.slowStatementThreshold, let report = configuration.onSlowStatement else {
            return nil
        }
        self.threshold = threshold
        self.report = report
        self.logger = logger
        interval = configuration.slowStatementPlanInterval
    }

    /// Reports what was slow on a connection, which is lent to nobody now.
    func report(_ work: [SlowWork], on link: Link) async {
        for work in work {
            let plan = await plan(of: work, on: link)
            report(
                SlowStatement(
                    text: work.text,
                    duration: work.duration,
                    rows: work.rows,
                    sqlState: work.sqlState,
                    plan: plan
                )
            )
        }
    }

    private func plan(of work: SlowWork, on link: Link) async -> String? {
        let prepared = work.statements.compactMap { statement in
            link.preparedName(of: statement).map { ($0, statement.sql.parameterCount) }
        }
        guard !prepared.isEmpty, link.isReusable, isDue(work.text) else { return nil }
        var plans: [String] = []
        for (name, count) in prepared {
            if let plan = await explain(name, parameters: count, on: link) { plans.append(plan) }
        }
        return plans.isEmpty ? nil : plans.joined(separator: "\n\n")
    }

    /// Once per interval and statement. What is past is forgotten when there is much of it.
    private func isDue(_ text: String) -> Bool {
        let now = ContinuousClock.now
        return explained.withLock { explained in
            if let last = explained[text], now - last < interval { return false }
            if explained.count >= 1000 { explained = explained.filter { now - $0.value < interval } }
            if explained.count >= 1000 { return false }
            explained[text] = now
            return true
        }
    }

    /// The plan that the statement gets when its values are unknown. A custom plan for NULLs would be another: the
    /// planner folds `x = NULL` away. Without ANALYZE nothing runs, and a utility statement has no plan to tell.
    private func explain(_ name: String, parameters: Int, on link: Link) async -> String? {
        let nulls = Array(repeating: "NULL", count: parameters).joined(separator: ", ")
        let values = parameters == 0 ? "" : "(\(nulls))"
        let statements: [Statement] = [
            .control("BEGIN READ ONLY"),
            .control("SET LOCAL statement_timeout = '500ms'"),
            .control("SET LOCAL lock_timeout = '100ms'"),
            .control("SET LOCAL plan_cache_mode = force_generic_plan"),
            .control(SQL(unchecked: "EXPLAIN EXECUTE \(name)\(values)")),
        ]
        let patience = Patience(limit: .seconds(1), isShielded: true)
        let outcome = await link.run(statements, patience: patience)
        if link.isOpen, link.transactionStatus != PQTRANS_IDLE {
            _ = await link.run([.control("ROLLBACK")], patience: patience)
        }
        do {
            guard let lines = try outcome.get().last.map({ Rows(box: $0) }) else { return nil }
            return try lines.map { try $0.only(as: String.self) }.joined(separator: "\n")
        } catch {
            logger.debug("a slow statement could not be explained", metadata: ["reason": "\(error)"])
            return nil
        }
    }
}

/// A round trip that took longer than ``Pool/Configuration/slowStatementThreshold``.
///
/// ```swift
/// configuration.slowStatementThreshold = .milliseconds(250)
/// configuration.onSlowStatement = { slow in
///     logger.warning("slow statement", metadata: ["sql": "\(slow.text)", "plan": "\(slow.plan ?? "")"])
/// }
/// ```
///
/// It never holds a value, neither in ``text`` nor in ``plan``: values travel as parameters, and the plan is the
/// generic one.
public struct SlowStatement: Sendable {
    /// The statement, with `$1`, `$2`, … for its values. The server answers a pipeline at its end, so nobody can tell
    /// which of its statements took the time: they are all here, separated by `;` and a new line.
    public let text: String
    /// From sending to the last answer, as the client saw it.
    public let duration: Duration
    /// How many rows were returned or changed, over all statements; `nil` when the work failed.
    public let rows: Int?
    /// The server's code when the work failed: 57014 when `statement_timeout` ended it.
    public let sqlState: SQLState?
    /// `EXPLAIN`'s text, one plan per statement. `nil` when the statement was explained a short while ago, has no
    /// prepared form, or can't be explained.
    public let plan: String?
}

/// How much of other transactions' work a transaction sees (PostgreSQL's manual, chapter 13).
public enum IsolationLevel: Sendable, CaseIterable {
    /// Every statement sees what was committed before it.
    case readCommitted
    /// Every statement sees what was committed before the transaction.
    case repeatableRead
    /// As if transactions ran one after the other; conflicts fail and are retried.
    case serializable

    var sql: SQL {
        switch self {
        case .readCommitted: "READ COMMITTED"
        case .repeatableRead: "REPEATABLE READ"
        case .serializable: "SERIALIZABLE"
        }
    }
}

import Logging
import Postgres

extension Pool.Configuration {
    /// Logs statements that take at least so long, with the plan that the server would choose. Neither holds a value.
    mutating func logSlowStatements(from threshold: Duration?, to logger: Logger) {
        slowStatementThreshold = threshold
        guard threshold != nil else { return }
        let pool = applicationName
        onSlowStatement = { slow in
            var metadata: Logger.Metadata = [
                "pool": .string(pool),
                "duration_ms": .stringConvertible((slow.duration / .microseconds(1)).rounded() / 1000),
                "sql": .string(slow.text),
            ]
            if let rows = slow.rows { metadata["rows"] = .stringConvertible(rows) }
            if let state = slow.sqlState { metadata["sqlstate"] = .string(state.rawValue) }
            if let plan = slow.plan { metadata["plan"] = .string(plan) }
            // Work done for a request is told under the request's name.
            if let request = Logger.current[metadataKey: "hb.request.id"] { metadata["hb.request.id"] = request }
            logger.warning("slow statement", metadata: metadata)
        }
    }
}

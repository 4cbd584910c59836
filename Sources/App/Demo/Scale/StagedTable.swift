import Postgres

/// A table's rows on their way: COPY can't write under row security, so they go to a temporary table of the same
/// columns, and from there by INSERT past every policy, trigger and constraint.
struct StagedTable: Sendable {
    /// Where the rows go.
    let target: String
    let columns: [String]
    /// By which columns the rows of one segment are written in order, where that matters.
    var order: [String] = []

    private var list: SQL { columns.map { "\(identifier: $0)" as SQL }.joined(separator: ", ") }
    private var name: String { "staged_\(target)" }

    /// Makes the temporary table, once for each connection.
    var create: SQL {
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS \(identifier: name) ON COMMIT DELETE ROWS AS
        SELECT 0 AS segment, \(list) FROM \(identifier: target) WITH NO DATA
        """
    }

    /// Takes rows that begin with their segment.
    var copy: SQL { "COPY \(identifier: name) (segment, \(list)) FROM STDIN" }

    /// Writes the rows of one segment.
    func insert(_ segment: Int) -> SQL {
        let keys = order.map { "\(identifier: $0)" as SQL }.joined(separator: ", ")
        let order: SQL = self.order.isEmpty ? "" : "ORDER BY \(keys)"
        return """
            INSERT INTO \(identifier: target) (\(list)) SELECT \(list) FROM \(identifier: name)
            WHERE segment = \(segment) \(order)
            """
    }
}

/// Rows for a staged table, gathered in memory.
struct StagedRows: Sendable {
    private(set) var writer = CopyWriter()
    /// The segments that have rows.
    private(set) var segments: Set<Int> = []

    mutating func add<each Value: PostgresEncodable>(_ segment: Int, _ values: repeat each Value) throws {
        segments.insert(segment)
        try writer.row(segment, repeat each values)
    }

    /// The rows as COPY takes them.
    mutating func take() -> AsyncStream<[UInt8]> {
        let bytes = writer.take()
        return AsyncStream { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
    }
}

/// The rows that a statement returned, in the server's own bytes.
///
/// ```swift
/// for row in try await db.query("SELECT id, name FROM company") {
///     let (id, name): (UUID, String?) = try row.decode()
/// }
/// ```
public struct Rows: RandomAccessCollection, Sendable {
    let box: ResultBox

    /// 0
    public var startIndex: Int { 0 }
    /// The number of rows.
    public var endIndex: Int { box.rowCount }

    /// A row by its position.
    public subscript(position: Int) -> Row {
        precondition(position >= 0 && position < box.rowCount, "row index out of range")
        return Row(box: box, index: position)
    }

    /// The names of the columns, in order.
    public var columnNames: [String] { (0..<box.columnCount).map(box.name(of:)) }

    /// The object ids of the columns' types, in order.
    public var columnTypes: [UInt32] { (0..<box.columnCount).map(box.type(of:)) }

    /// How many rows the statement inserted, changed, deleted or returned.
    public var affected: Int { box.affected }

    /// The server's word for what was done, "INSERT 0 5" for example.
    public var commandTag: String { box.commandTag }

    /// Every row decoded.
    public func decode<Value: RowDecodable>(as type: Value.Type = Value.self) throws -> [Value] {
        try map { try Value(row: $0) }
    }

    /// Every row decoded, column by column.
    public func decode<each Value: PostgresDecodable>(
        as types: repeat (each Value).Type
    ) throws -> [(repeat each Value)] {
        try map { try $0.decode() }
    }
}

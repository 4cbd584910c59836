/// One row of a result. It keeps the whole result alive.
public struct Row: Sendable {
    let box: ResultBox
    let index: Int

    /// The number of columns.
    public var columnCount: Int { box.columnCount }

    /// The names of the columns, in order.
    public var columnNames: [String] { (0..<box.columnCount).map(box.name(of:)) }

    /// Every column in order, each as its type. There must be exactly as many columns as types.
    ///
    /// ```swift
    /// let (id, name): (UUID, String?) = try row.decode()
    /// ```
    public func decode<each Value: PostgresDecodable>() throws -> (repeat each Value) {
        var column = 0
        let row = (repeat try next((each Value).self, &column))
        guard column == box.columnCount else {
            throw PostgresError.decoding("\(column) values were asked of \(box.columnCount) columns")
        }
        return row
    }

    /// The whole row as a value.
    public func decode<Value: RowDecodable>(as type: Value.Type = Value.self) throws -> Value {
        try Value(row: self)
    }

    /// A column by its position, from 0.
    public func column<Value: PostgresDecodable>(_ index: Int, as type: Value.Type = Value.self) throws -> Value {
        guard index >= 0, index < box.columnCount else { throw PostgresError.decoding("no column \(index)") }
        do {
            guard let bytes = box.bytes(row: self.index, column: index) else { return try Value.postgresNull() }
            return try Value(postgres: bytes)
        } catch var error as PostgresError where error.code == .decoding && error.column == nil {
            error.column = box.name(of: index)
            throw error
        }
    }

    /// A column by its name.
    ///
    /// ```swift
    /// let name = try row.column("name", as: String?.self)
    /// ```
    public func column<Value: PostgresDecodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        guard let index = box.column(named: name) else {
            throw PostgresError.decoding("no column named \(name)")
        }
        return try column(index, as: type)
    }

    /// The bytes of a column as the server sent them, without a copy; `nil` for NULL.
    ///
    /// The pointer lives only during the call.
    public func withUnsafeBytes<Result>(
        column index: Int,
        _ body: (UnsafeRawBufferPointer?) throws -> Result
    ) rethrows -> Result {
        precondition(index >= 0 && index < box.columnCount, "column index out of range")
        return try withExtendedLifetime(box) { try body(box.bytes(row: self.index, column: index)) }
    }

    /// Whether a column is NULL.
    public func isNull(column index: Int) -> Bool {
        withUnsafeBytes(column: index) { $0 == nil }
    }

    /// The only column.
    func only<Value: PostgresDecodable>(as type: Value.Type) throws -> Value {
        guard box.columnCount == 1 else {
            throw PostgresError.decoding("1 value was asked of \(box.columnCount) columns")
        }
        return try column(0, as: type)
    }

    private func next<Value: PostgresDecodable>(_ type: Value.Type, _ column: inout Int) throws -> Value {
        defer { column += 1 }
        return try self.column(column, as: type)
    }
}

/// A value that reads itself from a whole row.
///
/// ```swift
/// struct CaseRow: RowDecodable {
///     let id: UUID, state: String
///     init(row: Row) throws { (id, state) = try row.decode() }
/// }
/// ```
public protocol RowDecodable {
    /// Reads the row.
    init(row: Row) throws
}

/// Something that rows can be streamed from: a ``Pool`` or a ``Transaction``.
///
/// ```swift
/// func names(of region: String, in db: some RowStreaming) async throws -> [String] {
///     try await db.stream("SELECT name FROM company WHERE region_code = \(region)", as: String.self) { names in
///         try await names.reduce(into: []) { $0.append($1) }
///     }
/// }
/// ```
public protocol RowStreaming: Queryable {
    /// Streams the rows of a query through a cursor; memory holds one batch, however many there are.
    ///
    /// - Parameters:
    ///   - statement: A SELECT or VALUES, with values as usual.
    ///   - batch: How many rows are fetched, and held, at a time.
    ///   - body: Reads the rows, which live no longer than it.
    func stream<Value>(
        _ statement: SQL,
        batch: Int,
        _ body: (RowStream<Row>) async throws -> Value
    ) async throws -> Value
}

extension RowStreaming {
    /// The same, each row decoded: `db.stream("…", as: CaseRow.self) { cases in … }`.
    public func stream<Element: RowDecodable & SendableMetatype, Value>(
        _ statement: SQL,
        as type: Element.Type,
        batch: Int = 1000,
        _ body: (RowStream<Element>) async throws -> Value
    ) async throws -> Value {
        try await stream(statement, batch: batch) { rows in
            try await body(RowStream(cursor: rows.cursor) { try $0.decode(as: Element.self) })
        }
    }

    /// The same, each row's columns decoded: `db.stream("…", as: UUID.self, String?.self) { rows in … }`.
    public func stream<
        First: PostgresDecodable & SendableMetatype,
        each Other: PostgresDecodable & SendableMetatype,
        Value
    >(
        _ statement: SQL,
        as first: First.Type,
        _ others: repeat (each Other).Type,
        batch: Int = 1000,
        _ body: (RowStream<(First, repeat each Other)>) async throws -> Value
    ) async throws -> Value {
        try await stream(statement, batch: batch) { rows in
            let decode: @Sendable (Row) throws -> (First, repeat each Other) = { try $0.decode() }
            return try await body(RowStream(cursor: rows.cursor, decode: decode))
        }
    }
}

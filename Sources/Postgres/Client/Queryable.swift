/// Something that statements can be sent to: a ``Pool``, a ``Connection`` or a ``Transaction``.
public protocol Queryable: Sendable {
    /// Runs the statements together, in one round trip, in order. An error keeps the index of its statement, and
    /// the statements after it are not run.
    ///
    /// ```swift
    /// let results = try await tx.pipeline([
    ///     "SELECT state FROM enforcement_case WHERE id = \(id)",
    ///     "SELECT kind FROM finding WHERE case_id = \(id)",
    /// ])
    /// ```
    func pipeline(_ statements: [SQL]) async throws -> [Rows]
}

extension Queryable {
    /// Runs a statement and returns its rows.
    ///
    /// ```swift
    /// let rows = try await db.query("SELECT id, name FROM company WHERE region_code = \(region)")
    /// ```
    public func query(_ statement: SQL) async throws -> Rows {
        guard let rows = try await pipeline([statement]).first else {
            throw PostgresError(code: .protocolViolation, message: "a statement without a result")
        }
        return rows
    }

    /// Runs a statement and returns how many rows it inserted, changed, deleted or selected.
    @discardableResult
    public func execute(_ statement: SQL) async throws -> Int {
        try await query(statement).affected
    }

    /// Every row, decoded.
    public func all<Value: RowDecodable>(_ statement: SQL, as type: Value.Type = Value.self) async throws -> [Value] {
        try await query(statement).decode(as: type)
    }

    /// The one column of every row: `try await db.all("SELECT id …", as: UUID.self)`.
    public func all<Value: PostgresDecodable>(_ statement: SQL, as type: Value.Type) async throws -> [Value] {
        try await query(statement).map { try $0.only(as: type) }
    }

    /// Every row, decoded column by column: `try await db.all("…", as: UUID.self, String?.self)`.
    public func all<each Value: PostgresDecodable>(
        _ statement: SQL,
        as types: repeat (each Value).Type
    ) async throws -> [(repeat each Value)] {
        try await query(statement).decode(as: repeat each types)
    }

    /// The one row, decoded; none or several are ``PostgresError/Code/rowCount``.
    public func one<Value: RowDecodable>(_ statement: SQL, as type: Value.Type = Value.self) async throws -> Value {
        try await query(statement).single().decode(as: type)
    }

    /// The one column of the one row: `try await db.one("SELECT count(*) …", as: Int.self)`.
    public func one<Value: PostgresDecodable>(_ statement: SQL, as type: Value.Type) async throws -> Value {
        try await query(statement).single().only(as: type)
    }

    /// The one row, decoded column by column: `try await db.one("…", as: UUID.self, String?.self)`.
    public func one<each Value: PostgresDecodable>(
        _ statement: SQL,
        as types: repeat (each Value).Type
    ) async throws -> (repeat each Value) {
        try await query(statement).single().decode()
    }

    /// The row, decoded, or `nil`; several are ``PostgresError/Code/rowCount``.
    public func optional<Value: RowDecodable>(
        _ statement: SQL,
        as type: Value.Type = Value.self
    ) async throws -> Value? {
        try await query(statement).singleOrNone()?.decode(as: type)
    }

    /// The one column of the row, or `nil` without a row; several rows are ``PostgresError/Code/rowCount``.
    public func optional<Value: PostgresDecodable>(_ statement: SQL, as type: Value.Type) async throws -> Value? {
        try await query(statement).singleOrNone()?.only(as: type)
    }

    /// The row, decoded column by column, or `nil`; several are ``PostgresError/Code/rowCount``.
    public func optional<each Value: PostgresDecodable>(
        _ statement: SQL,
        as types: repeat (each Value).Type
    ) async throws -> (repeat each Value)? {
        try await query(statement).singleOrNone()?.decode()
    }
}

extension Rows {
    /// The one row; none or several are ``PostgresError/Code/rowCount``.
    public func single() throws -> Row {
        guard let row = try singleOrNone() else {
            throw PostgresError(code: .rowCount, message: "one row was expected, none came")
        }
        return row
    }

    /// The row or `nil`; several are ``PostgresError/Code/rowCount``.
    public func singleOrNone() throws -> Row? {
        guard count <= 1 else {
            throw PostgresError(code: .rowCount, message: "one row was expected, \(count) came")
        }
        return first
    }
}

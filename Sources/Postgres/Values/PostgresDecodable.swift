/// A value that can be read from a column.
///
/// ```swift
/// extension NIB: PostgresDecodable {
///     public init(postgres bytes: UnsafeRawBufferPointer) throws {
///         try self.init(String(postgres: bytes))
///     }
/// }
/// ```
///
/// A `RawRepresentable` type whose raw value is decodable needs only the conformance. NULL is read by optionals
/// and refused by everything else.
public protocol PostgresDecodable: PostgresArrayDecodable {
    /// Reads the value from PostgreSQL's text format. The bytes live only during the call.
    init(postgres bytes: UnsafeRawBufferPointer) throws
    /// What NULL means: `nil` for an optional; everything else throws.
    static func postgresNull() throws -> Self
}

/// A value whose arrays can be read. Everything that is ``PostgresDecodable`` is one; `UInt8` is one as well,
/// because an array of bytes is a `bytea`.
public protocol PostgresArrayDecodable {
    /// Reads an array of these values from PostgreSQL's text format.
    static func decodeArray(postgres bytes: UnsafeRawBufferPointer) throws -> [Self]
}

extension PostgresDecodable {
    /// Refuses NULL.
    public static func postgresNull() throws -> Self {
        throw PostgresError.decoding("NULL where \(Self.self) was expected")
    }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    /// Reads the raw value; an unknown one is an error.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        guard let value = Self(rawValue: try RawValue(postgres: bytes)) else {
            throw PostgresError.decoding("not a value of \(Self.self)")
        }
        self = value
    }
}

extension Optional: PostgresArrayDecodable where Wrapped: PostgresDecodable {}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    /// Reads the wrapped value.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        self = .some(try Wrapped(postgres: bytes))
    }
    /// NULL is `nil`.
    public static func postgresNull() throws -> Self { .none }
}

/// A value that can be bound in a statement.
///
/// The value's text goes with an explicit type, so that the server never has to guess:
///
/// ```swift
/// extension Rupiah: PostgresEncodable {
///     public static var postgresType: PostgresType { .int8 }
///     public func encode(to text: inout PostgresText) { amount.encode(to: &text) }
/// }
/// ```
///
/// A `RawRepresentable` type whose raw value is encodable needs only the conformance:
/// `extension Role: PostgresEncodable {}`.
public protocol PostgresEncodable: PostgresArrayEncodable {
    /// The type that the parameter is declared with.
    static var postgresType: PostgresType { get }
    /// Writes the value in PostgreSQL's text format.
    func encode(to text: inout PostgresText)
}

/// A value whose arrays can be bound. Everything that is ``PostgresEncodable`` is one; `UInt8` is one as well,
/// because an array of bytes is a `bytea`.
public protocol PostgresArrayEncodable: Sendable {
    /// The type that an array of these values is declared with.
    static var postgresArrayType: PostgresType { get }
    /// Writes an array of these values in PostgreSQL's text format.
    static func encode(array: [Self], to text: inout PostgresText)
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    /// The raw value's type.
    public static var postgresType: PostgresType { RawValue.postgresType }
    /// Writes the raw value.
    public func encode(to text: inout PostgresText) { rawValue.encode(to: &text) }
}

extension Optional: PostgresArrayEncodable where Wrapped: PostgresEncodable {}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    /// The wrapped value's type.
    public static var postgresType: PostgresType { Wrapped.postgresType }
    /// Writes the value, or NULL.
    public func encode(to text: inout PostgresText) {
        switch self {
        case .some(let value): value.encode(to: &text)
        case .none: text.setNull()
        }
    }
}

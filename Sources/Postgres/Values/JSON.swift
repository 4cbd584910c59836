import FoundationEssentials

/// A value stored as `jsonb`, through its `Codable` form.
///
/// ```swift
/// try await tx.execute("INSERT INTO note (body) VALUES (\(JSON(body)))")
/// let body: JSON<Body> = try row.decode()
/// ```
public struct JSON<Value: Sendable>: Sendable {
    /// The value itself.
    public var value: Value

    /// Wraps a value.
    public init(_ value: Value) {
        self.value = value
    }
}

extension JSON: Equatable where Value: Equatable {}
extension JSON: PostgresArrayEncodable where Value: Encodable {}
extension JSON: PostgresArrayDecodable where Value: Decodable {}

extension JSON: PostgresEncodable where Value: Encodable {
    /// `jsonb`
    public static var postgresType: PostgresType { .jsonb }
    /// Writes the JSON, with sorted keys and ISO 8601 dates.
    public func encode(to text: inout PostgresText) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        do {
            text.append(bytes: try encoder.encode(value))
        } catch {
            text.refuse("a value of \(Value.self) can't be written as JSON")
        }
    }
}

extension JSON: PostgresDecodable where Value: Decodable {
    /// Reads `json` or `jsonb`.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            value = try decoder.decode(Value.self, from: Data(bytes))
        } catch {
            throw PostgresError.decoding("JSON that is not a \(Value.self)")
        }
    }
}

/// JSON text that is passed on as it is, in either direction, without being parsed here.
public struct RawJSON: PostgresEncodable, PostgresDecodable, Equatable, Sendable {
    /// The JSON text in UTF-8.
    public var bytes: [UInt8]

    /// Wraps JSON text; the server checks it.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Wraps JSON text; the server checks it.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// `jsonb`
    public static var postgresType: PostgresType { .jsonb }
    /// Writes the text as it is.
    public func encode(to text: inout PostgresText) { text.append(bytes: bytes) }
    /// Copies the text as it is.
    public init(postgres bytes: UnsafeRawBufferPointer) throws { self.bytes = Array(bytes) }
}

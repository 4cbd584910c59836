extension String: PostgresEncodable, PostgresDecodable {
    /// `text`
    public static var postgresType: PostgresType { .text }
    /// Writes the text; a NUL in it is refused, since PostgreSQL's text can't hold one.
    public func encode(to text: inout PostgresText) { text.append(self) }
    /// Reads text that must be valid UTF-8; a `SQL_ASCII` database may hold other bytes.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PostgresError.decoding("text that is not valid UTF-8")
        }
        self = text
    }
}

extension Substring: PostgresEncodable {
    /// `text`
    public static var postgresType: PostgresType { .text }
    /// Writes the text.
    public func encode(to text: inout PostgresText) { text.append(self) }
}

extension Bool: PostgresEncodable, PostgresDecodable {
    /// `boolean`
    public static var postgresType: PostgresType { .bool }
    /// Writes `t` or `f`.
    public func encode(to text: inout PostgresText) { text.append(self ? "t" : "f") }
    /// Reads `t` or `f`.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        switch (bytes.count, bytes.first) {
        case (1, UInt8(ascii: "t")): self = true
        case (1, UInt8(ascii: "f")): self = false
        default: throw PostgresError.decoding("not a boolean")
        }
    }
}

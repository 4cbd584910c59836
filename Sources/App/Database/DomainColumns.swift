public import Domain
import Foundation
public import Postgres

// How the domain's values travel to the database and back, as text.

extension LocalDate: PostgresEncodable {
    /// The column's type.
    public static var postgresType: PostgresType { .date }
    /// The value as PostgreSQL reads it.
    public func encode(to text: inout PostgresText) { text.append(description) }
}

extension LocalDate: PostgresDecodable {
    /// Reads what PostgreSQL wrote.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        guard let day = LocalDate(String(decoding: bytes, as: UTF8.self)) else {
            throw PostgresError(code: .decoding, message: "not a day")
        }
        self = day
    }
}

extension ID: PostgresEncodable {
    /// The column's type.
    public static var postgresType: PostgresType { .uuid }
    /// The value as PostgreSQL reads it.
    public func encode(to text: inout PostgresText) { text.append(self.text) }
}

extension ID: PostgresDecodable {
    /// Reads what PostgreSQL wrote.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        self.init(try UUID(postgres: bytes))
    }
}

extension RegionCode: PostgresEncodable {
    /// The column's type.
    public static var postgresType: PostgresType { .text }
    /// The value as PostgreSQL reads it.
    public func encode(to text: inout PostgresText) { text.append(self.text) }
}

extension RegionCode: PostgresDecodable {
    /// Reads what PostgreSQL wrote.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        do {
            try self.init(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw PostgresError(code: .decoding, message: "not a region's code")
        }
    }
}

extension Date {
    /// A time as the wire writes it: RFC 3339 in UTC, to the second.
    var wire: String { formatted(.iso8601) }
}

extension Row {
    /// A column as an enumeration's code.
    func code<Code: RawRepresentable<String>>(_ name: String, as type: Code.Type = Code.self) throws -> Code {
        guard let code = Code(rawValue: try column(name)) else {
            throw PostgresError(code: .decoding, message: "\(name): not a known code")
        }
        return code
    }

    /// A column by its position as an enumeration's code.
    func code<Code: RawRepresentable<String>>(at index: Int, as type: Code.Type = Code.self) throws -> Code {
        guard let code = Code(rawValue: try column(index)) else {
            throw PostgresError(code: .decoding, message: "\(columnNames[index]): not a known code")
        }
        return code
    }
}

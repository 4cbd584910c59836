import API
import Domain
import Foundation
import NIOCore
import Postgres

/// Writes JSON straight into the bytes that are sent, for the long lists: a value goes from the database's answer to the
/// client's without becoming a `String` between.
///
/// Who uses it writes what `Wire.encoder()` would: keys in alphabetical order, none for what is missing. A test holds
/// the two against each other.
struct JSONWriter {
    private(set) var buffer: ByteBuffer

    /// Starts with room for so many bytes.
    init(capacity: Int) { buffer = ByteBufferAllocator().buffer(capacity: capacity) }

    /// Adds JSON as it is: braces, keys, constants.
    mutating func literal(_ text: StaticString) { buffer.writeStaticString(text) }

    /// Adds JSON that was made before.
    mutating func json(_ text: [UInt8]) { buffer.writeBytes(text) }

    /// Adds a number.
    mutating func integer(_ value: Int) { buffer.writeString(String(value)) }

    /// Adds a string.
    mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { string(UnsafeRawBufferPointer($0)) }
    }

    /// Adds a field with its text, unless there is none; a comma follows.
    mutating func field(_ key: StaticString, _ text: String?) {
        guard let text else { return }
        literal(key)
        string(text)
        literal(",")
    }

    /// Adds words in both languages.
    mutating func words(_ words: Words) {
        literal("{\"en\":")
        string(words.en)
        literal(",\"id\":")
        string(words.id)
        literal("}")
    }

    /// Adds a string of UTF-8, as the database sends text.
    mutating func string(_ utf8: UnsafeRawBufferPointer) {
        buffer.writeInteger(UInt8(ascii: "\""))
        var start = 0
        for index in utf8.indices where Self.mustEscape(utf8[index]) {
            buffer.writeBytes(UnsafeRawBufferPointer(rebasing: utf8[start..<index]))
            escape(utf8[index])
            start = index + 1
        }
        buffer.writeBytes(UnsafeRawBufferPointer(rebasing: utf8[start...]))
        buffer.writeInteger(UInt8(ascii: "\""))
    }

    /// RFC 8259 § 7: the quotation mark, the backslash and the control characters.
    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): buffer.writeStaticString("\\\"")
        case UInt8(ascii: "\\"): buffer.writeStaticString("\\\\")
        case 0x08: buffer.writeStaticString("\\b")
        case 0x09: buffer.writeStaticString("\\t")
        case 0x0A: buffer.writeStaticString("\\n")
        case 0x0C: buffer.writeStaticString("\\f")
        case 0x0D: buffer.writeStaticString("\\r")
        default:
            buffer.writeStaticString(byte < 0x10 ? "\\u000" : "\\u001")
            buffer.writeBytes("0123456789abcdef".utf8.dropFirst(Int(byte & 15)).prefix(1))
        }
    }
}

extension JSONWriter {
    /// Adds a column's text as a string.
    mutating func string(_ row: Row, _ column: Int) {
        row.withUnsafeBytes(column: column) { string($0 ?? UnsafeRawBufferPointer(start: nil, count: 0)) }
    }

    /// Adds a column that PostgreSQL writes as JSON does: a number, `true` or `false`.
    mutating func bare(_ row: Row, _ column: Int) {
        _ = row.withUnsafeBytes(column: column) { bytes in bytes.map { buffer.writeBytes($0) } }
    }

    /// Adds a field whose value is a column's text, unless it is NULL; a comma follows.
    mutating func field(_ key: StaticString, _ row: Row, _ column: Int) {
        row.withUnsafeBytes(column: column) { bytes in
            guard let bytes else { return }
            literal(key)
            string(bytes)
            literal(",")
        }
    }
}

extension Array<UInt8> {
    /// A value of the contract as JSON, made once and written many times.
    init(json value: some Encodable) throws { self = Array(try Wire.encoder().encode(value)) }
}

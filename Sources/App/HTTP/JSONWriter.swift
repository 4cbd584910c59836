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
struct JSONWriter: ~Copyable {
    /// Memory of its own, into which single pieces are copied without the checks of a shared buffer.
    private var bytes: UnsafeMutableRawPointer
    private var capacity: Int
    private var count = 0

    /// Starts with room for so many bytes.
    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        bytes = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit { bytes.deallocate() }

    /// What was written, as it is sent.
    var buffer: ByteBuffer { ByteBuffer(bytes: UnsafeRawBufferPointer(start: bytes, count: count)) }

    /// Makes room for so many bytes more.
    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        larger.copyMemory(from: bytes, byteCount: count)
        bytes.deallocate()
        bytes = larger
    }

    @inline(__always)
    private mutating func write(_ source: UnsafeRawPointer?, _ length: Int) {
        guard let source, length > 0 else { return }
        reserve(length)
        (bytes + count).copyMemory(from: source, byteCount: length)
        count += length
    }

    @inline(__always)
    private mutating func write(_ byte: UInt8) {
        reserve(1)
        bytes.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }

    /// Adds JSON as it is: braces, keys, constants.
    @inline(__always)
    mutating func literal(_ text: StaticString) { write(text.utf8Start, text.utf8CodeUnitCount) }

    /// Adds JSON that was made before.
    mutating func json(_ text: [UInt8]) { text.withUnsafeBytes { write($0.baseAddress, $0.count) } }

    /// Adds a number.
    mutating func integer(_ value: Int) {
        var text = String(value)
        text.withUTF8 { write($0.baseAddress, $0.count) }
    }

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
        write(UInt8(ascii: "\""))
        var start = 0
        for index in 0..<utf8.count where Self.mustEscape(utf8[index]) {
            write(utf8.baseAddress.map { $0 + start }, index - start)
            escape(utf8[index])
            start = index + 1
        }
        write(utf8.baseAddress.map { $0 + start }, utf8.count - start)
        write(UInt8(ascii: "\""))
    }

    /// RFC 8259 § 7: the quotation mark, the backslash and the control characters.
    private static func mustEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): literal("\\\"")
        case UInt8(ascii: "\\"): literal("\\\\")
        case 0x08: literal("\\b")
        case 0x09: literal("\\t")
        case 0x0A: literal("\\n")
        case 0x0C: literal("\\f")
        case 0x0D: literal("\\r")
        default:
            literal(byte < 0x10 ? "\\u000" : "\\u001")
            let digit = byte & 15
            write(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
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
        row.withUnsafeBytes(column: column) { write($0?.baseAddress, $0?.count ?? 0) }
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

extension JSONWriter {
    /// A page as `Wire.Page` reads it.
    ///
    /// - Parameters:
    ///   - room: The bytes that a row may take; more are found if need be.
    ///   - next: The cursor of the next page.
    ///   - write: Adds one row.
    static func page(
        _ rows: some Collection<Row>,
        room: Int,
        next: String?,
        _ write: (Row, inout JSONWriter) throws -> Void
    ) throws -> ByteBuffer {
        var writer = JSONWriter(capacity: 1024 + rows.count * room)
        writer.literal("{\"items\":[")
        for (index, row) in rows.enumerated() {
            if index > 0 { writer.literal(",") }
            try write(row, &writer)
        }
        writer.literal("],\"next_cursor\":")
        if let next { writer.string(next) } else { writer.literal("null") }
        writer.literal("}")
        return writer.buffer
    }
}

extension Array<UInt8> {
    /// A value of the contract as JSON, made once and written many times.
    init(json value: some Encodable) throws { self = Array(try Wire.encoder().encode(value)) }
}

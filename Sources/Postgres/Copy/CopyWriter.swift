/// Writes rows in COPY's text format.
///
/// ```swift
/// var writer = CopyWriter()
/// try writer.row(nib, name, foundedOn)
/// if writer.count >= 65_536 { yield(writer.take()) }
/// ```
public struct CopyWriter: Sendable {
    private var bytes: [UInt8] = []

    /// A writer with nothing in it.
    public init() {}

    /// How many bytes wait to be taken.
    public var count: Int { bytes.count }

    /// Writes one row; `nil` is NULL. Text that PostgreSQL can't hold is ``PostgresError/Code/invalidText``, and then
    /// nothing of the row is kept.
    public mutating func row<each Value: PostgresEncodable>(_ values: repeat each Value) throws {
        let start = bytes.count
        do {
            for value in repeat each values { try append(value) }
        } catch {
            bytes.removeSubrange(start...)
            throw error
        }
        if bytes.count > start { bytes[bytes.count - 1] = UInt8(ascii: "\n") }
    }

    /// What was written since the last time.
    public mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// Writes one value and a tab after it.
    private mutating func append<Value: PostgresEncodable>(_ value: Value) throws {
        var text = PostgresText()
        value.encode(to: &text)
        if text.isNull {
            bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "N")])
        } else {
            for byte in text.bytes { try append(escaping: byte) }
        }
        if let refusal = text.refusal { throw PostgresError(code: .invalidText, message: refusal) }
        bytes.append(UInt8(ascii: "\t"))
    }

    private mutating func append(escaping byte: UInt8) throws {
        let letter: Unicode.Scalar
        switch byte {
        case 0: throw PostgresError(code: .invalidText, message: "a text value contains a NUL character")
        case UInt8(ascii: "\\"): letter = "\\"
        case UInt8(ascii: "\t"): letter = "t"
        case UInt8(ascii: "\n"): letter = "n"
        case UInt8(ascii: "\r"): letter = "r"
        default:
            bytes.append(byte)
            return
        }
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: letter))
    }
}

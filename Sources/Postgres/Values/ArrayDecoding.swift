extension PostgresDecodable {
    /// Reads `{…}` with PostgreSQL's quoting.
    public static func decodeArray(postgres bytes: UnsafeRawBufferPointer) throws -> [Self] {
        var reader = ArrayReader(bytes: bytes)
        var values: [Self] = []
        try reader.readElements { element in
            if let element {
                values.append(try element.withUnsafeBytes { try Self(postgres: $0) })
            } else {
                values.append(try Self.postgresNull())
            }
        }
        return values
    }
}

extension Array: PostgresArrayDecodable where Element: PostgresArrayDecodable {}

extension Array: PostgresDecodable where Element: PostgresArrayDecodable {
    /// Reads an array; `bytea` for bytes.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        self = try Element.decodeArray(postgres: bytes)
    }
}

/// Splits the text of one array into the texts of its elements.
struct ArrayReader {
    let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        // Arrays with other lower bounds are written "[2:3]={…}".
        if bytes.first == UInt8(ascii: "["), let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
            position = equals + 1
        }
    }

    mutating func readElements(_ body: ([UInt8]?) throws -> Void) throws {
        guard take(UInt8(ascii: "{")) else { throw malformed }
        if take(UInt8(ascii: "}")) {
            guard position == bytes.count else { throw malformed }
            return
        }
        repeat {
            try body(try readElement())
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")), position == bytes.count else { throw malformed }
    }

    private var malformed: PostgresError { .decoding("not an array") }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func readElement() throws -> [UInt8]? {
        if take(UInt8(ascii: "\"")) { return try readQuoted() }
        if position < bytes.count, bytes[position] == UInt8(ascii: "{") { return try readNested() }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "}") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard position <= bytes.count, position > start else { throw malformed }
        let element = Array(bytes[start..<position])
        return element == Array("NULL".utf8) ? nil : element
    }

    private mutating func readQuoted() throws -> [UInt8] {
        var element: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                return element
            case UInt8(ascii: "\\"):
                guard position < bytes.count else { throw malformed }
                element.append(bytes[position])
                position += 1
            default:
                element.append(byte)
            }
        }
        throw malformed
    }

    /// An inner array, braces included, quotes and escapes kept for its own reader.
    private mutating func readNested() throws -> [UInt8] {
        let start = position
        var depth = 0
        var quoted = false
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "\""): quoted.toggle()
            case UInt8(ascii: "{") where !quoted: depth += 1
            case UInt8(ascii: "}") where !quoted:
                depth -= 1
                if depth == 0 { return Array(bytes[start..<position]) }
            default: break
            }
        }
        throw malformed
    }
}

public import FoundationEssentials

extension UUID: PostgresEncodable, PostgresDecodable {
    /// `uuid`
    public static var postgresType: PostgresType { .uuid }

    /// Writes 36 lower-case characters.
    public func encode(to text: inout PostgresText) {
        withUnsafeBytes(of: uuid) { bytes in
            for (index, byte) in bytes.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 { text.bytes.append(UInt8(ascii: "-")) }
                text.bytes.append(hexDigit(byte >> 4))
                text.bytes.append(hexDigit(byte & 15))
            }
        }
    }

    /// Reads the 36 characters that PostgreSQL writes.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        var value: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        let complete = withUnsafeMutableBytes(of: &value) { target in
            var nibbles = 0
            for byte in bytes where byte != UInt8(ascii: "-") {
                guard nibbles < 32, let digit = hexValue(byte) else { return false }
                target[nibbles / 2] = target[nibbles / 2] << 4 | digit
                nibbles += 1
            }
            return nibbles == 32
        }
        guard complete else { throw PostgresError.decoding("not a UUID") }
        self.init(uuid: value)
    }
}

func hexDigit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
}

func hexValue(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
}

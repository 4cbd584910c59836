extension UInt8: PostgresArrayEncodable, PostgresArrayDecodable {
    /// `bytea`: an array of bytes is one value.
    public static var postgresArrayType: PostgresType { .bytea }

    /// Writes `\x` and hexadecimal digits.
    public static func encode(array: [UInt8], to text: inout PostgresText) {
        text.bytes.reserveCapacity(text.bytes.count + array.count * 2 + 3)
        text.bytes.append(UInt8(ascii: "\\"))
        text.bytes.append(UInt8(ascii: "x"))
        for byte in array {
            text.bytes.append(hexDigit(byte >> 4))
            text.bytes.append(hexDigit(byte & 15))
        }
    }

    /// Reads `\x` and hexadecimal digits.
    public static func decodeArray(postgres bytes: UnsafeRawBufferPointer) throws -> [UInt8] {
        guard bytes.count >= 2, bytes.count % 2 == 0, bytes[0] == UInt8(ascii: "\\"), bytes[1] == UInt8(ascii: "x")
        else { throw PostgresError.decoding("not a bytea in hexadecimal form") }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count / 2 - 1)
        for index in stride(from: 2, to: bytes.count, by: 2) {
            guard let high = hexValue(bytes[index]), let low = hexValue(bytes[index + 1]) else {
                throw PostgresError.decoding("not a bytea in hexadecimal form")
            }
            decoded.append(high << 4 | low)
        }
        return decoded
    }
}

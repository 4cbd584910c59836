import NIOCore

/// Finds the identities that an answer names.
enum NamedIdentities {
    /// The distinct UUIDs that stand as strings in JSON, in the order of their first appearance, 32 hexadecimal digits
    /// each.
    ///
    /// The answer has been written already, and to parse it again would cost as much as writing it did. A UUID that somebody typed into a text of its own is found too, which
    /// does no harm.
    static func digits(in json: some Collection<UInt8>) -> [UInt8] {
        json.withContiguousStorageIfAvailable(digits(in:)) ?? Array(json).withUnsafeBufferPointer(digits(in:))
    }

    private static let quote = UInt8(ascii: "\"")
    private static let hyphen = UInt8(ascii: "-")

    /// Looks at the byte where a UUID that began here would have its fourth hyphen. One that stands in no UUID, as most
    /// letters do, rules out every beginning up to it: a page is passed over in steps, not byte by byte.
    private static func digits(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var found: [UInt8] = []
        var known = Set<Value>()
        var start = 0
        while start + 37 < bytes.count {
            let byte = bytes[start + 24]
            if byte == hyphen, let value = value(from: start, bytes) {
                if known.insert(value).inserted {
                    for part in [1..<9, 10..<14, 15..<19, 20..<24, 25..<37] {
                        found.append(contentsOf: bytes[(start + part.lowerBound)..<(start + part.upperBound)])
                    }
                }
                start += 38
            } else {
                start += byte == hyphen || byte == quote || nibble(byte) != nil ? 1 : 25
            }
        }
        return found
    }

    private struct Value: Hashable {
        var high: UInt64 = 0
        var low: UInt64 = 0
    }

    /// The UUID whose opening quotation mark stands at a place, if one does.
    private static func value(from start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
        guard bytes[start] == quote, bytes[start + 37] == quote, bytes[start + 9] == hyphen,
            bytes[start + 14] == hyphen, bytes[start + 19] == hyphen
        else { return nil }
        var value = Value()
        for offset in 1..<37 where offset != 9 && offset != 14 && offset != 19 && offset != 24 {
            guard let digit = nibble(bytes[start + offset]) else { return nil }
            value.high = value.high << 4 | value.low >> 60
            value.low = value.low << 4 | digit
        }
        return value
    }

    @inline(__always)
    private static func nibble(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }
}

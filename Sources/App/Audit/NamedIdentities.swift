import NIOCore

/// Finds the identities that an answer names.
enum NamedIdentities {
    /// The distinct UUIDs that stand as strings in JSON, in the order of their first appearance, 32 hexadecimal digits
    /// each.
    ///
    /// One pass over the bytes that looks at quotation marks alone: the answer has been written already, and to parse it
    /// again would cost as much as writing it did. A UUID that somebody typed into a text of its own is found too, which
    /// does no harm.
    static func digits(in json: some Collection<UInt8>) -> [UInt8] {
        json.withContiguousStorageIfAvailable(digits(in:)) ?? Array(json).withUnsafeBufferPointer(digits(in:))
    }

    private static let quote = UInt8(ascii: "\"")
    private static let hyphen = UInt8(ascii: "-")
    /// Where a UUID's hyphens stand.
    private static let hyphens = [8, 13, 18, 23]

    private static func digits(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var found: [UInt8] = []
        var known = Set<SIMD32<UInt8>>()
        var index = 0
        while index + 37 < bytes.count {
            guard bytes[index] == quote else {
                index += 1
                continue
            }
            guard bytes[index + 37] == quote, hyphens.allSatisfy({ bytes[index + 1 + $0] == hyphen }),
                let digits = digits(at: index + 1, bytes)
            else {
                index += 1
                continue
            }
            if known.insert(digits).inserted { for place in 0..<32 { found.append(digits[place]) } }
            index += 38
        }
        return found
    }

    private static func digits(at start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> SIMD32<UInt8>? {
        var digits = SIMD32<UInt8>()
        var place = 0
        for offset in 0..<36 where !hyphens.contains(offset) {
            let byte = bytes[start + offset]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): digits[place] = byte
            default: return nil
            }
            place += 1
        }
        return place == 32 ? digits : nil
    }
}

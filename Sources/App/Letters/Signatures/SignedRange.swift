/// What a signature covers (ISO 32000-1, 12.8.1): the whole file but for the place of the signature itself.
struct SignedRange {
    /// The bytes that are signed.
    let signed: [UInt8]
    /// The signature: CMS in DER (RFC 5652), without the zeros that fill up its place.
    let cms: [UInt8]

    /// - Parameters:
    ///   - signature: Its dictionary.
    ///   - file: The whole file.
    /// - Throws: `doesNotCover` where anything but the signature's own place lies outside.
    init(_ signature: [String: JSONValue], of file: [UInt8]) throws(SignatureFault) {
        guard case .array(let items)? = signature["/ByteRange"] else { throw .doesNotCover }
        let range = items.compactMap { $0.number.flatMap { Int(exactly: $0) } }
        guard range.count == 4, items.count == 4, range.allSatisfy({ (0...file.count).contains($0) }),
            range[0] == 0, range[1] + 2 < range[2], range[2] + range[3] == file.count
        else { throw .doesNotCover }
        let place = file[range[1]..<range[2]]
        guard place.first == UInt8(ascii: "<"), place.last == UInt8(ascii: ">"),
            let contents = Self.bytes(hex: place.dropFirst().dropLast()),
            // What lies in the gap is what readers take for the signature.
            signature["/Contents"]?.text?.dropFirst(2) == contents.hex[...],
            let cms = Self.trimmed(contents)
        else { throw .doesNotCover }
        signed = Array(file[..<range[1]] + file[range[2]...])
        self.cms = cms
    }

    /// Hexadecimal digits in pairs; `nil` for anything else.
    static func bytes(hex: some Collection<UInt8>) -> [UInt8]? {
        guard hex.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hex.count / 2)
        var high: UInt8?
        for digit in hex {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    /// The one DER value that the bytes begin with (X.690, 8.1.3); `nil` unless only zeros follow it.
    static func trimmed(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count > 2, bytes[0] == 0x30 else { return nil }
        var length = Int(bytes[1])
        var head = 2
        if length >= 0x80 {
            let count = length & 0x7F
            guard (1...4).contains(count), bytes.count >= 2 + count else { return nil }
            length = bytes[2..<2 + count].reduce(0) { $0 << 8 | Int($1) }
            head += count
        }
        let end = head + length
        guard end <= bytes.count, bytes[end...].allSatisfy({ $0 == 0 }) else { return nil }
        return Array(bytes[..<end])
    }
}

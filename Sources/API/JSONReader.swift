/// A strict reader of JSON (RFC 8259). Foundation's is lenient (it takes a comma before a closing brace) and gives no
/// way to see which fields were sent.
struct JSONReader {
    struct Malformed: Error {}

    /// Deeper than any request by far, shallower than any stack.
    static let deepest = 32

    let bytes: [UInt8]
    private var index = 0

    /// - Parameter bytes: valid UTF-8.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The one value that the bytes are.
    mutating func document() throws(Malformed) -> JSONTree {
        let tree = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw Malformed() }
        return tree
    }

    private mutating func value(depth: Int) throws(Malformed) -> JSONTree {
        guard depth < Self.deepest else { throw Malformed() }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(nul: try string().unicodeScalars.contains("\0"))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "t"): return try word("true", .boolean)
        case UInt8(ascii: "f"): return try word("false", .boolean)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(Malformed) -> JSONTree {
        index += 1
        var members: [JSONTree.Member] = []
        skipSpace()
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            let key = try string()
            skipSpace()
            guard take(":") else { throw Malformed() }
            members.append(JSONTree.Member(key: key, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw Malformed() }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(Malformed) -> JSONTree {
        index += 1
        var items: [JSONTree] = []
        skipSpace()
        if take("]") { return .array([]) }
        repeat {
            items.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw Malformed() }
        return .array(items)
    }

    private mutating func string() throws(Malformed) -> String {
        guard take("\"") else { throw Malformed() }
        var text: [UInt8] = []
        while let byte = peek {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw Malformed()
            default: text.append(byte)
            }
        }
        throw Malformed()
    }

    private mutating func escape() throws(Malformed) -> Unicode.Scalar {
        guard let byte = peek else { throw Malformed() }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let high = try unit()
            guard (0xD800..<0xDC00).contains(high) else {
                guard let scalar = Unicode.Scalar(high) else { throw Malformed() }
                return scalar
            }
            guard take("\\"), take("u") else { throw Malformed() }
            let low = try unit()
            guard (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
            else { throw Malformed() }
            return scalar
        default: throw Malformed()
        }
    }

    /// Four hexadecimal digits.
    private mutating func unit() throws(Malformed) -> UInt32 {
        guard index + 4 <= bytes.count else { throw Malformed() }
        var unit: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { throw Malformed() }
            unit = unit << 4 + UInt32(digit)
        }
        index += 4
        return unit
    }

    private mutating func number() throws(Malformed) -> JSONTree {
        _ = take("-")
        let start = index
        let whole = digits()
        guard whole > 0, whole == 1 || bytes[start] != UInt8(ascii: "0") else { throw Malformed() }
        var isWhole = whole <= 18
        if take(".") {
            isWhole = false
            guard digits() > 0 else { throw Malformed() }
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            guard digits() > 0 else { throw Malformed() }
        }
        return .number(whole: isWhole)
    }

    /// Steps over digits and tells how many there were.
    private mutating func digits() -> Int {
        let start = index
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        return index - start
    }

    private mutating func word(_ word: StaticString, _ tree: JSONTree) throws(Malformed) -> JSONTree {
        let end = index + word.utf8CodeUnitCount
        guard end <= bytes.count,
            bytes[index..<end].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
        else { throw Malformed() }
        index = end
        return tree
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard let byte = peek, byte == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }
}

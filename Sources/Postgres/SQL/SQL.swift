/// A statement or a fragment of one, with its values bound beside the text.
///
/// Write it as a string literal. Interpolated values never enter the text: they travel as parameters.
///
/// ```swift
/// let open: SQL = "status = \(status)"
/// let rows = try await db.query("SELECT id FROM company WHERE region_code = \(region) AND \(open)")
/// ```
///
/// Fragments compose by interpolation, by `+` and by ``joined(_:separator:)``. The only way to splice text is
/// `\(identifier: name)`, which quotes it.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The text with its placeholders `$1`, `$2`, …
    public private(set) var text: String
    /// Where the placeholders stand in `text` (UTF-8 offsets), so that a fragment can be renumbered.
    private(set) var holes: [Hole]
    private(set) var binds: Binds
    /// Why this statement must not be sent, found while it was built (a NUL in an identifier, say).
    private(set) var refusal: String?

    struct Hole: Sendable {
        var start: Int
        var length: Int
    }

    /// An empty fragment.
    public init() {
        text = ""
        holes = []
        binds = Binds()
    }

    /// A fixed text without values.
    public init(stringLiteral value: StaticString) {
        self.init()
        text = value.description
    }

    /// A text that this module made or read itself, not a literal.
    init(unchecked text: String) {
        self.init()
        self.text = text
    }

    /// A text with interpolated values and fragments.
    public init(stringInterpolation: Interpolation) {
        self = stringInterpolation.sql
    }

    /// The number of bound values.
    public var parameterCount: Int { binds.count }

    /// Whether there is neither text nor a value.
    public var isEmpty: Bool { text.isEmpty }

    mutating func append(literal: String) {
        text += literal
    }

    mutating func append(identifier: String) {
        if identifier.utf8.contains(0) { refusal = "an identifier contains a NUL character" }
        if identifier.isEmpty { refusal = "an identifier is empty" }
        text += "\""
        if identifier.utf8.contains(UInt8(ascii: "\"")) {
            for character in identifier.unicodeScalars {
                if character == "\"" { text += "\"" }
                text.unicodeScalars.append(character)
            }
        } else {
            text += identifier
        }
        text += "\""
    }

    mutating func append<Value: PostgresEncodable>(value: Value) {
        binds.append(value)
        appendPlaceholder(binds.count)
    }

    /// Appends a fragment; its placeholders are numbered on.
    mutating func append(_ fragment: SQL) {
        if let refusal = fragment.refusal { self.refusal = refusal }
        guard !fragment.holes.isEmpty else {
            text += fragment.text
            return
        }
        let first = binds.count
        binds.append(fragment.binds)
        let source = fragment.text.utf8
        var cursor = source.startIndex
        for (offset, hole) in fragment.holes.enumerated() {
            let start = source.index(source.startIndex, offsetBy: hole.start)
            text += fragment.text[cursor..<start]
            appendPlaceholder(first + offset + 1)
            cursor = source.index(start, offsetBy: hole.length)
        }
        text += fragment.text[cursor...]
    }

    private mutating func appendPlaceholder(_ number: Int) {
        let start = text.utf8.count
        text += "$"
        text += String(number)
        holes.append(Hole(start: start, length: text.utf8.count - start))
    }
}

extension SQL {
    /// The two fragments one after the other, with nothing between.
    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }

    /// Appends a fragment.
    public static func += (left: inout SQL, right: SQL) {
        left.append(right)
    }

    /// The fragments in one, with a separator between each two.
    ///
    /// ```swift
    /// let filters: [SQL] = ["region_code = \(region)", "name ILIKE \(pattern)"]
    /// let condition = SQL.joined(filters, separator: " AND ")
    /// ```
    public static func joined(_ fragments: some Sequence<SQL>, separator: SQL = ", ") -> SQL {
        var joined = SQL()
        for (index, fragment) in fragments.enumerated() {
            if index > 0 { joined.append(separator) }
            joined.append(fragment)
        }
        return joined
    }
}

extension Sequence<SQL> {
    /// The fragments in one, with a separator between each two: `filters.joined(separator: " AND ")`.
    public func joined(separator: SQL) -> SQL {
        SQL.joined(self, separator: separator)
    }
}

extension SQL: CustomStringConvertible, CustomDebugStringConvertible {
    /// The text alone: values are never shown.
    public var description: String { text }
    /// The text and how many values are bound; the values are never shown.
    public var debugDescription: String { "SQL(\(text), \(binds.count) values)" }
}

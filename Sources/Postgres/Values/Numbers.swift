public import FoundationEssentials

extension FixedWidthInteger where Self: SignedInteger {
    /// Reads decimal digits with an optional sign, without making a string.
    init(decimalText bytes: UnsafeRawBufferPointer) throws {
        var digits = bytes[...]
        let negative = digits.first == UInt8(ascii: "-")
        if negative { digits = digits.dropFirst() }
        guard !digits.isEmpty else { throw PostgresError.decoding("not an integer") }
        var value: Self = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else {
                throw PostgresError.decoding("not an integer")
            }
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let step = Self(digit &- UInt8(ascii: "0"))
            let (sum, beyond) =
                negative ? product.subtractingReportingOverflow(step) : product.addingReportingOverflow(step)
            guard !over, !beyond else { throw PostgresError.decoding("an integer too large for \(Self.self)") }
            value = sum
        }
        self = value
    }
}

extension Int: PostgresEncodable, PostgresDecodable {
    /// `bigint`
    public static var postgresType: PostgresType { .int8 }
    /// Writes decimal digits.
    public func encode(to text: inout PostgresText) { text.append(String(self)) }
    /// Reads decimal digits.
    public init(postgres bytes: UnsafeRawBufferPointer) throws { try self.init(decimalText: bytes) }
}

extension Int64: PostgresEncodable, PostgresDecodable {
    /// `bigint`
    public static var postgresType: PostgresType { .int8 }
    /// Writes decimal digits.
    public func encode(to text: inout PostgresText) { text.append(String(self)) }
    /// Reads decimal digits.
    public init(postgres bytes: UnsafeRawBufferPointer) throws { try self.init(decimalText: bytes) }
}

extension Int32: PostgresEncodable, PostgresDecodable {
    /// `integer`
    public static var postgresType: PostgresType { .int4 }
    /// Writes decimal digits.
    public func encode(to text: inout PostgresText) { text.append(String(self)) }
    /// Reads decimal digits.
    public init(postgres bytes: UnsafeRawBufferPointer) throws { try self.init(decimalText: bytes) }
}

extension Int16: PostgresEncodable, PostgresDecodable {
    /// `smallint`
    public static var postgresType: PostgresType { .int2 }
    /// Writes decimal digits.
    public func encode(to text: inout PostgresText) { text.append(String(self)) }
    /// Reads decimal digits.
    public init(postgres bytes: UnsafeRawBufferPointer) throws { try self.init(decimalText: bytes) }
}

extension Double: PostgresEncodable, PostgresDecodable {
    /// `double precision`
    public static var postgresType: PostgresType { .float8 }
    /// Writes the shortest text that reads back as the same number.
    public func encode(to text: inout PostgresText) {
        if isNaN {
            text.append("NaN")
        } else if isInfinite {
            text.append(self < 0 ? "-Infinity" : "Infinity")
        } else {
            text.append(description)
        }
    }
    /// Reads a number, `NaN` or an infinity.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        guard let value = Double(try String(postgres: bytes)) else { throw PostgresError.decoding("not a number") }
        self = value
    }
}

extension Decimal: PostgresEncodable, PostgresDecodable {
    /// `numeric`
    public static var postgresType: PostgresType { .numeric }
    /// Writes all digits.
    public func encode(to text: inout PostgresText) { text.append(isNaN ? "NaN" : description) }
    /// Reads an exact number of at most 38 significant digits; what would be rounded is refused.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        let text = try String(postgres: bytes)
        if text == "NaN" {
            self = .nan
            return
        }
        let digits = text.filter(\.isNumber).drop { $0 == "0" }
        let significant = text.contains(".") ? digits : digits.dropLast(digits.reversed().prefix { $0 == "0" }.count)
        guard significant.count <= 38, let value = Decimal(string: text) else {
            throw PostgresError.decoding("a number that Decimal can't hold exactly")
        }
        self = value
    }
}

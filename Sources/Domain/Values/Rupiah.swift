/// An amount of money in whole rupiah, negative for a credit.
///
/// Arithmetic never wraps: it throws ``Rupiah/Overflow``. On the wire and in the database it is an integer; for people
/// it is written "Rp1.500.000" (the spelling rules of EYD V: no space, points between thousands).
public struct Rupiah: Sendable, Hashable {
    /// Whole rupiah.
    public let amount: Int64

    /// No money.
    public static let zero = Rupiah(0)

    /// So many whole rupiah.
    public init(_ amount: Int64) { self.amount = amount }

    /// A sum or product beyond what 64 bits hold (about 9.2 × 10¹⁸ rupiah).
    public struct Overflow: Error, Sendable, Hashable {
        /// Makes the error.
        public init() {}
    }

    /// The sum of two amounts.
    public func adding(_ other: Rupiah) throws(Overflow) -> Rupiah {
        try Self.checked(amount.addingReportingOverflow(other.amount))
    }

    /// This amount less another.
    public func subtracting(_ other: Rupiah) throws(Overflow) -> Rupiah {
        try Self.checked(amount.subtractingReportingOverflow(other.amount))
    }

    /// This amount so many times.
    public func multiplied(by factor: Int64) throws(Overflow) -> Rupiah {
        try Self.checked(amount.multipliedReportingOverflow(by: factor))
    }

    /// The sum of many amounts.
    public static func sum(of amounts: some Sequence<Rupiah>) throws(Overflow) -> Rupiah {
        var total = Rupiah.zero
        for amount in amounts { total = try total.adding(amount) }
        return total
    }

    private static func checked(_ result: (partialValue: Int64, overflow: Bool)) throws(Overflow) -> Rupiah {
        if result.overflow { throw Overflow() }
        return Rupiah(result.partialValue)
    }
}

extension Rupiah: Comparable {
    /// Orders by amount.
    public static func < (left: Rupiah, right: Rupiah) -> Bool { left.amount < right.amount }
}

extension Rupiah: CustomStringConvertible {
    /// "Rp1.500.000"; "-Rp500" for a credit.
    public var description: String { (amount < 0 ? "-Rp" : "Rp") + grouped }

    /// The digits alone with points between thousands: "1.500.000".
    private var grouped: String {
        let digits = Array(String(amount.magnitude).utf8)
        var out: [UInt8] = []
        out.reserveCapacity(digits.count + digits.count / 3)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out.append(UInt8(ascii: ".")) }
            out.append(digit)
        }
        return String(decoding: out, as: UTF8.self)
    }
}

extension Rupiah: Codable {
    /// Reads an integer.
    public init(from decoder: any Decoder) throws {
        amount = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes an integer.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount)
    }
}

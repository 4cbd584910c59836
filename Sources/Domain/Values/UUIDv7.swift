public import FoundationEssentials

/// UUIDs that sort by the time of their making (RFC 9562 §5.7). Pure: time and randomness come from the caller.
public enum UUIDv7 {
    /// The 74 random bits of one UUID, taken from the low bits of two words.
    public struct Randomness: Sendable, Hashable {
        /// `rand_a`, the low 12 bits are used.
        public let high: UInt16
        /// `rand_b`, the low 62 bits are used.
        public let low: UInt64

        /// Wraps random words; superfluous bits are dropped.
        public init(high: UInt16, low: UInt64) {
            self.high = high & 0x0FFF
            self.low = low & 0x3FFF_FFFF_FFFF_FFFF
        }

        /// Draws 74 bits from a generator.
        public init(using generator: inout some RandomNumberGenerator) {
            self.init(high: generator.next(), low: generator.next())
        }
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, kept within the 48 bits that the format has.
    public static func milliseconds(at instant: Date) -> UInt64 {
        let value = (instant.timeIntervalSince1970 * 1000).rounded(.down)
        guard value > 0 else { return 0 }
        return value < Double(0xFFFF_FFFF_FFFF) ? UInt64(value) : 0xFFFF_FFFF_FFFF
    }

    /// Lays out one UUID.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970 in UTC; the low 48 bits are used.
    ///   - randomness: the remaining 74 bits.
    public static func make(milliseconds: UInt64, randomness: Randomness) -> UUID {
        func byte(_ value: UInt64, _ shift: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: value >> shift) }
        let time = milliseconds
        let low = randomness.low
        return UUID(
            uuid: (
                byte(time, 40), byte(time, 32), byte(time, 24), byte(time, 16), byte(time, 8), byte(time, 0),
                0x70 | UInt8(truncatingIfNeeded: randomness.high >> 8), UInt8(truncatingIfNeeded: randomness.high),
                0x80 | byte(low, 56), byte(low, 48), byte(low, 40), byte(low, 32),
                byte(low, 24), byte(low, 16), byte(low, 8), byte(low, 0)
            )
        )
    }

    /// The instant that a version 7 UUID carries, or nil for another version.
    public static func instant(of uuid: UUID) -> Date? {
        let bytes = uuid.uuid
        guard bytes.6 >> 4 == 7, bytes.8 >> 6 == 2 else { return nil }
        let time = [bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5]
        let milliseconds = time.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

/// Makes version 7 UUIDs that strictly ascend, also within one millisecond and when the clock steps back.
///
/// RFC 9562 §6.2, method 2: within one millisecond the random part is increased by a random amount; when it would
/// overflow, the time part moves on by one.
public struct UUIDv7Generator: Sendable {
    private var last: (milliseconds: UInt64, randomness: UUIDv7.Randomness)?

    /// Starts with no predecessor.
    public init() {}

    /// The next UUID, greater than every one that this generator made before.
    public mutating func next(at instant: Date, using random: inout some RandomNumberGenerator) -> UUID {
        let now = UUIDv7.milliseconds(at: instant)
        let fresh = UUIDv7.Randomness(using: &random)
        if let last, now <= last.milliseconds {
            self.last = Self.successor(of: last, step: fresh.low & 0xFFFF_FFFF | 1)
        } else {
            last = (now, fresh)
        }
        return UUIDv7.make(
            milliseconds: last?.milliseconds ?? now,
            randomness: last?.randomness ?? fresh
        )
    }

    /// The next UUID with the system's own randomness.
    public mutating func next(at instant: Date) -> UUID {
        var random = SystemRandomNumberGenerator()
        return next(at: instant, using: &random)
    }

    private static func successor(
        of last: (milliseconds: UInt64, randomness: UUIDv7.Randomness),
        step: UInt64
    ) -> (milliseconds: UInt64, randomness: UUIDv7.Randomness) {
        let sum = last.randomness.low + step
        if sum >> 62 == 0 { return (last.milliseconds, .init(high: last.randomness.high, low: sum)) }
        let high = last.randomness.high + 1
        if high >> 12 == 0 { return (last.milliseconds, .init(high: high, low: sum)) }
        return (last.milliseconds + 1, .init(high: 0, low: sum))
    }
}

extension ID {
    /// A new identity that carries the instant of its making.
    public static func new(at instant: Date, using random: inout some RandomNumberGenerator) -> Self {
        Self(
            UUIDv7.make(
                milliseconds: UUIDv7.milliseconds(at: instant),
                randomness: UUIDv7.Randomness(using: &random)
            )
        )
    }

    /// A new identity that carries the instant of its making, with the system's own randomness.
    public static func new(at instant: Date) -> Self {
        var random = SystemRandomNumberGenerator()
        return new(at: instant, using: &random)
    }
}

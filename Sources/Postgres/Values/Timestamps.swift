public import FoundationEssentials

extension Date: PostgresEncodable, PostgresDecodable {
    /// `timestamp with time zone`
    public static var postgresType: PostgresType { .timestamptz }

    /// Writes UTC with microseconds; finer fractions are rounded, instants beyond PostgreSQL's range become infinite.
    public func encode(to text: inout PostgresText) {
        let seconds = timeIntervalSince1970
        guard !seconds.isNaN else {
            text.refuse("a date that is not a number")
            return
        }
        // PostgreSQL holds 4714 BC to 294276 AD.
        guard seconds > -210_800_000_000, seconds < 9_224_000_000_000 else {
            text.append(seconds < 0 ? "-infinity" : "infinity")
            return
        }
        let whole = seconds.rounded(.down)
        var micros = Int(((seconds - whole) * 1_000_000).rounded())
        var total = Int(whole)
        if micros == 1_000_000 {
            micros = 0
            total += 1
        }
        text.append(CivilTime(secondsSince1970: total).timestamp(micros: micros))
    }

    /// Reads an instant in any offset; `infinity` is `distantFuture`, `-infinity` is `distantPast`.
    public init(postgres bytes: UnsafeRawBufferPointer) throws {
        var reader = TimestampReader(bytes: bytes)
        self = try reader.read()
    }
}

/// A civil date and time in UTC of the proleptic Gregorian calendar.
struct CivilTime {
    var year: Int
    var month: Int
    var day: Int
    var second: Int

    /// The algorithm is Howard Hinnant's "chrono-compatible low-level date algorithms".
    init(secondsSince1970 total: Int) {
        let days = (total - mod(total, 86_400)) / 86_400
        second = mod(total, 86_400)
        let shifted = days + 719_468
        let era = (shifted - mod(shifted, 146_097)) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let index = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * index + 2) / 5 + 1
        month = index < 10 ? index + 3 : index - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted - mod(shifted, 400)) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    func timestamp(micros: Int) -> String {
        let shown = year > 0 ? year : 1 - year
        let clock = "\(pad(second / 3600, 2)):\(pad(second / 60 % 60, 2)):\(pad(second % 60, 2)).\(pad(micros, 6))+00"
        return "\(pad(shown, 4))-\(pad(month, 2))-\(pad(day, 2)) \(clock)\(year > 0 ? "" : " BC")"
    }
}

private func mod(_ value: Int, _ divisor: Int) -> Int {
    let rest = value % divisor
    return rest < 0 ? rest + divisor : rest
}

private func pad(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}

/// Reads `2026-11-21 09:35:42.123456+07:30 BC` as DateStyle ISO writes it.
private struct TimestampReader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    init(bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func read() throws -> Date {
        if bytes.elementsEqual("infinity".utf8) { return .distantFuture }
        if bytes.elementsEqual("-infinity".utf8) { return .distantPast }
        var year = try number()
        try expect("-")
        let month = try number()
        try expect("-")
        let day = try number()
        guard (1...12).contains(month), (1...31).contains(day), year < 1_000_000 else { throw malformed }
        var seconds = 0
        var micros = 0
        if take(" "), peek != UInt8(ascii: "B") {
            seconds = try clock()
            micros = try fraction()
            seconds -= try offset()
            _ = take(" ")
        }
        if take("B") {
            try expect("C")
            year = 1 - year
        }
        guard position == bytes.count else { throw malformed }
        let days = CivilTime.daysSince1970(year: year, month: month, day: day)
        return Date(timeIntervalSince1970: Double(days * 86_400 + seconds) + Double(micros) / 1_000_000)
    }

    private var malformed: PostgresError { .decoding("not a timestamp") }
    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws {
        guard take(scalar) else { throw malformed }
    }

    private mutating func number() throws -> Int {
        let start = position
        var value = 0
        while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), position - start < 7 {
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            position += 1
        }
        guard position > start else { throw malformed }
        return value
    }

    private mutating func clock() throws -> Int {
        let hours = try number()
        try expect(":")
        let minutes = try number()
        try expect(":")
        return hours * 3600 + minutes * 60 + (try number())
    }

    private mutating func fraction() throws -> Int {
        guard take(".") else { return 0 }
        let start = position
        var value = try number()
        for _ in (position - start)..<max(6, position - start) { value *= 10 }
        return value
    }

    private mutating func offset() throws -> Int {
        let sign: Int
        if take("+") {
            sign = 1
        } else if take("-") {
            sign = -1
        } else {
            throw malformed
        }
        var seconds = try number() * 3600
        if take(":") { seconds += try number() * 60 }
        if take(":") { seconds += try number() }
        return sign * seconds
    }
}

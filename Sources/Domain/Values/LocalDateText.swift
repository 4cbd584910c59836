extension LocalDate: LosslessStringConvertible {
    /// Reads exactly `YYYY-MM-DD`; nil for every other text and for days that the calendar does not have.
    public init?(_ iso: String) {
        var iso = iso
        let read = iso.withUTF8 { Self.readISO($0) }
        guard let read else { return nil }
        self = read
    }

    /// Reads exactly `YYYY-MM-DD`, and says what is wrong otherwise.
    ///
    /// - Throws: `malformed` for another shape, `no_such_day` for 30 February.
    public init(parsing iso: String) throws(ParseFailure) {
        if let day = LocalDate(iso) {
            self = day
        } else if iso.utf8.count == 10, iso.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }) {
            throw ParseFailure(
                .noSuchDay,
                id: "Tanggal \(ParseFailure.quoted(iso)) tidak ada dalam kalender.",
                en: "The day \(ParseFailure.quoted(iso)) does not exist in the calendar."
            )
        } else {
            throw ParseFailure(
                .malformed,
                id: "\(ParseFailure.quoted(iso)) bukan tanggal; tulislah TTTT-BB-HH, misalnya 2026-09-21.",
                en: "\(ParseFailure.quoted(iso)) is not a day; write YYYY-MM-DD, for example 2026-09-21."
            )
        }
    }

    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = components
        return String(unsafeUninitializedCapacity: 10) { out in
            func put(_ value: Int, _ at: Int, _ width: Int) {
                var rest = value
                for position in stride(from: at + width - 1, through: at, by: -1) {
                    out[position] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
            }
            put(year, 0, 4)
            out[4] = UInt8(ascii: "-")
            put(month, 5, 2)
            out[7] = UInt8(ascii: "-")
            put(day, 8, 2)
            return 10
        }
    }

    /// Reads `YYYY-MM-DD` from ASCII bytes.
    static func readISO(_ bytes: UnsafeBufferPointer<UInt8>) -> LocalDate? {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
        else { return nil }
        return LocalDate(year: year, month: month, day: day)
    }

    /// Reads unsigned ASCII digits; nil when there are none or another sign is among them.
    static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte & 0x0F)
        }
        return value
    }
}

extension LocalDate: Codable {
    /// Reads `YYYY-MM-DD` from a plain string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let written = try container.decode(String.self)
        do {
            self = try LocalDate(parsing: written)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: error.enText, underlyingError: error)
            )
        }
    }

    /// Writes `YYYY-MM-DD` as a plain string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension LocalDate {
    /// The day as a letter writes it: "21 September 2026", "1 Mei 2026" and "1 May 2026".
    public var words: Words {
        let (year, _, day) = components
        let month = monthName
        return Words(id: "\(day) \(month.id) \(year)", en: "\(day) \(month.en) \(year)")
    }

    /// The day with its weekday: "Jumat, 29 Mei 2026" and "Friday, 29 May 2026".
    public var wordsWithWeekday: Words {
        let day = words
        let weekday = weekday.words
        return Words(id: "\(weekday.id), \(day.id)", en: "\(weekday.en), \(day.en)")
    }

    /// The month's full name.
    public var monthName: Words { Self.monthNames[month - 1] }

    private static let monthNames: [Words] = [
        Words(id: "Januari", en: "January"), Words(id: "Februari", en: "February"),
        Words(id: "Maret", en: "March"), Words(id: "April", en: "April"),
        Words(id: "Mei", en: "May"), Words(id: "Juni", en: "June"),
        Words(id: "Juli", en: "July"), Words(id: "Agustus", en: "August"),
        Words(id: "September", en: "September"), Words(id: "Oktober", en: "October"),
        Words(id: "November", en: "November"), Words(id: "Desember", en: "December"),
    ]
}

/// A count of workers or months in a list: whole, not negative, perhaps with points between thousands.
struct WholeCount: ByteReadable {
    let value: Int

    /// No list speaks of more.
    static let limit: Int64 = 10_000_000

    init(_ text: String) throws(ParseFailure) {
        let shown = ParseFailure.quoted(text)
        var copy = text
        if let read = copy.withUTF8({ Self.read($0) }) {
            self = read
            return
        }
        if SpreadsheetDamage.isScientific(text) { throw SpreadsheetDamage.failure(text, id: "Jumlah", en: "count") }
        let amount = copy.withUTF8 { Rupiah.read($0)?.amount }
        if let amount, amount < 0 {
            throw ParseFailure(
                .negative,
                id: "Jumlah \(shown) kurang dari nol; isilah 0 atau lebih.",
                en: "The count \(shown) is below zero; give 0 or more."
            )
        }
        if (amount ?? 0) > Self.limit || text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            throw ParseFailure(
                .outOfRange,
                id: "Jumlah \(shown) terlalu besar; paling banyak \(Self.limit).",
                en: "The count \(shown) is too large; it is at most \(Self.limit)."
            )
        }
        throw ParseFailure(
            .notDigits,
            id: "\(shown) bukan bilangan bulat; tulislah dengan angka, misalnya 20.",
            en: "\(shown) is not a whole number; write it in digits, for example 20."
        )
    }

    private init(value: Int) { self.value = value }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> WholeCount? {
        guard let first = bytes.first, (0x30...0x39).contains(first), let last = bytes.last,
            (0x30...0x39).contains(last), !bytes.contains(UInt8(ascii: ","))
        else { return nil }
        guard let amount = Rupiah.read(bytes)?.amount, amount <= limit else { return nil }
        return WholeCount(value: Int(amount))
    }
}

/// A day in a list: `31/12/2026`, also with points or hyphens, or `2026-12-31`.
struct ListDay: ByteReadable {
    let value: LocalDate

    init(_ text: String) throws(ParseFailure) {
        var copy = text
        guard let read = copy.withUTF8({ Self.read($0) }) else {
            throw ParseFailure(
                .noSuchDay,
                id: "\(ParseFailure.quoted(text)) bukan tanggal yang ada; tulislah hari/bulan/tahun, "
                    + "misalnya 31/12/2026.",
                en: "\(ParseFailure.quoted(text)) is not a day that exists; write day/month/year, "
                    + "for example 31/12/2026."
            )
        }
        self = read
    }

    private init(value: LocalDate) { self.value = value }

    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> ListDay? {
        if let iso = LocalDate.readISO(bytes) { return ListDay(value: iso) }
        let signs: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ".")]
        guard let first = bytes.firstIndex(where: { signs.contains($0) }),
            let second = bytes[(first + 1)...].firstIndex(of: bytes[first]),
            (1...2).contains(first), (1...2).contains(second - first - 1), bytes.count - second - 1 == 4,
            let day = LocalDate.number(bytes[..<first]), let month = LocalDate.number(bytes[(first + 1)..<second]),
            let year = LocalDate.number(bytes[(second + 1)...])
        else { return nil }
        return LocalDate(year: year, month: month, day: day).map { ListDay(value: $0) }
    }
}

extension Rupiah: ByteReadable {}

extension CompanyName: ByteReadable {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> CompanyName? {
        guard let text = CleanText.collapsedASCII(bytes), !text.isEmpty, text.utf8.count <= limit else { return nil }
        return CompanyName(trusted: text)
    }
}

extension ParseFailure.Kind {
    /// A count or an amount is below zero where it cannot be.
    public static let negative: Self = "negative"
    /// A day lies after today.
    public static let futureDay: Self = "future_day"
    /// A row has more or fewer fields than the header has titles.
    public static let fieldCount: Self = "field_count"
    /// A NUL stands in the row; no text holds one.
    public static let controlCharacter: Self = "control_character"
    /// A text is not UTF-8 and was read as Windows-1252.
    public static let windows1252: Self = "windows_1252"
}

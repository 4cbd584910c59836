/// Reads CSV (RFC 4180) as it arrives: bytes are pushed in, whole records come out, and only the record under way is
/// held, whatever the file's size.
///
/// The packages at hand read a whole file into memory, so this reader is the project's own. It goes beyond the RFC as
/// Indonesian office files need: the delimiter (`;`, `,` or tab) is found in the header or in Excel's `sep=` line, a
/// byte order mark is skipped, lines may end with CR LF, LF or CR, empty lines are passed over, signs after a closing
/// quote belong to the field, and a quote inside an unquoted field is an ordinary sign.
///
/// The records do not depend on how the bytes are cut into chunks. After a failure the reader is of no more use.
public struct CSVReader: Sendable {
    /// How much one file may ask of memory.
    public struct Limits: Sendable, Hashable {
        /// Bytes in one field.
        public var field = 64 * 1024
        /// Bytes in one record.
        public var record = 256 * 1024
        /// Fields in one record.
        public var columns = 256

        /// The usual limits.
        public init() {}
    }

    /// The sign between fields; nil until the first line is complete.
    public private(set) var delimiter: UInt8?
    /// The line that is being read, counted from 1.
    public private(set) var line = 1

    private enum State { case fieldStart, unquoted, quoted, quoteInQuoted }

    private let limits: Limits
    private var head: [UInt8] = []
    private var headIsQuoted = false
    private var state = State.fieldStart
    private var previousWasCR = false
    private var fieldStart = 0
    private var wasQuoted = false
    private var record = CSVRecord()

    /// Starts a new file.
    public init(limits: Limits = Limits()) { self.limits = limits }

    /// Takes the next bytes and gives every record that they complete.
    ///
    /// - Throws: `record_too_large` beyond the limits, `not_csv` for a workbook or UTF-16 text.
    public mutating func feed(_ chunk: some Sequence<UInt8>, _ each: (CSVRecord) -> Void) throws(ParseFailure) {
        let done: Result<Void, ParseFailure>? = chunk.withContiguousStorageIfAvailable { bytes in
            do throws(ParseFailure) { return .success(try take(bytes, each)) } catch { return .failure(error) }
        }
        if let done { return try done.get() }
        try feed(Array(chunk), each)
    }

    /// Ends the file and gives the last record, if it had no line end.
    ///
    /// - Throws: `unclosed_quote`, naming the line on which the record with the quote begins, or what ``feed`` throws.
    public mutating func finish(_ each: (CSVRecord) -> Void) throws(ParseFailure) {
        if delimiter == nil { try openHead(each) }
        if state == .quoted {
            throw ParseFailure(
                .unclosedQuote,
                id: "Tanda kutip pada baris \(record.line) tidak ditutup sampai akhir berkas; perbaiki baris itu.",
                en: "A quote on line \(record.line) is not closed before the end of the file; mend that line."
            )
        }
        if state != .fieldStart || record.count > 0 || wasQuoted {
            try endField()
            endRecord(each)
        }
    }

    private mutating func take(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ each: (CSVRecord) -> Void
    ) throws(ParseFailure) {
        guard delimiter == nil else { return try parse(bytes, each) }
        for (index, byte) in bytes.enumerated() {
            head.append(byte)
            if byte == UInt8(ascii: "\"") { headIsQuoted.toggle() }
            let isLineEnd = !headIsQuoted && (byte == 0x0A || byte == 0x0D)
            if isLineEnd || head.count >= limits.record {
                try openHead(each)
                return try parse(UnsafeBufferPointer(rebasing: bytes[(index + 1)...]), each)
            }
        }
    }

    /// Settles the delimiter with the first line, then reads that line.
    private mutating func openHead(_ each: (CSVRecord) -> Void) throws(ParseFailure) {
        let first = head
        head = []
        let (sign, start) = try CSVHead.delimiter(of: first)
        delimiter = sign
        try first.withUnsafeBufferPointer { bytes throws(ParseFailure) in
            try parse(UnsafeBufferPointer(rebasing: bytes[start...]), each)
        }
    }

    private mutating func parse(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ each: (CSVRecord) -> Void
    ) throws(ParseFailure) {
        let delimiter = delimiter ?? UInt8(ascii: ";")
        var index = 0
        while index < bytes.count {
            switch state {
            case .fieldStart:
                if previousWasCR {
                    previousWasCR = false
                    if bytes[index] == 0x0A {
                        index += 1
                        continue
                    }
                }
                if bytes[index] == UInt8(ascii: "\"") {
                    (state, wasQuoted) = (.quoted, true)
                    index += 1
                } else {
                    state = .unquoted
                }
            case .unquoted:
                var end = index
                while end < bytes.count, bytes[end] != delimiter, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                try append(bytes[index..<end])
                index = end + 1
                guard end < bytes.count else { break }
                try endField()
                guard bytes[end] != delimiter else { break }
                line += 1
                previousWasCR = bytes[end] == 0x0D
                endRecord(each)
            case .quoted:
                var end = index
                while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
                    countLine(bytes[end])
                    end += 1
                }
                try append(bytes[index..<end])
                index = end + 1
                if end < bytes.count { (state, previousWasCR) = (.quoteInQuoted, false) }
            case .quoteInQuoted:
                if bytes[index] == UInt8(ascii: "\"") {
                    try append(bytes[index...index])
                    index += 1
                    state = .quoted
                } else {
                    state = .unquoted
                }
            }
        }
    }

    private mutating func countLine(_ byte: UInt8) {
        if byte == 0x0D || (byte == 0x0A && !previousWasCR) { line += 1 }
        previousWasCR = byte == 0x0D
    }

    private mutating func append(_ run: Slice<UnsafeBufferPointer<UInt8>>) throws(ParseFailure) {
        let size = record.bytes.count + run.count
        guard size <= limits.record, size - fieldStart <= limits.field else { throw tooLarge() }
        record.bytes.append(contentsOf: run)
    }

    private mutating func endField() throws(ParseFailure) {
        guard record.count < limits.columns else { throw tooManyColumns() }
        record.ends.append(record.bytes.count)
        fieldStart = record.bytes.count
        state = .fieldStart
    }

    private mutating func endRecord(_ each: (CSVRecord) -> Void) {
        let isEmptyLine = record.count == 1 && record.bytes.isEmpty && !wasQuoted
        if !isEmptyLine { each(record) }
        record.bytes.removeAll(keepingCapacity: true)
        record.ends.removeAll(keepingCapacity: true)
        record.line = line
        fieldStart = 0
        wasQuoted = false
    }

    private func tooManyColumns() -> ParseFailure {
        ParseFailure(
            .tooManyColumns,
            id: "Baris \(record.line) lebih dari \(limits.columns) kolom; hapus kolom yang tidak perlu.",
            en: "Line \(record.line) has more than \(limits.columns) columns; delete those that are not needed."
        )
    }

    private func tooLarge() -> ParseFailure {
        ParseFailure(
            .recordTooLarge,
            id: "Baris \(record.line) terlalu panjang; mungkin ada tanda kutip yang tidak ditutup di baris itu.",
            en: "Line \(record.line) is too long; perhaps a quote on it is never closed."
        )
    }
}

extension ParseFailure.Kind {
    /// A record of a CSV file is larger than the limits allow.
    public static let recordTooLarge: Self = "record_too_large"
    /// A record has more fields than any list needs.
    public static let tooManyColumns: Self = "too_many_columns"
    /// A quoted field has no end.
    public static let unclosedQuote: Self = "unclosed_quote"
    /// The file is something else than CSV text.
    public static let notCSV: Self = "not_csv"
}

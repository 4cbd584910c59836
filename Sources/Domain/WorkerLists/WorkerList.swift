/// Reads a list of persons as it arrives, and gives each row with what could not be read of it.
///
/// Pure: bytes go in by ``feed(_:_:)``, entries come out. Nothing is guessed, and nothing that identifies somebody is
/// thrown away because something else in the row is wrong: whoever is dropped from one list would look missing there.
public struct WorkerList: Sendable {
    /// The most rows of one list.
    public static let mostRows = 20_000

    /// Whose list it is.
    public let kind: WorkerListKind
    /// The columns that were recognised, with the titles that the file gives them.
    public var columns: [WorkerListColumn: String] { rows.parser?.titles ?? [:] }
    /// Titles that mean nothing here; their fields are neither read nor kept.
    public var ignoredColumns: [String] { rows.parser?.ignored ?? [] }

    private var reader: CSVReader
    private var rows: Rows

    /// Starts a list.
    ///
    /// - Parameters:
    ///   - kind: whose list it is.
    ///   - day: the day of the list; nobody on it is born or begins to work much later.
    public init(_ kind: WorkerListKind, day: LocalDate) {
        self.kind = kind
        reader = CSVReader()
        rows = Rows(kind: kind, day: day)
    }

    /// Whether some titles are those of a list of persons.
    ///
    /// - Parameter titles: the fields of a first line.
    public static func recognises(_ titles: [String], kind: WorkerListKind, day: LocalDate) -> Bool {
        (try? WorkerRowParser(header: CSVRecord(titles), kind: kind, day: day)) != nil
    }

    /// Takes the next bytes and gives an entry for every row that they complete.
    ///
    /// - Throws: `missing_column` or `duplicate_column` for the header, `too_many_rows`, and what ``CSVReader/feed(_:_:)``
    ///   throws.
    public mutating func feed(
        _ chunk: some Sequence<UInt8>,
        _ each: (WorkerListEntry) -> Void
    ) throws(ParseFailure) {
        var rows = rows
        try reader.feed(chunk) { rows.take($0, each) }
        self.rows = rows
        if let failure = rows.failure { throw failure }
    }

    /// Ends the list and gives the last row, if it had no line end.
    ///
    /// - Throws: `empty` for a file without a header, and what ``feed(_:_:)`` throws.
    public mutating func finish(_ each: (WorkerListEntry) -> Void) throws(ParseFailure) {
        var rows = rows
        try reader.finish { rows.take($0, each) }
        self.rows = rows
        if let failure = rows.failure { throw failure }
        guard rows.parser == nil else { return }
        throw ParseFailure(
            .empty,
            id: "Berkas kosong; baris pertamanya harus berisi judul kolom.",
            en: "The file is empty; its first line must hold the columns' titles."
        )
    }

    private struct Rows: Sendable {
        let kind: WorkerListKind
        let day: LocalDate
        var parser: WorkerRowParser?
        var failure: ParseFailure?
        var count = 0

        mutating func take(_ record: CSVRecord, _ each: (WorkerListEntry) -> Void) {
            guard failure == nil else { return }
            guard let parser else {
                do throws(ParseFailure) {
                    parser = try WorkerRowParser(header: record, kind: kind, day: day)
                } catch {
                    failure = error
                }
                return
            }
            guard !record.isBlank else { return }
            count += 1
            guard count <= WorkerList.mostRows else {
                failure = ParseFailure(
                    .tooManyRows,
                    id: "Paling banyak \(WorkerList.mostRows) baris dalam satu daftar; kirim per lokasi kerja.",
                    en: "A list has at most \(WorkerList.mostRows) rows; send one for each place of work."
                )
                return
            }
            each(parser.entry(record))
        }
    }
}

extension ParseFailure.Kind {
    /// A list with more rows than are taken at once.
    public static let tooManyRows: Self = "too_many_rows"
}

/// Reads a register's list as it arrives and gives each row as values or as a refusal, in the file's order.
///
/// Pure: bytes go in by ``feed(_:_:)``, entries come out. Nothing is guessed: a number that a spreadsheet rounded, a
/// count in words or a regency that does not exist refuse the row and say so. Rows whose fields are all blank are
/// passed over.
public struct RegistryList: Sendable {
    /// The register.
    public let source: RegistrySource
    /// How many rows were taken so far.
    public var taken: Int { rows.taken }
    /// How many rows were refused so far.
    public var refused: Int { rows.refused }
    /// Whether some row is not UTF-8 and was read as Windows-1252; such rows carry a warning.
    public var isGuessed: Bool { rows.isGuessed }
    /// Titles of columns that mean nothing here and were passed over.
    public var ignoredColumns: [String] { rows.parser?.header.ignored ?? [] }
    /// The titles that mean something, and by what that is known; none before the header has been read.
    public var columns: [ListColumn] { rows.parser?.header.columns ?? [] }
    /// The titles as the file writes them; none before the header has been read.
    public var titles: [String] { rows.parser?.header.titles ?? [] }

    private var reader: CSVReader
    private var rows: Rows

    /// Starts a list.
    ///
    /// - Parameters:
    ///   - source: the register.
    ///   - regions: the regencies by name.
    ///   - today: the office's day; a report of a later one is refused.
    ///   - kbli: the edition in which the list's business lines are written.
    ///   - limits: how much one record may ask of memory.
    ///   - mapping: what titles mean beyond the usual ones.
    ///   - isCorrection: the rows correct those of an earlier list, and say which.
    public init(
        source: RegistrySource,
        regions: RegionNames,
        today: LocalDate,
        kbli: KBLIVersion = .v2020,
        limits: CSVReader.Limits = .init(),
        mapping: ListMapping = .none,
        isCorrection: Bool = false
    ) {
        self.source = source
        reader = CSVReader(limits: limits)
        rows = Rows(
            source: source,
            regions: regions,
            today: today,
            kbli: kbli,
            mapping: mapping,
            isCorrection: isCorrection
        )
    }

    /// Whether some titles are those of a list of a source.
    ///
    /// - Parameter titles: the fields of a first line.
    public static func recognises(_ titles: [String], source: RegistrySource, mapping: ListMapping) -> Bool {
        (try? RegistryHeader(CSVRecord(titles), source: source, mapping: mapping)) != nil
    }

    /// Takes the next bytes and gives an entry for every row that they complete.
    ///
    /// - Throws: `missing_column`, `duplicate_column` or `unknown_title` for the header, and what ``CSVReader/feed(_:_:)`` throws. The
    ///   list cannot be continued then and throws the same again; entries given before stay valid.
    public mutating func feed(_ chunk: some Sequence<UInt8>, _ each: (RegistryEntry) -> Void) throws(ParseFailure) {
        var rows = try usable()
        do { try reader.feed(chunk) { rows.take($0, each) } } catch { rows.failure = rows.failure ?? error }
        try keep(rows)
    }

    /// Ends the list and gives the last row, if it had no line end.
    ///
    /// - Throws: `empty` for a file without a header, and what ``feed(_:_:)`` throws.
    public mutating func finish(_ each: (RegistryEntry) -> Void) throws(ParseFailure) {
        var rows = try usable()
        do { try reader.finish { rows.take($0, each) } } catch { rows.failure = rows.failure ?? error }
        try keep(rows)
        if rows.parser == nil {
            throw ParseFailure(
                .empty,
                id: "Berkas kosong; baris pertamanya harus berisi judul kolom.",
                en: "The file is empty; its first line must hold the columns' titles."
            )
        }
    }

    private func usable() throws(ParseFailure) -> Rows {
        if let failure = rows.failure { throw failure }
        return rows
    }

    private mutating func keep(_ rows: Rows) throws(ParseFailure) {
        self.rows = rows
        if let failure = rows.failure { throw failure }
    }

    /// What happens to the records, apart from the reader that gives them.
    private struct Rows: Sendable {
        let source: RegistrySource
        let regions: RegionNames
        let today: LocalDate
        let kbli: KBLIVersion
        let mapping: ListMapping
        let isCorrection: Bool
        var parser: RegistryRowParser?
        var failure: ParseFailure?
        var taken = 0
        var refused = 0
        var isGuessed = false

        mutating func take(_ record: CSVRecord, _ each: (RegistryEntry) -> Void) {
            if parser == nil { open(record) } else if let entry = parser?.entry(record) { count(entry, each) }
        }

        private mutating func open(_ record: CSVRecord) {
            guard failure == nil else { return }
            do throws(ParseFailure) {
                parser = RegistryRowParser(
                    source: source,
                    header: try RegistryHeader(
                        record,
                        source: source,
                        mapping: mapping,
                        isCorrection: isCorrection
                    ),
                    regions: regions,
                    today: today,
                    kbli: kbli,
                    isCorrection: isCorrection
                )
            } catch {
                failure = error
            }
        }

        private mutating func count(_ entry: RegistryEntry, _ each: (RegistryEntry) -> Void) {
            switch entry {
            case .row(let row):
                taken += 1
                if row.warnings.contains(where: { $0.code == .windows1252 }) { isGuessed = true }
            case .refused:
                refused += 1
            }
            each(entry)
        }
    }
}

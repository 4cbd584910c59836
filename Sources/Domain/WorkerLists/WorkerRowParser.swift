/// Makes values out of one record of a list of persons whose header is known.
struct WorkerRowParser: Sendable {
    /// The recognised columns' titles as the file writes them.
    let titles: [WorkerListColumn: String]
    /// Titles that mean nothing here.
    let ignored: [String]
    private let positions: [WorkerListColumn: Int]
    private let width: Int
    private let day: LocalDate

    /// Nobody who works was born earlier.
    private static let oldest = 120

    /// Recognises the titles whatever their case, blanks and punctuation.
    ///
    /// - Throws: `missing_column`, `duplicate_column`.
    init(header: CSVRecord, kind: WorkerListKind, day: LocalDate) throws(ParseFailure) {
        let texts = header.fields.map(CleanText.collapsed)
        var positions: [WorkerListColumn: Int] = [:]
        var ignored: [String] = []
        for (index, title) in texts.enumerated() {
            let key = String(decoding: title.lowercased().utf8.filter { (0x61...0x7A).contains($0) }, as: UTF8.self)
            guard let column = kind.columns.first(where: { $0.spellings.contains(key) }) else {
                if !title.isEmpty { ignored.append(String(title.prefix(100))) }
                continue
            }
            if positions[column] != nil { throw Self.duplicate(column) }
            positions[column] = index
        }
        guard positions[.name] != nil, positions[.nik] != nil || positions[.birthDate] != nil else {
            throw Self.missing(positions[.name] == nil ? .name : .nik, kind)
        }
        self.positions = positions
        self.ignored = ignored
        self.day = day
        titles = positions.mapValues { String(texts[$0].prefix(100)) }
        width = texts.count
    }

    /// What becomes of a record.
    func entry(_ record: CSVRecord) -> WorkerListEntry {
        if record.count != width, !hasBlankTail(record) { return leftOut(record, nil, wrongWidth(record)) }
        if record.bytes.contains(0) { return leftOut(record, nil, Self.nul) }
        if let fault = positions[.name].flatMap({ record.workbookFault(in: [$0]) }) {
            return leftOut(record, .name, fault.failure)
        }
        var faults: [WorkerListFault] = []
        let name = CleanText.collapsed(text(.name, record))
        guard !name.isEmpty, name.utf8.count <= 200 else { return leftOut(record, .name, Self.noName) }
        let row = WorkerRow(
            line: record.line,
            number: number(record, &faults),
            name: name,
            birthDate: birthDate(record, &faults),
            wage: wage(record, &faults),
            programmes: value(.programmes, record, &faults) { text throws(ParseFailure) in try ProgrammeSet(text) },
            startedOn: value(.startedOn, record, &faults) { text throws(ParseFailure) in try ListDay(text).value },
            unread: Set(faults.compactMap { fault in titles.first { $0.value == fault.column }?.key })
        )
        return .row(row, faults)
    }

    // MARK: Fields

    private func text(_ column: WorkerListColumn, _ record: CSVRecord) -> String {
        positions[column].map { record[$0] } ?? ""
    }

    private func value<Value>(
        _ column: WorkerListColumn,
        _ record: CSVRecord,
        _ faults: inout [WorkerListFault],
        _ parse: (String) throws(ParseFailure) -> Value
    ) -> Value? {
        if let cell = cellFault(column, record) {
            faults.append(cell)
            return nil
        }
        let text = CleanText.collapsed(text(column, record))
        guard !text.isEmpty else { return nil }
        do throws(ParseFailure) {
            return try parse(text)
        } catch {
            faults.append(fault(record, column, error))
            return nil
        }
    }

    /// What a workbook's cell has instead of a value.
    private func cellFault(_ column: WorkerListColumn, _ record: CSVRecord) -> WorkerListFault? {
        guard let position = positions[column], let cell = record.workbookFault(in: [position]) else { return nil }
        return fault(record, column, cell.failure)
    }

    /// The digits as they stand: of a number that can't be, too, for its owner is looked for by name and birth date.
    private func number(_ record: CSVRecord, _ faults: inout [WorkerListFault]) -> String? {
        if let cell = cellFault(.nik, record) {
            faults.append(cell)
            return nil
        }
        let text = CleanText.collapsed(text(.nik, record))
        guard !text.isEmpty else { return nil }
        do throws(ParseFailure) {
            return try NIK(text).unmasked
        } catch {
            faults.append(fault(record, .nik, error))
            let digits = text.filter { ("0"..."9").contains($0) }
            return SpreadsheetDamage.isScientific(text) || !(12...20).contains(digits.count) ? nil : digits
        }
    }

    private func birthDate(_ record: CSVRecord, _ faults: inout [WorkerListFault]) -> LocalDate? {
        let (day, oldest) = (day, Self.oldest)
        return value(.birthDate, record, &faults) { text throws(ParseFailure) in
            let date = try ListDay(text).value
            guard date < day, day.year - date.year <= oldest else {
                throw ParseFailure(
                    .outOfRange,
                    id: "Tanggal lahir \(ParseFailure.quoted(text)) tidak mungkin pada daftar per \(day.words.id).",
                    en: "The birth date \(ParseFailure.quoted(text)) cannot be in a list of \(day.words.en)."
                )
            }
            return date
        }
    }

    private func wage(_ record: CSVRecord, _ faults: inout [WorkerListFault]) -> Rupiah? {
        value(.wage, record, &faults) { text throws(ParseFailure) in
            let wage = try Rupiah(text)
            guard wage > .zero, wage.amount <= 10_000_000_000 else {
                throw ParseFailure(
                    .outOfRange,
                    id: "Upah \(ParseFailure.quoted(text)) tidak mungkin; isilah upah sebulan dalam rupiah.",
                    en: "The wage \(ParseFailure.quoted(text)) cannot be; give the wage for a month in rupiah."
                )
            }
            return wage
        }
    }

    // MARK: Faults

    /// Spreadsheets leave blank fields at a row's end, or drop them.
    private func hasBlankTail(_ record: CSVRecord) -> Bool {
        record.count > width
            ? (width..<record.count).allSatisfy { record.range($0).isEmpty }
            : positions.values.allSatisfy { $0 < record.count }
    }

    private func fault(_ record: CSVRecord, _ column: WorkerListColumn, _ failure: ParseFailure) -> WorkerListFault {
        WorkerListFault(
            line: record.line,
            column: titles[column],
            code: failure.kind,
            words: failure.words,
            leftOut: nil
        )
    }

    private func leftOut(
        _ record: CSVRecord,
        _ column: WorkerListColumn?,
        _ failure: ParseFailure
    ) -> WorkerListEntry {
        let text = record.fields.map(CleanText.collapsed).joined(separator: ";").replacing("\0", with: " ")
        return .leftOut(
            WorkerListFault(
                line: record.line,
                column: column.flatMap { titles[$0] },
                code: failure.kind,
                words: failure.words,
                leftOut: String(text.prefix(500))
            )
        )
    }

    private func wrongWidth(_ record: CSVRecord) -> ParseFailure {
        ParseFailure(
            .fieldCount,
            id: "Baris ini berisi \(record.count) kolom, judulnya \(width); mungkin ada pemisah di dalam isian.",
            en: "The row has \(record.count) fields, the header \(width); perhaps a field holds a separator."
        )
    }

    private static let nul = ParseFailure(
        .controlCharacter,
        id: "Baris ini memuat karakter NUL; simpan ulang daftarnya sebagai CSV.",
        en: "The row holds a NUL; save the list as CSV again."
    )

    private static let noName = ParseFailure(
        .empty,
        id: "Nama kosong atau terlalu panjang; tanpa nama tidak ada yang dapat dicocokkan.",
        en: "The name is empty or too long; without it nobody can be matched."
    )

    private static func duplicate(_ column: WorkerListColumn) -> ParseFailure {
        ParseFailure(
            .duplicateColumn,
            id: "Kolom “\(column.title)” ada lebih dari satu; sisakan satu saja.",
            en: "The column “\(column.title)” is there more than once; leave only one."
        )
    }

    private static func missing(_ column: WorkerListColumn, _ kind: WorkerListKind) -> ParseFailure {
        let all = kind.columns.map(\.title).joined(separator: "; ")
        return ParseFailure(
            .missingColumn,
            id: "Kolom “\(column.title)” tidak ada. Baris pertama berisi: \(all).",
            en: "The column “\(column.title)” is missing. The first line reads: \(all)."
        )
    }
}

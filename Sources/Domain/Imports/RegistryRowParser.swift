/// Makes values out of one record of a list whose header is known.
struct RegistryRowParser: Sendable {
    let source: RegistrySource
    let header: RegistryHeader
    let regions: RegionNames
    let today: LocalDate
    let kbli: KBLIVersion
    let isCorrection: Bool

    /// Spellings of regencies already resolved; few, but on every row.
    private var known: [String: RegionCode] = [:]

    init(
        source: RegistrySource,
        header: RegistryHeader,
        regions: RegionNames,
        today: LocalDate,
        kbli: KBLIVersion,
        isCorrection: Bool = false
    ) {
        self.source = source
        self.header = header
        self.regions = regions
        self.today = today
        self.kbli = kbli
        self.isCorrection = isCorrection
    }

    /// What becomes of a record; nil when all its fields are blank.
    mutating func entry(_ record: CSVRecord) -> RegistryEntry? {
        if record.isBlank { return nil }
        let record = record.withoutGuards()
        do throws(RowRefusal) {
            try checkFieldCount(record)
            try checkForNUL(record)
            if let fault = record.workbookFault(in: header.readPositions) {
                throw refusal(title: header.titles[fault.position], fault.failure, record)
            }
            var row = try row(record)
            row.original = CorrectionFile.original(record)
            row.correctedLine = correctedLine(record)
            return .row(row)
        } catch {
            var refusal = error
            refusal.identity = identity(record)
            refusal.original = CorrectionFile.original(record)
            refusal.correctedLine = correctedLine(record)
            return .refused(refusal)
        }
    }

    /// What of a row that is refused could be read.
    private func identity(_ record: CSVRecord) -> RowRefusal.Identity {
        let record = record.withoutFaults()
        var identity = RowRefusal.Identity()
        identity.name = try? value(.name, record)
        identity.nib = try? value(.nib, record)
        identity.npwp = try? value(.npwp, record)
        identity.npp = try? value(.npp, record)
        identity.wlkp = try? value(.wlkp, record)
        return identity
    }

    private func correctedLine(_ record: CSVRecord) -> Int? {
        guard isCorrection, let position = header.correctedLine else { return nil }
        return Int32(CleanText.collapsed(record[position])).map(Int.init)
    }

    private mutating func row(_ record: CSVRecord) throws(RowRefusal) -> RegistryRow {
        // In the order of the columns of most lists, so that the leftmost fault is the one told.
        let nib: NIB? = try value(.nib, record)
        let wlkp: WLKPNumber? = try value(.wlkp, record)
        let npp: NPP? = try value(.npp, record)
        let name: CompanyName = try required(.name, record)
        let npwp: NPWP? = try value(.npwp, record)
        var row = RegistryRow(source: source, line: record.line, name: name, region: try region(record))
        (row.nib, row.wlkp, row.npp, row.npwp) = (nib, wlkp, npp, npwp)
        row.kbli = try kbliCode(record)
        row.kbliDescription = try text(.kbliDescription, record)
        row.address = try text(.address, record)
        row.district = try text(.district, record)
        row.scale = try value(.scale, record)
        row.phone = try text(.phone, record)
        row.reportedOn = try reportDay(record)
        row.workers = try count(.workers, record)
        row.registeredWorkers = try count(.registeredWorkers, record)
        row.averageWage = try wage(record)
        row.programmes = try value(.programmes, record)
        row.arrearsMonths = try count(.arrearsMonths, record)
        row.branch = try text(.branch, record)
        addWarnings(to: &row, record)
        return row
    }

    // MARK: Fields

    /// A value read from its field's bytes; nil when the list has no such column or the field is blank. Only the
    /// source's own number must be there.
    private func value<Value: ByteReadable>(
        _ column: RegistryColumn,
        _ record: CSVRecord
    ) throws(RowRefusal) -> Value? {
        guard let position = header.position(of: column) else { return nil }
        let read: (isBlank: Bool, value: Value?) = record.withBytes(of: position) { bytes in
            var field = bytes[...]
            field.trimBlanks()
            return field.isEmpty ? (true, nil) : (false, Value.read(UnsafeBufferPointer(rebasing: field)))
        }
        if let value = read.value { return value }
        if read.isBlank, column != source.keyColumn { return nil }
        return try required(column, record)
    }

    /// A value that must be there; parsed from text, which is slower and knows the reason of a refusal.
    private func required<Value: ByteReadable>(
        _ column: RegistryColumn,
        _ record: CSVRecord
    ) throws(RowRefusal) -> Value {
        let position = header.position(of: column) ?? record.count
        if let value = record.withBytes(of: position, { Value.read($0) }) { return value }
        do {
            return try Value(record[position])
        } catch {
            throw refusal(column, error, record)
        }
    }

    private func text(_ column: RegistryColumn, _ record: CSVRecord) throws(RowRefusal) -> String? {
        guard let position = header.position(of: column) else { return nil }
        let fast = record.withBytes(of: position) { CleanText.collapsedASCII($0) }
        let text = fast ?? CleanText.collapsed(record[position])
        guard text.utf8.count <= CleanText.limit else {
            let failure = ParseFailure(
                .wrongLength,
                id: "Isi kolom terlalu panjang; paling banyak \(CleanText.limit) bita.",
                en: "The field is too long; it has at most \(CleanText.limit) bytes."
            )
            throw refusal(column, failure, record)
        }
        return text.isEmpty ? nil : text
    }

    private func count(_ column: RegistryColumn, _ record: CSVRecord) throws(RowRefusal) -> Int? {
        let count: WholeCount? = try value(column, record)
        return count?.value
    }

    private func wage(_ record: CSVRecord) throws(RowRefusal) -> Rupiah? {
        let wage: Rupiah? = try value(.averageWage, record)
        if let wage, wage < .zero {
            let failure = ParseFailure(
                .negative,
                id: "Upah \(wage) kurang dari nol.",
                en: "The wage \(wage) is below zero."
            )
            throw refusal(.averageWage, failure, record)
        }
        return wage
    }

    private func reportDay(_ record: CSVRecord) throws(RowRefusal) -> LocalDate? {
        let day: ListDay? = try value(.reportedOn, record)
        if let day = day?.value, day > today {
            let failure = ParseFailure(
                .futureDay,
                id: "Tanggal lapor \(day.words.id) belum tiba; hari ini \(today.words.id).",
                en: "The report's day, \(day.words.en), lies in the future; today is \(today.words.en)."
            )
            throw refusal(.reportedOn, failure, record)
        }
        return day?.value
    }

    private func kbliCode(_ record: CSVRecord) throws(RowRefusal) -> KBLICode? {
        guard let position = header.position(of: .kbli) else { return nil }
        if let code = record.withBytes(of: position, { KBLICode.read($0, version: kbli) }) { return code }
        let text = record[position]
        if CleanText.collapsed(text).isEmpty { return nil }
        do {
            return try KBLICode(text, version: kbli)
        } catch {
            throw refusal(.kbli, error, record)
        }
    }

    private mutating func region(_ record: CSVRecord) throws(RowRefusal) -> RegionCode {
        let text = record[header.position(of: .regency) ?? record.count]
        if let code = known[text] { return code }
        do {
            let code = try regions.regency(text)
            if known.count < 4096 { known[text] = code }
            return code
        } catch {
            throw refusal(.regency, error, record)
        }
    }

    // MARK: Warnings and refusals

    private func addWarnings(to row: inout RegistryRow, _ record: CSVRecord) {
        if let npwp = row.npwp, !npwp.isPlausible {
            let title = header.title(of: .npwp)
            row.warnings += npwp.warnings.map { RowWarning(column: title, code: $0.kind, words: $0.words) }
        }
        if source == .wlkp, row.workers == nil {
            row.warnings.append(
                RowWarning(
                    column: header.title(of: .workers),
                    code: .empty,
                    words: Words(id: "Jumlah tenaga kerja tidak diisi.", en: "The number of workers is not given.")
                )
            )
        }
        if record.isGuessed {
            row.warnings.append(
                RowWarning(
                    column: nil,
                    code: .windows1252,
                    words: Words(
                        id: "Baris ini bukan UTF-8 dan dibaca sebagai Windows-1252; periksa huruf beraksen.",
                        en: "This row is not UTF-8 and was read as Windows-1252; check its accented letters."
                    )
                )
            )
        }
    }

    private func checkFieldCount(_ record: CSVRecord) throws(RowRefusal) {
        let expected = header.titles.count
        guard record.count != expected else { return }
        // Spreadsheets leave empty fields behind the last column.
        let isPadded = record.count > expected && (expected..<record.count).allSatisfy { record[$0].isEmpty }
        if isPadded { return }
        let failure = ParseFailure(
            .fieldCount,
            id: "Baris berisi \(record.count) kolom, seharusnya \(expected); mungkin ada tanda pemisah di dalam isi "
                + "yang tidak diapit tanda kutip.",
            en: "The row has \(record.count) fields instead of \(expected); perhaps a field holds a delimiter without "
                + "quotes around it."
        )
        throw refusal(nil, failure, record)
    }

    /// No text holds a NUL (and PostgreSQL stores none): where one stands, bytes were lost or are another encoding's.
    private func checkForNUL(_ record: CSVRecord) throws(RowRefusal) {
        guard let place = record.bytes.firstIndex(of: 0) else { return }
        let failure = ParseFailure(
            .controlCharacter,
            id: "Baris mengandung byte NUL; berkasnya rusak atau bukan UTF-8. Simpan ulang sebagai CSV UTF-8.",
            en: "The row holds a NUL byte; the file is damaged or not UTF-8. Save it again as CSV in UTF-8."
        )
        let column = record.ends.firstIndex { place < $0 }.flatMap { $0 < header.titles.count ? $0 : nil }
        throw refusal(title: column.map { header.titles[$0] }, failure, record)
    }

    private func refusal(_ column: RegistryColumn?, _ failure: ParseFailure, _ record: CSVRecord) -> RowRefusal {
        refusal(title: column.map { header.title(of: $0) }, failure, record)
    }

    private func refusal(title: String?, _ failure: ParseFailure, _ record: CSVRecord) -> RowRefusal {
        let text = record.fields.map { CleanText.collapsed(WorkbookCell.told($0)) }.joined(separator: ";")
        return RowRefusal(
            line: record.line,
            column: title,
            code: failure.kind,
            reason: failure.words,
            text: text.count > 500 ? text.prefix(499) + "…" : text
        )
    }
}

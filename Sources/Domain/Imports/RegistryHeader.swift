/// Which field of a list's rows holds which column.
struct RegistryHeader: Sendable {
    /// The titles as the file writes them.
    let titles: [String]
    /// Titles that mean nothing here; their fields are passed over.
    let ignored: [String]
    /// The field that says which line of an earlier list a row corrects.
    let correctedLine: Int?
    /// The fields that are read.
    let readPositions: [Int]
    private let positions: [Int]

    /// Recognises the titles whatever their case, blanks and punctuation: first by the mapping, then by what they usually
    /// mean. What a mapping names takes a column's place from a usual title.
    ///
    /// - Throws: `missing_column` naming every required column that is not there, the titles found and how to map them;
    ///   `duplicate_column` for a column that is there twice.
    init(
        _ record: CSVRecord,
        source: RegistrySource,
        mapping: ListMapping = .none,
        isCorrection: Bool = false
    ) throws(ParseFailure) {
        let titles = record.fields.map(CleanText.collapsed)
        let meanings = titles.map { mapping.meaning(of: $0) }
        var positions = [Int](repeating: -1, count: RegistryColumn.allCases.count)
        for (index, meaning) in meanings.enumerated() {
            guard case .column(let column) = meaning else { continue }
            guard positions[column.ordinal] < 0 else { throw Self.duplicate(column, titles) }
            positions[column.ordinal] = index
        }
        let mapped = Set(positions.indices.filter { positions[$0] >= 0 })
        var ignored: [String] = []
        var correctedLine: Int?
        for (index, title) in titles.enumerated() where meanings[index] == nil && !title.isEmpty {
            let key = ListMapping.key(title)
            if key == Self.lineKey { correctedLine = index }
            if key == Self.lineKey || key == Self.reasonKey { continue }
            let column = source.columns.first { $0.spellings.contains(key) }
            guard let column, !mapped.contains(column.ordinal) else {
                ignored.append(String(title.prefix(ListMapping.longestTitle)))
                continue
            }
            guard positions[column.ordinal] < 0 else { throw Self.duplicate(column, titles) }
            positions[column.ordinal] = index
        }
        self.titles = titles
        self.positions = positions
        self.ignored = ignored
        self.correctedLine = correctedLine
        readPositions = positions.filter { $0 >= 0 }
        let missing = source.requiredColumns.filter { positions[$0.ordinal] < 0 }
        if !missing.isEmpty { throw Self.missing(missing, source, titles, ignored.first) }
        if isCorrection, correctedLine == nil { throw Self.noLine }
    }

    /// The field that holds a column; nil when the list has no such column.
    func position(of column: RegistryColumn) -> Int? {
        let position = positions[column.ordinal]
        return position < 0 ? nil : position
    }

    /// The column's title as the file writes it.
    func title(of column: RegistryColumn) -> String { position(of: column).map { titles[$0] } ?? column.title }

    private static let lineKey = ListMapping.key(CorrectionFile.lineTitle)
    private static let reasonKey = ListMapping.key(CorrectionFile.reasonTitle)

    private static func duplicate(_ column: RegistryColumn, _ titles: [String]) -> ParseFailure {
        let found = found(titles)
        return ParseFailure(
            .duplicateColumn,
            id: "Kolom “\(column.title)” ada lebih dari satu; sisakan satu saja, atau petakan yang lain ke "
                + "ignore. Judul yang ada: \(found).",
            en: "The column “\(column.title)” is there more than once; leave only one, or map the other to ignore. "
                + "Titles found: \(found)."
        )
    }

    private static func missing(
        _ columns: [RegistryColumn],
        _ source: RegistrySource,
        _ titles: [String],
        _ unknown: String?
    ) -> ParseFailure {
        let names = columns.map { "“\($0.title)” (\($0.rawValue))" }.joined(separator: ", ")
        let list = source.rawValue.uppercased()
        let found = found(titles)
        let example = "\"\(unknown?.prefix(60) ?? "Judul")=\(columns[0].rawValue)\""
        return ParseFailure(
            .missingColumn,
            id: "Kolom \(names) tidak ada dalam daftar \(list). Judul yang ada: \(found). Petakan judul yang benar, "
                + "misalnya --map \(example) (atau ?mapping=).",
            en: "The column \(names) is missing in the list of \(list). Titles found: \(found). Map the right title, "
                + "for example --map \(example) (or ?mapping=)."
        )
    }

    private static let noLine = ParseFailure(
        .missingColumn,
        id: "Kolom “\(CorrectionFile.lineTitle)” tidak ada; kirim berkas koreksi dengan semua kolomnya.",
        en: "The column “\(CorrectionFile.lineTitle)” is missing; send the file of corrections with all its columns."
    )

    /// The titles as a message shows them.
    private static func found(_ titles: [String]) -> String {
        let shown = titles.filter { !$0.isEmpty }
        let list = shown.prefix(40).map { ParseFailure.quoted($0) }.joined(separator: ", ")
        return shown.isEmpty ? "–" : shown.count > 40 ? list + " …" : list
    }
}

extension ParseFailure.Kind {
    /// A list has a column twice.
    public static let duplicateColumn: Self = "duplicate_column"
    /// What is remembered of titles would change what a usual one means.
    public static let usualTitle: Self = "usual_title"
}

/// Which field of a list's rows holds which column.
struct RegistryHeader: Sendable {
    /// The titles as the file writes them.
    let titles: [String]
    /// Titles that mean nothing here; their fields are passed over.
    let ignored: [String]
    /// The field that says which line of an earlier list a row corrects.
    let correctedLine: Int?
    /// The titles that mean something, and by what that is known.
    let columns: [ListColumn]
    /// The fields that are read.
    let readPositions: [Int]
    private let positions: [Int]

    /// Recognises the titles whatever their case, blanks and punctuation: first by what is said of this list, then by what
    /// they usually mean, then by what is remembered. What is said of this list takes a column's place from a usual title;
    /// what is remembered does not, for whoever remembers a title of one list does not speak of those that have the usual one.
    ///
    /// - Throws: `unknown_title` for a title that the sender names and the list does not have; `missing_column` naming every
    ///   required column that is not there, the titles found and how to map them; `duplicate_column` for a column that is
    ///   there twice.
    init(
        _ record: CSVRecord,
        source: RegistrySource,
        mapping: ListMapping = .none,
        isCorrection: Bool = false
    ) throws(ParseFailure) {
        let titles = record.fields.map { CleanText.collapsed(WorkbookCell.shown($0)) }
        let absent = mapping.absent(from: titles)
        if !absent.isEmpty { throw Self.absent(absent, titles) }
        var read = Reading(titles, source, mapping)
        try read.take { $0 == .given || $0 == .corrected }
        try read.takeUsual()
        try read.take { $0 == .remembered }
        self.titles = titles
        positions = read.positions
        ignored = read.ignored
        correctedLine = titles.lastIndex { ListMapping.key($0) == Self.lineKey }
        columns = read.columns
        readPositions = read.positions.filter { $0 >= 0 }
        let missing = source.requiredColumns.filter { read.positions[$0.ordinal] < 0 }
        if !missing.isEmpty { throw Self.missing(missing, source, titles, ignored.first) }
        if isCorrection, correctedLine == nil { throw Self.noLine }
    }

    /// The titles while they are being recognised.
    private struct Reading {
        let titles: [String]
        let source: RegistrySource
        let mapping: ListMapping
        var positions = [Int](repeating: -1, count: RegistryColumn.allCases.count)
        private var bases: [Int: ListMapping.Basis] = [:]

        init(_ titles: [String], _ source: RegistrySource, _ mapping: ListMapping) {
            (self.titles, self.source, self.mapping) = (titles, source, mapping)
        }

        /// Takes the titles that a mapping names on some ground. A column that a better ground has found stays where it is.
        mutating func take(_ isMeant: (ListMapping.Basis) -> Bool) throws(ParseFailure) {
            let found = positions
            for (index, title) in titles.enumerated() where bases[index] == nil {
                guard let basis = mapping.basis(of: title), isMeant(basis), let meaning = mapping.meaning(of: title)
                else { continue }
                if case .column(let column) = meaning {
                    guard found[column.ordinal] < 0 else { continue }
                    try place(column, index)
                }
                bases[index] = basis
            }
        }

        mutating func takeUsual() throws(ParseFailure) {
            let found = positions
            for (index, title) in titles.enumerated() where bases[index] == nil {
                let key = ListMapping.key(title)
                guard let column = source.columns.first(where: { $0.spellings.contains(key) }),
                    found[column.ordinal] < 0
                else { continue }
                try place(column, index)
                bases[index] = .usual
            }
        }

        private mutating func place(_ column: RegistryColumn, _ index: Int) throws(ParseFailure) {
            guard positions[column.ordinal] < 0 else { throw RegistryHeader.duplicate(column, titles) }
            positions[column.ordinal] = index
        }

        /// Titles that mean nothing here.
        var ignored: [String] {
            titles.indices.filter {
                let key = ListMapping.key(titles[$0])
                return bases[$0] == nil && !titles[$0].isEmpty && key != RegistryHeader.lineKey
                    && key != RegistryHeader.reasonKey
            }
            .map { String(titles[$0].prefix(ListMapping.longestTitle)) }
        }

        /// The titles that mean something, in the file's order.
        var columns: [ListColumn] {
            titles.indices.compactMap { index in
                guard let basis = bases[index] else { return nil }
                let column = positions.firstIndex(of: index).map { RegistryColumn.allCases[$0].rawValue }
                return ListColumn(
                    title: String(titles[index].prefix(ListMapping.longestTitle)),
                    field: column ?? ListMapping.Meaning.nothing.name,
                    basis: basis
                )
            }
        }
    }

    /// The field that holds a column; nil when the list has no such column.
    func position(of column: RegistryColumn) -> Int? {
        let position = positions[column.ordinal]
        return position < 0 ? nil : position
    }

    /// The column's title as the file writes it.
    func title(of column: RegistryColumn) -> String { position(of: column).map { titles[$0] } ?? column.title }

    fileprivate static let lineKey = ListMapping.key(CorrectionFile.lineTitle)
    fileprivate static let reasonKey = ListMapping.key(CorrectionFile.reasonTitle)

    fileprivate static func duplicate(_ column: RegistryColumn, _ titles: [String]) -> ParseFailure {
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
        if let other = source.lookalike(titles) {
            let name = other.rawValue
            return ParseFailure(
                .missingColumn,
                id:
                    "Judulnya seperti daftar \(name.uppercased()); kirim dengan --source \(name). Dalam "
                    + "daftar \(list) kolom \(names) wajib ada. Judul yang ada: \(found).",
                en: "The titles look like those of a list of \(name.uppercased()); send it with --source \(name). "
                    + "A list of \(list) must have the column \(names). Titles found: \(found)."
            )
        }
        let example = "\"\(unknown?.prefix(60) ?? "Judul")=\(columns[0].rawValue)\""
        return ParseFailure(
            .missingColumn,
            id: "Kolom \(names) tidak ada dalam daftar \(list). Judul yang ada: \(found). Petakan judul yang benar, "
                + "misalnya --map \(example) (atau ?mapping=).",
            en: "The column \(names) is missing in the list of \(list). Titles found: \(found). Map the right title, "
                + "for example --map \(example) (or ?mapping=)."
        )
    }

    private static func absent(_ names: [String], _ titles: [String]) -> ParseFailure {
        let told = names.prefix(10).map { ParseFailure.quoted($0) }.joined(separator: ", ")
        let found = found(titles)
        return ParseFailure(
            .unknownTitle,
            id: "Judul \(told) pada pemetaan --map (atau ?mapping=) tidak ada dalam berkas. Judul yang ada: \(found).",
            en: "The title \(told) of the mapping --map (or ?mapping=) is not in the file. Titles found: \(found)."
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

extension RegistrySource {
    /// The other source whose usual titles these are; the one that knows most of them.
    fileprivate func lookalike(_ titles: [String]) -> RegistrySource? {
        let keys = Set(titles.map(ListMapping.key))
        func knows(_ column: RegistryColumn) -> Bool { !keys.isDisjoint(with: column.spellings) }
        return Self.allCases.filter { $0 != self && $0.requiredColumns.allSatisfy(knows) }
            .max { $0.columns.count(where: knows) < $1.columns.count(where: knows) }
    }
}

extension ParseFailure.Kind {
    /// A mapping names a title that the list does not have.
    public static let unknownTitle: Self = "unknown_title"
    /// A list has a column twice.
    public static let duplicateColumn: Self = "duplicate_column"
    /// What is remembered of titles would change what a usual one means.
    public static let usualTitle: Self = "usual_title"
}

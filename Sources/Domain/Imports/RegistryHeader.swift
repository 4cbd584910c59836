/// Which field of a list's rows holds which column.
struct RegistryHeader: Sendable {
    /// The titles as the file writes them.
    let titles: [String]
    /// Titles that mean nothing here; their fields are passed over.
    let ignored: [String]
    private let positions: [Int]

    /// Recognises the titles whatever their case, blanks and punctuation.
    ///
    /// - Throws: `missing_column` naming every required column that is not there, `duplicate_column` for a column that
    ///   is there twice.
    init(_ record: CSVRecord, source: RegistrySource) throws(ParseFailure) {
        titles = record.fields.map(CleanText.collapsed)
        var meanings: [String: RegistryColumn] = [:]
        for column in source.columns {
            for spelling in column.spellings { meanings[spelling] = column }
        }
        var positions = [Int](repeating: -1, count: RegistryColumn.allCases.count)
        var ignored: [String] = []
        for (index, title) in titles.enumerated() {
            guard let column = meanings[Self.key(title)] else {
                if !title.isEmpty { ignored.append(title) }
                continue
            }
            guard positions[column.ordinal] < 0 else { throw Self.duplicate(column) }
            positions[column.ordinal] = index
        }
        self.positions = positions
        self.ignored = ignored
        let missing = source.requiredColumns.filter { positions[$0.ordinal] < 0 }
        if !missing.isEmpty { throw Self.missing(missing, source) }
    }

    /// The field that holds a column; nil when the list has no such column.
    func position(of column: RegistryColumn) -> Int? {
        let position = positions[column.ordinal]
        return position < 0 ? nil : position
    }

    /// The column's title as the file writes it.
    func title(of column: RegistryColumn) -> String { position(of: column).map { titles[$0] } ?? column.title }

    private static func key(_ title: String) -> String {
        String(decoding: title.lowercased().utf8.filter { (0x61...0x7A).contains($0) }, as: UTF8.self)
    }

    private static func duplicate(_ column: RegistryColumn) -> ParseFailure {
        ParseFailure(
            .duplicateColumn,
            id: "Kolom “\(column.title)” ada lebih dari satu; sisakan satu saja.",
            en: "The column “\(column.title)” is there more than once; leave only one."
        )
    }

    private static func missing(_ columns: [RegistryColumn], _ source: RegistrySource) -> ParseFailure {
        let names = columns.map { "“\($0.title)”" }.joined(separator: ", ")
        let list = source.rawValue.uppercased()
        let all = source.columns.map(\.title).joined(separator: "; ")
        return ParseFailure(
            .missingColumn,
            id: "Kolom \(names) tidak ada. Baris pertama daftar \(list) berisi: \(all).",
            en: "The column \(names) is missing. The first line of a list of \(list) reads: \(all)."
        )
    }
}

extension RegistryColumn {
    /// The column's place among all columns.
    var ordinal: Int {
        switch self {
        case .nib: 0
        case .name: 1
        case .npwp: 2
        case .npp: 3
        case .wlkp: 4
        case .kbli: 5
        case .kbliDescription: 6
        case .address: 7
        case .district: 8
        case .regency: 9
        case .scale: 10
        case .workers: 11
        case .registeredWorkers: 12
        case .phone: 13
        case .reportedOn: 14
        case .averageWage: 15
        case .programmes: 16
        case .arrearsMonths: 17
        case .branch: 18
        }
    }
}

extension ParseFailure.Kind {
    /// A list has a column twice.
    public static let duplicateColumn: Self = "duplicate_column"
}

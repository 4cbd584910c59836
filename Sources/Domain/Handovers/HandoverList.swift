/// A hand-over list as a file: CSV with `;`, `,` or tab, with or without a byte order mark, UTF-8 or Windows-1252.
public enum HandoverList {
    /// The most lines of one list.
    public static let most = 2000

    /// Reads a file.
    ///
    /// - Returns: Every line, and why those can't be taken that can't. Lines are counted as the file's own.
    /// - Throws: What is wrong with the file as a whole: no CSV, a column missing or twice, too many lines, none.
    public static func read(
        _ bytes: some Sequence<UInt8>,
        regions: RegionNames
    ) throws(ParseFailure) -> (rows: [HandoverRow], faults: [HandoverFault]) {
        var records: [CSVRecord] = []
        var reader = CSVReader()
        try reader.feed(bytes) { records.append($0) }
        try reader.finish { records.append($0) }
        let filled = records.dropFirst().filter { !$0.isBlank }
        guard let header = records.first, !filled.isEmpty else {
            throw ParseFailure(
                .empty,
                id: "Berkas tidak memuat baris perusahaan; baris pertama berisi judul kolom.",
                en: "The file holds no firm; its first line gives the titles of the columns."
            )
        }
        guard filled.count <= most else {
            throw ParseFailure(
                .outOfRange,
                id: "Daftar memuat \(filled.count) baris; paling banyak \(most). Bagi menjadi beberapa daftar.",
                en: "The list has \(filled.count) lines; at most \(most). Divide it."
            )
        }
        let positions = try positions(header)
        var rows: [HandoverRow] = []
        var faults: [HandoverFault] = []
        for record in filled {
            do throws(HandoverFault) {
                rows.append(
                    try HandoverRow(line: record.line, regions: regions) { column in
                        positions[column].map { record[$0] }
                    }
                )
            } catch {
                faults.append(error)
            }
        }
        return (rows, faults + repeated(rows))
    }

    /// Why lines can't stand beside each other: two that name one firm by the same number.
    public static func repeated(_ rows: [HandoverRow]) -> [HandoverFault] {
        var first: [String: Int] = [:]
        var faults: [HandoverFault] = []
        for row in rows {
            if let earlier = row.numbers.lazy.compactMap({ first[$0] }).first {
                faults.append(
                    HandoverFault(
                        line: row.line,
                        failure: ParseFailure(
                            .repeatedFirm,
                            id: "Perusahaan ini sudah ada di baris \(earlier); gabungkan indikasinya di satu baris.",
                            en: "This firm stands on line \(earlier) already; put its indications on one line."
                        )
                    )
                )
            }
            for number in row.numbers where first[number] == nil { first[number] = row.line }
        }
        return faults
    }

    private static func positions(_ header: CSVRecord) throws(ParseFailure) -> [HandoverColumn: Int] {
        var positions: [HandoverColumn: Int] = [:]
        for (index, title) in header.fields.enumerated() {
            let key = String(decoding: title.lowercased().utf8.filter { (0x61...0x7A).contains($0) }, as: UTF8.self)
            guard let column = HandoverColumn.allCases.first(where: { $0.spellings.contains(key) }) else { continue }
            guard positions.updateValue(index, forKey: column) == nil else {
                throw ParseFailure(
                    .duplicateColumn,
                    id: "Kolom “\(column.title)” ada lebih dari satu; sisakan satu saja.",
                    en: "The column “\(column.title)” is there more than once; leave only one."
                )
            }
        }
        let missing = HandoverColumn.allCases.filter { $0.isRequired && positions[$0] == nil }
        guard missing.isEmpty else {
            let names = missing.map { "“\($0.title)”" }.joined(separator: ", ")
            let all = HandoverColumn.allCases.map(\.title).joined(separator: "; ")
            throw ParseFailure(
                .missingColumn,
                id: "Kolom \(names) tidak ada. Baris pertama berisi: \(all).",
                en: "The column \(names) is missing. The first line reads: \(all)."
            )
        }
        return positions
    }
}

extension ParseFailure.Kind {
    /// A list names one firm twice.
    public static let repeatedFirm: Self = "repeated_firm"
}

/// Reads the small reference tables of the repository at once.
enum CSVTable {
    /// One row, its fields by column name.
    struct Row {
        let names: [String: Int]
        let record: CSVRecord

        /// The field of a column, trimmed; empty for a column that the table does not have.
        subscript(name: String) -> String { names[name].map { CleanText.collapsed(record[$0]) } ?? "" }
    }

    /// Every row, made into a value.
    ///
    /// - Throws: `missing_column` for a required column, and the failure of a row with its line named.
    static func rows<Value>(
        _ text: String,
        columns: [String],
        _ value: (Row) throws(ParseFailure) -> Value
    ) throws(ParseFailure) -> [Value] {
        var records: [CSVRecord] = []
        var reader = CSVReader()
        try reader.feed(text.utf8) { records.append($0) }
        try reader.finish { records.append($0) }
        let header = records.first?.fields ?? []
        let names = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for column in columns where names[column] == nil {
            throw ParseFailure(
                .missingColumn,
                id: "Kolom “\(column)” tidak ada.",
                en: "The column “\(column)” is missing."
            )
        }
        var values: [Value] = []
        values.reserveCapacity(records.count)
        for record in records.dropFirst() where !record.isBlank {
            do throws(ParseFailure) {
                values.append(try value(Row(names: names, record: record)))
            } catch {
                throw ParseFailure(
                    error.kind,
                    id: "Baris \(record.line): \(error.idText)",
                    en: "Line \(record.line): \(error.enText)"
                )
            }
        }
        return values
    }
}

extension ParseFailure.Kind {
    /// A list lacks a column that it must have.
    public static let missingColumn: Self = "missing_column"
}

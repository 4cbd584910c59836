import Domain
import Postgres

/// The rules about money as they stand in the database.
enum MoneyTables {
    /// The statements that ``rules(_:)`` reads, in order. Rows travel as JSON whose values are text, so that one reader
    /// serves the database and the reference files.
    static let statements: [SQL] = MoneyRules.tables.map { table in
        """
        SELECT (SELECT jsonb_object_agg(key, value) FROM jsonb_each_text(to_jsonb(t))) AS rule
        FROM \(identifier: table.name) t ORDER BY t
        """
    }

    /// The rules out of the results of ``statements``.
    static func rules(_ results: some Collection<Rows>) throws -> MoneyRules {
        try MoneyRules(
            results.map { rows in
                try rows.map { row in
                    MoneyRow(try row.json("rule", as: [String: String?].self).compactMapValues { $0 })
                }
            }
        )
    }

    /// The statement that writes rows which are not there yet; of those that an administrator has added none changes.
    static func insert(_ rows: [MoneyRow], into table: (name: String, columns: [String])) -> SQL {
        let columns = table.columns + MoneyRow.termColumns
        let fields = rows.map { row in Dictionary(uniqueKeysWithValues: columns.map { ($0, row[$0]) }) }
        return """
            INSERT INTO \(identifier: table.name)
            SELECT * FROM jsonb_populate_recordset(NULL::\(identifier: table.name), \(JSON(fields)))
            ON CONFLICT DO NOTHING
            """
    }
}

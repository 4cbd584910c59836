/// What becomes of papers once their inactive years are over (UU 43/2009). Patuh itself destroys nothing.
public enum FinalFate: String, Sendable, Hashable, Codable, CaseIterable {
    /// Destroyed, by whoever may order that.
    case destroyed
    /// Handed to the archives for good.
    case permanent

    /// The fate as a records schedule names it.
    public var words: Words {
        switch self {
        case .destroyed: Words(id: "Musnah", en: "Destroyed")
        case .permanent: Words(id: "Permanen", en: "Permanent")
        }
    }
}

/// From which day a class's active years are counted.
public enum RetentionStart: String, Sendable, Hashable, Codable, CaseIterable {
    /// The paper's own day.
    case document
    /// The day on which its case ended.
    case caseEnd = "case_end"
}

/// A table of filing that comes with the program: what is missing is written at the start.
public struct FilingTable: Sendable {
    /// The name of the table and of its file.
    public let name: String
    /// Its columns.
    public let columns: [String]

    /// All of them, those that others refer to first.
    public static let all = [
        FilingTable(name: "classification", columns: ["code", "title_id", "title_en", "legal_basis", "certainty"]),
        FilingTable(name: "retention_class", columns: ["code", "title_id", "title_en"]),
        FilingTable(
            name: "retention_term",
            columns: [
                "retention_class", "effective_from", "active_years", "inactive_years", "fate", "counts_from",
                "legal_basis", "certainty",
            ]
        ),
        FilingTable(
            name: "filing_rule",
            columns: [
                "direction", "kind", "office_group", "effective_from", "classification", "retention_class",
                "legal_basis", "certainty",
            ]
        ),
    ]

    /// The rows of its file, by column; what is empty is left out.
    ///
    /// - Throws: `missing_column`, or what is wrong with the file, naming the line.
    public func rows(csv: String) throws(ParseFailure) -> [[String: String]] {
        try CSVTable.rows(csv, columns: columns) { (row) throws(ParseFailure) in
            var fields: [String: String] = [:]
            for column in columns where !row[column].isEmpty { fields[column] = row[column] }
            return fields
        }
    }
}

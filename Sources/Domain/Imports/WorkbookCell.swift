/// What stands in a workbook's cell that has no value to be trusted. The reader of workbooks writes it into the field, after
/// a sign that no list holds; whoever reads the field refuses it by name.
public enum WorkbookCell: String, Sendable, CaseIterable {
    /// A formula whose result the workbook does not hold.
    case formula
    /// A number of more than fifteen digits, of which the spreadsheet has lost the last.
    case digits
    /// `#N/A` and the like.
    case error

    /// The sign before the name.
    static let sign: [UInt8] = Array("\u{E000}patuh:".utf8)

    /// A field as people are shown it: nothing where the workbook had no value.
    public static func shown(_ field: String) -> String { field.utf8.starts(with: sign) ? "" : field }

    /// A field as a report of the whole row has it: in words where the workbook had no value.
    static func told(_ field: String) -> String {
        guard field.utf8.starts(with: sign) else { return field }
        switch WorkbookCell(rawValue: String(field.unicodeScalars.dropFirst(7))) {
        case .formula: return "(sel berisi rumus)"
        case .digits: return "(angka lebih dari 15 digit)"
        case .error: return "(sel berisi kesalahan)"
        case nil: return ""
        }
    }

    /// What is wrong with a field; nil where it is a field like any other.
    static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> ParseFailure? {
        guard bytes.starts(with: sign) else { return nil }
        return WorkbookCell(rawValue: String(decoding: bytes.dropFirst(sign.count), as: UTF8.self))?.failure
    }

    private var failure: ParseFailure {
        switch self {
        case .formula:
            ParseFailure(
                .formula,
                id: "Sel berisi rumus yang hasilnya tidak tersimpan; tempel sebagai nilai (Paste Special → Values).",
                en: "The cell holds a formula whose result is not stored; paste it as a value (Paste Special → Values)."
            )
        case .digits:
            ParseFailure(
                .scientificNotation,
                id: "Angka lebih dari 15 digit; Excel sudah membuang digit terakhirnya. Isi ulang sebagai teks.",
                en: "A number of more than 15 digits; Excel has dropped the last ones. Enter it again as text."
            )
        case .error:
            ParseFailure(
                .malformed,
                id: "Sel berisi kesalahan Excel (misalnya #N/A atau #REF!); perbaiki isinya.",
                en: "The cell holds an error of Excel (such as #N/A or #REF!); mend it."
            )
        }
    }
}

extension CSVRecord {
    /// The first of some fields that a workbook had no value for.
    func workbookFault(in positions: some Sequence<Int>) -> (position: Int, failure: ParseFailure)? {
        // The sign's first byte is in next to no list.
        guard bytes.contains(WorkbookCell.sign[0]) else { return nil }
        for position in positions {
            if let failure = withBytes(of: position, WorkbookCell.fault(in:)) { return (position, failure) }
        }
        return nil
    }
}

extension ParseFailure.Kind {
    /// A cell holds a formula without a result.
    public static let formula: Self = "formula_without_value"
}

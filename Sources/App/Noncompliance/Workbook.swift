import CXLSXWriter
import Dispatch
import Domain
import Foundation

/// A workbook of tables (ISO/IEC 29500), written by libxlsxwriter into a file row by row: memory holds one row, however many
/// there are.
///
/// What the library does, it does on a queue of the workbook's own: it writes files and packs them, and would hold up others.
final class Workbook: @unchecked Sendable {
    // The library's handles, touched on `queue` alone: that makes it sendable.
    private let queue = DispatchQueue(label: "workbook")
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var notes: UnsafeMutablePointer<lxw_worksheet>?
    private let bold: UnsafeMutablePointer<lxw_format>?
    private let day: UnsafeMutablePointer<lxw_format>?
    private let columns: [Column]
    private let name: String
    private let rowsPerSheet: Int
    private var sheets = 0
    private var row = 0

    /// Rows of a sheet, as the format limits them.
    static let mostRows = 1_048_576

    /// A column of the tables.
    struct Column: Sendable {
        let title: String
        /// In characters.
        let width: Double
        let kind: Kind

        /// How its cells are written.
        enum Kind: Sendable {
            /// As text, identifiers too; what a spreadsheet would compute is neutralised as in CSV.
            case text
            case number
            /// `yyyy-MM-dd`, written as a day.
            case day
        }
    }

    /// Something that the library refused.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Begins a workbook.
    ///
    /// - Parameters:
    ///   - path: The file, not there yet.
    ///   - notesName: The name of the first sheet, which says what the tables are.
    ///   - name: The name of the tables' sheets; from the second on with a number.
    ///   - rowsPerSheet: With the title's row; a test has fewer than ``mostRows``.
    /// - Throws: ``Failure`` where the file can't be made.
    init(
        _ path: String,
        notesName: String,
        name: String,
        columns: [Column],
        rowsPerSheet: Int = Workbook.mostRows
    ) throws {
        let folder = (path as NSString).deletingLastPathComponent
        book = folder.withCString { folder in
            var options = lxw_workbook_options(
                constant_memory: 1,
                tmpdir: UnsafeMutablePointer(mutating: folder),
                use_zip64: 1
            )
            return workbook_new_opt(path, &options)
        }
        guard let book else { throw Failure(description: "no workbook at \(path)") }
        (self.columns, self.name, self.rowsPerSheet) = (columns, name, rowsPerSheet)
        bold = workbook_add_format(book)
        format_set_bold(bold)
        format_set_text_wrap(bold)
        day = workbook_add_format(book)
        format_set_num_format(day, "dd/mm/yyyy")
        notes = workbook_add_worksheet(book, notesName)
        worksheet_set_column(notes, 0, 0, 24, nil)
        worksheet_set_column(notes, 1, 1, 80, nil)
    }

    deinit {
        // Left before its end: the library's own files go with it.
        if let book { lxw_workbook_free(book) }
    }

    /// Adds lines to the tables.
    func add(_ lines: [[String?]]) async throws {
        try await run { try self.write(lines) }
    }

    /// Ends the workbook with what its first sheet says: pairs of a name and a text.
    func finish(_ notes: [(String, String)]) async throws {
        try await run { try self.close(notes) }
    }

    private func run(_ body: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.async { continuation.resume(with: Result(catching: body)) }
        }
    }

    private func write(_ lines: [[String?]]) throws {
        for line in lines {
            if sheet == nil || row == rowsPerSheet { try beginSheet() }
            for (index, cell) in line.enumerated() {
                guard let cell, index < columns.count else { continue }
                try check(put(cell, lxw_col_t(index), columns[index].kind))
            }
            row += 1
        }
    }

    private func put(_ cell: String, _ column: lxw_col_t, _ kind: Column.Kind) -> lxw_error {
        let line = lxw_row_t(row)
        switch kind {
        case .number:
            if let number = Double(cell) { return worksheet_write_number(sheet, line, column, number, nil) }
        case .day:
            let parts = cell.split(separator: "-").compactMap { Int32($0) }
            if parts.count == 3 {
                var moment = lxw_datetime(year: parts[0], month: parts[1], day: parts[2], hour: 0, min: 0, sec: 0)
                return worksheet_write_datetime(sheet, line, column, &moment, day)
            }
        case .text: break
        }
        // The format takes so many UTF-16 units in a cell; the library, so many characters.
        return worksheet_write_string(sheet, line, column, String(CSVWriter.neutral(cell).prefix(16_000)), nil)
    }

    private func beginSheet() throws {
        endSheet()
        sheets += 1
        guard let next = workbook_add_worksheet(book, sheets == 1 ? name : "\(name) \(sheets)") else {
            throw Failure(description: "no sheet \(sheets)")
        }
        sheet = next
        for (index, column) in columns.enumerated() {
            worksheet_set_column(next, lxw_col_t(index), lxw_col_t(index), column.width, nil)
            try check(worksheet_write_string(next, 0, lxw_col_t(index), column.title, bold))
        }
        worksheet_freeze_panes(next, 1, 0)
        row = 1
    }

    private func endSheet() {
        guard let sheet, row > 0 else { return }
        worksheet_autofilter(sheet, 0, 0, lxw_row_t(row - 1), lxw_col_t(columns.count - 1))
    }

    private func close(_ lines: [(String, String)]) throws {
        if sheet == nil { try beginSheet() }
        endSheet()
        for (index, line) in lines.enumerated() {
            try check(worksheet_write_string(notes, lxw_row_t(index), 0, line.0, bold))
            try check(worksheet_write_string(notes, lxw_row_t(index), 1, CSVWriter.neutral(line.1), nil))
        }
        // Closing frees it, whatever the end.
        let closed = book
        book = nil
        try check(workbook_close(closed))
    }

    private func check(_ error: lxw_error) throws {
        guard error == LXW_NO_ERROR else { throw Failure(description: String(cString: lxw_strerror(error))) }
    }
}

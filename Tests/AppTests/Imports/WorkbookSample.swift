import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

/// Workbooks that tests make, by Python: `book` is an empty one of openpyxl, `sheet` its first sheet, `files` what the
/// archive is to hold in place of its own, by name, `names` other names, `more` how many members besides.
enum WorkbookSample {
    static func make(_ script: String) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "patuh-workbook-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let target = folder.appendingPathComponent("list.xlsx")
        let text = """
            import datetime, io, re, sys, zipfile
            import openpyxl
            book = openpyxl.Workbook(); sheet = book.active; files = {}; names = {}; more = 0
            \(script)
            plain = io.BytesIO(); book.save(plain)
            with zipfile.ZipFile(plain) as old, zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as new:
                for item in old.infolist():
                    data = old.read(item.filename)
                    new.writestr(names.get(item.filename, item.filename), files.get(item.filename, bytes)(data))
                for number in range(more): new.writestr(f"more/{number}", b"")
            """
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        python.arguments = ["-c", text, target.path]
        try python.run()
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
        return try Data(contentsOf: target)
    }
}

extension TestApp {
    /// Sends a list of firms, whatever it is.
    func sendList(
        _ source: String,
        _ list: Data,
        _ query: String = "",
        as person: Person = .coordinator,
        type: String = "text/csv"
    ) async throws -> Answer {
        try await raw(
            .post,
            "/v1/imports?source=\(source)\(query)",
            list,
            type: type,
            token: person.token,
            headers: ["Idempotency-Key": newID()]
        )
    }

    /// Sends a list of firms as CSV.
    func sendList(
        _ source: String,
        _ lines: [String],
        _ query: String = "",
        as person: Person = .coordinator
    ) async throws -> Answer {
        try await sendList(source, Data(lines.joined(separator: "\r\n").utf8), query, as: person)
    }

    /// What became of each row of an import: "line status code".
    func outcome(_ answer: Answer, as person: Person = .coordinator) async throws -> [String] {
        guard answer.status == 201 else { throw TestFailure("import: \(answer.status) \(answer.text)") }
        let rows = try await done(.get, "/v1/imports/\(answer.json.id.text)/rows?limit=200", as: person)
        return rows.items.list.map { "\($0.line.int) \($0.status.text) \($0.reason.code.text)" }
    }
}

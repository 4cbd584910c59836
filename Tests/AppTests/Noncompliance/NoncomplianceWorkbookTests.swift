import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The branch's question as a workbook")
struct NoncomplianceWorkbookTests {
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    /// What another program reads in a workbook: for each sheet its name, frozen pane, filter, and cells with their type.
    private static func read(_ data: Data) throws -> JSON {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(newID()).xlsx")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let program = """
            import sys, json, datetime, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            def cell(c):
                v = c.value
                kind = 'day' if isinstance(v, datetime.datetime) else type(v).__name__
                return {'kind': kind, 'value': v.date().isoformat() if kind == 'day' else str(v), 'bold': bool(c.font.bold)}
            print(json.dumps([{'name': s.title, 'frozen': s.freeze_panes or '', 'filter': s.auto_filter.ref or '',
                'width': s.column_dimensions['A'].width, 'rows': [[cell(c) for c in r] for r in s.iter_rows()]}
                for s in book.worksheets]))
            """
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", program, file.path]
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return JSON(data: output)
    }

    @Test("Days are days, numbers numbers, identifiers text, and what a spreadsheet would compute is neutralised")
    func types() async throws {
        try await withApp { app in
            try await Story.begin(app).toReporting()
            _ = try await app.superuser.query(
                "UPDATE company SET legal_name = '=HYPERLINK(\"x\";1)' WHERE id = \(try CompanyID(Firm.kebun.id))"
            )
            _ = try await app.superuser.query(
                """
                INSERT INTO company_identifier (kind, value, company_id, region_code, source)
                SELECT 'nib', '0120001234567', id, region_code, 'oss' FROM company
                WHERE id = \(try CompanyID(Firm.kebun.id)) ON CONFLICT DO NOTHING
                """
            )
            let path = "/v1/noncompliant-companies"
            let silent = try await app.get(path, as: .bpjsOfficer, headers: ["Accept": Self.type])
            #expect(silent.status == 400 && silent.code == "purpose_missing")
            let answer = try await app.get(
                path + "?finding=unregistered&region=62.02",
                as: .bpjsOfficer,
                headers: ["Accept": Self.type, "X-Purpose": "Rapat cabang"]
            )
            #expect(answer.status == 200 && answer.header("Content-Type") == Self.type)
            let sheets = try Self.read(answer.data).list
            #expect(sheets.map(\.name.text) == ["Keterangan", "Perusahaan"])
            let notes = sheets[0].rows.list.map { $0.list.map(\.value.text) }
            #expect(notes.contains(["Saringan", "finding = unregistered; region = 62.02"]))
            #expect(notes.contains(["Per tanggal", ago(0)]) && notes.contains(["Jumlah perusahaan", "1"]))
            let table = sheets[1]
            #expect(table.frozen.text == "A2" && table["filter"].text == "A1:R2" && table.width.int > 20)
            #expect(table.rows.list.count == 2)
            let (titles, cells) = (table.rows[0].list, table.rows[1].list)
            #expect(titles.allSatisfy { $0.bold == true } && titles[1].value.text == "Nama Perusahaan")
            #expect(cells[1].value.text == "'=HYPERLINK(\"x\";1)" && cells[1].kind.text == "str")
            #expect(cells[3].kind.text == "str" && cells[3].value.text.count == 13)
            #expect(cells[11].kind.text == "day" && cells[11].value.text == ago(80))
            #expect(cells[12].kind.text == "int" && cells[12].value.text == "42")
            #expect(cells[17].kind.text == "day" && cells[17].value.text == ago(0))
        }
    }

    @Test("Indications are worded as such on their first sheet, and an empty answer is a table without rows")
    func indications() async throws {
        try await withSharedApp { app in
            let answer = try await app.get(
                "/v1/noncompliant-companies?basis=indication",
                as: .bpjsOfficer,
                headers: ["Accept": Self.type, "X-Purpose": "Rapat cabang", "Accept-Language": "id"]
            )
            let sheets = try Self.read(answer.data).list
            let notes = sheets[0].rows.list.map { $0.list.map(\.value.text) }
            #expect(notes.contains(["Dasar", "Indikasi – belum diperiksa; bukan temuan"]))
            #expect(sheets[1].rows.list.count == 1)
        }
    }

    @Test("A full sheet is followed by another with the same titles")
    func sheets() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(newID())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("x.xlsx").path
        let columns = [
            Workbook.Column(title: "Nama", width: 20, kind: .text), .init(title: "Jumlah", width: 9, kind: .number),
        ]
        let book = try Workbook(path, notesName: "Isi", name: "Data", columns: columns, rowsPerSheet: 4)
        try await book.add((1...5).map { ["-\($0)", String($0)] })
        try await book.add([[nil, "bukan angka"]])
        try await book.finish([("a", "b")])
        let read = try Self.read(try Data(contentsOf: URL(fileURLWithPath: path))).list
        #expect(read.map(\.name.text) == ["Isi", "Data", "Data 2"])
        #expect(read.map(\.rows.list.count) == [1, 4, 4] && read[2].rows[0][0].value.text == "Nama")
        #expect(read[2].rows[1].list.map(\.value.text) == ["'-4", "4"])
        #expect(read[2].rows[3].list.map(\.value.text) == ["None", "bukan angka"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.xlsx"])
    }
}

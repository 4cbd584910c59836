import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("Lists as workbooks")
struct WorkbookTests {
    private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    @Test(
        "A workbook is read like CSV: numbers whole, days, formulas by their results, from the first sheet with a known header",
        arguments: [type, "application/octet-stream"]
    )
    func read(type: String) async throws {
        let list = try WorkbookSample.make(
            """
            sheet.title = "Ringkasan"; sheet.append(["Rekap", "Jumlah"]); sheet.append(["Seruyan", 12])
            data = book.create_sheet("Data"); data.append(["DAFTAR WLKP"]); data.append([])
            data.append(["No. Pendaftaran WLKP", "Nama Perusahaan", "NIB", "Kab/Kota", "Jumlah TK", "Tanggal Lapor", "Catatan"])
            data.append(["W001", "PT Satu; \\"Rekaan\\"", 1234567890123, "Seruyan", 12.0, datetime.datetime(2026, 3, 4), "=1/0"])
            data.append(["W002", "PT Dua", 6202011503880001, "Seruyan", 3, "05/03/2026"])
            data.append([])
            data.append(["W003", "PT Tiga", None, "Seruyan", "=2+5", None])
            data.append(["W004", "PT Empat", "1234567890124", "Seruyan", "=1+1", None])
            data.append(["W005", "PT Lima", "1234567890125", "Seruyan", "#REF!", None])
            data["E9"].data_type = "e"
            files["xl/worksheets/sheet2.xml"] = lambda xml: re.sub(
                rb"<f>2\\+5</f><v ?/?>(</v>)?", b"<f>2+5</f><v>7</v>", xml)
            """
        )
        try await withApp { app in
            let answer = try await app.sendList("wlkp", list, type: type)
            let rows = try await app.outcome(answer)
            #expect(
                rows == [
                    "4 created ", "5 rejected scientific_notation", "7 created ", "8 rejected formula_without_value",
                    "9 rejected malformed",
                ]
            )
            #expect(answer.json.sheet.text == "Data" && answer.json.ignored_columns.list.map(\.text) == ["Catatan"])
            let found = try await app.done(.get, "/v1/companies?nib=1234567890123", as: .coordinator)
            #expect(found.items[0].name.text == "PT Satu; \"Rekaan\"")
            let facts = try await app.superuser.query(
                "SELECT number || ' ' || workers || ' ' || coalesce(reported_on::text, '') FROM company_listing ORDER BY 1"
            ).map { try $0.column(0, as: String.self) }
            #expect(facts.suffix(2) == ["W001 12 2026-03-04", "W003 7 "])
        }
    }

    @Test("A worker list comes as a workbook too; a NIK that was stored as a number is told, and its row stays")
    func workers() async throws {
        let list = try WorkbookSample.make(
            """
            sheet.append(["NIK", "Nama", "Tanggal Lahir", "Upah"])
            sheet.append(["6202011503880001", "Budi Santoso", datetime.date(1988, 3, 15), 5000000])
            sheet.append([6202021604890002, "Rahmat Hidayat", "16/04/1989", 4500000.0])
            """
        )
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let answer = try await app.raw(
                .post,
                "/v1/inspections/\(story.inspectionID)/worker-lists?kind=workers&listed_on=\(today)&source=HRD",
                list,
                type: Self.type,
                token: Person.inspector.token
            )
            #expect(answer.status == 201 && answer.json.rows.int == 2 && answer.json.left_out.int == 0)
            #expect(answer.json.faults.list.map(\.code.text) == ["scientific_notation"])
            #expect(answer.json.faults[0].line.int == 3 && answer.json.faults[0].column.text == "NIK")
        }
    }
}

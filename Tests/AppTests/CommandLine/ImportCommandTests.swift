import Foundation
import Testing

@Suite("The command line imports lists")
struct ImportCommandTests {
    private static let bpjsHeader =
        "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG"
    private static let ossHeader = "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha"

    @Test("Titles that are unknown are told, mapped, remembered and shown")
    func mapping() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .coordinator)
            let list = try user.file(
                "oss.csv",
                ["No Induk;Sebutan;Wilayah;Catatan", "1111111111111;PT Satu;Seruyan;x"]
            )
            #expect(await user.run("firms", "import", list) == 64)
            #expect(user.error.contains("--source"))
            #expect(await user.run("firms", "import", list, "--source", "oss") == 1)
            #expect(user.error.contains("“Sebutan”") && user.error.contains("--map"), "\(user.error)")
            await user.does("imports", "mapping", "oss")
            #expect(user.out.contains("isian wajib") && user.out.contains("nib, name, regency"), "\(user.out)")
            #expect(!user.out.contains("Sebutan"))

            let names = ["--map", "No Induk=nib", "--map", "Sebutan=name", "--map", "Wilayah=regency"]
            let said = await user.run(["firms", "import", list, "--source", "oss", "--remember"] + names)
            #expect(said == 0, "\(user.error)")
            #expect(user.out.contains("Catatan"))
            await user.does("imports", "mapping", "oss")
            #expect(user.out.contains("Sebutan = name; Wilayah = regency") && user.out.contains("Uji coordinator"))
            await user.does("imports", "mapping", "oss", "--format", "json")
            #expect(user.json.version.int == 1 && user.json.titles.list.count == 3)
            // What is remembered is enough, and more is remembered beside it.
            await user.does("firms", "import", list, "--source", "oss", "--map", "Catatan=ignore", "--remember")
            await user.does("imports", "mapping", "oss", "--format", "json")
            #expect(user.json.version.int == 2 && user.json.titles.list.count == 4)
            #expect(await user.run("imports", "mapping", "pajak") == 64)
        }
    }

    @Test("A remembered title is forgotten by name, or all of them; what is not remembered is told with what is")
    func forgotten() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .coordinator)
            let list = try user.file("oss.csv", ["No Induk;Sebutan;Wilayah", "1111111111111;PT Satu;Seruyan"])
            let names = ["--map", "No Induk=nib", "--map", "Sebutan=name", "--map", "Wilayah=regency"]
            await user.does(["firms", "import", list, "--source", "oss", "--remember"] + names)
            #expect(await user.run("imports", "mapping", "oss", "--forget", "Julukan") == 1)
            #expect(
                user.error.contains("“Julukan”") && user.error.contains("No Induk; Sebutan; Wilayah"),
                "\(user.error)"
            )
            #expect(await user.run("imports", "mapping", "oss", "--remove", "--forget", "Sebutan") == 64)
            await user.does("imports", "mapping", "oss", "--format", "json")
            #expect(user.json.version.int == 1 && user.json.titles.list.count == 3)

            let forget = ["imports", "mapping", "oss", "--forget", "Sebutan", "--forget", "Wilayah"]
            await user.does(forget)
            #expect(user.out.contains("No Induk = nib") && !user.out.contains("Sebutan"), "\(user.out)")
            await user.does("imports", "mapping", "oss", "--format", "json")
            #expect(user.json.version.int == 2 && user.json.titles.list.map(\.title.text) == ["No Induk"])
            #expect(await user.run("firms", "import", list, "--source", "oss") == 1)
            #expect(user.error.contains("“Sebutan”"), "\(user.error)")

            await user.does("imports", "mapping", "oss", "--remove", "--format", "json")
            #expect(user.json.version.int == 3 && user.json.titles.list.isEmpty)
            let reader = try CommandLineUser(app, .auditor)
            #expect(await reader.run("imports", "mapping", "oss", "--remove") == 1)
            await reader.does("imports", "mapping", "oss", "--format", "json")
            #expect(reader.json.version.int == 3)
        }
    }

    @Test("What a complete list lacks is told, listed, and named in the hint; what is not complete marks nothing")
    func gone() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .bpjsOfficer)
            let one = "N0001;PT Satu;;Seruyan;5;3000000;JKK,JKM;0;Sampit"
            let two = "N0002;PT Dua;;Seruyan;5;3000000;JKK,JKM;0;Sampit"
            let both = try user.file("bpjs-1.csv", [Self.bpjsHeader, one, two])
            let less = try user.file("bpjs-2.csv", [Self.bpjsHeader, one])
            await user.does("firms", "import", both, "--list-date", "-9", "--complete")
            await user.does("firms", "import", less, "--list-date", "-5", "--format", "json")
            let part = user.json.id.text
            await user.does("imports", "gone", part)
            #expect(user.out.isEmpty && user.error.contains("Tidak ada yang hilang"))

            await user.does("firms", "import", less, "--list-date", "-3", "--complete")
            let hint = try #require(user.error.split(separator: "\n").first { $0.contains("patuh imports gone ") })
            let id = String(try #require(hint.split(separator: " ").last))
            #expect(hint.hasPrefix("1 nomor"))
            await user.does("imports", "gone", id)
            #expect(user.lines.count == 2 && user.lines[0].hasPrefix("NOMOR"), "\(user.out)")
            #expect(
                user.lines[1].contains("N0002") && user.lines[1].contains("PT Dua") && user.lines[1].contains(ago(3))
            )
            await user.does("imports", "gone", id, "--format", "csv")
            #expect(
                user.out.hasPrefix("\u{FEFF}number;name;branch;last_listed_on;gone_on;back_on;company_id\r\nN0002;")
            )
            await user.does("imports", "show", id)
            #expect(user.out.contains("tidak ada lagi"))
            await user.does("imports", "list")
            #expect(user.lines.count == 4)
            // An import is its sender's alone.
            let other = try CommandLineUser(app, .coordinator)
            #expect(await other.run("imports", "gone", id) == 1)
        }
    }

    @Test("Rows that were refused come as a file, are mended, and sent as corrections")
    func corrections() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .coordinator)
            let rows = [
                "1111111111111;PT Satu;;10431;Jl. Satu;Baamang;Seruyan;Mikro",
                "1111111111112;PT Dua;;10431;Jl. Dua;Baamang;Atlantis;Mikro",
            ]
            let list = try user.file("oss.csv", [Self.ossHeader] + rows)
            await user.does("firms", "import", list, "--list-date", ago(9))
            let hint = try #require(user.error.split(separator: "\n").first { $0.contains("patuh imports rows ") })
            let id = String(try #require(hint.split(separator: " ").last))
            #expect(hint.hasPrefix("1 baris ditolak"))
            await user.does("imports", "rows", id, "--status", "rejected")
            #expect(user.lines.count == 2 && user.lines[1].contains("PT Dua"), "\(user.out)")

            let file = user.home.appending(path: "koreksi.csv").path
            await user.does("firms", "import", "corrections", id, "-o", file)
            #expect(user.error.contains("patuh firms import \(file) --corrects \(id)"), "\(user.error)")
            #expect(await user.run("firms", "import", "corrections", id, "-o", file) == 1)
            #expect(user.error.contains("sudah ada"))
            let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
            #expect(text.hasPrefix("\u{FEFF}patuh:baris;patuh:alasan;NIB;") && !text.contains("PT Satu"))
            try text.replacing("Atlantis", with: "Seruyan").write(toFile: file, atomically: true, encoding: .utf8)
            await user.does("firms", "import", file, "--corrects", id, "--format", "json")
            #expect(user.json.corrects.text == id && user.json.counts.created.int == 1, "\(user.out)")
            #expect(user.json.list_date.text == ago(9))
            await user.does("imports", "show", user.json.id.text)
            #expect(user.out.contains("mengoreksi") && user.out.contains(id))
            // Sent whole, the corrected list is no correction.
            #expect(await user.run("firms", "import", list, "--corrects", id) == 1)
        }
    }

    @Test("A workbook is imported as it is; the same again changes nothing, and says so")
    func workbook() async throws {
        let book = try WorkbookSample.make(
            """
            sheet.title = "Daftar"
            for row in [["NIB", "Nama Perusahaan", "Kab/Kota"], ["1111111111111", "PT Satu", "Seruyan"]]: sheet.append(row)
            """
        )
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .coordinator, speaksEnglish: true)
            let file = try user.file("Daftar OSS.xlsx", book)
            await user.does("firms", "import", file, "--dry-run")
            #expect(user.out.contains("Daftar OSS.xlsx") && user.out.contains("Daftar\n"), "\(user.out)")
            await user.does("firms", "import", file)
            await user.does("firms", "import", file, "--idempotency-key", "again")
            #expect(user.error.contains("The same file as import"), "\(user.error)")
        }
    }

    @Test("While an import runs, a line says how far it is; it is gone when the import has ended")
    func progress() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .coordinator, showsProgress: true)
            let rows = (1...3).map { "111111111111\($0);PT Nomor \($0);;10431;Jl. Satu;Baamang;Seruyan;Mikro" }
            let list = try user.file("oss.csv", [Self.ossHeader] + rows)
            let code = try await app.holding("company") {
                await user.run("firms", "import", list, "--format", "json")
            } until: {
                try await eventually { user.error.contains("mencatat perusahaan baru; 3 baris…") }
            }
            #expect(code == 0, "\(user.error)")
            #expect(user.error.hasSuffix("\r\u{1B}[K"))
            #expect(user.json.counts.created.int == 3 && user.json.status == "finished")
        }
    }
}

import Foundation
import Testing

@Suite("The command line asks about firms")
struct QueryCommandTests {
    /// A firm with a first note that lapsed, and one that was found to be in arrears lately.
    private static func make(_ app: TestApp) async throws {
        try await Story.begin(app, .kebun).toFirstNote(received: 60)
        let story = try await Story.begin(app, .bengkel)
        try await story.order(on: 85)
        try await story.visit(on: 20)
        try await story.finding("arrears", on: 20)
        try await story.step("submit_report", on: 18, as: .inspector)
    }

    @Test("Firms are searched as they are typed, in any order, misspelt, by region or by the beginning of a number")
    func search() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .coordinator)
            await user.does("firms", "search", "rekan", "kebn")
            #expect(user.lines.count == 2 && user.lines[1].hasPrefix("PT Kebun Rekaan"), "\(user.out)")
            await user.does("firms", "search", "rekaan", "--region", "62.02", "--limit", "2", "--format", "json")
            #expect(user.json.items.list.count == 2)
            await user.does("firms", "search", "rekaan", "--region", "62.07")
            #expect(user.out.isEmpty && user.error.contains("Tidak ada perusahaan seperti itu"))
            let header = "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha"
            let list = try user.file("oss.csv", [header, "9911111111111;PT Bernomor;;;;;Seruyan;"])
            await user.does("firms", "import", list)
            await user.does("firms", "search", "99111", "--format", "csv")
            #expect(user.out.contains("\r\nPT Bernomor;9911111111111;"), "\(user.out)")
            for wrong in [["firms", "search"], ["firms", "search", "x", "--limit", "banyak"]] {
                #expect(await user.run(wrong) == 64, "\(wrong)")
            }
            #expect(await user.run("firms", "search", "rekaan", "--limit", "0") == 1)
            #expect(user.error.contains("limit"), "\(user.error)")
            let stranger = try CommandLineUser(app, .coordinatorElsewhere)
            await stranger.does("firms", "search", "kebun", "rekaan")
            #expect(!stranger.out.contains("Kebun"))
        }
    }

    @Test("The list of non-compliant firms is narrowed by age, workers, kind, state and debt")
    func narrowed() async throws {
        try await withApp(live: true) { app in
            try await Self.make(app)
            let user = try CommandLineUser(app, .bpjsOfficer)
            let (kebun, bengkel) = ("PT Kebun Rekaan", "CV Bengkel Rekaan")
            let expected: [([String], [String])] = [
                ([], [bengkel, kebun]), (["--min-days", "60"], [kebun]), (["--since-after", "-30"], [bengkel]),
                (["--since-before", ago(30)], [kebun]), (["--finding", "arrears,obstruction"], [bengkel]),
                (["--state", "first_note"], [kebun]), (["--min-workers", "42"], [bengkel, kebun]),
                (["--min-workers", "43"], []), (["--min-amount", "1"], []), (["--overdue"], [kebun]),
                (["--search", "bengkl"], [bengkel]), (["--region", "62.02", "--min-days", "60"], [kebun]),
                (["--limit", "1", "--all"], [bengkel, kebun]),
            ]
            for (options, names) in expected {
                let code = await user.run(["noncompliant", "--format", "json"] + options)
                #expect(code == 0, "\(options): \(user.error)")
                #expect(user.json.items.list.map(\.name.text) == names, "\(options)")
            }
            await user.does("noncompliant", "--min-amount", "1")
            #expect(user.out.isEmpty && user.error.contains("Tidak ada perusahaan seperti itu."))
            await user.does("noncompliant", "--limit", "1")
            #expect(user.lines.count == 2 && user.lines[1].hasPrefix(bengkel) && user.error.contains("--cursor"))
            #expect(await user.run("noncompliant", "--finding", "nakal") == 1)
            #expect(user.error.contains("finding"), "\(user.error)")
            #expect(await user.run("noncompliant", "--min-days", "lama") == 64)
        }
    }

    @Test("Counts tell of what there is how much; files come from the server, for a purpose")
    func files() async throws {
        try await withApp(live: true) { app in
            try await Self.make(app)
            let user = try CommandLineUser(app, .bpjsOfficer)
            await user.does("noncompliant", "--facets", "--format", "csv")
            #expect(user.out.contains("\r\nfinding;") || user.out.contains("\r\ntemuan;"), "\(user.out)")
            await user.does("noncompliant", "--facets", "--min-days", "60", "--format", "json")
            #expect(user.json.findings.list.map { "\($0.value.text) \($0.companies.int)" } == ["unregistered 1"])
            await user.does("noncompliant", "--facets")
            #expect(user.lines.first?.hasPrefix("MENURUT") == true && user.lines.count > 5, "\(user.out)")

            await user.does("noncompliant", "--format", "csv", "--purpose", "Rapat cabang", "--min-days", "60")
            #expect(
                user.out.hasPrefix("\u{FEFF}") && user.out.contains("PT Kebun Rekaan") && !user.out.contains("Bengkel")
            )
            await user.does("noncompliant", "--ndjson", "--purpose", "Rapat cabang")
            #expect(user.lines.map { JSON(data: Data($0.utf8)).name.text } == ["CV Bengkel Rekaan", "PT Kebun Rekaan"])
            let file = user.home.appending(path: "daftar.xlsx").path
            await user.does("noncompliant", "--xlsx", file, "--purpose", "Rapat cabang")
            #expect(user.out.isEmpty && user.error.contains(file))
            let book = try Data(contentsOf: URL(filePath: file))
            #expect(book.starts(with: [0x50, 0x4B, 3, 4]))
            #expect(await user.run("noncompliant", "--xlsx", file, "--purpose", "Rapat cabang") == 1)
            await user.does("noncompliant", "--xlsx", file, "--purpose", "Rapat cabang", "--force")
            for wrong in [
                ["--format", "csv"], ["--ndjson"], ["--xlsx", file], ["--facets", "--basis", "indication"],
                ["--facets", "--xlsx", file, "--purpose", "Rapat"],
            ] {
                #expect(await user.run(["noncompliant"] + wrong) == 64, "\(wrong)")
            }
            // A reader without the right gets no file, not even an empty one.
            let other = try CommandLineUser(app, .licensingOfficer)
            let none = other.home.appending(path: "x.xlsx").path
            #expect(await other.run("noncompliant", "--xlsx", none, "--purpose", "Rapat cabang") == 1)
            #expect(!FileManager.default.fileExists(atPath: none))
        }
    }

    @Test("A saved query is saved, listed, asked for by name, counted, and removed")
    func saved() async throws {
        try await withApp(live: true) { app in
            try await Self.make(app)
            let user = try CommandLineUser(app, .bpjsOfficer)
            await user.does("queries", "list")
            #expect(user.error.contains("Belum ada pencarian tersimpan"))
            await user.does("queries", "save", "Lama", "--min-days", "60", "--finding", "unregistered")
            #expect(user.out.contains("temuan: Belum terdaftar (PWBD); umur sekurangnya: 60 hari"), "\(user.out)")
            #expect(await user.run("queries", "save", "Lama", "--min-days", "9") == 1)
            #expect(await user.run("queries", "save", "Dulu", "--as-of", "-9") == 64)
            await user.does("queries", "save", "Bersama", "--overdue", "--office", "kc-sampit")
            await user.does("noncompliant", "--saved", "Lama", "--format", "json")
            #expect(user.json.items.list.map(\.name.text) == ["PT Kebun Rekaan"])
            await user.does("noncompliant", "--saved", "lama", "--facets", "--format", "json")
            #expect(user.json.findings.list.map(\.value.text) == ["unregistered"])
            #expect(await user.run("noncompliant", "--saved", "Entah") == 1)

            let head = try CommandLineUser(app, .bpjsBranchHead)
            await head.does("queries", "list", "--format", "json")
            #expect(head.json.items.list.map(\.name.text) == ["Bersama"])
            let shared = head.json.items[0].id.text
            #expect(await head.run("queries", "remove", shared) == 1)
            await user.does("queries", "remove", shared)
            await user.does("queries", "list")
            #expect(user.lines.count == 2 && user.lines[1].hasPrefix("Lama"), "\(user.out)")
            #expect(user.out.contains("temuan: Belum terdaftar (PWBD)"), "\(user.out)")
            #expect(await user.run("queries", "remove", "Entah") == 1)
            #expect(user.error.contains("“Entah”") && user.error.contains("patuh queries list"))
            // The head shares one of the same name: one's own is meant.
            await head.does("queries", "save", "Lama", "--overdue", "--office", "kc-sampit")
            await user.does("queries", "remove", "lama")
            await user.does("queries", "list", "--format", "json")
            #expect(user.json.items.list.map(\.person.login.text) == ["uji.bpjsbranchhead"], "\(user.out)")
        }
    }
}

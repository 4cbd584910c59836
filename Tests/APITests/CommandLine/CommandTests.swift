import API
import ArgumentParser
import Domain
import Foundation
import Testing

@testable import patuh

@Suite("The command line does what its user asked, or says why not")
struct CommandTests {
    @Test("A table is aligned, and speaks Indonesian unless the terminal speaks English")
    func table() async {
        let answer: Stage.Server = { _ in (200, Stage.page([Stage.example("CompanySummary")])) }
        let stage = Stage(server: answer)
        #expect(await stage.run("firms", "list", "contoh & co+1") == 0)
        #expect(stage.seen.map(\.path) == ["/v1/companies?q=contoh%20%26%20co%2B1"])
        #expect(stage.seen[0].headers["Accept-Language"] == "id")
        #expect(stage.seen[0].headers["Authorization"] == "Bearer t")
        #expect(
            stage.out == """
                NAMA                 NIB            NPWP              KODE   KAB/KOTA                      PEKERJA  KASUS  ID
                PT Contoh Sejahtera  8743592526865  0077058816710000  62.02  Kabupaten Kotawaringin Timur      412      1  \(Known.firm)

                """
        )
        let english = Stage(environment: ["LANG": "en_GB.UTF-8"], server: answer)
        #expect(await english.run("firms", "list") == 0)
        #expect(english.out.hasPrefix("NAME"))
        #expect(english.seen[0].headers["Accept-Language"] == "en")
    }

    @Test("JSON is the server's own, with --all the pages joined")
    func json() async throws {
        let stage = Stage { _ in (200, Stage.example("QueueCounts")) }
        #expect(await stage.run("queue", "--counts", "--format", "json") == 0)
        #expect(stage.out == Stage.example("QueueCounts") + "\n")

        let pages = Stage { seen in
            seen.path.contains("cursor=b")
                ? (200, Stage.page([Stage.example("Person", ["login": "b"])]))
                : (200, Stage.page([Stage.example("Person", ["login": "a"])], next: "b"))
        }
        #expect(await pages.run("people", "--all", "--format", "json") == 0)
        let joined = try JSONSerialization.jsonObject(with: Data(pages.out.utf8)) as? [String: Any]
        #expect((joined?["items"] as? [[String: Any]])?.compactMap { $0["login"] as? String } == ["a", "b"])
        #expect(joined?["next_cursor"] is NSNull)
        #expect(pages.seen.map(\.path) == ["/v1/people?limit=200", "/v1/people?limit=200&cursor=b"])
    }

    @Test("CSV has a mark, semicolons and no formulas")
    func csv() async {
        let stage = Stage { _ in
            (200, Stage.page([Stage.example("Person", ["name": "=HYPERLINK(\"x\")", "login": "a;b"])]))
        }
        #expect(await stage.run("people", "--format", "csv") == 0)
        let lines = stage.out.components(separatedBy: "\r\n")
        #expect(lines[0] == "\u{FEFF}login;name;roles;offices;id")
        #expect(lines[1].hasPrefix("\"a;b\";\"'=HYPERLINK(\"\"x\"\")\";Pengawas Ketenagakerjaan;"))
    }

    @Test("A refusal ends with 1: its reasons and what would help on standard error, nothing on standard output")
    func refusal() async {
        let problem = """
            {"type":"/problems/refused","title":"Tidak dapat dilakukan sekarang","status":409,"code":"step_refused",
            "detail":"Nota I belum diterima perusahaan.","current_version":7,
            "reasons":[{"code":"no_receipt","detail":"Belum ada bukti terima.","remedy":"Catat dahulu."}],
            "errors":[{"field":"occurred_on","code":"future_day","detail":"Belum tiba.","remedy":"Paling lambat hari ini."}]}
            """
        let stage = Stage { seen in seen.method == "GET" ? (200, Stage.example("Case")) : (409, problem) }
        #expect(await stage.run("cases", "advance", Known.caseID, "issue_second_note") == 1)
        #expect(stage.out.isEmpty)
        #expect(
            stage.error == """
                Ditolak: Nota I belum diterima perusahaan. (step_refused)
                  • Belum ada bukti terima. (no_receipt)
                    → Catat dahulu.
                  • --on: Belum tiba. (future_day)
                    → Paling lambat hari ini.
                  Versi sekarang: 7. Lihat lagi keadaannya, lalu putuskan.

                """
        )
    }

    @Test("A step is decided on the version just read; days are those of the office")
    func advance() async {
        let stage = Stage { seen in
            seen.method == "GET" ? (200, Stage.example("Case")) : (201, Stage.example("StepResult"))
        }
        #expect(
            await stage.run(
                "cases",
                "advance",
                Known.caseID,
                "record_verification",
                "--on",
                "-14",
                "--reason",
                "Menyusul",
                "--finding",
                "\(Known.visit)=succeeded",
                "--successor-kind",
                "partial_workers",
                "--successor-facts",
                "292 belum",
                "--successor-workers",
                "292",
                "--number",
                "1/X"
            ) == 0
        )
        let step = stage.seen.last
        #expect(step?.path == "/v1/cases/\(Known.caseID)/steps")
        #expect(step?.object["expected_version"] as? Int == 7)
        #expect(step?.object["occurred_on"] as? String == "2026-10-20")
        #expect(step?.headers["Idempotency-Key"]?.count == 36)
        let details = step?.object["details"] as? [String: Any]
        #expect((details?["letter"] as? [String: Any])?["number"] as? String == "1/X")
        let findings = details?["findings"] as? [[String: Any]]
        #expect((findings?.first?["successor"] as? [String: Any])?["workers_affected"] as? Int == 292)
        #expect(stage.out.contains("Nota I berlaku (first_note)"))
    }

    @Test("With a key of the caller's a repeat is the same request to the letter")
    func repeated() async {
        let stage = Stage { _ in (201, Stage.example("StepResult")) }
        for _ in 1...2 {
            #expect(await stage.run("cases", "advance", Known.caseID, "order", "--idempotency-key", "k") == 0)
        }
        #expect(stage.seen.map(\.method) == ["POST", "POST"])
        #expect(Set(stage.seen.map(\.body)).count == 1)
        #expect(stage.seen.allSatisfy { $0.headers["If-Match"] == "*" && $0.headers["Idempotency-Key"] == "k" })
    }

    @Test("A lost connection and a 503 are tried once more, under the same key")
    func retried() async {
        for failing in [nil, (status: 503, body: "{}")] as [(status: Int, body: String)?] {
            let tries = Counter()
            let stage = Stage { _ in tries.next() == 1 ? failing : (201, Stage.example("CalendarYear")) }
            #expect(await stage.run("calendar", "add", "2026-12-26", "Cuti") == 0)
            #expect(stage.seen.count == 2)
            #expect(Set(stage.seen.map { $0.headers["Idempotency-Key"] }).count == 1)
        }
        let dead = Stage { _ in nil }
        #expect(await dead.run("calendar", "add", "2026-12-26", "Cuti") == 1)
        #expect(dead.seen.count == 2)
        #expect(dead.error.contains("tidak terjangkau"))
    }

    @Test("A firm may be named by one number; none or two are refused")
    func firm() async {
        let one = Stage { seen in
            if seen.path.hasPrefix("/v1/companies?") { return (200, Stage.page([Stage.example("CompanySummary")])) }
            if seen.path.hasSuffix("/alleged-successions") {
                return (200, Stage.page([Stage.example("AllegedSuccession")]))
            }
            return (200, Stage.example("Company"))
        }
        #expect(await one.run("firms", "show", "nib:8743592526865") == 0)
        #expect(
            one.seen.map(\.path) == [
                "/v1/companies?nib=8743592526865&limit=2", "/v1/companies/\(Known.firm)",
                "/v1/companies/\(Known.firm)/alleged-successions",
            ]
        )
        #expect(one.out.contains("PT Contoh Bangkit Jaya"))
        let none = Stage { _ in (200, Stage.page([])) }
        #expect(await none.run("firms", "show", "npwp:1") == 1)
        #expect(none.error.contains("Tidak ada perusahaan dengan NPWP 1"))
        let two = Stage { _ in (200, Stage.page([Stage.example("CompanySummary"), Stage.example("CompanySummary")])) }
        #expect(await two.run("firms", "show", "npp:A") == 1)
        #expect(await two.run("firms", "show", "PT Contoh") == 64)
    }

    @Test(
        "Wrong usage ends with 64 and asks the server nothing",
        arguments: [
            ["cases", "advance"], ["cases", "advance", "x", "order"], ["queue", "--limit", "0"], ["nonsense"],
            ["cases", "list", "--open", "--closed"], ["calendar", "add", "2026-02-30", "Cuti"],
            ["people", "--format", "xml"],
            ["cases", "show", Known.caseID, "--server", "patuh"], ["cases", "open", Known.firm],
        ]
    )
    func usage(arguments: [String]) async {
        let stage = Stage { _ in nil }
        let code = await Surroundings.$current.withValue(stage.surroundings) { await Patuh.perform(arguments) }
        #expect(code == 64)
        #expect(stage.seen.isEmpty)
        #expect(stage.out.isEmpty)
        #expect(!stage.error.isEmpty)
    }

    @Test("The branch's CSV is the server's, byte for byte; a refusal writes none")
    func branch() async {
        let csv = "\u{FEFF}name;nib\r\nPT Contoh;8743592526865\r\n"
        let stage = Stage { _ in (200, csv) }
        #expect(
            await stage.run("noncompliant", "--branch", "Sampit", "--format", "csv", "--purpose", "Rapat cabang") == 0
        )
        #expect(stage.seen[0].headers["X-Purpose"] == "Rapat%20cabang")
        #expect(stage.out == csv)
        #expect(stage.seen[0].headers["Accept"]?.hasPrefix("text/csv") == true)
        let refused = Stage { _ in
            (403, #"{"type":"about:blank","title":"t","status":403,"detail":"Tidak berwenang.","code":"forbidden"}"#)
        }
        #expect(await refused.run("noncompliant", "--format", "csv", "--purpose", "Rapat cabang") == 1)
        #expect(refused.out.isEmpty)
    }

    @Test(
        "A workbook and lines are two files, a workbook has a workbook's name, and an import's help shows its options"
    )
    func files() async throws {
        let stage = Stage { _ in (200, "") }
        for (words, said) in [
            (["--xlsx", "a.xlsx", "--ndjson"], "--ndjson"), (["--xlsx", "a.csv"], "--format csv"),
        ] {
            #expect(await stage.run(["noncompliant", "--purpose", "Rapat"] + words) == 64)
            #expect(stage.error.contains(said), "\(stage.error)")
        }
        #expect(stage.seen.isEmpty)
        let help = Stage { _ in (200, "") }
        #expect(await help.run("firms", "import", "--help") == 0)
        for option in ["--map", "--complete", "--corrects", "--list-date", "corrections"] {
            #expect(help.out.contains(option), "\(option)")
        }
    }

    @Test("An import tells the list by its heading and sends the file as it is")
    func imported() async throws {
        let stage = Stage { _ in (201, Stage.example("Import")) }
        let file = stage.home.appending(path: "daftar.csv")
        try FileManager.default.createDirectory(at: stage.home, withIntermediateDirectories: true)
        let text = "\u{FEFF}NIB;Nama Perusahaan\r\n1;A\r\n"
        try Data(text.utf8).write(to: file)
        #expect(await stage.run("firms", "import", file.path(), "--dry-run", "--list-date", "2026-10-01") == 0)
        #expect(
            stage.seen.map(\.path) == [
                "/v1/imports?source=oss&dry_run=true&list_date=2026-10-01&file_name=daftar.csv"
            ]
        )
        #expect(stage.seen[0].headers["Content-Type"] == "text/csv")
        #expect(stage.seen[0].body == Data(text.utf8))
        #expect(await stage.run("firms", "import", "/nowhere.csv") == 1)
        #expect(ListSource.tell(heading: "NPP;NAMA PERUSAHAAN") == .bpjs)
        #expect(ListSource.tell(heading: "\u{FEFF}\"No. Pendaftaran WLKP\",Nama") == .wlkp)
        #expect(ListSource.tell(heading: "nama;alamat") == nil)
        #expect(ListSource.tell(heading: "\u{FEFF}patuh:baris;patuh:alasan;NPP;Nama") == .bpjs)
    }

    @Test("A workbook is sent as one, with what titles mean; what is remembered goes beside what was remembered before")
    func workbook() async throws {
        let stage = Stage { request in
            request.path.hasPrefix("/v1/import-mappings")
                ? (
                    200,
                    #"{"source":"bpjs","version":3,"titles":[{"title":"A","field":"npp"},{"title":"B","field":"name"}],"fields":[],"required_fields":[]}"#
                )
                : (201, Stage.example("Import"))
        }
        let file = stage.home.appending(path: "Daftar BPJS.xlsx")
        try FileManager.default.createDirectory(at: stage.home, withIntermediateDirectories: true)
        try Data([0x50, 0x4B, 3, 4]).write(to: file)
        let done = await stage.run(
            "firms",
            "import",
            file.path(percentEncoded: false),
            "--map",
            "Nama = Usaha=name",
            "--remember",
            "--complete"
        )
        #expect(done == 0)
        #expect(
            stage.seen[0].path == "/v1/imports?source=bpjs&file_name=Daftar%20BPJS.xlsx"
                + "&mapping=%7B%22Nama%20%3D%20Usaha%22%3A%22name%22%7D&complete=true"
        )
        #expect(stage.seen[0].headers["Content-Type"]?.hasSuffix("spreadsheetml.sheet") == true)
        #expect(stage.seen.map(\.method) == ["POST", "GET", "PUT"])
        let sent = String(decoding: stage.seen[2].body, as: UTF8.self)
        #expect(sent.contains("\"title\":\"A\"") && !sent.contains("\"title\":\"B\"") && sent.contains("Nama = Usaha"))
        #expect(await stage.run("firms", "import", stage.home.appending(path: "x.xlsx").path()) == 64)
    }

    @Test("The line of a running import says what is done, and how many rows have been read where there are any")
    func importLine() throws {
        let data = Data(Stage.example("Import", ["status": "running", "stage": "unpacking"]).utf8)
        var told = try Wire.decoder().decode(Wire.Import.self, from: data)
        told.rowsRead = 0
        #expect(ImportWatch.line(told)?.id == "membuka buku kerja…")
        told.rowsRead = 12
        #expect(ImportWatch.line(told)?.en == "unpacking the workbook; 12 rows…")
        told.stage = "receiving"
        #expect(ImportWatch.line(told) == nil)
        (told.stage, told.status) = ("writing", "finished")
        #expect(ImportWatch.line(told) == nil)
    }

    @Test("A procedure that is not whole ends with 1")
    func check() async {
        let whole = Stage { _ in (200, Stage.example("ProcedureCheck")) }
        #expect(await whole.run("procedures", "check") == 0)
        let problem = Stage.example("ProcedureProblem")
        let broken = Stage { _ in (200, #"{"ok":false,"procedures":[],"problems":[\#(problem)]}"#) }
        #expect(await broken.run("procedures", "check") == 1)
        #expect(broken.out.isEmpty)
        #expect(broken.error.contains("unreachable_state"))
    }

    @Test("The unread notices are listed unless others are asked for; one is noted as read, and once more if need be")
    func notices() async {
        let list = Stage { _ in (200, #"{"items":[\#(Stage.example("Notice"))],"next_cursor":null,"unread":3}"#) }
        #expect(await list.run("notices", "list") == 0)
        #expect(list.seen.map(\.path) == ["/v1/notices?status=unread"])
        #expect(list.out.contains("Usulan pemeriksaan atas laporan BPJS"))
        list.clear()
        #expect(await list.run("notices", "list", "--status", "all", "--format", "json") == 0)
        #expect(list.seen.map(\.path) == ["/v1/notices?status=all"])
        #expect(list.out.contains(#""unread":3"#))

        let tries = Counter()
        let read = Stage { _ in tries.next() == 1 ? nil : (200, Stage.example("Notice")) }
        #expect(await read.run("notices", "read", Known.visit) == 0)
        #expect(read.seen.map(\.method) == ["PUT", "PUT"])
        #expect(Set(read.seen.map(\.path)) == ["/v1/notices/\(Known.visit)/read"])
        #expect(read.seen.allSatisfy { $0.body.isEmpty && $0.headers["Content-Type"] == nil })
    }

    @Test("Completion scripts are built in", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) async {
        let stage = Stage { _ in nil }
        #expect(await stage.run("--generate-completion-script", shell) == 0)
        #expect(stage.out.contains("noncompliant"))
    }

    @Test("Every command has its help")
    func helps() async {
        func check(_ command: any ParsableCommand.Type, _ path: [String]) async {
            let stage = Stage { _ in nil }
            let code = await Surroundings.$current.withValue(stage.surroundings) {
                await Patuh.perform(path + ["--help"])
            }
            #expect(code == 0, "\(path)")
            #expect(!command.configuration.abstract.isEmpty, "\(path)")
            for sub in command.configuration.subcommands {
                await check(sub, path + [sub.configuration.commandName ?? "\(sub)".lowercased()])
            }
        }
        await check(Patuh.self, [])
    }
}

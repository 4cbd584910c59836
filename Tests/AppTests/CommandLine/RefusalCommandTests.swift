import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres
@testable import patuh

@Suite("What the command line refuses, in its own words")
struct RefusalCommandTests {
    @Test("A refusal names options, never the interface; what only reads says nothing of storing")
    func options() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .coordinator)
            for wrong in [["--region", "99.99"], ["--region", "Sampit"], ["--region", "62.02.01"]] {
                #expect(await user.run(["firms", "list"] + wrong) == 1, "\(wrong)")
                #expect(user.error.contains("• --region: "), "\(user.error)")
                #expect(!user.error.contains("disimpan") && !user.error.contains("openapi"), "\(user.error)")
            }
            #expect(await user.run("firms", "list", "--region", "99.99") == 1)
            #expect(user.error.contains("“99.99”") && user.error.contains("dengan `patuh offices`"), "\(user.error)")
            for command in [
                ["cases", "list"], ["queue"], ["debts", "list"], ["guidance", "list"], ["matches", "list"],
                ["queries", "save", "Salah"],
            ] {
                #expect(await user.run(command + ["--region", "99.01"]) == 1, "\(command)")
                #expect(user.error.contains("(unknown_region)"), "\(user.error)")
            }
            await user.does("firms", "list", "--region", "62")
            await user.does("firms", "list", "--region", "11.01")

            #expect(await user.run("firms", "show", Firm.kebun.id, "--purpose", "abc") == 1)
            #expect(user.error.contains("--purpose memuat keperluan") && !user.error.contains("X-"), "\(user.error)")
            #expect(await user.run("plans", "draft", "--month", "2099-01") == 1)
            #expect(user.error.contains("• --month: Bulan itu terlalu jauh"), "\(user.error)")
            #expect(user.error.contains("Tidak ada yang disimpan."), "\(user.error)")
        }
    }

    @Test(
        "A state in which there are no indications is refused with the states there are, a state that there is not with each once"
    )
    func states() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .bpjsOfficer)
            #expect(await user.run("noncompliant", "--basis", "indication", "--state", "fine") == 1)
            #expect(
                user.error.contains("• --state: ") && user.error.contains("notified (Pemberitahuan)"),
                "\(user.error)"
            )
            #expect(user.error.contains("Hapus --basis indication"), "\(user.error)")
            await user.does("noncompliant", "--basis", "indication", "--state", "notified")
            #expect(await user.run("noncompliant", "--state", "foo") == 1)
            #expect(user.error.split(separator: "complied").count == 2, "\(user.error)")
        }
    }

    @Test("Tables say in words what JSON says in codes")
    func words() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .coordinator)
            try await Story.begin(app, .kebun).toFirstNote(received: 60)
            let expected: [([String], [String], [String])] = [
                (["people", "--all"], ["Account Representative BPJS", "Koordinator Pengawas"], ["bpjs_officer"]),
                (["offices"], ["Kantor cabang BPJS", "Unit pengawasan"], ["bpjs_branch", "labour_unit"]),
                (["whoami"], ["Koordinator Pengawas"], []),
                (["queue"], ["Mulai verifikasi"], ["begin_verification"]),
                (
                    ["firms", "timeline", Firm.kebun.id], ["Nota Pemeriksaan I", "Kasus"],
                    ["first_note", "case_event"]
                ),
                (["firms", "show", Firm.kebun.id], ["Pemberi kerja"], ["employer"]),
            ]
            for (command, words, codes) in expected {
                await user.does(command)
                for word in words { #expect(user.out.contains(word), "\(command): \(user.out)") }
                for code in codes { #expect(!user.out.contains(code), "\(command): \(user.out)") }
            }
            await user.does("offices", "--format", "json")
            #expect(user.json.items.list.contains { $0.kind == "bpjs_branch" })
        }
    }

    @Test("A merge that was taken back shows by whom and why")
    func undone() async throws {
        try await withApp(live: true) { app in
            let lists = try await MatchLists.send(app)
            let firm = try await lists.firm("8743592526865")
            let user = try CommandLineUser(app, .coordinator)
            await user.does("firms", "merges", firm.id.text, "--format", "json")
            let merge = user.json.items[0].id.text
            await user.does("firms", "unmerge", firm.id.text, merge, "--reason", "Pemilik berbeda")
            await user.does("firms", "merges", firm.id.text)
            #expect(user.lines[0].contains("DIBATALKAN OLEH") && user.lines[0].contains("ALASAN PEMBATALAN"))
            let line = try #require(user.lines.first { $0.contains("Pemilik berbeda") }, "\(user.out)")
            #expect(line.contains("otomatis") && line.contains("Uji"), "\(line)")
        }
    }

    @Test("A decision that was taken back shows what it was, by whom and why; a merge is not taken back so")
    func undecided() async throws {
        try await withApp(live: true) { app in
            let open = try await MatchLists.send(app).candidates()
            let proposal = try #require(open.first { $0.second.company_id != .null }).id.text
            let user = try CommandLineUser(app, .coordinator)
            #expect(await user.run("matches", "undo", proposal, "--reason", "Keliru") == 1)
            #expect(user.error.contains("(not_decided)"), "\(user.error)")
            await user.does("matches", "reject", proposal, "--reason", "Alamat berbeda")
            await user.does("matches", "undo", proposal, "--reason", "Keliru membaca")
            #expect(user.out.contains("ALASAN PEMBATALAN") && user.out.contains("belum diperiksa"), "\(user.out)")
            let line = try #require(user.lines.first { $0.contains("Keliru membaca") }, "\(user.out)")
            #expect(line.contains("berbeda") && line.contains("Uji"), "\(line)")
            await user.does("matches", "accept", proposal, "--reason", "Akta")
            #expect(await user.run("matches", "undo", proposal, "--reason", "Keliru") == 1)
            #expect(user.error.contains("batalkan penggabungannya"), "\(user.error)")
        }
    }

    @Test("No text of the service that a command shows speaks of headers, paths or parameters")
    func translated() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let spoken = /X-[A-Z]|Idempotency-Key|\/v1\/|openapi|If-Match|ETag|header X|tajuk |\?[a-z]+=/
        var found = 0
        for (language, mark) in [(Language.id, "id"), (.en, "en")] {
            let text = try Regex("\\b\(mark):\\s*\"((?:[^\"\\\\]|\\\\.)*)\"", as: (Substring, Substring).self)
            for file in try FileManager.default.subpathsOfDirectory(atPath: root.path) where file.hasSuffix(".swift") {
                guard ["App/", "Domain/"].contains(where: file.hasPrefix), !Self.ofTheInterface.contains(file) else {
                    continue
                }
                let source = try String(contentsOf: root.appending(path: file), encoding: .utf8)
                for match in source.matches(of: text) {
                    let said = String(match.output.1)
                    guard said.contains(spoken) else { continue }
                    found += 1
                    let shown = CommandTerms().text(said, in: language)
                    #expect(!shown.contains(spoken), "\(file): \(said)")
                }
            }
        }
        #expect(found > 10)
    }

    /// What only a program of somebody else's can be told: the command line never asks so.
    private static let ofTheInterface: Set<String> = [
        "App/HTTP/Call.swift", "App/Evidence/S3/S3Location.swift",
    ]
}

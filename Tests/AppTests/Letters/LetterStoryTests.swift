import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Letters of a case: frozen, printed, verified")
struct LetterStoryTests {
    @Test("An issued note is frozen in its act and printed once: every request gives the same bytes")
    func printedOnce() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let note = try await story.letter("first_note")
            #expect(note.frozen.isTrue && note.paper == .null && note.letter.received_on.text == ago(60))
            let pdf = try await running(app.service.press) {
                let first = try await app.paper(note.letter.id.text, as: .inspector)
                #expect(first.status == 200, "\(first.text)")
                #expect(first.header("Content-Type") == "application/pdf")
                #expect(first.header("Content-Disposition")?.hasSuffix(".pdf\"") == true)
                #expect(try await app.paper(note.letter.id.text, as: .coordinator).data == first.data)
                // Its job finds it printed, and prints the letters that nobody has asked for.
                try await app.printThrough()
                #expect(try await app.paper(note.letter.id.text, as: .auditor).data == first.data)
                return first
            }
            let all = try await app.done(.get, "/v1/cases/\(story.caseID)/letters", as: .inspector).items.list
            #expect(all.map(\.letter.kind.text) == ["assignment", "inspection_report", "first_note"])
            #expect(all.allSatisfy { $0.paper.bytes.int > 5000 })
            let jobs: Int = try await app.value(
                "SELECT count(*) FROM job WHERE kind = 'print_letter' AND state = 'completed'"
            )
            #expect(jobs == 3)
            let shown = try await app.done(.get, "/v1/letters/\(note.letter.id.text)", as: .inspector)
            #expect(pdf.header("ETag") == "\"\(shown.paper.sha.text)\"")
            #expect(shown.signatories.list.map(\.capacity.text) == ["endorser", "inspector"])
            #expect(shown.signatories[0].post.text.hasPrefix("Kepala Dinas Tenaga Kerja"))
            let text = try PDFTool.text(Array(pdf.data))
            let day = try #require(LocalDate(ago(72)))
            for said in [
                note.letter.number.text, day.words.id, "PT Kebun Rekaan", "Pekerja belum terdaftar.", "42 orang",
                "14 (empat belas) hari kalender", "Uji inspector", "Uji officeHead", "Palangka Raya",
                "Surat Perintah Tugas Nomor \(all[0].letter.number.text)",
            ] {
                #expect(text.contains(said), "\(said)")
            }
            // Why it was entered late is nobody's business outside.
            #expect(!text.contains(Story.late))
        }
    }

    @Test("What happens to firm, finding and person afterwards changes no letter")
    func unchanged() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote()
            let id = try await story.letter("first_note").letter.id.text
            let before = try await app.page(id, as: .inspector).text
            let path = "/v1/companies/\(story.firm.id)"
            try await app.done(.patch, path, ["expected_version": 1, "name": "PT Nama Lain"], as: .coordinator)
            try await app.superuser.execute("UPDATE person SET name = 'Nama Lain' WHERE login LIKE 'uji.%'")
            try await story.step("begin_verification", on: 44, as: .inspector)
            try await story.step("record_verification", on: 43, as: .inspector, try await story.outcomes("remedied"))
            #expect(try await app.page(id, as: .inspector).text == before)
            #expect(before.contains("PT Kebun Rekaan") && !before.contains("Nama Lain"))
            let minutes = try await story.letter("verification_minutes").letter.id.text
            let after = try await app.page(minutes, as: .inspector).text
            #expect(after.contains("PT Nama Lain") && after.contains("Dipenuhi"))
        }
    }

    @Test("The minutes of a visit name order, people and place; nobody of another side or region gets them")
    func visitMinutes() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: nil)
            let visit: String = try await app.value("SELECT id::text FROM visit ORDER BY seq LIMIT 1")
            let path = "/v1/visits/\(visit)/minutes"
            let html = ["Accept": "text/html", "X-Purpose": "Ditandatangani di tempat"]
            let silent = try await app.get(path, as: .inspector, headers: ["Accept": "text/html"])
            #expect(silent.status == 400 && silent.code == "purpose_missing")
            let page = try await app.get(path, as: .inspector, headers: html)
            #expect(page.status == 200, "\(page.text)")
            #expect(page.text.contains("Berita Acara Pemeriksaan") && page.text.contains("PT Kebun Rekaan"))
            #expect(page.text.contains("Surat Perintah Tugas Nomor B.560/SPT."))
            for person in [Person.bpjsOfficer, .administrator, .auditor] {
                let status = try await app.get(path, as: person, headers: html).status
                #expect([403, 404].contains(status))
            }
        }
    }

    @Test("The service can neither change nor forge a letter, and a file altered behind its back is refused and told")
    func altered() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote()
            let note = try await story.letter("first_note")
            let id = try LetterID(note.letter.id.text)
            try await running(app.service.press) { try await app.printThrough() }
            try await app.withServiceRole { role in
                let denied = ServiceRole.Outcome.refused("\(SQLState.insufficientPrivilege)")
                for table in ["letter_content", "letter_paper"] {
                    #expect(await role.attempt(.officeHead, "DELETE FROM \(identifier: table)") == denied)
                    #expect(
                        await role.attempt(.officeHead, "UPDATE \(identifier: table) SET letter_id = letter_id")
                            == denied
                    )
                }
                #expect(
                    await role.attempt(
                        .officeHead,
                        """
                        INSERT INTO letter_paper (letter_id, pdf, sha256, content_sha256, template_sha256)
                        SELECT letter_id, '%PDF-x', sha256('%PDF-x'), sha256, sha256 FROM letter_content
                        """
                    ) == denied
                )
                // Nothing is hung on an act of yesterday.
                let late = await role.attempt(
                    .officeHead,
                    """
                    INSERT INTO letter_content (letter_id, case_id, seq, content, sha256, token)
                    SELECT l.id, l.case_id, l.seq, '{}', sha256('{}'), 'abcdefghijklmnopqrstuv' FROM letter l
                    """
                )
                #expect(late == denied)
            }
            let jobs = ServiceRole(pool: app.service.jobs)
            for statement: SQL in [
                "UPDATE letter_paper SET pdf = '%PDF-x'", "DELETE FROM letter_paper",
                "UPDATE letter_content SET content = '{}'",
            ] {
                #expect(await jobs.attempt(nil, [statement]) == .refused("\(SQLState.insufficientPrivilege)"))
            }
            // Even the superuser is stopped by trigger and check; without them the trail still knows the hash.
            await #expect(throws: PostgresError.self) {
                try await app.superuser.execute("UPDATE letter_paper SET pdf = '%PDF-x' WHERE letter_id = \(id)")
            }
            let good = try await app.paper(note.letter.id.text, as: .inspector)
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        ALTER TABLE patuh.letter_paper DISABLE TRIGGER USER;
                        UPDATE patuh.letter_paper SET pdf = pdf || ' '::bytea, sha256 = sha256(pdf || ' '::bytea);
                        ALTER TABLE patuh.letter_paper ENABLE TRIGGER USER;
                        """
                )
            }
            let bad = try await app.paper(note.letter.id.text, as: .inspector)
            #expect(good.status == 200 && bad.status == 500 && bad.code == "letter_altered")
            let url = note.verification_url.text.replacing("http://127.0.0.1:8080", with: "")
            let told = try await app.raw(.get, url, headers: ["Accept": "application/json"]).json
            #expect(told.unaltered == .bool(false))
            let page = try await app.raw(.get, url)
            #expect(page.text.contains("tidak sama dengan yang diterbitkan"))
            let place = DatabaseLocation.url(try TestServer.shared.get().url(app.database), jobs: nil)
            let report = await Operator(location: place, logger: TestDatabases.logger).examine()
            #expect(report.findings.contains { $0.subject == .letters && $0.weight == .bad })
        }
    }

    @Test("Letters are seen with their case's inside: not by BPJS, not elsewhere, not once the file is closed")
    func secrecy() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            let id = try await story.letter("assignment").letter.id.text
            let list = "/v1/cases/\(story.caseID)/letters"
            for path in ["/v1/letters/\(id)", "/v1/letters/\(id)/content"] {
                for person in [Person.bpjsOfficer, .bpjsBranchHead, .inspectorElsewhere, .licensingOfficer] {
                    let status = try await app.get(path, as: person).status
                    #expect(status == 404 || status == 403, "\(path) as \(person)")
                }
            }
            #expect(try await app.done(.get, list, as: .bpjsOfficer).items.list.isEmpty)
            #expect(try await app.get(list, as: .inspectorElsewhere).status == 404)
            #expect(try await app.page(id, as: .coordinator).status == 200)
            try await story.step("report_incident", on: 70, as: .inspector)
            #expect(try await app.page(id, as: .coordinator).status == 404)
            #expect(try await app.get("/v1/letters/\(id)", as: .inspector).status == 404)
            #expect(try await app.done(.get, list, as: .inspector).items.list.isEmpty)
            let open = try await app.done(.get, list, as: .investigator).items.list
            #expect(open.map(\.letter.kind.text) == ["assignment", "incident_report"])
            #expect(try await app.page(id, as: .investigator).status == 200)
        }
    }

    @Test("Whoever holds a letter learns that it is genuine and whether it holds, and nothing of whom it concerns")
    func verification() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel)
            try await story.toFirstWarning()
            let letters = try await app.done(.get, "/v1/cases/\(story.caseID)/letters", as: .bpjsOfficer).items.list
            let warning = try #require(letters.first { $0.letter.kind.text == "first_warning" })
            let url = warning.verification_url.text.replacing("http://127.0.0.1:8080", with: "")
            let json = try await app.raw(.get, url, headers: ["Accept": "application/json"]).json
            #expect(json.number == warning.letter.number && json.status.text == "valid" && json.unaltered.isTrue)
            #expect(json.office.text == "BPJS Ketenagakerjaan Kantor Cabang Sampit" && json.sha == .null)
            try await running(app.service.press) { try await app.printThrough() }
            try await story.step("withdraw", on: 100, as: .bpjsBranchHead)
            let indonesian = try await app.raw(.get, url)
            let english = try await app.raw(.get, url, headers: ["Accept-Language": "en"])
            #expect(indonesian.header("Content-Type")?.hasPrefix("text/html") == true)
            #expect(indonesian.text.contains("Surat ini tercatat") && indonesian.text.contains("Tidak berlaku"))
            #expect(english.text.contains("This letter is registered") && english.text.contains("Void"))
            let void = try await app.raw(.get, url, headers: ["Accept": "application/json"])
            #expect(void.json.status.text == "void" && void.json.void_on.text == ago(100))
            let paper = try await app.paper(warning.letter.id.text, as: .bpjsOfficer)
            let text = try PDFTool.text(Array(paper.data))
            for said in [
                "Teguran Tertulis Pertama", "CV Bengkel Rekaan", "Pasal 15 ayat (1)", "10 (sepuluh) hari kerja",
            ] {
                #expect(text.contains(said), "\(said)")
            }
            #expect(paper.header("ETag") == "\"\(void.json.sha.text)\"")
            for answer in [indonesian, english, void] {
                #expect(answer.text.contains(warning.letter.number.text))
                #expect(!answer.text.contains("Bengkel") && !answer.text.contains(story.caseID))
            }
            for token in ["abcdefghijklmnopqrstuv", "%27%20OR%201=1", "x"] {
                let unknown = try await app.raw(.get, "/verify/\(token)")
                #expect(unknown.status == 404 && unknown.text.contains("Surat tidak dikenal"))
                let json = try await app.raw(.get, "/verify/\(token)", headers: ["Accept": "application/json"])
                #expect(json.status == 404 && json.code == "not_found")
            }
        }
    }

    @Test("A renderer that dies fails the job, which is tried again and done once")
    func diedAndDone() async throws {
        let flag = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID())").path
        let script = flag + ".py"
        defer {
            try? FileManager.default.removeItem(atPath: flag)
            try? FileManager.default.removeItem(atPath: script)
        }
        try Data(
            """
            import os, runpy, sys
            if not os.path.exists("\(flag)"):
                open("\(flag)", "w").close()
                import struct
                hello = b'H{"weasyprint": "0", "landlock": true, "seccomp": true}'
                sys.stdout.buffer.write(struct.pack(">I", len(hello)) + hello); sys.stdout.buffer.flush()
                sys.stdin.buffer.read(4); os.kill(os.getpid(), 9)
            runpy.run_path("\(LetterTemplates.resources.appendingPathComponent("letter-renderer").path)", run_name="__main__")
            """.utf8
        ).write(to: URL(fileURLWithPath: script))
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await withPress(script: script) { press in
                let printer = LetterPrinter(press: press, publicURL: "https://patuh.example")
                let queue = JobQueue(pool: app.service.jobs, printer: printer)
                #expect(
                    try await queue.workOne()
                        == .failed(.printLetter, code: "letter_renderer_died", isDead: false)
                )
                #expect(try await app.value("SELECT count(*) FROM letter_paper", as: Int.self) == 0)
                try await app.superuser.execute("UPDATE job SET scheduled_at = now() WHERE kind = 'print_letter'")
                #expect(try await queue.workOne() == .completed(.printLetter))
                #expect(try await queue.workOne() == .idle)
            }
            #expect(try await app.value("SELECT count(*) FROM letter_paper", as: Int.self) == 1)
            let trail: Int = try await app.value("SELECT count(*) FROM audit_entry WHERE operation = 'print_letter'")
            #expect(trail == 1)
            // The quick work never takes a letter.
            try await app.workThrough()
        }
    }

    @Test("Where nothing renders, the case goes on and the letter says that it can't be printed yet")
    func noRenderer() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote()
            let id = try await story.letter("first_note").letter.id.text
            // Nobody runs this press: it is stopped.
            try await running(app.service.press) {}
            try await eventually { try await app.paper(id, as: .inspector).status == 503 }
            #expect(try await app.paper(id, as: .inspector).code == "letter_renderer_unavailable")
            #expect(try await app.page(id, as: .inspector).status == 200)
            try await story.step("begin_verification", on: 44, as: .inspector)
            let image = try await app.get("/v1/letters/\(id)/content", as: .inspector, headers: ["Accept": "image/png"])
            #expect(image.status == 406)
        }
    }

    @Test("A letter that a case on paper brought along has no file, and says so")
    func paper() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote()
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        ALTER TABLE patuh.letter_content DISABLE TRIGGER USER; DELETE FROM patuh.letter_content;
                        ALTER TABLE patuh.letter_content ENABLE TRIGGER USER;
                        """
                )
            }
            let note = try await story.letter("first_note")
            #expect(note.frozen == .bool(false) && note.verification_url == .null)
            let answer = try await app.paper(note.letter.id.text, as: .inspector)
            #expect(answer.status == 409 && answer.code == "letter_not_frozen")
        }
    }

    @Test("A preview shows what would be issued, marked KONSEP, and stores nothing")
    func preview() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            let path = "/v1/cases/\(story.caseID)/letter-preview?action="
            let before = try await app.dump()
            for person in [Person.inspector, .officeHead] {
                let page = try await app.get(path + "issue_first_note&text=Mohon%20perhatian", as: person)
                #expect(page.status == 200, "\(page.text)")
                for said in [
                    ">KONSEP<", "Nota Pemeriksaan I", "Pekerja belum terdaftar.", "Mohon perhatian", "Kepala Dinas",
                ] {
                    #expect(page.text.contains(said), "\(person): \(said)")
                }
                #expect(!page.text.contains("<svg") && page.text.contains("Uji officeHead") == (person == .officeHead))
            }
            #expect(try await app.dump() == before)
            #expect(try await app.get(path + "issue_second_note", as: .inspector).code == "no_letter")
            #expect(try await app.get(path + "return_first_note", as: .inspector).code == "no_letter")
            #expect(try await app.get(path + "entah", as: .inspector).status == 400)
            #expect(try await app.get(path + "issue_first_note", as: .bpjsOfficer).status == 404)
        }
    }
}

extension Story {
    /// The latest letter of a kind, with its paper.
    func letter(_ kind: String) async throws -> JSON {
        let letters = try await app.done(.get, "/v1/cases/\(caseID)/letters", as: .inspector).items.list
        return letters.last { $0.letter.kind.text == kind } ?? .null
    }
}

extension TestApp {
    /// A letter's PDF.
    func paper(_ id: String, as person: Person) async throws -> Answer {
        try await get("/v1/letters/\(id)/content", as: person, headers: ["Accept": "application/pdf"])
    }

    /// A letter's page.
    func page(_ id: String, as person: Person) async throws -> Answer {
        try await get("/v1/letters/\(id)/content", as: person, headers: ["Accept": "text/html"])
    }

    /// Prints every letter that waits, as a server does.
    func printThrough() async throws {
        let queue = JobQueue(pool: service.jobs, printer: service.printer)
        while try await queue.workOne() != .idle {}
    }
}

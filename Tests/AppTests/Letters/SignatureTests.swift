import Crypto
import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Electronic signatures on letters")
struct SignatureTests {
    /// A printed first note, its identity and its paper.
    private struct Printed: Sendable {
        let app: TestApp
        let story: Story
        let id: String
        let paper: [UInt8]

        static func begin(_ app: TestApp) async throws -> Printed {
            let story = try await Story.begin(app)
            try await story.toFirstNote()
            let id = try await story.letter("first_note").letter.id.text
            let paper = try await running(app.service.press) {
                try await app.printThrough()
                return try await app.paper(id, as: .inspector)
            }
            return Printed(app: app, story: story, id: id, paper: Array(paper.data))
        }

        func bring(
            _ file: [UInt8],
            _ place: Int? = 1,
            as person: Person = .officeHead,
            type: String = "application/pdf",
            headers: [String: String] = [:]
        ) async throws -> Answer {
            let query = place.map { "?signatory=\($0)" } ?? ""
            let path = "/v1/letters/\(id)/signatures\(query)"
            return try await app.raw(.post, path, Data(file), type: type, token: person.token, headers: headers)
        }

        func verification() async throws -> (path: String, json: JSON) {
            let letter = try await app.done(.get, "/v1/letters/\(id)", as: .inspector)
            let path = letter.verification_url.text.replacing("http://127.0.0.1:8080", with: "")
            return (path, try await app.raw(.get, path, headers: ["Accept": "application/json"]).json)
        }
    }

    @Test("A signed file is kept beside the paper, version upon version, and given from then on; anybody can compare")
    func signed() async throws {
        let signer = try TestSigner()
        let second = try TestSigner(name: "Sari Rekaan")
        defer {
            signer.close()
            second.close()
        }
        try await withApp { app in
            let printed = try await Printed.begin(app)
            let (path, before) = try await printed.verification()
            #expect(before.signatures.int == 0 && before.signed_sha == .null)
            let once = try signer.sign(printed.paper, .init(rect: "[50 50 250 120]"))
            let missing = try await printed.bring(once, nil)
            #expect(missing.status == 400 && missing.fields == ["signatory"], "\(missing.text)")
            let key = ["Idempotency-Key": "tanda-1"]
            let first = try await printed.bring(once, headers: key)
            #expect(first.status == 201, "\(first.text)")
            #expect(first.json.subject.text == "CN=Siti Rekaan,O=Dinas Rekaan,C=ID")
            #expect(first.json.certificate.text == "not_checked" && first.json.version.int == 1)
            #expect(first.json.sha.text == Array(SHA256.hash(data: once)).hex)
            #expect(first.json.name.text == "Uji officeHead")
            #expect(try await printed.bring(once, headers: key).data == first.data)

            #expect(Array(try await app.paper(printed.id, as: .inspector).data) == once)
            let unsigned = try await app.get("/v1/letters/\(printed.id)/content?variant=unsigned", as: .inspector)
            #expect(Array(unsigned.data) == printed.paper)
            // The second signer must sign what the first has signed.
            let late = try await printed.bring(try second.sign(printed.paper), 2, as: .inspector)
            #expect(late.status == 409 && late.code == "signature_of_earlier_version", "\(late.text)")
            let twice = try second.sign(once)
            #expect(try await printed.bring(twice, 1).code == "already_signed")
            let other = try await printed.bring(twice, nil, as: .inspector)
            #expect(
                other.status == 201 && other.json.signatory.int == 2 && other.json.version.int == 2,
                "\(other.text)"
            )
            #expect(try await printed.bring(try signer.sign(twice), nil).code == "already_signed")

            let shown = try await app.done(.get, "/v1/letters/\(printed.id)", as: .coordinator)
            #expect(shown.signatures.list.map(\.name.text) == ["Uji officeHead", "Uji inspector"])
            let after = try await printed.verification().json
            #expect(after.signatures.int == 2 && after.unaltered.isTrue)
            #expect(after.sha.text == Array(SHA256.hash(data: printed.paper)).hex)
            #expect(after.signed_sha.text == Array(SHA256.hash(data: twice)).hex)
            #expect(try await app.raw(.get, path).text.contains(after.signed_sha.text))

            var changed = twice
            changed[2000] ^= 1
            for (file, match) in [
                (twice, "signed"), (once, "earlier_signed"), (printed.paper, "paper"), (changed, "other"),
            ] {
                let sent = try await app.raw(.post, path, Data(file), type: "application/pdf")
                #expect(sent.status == 200 && sent.json.match.text == match, "\(match): \(sent.text)")
                let digest: JSON = ["sha": .string(Array(SHA256.hash(data: file)).hex)]
                let named = try await app.raw(.post, path, digest.data)
                #expect(named.json.match.text == match && named.json.letter.number == after.number)
                #expect(!named.text.contains("Kebun"))
            }
            #expect(try await app.raw(.post, path, (["sha": "bukan"] as JSON).data).status == 422)
            let long: JSON = ["sha": .string(String(repeating: "a", count: 2_000))]
            #expect(try await app.raw(.post, path, long.data).json.code.text == "body_too_large")
            #expect(try await app.raw(.post, path, Data(), type: "application/pdf").status == 422)
            #expect(try await app.raw(.post, path, Data(twice), type: "multipart/form-data; boundary=x").status == 415)
            #expect(
                try await app.raw(.post, "/verify/abcdefghijklmnopqrstuv", Data(once), type: "application/pdf").status
                    == 404
            )
            let kept: Int = try await app.value("SELECT count(*) FROM letter_signature")
            #expect(kept == 2 && app.filesKept.isEmpty)
        }
    }

    @Test(
        "A file that is not this letter with one honest signature more is refused with the reason, and nothing is kept"
    )
    func refused() async throws {
        let signer = try TestSigner()
        defer { signer.close() }
        try await withApp { app in
            let printed = try await Printed.begin(app)
            let paper = printed.paper
            let good = try signer.sign(paper)
            let order = try await printed.story.letter("assignment").letter.id.text
            let foreign = try signer.sign(Array(try await app.paper(order, as: .inspector).data))
            var altered = good
            altered[1000] ^= 1
            let source = TestSigner.Source(Data(paper))
            let page = try source.page()
            let contents = try #require(try source.body(page).firstMatch(of: /\/Contents ([0-9]+) 0 R/)?.1)
            let words = "<</Length 4>>\nstream\nq Q \nendstream"
            let files: [(String, [UInt8], Set<String>)] = [
                ("unsigned", paper, ["not_signed"]),
                ("another letter", foreign, ["not_this_letter"]),
                ("altered", altered, ["not_this_letter"]),
                ("truncated", Array(good.dropLast(200)), ["signed_file_unreadable", "signature_does_not_cover"]),
                ("half of it", Array(good.prefix(paper.count + 50)), ["signed_file_unreadable", "no_signature"]),
                ("appended", good + Array("% sisipan\n".utf8), ["signature_does_not_cover"]),
                (
                    "updated after", good + (try signer.sign(good, .init(isEmpty: true))).dropFirst(good.count),
                    ["signature_does_not_cover"]
                ),
                ("no signature", try signer.sign(paper, .init(isEmpty: true)), ["no_signature"]),
                ("two at once", try signer.sign(good), ["not_one_signature"]),
                ("old form", try signer.sign(paper, .init(subFilter: "/adbe.x509.rsa_sha1")), ["not_one_signature"]),
                (
                    "other text", try signer.sign(paper, .init(redefines: (Int(contents) ?? 0, words))),
                    ["letter_changed"]
                ),
                ("other page", try signer.sign(paper, .init(page: "/Rotate 180")), ["letter_changed"]),
                (
                    "action", try signer.sign(paper, .init(catalog: "/OpenAction [\(page) 0 R /Fit]")),
                    ["letter_changed"]
                ),
                ("a stamp over all", try signer.sign(paper, .init(rect: "[0 0 590 840]")), ["letter_changed"]),
                ("a text field", try signer.sign(paper, .init(fieldType: "/Tx")), ["letter_changed"]),
                ("garbled", try signer.sign(paper, .init(isGarbled: true)), ["signature_broken"]),
                ("other bytes", try signer.sign(paper, .init(signsOtherBytes: true)), ["signature_broken"]),
            ]
            for (name, file, codes) in files {
                let answer = try await printed.bring(file)
                #expect(answer.status == 422 && codes.contains(answer.code), "\(name): \(answer.text)")
                #expect(answer.fields == ["body"], "\(name)")
            }
            let html = try await printed.bring(Array("<html>%PDF-1.7</html>".utf8))
            #expect(html.status == 415, "\(html.text)")
            let huge = try await printed.bring([UInt8](repeating: 0x20, count: 33 << 20))
            #expect(huge.status == 413 && huge.code == "file_too_large")
            #expect(try await printed.bring(good, 7).fields == ["signatory"])
            for person in [Person.bpjsOfficer, .inspectorElsewhere] {
                #expect(try await printed.bring(good, as: person).status == 404)
            }
            for person in [Person.auditor, .administrator] {
                #expect(try await printed.bring(good, as: person).status == 403)
            }
            let none = try await app.get("/v1/letters/\(printed.id)/content?variant=signed", as: .inspector)
            #expect(none.status == 409 && none.code == "letter_not_signed")
            #expect(try await app.value("SELECT count(*) FROM letter_signature", as: Int.self) == 0)
            #expect(app.filesKept.isEmpty)
        }
    }

    @Test(
        "The database takes no other bytes and changes none; who rewrites rows with their hashes is found by the trail"
    )
    func gates() async throws {
        let signer = try TestSigner()
        defer { signer.close() }
        try await withApp { app in
            let printed = try await Printed.begin(app)
            let id = try LetterID(printed.id)
            let good = try signer.sign(printed.paper)
            func insert(_ bytes: SQL) -> SQL {
                """
                INSERT INTO patuh.letter_signature (letter_id, signatory, pdf, sha256, subject, issuer, serial, certificate, method)
                SELECT letter_id, 2, \(bytes), sha256(\(bytes)), 's', 'i', '1', 'not_checked', 'file'
                FROM patuh.letter_paper WHERE letter_id = \(id)
                """
            }
            try await app.withServiceRole { role in
                #expect(await role.attempt(.officeHead, insert("pdf || ' '::bytea")) == .rows(1))
                #expect(await role.attempt(.officeHead, insert("pdf")) == .refused("letter_signature_extends_paper"))
                #expect(
                    await role.attempt(.officeHead, insert("'%PDF-lain'::bytea || pdf"))
                        == .refused("letter_signature_extends_paper")
                )
                #expect(await role.attempt(.auditor, insert("pdf || ' '::bytea")) == .refused("42501"))
                // Elsewhere there is no such paper to begin with.
                #expect(await role.attempt(.inspectorElsewhere, insert("pdf || ' '::bytea")) == .rows(0))
                #expect(await role.attempt(.officeHead, "DELETE FROM patuh.letter_signature") == .refused("42501"))
            }
            #expect(try await printed.bring(good).status == 201)
            await #expect(throws: PostgresError.self) {
                try await app.superuser.execute("UPDATE patuh.letter_signature SET subject = 'x'")
            }
            #expect(try await printed.verification().json.unaltered.isTrue)
            try await behindTheBack(
                app,
                "letter_signature",
                "pdf = pdf || ' '::bytea, sha256 = sha256(pdf || ' '::bytea)"
            )
            #expect(try await printed.verification().json.unaltered == .bool(false))
            #expect(try await app.paper(printed.id, as: .inspector).code == "letter_altered")
            let place = DatabaseLocation.url(try TestServer.shared.get().url(app.database), jobs: nil)
            let report = await Operator(location: place, logger: TestDatabases.logger).examine()
            #expect(report.findings.contains { $0.subject == .letters && $0.weight == .bad })
        }
    }

    @Test("Who rewrites what a letter says, with its hash and the paper's, is found by the trail")
    func contentRewritten() async throws {
        try await withApp { app in
            let printed = try await Printed.begin(app)
            #expect(try await printed.verification().json.unaltered.isTrue)
            let other = "replace(content, 'Pekerja', 'Buruh')"
            try await behindTheBack(
                app,
                "letter_content",
                "content = \(other), sha256 = sha256(convert_to(\(other), 'UTF8'))"
            )
            try await behindTheBack(
                app,
                "letter_paper",
                "content_sha256 = (SELECT c.sha256 FROM patuh.letter_content c WHERE c.letter_id = letter_paper.letter_id)"
            )
            #expect(try await printed.verification().json.unaltered == .bool(false))
            #expect(try await app.paper(printed.id, as: .inspector).code == "letter_altered")
        }
    }

    /// Changes rows as a superuser can who switches the guards off.
    private func behindTheBack(_ app: TestApp, _ table: String, _ change: String) async throws {
        try await app.superuser.withConnection {
            try await $0.run(
                script: """
                    ALTER TABLE patuh.\(table) DISABLE TRIGGER USER; UPDATE patuh.\(table) SET \(change);
                    ALTER TABLE patuh.\(table) ENABLE TRIGGER USER;
                    """
            )
        }
    }

    @Test("A scan of the letter as it was signed by hand, and its receipt, stand on the letter's page")
    func wetSignature() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: nil)
            let id = try await story.letter("first_note").letter.id.text
            let loose = try await story.send(
                Files.pdf,
                "kind=signed_letter&file_name=nota.pdf",
                type: "application/pdf"
            )
            #expect(loose.status == 400 && loose.fields == ["letter_id"], "\(loose.text)")
            func send(_ kind: String, _ title: String) async throws -> String {
                let query = "kind=\(kind)&file_name=nota.pdf&title=\(title)&letter_id=\(id)"
                return try await story.send(Files.pdf, query, type: "application/pdf").json.id.text
            }
            let scan = try await send("signed_letter", "Pindaian")
            let strip = try await send("receipt", "Tanda-terima")
            let delivery = Story.delivery(on: 60).with(["evidence_ids": [.string(strip)]])
            try await app.done(.post, "/v1/cases/\(story.caseID)/deliveries", delivery, as: .inspector)
            let shown = try await app.done(.get, "/v1/letters/\(id)", as: .coordinator)
            #expect(shown.evidence.list.map(\.id.text) == [scan, strip])
            #expect(shown.evidence[0].words.en.text == "Signed letter")
            #expect(shown.letter.deliveries[0].evidence.list.map(\.id.text) == [strip])
            // A scan is no electronic signature.
            #expect(shown.signatures == .null)
        }
    }
}

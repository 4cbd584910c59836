import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Complaints come in by their own door")
struct ComplaintIntakeTests {
    @Test("Anybody complains, by name or without, and asks for the stage with receipt and code")
    func lodged() async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            #expect(story.receipt.wholeMatch(of: /[2-9A-Z]{4}-[2-9A-Z]{4}/) != nil)
            #expect(story.code.wholeMatch(of: /([2-9A-Z]{4}-){3}[2-9A-Z]{4}/) != nil)
            #expect(
                try await story.progress() == ["stage": "received", "words": ["id": "Diterima", "en": "Received"]]
            )
            // Typed as people type.
            let sloppy: JSON = [
                "receipt": .string(" " + story.receipt.lowercased()),
                "code": .string(story.code.replacing("-", with: " ").lowercased()),
            ]
            #expect(try await app.raw(.post, "/v1/complaint-progress", sloppy.data).json.stage.text == "received")
            let nameless = ComplaintStory.request.without("name").without("contact")
            let other = try await app.raw(.post, "/v1/complaints", nameless.data)
            #expect(other.status == 201 && other.json.code.text != story.code)
        }
    }

    @Test("An unknown receipt, a wrong code and another's code get one answer, byte for byte")
    func constant() async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            let other = try await ComplaintStory.begin(app)
            var answers: Set<Data> = []
            for (receipt, code) in [
                ("2222-2222", story.code), (story.receipt, "2222-2222-2222-2222"), (story.receipt, other.code),
                ("2222-2222", "2222-2222-2222-2222"), ("'; --", "\"x"),
            ] {
                let body: JSON = ["receipt": .string(receipt), "code": .string(code)]
                let answer = try await app.raw(.post, "/v1/complaint-progress", body.data)
                #expect(answer.status == 404)
                answers.insert(answer.json.without("request_id").data)
                let page = try await app.raw(
                    .post,
                    "/complaints/status",
                    Data("receipt=2222-2222&code=\(code.count)".utf8),
                    type: "application/x-www-form-urlencoded"
                )
                #expect(page.status == 404 && page.text.contains("role=\"alert\""))
            }
            #expect(answers.count == 1)
        }
    }

    @Test("The same request under the same key is one complaint with one answer; another body is another")
    func repeated() async throws {
        try await withApp { app in
            let key = ["Idempotency-Key": "1"]
            func send(_ change: [String: JSON] = [:]) async throws -> JSON {
                let body = ComplaintStory.request.with(change).data
                return try await app.raw(.post, "/v1/complaints", body, headers: key).json
            }
            let first = try await send()
            #expect(try await send() == first)
            #expect(try await send(["text": "Lain."]).code != first.code)
            #expect(try await app.value("SELECT count(*) FROM complaint") == 2)
        }
    }

    @Test(
        "What cannot be is refused with the field's name",
        arguments: [
            (["source": "boss"], "source"), (["region_code": "62"], "region_code"),
            (["region_code": "62.99"], "region_code"), (["kinds": []], "kinds"),
            (["kinds": ["obstruction"]], "kinds[0]"), (["firm_name": ""], "firm_name"), (["text": ""], "text"),
            (["password": "x"], "password"),
        ] as [([String: JSON], String)]
    )
    func refused(change: [String: JSON], field: String) async throws {
        try await withApp { app in
            let answer = try await app.raw(.post, "/v1/complaints", ComplaintStory.request.with(change).data)
            #expect(answer.status == 422 && answer.fields == [field], "\(answer.text)")
            #expect(try await app.value("SELECT count(*) FROM complaint") == 0)
        }
    }

    @Test("Each address has so many tries an hour and no more; another has its own")
    func throttled() async throws {
        try await withApp(live: true) { app in
            let story = try await ComplaintStory.begin(app)
            func ask(_ code: String, from address: String) async throws -> Answer {
                let body: JSON = ["receipt": .string(story.receipt), "code": .string(code)]
                return try await app.raw(
                    .post,
                    "/v1/complaint-progress",
                    body.data,
                    headers: ["X-Forwarded-For": "203.0.113.77, \(address)"]
                )
            }
            for _ in 0..<60 { #expect(try await ask("wrong", from: "192.0.2.1").status == 404) }
            let refused = try await ask(story.code, from: "192.0.2.1")
            #expect(refused.status == 429 && Int(refused.header("Retry-After") ?? "") ?? 0 > 0)
            #expect(try await ask(story.code, from: "192.0.2.2").status == 200)
            for _ in 0..<19 { _ = try await ComplaintStory.begin(app) }
            let most = try await app.raw(.post, "/v1/complaints", ComplaintStory.request.data)
            #expect(most.status == 429 && most.code == "too_many_attempts")
            // No address is kept, nor a digest that anybody could make of one.
            let digests = try await app.superuser.query("SELECT address FROM complaint_attempt").map {
                try $0.column(0, as: [UInt8].self)
            }
            let guesses = ["192.0.2.1", "192.0.2.2", "127.0.0.1"].map { SHA256.digest($0) }
            #expect(digests.count == 3 && digests.allSatisfy { !guesses.contains($0) })
        }
    }

    private static let form =
        "nonce=n1&source=worker&region_code=62.02&firm_name=PT+Rekaan&firm_place=Sampit&kinds%5B%5D=arrears&kinds%5B%5D=unregistered&text=%3Cb%3EIuran%3C%2Fb%3E&name=&contact="

    private func send(_ app: TestApp, _ path: String, _ form: String, _ language: String = "id") async throws -> Answer
    {
        try await app.raw(
            .post,
            path,
            Data(form.utf8),
            type: "application/x-www-form-urlencoded",
            headers: ["Accept-Language": language]
        )
    }

    @Test("The form works without scripts: filled in, sent twice as one complaint, asked about")
    func form() async throws {
        try await withApp { app in
            let page = try await app.raw(.get, "/complaints")
            #expect(page.status == 200 && page.text.contains("Adukan perusahaan") && !page.text.contains("<script"))
            #expect(page.text.contains("value=\"62.02\"") && page.text.contains("name=\"kinds[]\""))
            let policy = page.header("Content-Security-Policy") ?? ""
            #expect(policy.contains("default-src 'none'") && policy.contains("form-action 'self'"))
            #expect(!policy.contains("unsafe") && page.header("Referrer-Policy") == "no-referrer")
            let english = try await app.raw(.get, "/complaints", headers: ["Accept-Language": "en"])
            #expect(english.text.contains("Complain about an employer"))

            let sent = try await send(app, "/complaints", Self.form)
            #expect(sent.status == 201, "\(sent.text)")
            let again = try await send(app, "/complaints", Self.form)
            #expect(again.text == sent.text)
            #expect(try await app.value("SELECT count(*) FROM complaint") == 1)
            let kinds: [String] = try await app.value("SELECT kinds FROM complaint_content")
            #expect(kinds == ["unregistered", "arrears"])
            let match = try #require(
                sent.text.firstMatch(of: /id="receipt">([^<]+)<[\s\S]*id="code">([^<]+)</)
            )
            let (receipt, code) = (String(match.1), String(match.2))
            let question = try await app.raw(.get, "/complaints/\(receipt)")
            #expect(question.text.contains("value=\"\(receipt)\"") && !question.text.contains(code))
            // Whether there is a complaint under a receipt makes no difference.
            let unknown = try await app.raw(.get, "/complaints/2222-2222")
            #expect(unknown.text.replacing("2222-2222", with: receipt) == question.text)
            let progress = try await send(app, "/complaints/status", "receipt=\(receipt)&code=\(code)")
            #expect(progress.status == 200 && progress.text.contains("<p class=\"note\" id=\"stage\">Diterima</p>"))
            #expect(try await send(app, "/complaints/\(receipt)", "code=\(code)").status == 200)
        }
    }

    @Test("A form with mistakes comes back as it was filled in, with what is wrong and nothing run")
    func mistakes() async throws {
        try await withApp { app in
            let bad = Self.form.replacing("firm_place=Sampit", with: "firm_place=").replacing(
                "PT+Rekaan",
                with: "%22%3E%3Cx%3E"
            )
            let answer = try await send(app, "/complaints", bad)
            #expect(answer.status == 422 && answer.text.contains("Tempat: "))
            #expect(answer.text.contains("&lt;b&gt;Iuran&lt;/b&gt;") && !answer.text.contains("<x>"))
            #expect(
                answer.text.contains("value=\"62.02\" selected") && answer.text.contains("value=\"arrears\" checked")
            )
            for broken in ["", "%", "kinds=x", "kinds%5B%5D%5Ba%5D=1"] {
                #expect([400, 422].contains(try await send(app, "/complaints", broken).status), "\(broken)")
            }
            #expect(try await app.raw(.post, "/complaints", Data("{}".utf8)).status == 415)
            #expect(try await app.value("SELECT count(*) FROM complaint") == 0)
        }
    }
}

/// SHA-256 of a text, as somebody would guess it.
private enum SHA256 {
    static func digest(_ text: String) -> [UInt8] { SessionSecret(text).digest }
}

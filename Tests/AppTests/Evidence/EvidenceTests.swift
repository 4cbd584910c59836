import Crypto
import Foundation
import HTTPTypes
import Postgres
import Testing

@testable import App
@testable import Domain

struct EvidenceTests {
    @Test("A file is kept under its digest, cited by its record, and given back byte for byte")
    func roundTrip() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let file = Files.jpeg(bytes: 300_000)
            let sha256 = SHA256.hash(data: file).map { String(format: "%02x", $0) }.joined()
            let answer = try await story.send(
                file,
                "kind=photo&file_name=foto%2Fgerbang.jpg&title=Papan%20nama&dated_on=\(ago(3))"
            )
            #expect(answer.status == 201)
            let made = answer.json
            #expect(made.digest.text == sha256)
            #expect(made.size.int == file.count)
            #expect(made.file_name.text == "gerbang.jpg")
            #expect(made.media_type.text == "image/jpeg")
            #expect(made.received_by.login.text == Person.inspector.login)
            #expect(app.filesKept == ["objects/\(sha256.prefix(2))/\(sha256)"])
            #expect(try Data(contentsOf: URL(filePath: app.path(of: sha256))) == file)

            let content = try await app.get("/v1/evidence/\(made.id.text)/content", as: .coordinator)
            #expect(content.data == file)
            #expect(content.header("Content-Type") == "image/jpeg")
            #expect(content.header("X-Content-Type-Options") == "nosniff")
            #expect(content.header("Content-Length") == "\(file.count)")
            #expect(content.header("Content-Disposition")?.hasPrefix("attachment; filename=\"gerbang.jpg\"") == true)

            let custody = try await app.done(.get, "/v1/evidence/\(made.id.text)", as: .coordinator).custody.list
            #expect(custody.map(\.event.text) == ["received", "opened"])
            #expect(custody.map(\.person.login.text) == [Person.inspector.login, Person.coordinator.login])
            let list = try await app.done(.get, "/v1/cases/\(story.caseID)/evidence", as: .inspector).items.list
            #expect(list.map(\.id.text) == [made.id.text])
        }
    }

    @Test("The same bytes on the same case are one piece of evidence; on another case another, and lie once")
    func sameBytes() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let first = try await story.add()
            let again = try await story.send(Files.jpeg, "kind=photo&file_name=lain.jpg")
            #expect(again.status == 200)
            #expect(again.json.id.text == first)
            let receipt = try await story.send(Files.jpeg, "kind=receipt&file_name=lain.jpg")
            #expect(receipt.status == 201 && receipt.json.id.text != first)
            let other = try await Story.begin(app, .bengkel)
            #expect(try await other.add() != first)
            #expect(app.filesKept.count == 1)
        }
    }

    @Test("A repeat under the same key gives the first answer; another file under it is refused")
    func repeats() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let key = ["Idempotency-Key": "unggah-1"]
            let first = try await story.send(Files.jpeg, headers: key)
            #expect(first.status == 201)
            let again = try await story.send(Files.jpeg, headers: key)
            #expect(again.status == 201)
            #expect(again.data == first.data)
            let other = try await story.send(Files.jpeg(bytes: 500), headers: key)
            #expect(other.status == 409)
            #expect(other.code == "idempotency_key_reused")
        }
    }

    /// What is sent, and how it is refused.
    struct Refusal: Sendable {
        let file: Data
        let query: String
        let type: String
        let status: Int
        let fields: [String]

        init(_ file: Data, _ query: String, _ type: String, _ status: Int, _ fields: [String]) {
            self.file = file
            self.query = query
            self.type = type
            self.status = status
            self.fields = fields
        }
    }

    static let refusals: [Refusal] = [
        Refusal(Files.pdf, "kind=document&file_name=gerbang.jpg", "application/pdf", 422, ["file_name"]),
        Refusal(Files.jpeg, "kind=photo&file_name=gerbang.jpg", "application/pdf", 422, ["Content-Type"]),
        Refusal(
            Files.pdf,
            "kind=photo&file_name=gerbang.jpg",
            "image/jpeg",
            422,
            ["Content-Type", "file_name", "kind"]
        ),
        Refusal(Data("MZ program".utf8), "kind=document&file_name=akta.pdf", "application/pdf", 415, []),
        Refusal(Data("<svg onload=alert(1)>".utf8), "kind=photo&file_name=a.png", "image/png", 415, []),
        Refusal(Data(), "kind=photo&file_name=a.png", "image/png", 422, ["body"]),
        Refusal(Files.jpeg, "kind=video&file_name=a.jpg", "image/jpeg", 400, ["kind"]),
        Refusal(Files.jpeg, "kind=photo", "image/jpeg", 400, []),
        Refusal(Files.jpeg, "kind=photo&file_name=%2F%2F", "image/jpeg", 400, ["file_name"]),
        Refusal(Files.jpeg, "kind=photo&file_name=a.jpg&dated_on=2999-01-01", "image/jpeg", 400, ["dated_on"]),
        Refusal(
            Files.jpeg,
            "kind=photo&file_name=a.jpg&letter_id=0199f3a0-1c00-7a00-8000-0000000000ff",
            "image/jpeg",
            400,
            ["letter_id"]
        ),
    ]

    @Test("Content that is not what its name or its sender says is refused, with the field and the reason")
    func refused() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            for refusal in Self.refusals {
                let answer = try await story.send(refusal.file, refusal.query, type: refusal.type)
                #expect(answer.status == refusal.status, "\(refusal.query): \(answer.text)")
                #expect(answer.fields == refusal.fields, "\(refusal.query)")
            }
            #expect(try await app.value("SELECT count(*) FROM patuh.evidence", as: Int.self) == 0)
        }
    }

    @Test("What arrives must be what was sent, where the sender says what that is")
    func digest() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let right = Data(SHA256.hash(data: Files.jpeg)).base64EncodedString()
            let wrong = Data(SHA256.hash(data: Files.pdf)).base64EncodedString()
            let refused = try await story.send(Files.jpeg, headers: ["Content-Digest": "sha-256=:\(wrong):"])
            #expect(refused.status == 422)
            #expect(refused.fields == ["Content-Digest"])
            #expect(app.filesKept.isEmpty)
            let taken = try await story.send(
                Files.jpeg,
                headers: ["Content-Digest": "md5=:x:, sha-256=:\(right):"]
            )
            #expect(taken.status == 201)
        }
    }

    @Test("Who does not see a case adds nothing to it and reads nothing of it; BPJS sees no inspectors' evidence")
    func sides() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let id = try await story.add()
            for person in [Person.inspectorElsewhere, .bpjsOfficerElsewhere] {
                #expect(
                    try await story.send(
                        Files.pdf,
                        "kind=document&file_name=a.pdf",
                        type: "application/pdf",
                        as: person
                    ).status == 404
                )
                #expect(try await app.get("/v1/evidence/\(id)", as: person).status == 404)
                #expect(try await app.get("/v1/evidence/\(id)/content", as: person).status == 404)
            }
            #expect(try await app.get("/v1/evidence/\(id)/content", as: .bpjsOfficer).status == 404)
            #expect(try await app.done(.get, "/v1/cases/\(story.caseID)/evidence", as: .bpjsOfficer).items.list.isEmpty)
            for person in [Person.administrator, .programmeOfficer] {
                #expect(try await app.get("/v1/evidence/\(id)", as: person).status == 403)
                #expect(try await story.send(Files.jpeg, as: person).status == 403)
            }
            #expect(try await app.get("/v1/evidence/\(id)", as: .auditor).status == 200)
            #expect(
                try await story.send(
                    Files.pdf,
                    "kind=document&file_name=a.pdf",
                    type: "application/pdf",
                    as: .bpjsOfficer
                ).status == 404
            )
        }
    }

    @Test("Evidence in a closed file, and what came to it then, investigators alone read")
    func closedFile() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            let before = try await story.add()
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            try await story.step("report_incident", on: 78, as: .inspector)
            #expect(try await app.get("/v1/evidence/\(before)", as: .inspector).status == 404)
            #expect(try await app.get("/v1/evidence/\(before)", as: .investigator).status == 200)
            let inside = try await story.send(
                Files.pdf,
                "kind=statement&file_name=bap.pdf",
                type: "application/pdf",
                as: .investigator
            ).json.id.text
            try await story.step("decline_to_examination", on: 70, as: .investigator)
            let papers = try await app.done(.get, "/v1/cases/\(story.caseID)/letters", as: .investigator).items.list
            let report = try #require(papers.first { $0.letter.kind.text == "incident_report" }).letter.id.text
            let seen = try await app.done(.get, "/v1/cases/\(story.caseID)/letters", as: .officeHead).items.list
            #expect(!seen.isEmpty && !seen.contains { $0.letter.id.text == report })
            for path in ["/v1/letters/\(report)", "/v1/letters/\(report)/content"] {
                #expect(try await app.get(path, as: .officeHead).status == 404)
            }
            // That the investigators hold the same bytes is not told.
            let same = try await story.send(Files.pdf, "kind=statement&file_name=bap.pdf", type: "application/pdf")
            #expect(same.status == 201 && same.json.id.text != inside)
            #expect(try await app.get("/v1/evidence/\(before)", as: .inspector).status == 200)
            #expect(try await app.get("/v1/evidence/\(inside)", as: .inspector).status == 404)
            #expect(try await app.get("/v1/evidence/\(inside)", as: .investigator).status == 200)
        }
    }
}

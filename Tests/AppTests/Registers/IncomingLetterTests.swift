import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The agenda of incoming papers")
struct IncomingLetterTests {
    @Test("A paper is registered once under its key, numbered by its office, and says how it is filed")
    func registered() async throws {
        try await withApp { app in
            let key = ["Idempotency-Key": "agenda-1"]
            let made = try await app.post("/v1/incoming-letters", Papers.reply, as: .inspector, headers: key)
            #expect(made.status == 201, "\(made.text)")
            let again = try await app.post("/v1/incoming-letters", Papers.reply, as: .inspector, headers: key)
            #expect(again.data == made.data)
            let paper = made.json
            #expect(paper.number.int == 1 && paper.year.int == LocalDate(today)?.year)
            #expect(paper.status.text == "registered" && paper.late == .bool(false))
            #expect(paper.recorded_by.login.text == Person.inspector.login)
            #expect(paper.filing.classification.text == "560")
            #expect(paper.filing.statement.id.text == "Masa simpan belum ditetapkan; tidak ada yang dimusnahkan.")
            #expect(paper.filing.inactive_from == .null)
            let second = try await app.register([
                "dated_on": .string(ago(4)), "received_on": .string(ago(3)), "reason": "Dibawa pulang petugas.",
            ])
            #expect(second.number.int == 2 && second.late.isTrue)
            // The other offices' books are their own.
            #expect(try await app.register(as: .bpjsOfficer).number.int == 1)
            #expect(try await app.register(as: .licensingOfficer).number.int == 1)
            #expect(try await app.numbers(as: .inspector) == [2, 1])
            #expect(try await app.numbers("office=korwil-2&kind=employer_reply&from=\(today)", as: .inspector) == [1])
            let page = try await app.done(.get, "/v1/incoming-letters?limit=1", as: .inspector)
            let next = "limit=1&cursor=\(page.next_cursor.text)"
            #expect(try await app.numbers(next, as: .inspector) == [1])
        }
    }

    static let refusals: [([String: JSON], Int, [String])] = [
        (["received_on": .string(ago(1)), "dated_on": .string(ago(2))], 422, ["reason"]),
        (["received_on": "2999-01-01"], 422, ["received_on"]),
        (["dated_on": "2999-01-01"], 422, ["dated_on"]),
        (["kind": "complaint"], 422, ["kind"]), (["secrecy": "hidden"], 422, ["secrecy"]),
        (["classification": "999"], 422, ["classification"]), (["office": "kc-sampit"], 422, ["office"]),
        (["company_id": .string(Firm.seberang.id)], 422, ["company_id"]),
        (["answers_seq": 1], 422, ["case_id"]), (["case_id": .string(newID())], 422, ["case_id"]),
        (["corrects": .string(newID()), "reason": "x"], 422, ["corrects"]), (["subject": " "], 422, ["subject"]),
    ]

    @Test("What cannot be is refused with the field's name, and takes no number", arguments: 0..<refusals.count)
    func refused(index: Int) async throws {
        try await withApp { app in
            let (change, status, fields) = Self.refusals[index]
            let answer = try await app.post("/v1/incoming-letters", Papers.reply.with(change), as: .inspector)
            #expect(answer.status == status && answer.fields == fields, "\(answer.text)")
            #expect(try await app.register().number.int == 1)
        }
    }

    @Test("Many clients at once leave no gap and no duplicate, refused ones between them")
    func race() async throws {
        try await withApp { app in
            let answers = try await together(64) { index in
                // Every fourth one fails after its number was taken: there is no such classification.
                let more: [String: JSON] =
                    index % 4 == 3 ? ["classification": "999"] : ["subject": .string("Surat \(index)")]
                return try await app.post("/v1/incoming-letters", Papers.reply.with(more), as: .inspector)
            }
            let taken = answers.filter { $0.status == 201 }.map(\.json.number.int).sorted()
            #expect(taken == Array(1...48), "\(answers.map(\.status))")
            #expect(answers.count { $0.status == 422 } == 16)
        }
    }

    @Test(
        "A waiting paper is linked with its case, the letter that it answers and its scans, and the letter is answered"
    )
    func linked() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let note = try await story.letter("first_note").letter.id.text
            let paper = try await app.register()
            let path = "/v1/incoming-letters/\(paper.id.text)"
            let scan = try await story.add()
            let other = try await Story.begin(app, .bengkel)
            let strange: JSON = ["case_id": .string(other.caseID), "answers_letter_id": .string(note)]
            let wrong = try await app.post("\(path)/links", strange, as: .inspector)
            #expect(wrong.status == 422 && wrong.fields == ["answers_letter_id"], "\(wrong.text)")
            let foreign: JSON = ["case_id": .string(other.caseID), "evidence_ids": [.string(scan)]]
            #expect(try await app.post("\(path)/links", foreign, as: .inspector).fields == ["evidence_ids[0]"])
            let linked = try await app.done(
                .post,
                "\(path)/links",
                [
                    "case_id": .string(story.caseID), "answers_letter_id": .string(note),
                    "evidence_ids": [.string(scan)],
                ],
                as: .inspector
            )
            #expect(linked.case_id.text == story.caseID && linked.company.name.text == Firm.kebun.name)
            #expect(linked.links.list.map(\.relation.text) == ["answers_letter"])
            #expect(linked.files.list.map(\.evidence_id.text) == [scan])
            let outgoing = try await app.done(.get, "/v1/outgoing-letters?state=answered", as: .coordinator).items.list
            #expect(outgoing.map(\.id.text) == [note])
            let entries = try await app.done(.get, "/v1/letters/\(note)/life", as: .coordinator).entries.list
            #expect(entries.last { $0.kind.text == "answered" }?.paper.id.text == paper.id.text)
            // The case is settled; what it caused is added later.
            let moved = try await app.post("\(path)/links", ["case_id": .string(other.caseID)], as: .inspector)
            #expect(moved.status == 409 && moved.code == "other_case", "\(moved.text)")
            let seq = try await story.read().version.int
            let more = try await app.done(
                .post,
                "\(path)/links",
                ["case_id": .string(story.caseID), "caused_seq": .number(Double(seq))],
                as: .coordinator
            )
            #expect(more.links.list.map(\.relation.text) == ["answers_letter", "caused_step"])
            let documents = try await app.done(.get, "/v1/cases/\(story.caseID)/documents", as: .auditor).items.list
            #expect(documents.map(\.id.text) == [paper.id.text])
        }
    }

    @Test("The case's own door registers and links in one act; a paper older than what it answers is refused")
    func caseDoor() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let note = try await story.letter("first_note").letter.id.text
            let path = "/v1/cases/\(story.caseID)/documents"
            let body = Papers.reply.with(["answers_letter_id": .string(note)])
            let made = try await app.done(.post, path, body, as: .inspector)
            #expect(made.links[0].letter_id.text == note && made.number.int == 1)
            let early = body.with(["received_on": .string(ago(200)), "dated_on": .string(ago(201)), "reason": "x"])
            let refused = try await app.post(path, early, as: .inspector)
            #expect(refused.status == 409 && refused.code == "answers_later_act", "\(refused.text)")
            #expect(try await app.post(path, body.with(["case_id": .string(newID())]), as: .inspector).status == 422)
            // The other side sees the case, and puts nothing into its file.
            #expect([403, 404, 422].contains(try await app.post(path, Papers.reply, as: .bpjsOfficer).status))
            #expect(try await app.numbers(as: .bpjsOfficer) == [])
        }
    }

    @Test("An entry is corrected by another and voided with a reason; both keep their numbers")
    func corrected() async throws {
        try await withApp { app in
            let first = try await app.register()
            let silent = try await app.post(
                "/v1/incoming-letters",
                Papers.reply.with(["corrects": .string(first.id.text)]),
                as: .inspector
            )
            #expect(silent.status == 422 && silent.fields == ["reason"], "\(silent.text)")
            let second = try await app.register(["corrects": .string(first.id.text), "reason": "Pengirim keliru."])
            #expect(second.number.int == 2)
            let old = try await app.done(.get, "/v1/incoming-letters/\(first.id.text)", as: .coordinator)
            #expect(old.status.text == "corrected" && old.corrected_by.text == second.id.text)
            let twice = try await app.post(
                "/v1/incoming-letters",
                Papers.reply.with(["corrects": .string(first.id.text), "reason": "Lagi."]),
                as: .inspector
            )
            #expect(twice.status == 409 && twice.code == "entry_not_standing", "\(twice.text)")
            let path = "/v1/incoming-letters/\(second.id.text)/void"
            #expect(try await app.post(path, ["reason": "Salah."], as: .inspector2).status == 403)
            let void = try await app.done(.post, path, ["reason": "Tercatat dua kali."], as: .coordinator)
            #expect(void.status.text == "void" && void.void_reason.text == "Tercatat dua kali." && void.number.int == 2)
            #expect(try await app.post(path, ["reason": "Lagi."], as: .coordinator).status == 409)
            #expect(try await app.numbers("status=void", as: .inspector) == [2])
            #expect(try await app.numbers("status=corrected", as: .inspector) == [1])
            #expect(try await app.register().number.int == 3)
        }
    }
}

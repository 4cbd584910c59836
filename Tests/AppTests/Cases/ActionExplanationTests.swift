import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Why may I, and why may I not")
struct ActionExplanationTests {
    private func item(_ action: String, of story: Story, as person: Person) async throws -> JSON {
        let list = try await story.app.done(.get, "/v1/cases/\(story.caseID)/actions?action=\(action)", as: person)
        return list.items[0]
    }

    @Test("The signature on a first note is explained whole: who, what must hold, letter, deadlines, basis, way")
    func issue() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft(checked: false)
            let item = try await item("issue_first_note", of: story, as: .officeHead)
            #expect(item.roles == ["office_head"] && item.permitted_as == ["office_head"])
            #expect(item.apart.list.map(\.action.text) == ["draft_first_note", "check_first_note"])
            #expect(item.to_state == "first_note" && item.ends_case == false)
            let conditions = item.conditions.list
            #expect(conditions.map(\.code.text) == ["open_examined_finding", "draft_checked"])
            #expect(conditions[0].met.isTrue && conditions[0].detail == .null)
            #expect(!conditions[1].met.isTrue && !conditions[1].detail.text.isEmpty)
            #expect(item.reasons.list.map(\.code.text) == ["draft_checked"])
            #expect(item.fields.list.map(\.field.text) == ["occurred_on"] && item.requires == ["occurred_on"])
            #expect(item.letter.kind == "first_note" && item.letter.register == "note")
            #expect(item.letter.days == 14 && item.letter.unit == "calendar_days" && item.letter.awaits_receipt.isTrue)
            let clocks = Dictionary(uniqueKeysWithValues: item.clocks.list.map { ($0.kind.text, $0) })
            #expect(Set(clocks.keys) == ["delivery", "first_note", "objection_filing"])
            let note = clocks["first_note"] ?? .null
            #expect(note.days == 14 && note.starts.id.text.hasPrefix("Hari diterimanya surat"))
            #expect(note.expiry_actions.list.map(\.action.text) == ["begin_verification"])
            #expect(note.certainty == "U" && !note.legal_basis.text.isEmpty)
            #expect(clocks["objection_filing"]?.closes.list.map(\.action.text) == ["file_objection"])
            #expect(item.stops.list.map(\.code.text) == ["note_issue"])
            #expect(item.bases.list.map(\.certainty.text) == ["V-2nd"] && item.certainty == "V-2nd")
        }
    }

    @Test("What the explanation foretells is what the step then does")
    func foretold() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            let issue = try await item("issue_first_note", of: story, as: .officeHead)
            #expect(issue.allowed.isTrue && issue.reasons.list.isEmpty)
            try await story.step("issue_first_note", on: 72, as: .officeHead)
            #expect(try await story.read().letters.list.last?.kind == issue.letter.kind)
            let receipt = try await item("record_delivery", of: story, as: .inspector)
            let foretold = Dictionary(uniqueKeysWithValues: receipt.clocks.list.map { ($0.kind.text, $0) })
            #expect(receipt.stops.list.map(\.code.text) == ["delivery"])
            let before = Set(try await story.clocks().map(\.id.text))
            try await story.deliver(on: 60)
            let started = try await story.clocks().filter { !before.contains($0.id.text) }
            #expect(Set(started.map(\.kind.text)) == Set(foretold.keys))
            for clock in started where clock.kind == "first_note" {
                #expect(clock.days == foretold["first_note"]?.days)
                #expect(clock.legal_basis == foretold["first_note"]?.legal_basis)
                #expect(clock.certainty == foretold["first_note"]?.certainty)
            }
        }
    }

    @Test("Whoever has no role on the case still reads every action with its reasons", arguments: [Person.auditor])
    func reader(person: Person) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: nil)
            let list = try await app.done(.get, "/v1/cases/\(story.caseID)/actions", as: person)
            #expect(list.items.list.count > 15 && list.reasons.list.isEmpty)
            #expect(list.state_words.id == "Nota Pemeriksaan I")
            for item in list.items.list {
                #expect(!item.allowed.isTrue && item.permitted_as.list.isEmpty, "\(item.action.text)")
                #expect(item.reasons.list.contains { $0.code == "role_required" })
                #expect(!item.roles.list.isEmpty && !item.bases.list.isEmpty && !item.to_words.id.text.isEmpty)
            }
            let verification = list.items.list.first { $0.action == "begin_verification" } ?? .null
            #expect(verification.conditions.list.contains { $0.code == "note_received" && !$0.met.isTrue })
        }
    }

    @Test("A closed file and an ended case say why nothing can be done, and the file tells no more")
    func standstill() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await story.visit(on: 80, "refused")
            try await story.finding("obstruction", on: 80)
            try await story.step("report_incident", on: 78, as: .inspector)
            let path = "/v1/cases/\(story.caseID)/actions"
            let closed = try await app.done(.get, path, as: .coordinator)
            #expect(closed.items.list.isEmpty && closed.state == "followed_up")
            #expect(closed.reasons.list.map(\.code.text) == ["closed_file"])
            let asked = try await app.get(path + "?action=open_investigation", as: .coordinator)
            #expect(asked.json.items[0].reasons.list.map(\.code.text) == ["closed_file"])
            #expect(!asked.text.contains("incident_report"), "\(asked.text)")
            let inside = try await app.done(.get, path, as: .investigator)
            #expect(inside.reasons.list.isEmpty && inside.items.list.contains { $0.action == "open_investigation" })

            let other = try await Story.begin(app, .bengkel)
            try await other.step("reject_proposal", on: 85, as: .coordinator)
            let ended = try await app.done(.get, "/v1/cases/\(other.caseID)/actions", as: .coordinator)
            #expect(ended.items.list.isEmpty && ended.reasons.list.map(\.code.text) == ["case_ended"])
        }
    }
}

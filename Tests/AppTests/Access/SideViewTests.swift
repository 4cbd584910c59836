import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Each side reads its own inside, and of the other what the law tells it")
struct SideViewTests {
    /// Texts and names of an inspection that are the labour office's own.
    private static let inside = [
        "Pekerja belum terdaftar.", "Kunjungan uji.", Story.late, "Uji inspector", "Uji officeHead", "Uji divisionHead",
        "uji.inspector", "recorded_by", "visit_id", "witnesses",
    ]

    private static func paths(_ caseID: String, _ firm: Firm) -> [String] {
        [
            "/v1/cases", "/v1/cases?company_id=\(firm.id)", "/v1/cases/\(caseID)", "/v1/cases/\(caseID)/events",
            "/v1/cases/\(caseID)/clocks", "/v1/cases/\(caseID)/letters", "/v1/cases/\(caseID)/evidence",
            "/v1/cases/\(caseID)/messages", "/v1/queue?scope=all", "/v1/noncompliant-companies",
            "/v1/companies/\(firm.id)", "/v1/companies/\(firm.id)/timeline", "/v1/notices",
        ]
    }

    @Test(
        "BPJS reads of an inspection firm, kinds, state and days; no words of a finding, nobody's name, no note",
        arguments: [Person.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]
    )
    func bpjs(person: Person) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            try await app.workThrough()
            for path in Self.paths(story.caseID, story.firm) {
                let answer = try await app.get(path, as: person)
                #expect(answer.status == 200, "\(path): \(answer.text)")
                for text in Self.inside { #expect(!answer.text.contains(text), "\(path): \(text)") }
            }
            let shown = try await app.done(.get, "/v1/cases/\(story.caseID)", as: person)
            #expect(shown.state.text == "first_note" && shown.findings[0].kind.text == "unregistered")
            #expect(shown.findings[0].occurred_on.text == ago(80) && shown.findings[0].facts == .null)
            #expect(shown.assignments.list.isEmpty && shown.letters.list.isEmpty)
            #expect(shown.responsible.roles.list.isEmpty == false && shown.responsible.person == .null)
            #expect(!shown.next_due_on.text.isEmpty)
            let queued = try await app.done(.get, "/v1/queue?scope=all", as: person).items.list
            #expect(queued.count == 1 && queued[0].responsible.person == .null)
            // Its own side reads all of it, the auditor too.
            for own in [Person.inspector, .coordinator, .auditor] {
                let page = try await app.done(.get, "/v1/cases/\(story.caseID)", as: own)
                #expect(page.findings[0].facts.text == "Pekerja belum terdaftar." && page.assignments.list.count == 1)
                #expect(page.responsible.person.name.text == "Uji inspector")
                #expect(try await app.done(.get, "/v1/queue?scope=all", as: own).items[0].responsible.person != .null)
            }
        }
    }

    @Test(
        "The labour office reads of a sanction case no act, note, letter or name",
        arguments: [Person.inspector, .officeHead]
    )
    func labour(person: Person) async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun)
            try await story.toFirstWarning()
            try await app.workThrough()
            for path in Self.paths(story.caseID, .kebun) {
                let answer = try await app.get(path, as: person)
                #expect(answer.status == 200, "\(path): \(answer.text)")
                for text in [Story.late, "Belum terdaftar.", "Uji bpjs", "uji.bpjs"] {
                    #expect(!answer.text.contains(text), "\(path): \(text)")
                }
            }
            let shown = try await app.done(.get, "/v1/cases/\(story.caseID)", as: person)
            #expect(shown.state.text == "first_warning" && shown.letters.list.isEmpty)
            #expect(try await app.done(.get, "/v1/cases/\(story.caseID)", as: .bpjsOfficer).responsible.person != .null)
        }
    }

    @Test("Another region, the licensing office and the regency's officer read nothing of an inspection")
    func strangers() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            for person in [Person.inspectorElsewhere, .coordinatorElsewhere, .bpjsOfficerElsewhere, .licensingOfficer] {
                for path in Self.paths(story.caseID, story.firm) where path.hasPrefix("/v1/cases/\(story.caseID)") {
                    let answer = try await app.get(path, as: person)
                    #expect([403, 404].contains(answer.status), "\(path) as \(person): \(answer.text)")
                }
                for path in ["/v1/cases", "/v1/queue?scope=all"] {
                    #expect(try await app.get(path, as: person).json.items.list.isEmpty)
                }
            }
            #expect(try await app.get("/v1/cases/\(story.caseID)", as: .programmeOfficer).status == 403)
        }
    }
}

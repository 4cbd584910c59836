import HTTPTypes
import Testing

@testable import Domain

/// A firm that refuses entry and then its documents, walked to the verdict, over HTTP, by the roles that the law names.
@Suite("Story: a firm that refuses entry")
struct RefusedEntryTests {
    /// Refused at the gate; police help, a summons, another order; then examined.
    private func toSecondExamination(_ app: TestApp) async throws -> Story {
        let story = try await Story.begin(app)
        try await story.order(on: 85, to: 75)
        try await story.visit(on: 80, "refused")
        #expect(try await story.state() == "entry_refused")
        try await story.step("request_police_help", on: 79, as: .coordinator)
        try await story.step("summon", on: 78, as: .inspector)
        try await story.deliver(on: 77, "registered_post")
        let expired = try await story.visit(on: 72)
        #expect(expired.support_reason.code.text == "no_assignment")
        #expect(try await story.state() == "entry_refused")
        try await story.order(on: 70, to: 30)
        try await story.visit(on: 65)
        #expect(try await story.state() == "examining")
        return story
    }

    @Test("Minutes, police help, summons and a renewed order lead back to the examination, and on to a report")
    func resumed() async throws {
        try await withApp { app in
            let story = try await toSecondExamination(app)
            let kinds = try await story.read().letters.list.map(\.kind.text)
            for kind in ["refusal_minutes", "police_help_request", "summons"] {
                #expect(kinds.contains(kind), "\(kind)")
            }
            #expect(kinds.count { $0 == "assignment" } == 2)
            try await story.finding(on: 65)
            try await story.step("submit_report", on: 60, as: .inspector)
            #expect(try await story.state() == "reporting")
        }
    }

    @Test("Without a note nothing is recommended, and without obstruction or unpaid contributions nobody prosecutes")
    func notYet() async throws {
        try await withApp { app in
            let story = try await toSecondExamination(app)
            try await story.finding("unregistered", on: 64)
            let incident = try await story.tryStep("report_incident", on: 60, as: .inspector)
            #expect(incident.status == 409 && incident.reasons == ["criminal_finding"])
            let recommended = try await story.tryStep(
                "recommend",
                on: 60,
                as: .officeHead,
                ["details": ["authority": "BPJS Ketenagakerjaan"]]
            )
            #expect(recommended.status == 409)
            #expect(try await story.state() == "examining")
        }
    }

    @Test("Refused documents end in a verdict; everybody but the investigators reads that it is followed up")
    func prosecuted() async throws {
        try await withApp { app in
            let story = try await toSecondExamination(app)
            try await story.visit(on: 60, "partly_examined")
            try await story.step("record_document_refusal", on: 60, as: .inspector)
            #expect(try await story.state() == "entry_refused")
            try await story.finding("obstruction", on: 60)
            try await story.step("report_incident", on: 58, as: .inspector)
            try await closed(story)

            func investigate(_ action: String, on day: Int, _ more: [String: JSON] = [:]) async throws {
                try await story.step(action, on: day, as: .investigator, more)
            }
            for person in [Person.inspector, .officeHead, .bpjsBranchHead] {
                let answer = try await story.tryStep("open_investigation", on: 55, as: person)
                #expect([403, 404, 409].contains(answer.status), "\(person)")
            }
            try await investigate("open_investigation", on: 55)
            try await investigate("send_spdp", on: 52)
            try await investigate("hand_over_file", on: 40)
            try await investigate("return_file", on: 30)
            try await investigate("hand_over_file", on: 25)
            let early = try await story.tryStep(
                "record_verdict",
                on: 22,
                as: .investigator,
                ["details": ["result": "Kurungan."]]
            )
            #expect(early.status == 409 && early.reasons == ["file_complete"])
            try await investigate("declare_file_complete", on: 20)
            try await investigate("hand_over_suspect", on: 18)
            try await closed(story)
            try await investigate("record_verdict", on: 5, ["details": ["result": "Putusan PN Sampit 12/Pid/2026."]])

            // The end is known; what was done in the file stays in it.
            let read = try await story.read()
            #expect(read.state.text == "referred" && read.closed.isTrue)
            let inside: Set = ["incident_report", "investigation_order", "spdp", "case_file"]
            #expect(inside.isDisjoint(with: read.letters.list.map(\.kind.text)))
            let acts = try await events(story, as: .coordinator)
            #expect(acts.contains("record_refusal") && !acts.contains("open_investigation"))
            #expect(!acts.contains("record_verdict") && !acts.contains("report_incident"))
            let clocks = try await story.clocks().map(\.kind.text)
            #expect(!clocks.contains("spdp"))
            let own = try await events(story, as: .investigator)
            #expect(own.last == "record_verdict" && own.contains("return_file"))
        }
    }

    private func events(_ story: Story, as person: Person) async throws -> [String] {
        try await story.app.done(.get, "/v1/cases/\(story.caseID)/events?limit=200", as: person)
            .items.list.map(\.action.text)
    }

    /// Whoever is no investigator reads "ditindaklanjuti" and nothing else.
    private func closed(_ story: Story) async throws {
        let path = "/v1/cases/\(story.caseID)"
        for person in [Person.inspector, .coordinator, .officeHead, .bpjsOfficer, .auditor] {
            let read = try await story.app.done(.get, path, as: person)
            #expect(read.state.text == "followed_up" && read.letters.list.isEmpty, "\(person)")
            #expect(read.state_words.id.text.lowercased().contains("ditindaklanjuti"), "\(person)")
            for part in ["events", "messages", "clocks"] {
                let list = try await story.app.done(.get, "\(path)/\(part)", as: person)
                #expect(list.items.list.isEmpty, "\(person): \(part)")
            }
        }
        #expect(try await story.app.done(.get, path, as: .investigator).state.text != "followed_up")
    }
}

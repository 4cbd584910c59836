import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain

/// ILO C81 art. 15(c): no hint that a visit followed a complaint.
@Suite("Nothing hints that an inspection followed a complaint")
struct NoHintTests {
    private static let proposal: JSON = [
        "company_id": .string(Firm.kebun.id), "kind": "periodic", "occurred_on": .string(ago(90)),
        "reason": "Rencana kerja triwulan, sektor perkebunan",
    ]

    /// Inspects a firm up to its first note, after a complaint or without one, and looks at everything as everybody.
    private func world(complained: Bool) async throws -> TwinWorld {
        try await withApp(live: true) { app in
            var complaint = newID()
            let made: JSON
            if complained {
                let lodged = try await ComplaintStory.begin(app)
                complaint = lodged.id
                made = try await lodged.toProposed(.kebun, Self.proposal)
                let openings = "/v1/complaints/\(complaint)/source-openings"
                _ = try await app.done(.post, openings, ["purpose": "Memastikan tempat kerja"], as: .inspector)
                _ = try await app.done(.get, "/v1/complaints/\(complaint)", as: .inspector)
            } else {
                made = try await app.done(.post, "/v1/inspections", Self.proposal, as: .coordinator)
            }
            let story = Story(app: app, caseID: made.case_id.text, inspectionID: made.id.text, firm: .kebun)
            try await story.toFirstNote(received: 60)
            try await app.workThrough()
            return try await running(app.service.press) { [complaint] in
                try await TwinWorld(story, complaint: complaint)
            }
        }
    }

    @Test("Twin firms, one after a complaint: every answer to everybody, every letter, line and number is the same")
    func twins() async throws {
        let plain = try await world(complained: false)
        let after = try await world(complained: true)
        #expect(plain.answers.count > 700 && Set(plain.answers.keys) == Set(after.answers.keys))
        var differing: Set<String> = []
        for (place, answer) in plain.answers where after.answers[place] != answer {
            differing.insert(place)
            guard !place.contains("/v1/complaints") else { continue }
            let other = after.answers[place] ?? ""
            let same = zip(answer, other).prefix { $0 == $1 }.count
            let from = max(0, same - 200)
            Issue.record("\(place):\n\(answer.dropFirst(from).prefix(400))\n\(other.dropFirst(from).prefix(400))")
        }
        // Places first: whoever sees nothing but the line of a failure reads where.
        #expect(differing.filter { !$0.contains("/v1/complaints") } == [])
        // The hands that have the complaint, and nobody else, read it: in its list and on its page.
        let complaint = differing.map { $0.split(separator: " ").first.map(String.init) ?? "" }
        #expect(Set(complaint) == [Person.inspector.rawValue, Person.coordinator.rawValue])
        #expect(differing.count == 5)
        #expect(plain.metrics == after.metrics && !plain.metrics.isEmpty)
        #expect(plain.papers == after.papers)
        #expect(plain.papers.count == 3 && plain.papers.allSatisfy { $0.contains("TOKEN") })
        for text in after.papers { #expect(text.contains("PTKebunRekaan") && !text.lowercased().contains("pengadu")) }
        // The trail has no line more, and so no number that is missing to anybody.
        #expect(after.trail == plain.trail)
        for secret in ComplaintStory.secrets {
            let found = after.answers.filter { $0.value.contains(secret) && !differing.contains($0.key) }
            #expect(found.isEmpty, "\(secret)")
        }
    }
}

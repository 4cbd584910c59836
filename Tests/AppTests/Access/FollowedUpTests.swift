import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("On the criminal way a case is followed up, and nobody but the investigators learns more")
struct FollowedUpTests {
    /// Codes and words that would tell: of the states, of the acts that lead in and on, of their deadlines and letters.
    private static let telling: [String] = {
        let states = InspectionState.allCases.map { CaseState.inspection($0) }.filter(\.isCriminal)
        let acts = ["report_incident", "open_investigation", "send_spdp", "hand_over_file", "decline_to_examination"]
        let words = acts.compactMap { CaseAction($0, on: .inspection)?.words }
        return states.map(\.code) + states.flatMap { [$0.words.id, $0.words.en] } + acts
            + words.flatMap { [$0.id, $0.en] } + ClosedFiles.clocks.map { "\"\($0)\"" } + [
                "investigation_order", "SPDP",
            ]
    }()

    /// Every path that shows something of persons or cases, with the case's identities filled in.
    private static func paths(_ story: Story, _ app: TestApp) async throws -> [String] {
        let letters: [String] = try await app.superuser.all(
            "SELECT id::text FROM letter WHERE case_id::text = \(story.caseID) ORDER BY seq",
            as: String.self
        )
        return app.service.routes.endpoints.filter { $0.method == .get && $0.path.hasPrefix("/v1/") }.flatMap {
            endpoint -> [String] in
            switch ReadDeclaration.of("GET \(endpoint.path)") {
            case .nothing, .open: return []
            default: break
            }
            func filled(_ ids: [String]) -> [String] {
                ids.map { endpoint.path.replacingOccurrences(of: "{id}", with: $0) }
            }
            switch endpoint.path.split(separator: "/")[1] {
            case "cases" where endpoint.path.contains("{id}"):
                let more = endpoint.path.hasSuffix("letter-preview") ? "?action=report_incident" : ""
                return filled([story.caseID]).map { $0 + more }
            case "companies" where endpoint.path.contains("{id}"): return filled([story.firm.id])
            case "inspections" where endpoint.path.contains("{id}"): return filled([story.inspectionID])
            case "letters" where endpoint.path.contains("{id}"): return filled(letters)
            case "queue": return [endpoint.path + "?scope=all"]
            case "letter-agenda": return [endpoint.path + "?office=kc-sampit", endpoint.path + "?office=disnakertrans"]
            case "outgoing-letters": return [endpoint.path + "?office=disnakertrans", endpoint.path]
            case "noncompliant-companies": return [endpoint.path, endpoint.path + "?basis=indication"]
            case _ where endpoint.path.contains("{"): return []
            default: return [endpoint.path]
            }
        }
    }

    private static let readers: [Person] = [
        .bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .inspector, .coordinator, .officeHead, .auditor,
        .licensingOfficer,
        .programmeOfficer,
    ]

    private func expectSilence(_ story: Story, _ app: TestApp) async throws {
        try await app.workThrough()
        let paths = try await Self.paths(story, app)
        #expect(paths.count > 40)
        for person in Self.readers {
            for path in paths {
                for type in ["application/json", "text/csv", "application/x-ndjson"] {
                    let streams = path.contains("noncompliant") || path.contains("agenda")
                    guard type == "application/json" || streams else { continue }
                    let headers = ["Accept": type, "X-Purpose": "Uji-berkas"]
                    let answer = try await app.get(path, as: person, headers: headers)
                    #expect(answer.status != 500, "\(path): \(answer.text)")
                    // What a stranger asked for stands in the refusal's own words only.
                    guard answer.status == 200 else { continue }
                    // The trail keeps what the lists below were asked for.
                    let text = answer.text.replacing(/"query":"[^"]*"/, with: "")
                    for word in Self.telling {
                        #expect(!text.contains(word), "\(path) (\(type)) tells \(person): \(word)")
                    }
                }
            }
            for state in ["incident_report", "investigation", "prosecution"] {
                for list in ["/v1/cases?state=\(state)", "/v1/noncompliant-companies?state=\(state)"] {
                    let answer = try await app.get(list, as: person)
                    #expect(answer.status != 200 || answer.json.items.list.isEmpty, "\(list) as \(person)")
                }
            }
        }
        let followed = try await app.done(.get, "/v1/cases?state=followed_up", as: .bpjsOfficer).items.list
        #expect(followed.map(\.id.text) == [story.caseID])
        #expect(followed[0].state_words.id.text == CaseState.followedUp.id)
        #expect(try await app.done(.get, "/v1/cases/\(story.caseID)", as: .investigator).state.text != "followed_up")
    }

    @Test("From the incident report to the prosecution, every path of every list tells everybody else the same word")
    func everywhere() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toObstruction()
            try await story.step("report_incident", on: 78, as: .inspector)
            try await expectSilence(story, app)
            try await story.step("open_investigation", on: 55, as: .investigator)
            try await story.step("send_spdp", on: 52, as: .investigator)
            try await expectSilence(story, app)
            try await story.step("hand_over_file", on: 40, as: .investigator)
            try await expectSilence(story, app)
        }
    }
}

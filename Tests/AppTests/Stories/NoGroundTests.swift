import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain

/// Sanctions that lose their ground on the way: each further step is refused, with its reason, and nothing is stored.
struct NoGroundTests {
    /// Tries a step that must be refused for one reason at least.
    private func refused(
        _ action: String,
        _ reason: String,
        on day: Int,
        _ story: SanctionStory,
        _ details: JSON = [:]
    ) async throws {
        let before = try await story.app.dump()
        let answer = try await story.tryStep(action, on: day, as: .bpjsBranchHead, ["details": details])
        #expect(answer.status == 409 && answer.reasons.contains(reason), "\(action): \(answer.text)")
        #expect(try await story.app.dump() == before)
    }

    @Test("After a granted objection no further sanction, until its letter is revoked or changed")
    func objection() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toWarning()
            let letter: JSON = ["letter": ["kind": "first_warning"]]
            try await story.step("file_objection", on: 275, as: .bpjsBranchHead, ["details": letter])
            try await story.step("answer_objection", on: 272, as: .bpjsBranchHead, ["details": ["ruling": "granted"]])
            try await refused("issue_second_warning", "no_granted_objection", on: 250, story)
        }
    }

    @Test("A firm that turns out to be a state body is not sanctioned further")
    func stateBody() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
            try await story.toWarning()
            let version = try await app.done(.get, "/v1/companies/\(Firm.kebun.id)", as: .administrator).version
            let change: JSON = ["expected_version": version, "kind": "state_body", "reason": "Ternyata dinas."]
            try await app.done(.patch, "/v1/companies/\(Firm.kebun.id)", change, as: .administrator)
            try await refused("issue_second_warning", "subject_may_be_sanctioned", on: 250, story)
        }
    }

    @Test("Arrears of which the bill names no JHT are no ground for a warning; with JHT they are")
    func programme() async throws {
        for (programme, isGround) in [("JP", false), ("JHT", true)] {
            try await withApp { app in
                let story = try await SanctionStory.begin(app, .kebun, "arrears", on: 300)
                try await story.step("notify", on: 298, as: .bpjsOfficer)
                try await story.step("order_examination", on: 290, as: .bpjsBranchHead)
                try await story.step(
                    "record_examination",
                    on: 285,
                    as: .bpjsExaminer,
                    ["details": ["result": "Menunggak."]]
                )
                let part: JSON = [
                    "kind": "arrears", "programme": .string(programme), "amount": 9_000_000,
                    "legal_basis": "PP 44-46/2015",
                ]
                try await story.step(
                    "bill_arrears",
                    on: 284,
                    as: .bpjsOfficer,
                    ["details": ["amount": 9_000_000, "items": [part]]]
                )
                if isGround {
                    try await story.step("issue_first_warning", on: 280, as: .bpjsBranchHead)
                } else {
                    try await refused("issue_first_warning", "warnable_finding", on: 280, story)
                }
            }
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Projections")
struct ProjectionTests {
    /// A generator whose walk is the same every time.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
    }

    /// What carries an inspection case on from a state, by whose hand.
    private static let natural: [String: [(String, Person)]] = [
        "examining": [("submit_report", .inspector)],
        "reporting": [("draft_first_note", .inspector), ("return_report", .coordinator)],
        "first_note_drafted": [
            ("check_first_note", .divisionHead), ("issue_first_note", .officeHead),
            ("return_first_note", .divisionHead),
        ],
        "first_note": [("begin_verification", .inspector), ("report_compliance", .inspector)],
        "first_note_verification": [
            ("record_verification", .inspector), ("draft_second_note", .inspector),
            ("check_second_note", .divisionHead),
            ("issue_second_note", .officeHead), ("confirm_compliance", .coordinator),
        ],
        "second_note": [("begin_verification", .inspector)],
        "second_note_verification": [
            ("record_verification", .inspector), ("confirm_compliance", .coordinator), ("recommend", .coordinator),
        ],
    ]

    /// Takes one random act, legal or not.
    private func act(_ story: Story, _ day: Int, _ dice: inout Dice) async throws -> Answer {
        let app = story.app
        let state = try await story.state()
        switch (state, dice.roll(10)) {
        case ("proposed", 0...6):
            return try await app.post("/v1/assignments", story.orderRequest(on: day), as: .officeHead)
        case ("ordered", 0...6), ("examining", 0...1), ("entry_refused", 0...5):
            let outcome = ["examined", "refused", "nobody_present", "partly_examined"][dice.roll(4)]
            return try await app.send(
                .put,
                "/v1/visits/\(newID())",
                story.visitRequest(on: day, outcome),
                as: .inspector
            )
        case ("examining", 2...5):
            let kind = ["unregistered", "arrears", "obstruction", "annual_report_missing"][dice.roll(4)]
            return try await app.post(
                "/v1/inspections/\(story.inspectionID)/findings",
                Story.findingRequest(kind, on: day),
                as: .inspector
            )
        case ("first_note", 0...3), ("second_note", 0...3):
            let kind = ["signed_receipt", "returned", "courier"][dice.roll(3)]
            return try await app.post(
                "/v1/cases/\(story.caseID)/deliveries",
                Story.delivery(on: day, kind),
                as: .inspector
            )
        case (_, 0...8):
            let moves = Self.natural[state] ?? [("add_remark", .inspector)]
            let (action, person) = moves[dice.roll(moves.count)]
            var more: [String: JSON] = action == "add_remark" ? ["note": "x"] : [:]
            if action == "record_verification" {
                more = try await story.outcomes(dice.roll(2) == 0 ? "remedied" : "unremedied")
            }
            return try await story.tryStep(action, on: day, as: person, more)
        default:
            let all = InspectionAction.allCases
            let people = Person.home
            return try await story.tryStep(
                all[dice.roll(all.count)].rawValue,
                on: day,
                as: people[dice.roll(people.count)]
            )
        }
    }

    @Test("After a walk of legal and illegal steps every projection equals its log", arguments: [1, 2])
    func walk(seed: Int) async throws {
        try await withApp { app in
            var dice = Dice(state: UInt64(seed))
            var stories: [Story] = []
            for firm in [Firm.kebun, .bengkel, .katering, .tambak] {
                stories.append(try await Story.begin(app, firm, on: 200))
            }
            var (taken, refused) = (0, 0)
            for step in 0..<100 {
                // Time goes on, now and then backwards.
                let day = max(0, 199 - 2 * step + (dice.roll(8) == 0 ? 5 : 0))
                let answer = try await act(stories[dice.roll(stories.count)], day, &dice)
                #expect(answer.status < 500, "\(answer.text)")
                if answer.status < 300 { taken += 1 } else { refused += 1 }
            }
            #expect(taken > 25 && refused > 10, "\(taken) taken, \(refused) refused")
            _ = try await app.send(
                .patch,
                "/v1/companies/\(Firm.kebun.id)",
                ["name": "PT Nama Baru Rekaan", "expected_version": 1],
                as: .inspector
            )
            try await app.expectTrueProjections()
        }
    }

    @Test("A sanction case keeps its projections through warnings, a report and its end")
    func sanction() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel)
            try await app.expectTrueProjections()
            try await story.toFirstWarning()
            try await story.deliver(on: 118)
            try await app.expectTrueProjections()
            let withdrawn = try await app.post(
                "/v1/cases/\(story.caseID)/steps",
                Story.step("withdraw", on: 100),
                as: .bpjsBranchHead
            )
            #expect(withdrawn.status == 201, "\(withdrawn.text)")
            try await app.expectTrueProjections()
        }
    }
}

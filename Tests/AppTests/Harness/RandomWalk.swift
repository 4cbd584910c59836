import Foundation
import HTTPTypes

@testable import Domain

/// Random acts on inspection cases: the same every time for one seed.
struct RandomWalk {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) }

    /// A number below `sides`.
    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
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

    /// Takes one random act on a case, legal or not.
    mutating func act(_ story: Story, on day: Int) async throws -> Answer {
        let app = story.app
        let state = try await story.state()
        switch (state, roll(10)) {
        case ("proposed", 0...6):
            return try await app.post("/v1/assignments", story.orderRequest(on: day), as: .officeHead)
        case ("ordered", 0...6), ("examining", 0...1), ("entry_refused", 0...5):
            let outcome = ["examined", "refused", "nobody_present", "partly_examined"][roll(4)]
            return try await app.send(
                .put,
                "/v1/visits/\(newID())",
                story.visitRequest(on: day, outcome),
                as: .inspector
            )
        case ("examining", 2...5):
            let kind = ["unregistered", "arrears", "obstruction", "annual_report_missing"][roll(4)]
            return try await app.post(
                "/v1/inspections/\(story.inspectionID)/findings",
                Story.findingRequest(kind, on: day),
                as: .inspector
            )
        case ("first_note", 0...3), ("second_note", 0...3):
            let kind = ["signed_receipt", "returned", "courier"][roll(3)]
            return try await app.post(
                "/v1/cases/\(story.caseID)/deliveries",
                Story.delivery(on: day, kind),
                as: .inspector
            )
        case (_, 0...8):
            let moves = Self.natural[state] ?? [("add_remark", .inspector)]
            let (action, person) = moves[roll(moves.count)]
            var more: [String: JSON] = action == "add_remark" ? ["note": "x"] : [:]
            if action == "record_verification" {
                more = try await story.outcomes(roll(2) == 0 ? "remedied" : "unremedied")
            }
            return try await story.tryStep(action, on: day, as: person, more)
        default:
            let all = InspectionAction.allCases
            let people = Person.home
            return try await story.tryStep(
                all[roll(all.count)].rawValue,
                on: day,
                as: people[roll(people.count)]
            )
        }
    }
}

import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

/// One act in the life of a case, as it is asked for over HTTP, by whom, and so many days ago.
struct Deed: Sendable {
    /// How it is asked for.
    enum Kind: Sendable {
        case step([String: JSON])
        case proposal
        case indication(String)
        case order
        case visit(String)
        case finding(String)
        case delivery(String)
        /// A verification that finds the same of every finding.
        case verification(String)
    }

    /// The action that the log then tells.
    let action: String
    let day: Int
    let person: Person
    let kind: Kind

    /// A step with its details.
    static func step(_ action: String, ago day: Int, by person: Person, _ details: JSON = [:]) -> Deed {
        Deed(action: action, day: day, person: person, kind: .step(["details": details]))
    }
    static func propose(ago day: Int) -> Deed {
        Deed(action: "propose", day: day, person: .inspector, kind: .proposal)
    }
    static func indicate(_ finding: String, ago day: Int) -> Deed {
        Deed(action: "indicate", day: day, person: .bpjsOfficer, kind: .indication(finding))
    }
    static func order(ago day: Int, renewed: Bool = false) -> Deed {
        Deed(action: renewed ? "renew_order" : "order", day: day, person: .officeHead, kind: .order)
    }
    static func visit(_ outcome: String, ago day: Int, as action: String) -> Deed {
        Deed(action: action, day: day, person: .inspector, kind: .visit(outcome))
    }
    static func find(_ finding: String, ago day: Int) -> Deed {
        Deed(action: "record_finding", day: day, person: .inspector, kind: .finding(finding))
    }
    /// The receipt of the latest letter of a kind.
    static func deliver(_ letter: String, ago day: Int, by person: Person) -> Deed {
        Deed(action: "record_delivery", day: day, person: person, kind: .delivery(letter))
    }
    static func verify(_ outcome: String, ago day: Int, by person: Person) -> Deed {
        Deed(action: "record_verification", day: day, person: person, kind: .verification(outcome))
    }
}

/// A case whose life is lived.
struct LivingCase: Sendable {
    let app: TestApp
    let track: Track
    let firm: Firm
    var id = ""
    var inspectionID = ""

    /// The request that a deed makes of the service.
    func request(_ deed: Deed) async throws -> (method: HTTPRequest.Method, path: String, body: JSON) {
        let story = Story(app: app, caseID: id, inspectionID: inspectionID, firm: firm)
        switch deed.kind {
        case .step(let more):
            return (.post, "/v1/cases/\(id)/steps", Story.step(deed.action, on: deed.day, more))
        case .proposal:
            return (
                .post, "/v1/inspections",
                [
                    "company_id": .string(firm.id), "kind": "periodic", "occurred_on": "\(ago(deed.day))",
                    "reason": "\(Story.late)",
                ]
            )
        case .indication(let kind):
            return (.post, "/v1/cases", SanctionStory.request(firm, kind, on: deed.day))
        case .order:
            return (.post, "/v1/assignments", story.orderRequest(on: deed.day))
        case .visit(let outcome):
            return (.put, "/v1/visits/\(newID())", story.visitRequest(on: deed.day, outcome))
        case .finding(let kind):
            return (.post, "/v1/inspections/\(inspectionID)/findings", Story.findingRequest(kind, on: deed.day))
        case .delivery(let kind):
            let letter = try await read(as: deed.person).letters.list.last { $0.kind.text == kind } ?? .null
            return (
                .post, "/v1/cases/\(id)/deliveries", Story.delivery(on: deed.day).with(["letter_id": letter.id])
            )
        case .verification(let outcome):
            let findings = try await read(as: deed.person).findings.list.filter { $0.status.text == "open" }
            let items = findings.map { ["finding_id": $0.id, "outcome": .string(outcome)] as JSON }
            return (
                .post, "/v1/cases/\(id)/steps",
                Story.step(deed.action, on: deed.day, ["details": ["findings": .array(items)]])
            )
        }
    }

    /// Does it by the lawful hand.
    mutating func take(_ deed: Deed) async throws {
        let (method, path, body) = try await request(deed)
        let answer = try await app.send(method, path, body, as: deed.person)
        guard (200..<300).contains(answer.status) else {
            throw TestFailure("\(deed.action) by \(deed.person) \(deed.day) days ago: \(answer.status) \(answer.text)")
        }
        switch deed.kind {
        case .proposal: (id, inspectionID) = (answer.json.case_id.text, answer.json.id.text)
        case .indication: id = answer.json.id.text
        default: break
        }
    }

    func read(as person: Person) async throws -> JSON { try await app.done(.get, "/v1/cases/\(id)", as: person) }

    /// The state in which it stands, as nothing hides it.
    func state() async throws -> CaseState {
        let code: String = try await app.value("SELECT state FROM enforcement_case WHERE id = \(try CaseID(id))")
        guard let state = CaseState(code, on: track) else { throw TestFailure("no such state: \(code)") }
        return state
    }
}

/// A case's life from its first act to one of its ends.
struct Life: Sendable, CustomTestStringConvertible {
    let name: String
    let track: Track
    /// The state in which it ends.
    let end: String
    let deeds: [Deed]
    /// The kinds of its letters, in the order of their making.
    let letters: [String]
    /// Those that are void at the end.
    var voided: [String] = []

    var testDescription: String { "\(track.rawValue), \(end): \(name)" }
}

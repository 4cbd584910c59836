import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// A complaint that somebody has lodged: what tests need to carry it further.
struct ComplaintStory: Sendable {
    let app: TestApp
    let id: String
    let receipt: String
    let code: String

    /// What identifies the complainant, and what she says: looked for wherever it must not be.
    static let secrets = ["Wati Saksama", "0812-7777-0001", "mandor-kami-potong-upah"]

    static let request: JSON = [
        "source": "worker", "region_code": "62.02", "firm_name": "Kebun Rekaan yang di Sampit",
        "firm_place": "Jalan Uji 3",
        "kinds": ["not_remitted", "arrears"], "text": "mandor-kami-potong-upah sejak Maret.", "name": "Wati Saksama",
        "contact": "0812-7777-0001",
    ]

    /// Lodges a complaint as anybody, and finds it as the coordinator.
    static func begin(_ app: TestApp, _ change: [String: JSON] = [:]) async throws -> ComplaintStory {
        let answer = try await app.raw(.post, "/v1/complaints", request.with(change).data)
        try #require(answer.status == 201, "\(answer.text)")
        let receipt = answer.json.receipt.text
        let id: String = try await app.value("SELECT id::text FROM complaint WHERE receipt = \(receipt)")
        return ComplaintStory(app: app, id: id, receipt: receipt, code: answer.json.code.text)
    }

    /// Tries a step.
    func tryStep(_ action: String, as person: Person, _ more: [String: JSON] = [:]) async throws -> Answer {
        let body: JSON = ["action": .string(action)]
        return try await app.post("/v1/complaints/\(id)/steps", body.with(more), as: person)
    }

    @discardableResult
    func step(_ action: String, as person: Person = .coordinator, _ more: [String: JSON] = [:]) async throws -> JSON {
        let answer = try await tryStep(action, as: person, more)
        try #require(answer.status == 201, "\(action) as \(person): \(answer.text)")
        return answer.json
    }

    /// Assigned to the inspector and matched with a firm.
    func toMatched(_ firm: Firm = .kebun) async throws {
        try await step("assign", ["assignee": .string(Person.inspector.login)])
        try await step("match", ["company_id": .string(firm.id)])
    }

    /// To a proposed inspection on the ground of the work plan; gives the inspection.
    func toProposed(_ firm: Firm = .kebun, _ proposal: JSON) async throws -> JSON {
        try await toMatched(firm)
        let stated = try await step("state_ground", ["ground": "plan", "text": "Rencana kerja triwulan ini"])
        try #require(stated.inspection_kind.text == "periodic")
        let made = try await app.done(.post, "/v1/inspections", proposal, as: .coordinator)
        try await step("propose", ["case_id": made.case_id])
        return made
    }

    /// What the complainant is told.
    func progress() async throws -> JSON {
        let body: JSON = ["receipt": .string(receipt), "code": .string(code)]
        return try await app.raw(.post, "/v1/complaint-progress", body.data).json
    }
}

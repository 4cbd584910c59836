import Foundation
import HTTPTypes
import Testing

@testable import Domain

/// One inspection case under way: what tests need to carry it further.
struct Story: Sendable {
    let app: TestApp
    let caseID: String
    let inspectionID: String
    let firm: Firm

    /// A reason for whatever is recorded late.
    static let late = "Dicatat menyusul untuk uji."

    /// Proposes an inspection.
    static func begin(_ app: TestApp, _ firm: Firm = .kebun, on day: Int = 90) async throws -> Story {
        let made = try await app.done(
            .post,
            "/v1/inspections",
            ["company_id": .string(firm.id), "kind": "periodic", "occurred_on": "\(ago(day))", "reason": "\(late)"],
            as: .inspector
        )
        return Story(app: app, caseID: made.case_id.text, inspectionID: made.id.text, firm: firm)
    }

    /// The request for a step.
    static func step(_ action: String, on day: Int, _ more: [String: JSON] = [:]) -> JSON {
        (["action": "\(action)", "occurred_on": "\(ago(day))", "reason": "\(late)"] as JSON).with(more)
    }

    @discardableResult
    func step(_ action: String, on day: Int, as person: Person, _ more: [String: JSON] = [:]) async throws -> JSON {
        try await app.done(.post, "/v1/cases/\(caseID)/steps", Self.step(action, on: day, more), as: person)
    }

    /// Tries a step.
    func tryStep(
        _ action: String,
        on day: Int,
        as person: Person,
        _ more: [String: JSON] = [:],
        headers: [String: String] = [:]
    ) async throws -> Answer {
        try await app.post("/v1/cases/\(caseID)/steps", Self.step(action, on: day, more), as: person, headers: headers)
    }

    /// The request for an order.
    func orderRequest(on day: Int, from: Int? = nil, to: Int = 0) -> JSON {
        [
            "kind": "periodic", "case_ids": [.string(caseID)], "inspectors": [.string(Person.inspector.login)],
            "valid_from": "\(ago(from ?? day))", "valid_to": "\(ago(to))", "occurred_on": "\(ago(day))",
            "reason": "\(Self.late)",
        ]
    }

    @discardableResult
    func order(on day: Int = 85, from: Int? = nil, to: Int = 0) async throws -> JSON {
        try await app.done(.post, "/v1/assignments", orderRequest(on: day, from: from, to: to), as: .officeHead)
    }

    /// The request for a visit.
    func visitRequest(on day: Int, _ outcome: String = "examined") -> JSON {
        [
            "inspection_id": .string(inspectionID), "occurred_on": "\(ago(day))", "outcome": "\(outcome)",
            "notes": "Kunjungan uji.", "reason": "\(Self.late)",
        ]
    }

    @discardableResult
    func visit(on day: Int = 80, _ outcome: String = "examined") async throws -> JSON {
        try await app.done(.put, "/v1/visits/\(newID())", visitRequest(on: day, outcome), as: .inspector)
    }

    /// The request for a finding.
    static func findingRequest(_ kind: String = "unregistered", on day: Int) -> JSON {
        [
            "kind": "\(kind)", "facts": "Pekerja belum terdaftar.", "workers_affected": 42,
            "occurred_on": "\(ago(day))",
            "reason": "\(late)",
        ]
    }

    @discardableResult
    func finding(_ kind: String = "unregistered", on day: Int = 80) async throws -> String {
        try await app.done(
            .post,
            "/v1/inspections/\(inspectionID)/findings",
            Self.findingRequest(kind, on: day),
            as: .inspector
        ).id.text
    }

    /// The request for a receipt.
    static func delivery(on day: Int, _ kind: String = "signed_receipt") -> JSON {
        ["kind": "\(kind)", "occurred_on": "\(ago(day))", "received_by": "Penerima Uji", "reason": "\(late)"]
    }

    @discardableResult
    func deliver(on day: Int, _ kind: String = "signed_receipt") async throws -> JSON {
        try await app.done(.post, "/v1/cases/\(caseID)/deliveries", Self.delivery(on: day, kind), as: .inspector)
    }

    // MARK: Whole stretches

    /// Through order, visit, finding and report.
    func toReporting() async throws {
        try await order(on: 85)
        try await visit(on: 80)
        try await finding(on: 80)
        try await step("submit_report", on: 78, as: .inspector)
    }

    /// To a drafted first note, checked where asked.
    func toDraft(checked: Bool = true) async throws {
        try await toReporting()
        try await step("draft_first_note", on: 76, as: .inspector)
        if checked { try await step("check_first_note", on: 74, as: .divisionHead) }
    }

    /// To an issued first note, received on `day`.
    func toFirstNote(received day: Int? = 60) async throws {
        try await toDraft()
        try await step("issue_first_note", on: 72, as: .officeHead)
        if let day { try await deliver(on: day) }
    }

    /// The identities of the case's findings.
    func findings() async throws -> [String] {
        try await read().findings.list.map(\.id.text)
    }

    /// The details of a verification with one outcome for every finding.
    func outcomes(_ outcome: String) async throws -> [String: JSON] {
        let items = try await findings().map { ["finding_id": .string($0), "outcome": .string(outcome)] as JSON }
        return ["details": ["findings": .array(items)]]
    }

    /// To a second note, received on `day`.
    func toSecondNote(received day: Int? = 30) async throws {
        // Long enough ago that no weekend or run of holidays carries its deadline past the verification.
        try await toFirstNote(received: 70)
        try await step("begin_verification", on: 44, as: .inspector)
        try await step("record_verification", on: 43, as: .inspector, outcomes("unremedied"))
        try await step("draft_second_note", on: 42, as: .inspector)
        try await step("check_second_note", on: 41, as: .divisionHead)
        try await step("issue_second_note", on: 40, as: .officeHead)
        if let day { try await deliver(on: day) }
    }

    /// The case as the coordinator reads it.
    func read() async throws -> JSON { try await app.done(.get, "/v1/cases/\(caseID)", as: .coordinator) }

    func state() async throws -> String { try await read().state.text }

    /// The case's clocks.
    func clocks() async throws -> [JSON] {
        try await app.done(.get, "/v1/cases/\(caseID)/clocks", as: .coordinator).items.list
    }
}

/// A sanction case under way.
struct SanctionStory: Sendable {
    let app: TestApp
    let caseID: String

    static func request(_ firm: Firm, _ kind: String = "unregistered", on day: Int = 140) -> JSON {
        [
            "track": "bpjs_sanction", "action": "indicate", "company_id": .string(firm.id), "finding_kind": "\(kind)",
            "occurred_on": "\(ago(day))", "reason": "\(Story.late)",
        ]
    }

    static func begin(
        _ app: TestApp,
        _ firm: Firm,
        _ kind: String = "unregistered",
        on day: Int = 140
    ) async throws -> SanctionStory {
        let made = try await app.done(.post, "/v1/cases", request(firm, kind, on: day), as: .bpjsOfficer)
        return SanctionStory(app: app, caseID: made.id.text)
    }

    @discardableResult
    func step(_ action: String, on day: Int, as person: Person, _ more: [String: JSON] = [:]) async throws -> JSON {
        try await app.done(.post, "/v1/cases/\(caseID)/steps", Story.step(action, on: day, more), as: person)
    }

    /// Through the notice to the firm and a report that asks the inspectors for an inspection.
    func toReport() async throws {
        try await step("notify", on: 138, as: .bpjsOfficer)
        try await step(
            "report_to_inspectors",
            on: 137,
            as: .bpjsBranchHead,
            ["details": ["legal_basis": "PP 86/2013 pasal 13"]]
        )
    }

    /// Through notice and examination to the first warning.
    ///
    /// - Returns: What was answered to the warning.
    @discardableResult
    func toFirstWarning() async throws -> JSON {
        try await step("notify", on: 138, as: .bpjsOfficer)
        try await step("order_examination", on: 130, as: .bpjsBranchHead)
        try await step(
            "record_examination",
            on: 125,
            as: .bpjsExaminer,
            ["details": ["result": "Belum terdaftar."]]
        )
        return try await step("issue_first_warning", on: 120, as: .bpjsBranchHead)
    }

    /// Records that the latest letter was received.
    @discardableResult
    func deliver(on day: Int) async throws -> JSON {
        try await app.done(.post, "/v1/cases/\(caseID)/deliveries", Story.delivery(on: day), as: .bpjsOfficer)
    }
}

/// A new identity, in the form that the wire uses.
func newID() -> String { ID<EnforcementCase>.new(at: Date()).text }

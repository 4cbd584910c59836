import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

// The course of a sanction case that stories and tests share: days lie so far apart that holidays of any year fit between.
extension SanctionStory {
    /// The day on which the fine was received, and the first on which it is overdue whatever the month.
    static let (fineReceived, fineOverdue) = (214, 160)

    /// Through notice, examination and result to the first warning, received.
    func toWarning() async throws {
        try await step("notify", on: 298, as: .bpjsOfficer)
        try await step("order_examination", on: 290, as: .bpjsBranchHead)
        try await step(
            "record_examination",
            on: 285,
            as: .bpjsExaminer,
            ["details": ["result": "Upah dilaporkan lebih rendah."]]
        )
        try await step("notify_result", on: 284, as: .bpjsExaminer)
        try await step("issue_first_warning", on: 280, as: .bpjsBranchHead)
        try await deliver(on: 278)
    }

    /// On to the second warning, ignored as the first.
    func toSecondWarning() async throws {
        try await toWarning()
        try await step("issue_second_warning", on: 250, as: .bpjsBranchHead)
        try await deliver(on: 248)
    }

    /// On to the fine, received.
    func toFine(_ amount: Int = 30_000) async throws {
        try await toSecondWarning()
        try await step("impose_fine", on: 216, as: .bpjsBranchHead, ["details": ["amount": .number(Double(amount))]])
        try await deliver(on: Self.fineReceived)
    }

    /// Asks an authority to deny a service.
    @discardableResult
    func request(_ authority: String, _ service: String, on day: Int) async throws -> JSON {
        try await step(
            "request_service_denial",
            on: day,
            as: .bpjsBranchHead,
            ["details": ["authority": .string(authority), "service": .string(service)]]
        )
    }

    /// The state that the case is in.
    func state() async throws -> String { try await read().state.text }

    /// Judges every finding.
    func verify(_ outcome: String, on day: Int) async throws {
        let items = try await read().findings.list.map {
            ["finding_id": $0.id, "outcome": .string(outcome)] as JSON
        }
        try await step("record_verification", on: day, as: .bpjsOfficer, ["details": ["findings": .array(items)]])
    }

    /// The denials of the case.
    func denials(as person: Person = .bpjsOfficer) async throws -> [JSON] {
        try await app.done(.get, "/v1/cases/\(caseID)/service-denials", as: person).items.list
    }

    /// The debts behind the case.
    func debts() async throws -> [JSON] {
        try await app.done(.get, "/v1/cases/\(caseID)/debts", as: .bpjsOfficer).items.list
    }

    /// The clocks of a kind, as words of their status.
    func clocks(_ kind: String) async throws -> [JSON] {
        try await app.done(.get, "/v1/cases/\(caseID)/clocks?limit=200", as: .bpjsOfficer).items.list
            .filter { $0.kind.text == kind }
    }
}

/// A second licensing office, of the regency, with an officer of its own.
struct RegencyLicensing: Sendable {
    static let authority = "DPMPTSP Kabupaten Rekaan"
    private static let token = "patuh_sesi-uji-ptsp-kabupaten"

    let app: TestApp

    static func open(_ app: TestApp) async throws -> RegencyLicensing {
        for sql: SQL in [
            """
            INSERT INTO office (id, code, kind, name) VALUES (gen_random_uuid(), 'ptsp-kabupaten', 'licensing', \(authority))
            """,
            """
            INSERT INTO office_territory (office_id, region_code, from_on)
            SELECT id, '62.02', '2024-01-01' FROM office WHERE code = 'ptsp-kabupaten'
            """,
            "INSERT INTO person (id, login, name) VALUES (gen_random_uuid(), 'uji.ptspkabupaten', 'Uji PTSP kabupaten')",
            """
            INSERT INTO post (id, person_id, office_id, role, from_on)
            SELECT gen_random_uuid(), p.id, o.id, 'licensing_officer', '2024-01-01'
            FROM person p, office o WHERE p.login = 'uji.ptspkabupaten' AND o.code = 'ptsp-kabupaten'
            """,
            """
            INSERT INTO session (person_id, secret_digest, expires_at)
            SELECT id, \(SessionSecret(token).digest), now() + interval '1 day' FROM person WHERE login = 'uji.ptspkabupaten'
            """,
        ] { _ = try await app.superuser.query(sql) }
        return RegencyLicensing(app: app)
    }

    func get(_ path: String) async throws -> Answer { try await app.raw(.get, path, token: Self.token) }

    func tryStep(_ action: String, of story: SanctionStory, on day: Int, _ details: JSON) async throws -> Answer {
        let body = Story.step(action, on: day, ["details": details])
        return try await app.raw(.post, "/v1/cases/\(story.caseID)/steps", body.data, token: Self.token)
    }

    func step(
        _ action: String,
        of story: SanctionStory,
        on day: Int,
        _ details: JSON,
        at location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await tryStep(action, of: story, on: day, details)
        #expect(answer.status == 201, "\(answer.text)", sourceLocation: location)
    }
}

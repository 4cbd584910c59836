import HTTPTypes
import Testing

@testable import Domain

/// A debt under way: what tests need to carry it further.
struct DebtStory: Sendable {
    let app: TestApp
    let id: String

    var path: String { "/v1/debts/\(id)" }

    /// A bill of 6,000,000 of old-age contributions, 3,000,000 of accident insurance and a fine of 1,000,000.
    static let parts: JSON = [
        [
            "kind": "arrears", "programme": "JHT", "first_month": "2026-01", "last_month": "2026-03",
            "amount": 6_000_000, "legal_basis": "PP 46/2015 P19-20",
        ],
        ["kind": "late_fine", "programme": "JHT", "amount": 1_000_000, "legal_basis": "PP 46/2015 P20"],
        ["kind": "arrears", "programme": "JKK", "amount": 3_000_000, "legal_basis": "PP 44/2015 P21"],
    ]

    /// What a case's step says that bills those parts.
    static let billing: JSON = ["amount": 10_000_000, "items": parts]

    /// The request for such a bill.
    static func request(_ firm: Firm = .kebun, cases: [String] = []) -> JSON {
        [
            "company_id": .string(firm.id), "due_on": .string(today), "occurred_on": "\(ago(40))",
            "case_ids": .array(cases.map { .string($0) }), "reason": "\(Story.late)", "number": "B/0001",
            "items": parts,
        ]
    }

    static func begin(_ app: TestApp, _ firm: Firm = .kebun, cases: [String] = []) async throws -> DebtStory {
        let made = try await app.done(.post, "/v1/debts", request(firm, cases: cases), as: .bpjsOfficer)
        return DebtStory(app: app, id: made.id.text)
    }

    static func payment(_ amount: Int, on day: Int = 30) -> JSON {
        [
            "amount": .number(Double(amount)), "occurred_on": "\(ago(day))", "reason": "\(Story.late)",
            "reference": "TRX",
        ]
    }

    func tryPay(_ amount: Int, on day: Int = 30, headers: [String: String] = [:]) async throws -> Answer {
        try await app.post("\(path)/payments", Self.payment(amount, on: day), as: .bpjsOfficer, headers: headers)
    }

    @discardableResult
    func pay(_ amount: Int, on day: Int = 30) async throws -> JSON {
        try await app.done(.post, "\(path)/payments", Self.payment(amount, on: day), as: .bpjsOfficer)
    }

    func tryStep(
        _ action: String,
        on day: Int = 20,
        as person: Person = .bpjsBranchHead,
        _ more: [String: JSON] = [:]
    ) async throws -> Answer {
        let body: JSON = ["action": "\(action)", "occurred_on": "\(ago(day))", "reason": "\(Story.late)"]
        return try await app.post("\(path)/steps", body.with(more), as: person)
    }

    @discardableResult
    func step(
        _ action: String,
        on day: Int = 20,
        as person: Person = .bpjsBranchHead,
        _ more: [String: JSON] = [:],
        at location: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let answer = try await tryStep(action, on: day, as: person, more)
        #expect(answer.status == 201, "\(answer.text)", sourceLocation: location)
        return answer.json
    }

    /// What a hand-over to the prosecutor says.
    static let mandate: [String: JSON] = ["authority": "Kejaksaan Negeri Rekaan", "term_on": .string(ago(-90))]

    func read(as person: Person = .bpjsOfficer) async throws -> JSON { try await app.done(.get, path, as: person) }
}

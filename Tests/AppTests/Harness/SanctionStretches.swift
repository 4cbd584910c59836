import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

// Whole stretches of a sanction case's life, on days far enough apart for any year's holidays.

extension SanctionStory {
    /// Tries a step.
    func tryStep(_ action: String, on day: Int, as person: Person, _ more: [String: JSON] = [:]) async throws -> Answer
    {
        try await app.post("/v1/cases/\(caseID)/steps", Story.step(action, on: day, more), as: person)
    }

    /// The case as the branch head reads it.
    func read() async throws -> JSON { try await app.done(.get, "/v1/cases/\(caseID)", as: .bpjsBranchHead) }

    /// The details of a verification with one outcome for every finding.
    func outcomes(_ outcome: String) async throws -> [String: JSON] {
        let items = try await read().findings.list.map {
            ["finding_id": $0.id, "outcome": .string(outcome)] as JSON
        }
        return ["details": ["findings": .array(items)]]
    }

    /// A case that was examined 185 days ago.
    static func examined(
        _ app: TestApp,
        _ kind: String = "partial_wages",
        _ firm: Firm = .bengkel
    ) async throws
        -> SanctionStory
    {
        let story = try await begin(app, firm, kind, on: 200)
        try await story.step("notify", on: 198, as: .bpjsOfficer)
        try await story.step("order_examination", on: 190, as: .bpjsBranchHead)
        try await story.step("record_examination", on: 185, as: .bpjsExaminer, ["details": ["result": "Terbukti."]])
        return story
    }

    /// A case whose second warning was received 143 days ago; its period ended between 129 and 110 days ago.
    static func warnedTwice(
        _ app: TestApp,
        _ kind: String = "partial_wages",
        _ firm: Firm = .bengkel
    ) async throws
        -> SanctionStory
    {
        let story = try await examined(app, kind, firm)
        try await story.step("issue_first_warning", on: 180, as: .bpjsBranchHead)
        try await story.deliver(on: 178)
        try await story.step("issue_second_warning", on: 145, as: .bpjsBranchHead)
        try await story.deliver(on: 143)
        return story
    }

    /// A case whose fine of 30,000 was received 100 days ago, and is to be paid at the latest 43 days ago.
    static func fined(
        _ app: TestApp,
        _ kind: String = "partial_wages",
        _ firm: Firm = .bengkel
    ) async throws
        -> SanctionStory
    {
        let story = try await warnedTwice(app, kind, firm)
        try await story.step("impose_fine", on: 105, as: .bpjsBranchHead, ["details": ["amount": 30_000]])
        try await story.deliver(on: 100)
        return story
    }

    /// A case whose arrears were billed 180 days ago.
    static func billed(_ app: TestApp, _ firm: Firm = .bengkel) async throws -> SanctionStory {
        let story = try await examined(app, "arrears", firm)
        try await story.step("bill_arrears", on: 180, as: .bpjsOfficer, ["details": DebtStory.billing])
        return story
    }

    /// Leaves the fine as it stands in a case from before the book was joined: the log tells of it, no debt does.
    ///
    /// - Returns: The debt that was behind the case.
    @discardableResult
    func unbook() async throws -> String {
        let fine = try #require(try await debts().first).id.text
        try await app.superuser.withConnection {
            try await $0.run(
                script: """
                    SET session_replication_role = replica;
                    DELETE FROM patuh.case_debt_act WHERE debt_id = '\(fine)';
                    DELETE FROM patuh.debt_case WHERE debt_id = '\(fine)';
                    SET session_replication_role = origin;
                    """
            )
        }
        return fine
    }

    /// What a request for a denial of services says.
    static let denial: [String: JSON] = [
        "details": ["authority": "DPMPTSP Provinsi Kalimantan Tengah", "service": "business_licence"]
    ]
}

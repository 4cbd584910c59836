import HTTPTypes
import Testing

@testable import Postgres

extension TestApp {
    /// The inspection that a report has opened for a firm.
    func landed(_ firm: Firm) async throws -> JSON {
        let list = try await done(.get, "/v1/inspections?limit=200", as: .coordinator).items.list
        let mine = list.filter { $0.company.id.text == firm.id }
        guard mine.count == 1 else { throw TestFailure("\(mine.count) inspections of \(firm.name)") }
        return mine[0]
    }

    /// How many rows of the queue a case has.
    func queued(_ caseID: String) async throws -> Int {
        try await value("SELECT count(*)::integer FROM queue_item WHERE case_id::text = \(caseID)")
    }

    /// The messages of a case, latest first.
    func messages(_ caseID: String, as person: Person) async throws -> [JSON] {
        try await done(.get, "/v1/cases/\(caseID)/messages", as: person).items.list
    }
}

extension Story {
    func messages(as person: Person) async throws -> [JSON] { try await app.messages(caseID, as: person) }
}

extension SanctionStory {
    func messages(as person: Person) async throws -> [JSON] { try await app.messages(caseID, as: person) }
}

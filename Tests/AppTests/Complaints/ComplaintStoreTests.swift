import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The store of complaints opens to few, in the database too")
struct ComplaintStoreTests {
    private static let tables = [
        "complaint", "complaint_key", "complaint_content", "complaint_source", "complaint_step", "complaint_opening",
        "complaint_attempt",
    ]

    @Test("As the service's role: no table to anybody but the assigned inspector and the region's coordinator")
    func roles() async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            try await story.toMatched()
            _ = try await app.done(
                .post,
                "/v1/complaints/\(story.id)/source-openings",
                ["purpose": "Uji"],
                as: .coordinator
            )
            for table in Self.tables {
                let there: Int = try await app.value("SELECT count(*) FROM \(identifier: table)")
                #expect(there > 0, "\(table)")
            }
            let id = try ComplaintID(story.id)
            try await app.withServiceRole { role in
                for person in Person.allCases {
                    let isHand = [.inspector, .coordinator].contains(person)
                    for table in ["complaint", "complaint_step", "complaint_opening"] {
                        let seen = await role.attempt(person, "SELECT FROM \(identifier: table)")
                        #expect((seen != .rows(0)) == isHand, "\(table) as \(person): \(seen)")
                    }
                    // Content and source are reached by nobody but through what notes it.
                    for table in ["complaint_key", "complaint_content", "complaint_source", "complaint_attempt"] {
                        let seen = await role.attempt(person, "SELECT FROM \(identifier: table)")
                        #expect(seen == .refused("42501"), "\(table) as \(person)")
                    }
                    for opening in ["open_complaint(\(id))", "open_complaint_source(\(id), 'x')"] as [SQL] {
                        let opened = await role.attempt(person, "SELECT FROM \(opening)")
                        #expect(opened == .rows(isHand ? 1 : 0), "\(person)")
                    }
                    let written = await role.attempt(
                        person,
                        """
                        INSERT INTO complaint_step (complaint_id, seq, action, body)
                        VALUES (\(id), 3, 'answer', 'Uji')
                        """
                    )
                    let expected: ServiceRole.Outcome =
                        person == .coordinator ? .rows(1) : .refused("complaint_step_hand")
                    #expect(written == expected, "\(person): \(written)")
                }
                for sql in [
                    "UPDATE complaint SET assigned_to = NULL", "DELETE FROM complaint_step",
                    "INSERT INTO complaint_opening (complaint_id, part, person_id) VALUES (\(id), 'content', \(UUID()))",
                    "SELECT note_opening(\(id), 'content', NULL)", "SELECT complaint_wait('x', 'ask', 1)",
                ] as [SQL] {
                    #expect(await role.attempt(.coordinator, sql) == .refused("42501"))
                }
            }
        }
    }

    @Test("Nothing outside the store refers to a complaint")
    func apart() async throws {
        try await withSharedApp { app in
            let pointing = try await app.superuser.query(
                """
                SELECT c.conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class o ON o.oid = c.confrelid
                WHERE c.contype = 'f' AND o.relname LIKE 'complaint%' AND t.relname NOT LIKE 'complaint%'
                """
            ).map { try $0.column(0, as: String.self) }
            #expect(pointing == [])
            let columns = try await app.superuser.query(
                """
                SELECT t.relname || '.' || a.attname FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
                WHERE t.relnamespace = 'patuh'::regnamespace AND t.relkind = 'r' AND a.attname LIKE '%complain%'
                  AND t.relname NOT LIKE 'complaint%'
                """
            ).map { try $0.column(0, as: String.self) }
            #expect(columns == [])
        }
    }

    @Test("A log of steps and openings is never changed, and the gate keeps to its order", arguments: [1, 2, 4, 99])
    func order(seq: Int) async throws {
        try await withApp { app in
            let story = try await ComplaintStory.begin(app)
            try await story.toMatched()
            let id = try ComplaintID(story.id)
            try await app.withServiceRole { role in
                let step: SQL = """
                    INSERT INTO complaint_step (complaint_id, seq, action, company_id)
                    VALUES (\(id), \(seq), 'match', \(try CompanyID(Firm.tambak.id)))
                    """
                #expect(await role.attempt(.inspector, step) == .refused("complaint_step_in_sequence"))
            }
            await #expect(throws: PostgresError.self) {
                _ = try await app.superuser.query("UPDATE complaint_opening SET purpose = 'lain'")
                _ = try await app.superuser.query("DELETE FROM complaint_step")
            }
        }
    }
}

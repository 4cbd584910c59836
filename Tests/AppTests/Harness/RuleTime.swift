import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

extension TestApp {
    /// Drafts a version of the inspection procedure by which only the head of division checks a first note, and publishes
    /// it for tomorrow.
    ///
    /// - Returns: Its number.
    func publishNarrowed(_ changes: JSON? = nil) async throws -> Int {
        let narrowed: JSON = [
            [
                "action": "check_first_note",
                "roles": [["from_state": "first_note_drafted", "roles": ["division_head"]]],
            ]
        ]
        let draft = try await done(
            .post,
            "/v1/procedures/inspection/versions",
            ["changes": changes ?? narrowed, "reason": "Surat edaran uji."],
            as: .administrator
        )
        try await done(
            .post,
            "/v1/procedures/inspection/versions/\(draft.version.int)/publication",
            ["valid_from": .string(ago(-3))],
            as: .administrator
        )
        return draft.version.int
    }

    /// Lets a published version have begun so many days ago. Nothing but time does that otherwise, so the row's own guards
    /// are put aside.
    func begin(_ version: Int, ago days: Int) async throws {
        try await superuser.transaction { tx in
            _ = try await tx.execute("SET LOCAL session_replication_role = replica")
            _ = try await tx.execute(
                "UPDATE procedure_version SET valid_from = \(try LocalDate(parsing: ago(days))) WHERE version = \(version)"
            )
            _ = try await tx.execute("UPDATE rule_edition SET edition = nextval('rule_edition_number')")
        }
    }

    /// The version that a case is pinned to.
    func version(of caseID: String) async throws -> Int {
        try await done(.get, "/v1/cases/\(caseID)", as: .divisionHead).procedure_version.int
    }
}

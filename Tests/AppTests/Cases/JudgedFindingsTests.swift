import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("Findings that are judged")
struct JudgedFindingsTests {
    @Test("A step that is no verification and names findings is refused, and changes none")
    func byARemark() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote()
            let before = try await app.dump()
            for (action, person) in [("add_remark", Person.inspector), ("report_compliance", .coordinator)] {
                let answer = try await story.tryStep(action, on: 30, as: person, story.outcomes("remedied"))
                #expect(answer.status == 422 && answer.reasons == ["field_not_taken"])
                #expect(answer.fields == ["details.findings"])
            }
            #expect(try await app.dump() == before)
            #expect(try await story.read().findings[0].status.text == "open")
        }
    }

    @Test("An indication stands under its case, is judged in the log, and has no successor without an examination")
    func indication() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel)
            try await story.step("notify", on: 138, as: .bpjsOfficer)
            let shown = try await story.read().findings[0]
            #expect(shown.id.text == story.caseID && shown.basis.text == "indication" && shown.status.text == "open")
            #expect(try await app.done(.get, "/v1/cases/\(story.caseID)", as: .inspector).findings.list.isEmpty)
            let successor: JSON = ["kind": "partial_workers", "facts": "x", "occurred_on": "\(ago(135))"]
            let succeeded: JSON = ["finding_id": shown.id, "outcome": "succeeded", "successor": successor]
            let refused = try await story.tryStep(
                "record_verification",
                on: 130,
                as: .bpjsOfficer,
                ["details": ["findings": .array([succeeded])]]
            )
            #expect(refused.status == 409 && refused.reasons == ["findings_known"], "\(refused.text)")
            try await story.step("record_verification", on: 130, as: .bpjsOfficer, story.outcomes("remedied"))
            #expect(try await story.read().findings[0].status.text == "remedied")
            // What an examination finds takes its place.
            try await story.step("order_examination", on: 129, as: .bpjsBranchHead)
            try await story.step("record_examination", on: 128, as: .bpjsExaminer, ["details": ["result": "x"]])
            let found = try await story.read().findings.list
            #expect(found.map(\.basis.text) == ["finding"] && found[0].status.text == "open")
        }
    }

    @Test("What only the database knows is told in the guard's own words, and nothing is stored")
    func toldByTheDatabase() async throws {
        try await withApp { app in
            let story = try await SanctionStory.fined(app)
            let id = try CaseID(story.caseID)
            func kept() async throws -> [String] { try await app.dump().filter { !$0.hasPrefix("debt") } }
            let before = try await kept()
            // The fine is paid between the service's look and its writing: the payer, who has not committed when the
            // service looks, stands in the way of the request's row until the service waits there.
            async let paid: Void = app.superuser.transaction { tx in
                _ = try await tx.execute("LOCK TABLE service_denial IN SHARE MODE")
                _ = try await tx.execute("SET LOCAL ROLE patuh_app")
                _ = try await tx.query("SELECT set_config('patuh.secret', \(Person.bpjsOfficer.token), true)")
                for statement in [
                    HandWriting.debtEvent("pay", to: "settled", of: id, by: .bpjsOfficer, change: -30_000),
                    HandWriting.posting(-30_000, of: id),
                ] { #expect(try await tx.execute(statement) == 1) }
                try await eventually {
                    try await tx.query("SELECT \(Self.locks(granted: false)) > 0").single().column(0)
                }
            }
            let answer = try await app.withServiceRole { role in
                try await eventually {
                    try await role.pool.query("SELECT \(Self.locks(granted: true)) > 0").single().column(0)
                }
                return try await story.tryStep(
                    "request_service_denial",
                    on: 30,
                    as: .bpjsBranchHead,
                    SanctionStory.denial
                )
            }
            try await paid
            #expect(answer.status == 409 && answer.reasons == ["fine_unpaid"], "\(answer.text)")
            #expect(!answer.json.reasons[0].remedy.text.isEmpty)
            #expect(try await kept() == before)
            // Asked again, the service knows it itself, and says the same.
            let again = try await story.tryStep(
                "request_service_denial",
                on: 30,
                as: .bpjsBranchHead,
                SanctionStory.denial
            )
            #expect(again.status == 409 && again.json.reasons == answer.json.reasons, "\(again.text)")
        }
    }

    /// How many hold the table of denials against writers, or wait to write.
    private static func locks(granted: Bool) -> SQL {
        """
        (SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
         WHERE l.relation = 'patuh.service_denial'::regclass AND l.granted = \(granted)
           AND l.mode = \(granted ? "ShareLock" : "RowExclusiveLock"))
        """
    }
}

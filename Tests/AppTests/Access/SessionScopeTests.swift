import Foundation
import Testing

@testable import App
@testable import Postgres

@Suite("The kept scope of a session")
struct SessionScopeTests {
    @Test("Every policy lets the kept scope answer before it asks who acts")
    func everyPolicy() async throws {
        try await withSharedApp { app in
            let asking = try await app.superuser.query(
                """
                SELECT tablename || '.' || policyname FROM pg_policies
                WHERE schemaname = 'patuh' AND 'patuh_app' = ANY (roles)
                  AND concat_ws(' ', qual, with_check)
                      ~ '(?<!present_scope s\\), )\\( SELECT (patuh\\.)?(actor_id|actor_offices|[a-z]+_regions)\\(\\)'
                ORDER BY 1
                """
            ).map { try $0.column(0, as: String.self) }
            #expect(asking == [])
            let answered: Int = try await app.value(
                "SELECT count(*) FROM pg_policies WHERE schemaname = 'patuh' AND concat(qual, with_check) ~ 'present_scope'"
            )
            #expect(answered > 40)
        }
    }

    /// Presents a person's secret, then reads.
    private func read<Value: PostgresDecodable & Sendable>(
        _ app: TestApp,
        _ person: Person,
        _ statement: SQL
    ) async throws -> Value {
        try await app.superuser.pipeline([SessionSecret(person.token).presented, statement])[1].single().column(0)
    }

    @Test("What is kept for everybody is what the functions answer", arguments: Person.allCases)
    func same(person: Person) async throws {
        try await withSharedApp { app in
            _ = try await app.get("/v1/me", as: person)
            let same: Bool = try await read(
                app,
                person,
                """
                SELECT count(*) = 1 AND bool_and(
                    (s.person_id, s.office_ids, s.company_regions, s.registrar_regions)
                        = (actor_id(), actor_offices(), company_regions(), registrar_regions())
                    AND (s.case_regions, s.field_regions, s.bpjs_regions, s.licensing_regions)
                        = (case_regions(), field_regions(), bpjs_regions(), licensing_regions()))
                FROM present_scope s
                """
            )
            #expect(same)
        }
    }

    @Test("It lapses at the next midnight of an office's zone, and with the session")
    func lapses() async throws {
        try await withSharedApp { app in
            _ = try await app.get("/v1/me", as: .coordinator)
            let bounded: Bool = try await app.value(
                """
                SELECT bool_and(k.valid_until <= s.expires_at AND k.valid_until > now()
                    AND k.valid_until <= (SELECT min((today(o.zone) + 1)::timestamp AT TIME ZONE o.zone) FROM office o))
                FROM session_scope k JOIN session s USING (secret_digest)
                """
            )
            #expect(bounded)
        }
    }

    @Test(
        "A post or a territory that ends shuts the lists at once for those who are signed in",
        arguments: [
            "UPDATE post SET until_on = current_date - 1 WHERE person_id = (SELECT id FROM person WHERE login = 'uji.coordinator')",
            "DELETE FROM post WHERE person_id = (SELECT id FROM person WHERE login = 'uji.coordinator')",
            "UPDATE office_territory SET until_on = current_date - 1 WHERE from_on < current_date - 1",
            "DELETE FROM office_territory",
        ]
    )
    func shut(change: String) async throws {
        try await withApp { app in
            _ = try await Story.begin(app)
            #expect(try await app.get("/v1/queue", as: .coordinator).json.items.list.count == 1)
            #expect(try await read(app, .coordinator, "SELECT count(*) FROM present_scope") as Int == 1)
            try await app.superuser.withConnection { try await $0.run(script: "SET search_path = patuh; \(change)") }
            #expect(try await read(app, .coordinator, "SELECT count(*) FROM present_scope") as Int == 0)
            try await app.withServiceRole { role in
                #expect(await role.attempt(.coordinator, "SELECT FROM queue_item") == .rows(0))
                #expect(await role.attempt(.coordinator, "SELECT keep_scope()", "SELECT FROM queue_item") == .rows(0))
            }
        }
    }

    @Test("While posts change nothing is kept, and afterwards what they became")
    func race() async throws {
        try await withApp { app in
            _ = try await Story.begin(app)
            try await app.withServiceRole { role in
                try await app.superuser.transaction { tx in
                    _ = try await tx.execute(
                        "UPDATE post SET until_on = current_date - 1 WHERE person_id = (SELECT id FROM person WHERE login = 'uji.coordinator')"
                    )
                    // Another connection still sees the old posts; it must not keep them beyond the change.
                    _ = await role.attempt(Person.coordinator.token, ["SELECT keep_scope()"], commit: true)
                }
                #expect(await role.attempt(.coordinator, "SELECT FROM present_scope") == .rows(0))
            }
            _ = try await read(app, .coordinator, "SELECT keep_scope()::text") as String?
            #expect(try await read(app, .coordinator, "SELECT case_regions = '{}' FROM present_scope") as Bool)
        }
    }

    @Test("Nobody reads or writes what is kept but through one's own session")
    func closed() async throws {
        try await withApp { app in
            for person in [Person.coordinator, .inspector] { _ = try await app.get("/v1/me", as: person) }
            try await app.withServiceRole { role in
                #expect(await role.attempt(.coordinator, "SELECT FROM present_scope") == .rows(1))
                for secret in [nil, "", "nonsense"] {
                    let kept: [SQL] = ["SELECT keep_scope()", "SELECT FROM present_scope"]
                    #expect(await role.attempt(secret, kept) == .rows(0))
                }
                for statement: SQL in [
                    "SELECT FROM session_scope", "UPDATE session_scope SET case_regions = '{62.01}'",
                    "UPDATE present_scope SET case_regions = '{62.01}'", "DELETE FROM present_scope",
                    "SELECT let_kept_scope_answer()",
                ] {
                    #expect(await role.attempt(.coordinator, statement) == .refused("42501"))
                }
            }
        }
    }
}

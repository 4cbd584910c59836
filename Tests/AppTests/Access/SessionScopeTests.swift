import Foundation
import Testing

@testable import App
@testable import Postgres

@Suite("The kept scope of a session")
struct SessionScopeTests {
    /// What is kept of a person's session; no row when nothing is.
    private func kept(_ person: Person) -> SQL {
        "session_scope WHERE secret_digest = \(SessionSecret(person.token).digest) AND valid_until > now()"
    }

    @Test("What is kept for everybody is what posts and territories say", arguments: Person.allCases)
    func same(person: Person) async throws {
        try await withSharedApp { app in
            _ = try await app.get("/v1/me", as: person)
            let same: Bool = try await app.superuser.pipeline(
                [
                    SessionSecret(person.token).presented,
                    """
                    SELECT count(*) = 1 AND bool_and(
                        (company_regions, registrar_regions, case_regions, field_regions, bpjs_regions, licensing_regions)
                        = (actor_regions(company_roles()), actor_regions(registrar_roles()), actor_regions(case_roles()),
                           actor_regions(field_roles()), actor_regions(bpjs_roles()), actor_regions(licensing_roles())))
                    FROM \(kept(person))
                    """,
                ]
            )[1].single().column(0)
            #expect(same)
        }
    }

    @Test("Policies read what is kept", arguments: [["{62.71}", "1"], ["{}", "0"]])
    func answers(kept: [String]) async throws {
        try await withApp { app in
            _ = try await Story.begin(app)
            _ = try await app.get("/v1/me", as: .coordinator)
            let region: String = try await app.value("SELECT region_code FROM enforcement_case")
            _ = try await app.superuser.query(
                """
                UPDATE session_scope SET case_regions = \(kept[0] == "{}" ? [] : [region])
                WHERE secret_digest = \(SessionSecret(Person.coordinator.token).digest)
                """
            )
            try await app.withServiceRole { role in
                let rows = await role.attempt(.coordinator, "SELECT FROM queue_item")
                #expect(rows == .rows(kept[1] == "1" ? 1 : 0))
            }
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
            #expect(try await app.value("SELECT count(*) FROM \(kept(.coordinator))") as Int == 1)
            try await app.superuser.withConnection { try await $0.run(script: "SET search_path = patuh; \(change)") }
            #expect(try await app.value("SELECT count(*) FROM \(kept(.coordinator))") as Int == 0)
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
                let keep: [SQL] = ["SELECT keep_scope()"]
                try await app.superuser.transaction { tx in
                    _ = try await tx.execute(
                        "UPDATE post SET until_on = current_date - 1 WHERE person_id = (SELECT id FROM person WHERE login = 'uji.coordinator')"
                    )
                    // Another connection still sees the old posts; it must not keep them beyond the change.
                    _ = await role.attempt(Person.coordinator.token, keep, commit: true)
                }
                #expect(try await app.value("SELECT count(*) FROM \(kept(.coordinator))") as Int == 0)
                _ = await role.attempt(Person.coordinator.token, keep, commit: true)
                #expect(try await app.value("SELECT case_regions = '{}' FROM \(kept(.coordinator))") as Bool)
            }
        }
    }

    @Test("Nobody reads or writes what is kept, and nonsense keeps nothing")
    func closed() async throws {
        try await withApp { app in
            for person in [Person.coordinator, .inspector] { _ = try await app.get("/v1/me", as: person) }
            let before: Int = try await app.value("SELECT count(*) FROM session_scope")
            try await app.withServiceRole { role in
                for secret in [nil, "", "nonsense"] {
                    _ = await role.attempt(secret, ["SELECT keep_scope()"], commit: true)
                }
                for statement: SQL in [
                    "SELECT FROM session_scope", "UPDATE session_scope SET case_regions = '{62.01}'",
                    "DELETE FROM session_scope", "INSERT INTO session_scope SELECT * FROM session_scope",
                ] {
                    #expect(await role.attempt(.coordinator, statement) == .refused("42501"))
                }
            }
            #expect(try await app.value("SELECT count(*) FROM session_scope") as Int == before)
        }
    }
}

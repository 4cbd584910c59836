import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What the trail keeps of sign-ins")
struct ProofTrailTests {
    private static func entries(_ app: TestApp, _ operation: String, _ outcome: String) async throws -> [JSON] {
        await app.record()
        let asked = operation.replacing(" ", with: "%20")
        let path = "/v1/audit?operation=\(asked)&outcome=\(outcome)&limit=200"
        return try await app.done(.get, path, as: .auditor).items.list
    }

    @Test("A sign-in stands there with its session, its way and its address, and so does its end")
    func success() async throws {
        try await withApp { app in
            let before = try await Self.entries(app, "POST /v1/sessions", "allowed").count
            let token = try await app.signIn(Person.inspector.login, from: "198.51.100.7").json.token.text
            let found = try await Self.entries(app, "POST /v1/sessions", "allowed")
            #expect(found.count == before + 1)
            let entry = try #require(found.first)
            #expect(entry.person.login.text == Person.inspector.login && entry.details.method == "password")
            let session: UUID = try await app.value(
                "SELECT id FROM session WHERE secret_digest = \(SessionSecret(token).digest)"
            )
            #expect(entry.subject_id.text == session.uuidString.lowercased())
            #expect(!entry.address.text.isEmpty)
            _ = try await app.send("DELETE", "/v1/sessions/current", token: token)
            let ended = try await Self.entries(app, "DELETE /v1/sessions/current", "allowed")
            #expect(ended.count == 1 && ended[0].subject_id == entry.subject_id)
        }
    }

    @Test("A failure names the account that was tried, or a keyed digest; password and login stand nowhere")
    func failure() async throws {
        try await withApp { app in
            let known = Person.coordinator.login
            _ = try await app.signIn(known, "rahasia-yang-salah-sekali")
            _ = try await app.signIn("tidak.dikenal", "rahasia-yang-salah-sekali")
            let found = try await Self.entries(app, "POST /v1/sessions", "refused")
            #expect(found.count == 2)
            let person = try await app.id(of: .coordinator)
            let tried = try #require(found.first { $0.subject_id.text == person })
            #expect(tried.person == .null && tried.details.account == .null)
            #expect(tried.details.reason == "wrong_credentials")
            let stranger = try #require(found.first { $0.subject_id == .null })
            #expect(stranger.details.account.text.count == 16)
            let all: String = try await app.value("SELECT string_agg(e::text, '|') FROM audit_entry e")
            #expect(!all.contains("tidak.dikenal") && !all.contains("rahasia-yang-salah") && !all.contains(known))
        }
    }

    @Test("Whoever guesses on and on fills no disk: beyond its budget an hour only counts, and one entry sums up")
    func flood() async throws {
        try await withApp { app in
            let failures = ProofFailures(pool: app.service.jobs, logger: TestDatabases.logger)
            let problem = Problem.wrongCredentials
            for account in 0..<40 {
                let from = RequestOrigin(address: "203.0.113.9", agent: "curl")
                for _ in 0..<5 { failures.add(problem, "POST /v1/sessions", login: "siapa\(account)", from) }
                await failures.flush()
            }
            // Of one address there are no more than its budget.
            let told: Int = try await app.value("SELECT count(*) FROM audit_entry WHERE outcome = 'refused'")
            #expect(told == 20)
            for address in 0..<600 {
                let from = RequestOrigin(address: "198.51.\(address / 250).\(address % 250)", agent: nil)
                failures.add(problem, "POST /v1/sessions", login: "akun\(address)", from)
            }
            await failures.flush()
            let all: Int = try await app.value("SELECT count(*) FROM audit_entry WHERE outcome = 'refused'")
            #expect(all == 500)
            let kept: Int = try await app.value("SELECT sum(failures)::integer FROM sign_in_tally WHERE budget = 'all'")
            #expect(kept == 800)
            try await app.change("UPDATE sign_in_tally SET hour = hour - interval '1 hour'")
            try await KeepTrail(pool: app.service.jobs, configuration: AuditConfiguration()).run()
            let counted: String = try await app.value(
                """
                SELECT (details ->> 'count') || ' ' || (details ->> 'untold') FROM audit_entry
                WHERE operation = 'count_sign_in_failures'
                """
            )
            // 20 entries of five each, and 480 of one each.
            #expect(counted == "800 220")
            #expect(try await app.value("SELECT count(*) FROM sign_in_tally") == 0)
        }
    }

    @Test("A throttled try is counted as one, and a second try at one's own password too")
    func throttled() async throws {
        try await withApp { app in
            var throttled = 0
            for _ in 0..<8 {
                let answer = try await app.signIn(Person.inspector2.login, "salah-salah-salah-salah")
                if answer.status == 429 { throttled += 1 }
            }
            #expect(throttled > 0)
            let found = try await Self.entries(app, "POST /v1/sessions", "refused")
            let counts = found.filter { $0.details.reason == "too_many_attempts" }.map(\.details.count.int)
            #expect(counts.reduce(0, +) == throttled)
            let body: JSON = [
                "current_password": "salah-salah-salah-salah", "new_password": "kebun-karet-hujan-pagi-7",
            ]
            let answer = try await app.send(.put, "/v1/me/password", body, as: .coordinator)
            #expect(answer.status == 422, "\(answer.text)")
            let own = try await Self.entries(app, "PUT /v1/me/password", "refused")
            #expect(own.count == 1 && own[0].details.reason == "wrong_password")
        }
    }

    @Test("The service can write no success of its own: only the database records one")
    func forged() async throws {
        try await withApp { app in
            try await app.withServiceRole { role in
                let forged = await role.attempt(
                    .inspector,
                    "INSERT INTO audit_entry (operation) VALUES ('POST /v1/sessions')"
                )
                #expect(forged == .refused("42501"))
                for call in ["close_sign_in_hours()", "destroy_complaints()"] as [SQL] {
                    #expect(await role.attempt(.inspector, "SELECT \(call)") == .refused("42501"))
                }
            }
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Nobody's access is changed unseen")
struct AccessEventTests {
    private func kinds(_ app: TestApp, _ person: Person, of whom: Person) async throws -> [String] {
        let path = "/v1/access-events?person_id=\(try await app.id(of: whom))"
        return try await app.get(path, as: person).json.items.list.map(\.kind.text)
    }

    @Test("A post that an administrator gives is told to her who gets it, the head of that office and auditors alone")
    func post() async throws {
        try await withApp { app in
            let office = try await app.office("korwil-2")
            let given = try await app.done(
                .post,
                "/v1/posts",
                [
                    "person_id": .string(Person.programmeOfficer.login), "office_id": .string(office),
                    "role": "coordinator", "valid_from": .string(today), "basis": "Keputusan uji",
                ],
                as: .administrator
            )
            for person in [Person.programmeOfficer, .officeHead, .auditor, .administrator] {
                let events = try await app.get("/v1/access-events?office_id=\(office)", as: person).json.items.list
                let event = try #require(events.first, "\(person)")
                #expect(event.kind.text == "post_given" && event.role.text == "coordinator")
                #expect(event.by.login.text == Person.administrator.login && event.reason.text == "Keputusan uji")
            }
            for person in [Person.inspector, .coordinator, .bpjsBranchHead, .bpjsOfficer] {
                #expect(try await kinds(app, person, of: .programmeOfficer) == [], "\(person)")
            }
            // Its head ends it, whoever gave it.
            let path = "/v1/posts/\(given.id.text)/end"
            let end: JSON = ["valid_to": .string(ago(1))]
            #expect(try await app.send(.put, path, end, as: .bpjsBranchHead).status == 403)
            #expect(try await app.send(.put, path, end, as: .coordinator).status == 403)
            #expect(try await app.send(.put, path, end, as: .officeHead).status == 200)
            #expect(try await kinds(app, .auditor, of: .programmeOfficer).first == "post_ended")
            try await app.withServiceRole { role in
                let change: SQL = "UPDATE access_event SET by_id = NULL"
                #expect(await role.attempt(.administrator, change) == .refused("42501"))
            }
        }
    }

    @Test("One who signs in from a new address, makes a token, changes her password or enrols a factor sees it after")
    func own() async throws {
        try await withApp { app in
            let token = try await app.signIn(Person.inspector.login, from: "203.0.113.7").json.token.text
            _ = try await app.signIn(Person.inspector.login, from: "203.0.113.7")
            _ = try await app.send("POST", "/v1/tokens", ["name": "Laporan", "days": 3], token: token)
            let change: JSON = [
                "current_password": .string(Person.password), "new_password": "kuda menyeberang sawah",
            ]
            #expect(try await app.send("PUT", "/v1/me/password", change, token: token).status == 204)
            let events = try await app.send("GET", "/v1/access-events", token: token).json.items.list
            let latest = events.prefix(3)
            #expect(latest.map(\.kind.text) == ["password_changed", "token_made", "new_address"], "\(events)")
            #expect(latest.map(\.reason.text) == ["", "Laporan", "203.0.113.7"])
            // Where she signs in from is not her office's business.
            #expect(try await kinds(app, .officeHead, of: .inspector).contains("new_address") == false)
            #expect(try await kinds(app, .officeHead, of: .inspector).contains("password_changed"))
        }
    }

    @Test("A lost second factor is taken away for a reason, by another; sessions end, and she is told")
    func lost() async throws {
        try await withApp { app in
            let (_, codes) = try await TestAuthenticator.enrol(app, .inspector)
            let login = Person.inspector.login
            let open = try await app.signIn(login, code: codes[0]).json.token.text
            let path = "/v1/people/\(try await app.id(of: .inspector))/second-factor/removal"
            let reason: JSON = ["reason": "Telepon hilang; datang sendiri dengan kartu pegawai"]
            #expect(try await app.post(path, ["reason": "x"], as: .administrator).fields == ["reason"])
            for person in [Person.officeHead, .coordinator, .auditor] {
                #expect(try await app.post(path, reason, as: person).status == 403)
            }
            #expect(try await app.send("GET", "/v1/companies", token: open).status == 200)
            #expect(try await app.post(path, reason, as: .administrator).status == 204)
            #expect(try await app.send("GET", "/v1/companies", token: open).status == 401)
            #expect(try await app.post(path, reason, as: .administrator).status == 404)
            // The password is asked for as before, and is enough again; the old codes are worth nothing.
            #expect(try await app.signIn(login, "salah-sama-sekali", code: codes[1]).code == "wrong_credentials")
            let token = try await app.signIn(login).json.token.text
            let told = try await app.send("GET", "/v1/access-events", token: token).json.items.list
            let event = try #require(told.first { $0.kind.text == "second_factor_removed" })
            #expect(event.by.login.text == Person.administrator.login && event.reason.text.hasPrefix("Telepon"))
            #expect(try await kinds(app, .officeHead, of: .inspector).contains("second_factor_removed"))
            let left: Int = try await app.value("SELECT count(*) FROM recovery_code")
            #expect(left == 0)
            // Never one's own, nor past the service.
            _ = try await TestAuthenticator.enrol(app, .administrator)
            let own = "/v1/people/\(try await app.id(of: .administrator))/second-factor/removal"
            #expect(try await app.post(own, reason, as: .administrator).status == 403)
            let id = try PersonID(try await app.id(of: .administrator))
            try await app.withServiceRole { role in
                for person in [Person.officeHead, .administrator] {
                    _ = await role.attempt(
                        person.token,
                        ["SELECT remove_second_factor(\(id), 'uji')"],
                        commit: true
                    )
                }
            }
            #expect(try await app.value("SELECT count(*) FROM second_factor") as Int == 1)
        }
    }

    @Test("An office asks for a second factor where others do not, of those beneath it too, and never for less")
    func byOffice() async throws {
        try await withApp { app in
            func set(_ key: String, _ value: Int, _ office: String?) async throws -> Answer {
                var body: [String: JSON] = [
                    "key": .string(key), "value": .number(Double(value)), "effective_from": .string(today),
                    "basis": "Keputusan uji",
                ]
                if let office { body["office_id"] = .string(try await app.office(office)) }
                return try await app.post("/v1/access-rules", .object(body), as: .administrator)
            }
            func code(_ person: Person) async throws -> String { try await app.signIn(person.login).code }
            let asked = "second_factor_enrolment_required"
            let rule = try await set("second_factor.everyone", 1, "disnakertrans")
            #expect(rule.status == 201 && rule.json.office.name.text.isEmpty == false && rule.json.in_force.isTrue)
            #expect(try await code(.divisionHead) == asked)
            // Its units stand beneath it; a branch does not.
            #expect(try await code(.inspector) == asked)
            #expect(try await code(.bpjsOfficer) == "")
            #expect(try await set("second_factor.inspector", 0, "korwil-2").status == 201)
            #expect(try await code(.inspector) == asked)
            #expect(try await set("second_factor.bpjs_officer", 1, "kc-sampit").status == 201)
            #expect(try await code(.bpjsOfficer) == asked)
            #expect(try await code(.bpjsExaminer) == "")
            #expect(try await set("session.idle_minutes", 5, "kc-sampit").fields == ["office_id"])
            #expect(try await set("second_factor.bpjs_officer", 1, "kc-sampit").code == "rule_known")
            #expect(try await set("second_factor.sultan", 1, nil).fields == ["key"])
            // What all are held to is not changed by an office's rule.
            #expect(try await app.value("SELECT access_rule_value('session.idle_minutes')") as Int == 60)
            let pages = try await app.get("/v1/access-rules?limit=2", as: .auditor)
            let next = try #require(pages.json.next_cursor.text.isEmpty ? nil : pages.json.next_cursor.text)
            let rest = try await app.get("/v1/access-rules?limit=200&cursor=\(next)", as: .auditor).json.items.list
            #expect(pages.json.items.list.count == 2 && rest.count == 5)
        }
    }
}

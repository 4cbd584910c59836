import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Offices and their territories")
struct OfficeTests {
    private let branch: JSON = ["code": "kc-rekaan", "kind": "bpjs_branch", "name": "Cabang Rekaan", "zone": "wib"]

    private func region(_ code: String, from day: Int = 0, to last: Int? = nil) -> JSON {
        let request: JSON = [
            "region_code": .string(code), "valid_from": .string(ago(day)), "basis": "Keputusan direksi uji",
        ]
        return last.map { request.with(["valid_to": .string(ago($0))]) } ?? request
    }

    @Test(
        "Somebody at a new branch sees the firms of its territory, from its first day to its last"
    )
    func opened() async throws {
        try await withApp { app in
            let office = try await app.done(.post, "/v1/offices", branch, as: .administrator)
            #expect(office.code == branch.code)
            let path = "/v1/offices/\(office.id.text)/territories"
            let person: JSON = ["login": "petugas.baru", "name": "Petugas Rekaan"]
            let id = try await app.done(.post, "/v1/people", person, as: .administrator).id.text
            try await app.done(
                .post,
                "/v1/posts",
                [
                    "person_id": "petugas.baru", "office_id": office.id, "role": "bpjs_officer",
                    "valid_from": .string(today),
                ],
                as: .administrator
            )
            let one = try await app.done(.post, "/v1/people/\(id)/one-time-password", as: .administrator).password.text
            let token = try await app.signIn("petugas.baru", one, new: "kuda menyeberang sawah").json.token.text
            func firms() async throws -> Int {
                try await app.send("GET", "/v1/companies", token: token).json.items.list.count
            }
            #expect(try await firms() == 0)
            let given = try await app.done(.post, path, region("62.02"), as: .administrator)
            #expect(given.held.isTrue && given.given_by.login.text == Person.administrator.login)
            #expect(try await firms() == 5)
            func end(_ day: Int) async throws -> Answer {
                try await app.send(.put, path + "/62.02/end", ["valid_to": .string(ago(day))], as: .administrator)
            }
            #expect(try await end(2).code == "territory_over")
            #expect(try await end(0).json.valid_to.text == today)
            #expect(try await firms() == 5)
            #expect(try await end(-1).code == "territory_over")
            // The day after: nothing, in the service and in SQL.
            #expect(try await end(1).status == 200)
            #expect(try await firms() == 0)
            try await app.withServiceRole { role in
                #expect(await role.attempt(token, ["SELECT FROM company"]) == .rows(0))
            }
            #expect(try await end(1).status == 404)
            // It stays told, and begins again on another day.
            #expect(try await app.post(path, region("62.02", from: -1), as: .administrator).status == 201)
            #expect(try await firms() == 0)
            let history = try await app.get(path, as: .inspector).json.items.list
            #expect(history.map(\.valid_from.text) == [ago(-1), today] && history[1].valid_to.text == ago(1))
        }
    }

    @Test("No region belongs to an office twice on a day, unknown ones to none, and days come in order")
    func overlap() async throws {
        try await withApp { app in
            let office = try await app.done(.post, "/v1/offices", branch, as: .administrator)
            #expect(try await app.post("/v1/offices", branch, as: .administrator).code == "office_code_taken")
            let path = "/v1/offices/\(office.id.text)/territories"
            try await app.done(.post, path, region("62.02", from: 5, to: -5), as: .administrator)
            let again = try await app.post(path, region("62.02", from: -5), as: .administrator)
            #expect(again.status == 409 && again.code == "territory_known")
            #expect(try await app.post(path, region("62.02", from: -6), as: .administrator).status == 201)
            #expect(try await app.post(path, region("99.99"), as: .administrator).fields == ["region_code"])
            #expect(
                try await app.post(path, region("62.01", from: 1, to: 9), as: .administrator).fields == ["valid_to"]
            )
            let lost = branch.with(["code": "kc-lain", "parent_id": .string(newID())])
            #expect(try await app.post("/v1/offices", lost, as: .administrator).fields == ["parent_id"])
            let nowhere = "/v1/offices/\(newID())/territories"
            #expect(try await app.post(nowhere, region("62.02"), as: .administrator).status == 404)
            #expect(try await app.get(nowhere, as: .administrator).status == 404)
            let name: JSON = ["name": "Cabang Baru Rekaan"]
            let renamed = try await app.send(.patch, "/v1/offices/\(office.id.text)", name, as: .administrator)
            #expect(renamed.json.name.text == "Cabang Baru Rekaan" && renamed.json.regions == ["62.02"])
        }
    }

    @Test("Nobody but an administrator opens offices and moves territories, past the service either")
    func hands() async throws {
        try await withApp { app in
            let office = try await app.office("kc-sampit")
            let path = "/v1/offices/\(office)/territories"
            for person in Person.home where person != .administrator {
                #expect(try await app.post("/v1/offices", branch, as: person).status == 403, "\(person)")
                #expect(try await app.post(path, region("62.01"), as: person).status == 403, "\(person)")
                let end: JSON = ["valid_to": .string(today)]
                #expect(try await app.send(.put, path + "/62.02/end", end, as: person).status == 403, "\(person)")
            }
            let insert: SQL = """
                INSERT INTO office_territory (office_id, region_code, from_on)
                SELECT id, '62.01', current_date FROM office WHERE code = 'kc-sampit'
                """
            let forged: SQL = """
                INSERT INTO office_territory (office_id, region_code, from_on, given_by)
                SELECT o.id, '62.01', current_date, p.id FROM office o, person p WHERE o.code = 'kc-sampit' LIMIT 1
                """
            try await app.withServiceRole { role in
                for person in [Person.officeHead, .bpjsBranchHead, .auditor] {
                    #expect(await role.attempt(person, insert) == .refused("42501"), "\(person)")
                    let moved: SQL = "UPDATE office_territory SET until_on = current_date"
                    #expect(await role.attempt(person, moved) == .rows(0), "\(person)")
                    #expect(await role.attempt(person, "UPDATE office SET name = 'x'") == .rows(0), "\(person)")
                }
                #expect(await role.attempt(.administrator, insert) == .rows(1))
                #expect(await role.attempt(.administrator, forged) == .refused("42501"))
                #expect(await role.attempt(.administrator, insert, insert) == .refused("office_territory_overlap"))
            }
        }
    }
}

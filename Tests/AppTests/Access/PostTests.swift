import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("People, posts, and who acts for whom")
struct PostTests {
    private func post(
        _ app: TestApp,
        _ person: String,
        _ role: Role,
        in office: String,
        _ more: [String: JSON] = [:]
    ) async throws -> JSON {
        let base: JSON = [
            "person_id": .string(person), "role": .string(role.rawValue), "valid_from": .string(today),
            "office_id": .string(try await app.office(office)),
        ]
        return base.with(more)
    }

    private let acting: [String: JSON] = [
        "capacity": "plh", "valid_to": .string(ago(-5)), "basis": "Surat perintah uji",
        "stands_for": .string(Person.coordinator.login),
    ]

    @Test("An administrator enters somebody, gives a post and a password: then she works")
    func newcomer() async throws {
        try await withApp { app in
            let person = try await app.done(
                .post,
                "/v1/people",
                ["login": "pengawas.baru", "name": "Baru Rekaan", "nip": "199001012015031001"],
                as: .administrator
            )
            let given = try await app.done(
                .post,
                "/v1/posts",
                try await post(app, "pengawas.baru", .inspector, in: "korwil-2"),
                as: .administrator
            )
            #expect(given.capacity.text == "holder" && given.held.isTrue)
            #expect(given.given_by.login.text == Person.administrator.login)
            let password = try await app.done(
                .post,
                "/v1/people/\(person.id.text)/one-time-password",
                as: .administrator
            )
            let new = "kuda menyeberang sawah"
            let signedIn = try await app.signIn("pengawas.baru", password.password.text, new: new)
            #expect(signedIn.status == 201)
            let firms = try await app.send("GET", "/v1/companies", token: signedIn.json.token.text)
            #expect(firms.json.items.list.count == 5)
            let again: JSON = ["login": "pengawas.baru", "name": "Lain"]
            #expect(try await app.post("/v1/people", again, as: .administrator).code == "login_taken")
            #expect(
                try await app.post("/v1/people", ["login": "A b", "name": "x"], as: .administrator).fields == ["login"]
            )
        }
    }

    @Test("Nobody but an administrator gives posts, and nobody gives herself one, past the service either")
    func hands() async throws {
        try await withApp { app in
            for person in Person.home where person != .administrator {
                let body = try await post(app, Person.inspector2.login, .coordinator, in: "korwil-2")
                #expect(try await app.post("/v1/posts", body, as: person).status == 403, "\(person)")
                #expect(try await app.post("/v1/people", ["login": "x.y", "name": "x"], as: person).status == 403)
            }
            let own = try await post(app, Person.administrator.login, .officeHead, in: "disnakertrans")
            #expect(try await app.post("/v1/posts", own, as: .administrator).status == 403)
            let insert: (Person, String) -> SQL = { person, capacity in
                """
                INSERT INTO post (id, person_id, office_id, role, from_on, until_on, capacity, basis)
                SELECT gen_random_uuid(), p.id, o.id, 'office_head', today(o.zone), today(o.zone) + 9, \(capacity), 'x'
                FROM person p, office o WHERE p.login = \(person.login) AND o.code = 'disnakertrans'
                """
            }
            try await app.withServiceRole { role in
                #expect(await role.attempt(.administrator, insert(.administrator, "holder")) == .refused("42501"))
                #expect(await role.attempt(.administrator, insert(.inspector, "holder")) == .rows(1))
                #expect(await role.attempt(.officeHead, insert(.officeHead, "plh")) == .refused("42501"))
                #expect(await role.attempt(.officeHead, insert(.inspector, "holder")) == .refused("42501"))
                #expect(await role.attempt(.officeHead, insert(.inspector, "plh")) == .rows(1))
                #expect(await role.attempt(.coordinator, insert(.inspector, "plh")) == .refused("42501"))
                #expect(await role.attempt(.bpjsBranchHead, insert(.inspector, "plh")) == .refused("42501"))
            }
        }
    }

    @Test("Somebody whom the head of office has act may what the holder may, and her acts say so")
    func actingHolder() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft(checked: false)
            let check = try await story.tryStep("check_first_note", on: 74, as: .inspector2)
            #expect(check.status == 403)
            let body = try await post(app, Person.inspector2.login, .coordinator, in: "korwil-2", acting)
            let given = try await app.done(.post, "/v1/posts", body, as: .officeHead)
            #expect(given.stands_for.login.text == Person.coordinator.login)
            let checked = try await story.step("check_first_note", on: 74, as: .inspector2)
            #expect(checked.event.acting.capacity.text == "plh", "\(checked)")
            let events = try await app.get("/v1/cases/\(story.caseID)/events", as: .coordinator).json.items.list
            let act = try #require(events.first { $0.action.text == "check_first_note" })
            #expect(act.acting.stands_for.login.text == Person.coordinator.login)
            #expect(act.acting.basis.text == "Surat perintah uji")
            #expect(events.filter { !$0.acting.capacity.text.isEmpty }.count == 1)
            let me = try await app.get("/v1/me", as: .inspector2).json.posts.list
            #expect(me.contains { $0.capacity.text == "plh" && $0.stands_for.text.contains("coordinator") })
        }
    }

    @Test("A post that ended yesterday gives nothing, in the service and in SQL; one that begins tomorrow neither")
    func days() async throws {
        try await withApp { app in
            _ = try await Story.begin(app)
            let posts = try await app.get(
                "/v1/posts?person_id=\(try await app.id(of: .coordinator))",
                as: .administrator
            )
            let path = "/v1/posts/\(posts.json.items.list[0].id.text)/end"
            #expect(try await app.get("/v1/queue", as: .coordinator).json.items.list.count == 1)
            func end(_ day: Int) async throws -> Answer {
                try await app.send(.put, path, ["valid_to": .string(ago(day))], as: .administrator)
            }
            #expect(try await end(2).code == "post_over")
            #expect(try await end(0).status == 200)
            app.service.authenticator.forgetAll()
            #expect(try await app.get("/v1/queue", as: .coordinator).json.items.list.count == 1)
            #expect(try await end(-9).code == "post_over")
            #expect(try await end(1).status == 200)
            app.service.authenticator.forgetAll()
            #expect(try await app.get("/v1/queue", as: .coordinator).status == 403)
            try await app.withServiceRole { role in
                #expect(await role.attempt(.coordinator, "SELECT FROM queue_item") == .rows(0))
                #expect(await role.attempt(.coordinator, "SELECT FROM enforcement_case") == .rows(0))
            }
            #expect(try await end(1).code == "post_over")
            let later = try await post(
                app,
                Person.coordinator.login,
                .coordinator,
                in: "korwil-2",
                ["valid_from": .string(ago(-1))]
            )
            #expect(try await app.done(.post, "/v1/posts", later, as: .administrator).held == false)
            app.service.authenticator.forgetAll()
            #expect(try await app.get("/v1/queue", as: .coordinator).status == 403)
        }
    }

    @Test("Acting holders need a last day and a basis, and nobody is made to have acted")
    func incomplete() async throws {
        try await withSharedApp { app in
            let bare = try await post(app, Person.inspector2.login, .coordinator, in: "korwil-2", ["capacity": "plt"])
            let answer = try await app.post("/v1/posts", bare, as: .officeHead)
            #expect(answer.status == 422 && Set(answer.fields) == ["valid_to", "basis"])
            let past = try await post(
                app,
                Person.inspector2.login,
                .coordinator,
                in: "korwil-2",
                acting.merging(["valid_from": .string(ago(3))]) { $1 }
            )
            #expect(try await app.post("/v1/posts", past, as: .officeHead).fields == ["valid_from"])
        }
    }
}

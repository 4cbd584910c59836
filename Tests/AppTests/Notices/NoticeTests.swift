import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Notices")
struct NoticeTests {
    /// A report of BPJS to the inspectors, and an inspection whose proposal was rejected: both delivered.
    private static func tell(_ app: TestApp, reason: String = Story.late) async throws -> Story {
        try await SanctionStory.begin(app, .bengkel).toReport()
        let story = try await Story.begin(app)
        try await story.step("reject_proposal", on: 80, as: .officeHead, ["reason": .string(reason)])
        try await app.workThrough()
        return story
    }

    private static func topics(_ app: TestApp, _ person: Person, _ status: String = "all") async throws -> [String] {
        try await app.done(.get, "/v1/notices?status=\(status)", as: person).items.list.map(\.topic.text)
    }

    @Test("Each addressee reads her own, and nobody another's")
    func addressees() async throws {
        try await withApp { app in
            _ = try await Self.tell(app)
            let readers = Person.allCases.filter { PermissionTable.allows($0.role, .readNotices) }
            #expect(readers.count == Person.allCases.count - 3)
            for person in readers {
                let expected = try await app.superuser.query(
                    """
                    SELECT n.id FROM notice n LEFT JOIN office o ON o.id = n.office_id
                    LEFT JOIN person p ON p.id = n.person_id
                    WHERE p.login = \(person.login) OR (o.code = \(person.office) AND n.role = \(person.role.rawValue))
                    ORDER BY n.number DESC
                    """
                ).map { try $0.id("id") }
                let page = try await app.done(.get, "/v1/notices", as: person)
                #expect(page.items.list.map(\.id.text) == expected, "\(person)")
                #expect(page.unread.int == expected.count, "\(person)")
            }
            #expect(try await Self.topics(app, .coordinator) == ["case_ended", "inspection_wanted"])
            #expect(try await Self.topics(app, .inspector) == ["case_ended"])
            for person in [Person.inspector2, .coordinatorElsewhere, .investigator, .bpjsOfficer] {
                #expect(try await Self.topics(app, person) == [], "\(person)")
            }
            let wanted = try await app.done(.get, "/v1/notices", as: .coordinator).items[1]
            #expect(wanted.company.name.text == Firm.bengkel.name)
            #expect(wanted.role.text == "coordinator" && wanted.office.name.text.contains("Koordinator"))
            #expect(!wanted.words.id.text.isEmpty && !wanted.words.en.text.isEmpty)
        }
    }

    @Test("Reading is noted once, with who read and when, and told to the others that the notice is for")
    func reading() async throws {
        try await withApp { app in
            _ = try await Self.tell(app)
            let id = try await app.done(.get, "/v1/notices", as: .coordinator).items[0].id.text
            let read = try await app.done(.put, "/v1/notices/\(id)/read", as: .coordinator)
            #expect(read.status.text == "read" && read.read_by.login.text == Person.coordinator.login)
            #expect(try await app.done(.put, "/v1/notices/\(id)/read", as: .coordinator) == read)
            #expect(try await Self.topics(app, .coordinator, "unread") == ["inspection_wanted"])
            #expect(try await Self.topics(app, .coordinator, "read") == ["case_ended"])
            #expect(try await app.done(.get, "/v1/notices", as: .coordinator).unread.int == 1)
            // The same act told the inspector by name: a notice of her own.
            #expect(try await Self.topics(app, .inspector, "unread") == ["case_ended"])
            try await app.superuser.execute(
                """
                INSERT INTO post (id, person_id, office_id, role, from_on)
                SELECT gen_random_uuid(), p.id, o.id, 'coordinator', '2024-01-01' FROM person p, office o
                WHERE p.login = \(Person.inspector2.login) AND o.code = 'korwil-2'
                """
            )
            let second = try await app.done(.put, "/v1/notices/\(id)/read", as: .inspector2)
            #expect(second.read_by.login.text == Person.coordinator.login && second.read_at == read.read_at)
            let audited: Int = try await app.value(
                "SELECT count(*) FROM audit_entry WHERE operation = 'PUT /v1/notices/{id}/read'"
            )
            #expect(audited == 1)
        }
    }

    @Test("A notice of somebody else's is not found, and stays unread")
    func strangers() async throws {
        try await withApp { app in
            _ = try await Self.tell(app)
            let wanted = try await app.done(.get, "/v1/notices", as: .coordinator).items[1].id.text
            for person in Person.allCases where person != .coordinator {
                let answer = try await app.send(.put, "/v1/notices/\(wanted)/read", as: person)
                #expect([403, 404].contains(answer.status), "\(person): \(answer.text)")
                let mayRead = PermissionTable.allows(person.role, .readNotices)
                #expect(answer.code == (mayRead ? "not_found" : "not_permitted"), "\(person)")
            }
            #expect(try await app.send(.put, "/v1/notices/\(newID())/read", as: .coordinator).status == 404)
            #expect(try await app.send(.put, "/v1/notices/nonsense/read", as: .coordinator).status == 404)
            #expect(try await app.value("SELECT count(*) FROM notice WHERE read_at IS NOT NULL", as: Int.self) == 0)
        }
    }

    @Test("By hand, too, a notice is read by its addressee in his own name alone, and never unread or reworded")
    func byHand() async throws {
        try await withApp { app in
            _ = try await Self.tell(app)
            try await app.withServiceRole { role in
                let me: SQL = """
                    UPDATE notice SET read_at = now(), read_by = actor_id() WHERE topic = 'inspection_wanted'
                    """
                for person in Person.allCases where person != .coordinator {
                    #expect(await role.attempt(person, me) == .rows(0), "\(person)")
                }
                #expect(await role.attempt(nil, me) == .rows(0))
                #expect(await role.attempt(.coordinator, me) == .rows(1))
                let another: SQL = """
                    UPDATE notice SET read_at = now(),
                        read_by = (SELECT id FROM person WHERE login = \(Person.inspector.login))
                    """
                #expect(await role.attempt(.coordinator, another) == .refused("42501"))
                let back: SQL = "UPDATE notice SET read_at = NULL, read_by = NULL"
                #expect(await role.attempt(.coordinator, me, back) == .refused("42501"))
                #expect(await role.attempt(.coordinator, "UPDATE notice SET topic = 'x'") == .refused("42501"))
                #expect(await role.attempt(.coordinator, "DELETE FROM notice") == .refused("42501"))
            }
        }
    }

    @Test("Whoever has left a post reads its notices no longer, nor those to him by name of cases left behind")
    func changeOfPost() async throws {
        try await withApp { app in
            _ = try await Self.tell(app)
            #expect(try await Self.topics(app, .inspector) == ["case_ended"])
            let id = try await app.done(.get, "/v1/notices", as: .inspector).items[0].id.text
            for person in [Person.inspector, .coordinator] {
                try await app.superuser.execute(
                    """
                    UPDATE post SET office_id = (SELECT id FROM office WHERE code = 'korwil-3')
                    WHERE person_id = (SELECT id FROM person WHERE login = \(person.login))
                    """
                )
                let page = try await app.done(.get, "/v1/notices?status=all", as: person)
                #expect(page.items.list.isEmpty && page.unread.int == 0, "\(person)")
            }
            #expect(try await app.send(.put, "/v1/notices/\(id)/read", as: .inspector).code == "not_found")
        }
    }

    @Test("Of a closed file all but the investigators read that the case is followed up, whatever they were told")
    func closedFile() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            try await app.superuser.execute("DELETE FROM job")
            try await story.step("report_incident", on: 70, as: .inspector)
            try await app.workThrough()
            for person in Person.allCases where PermissionTable.allows(person.role, .readNotices) {
                let expected = person == .investigator ? ["file_closed"] : []
                #expect(try await Self.topics(app, person) == expected, "\(person)")
            }
            // What was told before the file closed.
            try await app.superuser.execute(
                """
                INSERT INTO notice (outbox_id, topic, case_id, office_id, role)
                SELECT max(n.outbox_id), 'letters_voided', n.case_id, o.id, 'coordinator' FROM notice n, office o
                WHERE o.code = 'korwil-2' GROUP BY n.case_id, o.id
                """
            )
            let told = try await app.get("/v1/notices", as: .coordinator)
            #expect(told.json.items[0].topic.text == "followed_up" && told.json.items[0].state.text == "followed_up")
            #expect(told.json.items[0].words.id.text == CaseState.followedUp.id)
            #expect(!told.text.contains("incident") && !told.text.contains("letters_voided"), "\(told.text)")
            let inside = try await app.done(.get, "/v1/notices", as: .investigator).items[0]
            #expect(inside.state.text == "incident_report" && inside.topic.text == "file_closed")
        }
    }

    @Test("A notice tells nothing of the act: no reason, no remark, nobody who told")
    func nothingOfTheAct() async throws {
        try await withApp { app in
            _ = try await Self.tell(app, reason: "Diadukan oleh Ibu Rahasia")
            let told = try await app.get("/v1/notices?status=all", as: .coordinator)
            #expect(told.json.items.list.count == 2 && !told.text.contains("Rahasia"), "\(told.text)")
        }
    }

    @Test("Its pages have neither gaps nor doubles, also across addresses, and a cursor of another list is refused")
    func paging() async throws {
        try await withApp { app in
            _ = try await Self.tell(app)
            // Half to the role, half by name.
            try await app.superuser.execute(
                """
                INSERT INTO outbox (topic, case_id, seq, payload)
                SELECT 'case_ended', case_id, seq, '{}' FROM (SELECT * FROM outbox LIMIT 1) o, generate_series(1, 30)
                """
            )
            try await app.superuser.execute(
                """
                INSERT INTO notice (outbox_id, topic, case_id, office_id, role, person_id)
                SELECT b.id, 'case_ended', b.case_id, CASE WHEN b.id % 2 = 0 THEN o.id END,
                    CASE WHEN b.id % 2 = 0 THEN 'coordinator' END, CASE WHEN b.id % 2 = 1 THEN p.id END
                FROM outbox b, office o, person p WHERE o.code = 'korwil-2' AND p.login = \(Person.coordinator.login)
                ON CONFLICT DO NOTHING
                """
            )
            let all = try await app.done(.get, "/v1/notices?limit=200", as: .coordinator)
            #expect(all.items.list.count > 30 && all.items.list.count == all.unread.int)
            var seen: [String] = []
            var cursor = ""
            repeat {
                let page = try await app.done(.get, "/v1/notices?limit=7\(cursor)", as: .coordinator)
                // What is read meanwhile is gone from the list of unread ones and disturbs nothing.
                if let first = page.items.list.first?.id.text {
                    try await app.done(.put, "/v1/notices/\(first)/read", as: .coordinator)
                }
                seen += page.items.list.map(\.id.text)
                cursor = page.next_cursor == .null ? "" : "&cursor=\(page.next_cursor.text)"
            } while !cursor.isEmpty
            #expect(seen == all.items.list.map(\.id.text))
            for cursor in [PageRequest.encode(["x"]), PageRequest.encode(["1", "2"]), "!"] {
                let answer = try await app.get("/v1/notices?cursor=\(cursor)", as: .coordinator)
                #expect(answer.status == 400, "\(answer.text)")
            }
            #expect(try await app.get("/v1/notices?status=nonsense", as: .coordinator).status == 400)
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The registers of outgoing letters, and a letter's life")
struct OutgoingRegisterTests {
    @Test("Letters stand in their registers with how far they have come, page by page")
    func list() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            func kinds(_ query: String, as person: Person = .coordinator) async throws -> [String] {
                try await app.done(.get, "/v1/outgoing-letters?\(query)", as: person).items.list.map(\.kind.text)
            }
            #expect(try await kinds("") == ["first_note", "inspection_report", "assignment"])
            #expect(try await kinds("register=note") == ["first_note"])
            #expect(try await kinds("kind=assignment&office=disnakertrans") == ["assignment"])
            #expect(try await kinds("state=delivered") == ["first_note"])
            #expect(try await kinds("state=issued") == ["inspection_report", "assignment"])
            #expect(try await kinds("from=\(ago(75))&through=\(ago(1))") == ["first_note"])
            #expect(try await kinds("", as: .bpjsOfficer) == [])
            #expect(try await kinds("", as: .inspectorElsewhere) == [])
            #expect(try await app.get("/v1/outgoing-letters?register=buku", as: .coordinator).fields == ["register"])
            let page = try await app.done(.get, "/v1/outgoing-letters?limit=2", as: .coordinator)
            #expect(try await kinds("limit=2&cursor=\(page.next_cursor.text)") == ["assignment"])
            let note = page.items[0]
            #expect(note.secrecy.text == "secret" && note.filing.retention.text == "enforcement_file")
            #expect(note.received_on.text == ago(60) && note.company.name.text == Firm.kebun.name)
        }
    }

    @Test("A letter's life tells who drafted, checked and issued it, its hash, its delivery and its deadlines")
    func life() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            let id = try await story.letter("first_note").letter.id.text
            let life = try await app.done(.get, "/v1/letters/\(id)/life", as: .coordinator)
            let entries = life.entries.list
            let kinds = entries.map(\.kind.text)
            for kind in ["drafted", "checked", "issued", "frozen", "delivered", "clock_started"] {
                #expect(kinds.contains(kind), "\(kind) in \(kinds)")
            }
            let issued = try #require(entries.first { $0.kind.text == "issued" })
            #expect(issued.role.text == "office_head" && issued.person.login.text == Person.officeHead.login)
            #expect(issued.number.text == life.file.letter.number.text)
            #expect(entries.first { $0.kind.text == "frozen" }?.digest.text.count == 64)
            let clocks = try await story.clocks().filter { $0.kind.text == "first_note" }
            #expect(
                entries.contains { $0.kind.text == "clock_started" && $0.due_on.text == clocks.last?.due_on.text }
            )
            #expect(life.state.text == "delivered" && life.register.text == "note")
            #expect(!kinds.contains("accessed"))
            #expect(try await app.get("/v1/letters/\(id)/life", as: .bpjsOfficer).status == 404)
            #expect(try await app.get("/v1/letters/\(id)/life", as: .programmeOfficer).status == 403)
        }
    }

    @Test("A letter of the closed file has no life for others, and is in nobody else's register")
    func closed() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toObstruction()
            let before = try await app.done(.get, "/v1/outgoing-letters", as: .officeHead).items.list.map(\.id.text)
            try await story.step("report_incident", on: 78, as: .inspector)
            for id in before {
                #expect(try await app.get("/v1/letters/\(id)/life", as: .officeHead).status == 404)
                #expect(try await app.get("/v1/letters/\(id)/life", as: .investigator).status == 200)
            }
            #expect(try await app.done(.get, "/v1/outgoing-letters", as: .officeHead).items.list.isEmpty)
            let theirs = try await app.done(.get, "/v1/outgoing-letters", as: .investigator).items.list
            #expect(theirs.count == before.count + 1)
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("One letter of assignment over several inspections")
struct SharedOrderTests {
    @Test("It has one number and one paper that names every firm, and every case lists it")
    func oneLetter() async throws {
        try await withApp { app in
            let order = try await SharedOrder.issue(app)
            let letters = try await app.done(.get, "/v1/outgoing-letters?kind=assignment", as: .officeHead).items.list
            #expect(letters.count == 1 && letters[0].firms.int == 3 && letters[0].sequence.int == 1)
            #expect(letters[0].number.text == order.answer.number.text && letters[0].id.text == order.letterID)
            #expect(try await order.count("letter WHERE kind = 'assignment'") == 1)
            #expect(try await order.count("given_number") == 1)
            for story in order.stories {
                let listed = try await order.listed(story, as: .officeHead)
                #expect(listed.map(\.letter.id.text) == [order.letterID])
                #expect(listed.map(\.case_id.text) == [story.caseID])
                let shown = try await app.done(.get, "/v1/cases/\(story.caseID)", as: .officeHead)
                #expect(shown.letters.list.map(\.number.text) == [order.answer.number.text])
                #expect(shown.assignments.list.map(\.letter_id.text) == [order.letterID])
                let acts = try await app.done(.get, "/v1/cases/\(story.caseID)/events", as: .officeHead).items.list
                #expect(acts.last?.action.text == "order" && acts.last?.letter_id.text == order.letterID)
                let clocks = try await app.done(.get, "/v1/cases/\(story.caseID)/clocks", as: .officeHead).items.list
                #expect(clocks.map(\.kind.text) == ["order_validity"])
            }
            let pdf = try await running(app.service.press) {
                try await app.printThrough()
                return try await app.paper(order.letterID, as: .officeHead)
            }
            try #require(pdf.status == 200, "\(pdf.text)")
            let text = try PDFTool.text(Array(pdf.data))
            for firm in [Firm.kebun, .bengkel, .seberang] {
                #expect(text.contains(firm.name))
                #expect(text.contains("Pimpinan/Pengurus \(firm.name)"))
            }
            for said in [order.answer.number.text, "Uji inspector", "Uji inspectorElsewhere", "Alamat", "berkala"] {
                #expect(text.contains(said), "\(said)")
            }
            #expect(try await order.count("letter_paper") == 1)
        }
    }

    @Test("An order over one firm reads as it always did, and a renewal on one case makes a letter of its own")
    func single() async throws {
        try await withApp { app in
            let order = try await SharedOrder.issue(app)
            let alone = order.stories[1]
            try await alone.order(on: 80)
            let listed = try await order.listed(alone, as: .officeHead)
            #expect(listed.count == 2 && Set(listed.map(\.letter.number.text)).count == 2)
            #expect(try await order.listed(order.stories[0], as: .officeHead).count == 1)
            let page = try await app.page(listed[1].letter.id.text, as: .officeHead).text
            #expect(page.contains("<td>Nama perusahaan</td>") && !page.contains("PT Kebun Rekaan"))
            let register = try await app.done(.get, "/v1/outgoing-letters?kind=assignment", as: .officeHead).items.list
            #expect(register.map(\.firms) == [.null, 3])
        }
    }

    @Test("A number of one's own stands on it as it was given, and a repeated request issues nothing twice")
    func ownNumber() async throws {
        try await withApp { app in
            let stories = [try await Story.begin(app, .kebun), try await Story.begin(app, .bengkel)]
            let body = SharedOrder.request(stories).with(["number": "560/77/SPT/2026"])
            let key = ["Idempotency-Key": newID()]
            let first = try await app.post("/v1/assignments", body, as: .officeHead, headers: key)
            try #require(first.status == 201, "\(first.text)")
            #expect(first.json.number.text == "560/77/SPT/2026")
            let again = try await app.post("/v1/assignments", body, as: .officeHead, headers: key)
            #expect(again.status == 201 && again.json.id == first.json.id)
            let numbers: [String] = try await app.value("SELECT array_agg(number) FROM letter")
            #expect(numbers == ["560/77/SPT/2026"])
            // Nothing of an order that fails in one of its cases is kept.
            let third = try await Story.begin(app, .katering)
            let failing = SharedOrder.request([third]).with([
                "case_ids": [.string(third.caseID), .string(newID())], "number": "560/78/SPT/2026",
            ])
            #expect(try await app.post("/v1/assignments", failing, as: .officeHead).status == 422)
            #expect(try await third.state() == "proposed")
        }
    }

    @Test("Whoever reads one of its cases reads the letter, and no more of the others than the paper says")
    func readers() async throws {
        try await withApp { app in
            let order = try await SharedOrder.issue(app)
            let (home, elsewhere) = (order.stories[0], order.stories[2])
            #expect(
                try await order.listed(elsewhere, as: .inspectorElsewhere).map(\.letter.id.text) == [order.letterID]
            )
            let path = "/v1/letters/\(order.letterID)"
            let shown = try await app.done(.get, path, as: .inspectorElsewhere)
            #expect(shown.case_id.text == elsewhere.caseID)
            let page = try await app.page(order.letterID, as: .inspectorElsewhere)
            #expect(page.status == 200 && page.text.contains("PT Kebun Rekaan"))
            let life = try await app.done(.get, "\(path)/life", as: .inspectorElsewhere)
            #expect(
                life.file.case_id.text == elsewhere.caseID && life.entries.list.contains { $0.kind.text == "issued" }
            )
            let register = try await app.done(.get, "/v1/outgoing-letters", as: .coordinatorElsewhere).items.list
            #expect(register.map(\.case_id.text) == [elsewhere.caseID])
            #expect(register.map(\.company.name.text) == ["PT Seberang Rekaan"])
            let assignment = try await app.done(.get, "/v1/assignments", as: .inspectorElsewhere).items[0]
            #expect(assignment.cases.list.map(\.id.text) == [elsewhere.caseID])
            // None of these answers tells another case's identity.
            for answer in [shown, life, assignment] {
                for story in order.stories.dropLast() { #expect(!"\(answer)".contains(story.caseID)) }
            }
            for end in ["", "/letters", "/events", "/clocks"] {
                #expect(try await app.get("/v1/cases/\(home.caseID)\(end)", as: .inspectorElsewhere).status == 404)
            }
            // A receipt is of the firm that received it, also where the letter lies in another's file.
            for (story, person) in [(home, Person.inspector), (elsewhere, .inspectorElsewhere)] {
                try await order.examine(story, as: person)
                #expect(try await order.listed(story, as: .officeHead)[0].letter.status.text == "issued")
                let delivered = try await app.done(
                    .post,
                    "/v1/cases/\(story.caseID)/deliveries",
                    Story.delivery(on: 76).with(["letter_id": .string(order.letterID)]),
                    as: person
                )
                #expect(delivered.delivery.letter_id.text == order.letterID)
                #expect(try await order.listed(story, as: person)[0].letter.status.text == "received")
                #expect(try await app.done(.get, path, as: person).letter.deliveries.list.count == 1)
            }
            #expect(try await order.listed(order.stories[1], as: .inspector)[0].letter.status.text == "issued")
            for person in [Person.bpjsOfficer, .bpjsOfficerElsewhere, .licensingOfficer] {
                #expect([403, 404].contains(try await app.get(path, as: person).status), "\(person)")
                #expect([403, 404].contains(try await app.page(order.letterID, as: person).status), "\(person)")
            }
            // What the service tells, SQL tells.
            try await app.withServiceRole { role in
                for (person, rows) in [(Person.inspectorElsewhere, 1), (.inspector, 1), (.bpjsOfficer, 0)] {
                    let letter: SQL = "SELECT FROM letter WHERE id::text = \(order.letterID)"
                    let content: SQL = "SELECT FROM letter_content WHERE letter_id::text = \(order.letterID)"
                    let cases: SQL = """
                        SELECT FROM letter_of_case l JOIN case_event e ON e.case_id = l.case_id AND e.seq = l.seq
                        WHERE l.id::text = \(order.letterID)
                        """
                    #expect(await role.attempt(person, letter) == .rows(rows), "\(person)")
                    #expect(await role.attempt(person, content) == .rows(rows), "\(person)")
                    let seen = person == .inspector ? 2 : rows
                    #expect(await role.attempt(person, cases) == .rows(seen), "\(person)")
                }
            }
        }
    }

    @Test("Withdrawn for one firm it stands for the others, and is void when it stands for none")
    func withdrawn() async throws {
        try await withApp { app in
            let order = try await SharedOrder.issue(app)
            let token: String = try await app.value("SELECT token FROM letter_content")
            func verified() async throws -> JSON {
                try await app.raw(.get, "/verify/\(token)", headers: ["Accept": "application/json"]).json
            }
            for (count, story) in order.stories.enumerated() {
                let answer = try await verified()
                #expect(
                    answer.status.text == "valid"
                        && answer.withdrawn_for == (count == 0 ? .null : .number(Double(count)))
                )
                #expect(try await order.count("letter_void") == 0)
                try await story.step("cancel_order", on: 82, as: .officeHead)
                #expect(try await order.listed(story, as: .officeHead)[0].letter.status.text == "void")
                if count == 0 {
                    #expect(try await order.listed(order.stories[1], as: .officeHead)[0].letter.status.text == "issued")
                    let register = try await app.done(.get, "/v1/outgoing-letters?kind=assignment", as: .officeHead)
                        .items
                    #expect(register[0].state.text == "issued")
                }
            }
            let end = try await verified()
            #expect(end.status.text == "void" && end.withdrawn_for == .null)
            let register = try await app.done(.get, "/v1/outgoing-letters?kind=assignment", as: .officeHead).items.list
            #expect(register.map(\.state.text) == ["void"])
            #expect(!register[0].void_reason.text.contains(Story.late))
            let life = try await app.done(.get, "/v1/letters/\(order.letterID)/life", as: .inspectorElsewhere)
            #expect(life.entries.list.filter { $0.kind.text == "voided" }.count == 1 && life.state.text == "void")
        }
    }

    @Test("Withdrawn for its last two firms at the same moment, both acts stand and it is void once")
    func withdrawnTogether() async throws {
        try await withApp { app in
            let order = try await SharedOrder.issue(app)
            try await order.stories[2].step("cancel_order", on: 82, as: .officeHead)
            // Each has a number of its own and a text that was used before, so that nothing else makes them wait: both
            // have ended their order, and neither sees that the other has.
            let lock: SQL = "SELECT pg_advisory_xact_lock(hashtextextended('order_end ' || \(order.letterID), 0))"
            let answers = try await MatchRaceTests.held(app, [lock], waiting: 2) {
                try await together(2) {
                    let letter: JSON = ["letter": ["number": "560/9\($0)/SPT/2026"]]
                    return try await order.stories[$0].tryStep(
                        "cancel_order",
                        on: 82,
                        as: .officeHead,
                        ["details": letter]
                    )
                }
            }
            for answer in answers { #expect(answer.status == 201, "\(answer.text)") }
            #expect(try await order.count("order_end") == 3)
            #expect(try await order.count("letter_void") == 1)
            for story in order.stories {
                #expect(try await order.listed(story, as: .officeHead)[0].letter.status.text == "void")
            }
            let register = try await app.done(.get, "/v1/outgoing-letters?kind=assignment", as: .officeHead).items.list
            #expect(register.map(\.state.text) == ["void"])
            try await app.expectTrueProjections()
        }
    }

    @Test("What its sender orders for two offices is refused in one letter, and nothing of it is kept")
    func twoOffices() async throws {
        try await withApp { app in
            // She heads both units for a while.
            try await app.superuser.execute(
                """
                INSERT INTO post (id, person_id, office_id, role, from_on)
                SELECT gen_random_uuid(), p.id, o.id, 'office_head', '2024-01-01' FROM person p, office o
                WHERE p.login = \(Person.divisionHead.login) AND o.code IN ('korwil-2', 'korwil-3')
                """
            )
            let stories = try await SharedOrder.propose(app, [.kebun, .bengkel, .seberang])
            let refused = try await app.post("/v1/assignments", SharedOrder.request(stories), as: .divisionHead)
            #expect(refused.status == 422 && refused.fields == ["case_ids[2]"], "\(refused.text)")
            #expect(refused.json.errors[0].code == "another_office")
            let states: [String] = try await app.value(
                "SELECT array_agg(state) FROM case_state_period WHERE known_until IS NULL"
            )
            #expect(states == ["proposed", "proposed", "proposed"])
            let kept: Int = try await app.value(
                "SELECT ((SELECT count(*) FROM letter) + (SELECT count(*) FROM given_number))::integer"
            )
            #expect(kept == 0)
            // Each office's own are ordered by a letter of its own.
            for own in [Array(stories.prefix(2)), Array(stories.suffix(1))] {
                try await app.done(.post, "/v1/assignments", SharedOrder.request(own), as: .divisionHead)
            }
            let offices: [String] = try await app.value(
                "SELECT array_agg(o.code ORDER BY o.code) FROM letter l JOIN office o ON o.id = l.office_id"
            )
            #expect(offices == ["korwil-2", "korwil-3"])
        }
    }

    @Test("Where one of its cases lies in the closed file, others read the letter in theirs alone")
    func closedFile() async throws {
        try await withApp { app in
            let order = try await SharedOrder.issue(app)
            let (closed, open) = (order.stories[0], order.stories[1])
            try await closed.visit(on: 80)
            try await closed.finding("not_remitted", on: 80)
            try await closed.step("report_incident", on: 78, as: .inspector)
            #expect(try await order.listed(closed, as: .coordinator).isEmpty)
            #expect(try await order.listed(open, as: .coordinator).map(\.letter.id.text) == [order.letterID])
            let shown = try await app.done(.get, "/v1/letters/\(order.letterID)", as: .coordinator)
            #expect(shown.case_id.text == open.caseID)
            let register = try await app.done(.get, "/v1/outgoing-letters?kind=assignment", as: .coordinator).items.list
            #expect(register.map(\.case_id.text) == [open.caseID])
            #expect(try await order.listed(closed, as: .investigator).contains { $0.letter.id.text == order.letterID })
            // The letter goes with its last case.
            let single = try await SharedOrder.issue(app, [.katering])
            try await single.stories[0].visit(on: 80)
            try await single.stories[0].finding("not_remitted", on: 80)
            try await single.stories[0].step("report_incident", on: 78, as: .inspector)
            #expect(try await app.get("/v1/letters/\(single.letterID)", as: .coordinator).status == 404)
        }
    }

    @Test("Nobody puts a case on a letter that another made, nor hangs on a letter what is another case's")
    func notByHand() async throws {
        try await withApp { app in
            let order = try await SharedOrder.issue(app, [.kebun, .bengkel])
            let other = try await SharedOrder.issue(app, [.katering])
            let (letter, id) = (order.letterID, other.stories[0].caseID)
            try await app.withServiceRole { role in
                let joined = await role.attempt(
                    .officeHead,
                    """
                    INSERT INTO assignment_case (assignment_id, case_id, seq, letter_id)
                    SELECT a.id, \(id)::uuid, 2, \(letter)::uuid FROM assignment a
                    WHERE a.number = \(order.answer.number.text)
                    """
                )
                #expect(joined == .refused("assignment_case_of_its_letter"))
            }
            let delivery = Story.delivery(on: 84).with(["letter_id": .string(letter)])
            let refused = try await app.post("/v1/cases/\(id)/deliveries", delivery, as: .inspector)
            #expect(refused.status == 422 && refused.json.errors[0].code == "unknown_letter", "\(refused.text)")
            let moved = await Result {
                try await app.superuser.execute(
                    """
                    INSERT INTO order_end (letter_id, case_id, seq, reason)
                    SELECT \(letter)::uuid, \(id)::uuid, 2, 'Coba'
                    """
                )
            }
            guard case .failure(let error as PostgresError) = moved else {
                throw TestFailure("an order was ended from outside")
            }
            #expect(error.constraint == "order_end_letter_of_case")
        }
    }
}

/// An order over several firms.
struct SharedOrder {
    let app: TestApp
    let stories: [Story]
    let answer: JSON

    var letterID: String { answer.letter_id.text }

    /// Over firms at home and elsewhere, each proposed by an inspector of its place.
    static func issue(_ app: TestApp, _ firms: [Firm] = [.kebun, .bengkel, .seberang]) async throws -> SharedOrder {
        let stories = try await propose(app, firms)
        let answer = try await app.done(.post, "/v1/assignments", request(stories), as: .officeHead)
        return SharedOrder(app: app, stories: stories, answer: answer)
    }

    /// What is to be ordered.
    static func propose(_ app: TestApp, _ firms: [Firm]) async throws -> [Story] {
        var stories: [Story] = []
        for firm in firms {
            let body: JSON = [
                "company_id": .string(firm.id), "kind": "periodic", "occurred_on": "\(ago(90))",
                "reason": "\(Story.late)",
            ]
            let person: Person = firm == .seberang ? .inspectorElsewhere : .inspector
            let made = try await app.done(.post, "/v1/inspections", body, as: person)
            stories.append(Story(app: app, caseID: made.case_id.text, inspectionID: made.id.text, firm: firm))
        }
        return stories
    }

    static func request(_ stories: [Story]) -> JSON {
        stories[0].orderRequest(on: 85).with([
            "case_ids": .array(stories.map { .string($0.caseID) }),
            "inspectors": .array([Person.inspector, .inspectorElsewhere].map { .string($0.login) }),
        ])
    }

    /// Carries a case to where a receipt may be recorded.
    func examine(_ story: Story, as person: Person) async throws {
        try await app.done(.put, "/v1/visits/\(newID())", story.visitRequest(on: 80), as: person)
        let finding = Story.findingRequest(on: 80)
        try await app.done(.post, "/v1/inspections/\(story.inspectionID)/findings", finding, as: person)
        try await story.step("submit_report", on: 78, as: person)
    }

    /// The letters of assignment that a case lists.
    func listed(_ story: Story, as person: Person) async throws -> [JSON] {
        try await app.done(.get, "/v1/cases/\(story.caseID)/letters", as: person).items.list
            .filter { $0.letter.kind.text == "assignment" }
    }

    func count(_ table: SQL) async throws -> Int {
        try await app.value("SELECT count(*)::integer FROM \(table)")
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Whole lives of cases")
struct LifeTests {
    static let lives = Life.inspections + Life.sanctions

    @Test("A case lives from its first act to its end by the hands that the law names", arguments: lives)
    func life(life: Life) async throws {
        try await withApp { app in
            if life.end == "closed_or_moved", life.track == .bpjsSanction { try await Self.findGone(app) }
            var living = LivingCase(app: app, track: life.track, firm: .bengkel)
            for deed in life.deeds {
                try await living.take(deed)
                if try await living.state().isCriminal { try await Self.expectClosedFile(living) }
            }
            try await Self.expectEnd(of: life, living)
            try await living.expectWholeLetters()
            try await Self.expectLog(of: life, living)
            try await Self.expectNotices(of: life, living)
            try await Self.expectSides(of: life, living)
            try await app.expectTrueProjections()
        }
    }

    /// Inspectors find the firm closed down, under an order of their own.
    private static func findGone(_ app: TestApp) async throws {
        let check = try await Story.begin(app, .bengkel, on: 60)
        try await check.order(on: 55)
        try await check.visit(on: 50, "closed_down")
    }

    @Test("Every end of both tracks is reached, and every state beside the way is passed")
    func complete() {
        for track in Track.allCases {
            let ends = Set(Self.lives.filter { $0.track == track }.map(\.end))
            #expect(ends == Set(CaseState.all(on: track).filter(\.isFinal).map(\.code)))
        }
    }

    // MARK: After the end

    private static func expectEnd(of life: Life, _ living: LivingCase) async throws {
        let app = living.app
        let reader: Person = life.track == .inspection ? .investigator : .bpjsBranchHead
        let shown = try await living.read(as: reader)
        #expect(shown.state.text == life.end && shown.closed.isTrue)
        #expect(shown.letters.list.map(\.kind.text) == life.letters)
        #expect(Set(shown.letters.list.filter { $0.status.text == "void" }.map(\.kind.text)) == Set(life.voided))
        #expect(shown.letters.list.allSatisfy { !$0.number.text.isEmpty })
        let clocks = try await app.done(.get, "/v1/cases/\(living.id)/clocks?limit=200", as: reader).items.list
        #expect(!clocks.contains { ["running", "expired", "suspended", "unresolved"].contains($0.status.text) })
        let id = try CaseID(living.id)
        #expect(try await app.value("SELECT count(*) FROM queue_item WHERE case_id = \(id)") == 0)
        for action in ["add_remark", "post_notice"] {
            let answer = try await app.post("/v1/cases/\(living.id)/steps", Story.step(action, on: 0), as: reader)
            #expect([403, 409].contains(answer.status), "a case that has ended takes no act")
        }
    }

    private static func expectLog(of life: Life, _ living: LivingCase) async throws {
        let rows = try await living.app.superuser.query(
            """
            SELECT e.action, e.occurred_on, p.login, e.actor_role FROM case_event e JOIN person p ON p.id = e.actor_id
            WHERE e.case_id = \(try CaseID(living.id)) ORDER BY e.seq
            """
        )
        let told = try rows.map { row in
            let (action, day, login, role): (String, LocalDate, String, String) = try row.decode()
            return "\(action) \(day) \(login) \(role)"
        }
        #expect(told == life.deeds.map { "\($0.action) \(ago($0.day)) \($0.person.login) \($0.person.role.rawValue)" })
    }

    /// Whoever is to be told of what the acts set in motion is told, and nobody else.
    private static func expectNotices(of life: Life, _ living: LivingCase) async throws {
        let app = living.app
        try await app.workThrough()
        let id = try CaseID(living.id)
        let rows = try await app.superuser.query(
            """
            SELECT DISTINCT n.topic, coalesce(n.role, 'responsible') FROM notice n WHERE n.case_id = \(id)
            """
        )
        let told = Set(
            try rows.map { row in
                let (topic, to): (String, String) = try row.decode()
                return "\(topic) to \(to)"
            }
        )
        let events = try await app.superuser.query(
            "SELECT action, from_state, to_state FROM case_event WHERE case_id = \(id) ORDER BY seq"
        )
        var expected: Set<String> = []
        for row in events {
            let (code, from, to): (String, String, String) = try row.decode()
            let action = try #require(CaseAction(code, on: life.track))
            let after = try #require(CaseState(to, on: life.track))
            let isClosed = after.isCriminal || CaseState(from, on: life.track)?.isCriminal == true
            for effect in action.rule.effects + (after.isFinal ? [.caseEnded] : []) {
                for addressee in effect.addressees(on: life.track, fileIsClosed: isClosed) {
                    expected.insert("\(effect.rawValue) to \(addressee.role?.rawValue ?? "responsible")")
                }
            }
        }
        #expect(told == expected)
        #expect(told.contains { $0.hasPrefix("case_ended") })
    }

    /// The other side sees that the case ended and how; its letters and acts it does not see, nor does anybody who is
    /// elsewhere see the case.
    private static func expectSides(of life: Life, _ living: LivingCase) async throws {
        let app = living.app
        let other: Person = life.track == .inspection ? .bpjsOfficer : .inspector
        let shown = try await living.read(as: other)
        #expect(shown.state.text == life.end && shown.closed.isTrue)
        #expect(shown.letters.list.isEmpty)
        #expect(try await app.done(.get, "/v1/cases/\(living.id)/events", as: other).items.list.isEmpty)
        for person in [Person.inspectorElsewhere, .bpjsOfficerElsewhere] {
            #expect(try await app.get("/v1/cases/\(living.id)", as: person).status == 404)
        }
        // What was done in the closed file stays in it.
        guard life.deeds.contains(where: { $0.action == "report_incident" }) else { return }
        let inside: Set = ["incident_report", "investigation_order", "spdp", "case_file", "stop_order"]
        for person in [Person.inspector, .officeHead, .auditor] {
            let letters = try await living.read(as: person).letters.list.map(\.kind.text)
            #expect(letters == life.letters.filter { !inside.contains($0) }, "\(person)")
            let acts = try await app.done(.get, "/v1/cases/\(living.id)/events?limit=200", as: person).items.list
            let before = life.deeds.prefix { $0.action != "report_incident" }.map(\.action)
            #expect(acts.map(\.action.text) == before, "\(person)")
        }
    }

    /// While the file is closed, everybody but the investigators reads that the case is followed up, and no more.
    private static func expectClosedFile(_ living: LivingCase) async throws {
        let app = living.app
        for person in [Person.inspector, .coordinator, .officeHead, .auditor, .bpjsOfficer] {
            let shown = try await living.read(as: person)
            #expect(shown.state.text == "followed_up" && shown.state_words.id.text == "Ditindaklanjuti")
            #expect(shown.letters.list.isEmpty && shown.findings.list.isEmpty && shown.assignments.list.isEmpty)
            if person.office != "kc-sampit" {
                let record = try await app.done(.get, "/v1/inspections/\(living.inspectionID)", as: person)
                #expect(record.state.text == "followed_up" && record.reason.text == "Ditindaklanjuti")
                for part in ["assignments", "visits", "findings"] { #expect(record[part].list.isEmpty, "\(part)") }
                for path in [
                    "/v1/inspections/\(living.inspectionID)/findings",
                    "/v1/visits?inspection_id=\(living.inspectionID)",
                ] {
                    #expect(try await app.done(.get, path, as: person).items.list.isEmpty, "\(path) as \(person)")
                }
            }
            for part in ["events", "clocks", "actions"] {
                let items = try await app.done(.get, "/v1/cases/\(living.id)/\(part)", as: person).items.list
                #expect(items.isEmpty, "\(part) as \(person)")
            }
        }
        #expect(try await living.read(as: .investigator).letters.list.isEmpty == false)
    }
}

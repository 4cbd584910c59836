import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("How numbers are written, over HTTP")
struct NumberingRuleTests {
    private static func rule(_ pattern: String, from day: Int = 400, _ more: [String: JSON] = [:]) -> JSON {
        ([
            "pattern": .string(pattern), "from_on": .string(ago(day)), "legal_basis": "Praktik kantor",
            "certainty": "practice", "reason": "Uji.",
        ] as JSON).with(more)
    }

    @Test("Without a rule each register of an office prints its own series; numbers of two registers never meet")
    func standard() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toSecondNote(received: nil)
            let rows = try await app.superuser.query("SELECT kind, number, sequence, office_id FROM letter")
            for row in rows {
                let (kind, number): (String, String) = (try row.column("kind"), try row.column("number"))
                let series = LetterKind(rawValue: kind)?.register.series ?? "?"
                #expect(number.contains("560/\(series).000"), "\(number)")
                #expect(number.hasPrefix(series == "NP" || series == "LHP" ? "R." : "B."), "\(number)")
            }
            #expect(Set(try rows.map { try $0.column("number", as: String.self) }).count == rows.count)
        }
    }

    @Test("A rule is tried before it is set, holds from its day on, and old numbers stay")
    func dated() async throws {
        try await withApp { app in
            let first = try await Story.begin(app)
            try await first.toFirstNote(received: nil)
            let old: String = try await app.value("SELECT number FROM letter WHERE kind = 'first_note'")
            let wanted = Self.rule(
                "{secrecy}{classification}/{series}-{sequence:3}/{unit}/{month}/{year}",
                from: 72,
                ["office": "disnakertrans", "register": "note", "classification": "500.15", "unit": "NAKER"]
            )
            let trial = try await app.post("/v1/letter-numbering?dry_run=true", wanted, as: .administrator)
            let year = ago(0).prefix(4)
            #expect(trial.status == 200 && !trial.json.stored.isTrue, "\(trial.text)")
            let next = trial.json.next[0].number.text
            #expect(next.hasPrefix("R.500.15/NP-00") && next.hasSuffix("/\(year)"), "\(next)")
            #expect(try await app.value("SELECT count(*) FROM letter_numbering") == 0)
            let set = try await app.post("/v1/letter-numbering", wanted, as: .administrator)
            #expect(
                set.status == 201 && set.json.rule.entered_by.login.text == Person.administrator.login,
                "\(set.text)"
            )
            let listed = try await app.done(.get, "/v1/letter-numbering?office=disnakertrans", as: .officeHead)
            #expect(listed.items.list.count == 1)

            let second = try await Story.begin(app, .bengkel)
            try await second.toFirstNote(received: nil)
            let numbers: [String] = try await app.value(
                "SELECT array_agg(number ORDER BY sequence) FROM letter WHERE kind = 'first_note'"
            )
            #expect(numbers[0] == old && numbers[1].hasPrefix("R.500.15/NP-00"), "\(numbers)")
            // What was issued before its day still follows what held then.
            let third = try await Story.begin(app, .katering)
            try await third.toDraft()
            try await third.step("issue_first_note", on: 73, as: .officeHead)
            let late: String = try await app.value(
                "SELECT number FROM letter WHERE kind = 'first_note' AND case_id = \(try CaseID(third.caseID))"
            )
            #expect(late.hasPrefix("R.560/NP."), "\(late)")
            let trail: Int = try await app.value(
                "SELECT count(*) FROM audit_entry WHERE operation = 'POST /v1/letter-numbering'"
            )
            #expect(trail == 1)
            #expect(
                try await app.byHand(.administrator, ["UPDATE letter_numbering SET pattern = 'x'"]) == .refused("42501")
            )
        }
    }

    @Test("What two registers could print alike, and what can't be counted, is refused; only the administrator sets it")
    func refused() async throws {
        try await withApp { app in
            let alike = try await app.post(
                "/v1/letter-numbering",
                Self.rule("{classification}/{sequence:4}/{unit}/{roman}/{year}"),
                as: .administrator
            )
            #expect(alike.status == 422 && alike.json.errors[0].code.text == "numbers_collide", "\(alike.text)")
            let one: [String: JSON] = ["register": "note", "office": "disnakertrans"]
            let other: [String: JSON] = ["register": "decision", "office": "disnakertrans"]
            let pattern = "{sequence}/{unit}/{year}"
            #expect(
                try await app.post("/v1/letter-numbering", Self.rule(pattern, one), as: .administrator).status == 201
            )
            #expect(
                try await app.post("/v1/letter-numbering", Self.rule(pattern, other), as: .administrator).json
                    .errors[0].code.text == "numbers_collide"
            )
            for (wrong, code) in [("{sequence}", "malformed"), ("{x}/{sequence}/{year}", "unknown")] {
                let answer = try await app.post("/v1/letter-numbering", Self.rule(wrong), as: .administrator)
                #expect(answer.status == 422 && answer.json.errors[0].code.text == code, "\(answer.text)")
            }
            let elsewhere = Self.rule(pattern, ["office": "tidak-ada"])
            #expect(try await app.post("/v1/letter-numbering", elsewhere, as: .administrator).fields == ["office"])
            let kind = Self.rule(pattern, ["register": "note", "kind": "referral"])
            #expect(try await app.post("/v1/letter-numbering", kind, as: .administrator).fields == ["kind"])
            for person in Person.home where person != .administrator {
                #expect(try await app.post("/v1/letter-numbering", Self.rule(pattern, one), as: person).status == 403)
            }
        }
    }

    private static func rule(_ pattern: String, _ more: [String: JSON]) -> JSON { rule(pattern, from: 400, more) }

    @Test("Whatever the patterns say, the database gives no number of an office and year twice")
    func once() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft()
            // Past the service's own check: two registers that print alike.
            try await app.takeByHand([
                (
                    .administrator,
                    [
                        """
                        INSERT INTO letter_numbering (id, from_on, pattern, classification, legal_basis, certainty, reason)
                        VALUES (gen_random_uuid(), '2020-01-01', '{sequence}/{year}', '560', 'x', 'U', 'x')
                        """
                    ]
                )
            ])
            try await story.step("issue_first_note", on: 70, as: .officeHead)
            // The register of decisions begins with what the notes' has printed.
            let other = try await Story.begin(app, .bengkel)
            try await other.order(on: 70)
            let before = try await app.dump()
            let taken = try await other.tryStep("cancel_order", on: 69, as: .officeHead)
            #expect(taken.status == 409 && taken.code == "letter_number_taken", "\(taken.text)")
            #expect(try await app.dump() == before)
            let clash = try await app.byHand(
                .officeHead,
                [
                    """
                    INSERT INTO letter_register (office_id, register, year, last)
                    SELECT office_id, 'decision', year, 1 FROM letter_register WHERE register = 'note'
                    """,
                    """
                    INSERT INTO given_number (office_id, register, year, sequence, number, purpose, reason, given_on)
                    SELECT office_id, 'decision', year, 1, number, 'void', 'x', given_on
                    FROM given_number WHERE register = 'note'
                    """,
                ]
            )
            #expect(clash == .refused("given_number_once"))
        }
    }
}

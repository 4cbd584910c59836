import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Dated values")
struct ParameterTests {
    private static func value(
        _ key: String = "first_note.days",
        _ value: JSON = "10",
        unit: String = "calendar_days",
        from day: String
    ) -> JSON {
        [
            "key": .string(key), "value": value, "unit": .string(unit), "effective_from": .string(day),
            "legal_basis": "Peraturan uji 1/2026", "certainty": "U",
        ]
    }

    private static func set(_ values: JSON..., correction: Bool = false) -> JSON {
        ["reason": "Naskah peraturan uji.", "correction": .bool(correction), "values": .array(values)]
    }

    @Test("An administrator publishes values for a day to come; their law and its certainty are shown")
    func publish() async throws {
        try await withApp { app in
            let answer = try await app.done(
                .post,
                "/v1/parameters",
                Self.set(Self.value(from: ago(-5)), Self.value("second_note.days", "5", from: ago(-5))),
                as: .administrator
            )
            #expect(answer.values.list.map(\.key.text) == ["first_note.days", "second_note.days"])
            #expect(answer.values.list.allSatisfy { $0.certainty == "U" && $0.in_force == false })
            let rows = try await app.done(.get, "/v1/parameters?key=first_note.days", as: .inspector).items.list
            #expect(rows.map(\.value.text) == ["14", "14", "10"])
            #expect(rows.map(\.in_force.isTrue) == [false, true, false])
            let then = try await app.done(.get, "/v1/parameters?on=\(ago(-5))&limit=200", as: .inspector).items.list
            #expect(then.first { $0.key == "first_note.days" }?.legal_basis == "Peraturan uji 1/2026")
            #expect(Set(then.map(\.key.text)).count == then.count)
        }
    }

    @Test("No value changes in place, nor on a day by which cases have counted, unless it is named a correction")
    func correction() async throws {
        try await withApp { app in
            let story = try await Story.begin(app, on: 20)
            for day in [ago(30), ago(20), "2026-07-03"] {
                let refused = try await app.post("/v1/parameters", Self.set(Self.value(from: day)), as: .administrator)
                #expect(refused.status == 409 && refused.code == "already_counted_by", "\(day): \(refused.text)")
            }
            try await app.done(.post, "/v1/parameters", Self.set(Self.value(from: ago(19))), as: .administrator)
            let corrected = Self.set(Self.value(from: "2026-07-03"), correction: true)
            let answer = try await app.done(.post, "/v1/parameters", corrected, as: .administrator)
            #expect(answer.correction.isTrue && answer.values[0].value == "10")
            let kept = try await app.superuser.query(
                "SELECT replaced_value, replaced_basis FROM parameter_entry WHERE effective_from = '2026-07-03'"
            ).single()
            #expect(try kept.column(0, as: Decimal?.self) == 14)
            #expect(try kept.column(1, as: String?.self) == "Permenaker 11/2026")
            // A correction is for cases of that day: this one opened after the day and reads it.
            let preview = try await app.done(
                .get,
                "/v1/parameters/preview?track=inspection&rules_on=\(ago(0))",
                as: .divisionHead
            )
            #expect(preview.items[0].case_id.text == story.caseID)
        }
    }

    @Test("Running cases stay with the law of their own day until they are moved, and told days stay even then")
    func staying() async throws {
        try await withApp { app in
            let old = try await Story.begin(app)
            try await old.toFirstNote(received: 5)
            let told = try await old.clocks().first { $0.kind == "first_note" }
            #expect(told?.days == 14)
            try await app.done(
                .post,
                "/v1/parameters",
                Self.set(Self.value(from: ago(88)), correction: true),
                as: .administrator
            )
            // Opened before that day: it stays. What would be otherwise is told, as information.
            let unmoved = try await Story.begin(app, .bengkel, on: 90)
            try await unmoved.toFirstNote(received: 5)
            #expect(try await unmoved.clocks().first { $0.kind == "first_note" }?.days == 14)
            let preview = try await app.done(
                .get,
                "/v1/parameters/preview?track=inspection&rules_on=\(ago(0))",
                as: .divisionHead
            ).items.list.first { $0.case_id.text == old.caseID }
            #expect(preview?.clocks[0].kind == "first_note" && preview?.clocks[0].days_if_counted_anew == 10)
            #expect(preview?.clocks[0].due_on == told?.due_on)
            #expect(preview?.clocks[0].due_if_counted_anew != told?.due_on)
            #expect(preview?.terms.list.map(\.key.text) == ["first_note.days"])
            let moved = try await app.done(
                .post,
                "/v1/procedures/inspection/migrations",
                ["rules_on": .string(ago(0)), "cases": [.string(old.caseID)], "reason": "Naskah berlaku."],
                as: .divisionHead
            )
            #expect(moved.moved == 1)
            #expect(try await old.clocks().first { $0.kind == "first_note" }?.due_on == told?.due_on)
            // A case of that day or later follows it by itself.
            let new = try await Story.begin(app, .katering, on: 88)
            try await new.toFirstNote(received: 5)
            let clock = try await new.clocks().first { $0.kind == "first_note" }
            #expect(clock?.days == 10 && clock?.legal_basis == "Peraturan uji 1/2026" && clock?.certainty == "U")
        }
    }

    @Test("The two inspection regulations are told apart by the day on which a case opened")
    func regulations() async throws {
        try await withApp { app in
            let before = try #require(LocalDate("2026-06-15")).days(until: LocalDate.today(at: Date(), zone: .wib))
            for (firm, day, law) in [
                (Firm.kebun, before, "Permenaker 33/2016 jo 1/2020"), (.bengkel, 90, "Permenaker 11/2026"),
            ] {
                let story = try await Story.begin(app, firm, on: day)
                try await story.toFirstNote(received: 60)
                let clock = try await story.clocks().first { $0.kind == "first_note" }
                #expect(clock?.legal_basis == .string(law) && clock?.certainty == "U")
            }
        }
    }

    @Test("What can't be is refused with its field, and nobody but administrators publishes")
    func refused() async throws {
        try await withApp { app in
            let day = ago(-5)
            let wrong: [(JSON, String)] = [
                (Self.value("moon.phase", from: day), "values[0].key"),
                (Self.value("first_note.days", unit: "rupiah", from: day), "values[0].unit"),
                (Self.value("first_note.days", "2.5", from: day), "values[0].value"),
                (Self.value("note.suspension", "7", unit: "switch", from: day), "values[0].value"),
                (Self.value(from: "2026-02-30"), "values[0].effective_from"),
            ]
            for (value, field) in wrong {
                let answer = try await app.post("/v1/parameters", Self.set(value), as: .administrator)
                #expect(answer.status == 422 && answer.fields == [field], "\(field): \(answer.text)")
            }
            let twice = Self.set(Self.value(from: day), Self.value(from: day))
            #expect(try await app.post("/v1/parameters", twice, as: .administrator).status == 422)
            let set = Self.set(Self.value(from: day))
            for person in [Person.inspector, .divisionHead, .bpjsBranchHead, .auditor] {
                #expect(try await app.post("/v1/parameters", set, as: person).status == 403, "\(person)")
            }
            let count: Int = try await app.superuser.query("SELECT count(*) FROM parameter_set").single().column(0)
            #expect(count == 0)
        }
    }

}

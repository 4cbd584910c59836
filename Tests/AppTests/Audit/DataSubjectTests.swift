import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("A person's own data")
struct DataSubjectTests {
    /// Inspectors met somebody; what they recorded is put in as the superuser, since no test of visits is meant here.
    private static let someoneMet =
        #"UPDATE patuh.visit SET persons_met = '[{"name": "Ibu Ani Rekaan", "position": "Manajer"}]'"#
    private static let headers = ["X-Purpose": "Permintaan subjek data"]

    @Test(
        "What is held on somebody whom inspectors met, or on a user, is exported with a purpose, and that is recorded"
    )
    func export() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toSecondNote()
            try await app.tamper(Self.someoneMet)
            let met = "Ibu Ani Rekaan"
            let name = met.uppercased().replacing(" ", with: "%20")
            let path = "/v1/data-subjects/export?name=\(name)"
            #expect(try await app.get(path, as: .officeHead).code == "purpose_missing")
            let found = try await app.get(path, as: .officeHead, headers: Self.headers)
            #expect(found.status == 200, "\(found.text)")
            #expect(found.json.records.list.contains { $0.source == "visit" && $0.value.text.contains(met) })
            let receiver = "/v1/data-subjects/export?name=penerima%20uji"
            let received = try await app.get(receiver, as: .officeHead, headers: ["X-Purpose": "Permintaan lain"])
            #expect(received.json.records.list.contains { $0.source == "delivery" && $0.field == "received_by" })
            let exported: Int = try await app.value(
                "SELECT count(*) FROM audit_entry WHERE kind = 'export' AND purpose = 'Permintaan subjek data'"
            )
            #expect(exported == 1)
            let kept: String = try await app.value("SELECT min(query) FROM audit_entry WHERE kind = 'export'")
            #expect(kept == "name", "the trail keeps nobody's name")
            let user = try await app.get(
                "/v1/data-subjects/export?login=\(Person.inspector.login)",
                as: .administrator,
                headers: Self.headers
            )
            #expect(Set(user.json.records.list.map(\.source.text)) == ["user", "post"])
            #expect(try await app.get(path, as: .inspector, headers: Self.headers).status == 403)
            let hidden = try await app.get(path, as: .administrator, headers: Self.headers)
            #expect(hidden.json.records.list == [], "the administrator reads no visits")
            let both = try await app.get(path + "&login=x", as: .officeHead, headers: Self.headers)
            #expect(both.status == 400)
        }
    }

    @Test("What stands in the investigators' file is neither exported nor corrected by anybody else")
    func closedFile() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toObstruction()
            try await story.step("report_incident", on: 78, as: .inspector)
            try await app.tamper(Self.someoneMet)
            let path = "/v1/data-subjects/export?name=ibu%20ani%20rekaan"
            let found = try await app.get(path, as: .officeHead, headers: Self.headers)
            #expect(found.status == 200 && found.json.records.list == [])
            let visit: String = try await app.value("SELECT id::text FROM visit")
            let correction: JSON = [
                "source": "visit", "record_id": .string(visit), "field": "persons_met", "value": "Orang Lain",
                "reason": "Permintaan subjek data",
            ]
            #expect(try await app.post("/v1/data-subjects/corrections", correction, as: .officeHead).status == 404)
            #expect(try await app.value("SELECT count(*) FROM data_correction", as: Int.self) == 0)
        }
    }

    @Test("A correction is a row beside what was recorded; a user's name follows, with the queue")
    func corrections() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toSecondNote()
            try await app.tamper(Self.someoneMet)
            let (visit, before): (UUID, String) = try await app.superuser.query(
                "SELECT id, persons_met::text FROM visit WHERE persons_met <> '[]' LIMIT 1"
            ).single().decode()
            func correction(_ source: String, _ id: UUID, _ field: String, _ value: String) -> JSON {
                [
                    "source": .string(source), "record_id": .string(id.uuidString.lowercased()),
                    "field": .string(field), "value": .string(value), "reason": "Salah ketik.",
                ]
            }
            let path = "/v1/data-subjects/corrections"
            let wrong = correction("visit", visit, "persons_met", "Ani Rekaan")
            #expect(try await app.post(path, wrong, as: .officeHead).status == 201)
            #expect(try await app.post(path, wrong, as: .administrator).status == 404, "a visit that she can't see")
            #expect(try await app.post(path, wrong, as: .inspector).status == 403)
            let after: String = try await app.value("SELECT persons_met::text FROM visit WHERE id = \(visit)")
            #expect(after == before)
            let person: UUID = try await app.value("SELECT id FROM person WHERE login = \(Person.inspector.login)")
            let renamed = correction("user", person, "name", "Uji Nama Baru")
            #expect(try await app.post(path, renamed, as: .administrator).status == 201)
            #expect(
                try await app.value("SELECT name FROM person WHERE id = \(person)", as: String.self) == "Uji Nama Baru"
            )
            try await app.expectTrueProjections()
            let nip = correction("user", person, "nip", "123")
            #expect(try await app.post(path, nip, as: .administrator).status == 422)
            let mixed = correction("user", person, "witnesses", "x")
            #expect(try await app.post(path, mixed, as: .administrator).status == 422)
            let shown = try await app.get(
                "/v1/data-subjects/export?login=\(Person.inspector.login)",
                as: .administrator,
                headers: Self.headers
            )
            #expect(shown.json.records.list.contains { $0.corrections[0].value == "Uji Nama Baru" })
        }
    }

    @Test("A worker's rows on lists are found by NIK and by name by the head who answers her, and corrected beside")
    func workers() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            try await story.visit(on: 80)
            try await story.finding("not_remitted", on: 80)
            try await story.addList("workers", ShortLists.workers)
            try await story.addList("membership", ShortLists.members)
            func found(
                nik: String? = nil,
                _ question: String = "",
                as person: Person = .officeHead
            ) async throws -> Answer {
                let headers = Self.headers.merging(nik.map { ["X-Subject-NIK": $0] } ?? [:]) { first, _ in first }
                return try await app.get("/v1/data-subjects/export\(question)", as: person, headers: headers)
            }
            let own = try await found(nik: "6202041806910004")
            #expect(own.status == 200, "\(own.text)")
            let wages = own.json.records.list.filter { $0.field == "wage" }.map(\.value.text)
            #expect(Set(wages) == ["5000000", "4000000"])
            #expect(own.json.records.list.allSatisfy { $0.source == "worker" && !$0.value.text.contains("Budi") })
            #expect(try await found(nik: "satu").status == 400)
            let byName = try await found("?name=SITI%20aminah")
            #expect(byName.json.records.list.filter { $0.field == "nik" }.count == 2)
            #expect(try await found(nik: "6202041806910004", as: .administrator).json.records.list == [])
            #expect(try await found(nik: "6202041806910004", as: .inspector).status == 403)
            #expect(try await found(nik: "6202041806910004", "?name=x").status == 400)
            let record = try #require(own.json.records.list.first).id
            let correction: JSON = [
                "source": "worker", "record_id": record, "field": "birth_date", "value": "1991-06-19", "reason": "KTP.",
            ]
            let path = "/v1/data-subjects/corrections"
            #expect(try await app.post(path, correction, as: .officeHead).status == 201)
            #expect(try await app.post(path, correction, as: .administrator).status == 404)
            let wrong = correction.with(["field": "witnesses"])
            #expect(try await app.post(path, wrong, as: .officeHead).status == 422)
            let after = try await found(nik: "6202041806910004")
            #expect(after.json.records.list.contains { $0.id == record && $0.corrections[0].value == "1991-06-19" })
            try await story.step("report_incident", on: 78, as: .inspector)
            #expect(try await found(nik: "6202041806910004").json.records.list == [], "a closed file")
        }
    }
}

import HTTPTypes
import Testing

@testable import Domain

@Suite("Guidance and information meetings")
struct GuidanceTests {
    private static let request: JSON = [
        "kind": "information_meeting", "occurred_on": .string(ago(5)), "region_code": "62.02",
        "place": "Aula kecamatan",
        "topic": "Kewajiban mendaftarkan pekerja.", "people_reached": 35,
        "company_ids": [.string(Firm.kebun.id), .string(Firm.bengkel.id)],
        "officers": ["uji.inspector", "uji.bpjsofficer"],
    ]

    @Test("An activity of both organisations is logged once, listed, and stands on its firms' timelines")
    func logged() async throws {
        try await withApp { app in
            let key = ["Idempotency-Key": "sosialisasi-1"]
            let made = try await app.post("/v1/guidance-activities", Self.request, as: .bpjsOfficer, headers: key)
            #expect(made.status == 201, "\(made.text)")
            let again = try await app.post("/v1/guidance-activities", Self.request, as: .bpjsOfficer, headers: key)
            #expect(again.data == made.data)
            #expect(Set(made.json.officers.list.map(\.login.text)) == ["uji.inspector", "uji.bpjsofficer"])
            #expect(made.json.companies.list.count == 2 && made.json.people_reached.int == 35)

            var older = Self.request.with(["kind": "guidance", "occurred_on": .string(ago(9))])
            older = older.with(["company_ids": [.string(Firm.kebun.id)]]).without("officers")
            try await app.done(.post, "/v1/guidance-activities", older, as: .inspector)
            func list(_ query: String = "", as person: Person = .programmeOfficer) async throws -> [String] {
                try await app.done(.get, "/v1/guidance-activities?\(query)", as: person).items.list.map(\.kind.text)
            }
            #expect(try await list() == ["information_meeting", "guidance"])
            #expect(try await list("company_id=\(Firm.bengkel.id)") == ["information_meeting"])
            #expect(try await list("kind=guidance&region=62.02") == ["guidance"])
            #expect(try await list(as: .bpjsOfficerElsewhere) == [])
            let page = try await app.done(.get, "/v1/guidance-activities?limit=1", as: .inspector)
            let rest = try await app.done(
                .get,
                "/v1/guidance-activities?limit=1&cursor=\(page.next_cursor.text)",
                as: .inspector
            )
            #expect(rest.items.list.map(\.kind.text) == ["guidance"] && rest.next_cursor == .null)
            let told = try await app.done(.get, "/v1/companies/\(Firm.kebun.id)/timeline", as: .bpjsOfficer).items.list
            #expect(told.filter { $0.kind.text == "guidance" }.count == 2)
            // Nothing follows from it.
            #expect(try await app.done(.get, "/v1/cases", as: .coordinator).items.list.isEmpty)
        }
    }

    @Test(
        "What cannot be is refused with the field's name, and nothing is stored",
        arguments: [
            (["occurred_on": "2999-01-01"], 422, "occurred_on"), (["region_code": "62.99"], 403, ""),
            (["region_code": "62"], 422, "region_code"), (["region_code": "62.01"], 403, ""),
            (["company_ids": [.string(Firm.seberang.id)]], 422, "company_ids[0]"),
            (["officers": ["uji.siapa"]], 422, "officers[0]"), (["kind": "party"], 422, "kind"),
        ] as [([String: JSON], Int, String)]
    )
    func refused(change: [String: JSON], status: Int, field: String) async throws {
        try await withSharedApp { app in
            let answer = try await app.post("/v1/guidance-activities", Self.request.with(change), as: .inspector)
            #expect(answer.status == status, "\(answer.text)")
            if !field.isEmpty { #expect(answer.fields == [field]) }
            let list = try await app.done(.get, "/v1/guidance-activities", as: .inspector)
            #expect(list.items.list.isEmpty)
        }
    }

    @Test("Whom it is none of the business of logs none", arguments: [Person.licensingOfficer, .auditor, .officeHead])
    func roles(person: Person) async throws {
        try await withSharedApp { app in
            let answer = try await app.post("/v1/guidance-activities", Self.request, as: person)
            #expect(answer.status == 403 && answer.code == "not_permitted")
        }
    }
}

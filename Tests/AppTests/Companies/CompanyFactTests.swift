import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What is known of a firm")
struct CompanyFactTests {
    private static let path = "/v1/companies/\(Firm.kebun.id)"

    private static func fact(_ kind: String, _ part: JSON, _ more: [String: JSON] = [:]) -> JSON {
        (["kind": "\(kind)", "source": "document", "stated_on": "\(ago(30))", "\(kind)": part] as JSON).with(more)
    }

    /// One fact of each kind.
    private static let all: [(String, JSON)] = [
        (
            "establishment",
            fact(
                "establishment",
                [
                    "role": "site", "name": "Kebun Timur", "region_code": "62.07", "coordinates": "-2.5,112.95",
                    "risk_class": "high", "risk_basis": "KBLI 01262", "npps": ["N1", "N2"],
                ]
            )
        ),
        ("number", fact("number", ["number_kind": "nitku", "value": "0077058816710000000001"])),
        ("name", fact("name", ["name_kind": "former", "name": "PT Kebun  Lama"], ["valid_until": "2020-01-01"])),
        ("link", fact("link", ["relation": "contractor", "other_id": .string(Firm.bengkel.id)])),
        ("classification", fact("classification", ["kbli": "01262", "kbli_version": 2025, "is_main": true])),
        (
            "scale",
            fact("scale", ["scale": "besar", "capital": 12_000_000_000], ["evidence": "Laporan 2025, hal. 4"])
        ),
        ("contact", fact("contact", ["channel": "email", "value": "hrd@contoh.test", "position": "HRD"])),
        (
            "registration_check",
            fact(
                "registration_check",
                [
                    "asked_on": "\(ago(40))", "answered_on": "\(ago(31))", "answer": "registered", "reference": "B/9",
                ]
            )
        ),
    ]

    @Test("A fact of each kind is recorded with source and day, told in the timeline, and read again")
    func kinds() async throws {
        try await withApp { app in
            for (kind, body) in Self.all {
                let made = try await app.done(.post, Self.path + "/facts", body, as: .inspector)
                #expect(made.kind.text == kind && made.source.text == "document" && made.stated_on.text == ago(30))
                #expect(made.holds == .bool(kind != "name"), "\(kind)")
                #expect(made.recorded_by.login.text == Person.inspector.login)
                let read = try await app.done(.get, Self.path + "/facts?kind=\(kind)", as: .bpjsOfficer).items.list
                #expect(read.contains(made), "\(kind)")
            }
            let place = try await app.done(.get, Self.path + "/facts?kind=establishment", as: .inspector).items[0]
            #expect(place.establishment.npps.list.map(\.text) == ["N1", "N2"])
            #expect(place.establishment.coordinates.text == "-2.500000,112.950000")
            let link = try await app.done(.get, Self.path + "/facts?kind=link", as: .inspector).items[0].link
            #expect(link.other_name.text == Firm.bengkel.name)
            let timeline = try await app.done(.get, Self.path + "/timeline?limit=200", as: .inspector).items.list
            #expect(timeline.count { $0.kind.text == "fact" } == Self.all.count + 2)
            #expect(try await app.done(.get, Self.path, as: .inspector).npps.list.map(\.text) == ["N1", "N2"])
            let pages = try await app.done(.get, Self.path + "/facts?limit=3", as: .inspector)
            #expect(pages.items.list.count == 3 && !pages.next_cursor.text.isEmpty)
            let rest = try await app.done(
                .get,
                Self.path + "/facts?limit=200&cursor=\(pages.next_cursor.text)",
                as: .inspector
            )
            #expect(rest.items.list.count == Self.all.count + 2 - 3)
        }
    }

    @Test("A fact ends once, with its day and reason, and stays readable; a number that ends is no longer the firm's")
    func ends() async throws {
        try await withApp { app in
            let body = Self.fact("number", ["number_kind": "npp", "value": "n77"], ["valid_from": "\(ago(90))"])
            let made = try await app.done(.post, Self.path + "/facts", body, as: .bpjsOfficer)
            #expect(try await app.done(.get, Self.path, as: .bpjsOfficer).npps.list.map(\.text) == ["N77"])
            let end = "/v1/company-facts/\(made.id.text)/end"
            func ending(_ day: Int) -> JSON { ["ended_on": "\(ago(day))", "reason": "Cabang ditutup."] }
            #expect(try await app.post(end, ending(100), as: .bpjsOfficer).fields == ["ended_on"])
            #expect(try await app.post(end, ending(-1), as: .bpjsOfficer).fields == ["ended_on"])
            let ended = try await app.done(.post, end, ending(5), as: .bpjsOfficer)
            #expect(ended.ended.reason.text == "Cabang ditutup." && ended.holds == .bool(false))
            #expect(try await app.done(.get, Self.path, as: .bpjsOfficer).npps.list.isEmpty)
            #expect(try await app.post(end, ending(5), as: .bpjsOfficer).code == "already_ended")
            let all = try await app.done(.get, Self.path + "/facts", as: .bpjsOfficer).items.list
            #expect(all.map(\.id) == [made.id])
            #expect(try await app.done(.get, Self.path + "/facts?as_of=\(today)", as: .bpjsOfficer).items.list.isEmpty)
            let timeline = try await app.done(.get, Self.path + "/timeline", as: .bpjsOfficer).items.list
            #expect(timeline[0].kind.text == "fact_end" && timeline[0].note.text == "Cabang ditutup.")
            // It may hold again.
            try await app.done(.post, Self.path + "/facts", body, as: .bpjsOfficer)
            #expect(try await app.done(.get, Self.path, as: .bpjsOfficer).npps.list.map(\.text) == ["N77"])
        }
    }

    @Test(
        "What can't be is refused by name",
        arguments: [
            (fact("scale", ["scale": "besar"]), 422, "evidence"),
            (fact("name", ["name_kind": "former", "name": "x"], ["scale": ["scale": "besar"]]), 422, "scale"),
            (["kind": "name", "source": "oss", "stated_on": "\(ago(1))"], 422, "name"),
            (fact("contact", ["channel": "email", "value": "bukan surel"]), 422, "contact.value"),
            (fact("number", ["number_kind": "nib", "value": "123"]), 422, "number.value"),
            (
                fact("number", ["number_kind": "npp", "value": "N1", "establishment_id": "\(newID())"]), 422,
                "number.establishment_id"
            ),
            (fact("link", ["relation": "parent"]), 422, "link.other_id"),
            (fact("link", ["relation": "parent", "other_id": .string(Firm.kebun.id)]), 422, "link.other_id"),
            (fact("link", ["relation": "parent", "other_id": .string(Firm.seberang.id)]), 422, "link.other_id"),
            (
                fact("establishment", ["role": "site", "name": "x", "region_code": "62.99"]), 422,
                "establishment.region_code"
            ),
            (
                fact("establishment", ["role": "site", "name": "x", "region_code": "62.02", "coordinates": "112,-2"]),
                422, "establishment.coordinates"
            ),
            (
                fact("classification", ["kbli": "00001", "kbli_version": 2020, "is_main": true]), 422,
                "classification.kbli"
            ),
            (fact("name", ["name_kind": "former", "name": "x"], ["stated_on": "\(ago(-1))"]), 422, "stated_on"),
            (
                fact(
                    "name",
                    ["name_kind": "former", "name": "x"],
                    ["valid_from": "2020-01-02", "valid_until": "2020-01-02"]
                ), 422, "valid_until"
            ),
        ] as [(JSON, Int, String)]
    )
    func refused(body: JSON, status: Int, field: String) async throws {
        try await withSharedApp { app in
            let answer = try await app.post(Self.path + "/facts", body, as: .inspector)
            #expect(answer.status == status && answer.fields == [field], "\(answer.text)")
        }
    }

    @Test("A number of another firm is refused, and whoever may not write firms records nothing")
    func rights() async throws {
        try await withApp { app in
            let body = Self.fact("number", ["number_kind": "npp", "value": "N1"])
            try await app.done(.post, "/v1/companies/\(Firm.bengkel.id)/facts", body, as: .inspector)
            let taken = try await app.post(Self.path + "/facts", body, as: .inspector)
            #expect(taken.status == 409 && taken.code == "number_taken")
            #expect(try await app.post(Self.path + "/facts", body, as: .auditor).status == 403)
            let name = Self.fact("name", ["name_kind": "trading", "name": "Kebun"])
            #expect(try await app.post(Self.path + "/facts", name, as: .inspectorElsewhere).status == 404)
            let made = try await app.done(.post, Self.path + "/facts", name, as: .inspector)
            let end: JSON = ["ended_on": "\(today)", "reason": "x"]
            let path = "/v1/company-facts/\(made.id.text)/end"
            #expect(try await app.post(path, end, as: .inspectorElsewhere).status == 404)
            #expect(try await app.get(Self.path + "/facts", as: .bpjsOfficerElsewhere).status == 404)
            #expect(try await app.get(Self.path + "/provenance", as: .bpjsOfficerElsewhere).status == 404)
        }
    }

    @Test("Facts are the firm's by SQL too: out of its territory nobody reads or adds one, nobody changes one")
    func rowSecurity() async throws {
        try await withApp { app in
            for (_, body) in Self.all {
                try await app.done(.post, Self.path + "/facts", body, as: .inspector)
            }
            let tables = [
                "company_fact", "company_establishment", "company_number", "company_name", "company_link",
                "company_classification", "company_scale", "company_contact", "company_registration_check",
            ]
            let firm = try CompanyID(Firm.kebun.id)
            let fact = try CompanyFactID(newID())
            let add: SQL = """
                INSERT INTO company_fact (id, company_id, kind, source, stated_on, recorded_by)
                SELECT \(fact), \(firm), 'name', 'oss', current_date, actor_id()
                """
            try await app.withServiceRole { role in
                for table in tables {
                    let read: SQL = "SELECT FROM \(identifier: table)"
                    #expect(await role.attempt(.bpjsOfficerElsewhere, read) == .rows(0), "\(table)")
                    #expect(await role.attempt(.bpjsOfficer, read) != .rows(0), "\(table)")
                    let changed = await role.attempt(.inspector, "UPDATE \(identifier: table) SET kind = kind")
                    #expect("\(changed)".hasPrefix("refused"), "\(table)")
                }
                #expect(await role.attempt(.inspector, add) == .rows(1))
                #expect(await role.attempt(.inspectorElsewhere, add) == .refused("42501"))
                #expect(await role.attempt(.auditor, add) == .refused("42501"))
                // A detail hangs on a fact of its kind, written in the same transaction.
                let detail: SQL =
                    "INSERT INTO company_contact (fact_id, channel, value) SELECT \(fact), 'web', 'x.test'"
                #expect(await role.attempt(.inspector, add, detail) == .refused("company_contact_of_fact"))
                let late: SQL = """
                    INSERT INTO company_name (fact_id, name_kind, name)
                    SELECT id, 'former', 'x' FROM company_fact WHERE kind = 'name' LIMIT 1
                    """
                #expect(await role.attempt(.inspector, late) == .refused("42501"))
            }
        }
    }

    @Test("Of each value it is told from which source it is and since when, with the fact that says the same")
    func provenance() async throws {
        try await withApp { app in
            let list = """
                NIB;Nama Perusahaan;NPWP;KBLI;Uraian KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha
                8743592526865;PT Asal Rekaan;1234567890123456;01262;x;Jl. 1;Baamang;Kotawaringin Timur;Besar
                """
            let token = Person.bpjsOfficer.token
            let path = "/v1/imports?source=oss&list_date=\(ago(3))"
            #expect(try await app.raw(.post, path, Data(list.utf8), type: "text/csv", token: token).status == 201)
            let id: String = try await app.value(
                "SELECT company_id::text FROM company_identifier WHERE value = '8743592526865'"
            )
            let change: JSON = ["address": "Jl. Baru 2", "expected_version": 1, "reason": "Pindah."]
            try await app.done(.patch, "/v1/companies/\(id)", change, as: .inspector)
            let body = Self.fact("scale", ["scale": "besar"], ["evidence": "Laporan 2025"])
            try await app.done(.post, "/v1/companies/\(id)/facts", body, as: .inspector)
            let fields = try await app.done(.get, "/v1/companies/\(id)/provenance", as: .auditor).fields.list
            func field(_ name: String) -> JSON { fields.first { $0.field.text == name } ?? .null }
            #expect(field("legal_name").source.text == "oss" && field("legal_name").list_date.text == ago(3))
            #expect(field("address").source.text == "person" && field("address").reason.text == "Pindah.")
            #expect(field("address").actor.login.text == Person.inspector.login)
            #expect(field("scale").source.text == "oss" && field("scale").evidence.text == "Laporan 2025")
            #expect(field("nib").value.text == "8743592526865" && field("nib").recorded_on.text == today)
            #expect(!field("npwp").value.text.contains("1234567890123456"))
        }
    }
}

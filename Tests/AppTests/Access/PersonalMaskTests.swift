import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Persons are masked until somebody says what for")
struct PersonalMaskTests {
    /// A woman of Kotawaringin Timur, born on 5 January 1990.
    private static let nik = "6202014501900001"
    private static let purpose = ["X-Purpose": "Pemanggilan%20saksi"]
    /// What nobody reads without a purpose.
    private static let hidden = ["Siti", "Rahayu", "Budi", "Pemanen", "Kernet", nik, "Slamet"]
    /// What everybody reads who reads the visit.
    private static let shown = ["Ibu Karangan", "Manajer Personalia", "S. R.", "B.", "620201••••••0001"]

    private static func visit(_ story: Story) -> JSON {
        story.visitRequest(on: 80).with([
            "persons_met": [
                ["name": "Ibu Karangan", "position": "Manajer Personalia", "capacity": "employer"],
                ["name": "Siti Rahayu", "position": "Pemanen", "capacity": "worker"],
                // Of whom nothing is said is masked like a worker.
                ["name": "Budi", "position": "Kernet"],
            ],
            "union_contacted": true, "union_contact": "Slamet",
            "notes": .string("Siti Rahayu (NIK \(nik)) menerangkan upahnya; BUDI dan Slamet membenarkan."),
            "next_visit_advice": "Temui Budi lagi.",
        ])
    }

    @Test("Whom inspectors met is told by initials on every path, employers' representatives apart")
    func visits() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            let (id, body) = (newID(), Self.visit(story))
            let logged = try await app.send(.put, "/v1/visits/\(id)", body, as: .inspector)
            #expect(logged.status == 201, "\(logged.text)")
            let again = try await app.send(.put, "/v1/visits/\(id)", body, as: .inspector)
            #expect(again.status == 200 && again.text == logged.text)
            #expect(!Self.hidden.contains { logged.text.contains($0) }, "\(logged.text)")
            let paths = [
                "/v1/visits/\(id)", "/v1/visits", "/v1/visits?inspection_id=\(story.inspectionID)",
                "/v1/inspections/\(story.inspectionID)",
            ]
            for person in [Person.inspector, .coordinator, .officeHead, .investigator, .auditor] {
                for path in paths {
                    let text = try await app.get(path, as: person).text
                    for word in Self.hidden { #expect(!text.contains(word), "\(path) as \(person): \(word)") }
                    for word in Self.shown { #expect(text.contains(word), "\(path) as \(person): \(word)") }
                }
            }
            // A list opens nothing.
            let list = try await app.get("/v1/visits", as: .inspector, headers: Self.purpose).text
            #expect(!Self.hidden.contains { list.contains($0) })
        }
    }

    @Test("With a purpose an inspector reads the names, and that is in the trail before she does; an auditor does not")
    func opened() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            let path = "/v1/visits/\(newID())"
            try await app.done(.put, path, Self.visit(story), as: .inspector)
            let open = try await app.get(path, as: .inspector, headers: Self.purpose)
            #expect(open.status == 200 && Self.hidden.allSatisfy { open.text.lowercased().contains($0.lowercased()) })
            #expect(open.json.persons_met.list.allSatisfy { $0.masked == .bool(false) })
            // Nothing was flushed: it stands there at once.
            let told: [String] = try await app.superuser.all(
                """
                SELECT a.purpose || ' by ' || p.login FROM audit_entry a JOIN person p ON p.id = a.actor_id
                WHERE a.kind = 'read' AND a.operation = 'GET /v1/visits/{id}'
                """,
                as: String.self
            )
            #expect(told == ["Pemanggilan saksi by uji.inspector"])
            let refused = try await app.get(path, as: .auditor, headers: Self.purpose)
            #expect(refused.status == 403 && refused.code == "not_permitted")
            let short = try await app.get(path, as: .inspector, headers: ["X-Purpose": "x"])
            #expect(short.status == 400 && !short.text.contains("Siti"))
            let minutes = "\(path)/minutes"
            let page = try await app.get(
                minutes,
                as: .inspector,
                headers: Self.purpose.merging(["Accept": "text/html"]) { $1 }
            )
            #expect(page.text.contains("Siti Rahayu") && page.text.contains("Ibu Karangan"))
            let exports: Int = try await app.value(
                "SELECT count(*) FROM audit_entry WHERE kind = 'export' AND purpose = 'Pemanggilan saksi'"
            )
            #expect(exports == 1)
        }
    }

    @Test("A NIK in a finding or a reason loses its birth date; a finding is opened for a purpose")
    func findings() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order(on: 85)
            try await story.visit(on: 80)
            let path = "/v1/inspections/\(story.inspectionID)/findings"
            let request = Story.findingRequest(on: 80).with(["facts": "Pekerja \(Self.nik) tidak terdaftar."])
            try await app.done(.post, path, request, as: .inspector)
            try await story.step("submit_report", on: 70, as: .inspector, ["reason": "Menunggu \(Self.nik)."])
            for read in [
                path, "/v1/cases/\(story.caseID)", "/v1/inspections/\(story.inspectionID)",
                "/v1/cases/\(story.caseID)/events", "/v1/companies/\(Firm.kebun.id)/timeline",
            ] {
                let text = try await app.get(read, as: .inspector).text
                #expect(!text.contains(Self.nik) && text.contains("620201••••••0001"), "\(read)")
            }
            #expect(try await app.get(path, as: .inspector, headers: Self.purpose).text.contains(Self.nik))
            #expect(try await app.get(path, as: .auditor, headers: Self.purpose).status == 403)
        }
    }

    @Test("An average over one or two workers is withheld, and so is a tax number that is somebody's NIK")
    func smallGroups() async throws {
        try await withApp { app in
            let list = """
                NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;BULAN MENUNGGAK
                A0000001;UD Satu Rekaan;\(Self.nik);Kotawaringin Timur;1;4111111;4
                A0000002;UD Dua Rekaan;;Kotawaringin Timur;2;4222222;4
                A0000003;UD Tiga Rekaan;;Kotawaringin Timur;3;4333333;4
                A0000004;UD Entah Rekaan;;Kotawaringin Timur;;4444444;4
                """
            let taken = try await app.raw(
                .post,
                "/v1/imports?source=bpjs",
                Data(list.utf8),
                type: "text/csv",
                token: Person.bpjsOfficer.token,
                headers: ["Idempotency-Key": newID()]
            )
            #expect([200, 201].contains(taken.status), "\(taken.text)")
            func firm(_ npp: String) async throws -> String {
                let found = try await app.done(.get, "/v1/companies?npp=\(npp)", as: .bpjsOfficer).items.list
                return try #require(found.first).id.text
            }
            for (npp, wage) in [("A0000001", 4_111_111), ("A0000002", 4_222_222), ("A0000004", 4_444_444)] {
                let path = "/v1/companies/\(try await firm(npp))"
                for person in [Person.inspector, .bpjsOfficer, .officeHead, .auditor, .programmeOfficer] {
                    let answer = try await app.get(path, as: person)
                    #expect(answer.status == 200 && !answer.text.contains(String(wage)), "\(npp) as \(person)")
                    #expect(!answer.text.contains(Self.nik))
                    #expect(answer.json.memberships[0].wage_withheld == .bool(true))
                }
                for person in [Person.inspector, .bpjsOfficer] {
                    let open = try await app.get(path, as: person, headers: Self.purpose)
                    #expect(open.json.memberships[0].average_wage.int == wage, "\(open.text)")
                    #expect(npp != "A0000001" || open.json.npwp.text == Self.nik)
                }
                for person in [Person.auditor, .programmeOfficer] {
                    #expect(try await app.get(path, as: person, headers: Self.purpose).status == 403)
                }
            }
            let three = try await app.done(.get, "/v1/companies/\(try await firm("A0000003"))", as: .programmeOfficer)
            #expect(three.memberships[0].average_wage.int == 4_333_333 && three.memberships[0].wage_withheld == .null)
            let told: Int = try await app.value(
                "SELECT count(*) FROM audit_entry WHERE operation = 'GET /v1/companies/{id}' AND purpose IS NOT NULL"
            )
            #expect(told == 6)
            for type in ["application/json", "text/csv", "application/x-ndjson"] {
                let answer = try await app.get(
                    "/v1/noncompliant-companies?basis=indication",
                    as: .bpjsOfficer,
                    headers: Self.purpose.merging(["Accept": type]) { $1 }
                )
                #expect(answer.text.contains("UD Satu Rekaan") && !answer.text.contains(Self.nik), "\(type)")
            }
            let listed = try await app.get("/v1/companies?q=UD%20Satu", as: .inspector).text
            #expect(listed.contains("620201••••••0001") && !listed.contains(Self.nik))
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What lists suggest of a firm")
struct FirmIndicationTests {
    private static let head: [String: String] = [
        "oss": "NIB;Nama Perusahaan;NPWP;KBLI;Uraian KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha",
        "wlkp":
            "No. Pendaftaran WLKP;Nama Perusahaan;NIB;NPWP;Alamat;Kabupaten/Kota;KBLI;Jumlah TK;TK Terdaftar BPJS;Telepon;Tanggal Lapor",
        "bpjs":
            "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG",
    ]

    private static let sampit = "Kotawaringin Timur"

    /// Reads a list in.
    private func list(
        _ app: TestApp,
        _ source: String,
        _ rows: String...,
        day: Int = 0,
        complete: Bool = false
    ) async throws {
        let body = ([Self.head[source] ?? ""] + rows).joined(separator: "\n")
        let answer = try await app.raw(
            .post,
            "/v1/imports?source=\(source)&list_date=\(ago(day))&complete=\(complete)",
            Data(body.utf8),
            type: "text/csv",
            token: Person.administrator.token
        )
        #expect(answer.status == 201 && answer.json.counts.rejected.int == 0, "\(answer.text.prefix(600))")
    }

    /// The firm whose number that is.
    private func firm(_ app: TestApp, _ number: String) async throws -> String {
        try await app.value("SELECT company_id::text FROM company_identifier WHERE value = \(number)")
    }

    private func read(_ app: TestApp, _ firm: String, _ query: String = "") async throws -> JSON {
        try await app.done(.get, "/v1/companies/\(firm)/indications\(query)", as: .bpjsOfficer)
    }

    private func kinds(_ app: TestApp, _ firm: String, _ query: String = "") async throws -> [String] {
        try await read(app, firm, query).items.list.map(\.kind.text).sorted()
    }

    /// A list of the branch that names somebody else.
    private func otherMember(_ app: TestApp, day: Int = 0) async throws {
        try await list(
            app,
            "bpjs",
            "N0099;PT Anggota Rekaan;;\(Self.sampit);9;5000000;JKK,JKM,JHT,JP;0;Sampit",
            day: day
        )
    }

    @Test("Who stands in the OSS but not on the list of its branch is told of, with list, branch, day and workers")
    func unregistered() async throws {
        try await withApp { app in
            try await list(
                app,
                "oss",
                "8743592526865;PT Lupa Rekaan;0077058816710000;01262;x;Jl. 1;Baamang;\(Self.sampit);Besar"
            )
            let firm = try await firm(app, "8743592526865")
            #expect(try await kinds(app, firm) == [], "no list has been read: nothing is proved")
            try await otherMember(app)
            let item = try await read(app, firm).items[0]
            #expect(item.kind.text == "unregistered" && item.source.text == "unlisted")
            #expect(item.list_day.text == today && item.branch.text.hasSuffix("Sampit"))
            #expect(item.statement.id.text.hasPrefix("indikasi – belum diperiksa; tidak ditemukan di daftar Kantor"))
            #expect(item.statement.id.text.hasSuffix("jumlah pekerja tidak diketahui"))
            #expect(item.rests_on.list.map(\.source.text) == ["oss"])
            try await list(
                app,
                "wlkp",
                "6202.1;PT Lupa Rekaan;8743592526865;;Jl. 1;\(Self.sampit);01262;0;0;;02/09/2026"
            )
            #expect(try await kinds(app, firm) == [], "who employs nobody has nobody to register")
        }
    }

    @Test("Who stood on the branch's list and is gone from a complete later one is told of, with that list and its day")
    func gone() async throws {
        try await withApp { app in
            let tax = "07.705.881.6-710.000"
            let other = "N0099;PT Anggota Rekaan;;\(Self.sampit);9;5000000;JKK,JKM,JHT,JP;0;Sampit"
            try await list(
                app,
                "bpjs",
                "N0001;PT Hilang Rekaan;\(tax);\(Self.sampit);5;5000000;JKK,JKM,JHT;0;Sampit",
                other,
                day: 60
            )
            let firm = try await firm(app, "N0001")
            func shift(_ days: Int) async throws {
                try await app.superuser.withConnection {
                    try await $0.run(
                        script: """
                            SET session_replication_role = replica;
                            UPDATE patuh.company_listing SET seen_at = seen_at - interval '\(days) days';
                            UPDATE patuh.company_listing_absence SET known_from = known_from - interval '\(days) days';
                            UPDATE patuh.company_identifier SET added_at = added_at - interval '\(days) days';
                            UPDATE patuh.company_region_period SET known_from = known_from - interval '\(days) days';
                            RESET session_replication_role
                            """
                    )
                }
            }
            try await shift(20)
            try await list(app, "bpjs", other, day: 40, complete: true)
            #expect(try await kinds(app, firm) == [], "it stands in no other register: it may have closed")
            let licence = "8743592526865;PT Hilang Rekaan;\(tax);01262;x;Jl. 1;Baamang;\(Self.sampit);Kecil"
            try await list(app, "oss", licence, day: 30)
            let report = "6202.1;PT Hilang Rekaan;8743592526865;;Jl. 1;\(Self.sampit);01262;25;0;;02/09/2026"
            try await list(app, "wlkp", report, day: 30)
            try await shift(20)

            let told = try await read(app, firm)
            let item = told.items[0]
            #expect(told.items.list.map(\.kind.text) == ["unregistered"] && told.registered == .null)
            #expect(item.source.text == "gone_from_list" && item.list_day.text == ago(40) && item.since.text == ago(40))
            #expect(item.npp.text == "N0001" && item.workers.int == 25)
            #expect(
                item.statement.id.text.hasPrefix(
                    "indikasi – belum diperiksa; NPP N0001 tidak ada lagi dalam daftar Kantor Cabang Sampit per tanggal"
                ),
                "\(item.statement.id.text)"
            )
            #expect(item.rests_on.list.map(\.number.text).sorted() == ["6202.1", "8743592526865", "N0001"])
            let file = try await app.done(.get, "/v1/companies/\(firm)", as: .bpjsOfficer)
            #expect(file.memberships[0].gone_on.text == ago(40) && !file.memberships[0].gone_import_id.text.isEmpty)
            let page = "/v1/noncompliant-companies?basis=indication&finding=unregistered"
            let asked = try await app.get(page, as: .bpjsOfficer)
            #expect(asked.text.contains("NPP N0001 tidak ada lagi dalam daftar"), "\(asked.text.prefix(400))")

            // Back in a later list it stands again; a day before that is answered as it was known then.
            try await list(
                app,
                "bpjs",
                "N0001;PT Hilang Rekaan;\(tax);\(Self.sampit);25;5000000;JKK,JKM,JHT;0;Sampit",
                day: 2
            )
            #expect(try await kinds(app, firm) == [])
            #expect(try await kinds(app, firm, "?as_of=\(ago(5))") == ["unregistered"])
            #expect(try await kinds(app, firm, "?as_of=\(ago(35))") == [], "that it was gone was not known yet")
        }
    }

    @Test(
        "A number that somebody recorded stands though a list no longer has it; one number left of two registers the firm"
    )
    func goneByHand() async throws {
        try await withApp { app in
            let tax = "07.705.881.6-710.000"
            let other = "N0099;PT Anggota Rekaan;;\(Self.sampit);9;5000000;JKK,JKM,JHT,JP;0;Sampit"
            func row(_ number: String, _ workers: Int) -> String {
                "\(number);PT Dua Rekaan;\(tax);\(Self.sampit);\(workers);5000000;JKK,JKM,JHT;0;Sampit"
            }
            try await list(app, "oss", "8743592526865;PT Dua Rekaan;\(tax);01262;x;Jl. 1;Baamang;\(Self.sampit);Kecil")
            try await list(app, "bpjs", row("N0001", 5), row("N0002", 7), other, day: 60)
            let firm = try await firm(app, "8743592526865")
            try await list(app, "bpjs", row("N0001", 5), other, day: 40, complete: true)
            #expect(try await kinds(app, firm) == [])
            #expect(try await read(app, firm).registered.code.text == "npp")
            let report = "6202.1;PT Dua Rekaan;8743592526865;;Jl. 1;\(Self.sampit);01262;8;0;;02/09/2026"
            try await list(app, "wlkp", report)
            let fewer = try await read(app, firm).items[0]
            #expect(fewer.kind.text == "partial_workers" && fewer.registered_workers.int == 5, "seven are gone")
            try await list(app, "bpjs", other, day: 20, complete: true)
            #expect(try await kinds(app, firm) == ["unregistered"])
            let fact: JSON = [
                "kind": "number", "source": "document", "evidence": "Sertifikat BPJS", "stated_on": "\(ago(1))",
                "number": ["number_kind": "npp", "value": "N0002"],
            ]
            try await app.done(.post, "/v1/companies/\(firm)/facts", fact, as: .bpjsOfficer)
            #expect(try await kinds(app, firm) == [])
        }
    }

    @Test("A registration by the head office at another branch clears, whether by tax number or by a recorded link")
    func headOffice() async throws {
        try await withApp { app in
            try await list(
                app,
                "oss",
                "8743592526865;PT Kebun Cabang;07.705.881.6-710.001;01262;x;Jl. 1;Baamang;\(Self.sampit);Besar",
                "8743592526866;PT Kebun Anak;;01262;x;Jl. 2;Baamang;\(Self.sampit);Besar"
            )
            try await otherMember(app)
            let (branch, child) = (try await firm(app, "8743592526865"), try await firm(app, "8743592526866"))
            #expect(try await kinds(app, branch) == ["unregistered"])
            // The head office stands in another branch's territory, where this officer sees nothing.
            try await list(
                app,
                "bpjs",
                "P0001;PT Kebun Pusat;07.705.881.6-701.000;Kotawaringin Barat;40;5000000;JKK,JKM,JHT,JP;0;Pangkalan Bun"
            )
            #expect(try await kinds(app, branch) == [])
            #expect(try await read(app, branch).registered.code.text == "taxpayer")
            #expect(try await kinds(app, child) == ["unregistered"])
            let link: JSON = [
                "kind": "link", "source": "document", "evidence": "Akta 12/2020", "stated_on": "\(ago(0))",
                "link": [
                    "relation": "head_office", "other_name": "PT Kebun Pusat", "other_npwp": "07.705.881.6-701.000",
                ],
            ]
            let fact = try await app.done(.post, "/v1/companies/\(child)/facts", link, as: .bpjsOfficer)
            #expect(try await kinds(app, child) == [])
            #expect(try await read(app, child).registered.code.text == "head_office")
            let end: JSON = ["ended_on": "\(ago(0))", "reason": "Dijual."]
            try await app.done(.post, "/v1/company-facts/\(fact.id.text)/end", end, as: .bpjsOfficer)
            #expect(try await kinds(app, child) == ["unregistered"])
        }
    }

    @Test("BPJS' dated answer clears or strengthens, and an answer alone suggests what no list could")
    func check() async throws {
        try await withApp { app in
            let path = "/v1/companies/\(Firm.bengkel.id)/facts"
            func answered(_ answer: String, _ day: Int) -> JSON {
                [
                    "kind": "registration_check", "source": "bpjs", "stated_on": "\(ago(day))",
                    "registration_check": [
                        "asked_on": "\(ago(day + 3))", "answered_on": "\(ago(day))", "answer": "\(answer)",
                        "reference": "B/1",
                    ],
                ]
            }
            #expect(try await kinds(app, Firm.bengkel.id) == [])
            try await app.done(.post, path, answered("not_registered", 20), as: .bpjsOfficer)
            let alone = try await read(app, Firm.bengkel.id).items[0]
            #expect(alone.source.text == "registration_check" && alone.since.text == ago(20))
            try await otherMember(app)
            let item = try await read(app, Firm.bengkel.id).items[0]
            #expect(item.source.text == "unlisted" && item.checked_on.text == ago(20))
            #expect(item.statement.en.text.contains("registered at no branch"))
            try await app.done(.post, path, answered("registered", 10), as: .bpjsOfficer)
            #expect(try await kinds(app, Firm.bengkel.id) == [])
            #expect(try await read(app, Firm.bengkel.id).registered.code.text == "registration_check")
        }
    }

    @Test("Workers at BPJS are summed over the firm's numbers and held against the newest report")
    func partialWorkers() async throws {
        try await withApp { app in
            try await list(
                app,
                "oss",
                "8743592526865;PT Dua Rekaan;0077058816710000;01262;x;Jl. 1;Baamang;\(Self.sampit);Kecil"
            )
            let firm = try await firm(app, "8743592526865")
            let first = "N0001;PT Dua Rekaan;0077058816710000;\(Self.sampit);30;5000000;JKK,JKM,JHT;0;Sampit"
            let second = "N0002;PT Dua Rekaan;0077058816710000;\(Self.sampit);70;5000000;JKK,JKM,JHT;0;Sampit"
            try await list(app, "bpjs", first, second)
            func report(_ workers: Int, _ day: Int) async throws {
                try await list(
                    app,
                    "wlkp",
                    "6202.1;PT Dua Rekaan;8743592526865;;Jl. 1;\(Self.sampit);01262;\(workers);0;;02/09/2026",
                    day: day
                )
            }
            try await report(100, 1)
            #expect(try await kinds(app, firm) == [])
            try await report(130, 0)
            let item = try await read(app, firm).items[0]
            #expect(item.kind.text == "partial_workers" && item.workers.int == 30)
            #expect(item.registered_workers.int == 100 && item.reported_workers.int == 130)
            #expect(item.rests_on.list.map(\.number.text).sorted() == ["6202.1", "N0001", "N0002"])
            #expect(item.statement.id.text.contains("100 pekerja terdaftar menurut daftar Kantor Cabang Sampit"))
        }
    }

    @Test("A wage below the regency's minimum is suggested of medium and large firms, of micro and small ones never")
    func partialWages() async throws {
        try await withApp { app in
            for (index, scale) in ["Mikro", "Kecil", "Menengah", "Besar", ""].enumerated() {
                let (nib, npwp) = ("874359252686\(index)", "007705881671000\(index)")
                try await list(
                    app,
                    "oss",
                    "\(nib);PT Upah \(index);\(npwp);01262;x;Jl. 1;Baamang;\(Self.sampit);\(scale)"
                )
                try await list(
                    app,
                    "bpjs",
                    "W000\(index);PT Upah \(index);\(npwp);\(Self.sampit);30;3000000;JKK,JKM,JHT,JP;0;Sampit"
                )
                let said = try await read(app, try await firm(app, nib)).items.list
                #expect(said.map(\.kind.text) == (index < 2 ? [] : ["partial_wages"]), "\(scale)")
                guard index >= 2 else { continue }
                // The year's value for Kotawaringin Timur, or none is known yet.
                #expect(said[0].minimum_wage.text == "3756643.61" && said[0].npp.text == "W000\(index)")
                #expect(said[0].statement.id.text.contains("Rp3.756.643,61"))
                #expect(said[0].statement.id.text.contains("skala usaha tidak diketahui") == scale.isEmpty)
            }
            // Evidence of the scale goes before what the licence says.
            let large = try await firm(app, "8743592526863")
            let fact: JSON = [
                "kind": "scale", "source": "document", "evidence": "Laporan keuangan 2025", "stated_on": "\(ago(5))",
                "scale": ["scale": "kecil", "sales": 14_000_000_000],
            ]
            try await app.done(.post, "/v1/companies/\(large)/facts", fact, as: .inspector)
            #expect(try await kinds(app, large) == [])
        }
    }

    @Test("Of few workers no average wage is told")
    func smallGroup() async throws {
        try await withApp { app in
            try await list(
                app,
                "bpjs",
                "W0001;PT Upah Sendiri;;\(Self.sampit);1;3000000;JKK,JKM,JHT,JP;0;Sampit"
            )
            let item = try await read(app, try await firm(app, "W0001")).items[0]
            #expect(item.kind.text == "partial_wages" && item.rests_on[0].wage_withheld == .bool(true))
            #expect(item.rests_on[0].average_wage == .null && !item.statement.id.text.contains("3.000.000"))
        }
    }

    @Test("Programmes are held against the duty of the scale, over all numbers together")
    func partialProgrammes() async throws {
        try await withApp { app in
            let rows = [("Mikro", "JKK,JKM", ""), ("Kecil", "JKK,JKM", "JHT"), ("Besar", "JKK,JKM", "JHT,JP")]
            for (index, (scale, held, missing)) in rows.enumerated() {
                let (nib, npwp) = ("874359252686\(index)", "007705881671000\(index)")
                try await list(
                    app,
                    "oss",
                    "\(nib);PT Program \(index);\(npwp);01262;x;Jl. 1;Baamang;\(Self.sampit);\(scale)"
                )
                let row = "W000\(index);PT Program \(index);\(npwp);\(Self.sampit);30;5000000;\(held);0;Sampit"
                try await list(app, "bpjs", row)
                let said = try await read(app, try await firm(app, nib)).items.list
                #expect(said.map(\.kind.text) == (missing.isEmpty ? [] : ["partial_programmes"]), "\(scale)")
                #expect(said.first?.missing_programmes.list.map(\.text).joined(separator: ",") ?? "" == missing)
            }
            let large = "0077058816710002"
            try await list(app, "bpjs", "W0009;PT Program 2;\(large);\(Self.sampit);3;5000000;JHT,JP;0;Sampit")
            #expect(try await kinds(app, try await firm(app, "8743592526862")) == [])
            // Of one whose scale nobody knows only what every firm must follow is missed.
            try await list(app, "bpjs", "W0010;PT Entah;;\(Self.sampit);30;5000000;JKK;0;Sampit")
            let unknown = try await read(app, try await firm(app, "W0010")).items[0]
            #expect(unknown.missing_programmes.list.map(\.text) == ["JKM"] && unknown.scale == .null)
        }
    }

    @Test("A past day is answered with what its lists said, though newer ones have come")
    func pastDay() async throws {
        try await withApp { app in
            func member(_ months: Int, _ day: Int) async throws {
                let row = "N0001;PT Surut Rekaan;;\(Self.sampit);9;5000000;JKK,JKM,JHT,JP;\(months);Sampit"
                try await list(app, "bpjs", row, day: day)
            }
            try await member(4, 20)
            let firm = try await firm(app, "N0001")
            // As if it had been read on its day.
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        SET session_replication_role = replica;
                        UPDATE patuh.company_listing SET seen_at = seen_at - interval '20 days';
                        UPDATE patuh.company_identifier SET added_at = added_at - interval '20 days';
                        UPDATE patuh.company_region_period SET known_from = known_from - interval '20 days';
                        RESET session_replication_role
                        """
                )
            }
            try await member(0, 2)
            #expect(try await kinds(app, firm) == [])
            #expect(try await kinds(app, firm, "?as_of=\(ago(5))") == ["arrears"])
            #expect(try await kinds(app, firm, "?as_of=\(ago(25))") == [])
            let path = "/v1/noncompliant-companies?basis=indication&finding=arrears"
            #expect(try await app.done(.get, path, as: .bpjsOfficer).items.list.isEmpty)
            #expect(try await app.done(.get, "\(path)&as_of=\(ago(5))", as: .bpjsOfficer).items.list.count == 1)
            let ahead = try await app.get("/v1/companies/\(firm)/indications?as_of=\(ago(-1))", as: .bpjsOfficer)
            #expect(ahead.fields == ["as_of"])
        }
    }

    @Test("State bodies, people on their own account and merged firms are never suggested; nor is a firm out of sight")
    func subjects() async throws {
        try await withApp { app in
            try await otherMember(app)
            #expect(try await kinds(app, Firm.kebun.id) == ["unregistered"])
            #expect(try await kinds(app, Firm.dinas.id) == [])
            _ = try await app.superuser.query(
                "UPDATE company SET kind = 'own_account' WHERE id = \(try CompanyID(Firm.bengkel.id))"
            )
            #expect(try await kinds(app, Firm.bengkel.id) == [])
            _ = try await app.superuser.query(
                """
                UPDATE company SET merged_into = \(try CompanyID(Firm.kebun.id))
                WHERE id = \(try CompanyID(Firm.katering.id))
                """
            )
            #expect(try await kinds(app, Firm.katering.id) == [])
            let path = "/v1/companies/\(Firm.kebun.id)/indications"
            #expect(try await app.get(path, as: .bpjsOfficerElsewhere).status == 404)
            try await app.withServiceRole { role in
                let asked: SQL = """
                    SELECT FROM firm_indications(\(try CompanyID(Firm.kebun.id)), current_date + 1, now() + interval '1 day')
                    """
                #expect(await role.attempt(.bpjsOfficer, asked) == .rows(1))
                #expect(await role.attempt(.bpjsOfficerElsewhere, asked) == .rows(0))
                #expect(await role.attempt(nil, asked) == .rows(0))
            }
        }
    }

    @Test("An examined finding silences, and a case opened on an indication keeps what it rested on")
    func toCase() async throws {
        try await withApp { app in
            try await otherMember(app)
            let firm = Firm.bengkel
            let request = SanctionStory.request(firm, on: 0).with(["from_indication": "unregistered"])
            let made = try await app.done(.post, "/v1/cases", request, as: .bpjsOfficer)
            #expect(made.state.text == "indicated")
            let event = try await app.done(.get, "/v1/cases/\(made.id.text)/events", as: .bpjsOfficer).items[0]
            #expect(event.note.text.hasPrefix("indikasi – belum diperiksa; tidak ditemukan di daftar"))
            let kept: String = try await app.value(
                """
                SELECT details #>> '{indications,0,list_day}' FROM case_event
                WHERE case_id = \(try CaseID(made.id.text)) AND seq = 1
                """
            )
            #expect(kept == today)
            #expect(try await kinds(app, firm.id) == ["unregistered", "unregistered"])
            let other = SanctionStory.request(.kebun, "arrears", on: 0).with(["from_indication": "arrears"])
            let refused = try await app.post("/v1/cases", other, as: .bpjsOfficer)
            #expect(refused.status == 409 && refused.code == "nothing_indicated")
            let differs = SanctionStory.request(.kebun, "arrears", on: 0).with(["from_indication": "unregistered"])
            #expect(try await app.post("/v1/cases", differs, as: .bpjsOfficer).fields == ["from_indication"])
            try await Story.begin(app, .kebun).toReporting()
            #expect(try await kinds(app, Firm.kebun.id) == [])
        }
    }

    @Test(
        "A finding silences for everybody who may ask, also for whoever may not read it, and tells nobody out of sight"
    )
    func silencedForAll() async throws {
        try await withApp { app in
            try await otherMember(app)
            func told(_ person: Person) async throws -> [String] {
                let page = try await app.done(.get, "/v1/companies/\(Firm.kebun.id)/indications", as: person)
                let path = "/v1/noncompliant-companies?basis=indication&limit=200"
                let listed = try await app.done(.get, path, as: person).items.list
                    .filter { $0.company_id.text == Firm.kebun.id }.flatMap(\.findings.list).map(\.kind.text)
                let kinds = page.items.list.map(\.kind.text)
                #expect(listed == kinds, "\(person)")
                return kinds
            }
            for person in [Person.bpjsOfficer, .programmeOfficer, .officeHead] {
                #expect(try await told(person) == ["unregistered"], "\(person)")
            }
            try await Story.begin(app, .kebun).toReporting()
            for person in [Person.bpjsOfficer, .programmeOfficer, .officeHead] {
                #expect(try await told(person) == [], "\(person)")
            }
            try await app.withServiceRole { role in
                let firm = try CompanyID(Firm.kebun.id)
                let asked: SQL = "SELECT FROM examined(\(firm), registration_findings(), current_date, now())"
                #expect(await role.attempt(.programmeOfficer, "SELECT FROM finding_seen") == .rows(0))
                #expect(await role.attempt(.programmeOfficer, asked) == .rows(1))
                #expect(await role.attempt(.bpjsOfficerElsewhere, asked) == .rows(0))
                #expect(await role.attempt(nil, asked) == .rows(0))
            }
        }
    }

    @Test("The findings about registration are the same in the database")
    func findings() async throws {
        try await withSharedApp { app in
            let kinds: [String] = try await app.value("SELECT registration_findings()")
            #expect(Set(kinds) == Set(FindingKind.allCases.filter(\.violatesRegistrationDuty).map(\.rawValue)))
        }
    }

    @Test("The sample lists suggest each kind at least once, always worded as an indication")
    func samples() async throws {
        let folder = try SQLFiles.directory().deletingLastPathComponent().appendingPathComponent("deploy/demo")
        try await withApp { app in
            for source in ["oss", "wlkp", "bpjs"] {
                let body = try Data(contentsOf: folder.appendingPathComponent("\(source).csv"))
                let token = Person.administrator.token
                let path = "/v1/imports?source=\(source)"
                #expect(try await app.raw(.post, path, body, type: "text/csv", token: token).status == 201)
            }
            for kind in ["unregistered", "partial_workers", "partial_wages", "partial_programmes", "arrears"] {
                let path = "/v1/noncompliant-companies?basis=indication&finding=\(kind)&limit=200"
                let items = try await app.done(.get, path, as: .officeHead).items.list
                #expect(!items.isEmpty, "\(kind)")
                for item in items {
                    #expect(item.statement.id.text.hasPrefix("indikasi – belum diperiksa; "))
                    #expect(item.findings.list.allSatisfy { $0.kind.text == kind })
                }
            }
        }
    }

    @Test("A page of indications reads no big table from end to end")
    func plan() async throws {
        try await withApp { app in
            try await app.fill(6000)
            try await otherMember(app)
            _ = try await app.superuser.query(
                """
                INSERT INTO company_listing (company_id, region_code, source, number, listed_name, list_date, workers)
                SELECT id, region_code, 'wlkp', 'M' || row_number() OVER (), legal_name, current_date - 3, 12 FROM company
                """
            )
            _ = try await app.superuser.query("ANALYZE company_listing")
            _ = try await app.superuser.query("DELETE FROM noncompliance_item")
            _ = try await app.superuser.query("ANALYZE")
            // Findings are none here: once vacuumed, an empty table is read whole, and costs nothing.
            let tables = ["company_listing", "company", "company_identifier", "enforcement_case"]
            func scans() async throws -> [Int] {
                _ = try await app.superuser.query("SELECT pg_stat_force_next_flush()")
                var counts: [Int] = []
                for table in tables {
                    counts.append(
                        try await app.value(
                            """
                            SELECT coalesce(seq_scan, 0) FROM pg_stat_user_tables
                            WHERE schemaname = 'patuh' AND relname = \(table)
                            """
                        )
                    )
                }
                return counts
            }
            // The firms of this world have been examined; without their findings they are unlisted.
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        SET session_replication_role = replica; DELETE FROM patuh.finding_period; DELETE FROM patuh.finding;
                        RESET session_replication_role
                        """
                )
            }
            for (query, person, most) in [
                ("&region=62.02", Person.officeHead, 500), ("", .officeHead, 2000), ("", .bpjsOfficer, 2000),
                ("&finding=unregistered", .officeHead, 2000),
            ] {
                let before = try await scans()
                let read = try await app.rowsRead(of: "company")
                try await app.askApart("/v1/noncompliant-companies?basis=indication\(query)", person)
                #expect(try await scans() == before, "\(query)")
                #expect(try await app.rowsRead(of: "company") - read < most, "\(query)")
            }
        }
    }
}

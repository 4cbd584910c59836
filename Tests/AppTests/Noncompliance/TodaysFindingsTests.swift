import API
import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The branch's question for today")
struct TodaysFindingsTests {
    // MARK: The rows kept by every act, against the period rows

    /// All firms that a question finds, page by page.
    private func firms(
        _ role: ServiceRole,
        _ reader: SignedIn,
        _ query: (FirmKey?, Int) -> SQL,
        _ question: NoncomplianceQuestion
    ) async throws -> [Wire.NoncompliantCompany] {
        var items: [Wire.NoncompliantCompany] = []
        var key: FirmKey?
        while true {
            let rows = try await role.pool.pipeline([reader.secret.presented, query(key, 2)])[1]
            let firms = try NoncompliantFirm.all(rows, for: reader.actor)
            items += try firms.map { try $0.item(question) }
            guard firms.count == 2, let last = firms.last else { return items }
            key = try last.key
        }
    }

    /// Expects that today's rows and the period rows tell each reader the same, and tells how many firms they told of.
    private func compare(_ app: TestApp, _ role: ServiceRole, _ walk: inout RandomWalk) async throws -> Int {
        let day = LocalDate.today(at: Date(), zone: .wib)
        let kinds: [FindingKind?] = [nil, nil, .unregistered, .arrears, .obstruction]
        let states = [
            nil, nil, nil, "examining", "reporting", "first_note", "indicated", "first_warning", ClosedFiles.followedUp,
        ]
        let regions = try [nil, nil, "62", "62.02", "62.07", "62.01"].map { try $0.map { try RegionCode($0) } }
        let branches = [nil, nil, "Sampit", "kc-pangkalan-bun"]
        var told = 0
        for person in Person.allCases {
            let reader = try await app.service.authenticator.resolve(SessionSecret(person.token))
            for number in 0..<4 {
                let question = NoncomplianceQuestion(
                    branch: number == 0 ? nil : branches[walk.roll(branches.count)],
                    region: number == 0 ? nil : regions[walk.roll(regions.count)].map { RegionFilter(region: $0) },
                    finding: number == 0 ? nil : kinds[walk.roll(kinds.count)],
                    state: number == 0 ? nil : states[walk.roll(states.count)],
                    asOf: day,
                    isPast: false,
                    basis: .finding
                )
                let now = try await firms(role, reader, question.todaysFindings, question)
                let then = try await firms(role, reader, question.examinedFindings, question)
                #expect(now == then, "\(person) asks \(question)")
                let seems = try await firms(role, reader, question.todaysIndications, question)
                let seemed = try await firms(role, reader, question.indications, question)
                #expect(seems == seemed, "\(person) asks for what is suggested by \(question)")
                told += now.count
            }
        }
        return told
    }

    /// Changes something beside the cases that the answer tells of.
    private func change(_ app: TestApp, _ walk: inout RandomWalk) async throws {
        let firm = try CompanyID(Firm.allCases[walk.roll(4)].id)
        let number = String(8_000_000_000_000 + walk.roll(1_000_000))
        let changes: [SQL] = [
            "UPDATE company SET legal_name = 'PT Ganti ' || \(number), name_key = 'GANTI ' || \(number) WHERE id = \(firm)",
            "UPDATE company SET trading_name = CASE WHEN trading_name IS NULL THEN 'Rekaan' END WHERE id = \(firm)",
            "UPDATE company SET region_code = CASE region_code WHEN '62.02' THEN '62.07' ELSE '62.02' END WHERE id = \(firm)",
            """
            INSERT INTO company_identifier (kind, value, company_id, region_code, source)
            SELECT k, \(number) || k, id, region_code, 'oss' FROM company, unnest(ARRAY['nib', 'npwp', 'npp']) k
            WHERE id = \(firm) ON CONFLICT DO NOTHING
            """,
            "DELETE FROM company_identifier WHERE company_id = \(firm) AND kind = 'nib'",
            """
            INSERT INTO company_listing (company_id, region_code, source, number, listed_name, list_date, arrears_months)
            SELECT id, region_code, 'bpjs', 'N' || \(number), 'x', current_date - 3, 4 FROM company WHERE id = \(firm)
            ON CONFLICT DO NOTHING
            """,
            "UPDATE office SET name = 'BPJS Ketenagakerjaan Kantor Cabang ' || \(number) WHERE code = 'kc-sampit'",
            """
            UPDATE office_territory SET until_on = CASE WHEN until_on IS NULL THEN current_date END
            WHERE region_code = '62.07' AND office_id = (SELECT id FROM office WHERE code = 'kc-sampit')
            """,
            """
            UPDATE case_clock SET due_on = starts_on + 9, unresolved_year = NULL
            WHERE due_on IS NULL AND ended_seq IS NULL
            """,
            """
            INSERT INTO case_clock (id, case_id, kind, nature, started_seq, starts_on, rolls_forward, legal_basis, certainty,
                unresolved_year, explanation)
            SELECT gen_random_uuid(), id, 'verification', 'legal_deadline', version, last_act_on, false, 'x', 'U', 2030,
                   '{}' FROM enforcement_case WHERE closed_on IS NULL AND version > 0 AND company_id = \(firm)
            """,
        ]
        _ = try await app.superuser.query(changes[walk.roll(changes.count)])
    }

    /// What carries a sanction case on, by whose hand; every course ends.
    private static let sanction: [(String, Person, [String: JSON])] = [
        ("notify", .bpjsOfficer, [:]), ("order_examination", .bpjsBranchHead, [:]),
        ("record_examination", .bpjsExaminer, ["details": ["result": "Belum terdaftar."]]),
        ("issue_first_warning", .bpjsBranchHead, [:]), ("withdraw", .bpjsBranchHead, [:]),
    ]

    @Test(
        "After every random act it tells each reader what the period rows tell, whatever is asked",
        arguments: [3, 4]
    )
    func equalsThePeriods(seed: Int) async throws {
        try await withApp { app in
            try await app.withServiceRole { role in
                var walk = RandomWalk(seed: seed)
                var stories: [Story] = []
                for firm in [Firm.kebun, .bengkel, .katering, .tambak, .kebun] {
                    stories.append(try await Story.begin(app, firm, on: 200))
                }
                var files: [(SanctionStory, Int)] = []
                for firm in [Firm.kebun, .katering] {
                    files.append((try await SanctionStory.begin(app, firm, on: 200), 0))
                }
                var (taken, told) = (0, 0)
                for step in 0..<120 {
                    let day = max(0, 199 - 2 * step)
                    switch walk.roll(10) {
                    case 0...6:
                        taken += try await walk.act(stories[walk.roll(stories.count)], on: day).status < 300 ? 1 : 0
                    case 7:
                        let number = walk.roll(files.count)
                        let (file, place) = files[number]
                        guard place < Self.sanction.count else { continue }
                        let (action, person, more) = Self.sanction[place]
                        let answer = try await app.post(
                            "/v1/cases/\(file.caseID)/steps",
                            Story.step(action, on: day, more),
                            as: person
                        )
                        if answer.status < 300 { files[number].1 += 1 }
                    default:
                        try await change(app, &walk)
                    }
                    if step % 15 == 14 {
                        // Meanwhile one firm has moved away, its cases have not.
                        let firm = try CompanyID(Firm.allCases[walk.roll(4)].id)
                        _ = try await app.superuser.query("UPDATE company SET region_code = '62.01' WHERE id = \(firm)")
                        told += try await compare(app, role, &walk)
                        _ = try await app.superuser.query("UPDATE company SET region_code = '62.02' WHERE id = \(firm)")
                    }
                    #expect(try await app.value("SELECT noncompliance_drift()") == 0, "after act \(step)")
                }
                #expect(taken > 25 && told > 100, "\(taken) taken, \(told) told of")
            }
        }
    }

    @Test("The states that BPJS has examined are the same in the database")
    func examined() async throws {
        try await withSharedApp { app in
            let states: [String] = try await app.value("SELECT examined_states()")
            #expect(Set(states) == Set(NoncomplianceQuestion.examined))
        }
    }

    @Test("A row that says what is not so is found by the examination")
    func drift() async throws {
        try await withApp { app in
            try await Story.begin(app).toReporting()
            let url = try TestServer.shared.get().url(app.database)
            func report() async -> ExaminationReport {
                await Operator(location: .url(url, jobs: nil), logger: TestDatabases.logger).examine()
            }
            #expect(await report().text(in: .en).contains("every row says what findings and cases say"))
            _ = try await app.superuser.query("UPDATE noncompliance_item SET kind = 'arrears'")
            #expect(await report().text(in: .en).contains("2 rows differ from findings and cases"))
        }
    }

    @Test("A territory that becomes another branch's by its date alone is told of as that branch's")
    func territory() async throws {
        try await withApp { app in
            try await Story.begin(app).toReporting()
            let path = "/v1/noncompliant-companies?branch="
            #expect(try await app.done(.get, path + "kc-sampit", as: .officeHead).items.list.count == 1)
            // As if it had been entered long ago for today.
            _ = try await app.superuser.query(
                """
                UPDATE office_territory SET until_on = current_date
                WHERE region_code = '62.02' AND office_id = (SELECT id FROM office WHERE code = 'kc-sampit')
                """
            )
            _ = try await app.superuser.query(
                """
                INSERT INTO office_territory (office_id, region_code, from_on)
                SELECT id, '62.02', current_date FROM office WHERE code = 'kc-pangkalan-bun'
                """
            )
            #expect(try await app.done(.get, path + "kc-sampit", as: .officeHead).items.list.isEmpty)
            let items = try await app.done(.get, path + "kc-pangkalan-bun", as: .officeHead).items.list
            #expect(items.count == 1 && items[0].branch.text.hasSuffix("Pangkalan Bun"))
        }
    }

    // MARK: What a page costs, and how it is written

    private static let pages: [(query: String, person: Person, regencies: Int)] = [
        ("?branch=kc-sampit", .bpjsOfficer, 2), ("?region=62.02", .officeHead, 1), ("", .officeHead, 14),
        ("?finding=arrears", .officeHead, 14), ("?state=proposed", .investigator, 14),
    ]

    @Test("A page reads as many rows as it shows, and per regency no more than a page")
    func rows() async throws {
        try await withApp { app in
            try await app.fill(6000)
            for (query, person, regencies) in Self.pages {
                let before = try await app.rowsRead(of: "noncompliance_item")
                try await app.askApart("/v1/noncompliant-companies\(query)", person)
                let read = try await app.rowsRead(of: "noncompliance_item") - before
                #expect(read > 50 && read <= 51 * (regencies + 1) + 10, "\(query): \(read) rows")
            }
        }
    }

    @Test(
        "The page written from the rows is what the contract's types would write",
        arguments: ["", "?limit=1", "?basis=indication", "?as_of=\(ago(1))"]
    )
    func text(query: String) async throws {
        try await withApp { app in
            let story = try await Story.begin(app, .kebun)
            try await story.order(on: 85)
            try await story.visit(on: 80)
            try await story.finding(on: 80)
            try await story.finding("arrears", on: 80)
            try await story.step("submit_report", on: 78, as: .inspector)
            try await Story.begin(app, .bengkel).toFirstNote(received: 60)
            let file = try await SanctionStory.begin(app, .tambak)
            try await file.step("notify", on: 138, as: .bpjsOfficer)
            try await app.superuser.withConnection {
                try await $0.run(
                    script: #"""
                        UPDATE patuh.company SET legal_name = E'PT "Uji" \\ \t\u0007 é 漢', trading_name = E'\\"' WHERE name_key LIKE 'KEBUN%';
                        INSERT INTO patuh.company_identifier (kind, value, company_id, region_code, source)
                        SELECT k, '8000000000000', id, region_code, 'oss' FROM patuh.company, unnest(ARRAY['nib', 'npwp']) k
                        WHERE name_key LIKE 'KEBUN%';
                        INSERT INTO patuh.company_listing (company_id, region_code, source, number, listed_name, list_date, arrears_months)
                        SELECT id, region_code, 'bpjs', 'N1', 'x', current_date - 3, 4 FROM patuh.company WHERE name_key LIKE 'KATERING%';
                        SET session_replication_role = replica;
                        UPDATE patuh.finding_period SET known_from = known_from - interval '10 days';
                        UPDATE patuh.case_state_period SET known_from = known_from - interval '10 days',
                            known_until = known_until - interval '10 days';
                        UPDATE patuh.company_region_period SET known_from = known_from - interval '20 days';
                        \#(TestApp.remakePeriods)
                        """#
                )
            }
            for person in [Person.coordinator, .bpjsOfficer, .investigator] {
                let answer = try await app.get("/v1/noncompliant-companies\(query)", as: person)
                let page = try Wire.decoder().decode(Wire.NoncompliantCompanyPage.self, from: answer.data)
                #expect(!page.items.isEmpty)
                #expect(answer.text == String(decoding: try Wire.encoder().encode(page), as: UTF8.self))
            }
        }
    }
}

import API
import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The branch's question for past days")
struct PastFindingsTests {
    /// Draws the last minutes out over weeks: what was recorded `n` seconds ago was recorded `n` times as many ago, in the
    /// rows of past days too, which must then still be true.
    private static func stretch(_ app: TestApp) async throws {
        let columns: [(String, [String])] = [
            ("finding_period", ["known_from", "known_until"]), ("case_state_period", ["known_from", "known_until"]),
            ("company_region_period", ["known_from", "known_until"]), ("closed_file", ["known_from", "known_until"]),
            ("noncompliance_period", ["known_from", "known_until"]), ("case_event", ["recorded_at"]),
            ("debt_event", ["recorded_at"]),
        ]
        let first: String = try await app.value(
            "SELECT extract(epoch FROM now() - min(recorded_at))::text FROM case_event"
        )
        let factor = 20 * 86_400 / max(1, Double(first) ?? 1)
        let updates = columns.map { table, names in
            let sets = names.map { "\($0) = now() - (now() - \($0)) * \(factor)" }.joined(separator: ", ")
            return "UPDATE patuh.\(table) SET \(sets);"
        }
        try await app.superuser.withConnection {
            try await $0.run(
                script: """
                    BEGIN; SET LOCAL session_replication_role = replica; \(updates.joined(separator: " ")) COMMIT
                    """
            )
        }
    }

    /// All firms that a question finds, page by page.
    private static func firms(
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

    /// Compares every reader's answers to random questions about random days with the period rows themselves.
    private static func compare(
        _ app: TestApp,
        _ role: ServiceRole,
        _ walk: inout RandomWalk
    ) async throws -> (Int, Int) {
        let today = LocalDate.today(at: Date(), zone: .wib)
        let kinds: [FindingKind?] = [nil, nil, nil, .unregistered, .notRemitted, .obstruction]
        let states = [
            nil, nil, nil, nil, "examining", "reporting", "first_note", "first_warning", ClosedFiles.followedUp,
        ]
        let regions = try [nil, nil, "62", "62.02", "62.07", "62.01"].map { try $0.map { try RegionCode($0) } }
        let branches = [nil, nil, nil, "Sampit", "kc-pangkalan-bun"]
        var (told, outlined) = (0, 0)
        for person in Person.allCases {
            let reader = try await app.service.authenticator.resolve(SessionSecret(person.token))
            for number in 0..<8 {
                let question = NoncomplianceQuestion(
                    branch: number < 4 ? nil : branches[walk.roll(branches.count)],
                    region: number < 4 ? nil : regions[walk.roll(regions.count)].map { RegionFilter(region: $0) },
                    finding: number < 4 ? nil : kinds[walk.roll(kinds.count)],
                    state: number < 4 ? nil : states[walk.roll(states.count)],
                    asOf: today.adding(days: -1 - (number * 3 + walk.roll(4)) % 21),
                    isPast: true,
                    basis: .finding
                )
                let quick = try await firms(role, reader, question.pastFindings, question)
                let slow = try await firms(role, reader, question.examinedFindings, question)
                #expect(quick == slow, "\(person) asks \(question)")
                told += quick.count
                outlined += quick.filter { $0.findings.contains { $0.state == ClosedFiles.followedUp } }.count
            }
        }
        return (told, outlined)
    }

    @Test("Over random lives of cases it tells every reader what the period rows tell, for any day", arguments: [5, 6])
    func equalsThePeriods(seed: Int) async throws {
        try await withApp { app in
            try await app.withServiceRole { role in
                var walk = RandomWalk(seed: seed)
                // One file is closed in the middle of its life, and its firm moves later.
                let closed = try await Story.begin(app, .tambak, on: 200)
                try await closed.order(on: 199)
                try await closed.visit(on: 198)
                try await closed.finding("not_remitted", on: 198)
                var stories: [Story] = []
                for firm in [Firm.kebun, .bengkel, .katering, .tambak] {
                    stories.append(try await Story.begin(app, firm, on: 200))
                }
                let file = try await SanctionStory.begin(app, .bengkel, on: 200)
                var taken = 0
                for step in 0..<90 {
                    let day = max(0, 190 - 2 * step)
                    if step == 20 { try await closed.step("report_incident", on: day, as: .inspector) }
                    if step == 10 {
                        for (action, person, more) in SanctionStory.toWarning {
                            _ = try await app.post(
                                "/v1/cases/\(file.caseID)/steps",
                                Story.step(action, on: day, more),
                                as: person
                            )
                        }
                    }
                    if step % 9 == 8 {
                        let firm = try CompanyID(Firm.allCases[walk.roll(4)].id)
                        let place = ["62.01", "62.02", "62.07"][walk.roll(3)]
                        _ = try await app.superuser.query(
                            "UPDATE company SET region_code = \(place) WHERE id = \(firm)"
                        )
                    }
                    taken += try await walk.act(stories[walk.roll(stories.count)], on: day).status < 300 ? 1 : 0
                    #expect(try await app.value("SELECT noncompliance_drift()") == 0, "after act \(step)")
                }
                try await Self.stretch(app)
                #expect(try await app.value("SELECT noncompliance_drift()") == 0)
                let (told, outlined) = try await Self.compare(app, role, &walk)
                let periods: Int = try await app.value("SELECT count(*) FROM noncompliance_period")
                #expect(
                    taken > 20 && told > 80 && outlined > 5 && periods > 20,
                    "\(taken), \(told), \(outlined), \(periods)"
                )
            }
        }
    }

    @Test("A page of a past day reads about as many rows as it shows, and per regency no more than a page")
    func rows() async throws {
        try await withApp { app in
            try await app.fill(6000)
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        SET session_replication_role = replica;
                        UPDATE patuh.noncompliance_period SET known_from = known_from - interval '9 days';
                        RESET session_replication_role; ANALYZE patuh.noncompliance_period
                        """
                )
            }
            for (query, person, regencies) in [
                ("region=62.02", Person.officeHead, 1), ("", .officeHead, 14), ("finding=arrears", .officeHead, 14),
            ] {
                let before = try await app.rowsRead(of: "noncompliance_period")
                try await app.askApart("/v1/noncompliant-companies?as_of=\(ago(2))&\(query)", person)
                let read = try await app.rowsRead(of: "noncompliance_period") - before
                #expect(read > 50 && read <= 51 * (regencies + 2) + 20, "\(query): \(read) rows")
            }
        }
    }
}

extension SanctionStory {
    /// What carries a sanction case to its first warning, by whose hand.
    fileprivate static let toWarning: [(String, Person, [String: JSON])] = [
        ("notify", .bpjsOfficer, [:]), ("order_examination", .bpjsBranchHead, [:]),
        ("record_examination", .bpjsExaminer, ["details": ["result": "Belum terdaftar."]]),
        ("issue_first_warning", .bpjsBranchHead, [:]),
    ]
}

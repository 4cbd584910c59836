import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// Says no the first time that it is asked, and yes from then on.
private final class Asked: Sendable {
    private let before = Mutex(false)

    @Sendable func isAgain() -> Bool {
        before.withLock { before in
            defer { before = true }
            return before
        }
    }
}

@Suite("Links, lists and acts that come at once")
struct MatchRaceTests {
    private static let nib = "8743592526865"
    private static let wlkp = """
        No. Pendaftaran WLKP;Nama Perusahaan;NIB;NPWP;Alamat;Kabupaten/Kota;KBLI;Jumlah TK;TK Terdaftar BPJS;Telepon;Tanggal Lapor
        6202.00011;CV Bengkel Rekaan;\(nib);;Jalan 1;Kab. Kotawaringin Timur;01262;90;40;0531-7;02/01/2026
        """

    /// Gives the workshop the number that the list names it by.
    private static func number(_ app: TestApp) async throws {
        let fact: JSON = [
            "kind": "number", "source": "firm", "stated_on": .string(ago(30)),
            "number": ["number_kind": "nib", "value": .string(nib)],
        ]
        try await app.done(.post, "/v1/companies/\(Firm.bengkel.id)/facts", fact, as: .inspector)
    }

    private static func merge(_ app: TestApp) async throws -> Answer {
        try await app.post(
            "/v1/companies/\(Firm.kebun.id)/merges",
            ["company_id": .string(Firm.bengkel.id), "reason": "Akta"],
            as: .coordinator
        )
    }

    private static func inspect(_ app: TestApp, _ firm: Firm) async throws -> Answer {
        try await app.post(
            "/v1/inspections",
            [
                "company_id": .string(firm.id), "kind": "periodic", "occurred_on": .string(today),
                "reason": "Rencana kerja",
            ],
            as: .coordinator
        )
    }

    /// How many wait for a lock in this database.
    private static let waiting: SQL = """
        (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')
        """

    /// Holds something, starts what has to wait for it, and lets go once so many wait.
    static func held<Result: Sendable>(
        _ app: TestApp,
        _ statements: [SQL],
        waiting many: Int,
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Result?.self) { group in
            let (holds, go) = AsyncStream.makeStream(of: Void.self)
            group.addTask {
                try await app.superuser.transaction(retries: 0) { tx in
                    for statement in statements { _ = try await tx.query(statement) }
                    _ = try await tx.execute("RESET ROLE")
                    go.yield()
                    try await eventually {
                        _ = try await tx.query("SELECT pg_stat_clear_snapshot()")
                        return try await tx.query("SELECT \(Self.waiting) >= \(many)").single().column(0)
                    }
                }
                return nil
            }
            group.addTask {
                for await _ in holds { break }
                return try await body()
            }
            var result: Result?
            for try await some in group { if let some { result = some } }
            return try #require(result)
        }
    }

    /// A merge that has been written and not yet committed.
    private static func openMerge() throws -> [SQL] {
        let (one, other) = (try CompanyID(Firm.kebun.id), try CompanyID(Firm.bengkel.id))
        return [
            "SET LOCAL search_path = patuh", "SET LOCAL ROLE patuh_app",
            "SELECT set_config('patuh.secret', \(Person.coordinator.token), true)",
            "SELECT merge_companies(\(UUIDv7.new()), \(one), \(other), \(one), 'Akta', NULL, NULL)",
        ]
    }

    /// Expects that no merged record holds anything, and that a listing is with whoever holds its number.
    private static func expectWhole(_ app: TestApp, at location: SourceLocation = #_sourceLocation) async throws {
        let wrong: String = try await app.value(
            """
            SELECT concat_ws(', ',
                (SELECT 'numbers: ' || count(*) FROM company_identifier i JOIN company c ON c.id = i.company_id
                 WHERE c.merged_into IS NOT NULL HAVING count(*) > 0),
                (SELECT 'listings: ' || count(*) FROM company_listing i JOIN company c ON c.id = i.company_id
                 WHERE c.merged_into IS NOT NULL HAVING count(*) > 0),
                (SELECT 'cases: ' || count(*) FROM enforcement_case i JOIN company c ON c.id = i.company_id
                 WHERE c.merged_into IS NOT NULL HAVING count(*) > 0),
                (SELECT 'apart: ' || count(*) FROM company_listing l JOIN company_identifier i
                     ON i.value = l.number AND i.kind = list_number_kind(l.source) AND i.company_id <> l.company_id
                 HAVING count(*) > 0))
            """
        )
        #expect(wrong == "", sourceLocation: location)
        try await app.expectTrueProjections(at: location)
    }

    private static func holder(_ app: TestApp, _ number: String) async throws -> String {
        try await app.value("SELECT company_id::text FROM company_identifier WHERE value = \(number)")
    }

    @Test("A list that comes while a firm of it is being merged gives all to the firm that stands")
    func listAfterMerge() async throws {
        try await withApp { app in
            try await Self.number(app)
            let read = try await Self.held(app, try Self.openMerge(), waiting: 1) {
                try await MatchLists(app: app).send("wlkp", Self.wlkp)
            }
            #expect(read.counts.updated.int == 1, "\(read)")
            for number in [Self.nib, "6202.00011"] { #expect(try await Self.holder(app, number) == Firm.kebun.id) }
            try await Self.expectWhole(app)
        }
    }

    @Test("A merge that comes while a list is being written waits for it, and takes along what it wrote")
    func mergeAfterList() async throws {
        try await withApp { app in
            try await Self.number(app)
            // The list waits at its very end, with everything written.
            let (read, merged) = try await Self.held(app, ["LOCK TABLE match_run IN SHARE MODE"], waiting: 2) {
                async let read = MatchLists(app: app).send("wlkp", Self.wlkp)
                try await eventually {
                    // Another's waits are hidden from the service's role, but not its locks.
                    try await app.withServiceRole { role in
                        try await role.pool.query(
                            """
                            SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                                           WHERE NOT l.granted AND d.datname = current_database())
                            """
                        ).single().column(0)
                    }
                }
                async let merged = Self.merge(app)
                return (try await read, try await merged)
            }
            #expect(read.counts.updated.int == 1 && merged.status == 201, "\(merged.text)")
            for number in [Self.nib, "6202.00011"] { #expect(try await Self.holder(app, number) == Firm.kebun.id) }
            try await Self.expectWhole(app)
            let path = "/v1/companies/\(Firm.kebun.id)/merges/\(merged.json.id.text)?reason=Keliru"
            try await app.done(.delete, path, as: .coordinator)
            for number in [Self.nib, "6202.00011"] { #expect(try await Self.holder(app, number) == Firm.bengkel.id) }
            try await Self.expectWhole(app)
        }
    }

    @Test("A list read after a merge that is then taken back leaves each listing with its number's firm")
    func listBetween() async throws {
        try await withApp { app in
            try await Self.number(app)
            let merged = try await Self.merge(app)
            let oss = """
                NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha
                \(Self.nib);CV Bengkel Rekaan;;01262;Jl. 1;Baamang;Kotawaringin Timur;Besar
                """
            try await MatchLists(app: app).send("oss", oss)
            let path = "/v1/companies/\(Firm.kebun.id)/merges/\(merged.json.id.text)?reason=Keliru"
            try await app.done(.delete, path, as: .coordinator)
            try await Self.expectWhole(app)
            #expect(try await Self.holder(app, Self.nib) == Firm.bengkel.id)
        }
    }

    private static func queue(_ app: TestApp, _ givesWay: @escaping @Sendable () -> Bool) -> JobQueue {
        JobQueue(pool: app.service.jobs, kinds: [.matchRegion], givesWay: givesWay)
    }

    @Test("Matching gives way to a list that is being taken, and is begun anew when it is")
    func givesWay() async throws {
        try await withApp { app in
            let finished: SQL = "SELECT count(*) FROM match_run WHERE finished_at IS NOT NULL"
            try await app.done(.post, "/v1/match-runs", ["region_code": "62.02"], as: .coordinator)
            #expect(try await Self.queue(app) { true }.workOne() == .idle)
            // A list comes once the work has begun.
            let asked = Asked()
            let late = Self.queue(app, asked.isAgain)
            await #expect(throws: CancellationError.self) { try await late.workOne() }
            #expect(try await app.value(finished) as Int == 0)
            #expect(try await Self.queue(app) { false }.workOne() == .completed(.matchRegion))
            #expect(try await app.value(finished) as Int == 1)
        }
    }

    @Test("Of two who decide one proposal at once one is told that it is decided")
    func decisions() async throws {
        try await withApp { app in
            let lists = try await MatchLists.send(app)
            let asked = try #require(try await lists.candidates().first { $0.second.name.text.contains("Kembar") })
            let path = "/v1/match-candidates/\(asked.id.text)/decision"
            let answers = try await Self.held(
                app,
                ["SELECT FROM match_candidate WHERE id::text = \(asked.id.text) FOR UPDATE"],
                waiting: 2
            ) {
                async let one = app.post(path, ["decision": "same"], as: .coordinator)
                async let two = app.post(path, ["decision": "different"], as: .bpjsOfficer)
                return [try await one, try await two]
            }
            #expect(answers.map(\.status).sorted() == [201, 409], "\(answers.map(\.text))")
            #expect(answers.first { $0.status == 409 }?.code == "decided_already")
            let kept = try await lists.candidate(asked.id.text)
            #expect(kept.status == answers.first { $0.status == 201 }?.json.status)
            let merges: Int = try await app.value(
                "SELECT count(*)::integer FROM company_merge WHERE decided_by IS NOT NULL"
            )
            #expect(merges == (kept.status == "same" ? 1 : 0))
            try await Self.expectWhole(app)
        }
    }

    @Test("No case begins for a record while it goes into another firm")
    func caseBesideMerge() async throws {
        try await withApp { app in
            let late = try await Self.held(app, try Self.openMerge(), waiting: 1) {
                try await Self.inspect(app, .bengkel)
            }
            #expect(late.status == 409 && late.code == "merged_elsewhere", "\(late.text)")
            try await Self.expectWhole(app)
        }
    }

    @Test("What begins for either firm while a merge is taken back is with a firm that stands")
    func undoBesideActs() async throws {
        try await withApp { app in
            let merge = try await Self.merge(app).json.id.text
            let firms = [try CompanyID(Firm.kebun.id), try CompanyID(Firm.bengkel.id)]
            let (undone, one, other) = try await Self.held(
                app,
                ["SELECT FROM company WHERE id = ANY (\(firms)) ORDER BY id FOR UPDATE"],
                waiting: 3
            ) {
                async let undone = app.send(
                    .delete,
                    "/v1/companies/\(Firm.kebun.id)/merges/\(merge)?reason=Keliru",
                    as: .coordinator
                )
                async let one = Self.inspect(app, .kebun)
                async let other = Self.inspect(app, .bengkel)
                return (try await undone, try await one, try await other)
            }
            #expect(undone.status == 200 && one.status == 201, "\(undone.text) \(one.text)")
            #expect(other.status == 201 || other.code == "merged_elsewhere", "\(other.text)")
            try await Self.expectWhole(app)
            #expect(try await app.done(.get, "/v1/companies/\(Firm.bengkel.id)", as: .auditor).merged_into == .null)
        }
    }

    @Test("A plan that is ordered, proposed and taken on from a list at once orders each inspection once")
    func plans() async throws {
        try await withApp { app in
            let plan = try await PlanStory.draft(app)
            let list = try await HandoverStory.accepted(app, [.kebun, .bengkel, .katering, .tambak])
            let first = try #require(try await plan.entries().first)
            #expect(try await plan.propose(["lines": [first.line]]).status == 201)
            let plans: SQL = "SELECT FROM plan WHERE id::text = \(plan.id) FOR UPDATE"
            let answers = try await Self.held(app, [plans], waiting: 3) {
                async let ordered = plan.order()
                async let proposed = plan.propose()
                async let taken = list.propose()
                async let again = plan.propose()
                return [try await ordered, try await proposed, try await taken, try await again]
            }
            for answer in answers { #expect([201, 409].contains(answer.status), "\(answer.text)") }
            _ = try await plan.propose()
            _ = try await plan.order()
            #expect(try await plan.show().status == "ordered")
            let wrong: Int = try await app.value(
                """
                SELECT (SELECT count(*) FROM plan_entry e LEFT JOIN assignment_case a
                            ON a.assignment_id = e.assignment_id AND a.case_id = e.case_id
                        LEFT JOIN enforcement_case c ON c.id = e.case_id
                        WHERE a.case_id IS NULL OR c.company_id <> e.company_id)::integer
                     + (SELECT count(*) FROM (SELECT FROM enforcement_case GROUP BY company_id HAVING count(*) > 1) x)::integer
                     + (SELECT count(*) FROM (SELECT FROM assignment_case GROUP BY case_id HAVING count(*) > 1) x)::integer
                     + (SELECT count(*) FROM handover_line WHERE case_id IS NULL)::integer
                """
            )
            #expect(wrong == 0)
            try await app.expectTrueProjections()
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("A database of the released build, with everything that people did in it")
struct ReleasedUpgradeTests {
    /// The last migration that was released.
    private static let released = 40

    /// What tells of the migrations themselves, and work that waits for kinds that the released build did not know.
    private static let left: Set<String> = ["job"]

    /// Cases of both tracks, findings, a debt, a list handed over, a complaint, lists read, and a firm that moved.
    private static func live(_ app: TestApp) async throws -> Story {
        let story = try await Story.begin(app)
        try await story.toFirstNote(received: 60)
        _ = try await SanctionStory.fined(app)
        _ = try await HandoverStory.accepted(app, [.tambak])
        try await ComplaintStory.begin(app).toMatched(.tambak)
        let lists = MatchLists(app: app)
        try await lists.send(
            "bpjs",
            """
            NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA;JML TK AKTIF;RATA-RATA UPAH DILAPORKAN;PROGRAM;BULAN MENUNGGAK;KANTOR CABANG
            D3317153;PT Anggota Rekaan;;Kotawaringin Timur;40;3724678;JKK,JKM;3;Sampit
            """
        )
        let path = "/v1/companies/\(Firm.bengkel.id)"
        for (region, name) in [("62.07", "CV Bengkel Rekaan"), ("62.02", "CV Bengkel Baru")] {
            let version = try await app.done(.get, path, as: .divisionHead).version
            try await app.done(
                .patch,
                path,
                ["expected_version": version, "region_code": .string(region), "name": .string(name)],
                as: .divisionHead
            )
        }
        return story
    }

    /// The tables of a database with the columns that are written.
    private static func tables(_ pool: Pool) async throws -> [(name: String, columns: SQL)] {
        try await pool.query(
            """
            SELECT c.relname, array_agg(a.attname::text ORDER BY a.attnum)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                AND a.attgenerated = ''
            WHERE c.relnamespace = 'patuh'::regnamespace AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname
            """
        ).map { row in
            let names: [String] = try row.column(1)
            return (try row.column(0), names.map { "\(identifier: $0)" as SQL }.joined(separator: ", "))
        }.filter { !left.contains($0.name) }
    }

    /// What stands in the released build's tables and columns.
    private static func contents(
        _ pool: Pool,
        _ tables: [(name: String, columns: SQL)]
    ) async throws -> [String: String] {
        var contents: [String: String] = [:]
        for table in tables {
            contents[table.name] = try await pool.query(
                """
                SELECT count(*) || ' ' || coalesce(md5(string_agg(x::text, '|' ORDER BY x::text)), '')
                FROM (SELECT \(table.columns) FROM patuh.\(identifier: table.name)) x
                """
            ).single().column(0)
        }
        return contents
    }

    /// Makes a database as the released build had it, with the rows of one that this build has filled.
    private static func release(_ app: TestApp, into url: String) async throws {
        let deployment = Deployment(url: url)
        let sql = try SQLFiles.directory()
        let pool = try deployment.administratorPool(logger: TestDatabases.logger)
        do {
            let roles = try String(contentsOf: sql.appendingPathComponent("roles.sql"), encoding: .utf8)
            try await pool.withConnection { try await $0.run(script: roles) }
            let migrations = try Migration.load(directory: sql.appendingPathComponent("migrations").path)
                .filter { $0.number <= released }
            try await Migrator(
                pool: pool,
                migrations: migrations,
                schema: "public",
                table: "patuh_migration",
                logger: TestDatabases.logger
            ).apply()
            try await copy(app.superuser, pool)
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
    }

    private static func copy(_ source: Pool, _ pool: Pool) async throws {
        var rows: [SQL] = []
        for table in try await tables(pool) {
            // What migrations themselves wrote is there.
            let isFilled: Bool = try await pool.query("SELECT EXISTS (SELECT FROM patuh.\(identifier: table.name))")
                .single().column(0)
            guard !isFilled else { continue }
            let json: String = try await source.query(
                "SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text FROM patuh.\(identifier: table.name) t"
            ).single().column(0)
            rows.append(
                """
                INSERT INTO patuh.\(identifier: table.name) (\(table.columns)) OVERRIDING SYSTEM VALUE
                SELECT \(table.columns)
                FROM jsonb_populate_recordset(NULL::patuh.\(identifier: table.name), \(json)::text::jsonb)
                """
            )
        }
        try await pool.transaction { tx in
            _ = try await tx.execute("SET LOCAL session_replication_role = replica")
            for statement in rows { _ = try await tx.execute(statement) }
            _ = try await tx.query(
                """
                SELECT setval(pg_get_serial_sequence(format('patuh.%I', c.relname), a.attname), 100000)
                FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attidentity <> ''
                WHERE c.relnamespace = 'patuh'::regnamespace AND c.relkind = 'r'
                """
            )
        }
    }

    @Test("comes up with this one: every row is kept, and what is new is what it would be had it always been there")
    func upgrade() async throws {
        try await withApp { app in
            let story = try await Self.live(app)
            let name = "\(app.database)_released"
            let postgres = try Pool(
                configuration: TestDatabases.single(TestServer.shared.get().url("postgres")),
                logger: TestDatabases.logger
            )
            try await postgres.withConnection { try await $0.run(script: "CREATE DATABASE \(name)") }
            let result: Result<Void, any Error>
            do {
                let url = try TestServer.shared.get().url(name)
                try await Self.release(app, into: url)
                try await Self.compare(app, story, name, url)
                result = .success(())
            } catch { result = .failure(error) }
            try await postgres.withConnection { try await $0.run(script: "DROP DATABASE \(name) WITH (FORCE)") }
            await postgres.close()
            try result.get()
        }
    }

    private static func compare(_ app: TestApp, _ story: Story, _ name: String, _ url: String) async throws {
        let pool = try Pool(configuration: TestDatabases.single(url), logger: TestDatabases.logger)
        do {
            let tables = try await tables(pool)
            let before = try await contents(pool, tables)
            #expect(before.values.count { !$0.hasPrefix("0 ") } > 60, "\(before)")
            let done = try await Setup(Deployment(url: url), logger: TestDatabases.logger).run()
            #expect(done.migrations >= 8)
            let after = try await contents(pool, tables)
            #expect(tables.map(\.name).filter { before[$0] != after[$0] } == [])
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
        try await withService(name) { upgraded in
            let periods: SQL = """
                SELECT string_agg((to_jsonb(n) - '{entered_by,left_by}'::text[] || jsonb_build_object('left', n.left_by IS NOT NULL))::text,
                    '|' ORDER BY n.case_id, n.item_id, n.known_from) FROM noncompliance_period n
                """
            let derived: String = try await app.value(periods)
            #expect(!derived.isEmpty)
            #expect(try await upgraded.value(periods, as: String.self) == derived)
            #expect(try await upgraded.value("SELECT noncompliance_drift()", as: Int.self) == 0)
            let missing: Int = try await upgraded.value(
                """
                SELECT count(*)::integer FROM company c CROSS JOIN unnest(company_words(c.name_key, c.trading_name)) w (word)
                WHERE length(w.word) > 1 AND w.word COLLATE "C" NOT IN (SELECT word FROM company_word)
                """
            )
            #expect(missing == 0)
            for day in [today, ago(1)] {
                let path = "/v1/noncompliant-companies?as_of=\(day)"
                let (here, there) = (
                    try await app.done(.get, path, as: .bpjsOfficer),
                    try await upgraded.done(.get, path, as: .bpjsOfficer)
                )
                #expect(here.items == there.items, "\(day)")
            }
            // People go on where they were.
            let carried = Story(app: upgraded, caseID: story.caseID, inspectionID: story.inspectionID, firm: .kebun)
            try await carried.step("begin_verification", on: 44, as: .inspector)
            let fact: JSON = [
                "kind": "contact", "source": "firm", "stated_on": .string(ago(3)),
                "contact": ["channel": "web", "value": "contoh.test"],
            ]
            try await upgraded.done(.post, "/v1/companies/\(Firm.tambak.id)/facts", fact, as: .inspector)
            let merge: JSON = ["company_id": .string(Firm.tambak.id), "reason": "Uji"]
            try await upgraded.done(.post, "/v1/companies/\(Firm.katering.id)/merges", merge, as: .coordinator)
            try await upgraded.expectTrueProjections()
        }
    }
}

import Domain
import Foundation
import Logging
import Postgres
import Synchronization

/// A demonstration of any size: invented firms in all regencies, and cases on both tracks in every state, written
/// past every constraint, trigger and policy that holds for users.
struct ScaledDemonstration: Sendable {
    let deployment: Deployment
    let logger: Logger
    let scale: Scale
    /// Told in a line what is under way.
    let progress: @Sendable (String) -> Void

    /// Loads everything into a database without firms.
    ///
    /// - Returns: What was loaded, in lines.
    /// - Throws: ``StartFailure`` where the database holds a firm, or the size is impossible.
    func load() async throws -> String {
        guard (1...9_000_000).contains(scale.firms), (scale.events ?? 1) > 0, scale.events ?? 0 <= 20_000_000 else {
            throw StartFailure(
                id: "ukuran itu tidak ada",
                en: "no such size",
                remedy: Words(
                    id: "minta 1 sampai 9 juta perusahaan dan paling banyak 20 juta tindakan",
                    en: "ask for 1 to 9 million firms and at most 20 million acts"
                )
            )
        }
        let administrator = try deployment.administratorPool(logger: logger)
        let service = try PatuhService(configuration: .init(), deployment: deployment, logger: logger)
        let loaders = try (0..<2).map { _ in try deployment.loadingPool(logger: logger) }
        let result: Result<String, any Error>
        do { result = .success(try await load(administrator, service, loaders)) } catch { result = .failure(error) }
        for pool in loaders { await pool.close() }
        await service.close()
        await administrator.close()
        return try result.get()
    }

    private func load(_ administrator: Pool, _ service: PatuhService, _ loaders: [Pool]) async throws -> String {
        let isEmpty = try await administrator.query("SELECT NOT EXISTS (SELECT FROM company)").single()
            .column(0, as: Bool.self)
        guard isEmpty else {
            throw StartFailure(
                id: "basis data sudah berisi perusahaan",
                en: "the database holds firms already",
                remedy: Words(
                    id: "buat di basis data kosong: folder --data lain atau --database lain",
                    en: "generate into an empty one: another --data folder or another --database"
                )
            )
        }
        let clock = ContinuousClock()
        let start = clock.now
        let seconds = {
            String(
                format: "%.1f s",
                Double((clock.now - start).components.seconds) + Double((clock.now - start).components.attoseconds)
                    / 1e18
            )
        }
        progress("people")
        let sessions = try await DemoPeople.enter(
            service,
            administrator,
            people: DemoPeople.all + ScalePeople.more,
            for: "1 day"
        )
        try await loadFirms(loaders, sessions)
        progress("\(scale.firms) firms entered after \(seconds())")
        try await administrator.execute("ANALYZE company, company_identifier, company_listing")
        try await loadCases(loaders, sessions)
        progress("cases written after \(seconds()); tidying up")
        try await administrator.execute(
            "UPDATE session SET ended_at = now() WHERE secret_digest = ANY (\(sessions.values.map(\.secret.digest)))"
        )
        try await administrator.withConnection { try await $0.run(script: "VACUUM (ANALYZE)") }
        let counts = try await administrator.query(Self.counts)
        let lines = try counts.map { row in
            let (table, rows): (String, Int) = try row.decode()
            return "  \(table.padding(toLength: 24, withPad: " ", startingAt: 0))\(rows)"
        }
        return "Loaded in \(seconds()):\n" + lines.joined(separator: "\n")
            + "\nLogins as in the small demonstration, with the password \(DemoPeople.password)."
    }

    private func loadFirms(_ loaders: [Pool], _ sessions: [String: SignedIn]) async throws {
        guard let admin = sessions["admin"] else { throw Problem.internal }
        let today = LocalDate.today(at: Date(), zone: .wib)
        let (scale, progress) = (scale, progress)
        let done = Tally()
        try await withThrowingTaskGroup { group in
            for (lane, pool) in loaders.enumerated() {
                group.addTask {
                    let loader = FirmLoader(pool: pool, administrator: admin, seed: scale.seed, today: today)
                    let step = FirmLoader.batch * loaders.count
                    for start in stride(from: lane * FirmLoader.batch, to: scale.firms, by: step) {
                        let end = min(start + FirmLoader.batch, scale.firms)
                        try await loader.load(start..<end)
                        progress("firms \(done.add(end - start)) of \(scale.firms)")
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func loadCases(_ loaders: [Pool], _ sessions: [String: SignedIn]) async throws {
        guard let admin = sessions["admin"] else { throw Problem.internal }
        let today = LocalDate.today(at: Date(), zone: .wib)
        let answers = try await loaders[0].pipeline([admin.secret.presented] + Rulebook.statements)
        let rules = try Rulebook().read(Array(answers.dropFirst()))
        let plan = CasePlan(scale)
        let total = plan.shares.reduce(0) { $0 + $1.entries.count }
        let (scale, progress) = (scale, progress)
        let done = Tally()
        try await withThrowingTaskGroup { group in
            // One track for each connection: they number letters in registers of their own.
            for (track, pool) in zip(Track.allCases, loaders) {
                group.addTask {
                    let loader = CaseLoader(
                        pool: pool,
                        sessions: sessions,
                        teller: StoryTeller(rules: rules, today: today),
                        plan: plan,
                        seed: scale.seed
                    )
                    try await loader.load(track) { count in
                        let sum = done.add(count)
                        if (sum - count) / 2_500 != sum / 2_500 { progress("cases \(sum) of \(total)") }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private static let counts: SQL = """
        SELECT 'company', count(*) FROM company
        UNION ALL SELECT 'company_identifier', count(*) FROM company_identifier
        UNION ALL SELECT 'company_listing', count(*) FROM company_listing
        UNION ALL SELECT 'enforcement_case', count(*) FROM enforcement_case
        UNION ALL SELECT 'case_event', count(*) FROM case_event
        UNION ALL SELECT 'letter', count(*) FROM letter
        UNION ALL SELECT 'letter_delivery', count(*) FROM letter_delivery
        UNION ALL SELECT 'visit', count(*) FROM visit
        UNION ALL SELECT 'finding', count(*) FROM finding
        UNION ALL SELECT 'case_clock', count(*) FROM case_clock
        UNION ALL SELECT 'queue_item', count(*) FROM queue_item
        UNION ALL SELECT 'outbox', count(*) FROM outbox
        """
}

/// Counts what several tasks have done.
private final class Tally: Sendable {
    private let sum = Mutex(0)

    /// Adds and tells the sum.
    func add(_ count: Int) -> Int {
        sum.withLock { sum in
            sum += count
            return sum
        }
    }
}

extension Deployment {
    /// A pool of one connection for loading in bulk: a temporary table made there stays. Statements are planned while
    /// the tables are still empty and run until they are full, so scans of whole tables are ruled out beforehand.
    fileprivate func loadingPool(logger: Logger) throws -> Pool {
        try servicePool(
            logger: logger,
            size: 1,
            settings: [
                "enable_seqscan": "off", "enable_hashjoin": "off", "enable_mergejoin": "off", "jit": "off",
                "synchronous_commit": "off", "client_min_messages": "warning", "statement_timeout": "600000",
                "temp_buffers": "32MB", "work_mem": "32MB",
            ]
        )
    }
}

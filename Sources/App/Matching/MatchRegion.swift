import Domain
import Foundation
import Postgres
import ServiceLifecycle

/// Holds the firms of one regency against each other: links what is certain, proposes the rest, and leaves everything as
/// it is where nothing is new.
///
/// The firms are streamed; of each a few hundred bytes stay in memory until the regency is done. What is found is written
/// in batches, all of it in the transaction of the job.
struct MatchRegion: Sendable {
    let run: MatchRunID
    /// Whether something goes before now.
    var givesWay: @Sendable () -> Bool = { false }

    /// How many statements travel together.
    private static let batch = 200
    /// How often a regency is gone through at most.
    private static let rounds = 5

    func match(_ tx: Transaction) async throws {
        guard let row = try await tx.query("SELECT region_code, finished_at FROM match_run WHERE id = \(run)").first
        else {
            throw JobFailure(code: "match_run_missing")
        }
        guard try row.column("finished_at", as: Date?.self) == nil else { return }
        let region: String = try row.column("region_code")
        // One at a time in a regency; whoever waited then sees what the other did. Lists are kept out by the links alone,
        // from the first on, and a link waits for a list that is being written.
        let results = try await tx.pipeline([
            "SELECT set_config('lock_timeout', '30min', true)",
            "SELECT pg_advisory_xact_lock(hashtextextended('match run ' || \(region), 0))",
            // A large regency is held against itself for longer than a transaction may usually be left alone.
            "SELECT set_config('idle_in_transaction_session_timeout', '30min', true)",
            "SELECT FROM match_run WHERE region_code = \(region) AND id > \(run) AND finished_at IS NULL LIMIT 1",
        ])
        guard results[3].isEmpty else {
            try await tx.execute("UPDATE match_run SET finished_at = now(), superseded = true WHERE id = \(run)")
            return
        }
        // What was linked may settle what was doubtful: again until nothing more is, so that a second run finds nothing.
        var links = 0
        var found = RegionMatcher.Result()
        var firms = 0
        for round in 1...Self.rounds {
            let matcher = try await read(region, tx)
            if round == 1 { firms = matcher.count }
            // Where it is broken off nothing is lost: this server or the next begins it anew.
            found = try await BackgroundWork.run { [matcher, givesWay] pulse in
                var matcher = matcher
                return try matcher.run {
                    try pulse.check()
                    if givesWay() { throw CancellationError() }
                }
            }
            let linked = try await link(found.links, tx)
            links += linked
            if linked == 0 { break }
        }
        try await propose(found.proposals, in: region, tx)
        try await finish(firms: firms, links: links, proposals: found.proposals.count, region, tx)
    }

    /// Ends the reading where it has to wait.
    private func goesOn() throws {
        if Task.isCancelled || Task.isShuttingDownGracefully || givesWay() { throw CancellationError() }
    }

    private func read(_ region: String, _ tx: Transaction) async throws -> RegionMatcher {
        let count = try await tx.one("SELECT count(*) FROM company c WHERE \(Self.isHeld(region))", as: Int.self)
        var matcher = try await tx.stream(Self.firms(region)) { rows in
            var matcher = RegionMatcher(capacity: count)
            for try await row in rows {
                matcher.add(try MatchRecord(row))
                if matcher.count.isMultiple(of: 10_000) { try goesOn() }
            }
            return matcher
        }
        // Pairs that somebody told apart: still so where neither has changed.
        let apart = try await tx.query(
            """
            SELECT m.company_id, m.other_id,
                   m.print IS NOT DISTINCT FROM match_print(m.company_id)
                   AND m.other_print IS NOT DISTINCT FROM match_print(m.other_id) AS still
            FROM match_candidate m
            WHERE m.region_code = \(region) AND m.status = 'different' AND m.other_id IS NOT NULL
            """
        )
        for row in apart {
            let pair = MatchPair(try row.column("company_id"), try row.column("other_id"))
            matcher.tellApart(pair, try row.column("still") ? .still : .changed)
        }
        return matcher
    }

    private static func firms(_ region: String) -> SQL {
        """
        SELECT c.id, c.legal_name, c.address, c.district, c.phone, c.kbli, c.workers_reported,
               array_agg(i.value) FILTER (WHERE i.kind = 'nib') AS nib,
               array_agg(i.value) FILTER (WHERE i.kind = 'npwp') AS npwp,
               array_agg(i.value) FILTER (WHERE i.kind = 'wlkp') AS wlkp,
               array_agg(i.value) FILTER (WHERE i.kind = 'npp') AS npp,
               EXISTS (SELECT FROM enforcement_case e WHERE e.company_id = c.id)
               OR EXISTS (SELECT FROM debt d WHERE d.company_id = c.id) AS has_cases
        FROM company c LEFT JOIN company_identifier i ON i.company_id = c.id
        WHERE \(isHeld(region)) GROUP BY c.id ORDER BY c.id
        """
    }

    /// The condition on firm `c` that it is held against the others.
    private static func isHeld(_ region: String) -> SQL {
        "c.region_code = \(region) AND c.merged_into IS NULL AND c.kind = 'employer'"
    }

    /// Links pair by pair; what was merged meanwhile stands for the firm it went into.
    private func link(_ pairs: [RegionMatcher.Pair], _ tx: Transaction) async throws -> Int {
        var standing: [UUID: UUID] = [:]
        func head(_ id: UUID) -> UUID {
            var id = id
            while let next = standing[id] { id = next }
            return id
        }
        var done = 0
        for pair in pairs {
            let (one, other) = (head(pair.first.id), head(pair.second.id))
            guard one != other else { continue }
            let explanation = MatchExplanation(pair.judgement)
            let survivor: UUID = try await tx.one(
                """
                SELECT merge_companies(\(UUIDv7.new()), \(one), \(other), NULL, NULL,
                    \(pair.judgement.score), \(JSON(explanation)))
                """,
                as: UUID.self
            )
            standing[survivor == one ? other : one] = survivor
            done += 1
        }
        return done
    }

    /// Writes what is new or has changed, and ends proposals that no longer hold. What somebody decided stays, unless one of
    /// the two has changed since.
    private func propose(_ pairs: [RegionMatcher.Pair], in region: String, _ tx: Transaction) async throws {
        var kept: [UUID] = []
        var rest = pairs[...]
        while !rest.isEmpty {
            let some = rest.prefix(Self.batch)
            rest = rest.dropFirst(Self.batch)
            var ids: [UUID] = []
            var ones: [UUID] = []
            var others: [UUID] = []
            var scores: [Int] = []
            var explanations: [JSON<MatchExplanation>] = []
            for pair in some {
                ids.append(UUIDv7.new())
                ones.append(pair.first.id)
                others.append(pair.second.id)
                scores.append(pair.judgement.score)
                explanations.append(JSON(MatchExplanation(pair.judgement)))
            }
            let rows = try await tx.query(
                """
                WITH found AS (
                    SELECT x.id, least(a.id, b.id) AS company_id, greatest(a.id, b.id) AS other_id, x.score, x.explanation
                    FROM unnest(\(ids), \(ones), \(others), \(scores), \(explanations))
                        AS x (id, one, other, score, explanation)
                    CROSS JOIN LATERAL (SELECT company_standing(x.one) AS id) a
                    CROSS JOIN LATERAL (SELECT company_standing(x.other) AS id) b
                    WHERE a.id <> b.id),
                once AS (SELECT DISTINCT ON (company_id, other_id) * FROM found ORDER BY company_id, other_id, id),
                written AS (
                    INSERT INTO match_candidate AS m (id, region_code, company_id, other_id, score, explanation)
                    SELECT id, \(region), company_id, other_id, score, explanation FROM once
                    ON CONFLICT ON CONSTRAINT match_candidate_pair_once DO UPDATE SET
                        score = excluded.score, explanation = excluded.explanation, status = 'open', reason = NULL,
                        decided_by = NULL, decided_at = NULL, print = NULL, other_print = NULL, merge_id = NULL,
                        found_at = CASE WHEN m.status = 'open' THEN m.found_at ELSE now() END
                    WHERE (m.status, m.score, m.explanation) IS DISTINCT FROM ('open', excluded.score, excluded.explanation)
                      AND NOT (m.status = 'different' AND m.print = match_print(m.company_id)
                               AND m.other_print = match_print(m.other_id)))
                SELECT m.id FROM once o JOIN match_candidate m ON m.company_id = o.company_id AND m.other_id = o.other_id
                """
            )
            kept += try rows.map { try $0.column(0, as: UUID.self) }
            // What was inserted just now is not seen by its own statement.
            kept += ids
        }
        try await tx.execute(
            """
            UPDATE match_candidate SET status = 'gone'
            WHERE region_code = \(region) AND status = 'open' AND other_id IS NOT NULL AND NOT id = ANY (\(kept))
            """
        )
    }

    private func finish(firms: Int, links: Int, proposals: Int, _ region: String, _ tx: Transaction) async throws {
        let details = ["region": region, "firms": "\(firms)", "links": "\(links)", "proposals": "\(proposals)"]
        _ = try await tx.pipeline([
            """
            UPDATE match_run SET finished_at = clock_timestamp(), firms = \(firms), links = \(links),
                proposals = \(proposals)
            WHERE id = \(run)
            """,
            """
            INSERT INTO audit_entry (operation, subject_id, details) VALUES ('match_region', \(run), \(JSON(details)))
            """,
        ])
    }
}

extension MatchRecord {
    /// Reads a firm of a regency.
    fileprivate init(_ row: Row) throws {
        func numbers(_ name: String) throws -> [String] { try row.column(name, as: [String]?.self) ?? [] }
        self.init(
            id: try row.column("id"),
            name: try row.column("legal_name"),
            numbers: Numbers(
                nib: try numbers("nib"),
                npwp: try numbers("npwp"),
                wlkp: try numbers("wlkp"),
                npp: try numbers("npp")
            ),
            address: try row.column("address"),
            district: try row.column("district"),
            phone: try row.column("phone"),
            kbli: try row.column("kbli"),
            workers: try row.column("workers_reported"),
            hasCases: try row.column("has_cases")
        )
    }
}

import Domain
import Postgres

/// Writes generated cases through the log's own gate, as the service's role, each act in its person's name.
struct CaseLoader: Sendable {
    let pool: Pool
    let sessions: [String: SignedIn]
    let teller: StoryTeller
    let plan: CasePlan
    let seed: UInt64

    /// How many cases one transaction opens and carries on to where they stand.
    static let batch = 250

    /// Writes the cases of one track.
    ///
    /// - Parameter report: Told after each batch how many cases it wrote.
    func load(_ track: Track, report: (Int) -> Void) async throws {
        var shelf = StoryShelf(teller)
        for share in plan.shares where share.track == track {
            let cast = try ScalePeople.cast(led: share.lead, track).mapValues { login in
                guard let session = sessions[login] else { throw Problem.internal }
                return session
            }
            for start in stride(from: 0, to: share.entries.count, by: Self.batch) {
                let entries = share.entries[start..<min(start + Self.batch, share.entries.count)]
                let batch = try CaseBatch(
                    entries,
                    share,
                    history: plan.history,
                    shelf: &shelf,
                    cast: cast,
                    seed: seed
                )
                try await write(batch)
                report(entries.count)
            }
        }
    }

    private func write(_ batch: CaseBatch) async throws {
        try await pool.transaction { tx in
            let letters = batch.letters()
            let results = try await tx.pipeline(
                CaseStaging.create + letters.flatMap { [$0.by.secret.presented, Self.reserve($0.register, $0.count)] }
            )
            var numbers: [CaseBatch.Register: Int] = [:]
            for (index, letter) in letters.enumerated() {
                let last: Int = try results[CaseStaging.create.count + index * 2 + 1].single().column(0)
                numbers[letter.register] = last - letter.count + 1
            }
            var rows = try batch.rows(numbers: numbers)
            try await rows.copy(tx)
            _ = try await tx.pipeline(
                batch.segments.flatMap { [$0.actor.secret.presented] + rows.write($0.number) }
            )
        }
    }

    /// Takes the next numbers of a register, held until the transaction ends as any letter's number is.
    private static func reserve(_ register: CaseBatch.Register, _ count: Int) -> SQL {
        """
        INSERT INTO letter_register AS r (office_id, register, year, last)
        VALUES (\(register.office), \(register.register.rawValue), \(register.year), \(count))
        ON CONFLICT (office_id, register, year) DO UPDATE SET last = r.last + excluded.last RETURNING last
        """
    }
}

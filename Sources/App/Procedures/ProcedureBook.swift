import Crypto
import Domain
import Foundation
import Postgres

/// Every version of the procedures that cases are or may be pinned to, ready to decide by, and from which day each holds.
struct ProcedureBook: Sendable {
    private struct Key: Hashable {
        let track: Track
        let number: Int
    }

    /// A version as this build reads it; without rules where a newer build wrote it.
    struct Entry: Sendable {
        let hash: String
        let validFrom: LocalDate?
        let rules: ProcedureRules?
        let turns: CaseTurns?
    }

    private let entries: [Key: Entry]
    private let timetables: [Track: ProcedureTimetable]

    /// What ``init(_:keeping:)`` reads.
    static let statement: SQL = """
        SELECT procedure, version, content, content_sha256, valid_from FROM procedure_version WHERE withdrawn_at IS NULL
        """

    /// Reads every version. What an earlier book holds under the same hash is not read again.
    init(_ rows: Rows, keeping known: ProcedureBook? = nil) throws {
        var entries: [Key: Entry] = [:]
        for row in rows {
            let key = Key(track: try row.code("procedure"), number: try row.column("version"))
            let hash: String = try row.column("content_sha256")
            let validFrom: LocalDate? = try row.column("valid_from")
            if let same = known?.entries[key], same.hash == hash {
                entries[key] = Entry(hash: hash, validFrom: validFrom, rules: same.rules, turns: same.turns)
                continue
            }
            let rules = try row.column("content", as: String?.self).flatMap { try? ProcedureRules(content: $0) }
            entries[key] = Entry(hash: hash, validFrom: validFrom, rules: rules, turns: try rules.map(CaseTurns.init))
        }
        self.entries = entries
        timetables = Dictionary(grouping: entries, by: \.key.track).mapValues { versions in
            ProcedureTimetable(
                versions.compactMap { key, entry in
                    entry.validFrom.map { ProcedureTimetable.Entry(number: key.number, validFrom: $0) }
                }
            )
        }
    }

    /// The version of a number; `nil` where there is none.
    func entry(_ track: Track, _ number: Int) -> Entry? { entries[Key(track: track, number: number)] }

    /// The rules of a version.
    ///
    /// - Throws: `server_outdated` where a newer build wrote it, which this one cannot decide by.
    func rules(_ track: Track, _ number: Int) throws -> ProcedureRules {
        guard let rules = entry(track, number)?.rules else { throw Problem.serverOutdated }
        return rules
    }

    /// Whose turn it is in each state of a version.
    func turns(_ track: Track, _ number: Int) throws -> CaseTurns {
        guard let turns = entry(track, number)?.turns else { throw Problem.serverOutdated }
        return turns
    }

    /// The version under which a case opens on a day.
    ///
    /// - Throws: `no_rules_on_day` before the first one.
    func rules(_ track: Track, inForceOn day: LocalDate) throws -> ProcedureRules {
        guard let number = timetables[track]?.version(on: day) else {
            throw Problem.invalid(
                "occurred_on",
                "no_rules_on_day",
                id: "Belum ada versi prosedur yang berlaku pada hari itu.",
                en: "No version of the procedure was in force on that day."
            )
        }
        return try rules(track, number)
    }

    /// The versions that this build can decide by, drafts included, in order.
    var known: [ProcedureRules] {
        entries.values.compactMap(\.rules)
            .sorted { ($0.track.rawValue, $0.version.number) < ($1.track.rawValue, $1.version.number) }
    }

    /// Versions that this build cannot decide by.
    var unknown: [(track: Track, number: Int)] {
        entries.filter { $0.value.rules == nil }.keys.map { ($0.track, $0.number) }
            .sorted { ($0.track.rawValue, $0.number) < ($1.track.rawValue, $1.number) }
    }
}

extension ProcedureRules {
    /// Reads a version's text.
    init(content: String) throws { try self.init(ProcedureVersion(canonicalText: content)) }
}

extension Problem {
    /// A newer server wrote rules that this one does not know.
    static var serverOutdated: Problem {
        var problem = Problem.unavailable
        problem.code = "server_outdated"
        problem.detail = Words(
            id: "Kasus ini mengikuti versi prosedur yang belum dikenal server ini; server perlu diperbarui.",
            en: "This case follows a version of its procedure that this server does not know; it has to be updated."
        )
        return problem
    }
}

import API
import Domain
import Foundation
import Postgres

/// A line of a list as it stands now, with what it follows from.
struct HandoverEntry: Sendable {
    let line: Int
    let name: String
    let fact: HandoverFact
    let debt: Int64?
    let owner: Wire.PersonRef?
    let wire: Wire.HandoverLine

    /// The lines of a list, by number.
    static func select(_ id: HandoverID) -> SQL {
        """
        SELECT l.line, l.name, l.nib, l.npwp, l.npp, l.region_code AS line_region, l.indications, l.debt, l.workers, l.note,
               l.case_id, l.withdrawn, l.outcome, l.found_workers, l.found_paid, l.evidence, l.changed_at,
               l.company_id AS linked_id, f.id AS company_id, f.legal_name AS company_name, f.region_code,
               p.id AS owner_id, p.name AS owner_name, p.login AS owner_login,
               r.state, r.case_at, r.debts, r.paid, r.owed, r.covered, h.handed_on
        FROM handover h JOIN handover_line l ON l.handover_id = h.id
        LEFT JOIN handover_results(\(id)) r ON r.line = l.line
        LEFT JOIN company f ON f.id = l.company_id
        LEFT JOIN person p ON p.id = l.owner_id
        WHERE h.id = \(id) ORDER BY l.line
        """
    }

    /// Reads a line for one reader.
    init(_ row: Row, for call: Call) throws {
        var fact = HandoverFact()
        fact.isWithdrawn = try row.column("withdrawn")
        fact.isMatched = try row.idOrNone("linked_id") != nil
        fact.indications = try row.column("indications", as: [String].self).compactMap(FindingKind.init)
        fact.state = try row.column("state", as: String?.self).flatMap(InspectionState.init)
        fact.debts = try row.column("debts", as: Int?.self) ?? 0
        fact.paidOnDebts = try row.column("paid", as: Int64?.self) ?? 0
        fact.owed = try row.column("owed", as: Int64?.self) ?? 0
        fact.covered = try row.column("covered")
        fact.outcome = try row.column("outcome", as: String?.self).flatMap(HandoverOutcome.init)
        fact.enteredWorkers = try row.column("found_workers")
        fact.enteredPaid = try row.column("found_paid")
        let stage = fact.stage
        let own = try row.column("changed_at", as: Date.self)
        // When something happened in a closed file stays in it.
        let inCase = stage == .followedUp ? nil : try row.column("case_at", as: Date?.self)
        let handedOn: LocalDate = try row.column("handed_on")
        line = try row.column("line")
        name = try row.column("name")
        debt = try row.column("debt")
        owner = call.showsHolders ? try row.person("owner") : nil
        wire = Wire.HandoverLine(
            line: line,
            name: name,
            nib: try row.column("nib"),
            npwp: try row.column("npwp"),
            npp: try row.column("npp"),
            regionCode: try row.column("line_region"),
            indications: fact.indications.map { Wire.Named(code: $0.rawValue, words: $0.words) },
            debt: debt,
            workers: try row.column("workers"),
            note: try row.column("note"),
            company: try row.idOrNone("company_id") == nil ? nil : try row.company(),
            caseId: try row.idOrNone("case_id"),
            owner: owner,
            stage: stage.rawValue,
            words: stage.words,
            basis: fact.basis?.rawValue,
            paid: fact.paid,
            paidBasis: fact.paidBasis?.rawValue,
            workersCovered: fact.workers,
            workersBasis: fact.workersBasis?.rawValue,
            evidence: try row.column("evidence"),
            ageDays: max(0, handedOn.days(until: call.signedIn.today)),
            changedAt: max(own, inCase ?? own).wire
        )
        self.fact = fact
    }

    /// What the lines have come to.
    static func totals(_ entries: [HandoverEntry]) -> Wire.HandoverTotals {
        let totals = HandoverTotals(entries.map { (fact: $0.fact, debt: $0.debt) })
        return Wire.HandoverTotals(
            lines: totals.lines,
            firmsRealised: totals.firmsRealised,
            workersCovered: totals.workersCovered,
            paid: totals.paid,
            debt: totals.debt,
            stages: HandoverStage.allCases.compactMap { stage in
                totals.stages[stage].map { .init(stage: stage.rawValue, words: stage.words, lines: $0) }
            }
        )
    }

    /// How much lies with whom, nobody last.
    static func holders(_ entries: [HandoverEntry]) -> [Wire.HandoverHolder] {
        Dictionary(grouping: entries.filter { $0.fact.stage != .withdrawn }, by: \.owner).map { owner, lines in
            Wire.HandoverHolder(person: owner, lines: lines.count, open: lines.count { !$0.fact.stage.isEnd })
        }.sorted {
            ($0.person == nil ? 1 : 0, $0.person?.name ?? "") < ($1.person == nil ? 1 : 0, $1.person?.name ?? "")
        }
    }
}

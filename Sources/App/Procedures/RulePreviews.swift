import API
import Domain
import Foundation
import Postgres

/// What other rules would change for open cases, worked out once for each version and state, and for each case's clocks.
struct RulePreviews {
    let track: Track
    /// The version asked about; each case keeps its own without it.
    let version: ProcedureRules?
    /// The day whose law is asked about; each case keeps its own without it.
    let rulesOn: LocalDate?
    let edition: Rulebook.Edition
    let today: LocalDate
    private var differences: [Place: ProcedureDifference] = [:]

    private struct Place: Hashable {
        let version: Int
        let state: CaseState
    }

    init(
        _ track: Track,
        _ version: ProcedureRules?,
        _ rulesOn: LocalDate?,
        _ edition: Rulebook.Edition,
        today: LocalDate
    ) {
        self.track = track
        self.version = version
        self.rulesOn = rulesOn
        self.edition = edition
        self.today = today
    }

    /// Open cases `c` that do not follow these rules, as far as the reader may know of them.
    static func condition(_ track: Track, _ version: Int?, _ rulesOn: LocalDate?, for reader: Actor) -> SQL {
        var conditions: [SQL] = ["c.track = \(track.rawValue)", "c.closed_on IS NULL", "c.version > 0"]
        var others: [SQL] = []
        // Nearly all cases follow one version, so that a plain `<>` makes PostgreSQL expect none and sort everything for a
        // page; of a difference it knows nothing, and goes by the index.
        if let version { others.append("c.procedure_version - \(version) <> 0") }
        if let rulesOn { others.append("c.rules_on - \(rulesOn)::date <> 0") }
        if !others.isEmpty { conditions.append("(\(others.joined(separator: " OR ")))") }
        if !ClosedFiles.areOpen(to: reader) { conditions.append("c.state <> ALL (\(ClosedFiles.states))") }
        return conditions.joined(separator: " AND ")
    }

    /// What a case in a state would notice.
    mutating func difference(from number: Int, in state: CaseState) throws -> ProcedureDifference {
        let place = Place(version: number, state: state)
        if let known = differences[place] { return known }
        let old = try edition.procedures.rules(track, number)
        let made = ProcedureDifference(from: old, to: version ?? old, in: state)
        differences[place] = made
        return made
    }

    /// Reads a case and its running clocks.
    mutating func preview(_ row: Row, clocks: [Row]) throws -> Wire.RulePreview {
        let state = try CaseState(column: row, "state", on: track)
        let number: Int = try row.column("procedure_version")
        let ownDay: LocalDate = try row.column("rules_on")
        let difference = try difference(from: number, in: state)
        let own = try edition.procedures.rules(track, number)
        let old = RulesInForce(own, edition.parameters.staying(with: ownDay))
        let new = RulesInForce(version ?? own, edition.parameters.staying(with: rulesOn ?? ownDay))
        let terms = old.changes(to: new, on: today).map(Wire.PreviewedTerm.init)
        let counted = try clocks.compactMap { try clock($0, old, new) }
        return Wire.RulePreview(
            caseId: try row.id("id"),
            company: try row.company(),
            state: state.code,
            stateWords: state.words,
            procedureVersion: number,
            rulesOn: ownDay.description,
            possible: difference.stateExists,
            changes: !(difference.isEmpty && terms.isEmpty && counted.isEmpty),
            gained: difference.gained.map { Wire.ActionRef(action: $0.code, words: $0.words) },
            lost: difference.lost.map { Wire.ActionRef(action: $0.code, words: $0.words) },
            changed: difference.changed.map(Wire.ChangedAction.init),
            clocks: counted,
            terms: terms
        )
    }

    private func clock(_ row: Row, _ old: RulesInForce, _ new: RulesInForce) throws -> Wire.PreviewedClock? {
        let kind: ClockKind = try row.code("kind")
        guard let count = try ClockCount(row),
            let other = old.recount(
                count,
                of: kind,
                letter: try row.column("letter_kind", as: String?.self).flatMap(LetterKind.init),
                on: try row.column("counted_on"),
                under: new
            )
        else { return nil }
        let days: (ClockCount) -> Int? = { if case .days(let days, _) = $0.budget { days } else { nil } }
        return Wire.PreviewedClock(
            kind: kind.rawValue,
            words: kind.words,
            dueOn: try row.dayOrNone("due_on"),
            dueIfCountedAnew: other.count.deadline(edition.calendar)?.due.day?.description,
            days: days(count),
            daysIfCountedAnew: days(other.count),
            legalBasis: other.basis.words.id
        )
    }
}

extension Wire.PreviewedTerm {
    init(_ change: (before: ParameterDefault?, after: ParameterDefault)) {
        self.init(
            key: change.after.key.rawValue,
            words: change.after.key.words,
            value: change.before?.value?.description,
            newValue: change.after.value?.description,
            unit: change.after.unit.rawValue,
            legalBasis: change.after.basis.citation,
            certainty: change.after.basis.wireCertainty
        )
    }
}

extension Wire.ChangedAction {
    init(_ change: ProcedureDifference.Change) {
        self.init(
            action: change.action.code,
            words: change.action.words,
            toState: change.leadsTo?.code,
            rolesGained: change.rolesGained.map(\.rawValue),
            rolesLost: change.rolesLost.map(\.rawValue),
            guardsAdded: change.guardsAdded.map(\.words),
            guardsDropped: change.guardsDropped.map(\.words),
            fieldsAdded: change.fieldsAdded.map(\.rawValue),
            fieldsDropped: change.fieldsDropped.map(\.rawValue),
            apartAdded: change.apartAdded.map(\.code),
            legalBasis: change.basis.isEmpty ? nil : change.basis.map(\.citation).joined(separator: "; ")
        )
    }
}

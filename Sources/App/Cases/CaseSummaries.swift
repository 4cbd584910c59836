import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension Wire.CaseSummary {
    /// What `init(_:for:)` reads of the cases that row security shows; conditions and order follow.
    static let select: SQL = from("enforcement_case")

    /// The same of those that lie in a file that is closed to the reader.
    static let outlines: SQL = from("case_outline")

    private static func from(_ cases: SQL) -> SQL {
        """
        SELECT c.id, c.track, c.state, c.version, c.company_id, f.legal_name AS company_name, c.region_code,
               c.procedure_version, c.rules_on, c.opened_on, c.closed_on, c.created_at, c.taken_over, c.responsible_id,
               p.name AS responsible_name, nullif(q.due_on, 'infinity') AS due_on, c.linked_case_id, c.finding_kind
        FROM \(tables(cases))
        """
    }

    /// Case `c`, of a table or view, with its firm `f`, whoever leads it `p` and its row of the queue `q`.
    static func tables(_ cases: SQL) -> SQL {
        """
        \(cases) c
        JOIN company f ON f.id = c.company_id
        LEFT JOIN person p ON p.id = c.responsible_id
        LEFT JOIN queue_item q ON q.case_id = c.id
        """
    }

    /// Reads a case for one reader.
    init(_ row: Row, for actor: Actor, _ procedures: ProcedureBook) throws {
        let track: Track = try row.code("track")
        let turns = try procedures.turns(track, try row.column("procedure_version"))
        let view = try CaseView(column: row, "state", on: track, for: actor)
        self.init(
            id: try row.id("id"),
            track: track.rawValue,
            trackWords: track.words,
            state: view.code,
            stateWords: view.words,
            closed: try row.column("closed_on", as: LocalDate?.self) != nil,
            version: try row.column("version"),
            company: try row.company(),
            procedureVersion: try row.column("procedure_version"),
            openedOn: try row.day("opened_on"),
            responsible: try view.responsible(row, turns),
            nextDueOn: try row.dayOrNone("due_on")
        )
    }
}

extension Wire.Finding {
    /// What `init(_:on:for:)` reads of the findings of the reader's own side; conditions and order follow.
    static let select: SQL = from("finding")

    /// The same of the other side's.
    static let outlines: SQL = from("finding_outline")

    private static func from(_ findings: SQL) -> SQL {
        """
        SELECT g.id, g.case_id, i.id AS inspection_id, g.visit_id, g.kind, g.facts, g.workers_affected, g.legal_provision,
               g.status, g.established_on, g.recorded_at,
               (SELECT n.id FROM \(findings) n WHERE n.succeeds_id = g.id LIMIT 1) AS successor_id,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM \(findings) g
        LEFT JOIN inspection i ON i.case_id = g.case_id
        LEFT JOIN person p ON p.id = g.recorded_by
        """
    }

    /// Reads a finding of a case of a track as a reader may see it: the other side learns what was found, not how.
    ///
    /// - Parameter opened: With whole identity numbers in its words, for a purpose.
    init(_ row: Row, on track: Track, for reader: Actor, opened: Bool = false) throws {
        let kind: FindingKind = try row.code("kind")
        let status: FindingStatus = try row.code("status")
        let facts: String? = try row.column("facts")
        let saysHow = Visibility.shows(.findingText, of: track, to: reader)
        self.init(
            id: try row.id("id"),
            caseId: try row.id("case_id"),
            inspectionId: saysHow ? try row.idOrNone("inspection_id") : nil,
            visitId: saysHow ? try row.idOrNone("visit_id") : nil,
            kind: kind.rawValue,
            words: kind.words,
            facts: saysHow ? (opened ? facts : facts.map(PersonalMask.numbers)) : nil,
            workersAffected: try row.column("workers_affected"),
            legalProvision: try row.column("legal_provision"),
            basis: "finding",
            status: status.rawValue,
            statusWords: status.words,
            succeededBy: try row.idOrNone("successor_id"),
            occurredOn: try row.day("established_on"),
            recordedAt: try row.time("recorded_at"),
            recordedBy: saysHow ? try row.person("person") : nil
        )
    }
}

extension Wire.Event {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT e.id, e.case_id, e.seq, e.procedure, e.action, e.from_state, e.to_state, e.occurred_on, e.recorded_at,
               e.actor_role, e.reason, e.note, (e.recorded_at AT TIME ZONE o.zone)::date > e.occurred_on AS late,
               \(CitedEvidence.column(of: "e")),
               (SELECT l.id FROM letter_of_case l WHERE l.case_id = e.case_id AND l.seq = e.seq LIMIT 1) AS letter_id,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               a.id AS from_office_id, a.name AS from_office_name, b.id AS to_office_id, b.name AS to_office_name,
               h.capacity, h.basis AS acting_basis, s.id AS holder_id, s.name AS holder_name, s.login AS holder_login
        FROM case_event e
        JOIN enforcement_case c ON c.id = e.case_id
        JOIN office o ON o.id = c.office_id
        LEFT JOIN person p ON p.id = e.actor_id
        LEFT JOIN case_transfer t ON t.case_id = e.case_id AND t.seq = e.seq
        LEFT JOIN office a ON a.id = t.from_office
        LEFT JOIN office b ON b.id = t.to_office
        LEFT JOIN acting_act n ON n.case_id = e.case_id AND n.seq = e.seq
        LEFT JOIN post h ON h.id = n.post_id
        LEFT JOIN person s ON s.id = h.stands_for
        """

    /// Reads an act.
    init(_ row: Row) throws {
        let track: Track = try row.code("procedure")
        let from = try row.column("from_state", as: String.self)
        let to = try CaseState(column: row, "to_state", on: track)
        let code: String = try row.column("action")
        let action = CaseAction(code, on: track)
        self.init(
            id: try row.id("id"),
            seq: try row.column("seq"),
            action: code,
            words: (action?.words ?? Words(id: code, en: code)),
            fromState: from == "new" ? nil : from,
            fromWords: CaseState(from, on: track)?.words,
            toState: to.code,
            toWords: to.words,
            occurredOn: try row.day("occurred_on"),
            recordedAt: try row.time("recorded_at"),
            late: try row.column("late"),
            actor: try row.person("person"),
            role: try row.column("actor_role", as: String.self),
            reason: try row.column("reason", as: String?.self).map(PersonalMask.numbers),
            note: try row.column("note", as: String?.self).map(PersonalMask.numbers),
            letterId: try row.idOrNone("letter_id"),
            fromOffice: try row.office("from_office"),
            toOffice: try row.office("to_office"),
            evidence: try row.evidence("evidence"),
            acting: try Wire.ActingRef(row)
        )
    }
}

extension Wire.ActingRef {
    /// As what an act was done; `nil` for the holder's own.
    fileprivate init?(_ row: Row) throws {
        guard let capacity = try row.column("capacity", as: String?.self).flatMap(PostCapacity.init) else { return nil }
        self.init(
            capacity: capacity.rawValue,
            words: capacity.words,
            standsFor: try row.person("holder"),
            basis: try row.column("acting_basis")
        )
    }
}

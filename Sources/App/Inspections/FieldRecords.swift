import API
import Domain
import Foundation
import Postgres

/// The kinds of inspection, in words (Permenaker 33/2016).
enum InspectionKind: String, CaseIterable {
    case first, periodic, special, `repeat`

    var words: Words {
        switch self {
        case .first: Words(id: "Pemeriksaan pertama", en: "First inspection")
        case .periodic: Words(id: "Pemeriksaan berkala", en: "Periodic inspection")
        case .special: Words(id: "Pemeriksaan khusus", en: "Special inspection")
        case .repeat: Words(id: "Pemeriksaan ulang", en: "Re-inspection")
        }
    }
}

extension Wire.Visit {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT v.id, v.inspection_id, v.case_id, c.company_id, f.legal_name AS company_name, c.region_code, v.occurred_on,
               v.outcome, v.notes, v.persons_met, v.union_contacted, v.union_contact, v.next_visit_advice, v.device_time,
               e.reason, v.recorded_at, v.seq,
               (SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'login', p.login) ORDER BY p.name)
                FROM visit_author a JOIN person p ON p.id = a.person_id WHERE a.visit_id = v.id) AS authors,
               (SELECT a.id FROM assignment_case ac
                JOIN assignment a ON a.id = ac.assignment_id AND v.occurred_on BETWEEN a.valid_from AND a.valid_to
                JOIN assignment_inspector ai ON ai.assignment_id = a.id
                JOIN visit_author w ON w.visit_id = v.id AND w.person_id = ai.person_id
                WHERE ac.case_id = v.case_id ORDER BY a.valid_from DESC LIMIT 1) AS assignment_id
        FROM visit v
        JOIN enforcement_case c ON c.id = v.case_id
        JOIN company f ON f.id = c.company_id
        JOIN case_event e ON e.case_id = v.case_id AND e.seq = v.seq
        """

    /// Reads a visit.
    ///
    /// - Parameters:
    ///   - language: Of the reason for which it supports no finding.
    ///   - opened: With the names of those met in clear, for a purpose; otherwise as ``PersonalField`` says.
    init(_ row: Row, in language: Language, opened: Bool = false) throws {
        let persons = try row.json("persons_met", as: [Wire.PersonMet].self)
        let unionContact: String? = try row.column("union_contact")
        let text = VisitText(persons, unionContact, opened: opened)
        let outcome: VisitOutcome = try row.code("outcome")
        let day: LocalDate = try row.column("occurred_on")
        let assignment = try row.idOrNone("assignment_id")
        let supports = assignment != nil && [.examined, .partlyExamined, .refused].contains(outcome)
        let reason: Wire.Reason? =
            if supports {
                nil
            } else if assignment == nil {
                Wire.Reason(
                    code: "no_assignment",
                    detail: Words(
                        id: "Tidak ada SPT yang mencakup \(day.words.id) dan pengawas kunjungan ini.",
                        en: "No assignment letter covers \(day.words.en) and this visit's inspectors."
                    )[language],
                    remedy: Words(
                        id: "Minta Kepala Dinas menerbitkan SPT yang mencakup hari itu.",
                        en: "Ask the head of office for an assignment letter that covers the day."
                    )[language]
                )
            } else {
                Wire.Reason(
                    code: "not_examined",
                    detail: Words(
                        id: "Kunjungan ini tidak sampai memeriksa: \(outcome.words.id).",
                        en: "Nothing was examined on this visit: \(outcome.words.en)."
                    )[language],
                    remedy: Words(id: "Kunjungi lagi.", en: "Visit again.")[language]
                )
            }
        self.init(
            id: try row.id("id"),
            inspectionId: try row.id("inspection_id"),
            caseId: try row.id("case_id"),
            company: try row.company(),
            occurredOn: day.description,
            outcome: outcome.rawValue,
            words: outcome.words,
            notes: text.shown(try row.column("notes")),
            personsMet: persons.map { Wire.ShownPerson($0, opened: opened) },
            unionContacted: try row.column("union_contacted"),
            unionContact: text.name(unionContact),
            nextVisitAdvice: text.shown(try row.column("next_visit_advice")),
            authors: try row.json("authors"),
            deviceTime: try row.column("device_time", as: Date?.self)?.wire,
            reason: text.shown(try row.column("reason")),
            recordedAt: try row.time("recorded_at"),
            assignmentId: assignment,
            supportsFindings: supports,
            supportReason: reason
        )
    }
}

extension Wire.Assignment {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT a.id, a.number, a.kind, a.valid_from, a.valid_to, a.ordered_on, a.recorded_at,
               (SELECT CASE count(DISTINCT l.id) WHEN 1 THEN (array_agg(l.id))[1] END
                FROM assignment_case ac JOIN letter_of_case l ON l.case_id = ac.case_id AND l.seq = ac.seq
                WHERE ac.assignment_id = a.id) AS letter_id,
               p.id AS person_id, p.name AS person_name, p.login AS person_login,
               (SELECT json_agg(json_build_object('id', x.id, 'name', x.name, 'login', x.login) ORDER BY x.name)
                FROM assignment_inspector i JOIN person x ON x.id = i.person_id WHERE i.assignment_id = a.id) AS inspectors,
               (SELECT json_agg(json_build_object('id', c.id, 'company', json_build_object(
                    'id', f.id, 'name', f.legal_name, 'region_code', f.region_code)) ORDER BY f.legal_name)
                FROM assignment_case ac JOIN enforcement_case c ON c.id = ac.case_id JOIN company f ON f.id = c.company_id
                WHERE ac.assignment_id = a.id) AS cases
        FROM assignment a
        JOIN person p ON p.id = a.ordered_by
        """

    /// Reads an assignment letter.
    init(_ row: Row) throws {
        let kind: InspectionKind = try row.code("kind")
        self.init(
            id: try row.id("id"),
            number: try row.column("number"),
            kind: kind.rawValue,
            words: kind.words,
            inspectors: try row.json("inspectors"),
            cases: try row.json("cases"),
            validFrom: try row.day("valid_from"),
            validTo: try row.day("valid_to"),
            occurredOn: try row.day("ordered_on"),
            recordedAt: try row.time("recorded_at"),
            letterId: try row.idOrNone("letter_id"),
            issuedBy: try row.person("person")
        )
    }
}

import API
import Domain
import Foundation
import Postgres

/// A visit's answers to a checklist, as they are stored.
struct VisitChecklistState: Sendable {
    /// The visit and what it belongs to.
    struct Place: Sendable {
        let visit: VisitID
        let inspection: InspectionID
        let caseID: CaseID
        let day: LocalDate
    }

    /// An answer with what only its reader asks for.
    struct Given: Sendable {
        let answer: ChecklistAnswer
        let by: Wire.PersonRef
        let note: String?
        let evidence: [Wire.EvidenceRef]?
        let digest: [UInt8]
    }

    let place: Place
    let version: ChecklistVersionRow
    let isStarted: Bool
    let given: [Given]
    let answers: ChecklistAnswers
    let completed: (at: String, by: Wire.PersonRef?)?
    /// The findings recorded on its proposals, by the proposal's code.
    let findings: [String: String]

    /// What is asked, missing and proposed.
    var reading: ChecklistReading { ChecklistReading(version.content, answers.values, on: place.day) }

    /// The asked questions about which hands disagree.
    var conflicts: [String] { reading.shown.map(\.code).filter(answers.conflicts.contains) }

    /// Reads what a visit's hands answered.
    ///
    /// - Parameter wanted: The version that a sender answered; the one in force on the visit's day without it.
    /// - Throws: `not_found` where the visit or the checklist is not there for the reader; `checklist_version_fixed` where
    ///   another version was begun with.
    static func read(
        _ visit: VisitID,
        _ code: String,
        wanted: Int? = nil,
        for reader: Actor,
        _ tx: Transaction
    ) async throws -> VisitChecklistState {
        let results = Array(
            try await tx.pipeline([
                """
                SELECT v.inspection_id, v.case_id, v.occurred_on
                FROM visit v JOIN enforcement_case c ON c.id = v.case_id
                WHERE v.id = \(visit) AND \(ClosedFiles.showsCase(to: reader))
                """,
                "SELECT version FROM checklist_start WHERE visit_id = \(visit) AND checklist = \(code)",
                """
                SELECT a.id, a.question, a.code, a.number, a.day, a.words, a.note, a.answered_at, a.replaces, a.recorded_at,
                       a.digest, p.id AS person_id, p.name AS person_name, p.login AS person_login,
                       (SELECT json_agg(json_build_object('id', ev.id, 'kind', ev.kind, 'title', ev.title)
                                        ORDER BY ev.received_at, ev.id)
                        FROM checklist_answer_evidence ae JOIN evidence ev ON ev.id = ae.evidence_id
                        WHERE ae.answer_id = a.id) AS evidence
                FROM checklist_answer a JOIN person p ON p.id = a.answered_by
                WHERE a.visit_id = \(visit) AND a.checklist = \(code) ORDER BY a.id
                """,
                """
                SELECT d.completed_at, p.id AS person_id, p.name AS person_name, p.login AS person_login
                FROM checklist_completion d JOIN person p ON p.id = d.completed_by
                WHERE d.visit_id = \(visit) AND d.checklist = \(code)
                """,
                """
                SELECT proposal, finding_id FROM checklist_finding WHERE visit_id = \(visit) AND checklist = \(code)
                """,
            ])
        )
        guard let row = results[0].first else { throw Problem.notFound(id: "kunjungan", en: "visit") }
        let place = Place(
            visit: visit,
            inspection: try row.column("inspection_id"),
            caseID: try row.column("case_id"),
            day: try row.column("occurred_on")
        )
        let started = try results[1].first.map { try $0.column(0, as: Int.self) }
        if let started, let wanted, started != wanted { throw Problem.checklistVersionFixed(started) }
        let given = try results[2].map(Given.init)
        return VisitChecklistState(
            place: place,
            version: try await version(code, started ?? wanted, on: place.day, tx),
            isStarted: started != nil,
            given: given,
            answers: ChecklistAnswers(given.map(\.answer)),
            completed: try results[3].first.map { (try $0.time("completed_at"), try $0.person("person")) },
            findings: try Dictionary(
                uniqueKeysWithValues: results[4].map { (try $0.column("proposal"), try $0.id("finding_id")) }
            )
        )
    }

    /// The checklists that were begun on a visit.
    static func all(_ visit: VisitID, for reader: Actor, _ tx: Transaction) async throws -> [VisitChecklistState] {
        let rows = try await tx.query("SELECT checklist FROM checklist_start WHERE visit_id = \(visit) ORDER BY 1")
        var states: [VisitChecklistState] = []
        for row in rows { states.append(try await read(visit, try row.column(0), for: reader, tx)) }
        return states
    }

    private static func version(
        _ code: String,
        _ number: Int?,
        on day: LocalDate,
        _ tx: Transaction
    ) async throws -> ChecklistVersionRow {
        if let number {
            guard let row = try await tx.query(ChecklistVersionRow.one(code, number)).first else {
                throw Problem.noChecklist
            }
            return try ChecklistVersionRow(row)
        }
        let rows = try await tx.query("\(ChecklistVersionRow.select) WHERE v.checklist = \(code)")
        guard let version = try rows.map(ChecklistVersionRow.init).inForce(on: day) else { throw Problem.noChecklist }
        return version
    }
}

extension VisitChecklistState.Given {
    fileprivate init(_ row: Row) throws {
        let value: ChecklistValue? =
            if let code = try row.column("code", as: String?.self) {
                .code(code)
            } else if let number = try row.column("number", as: Int?.self) {
                .number(number)
            } else if let day = try row.column("day", as: LocalDate?.self) {
                .day(day)
            } else if let words = try row.column("words", as: String?.self) {
                .text(words)
            } else {
                nil
            }
        by = Wire.PersonRef(
            id: try row.id("person_id"),
            name: try row.column("person_name"),
            login: try row.column("person_login")
        )
        answer = ChecklistAnswer(
            id: try row.column("id"),
            question: try row.column("question"),
            value: value,
            answeredAt: try row.column("answered_at"),
            recordedAt: try row.column("recorded_at"),
            by: try row.column("person_id"),
            replaces: try row.column("replaces")
        )
        note = try row.column("note")
        evidence = try row.evidence("evidence")
        digest = try row.column("digest")
    }
}

extension Problem {
    /// Another version was begun with.
    static func checklistVersionFixed(_ version: Int) -> Problem {
        .conflict(
            "checklist_version_fixed",
            id: "Kunjungan ini sudah mulai diisi dengan versi \(version); lanjutkan dengan versi itu.",
            en: "This visit was begun with version \(version); go on with that one."
        )
    }
}

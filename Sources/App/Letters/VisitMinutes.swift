import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension LetterRoutes {
    /// `GET /v1/visits/{id}/minutes`: the minutes of a visit (berita acara pemeriksaan), filled in from what was recorded, with
    /// room for questions and answers. Both sides sign them on the spot; they have no number, and nothing of them is stored.
    /// They name whom inspectors met, so they leave the service only with a purpose.
    @Sendable func visitMinutes(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readInspections)
        let type = try LetterType.preferred(by: call.headers[.accept])
        let id = try call.id(of: Visit.self)
        let isOpened = try call.opens(.visitMinutes)
        let html = try await store.write(as: call.signedIn) { tx in
            let wanted: SQL = "\(Wire.Visit.select) WHERE v.id = \(id) AND \(ClosedFiles.showsCase(to: call.actor))"
            guard let row = try await tx.query(wanted).first else {
                throw Problem.notFound(id: "kunjungan", en: "visit")
            }
            let visit = try Wire.Visit(row, in: call.language, opened: isOpened)
            guard let file = try await cases.file(try CaseID(field: "case_id", visit.caseId), in: tx) else {
                throw Problem.notFound(id: "kasus", en: "case")
            }
            let statements = LetterFacts.statements(file, .notice, on: file.today, office: file.officeID, people: [])
            let facts = try LetterFacts(Array(try await tx.pipeline(statements)))
            let others = try await tx.pipeline([
                """
                SELECT p.name, p.nip FROM visit_author a JOIN person p ON p.id = a.person_id
                WHERE a.visit_id = \(id) ORDER BY p.name
                """,
                """
                SELECT e.title FROM evidence e
                WHERE e.case_id = \(file.id) AND (e.visit_id = \(id) OR e.id IN (
                    SELECT x.evidence_id FROM act_evidence x JOIN visit v ON v.case_id = x.case_id AND v.seq = x.seq
                    WHERE v.id = \(id)))
                ORDER BY e.received_at, e.id
                """,
                """
                SELECT a.number, a.ordered_on FROM assignment a JOIN assignment_case c ON c.assignment_id = a.id
                JOIN visit v ON v.case_id = c.case_id AND v.occurred_on BETWEEN a.valid_from AND a.valid_to
                WHERE v.id = \(id) ORDER BY a.ordered_on DESC LIMIT 1
                """,
            ])
            let templates = try LetterTemplates.builtIn.get()
            var minutes = try VisitMinutes(visit, facts, Array(others))
            let answered = try await VisitChecklistState.all(id, for: call.actor, tx)
            minutes.questions = answered.flatMap(VisitMinutes.questions)
            return try templates.sheet(templates.minutesText, minutes.values)
        }
        return try await sheet(html, as: type, named: "berita-acara-pemeriksaan", call)
    }
}

/// What the minutes of a visit say, ready to be printed.
struct VisitMinutes {
    typealias Named = (name: String, detail: String?)

    let office: LetterContent.Office
    let employer: LetterContent.Employer
    let day: LocalDate
    let outcome: String
    /// The inspectors who went, with their NIP.
    let inspectors: [Named]
    /// The order they went on, with its day.
    let order: (number: String, day: LocalDate)?
    /// Whom they met, with their position.
    let persons: [Named]
    let unionContact: String?
    let notes: String?
    /// The titles of what was photographed, copied or handed over.
    let evidence: [String]
    /// What was asked and answered; empty where no checklist was begun.
    var questions: [(question: String, answer: String)] = []

    /// What the template may name; the letters' own words for head, office and employer among it.
    var values: LetterPage.Values {
        let content = LetterContent(
            kind: .notice,
            action: "",
            number: nil,
            issuedOn: day,
            office: office,
            recipient: nil,
            employer: employer,
            token: ""
        )
        let paragraphs = notes.map(PrintableText.paragraphs) ?? []
        var values = LetterPage(content: content, publicURL: "").values
        values["inspectors"] = Self.named(inspectors, "nip")
        values["order"] = order.map { ["number": PrintableText.clean($0.number), "date": $0.day.words.id] }
        values["outcome"] = outcome
        values["persons"] = Self.named(persons, "position")
        values["hasPersons"] = !persons.isEmpty
        values["union"] = unionContact.map(PrintableText.clean)
        values["notes"] = paragraphs.map { ["paragraph": $0] }
        values["hasNotes"] = !paragraphs.isEmpty
        values["evidence"] = evidence.map { ["title": PrintableText.clean($0)] }
        values["hasEvidence"] = !evidence.isEmpty
        // Where nothing was asked, room to write by hand.
        let blank = String(repeating: "…", count: 22)
        let rows = questions.isEmpty ? Array(repeating: (question: blank, answer: blank), count: 6) : questions
        values["rows"] = rows.enumerated().map { index, row in
            ["number": String(index + 1), "question": row.question, "answer": row.answer]
        }
        return values
    }

    /// The questions of a checklist that were answered, with the notes beside the answers.
    static func questions(_ state: VisitChecklistState) -> [(question: String, answer: String)] {
        let reading = state.reading
        return reading.shown.compactMap { question in
            guard let value = reading.values[question.code] else { return nil }
            let id = state.answers.current(question.code)?.id
            let note = state.given.first { $0.answer.id == id }?.note
            let answer = [value.words(question).id, note].compactMap { $0 }.joined(separator: " — ")
            return (PrintableText.clean(question.text.id), PrintableText.clean(answer))
        }
    }

    private static func named(_ all: [Named], _ detail: String) -> [[String: String]] {
        all.map { ["name": $0.name, detail: $0.detail].compactMapValues { $0.map(PrintableText.clean) } }
    }
}

extension VisitMinutes {
    /// - Parameter others: Inspectors, evidence and order, as ``LetterRoutes/visitMinutes(_:)`` asks for them.
    fileprivate init(_ visit: Wire.Visit, _ facts: LetterFacts, _ others: [Rows]) throws {
        office = facts.office
        employer = facts.employer
        day = try LocalDate(field: "occurred_on", visit.occurredOn)
        outcome = VisitOutcome(rawValue: visit.outcome)?.words.id ?? visit.outcome
        inspectors = try others[0].map { (try $0.column("name"), try $0.column("nip")) }
        order = try others[2].first.map { (try $0.column("number"), try $0.column("ordered_on")) }
        persons = (visit.personsMet ?? []).map { ($0.name, $0.position) }
        unionContact = visit.unionContact
        notes = visit.notes
        evidence = try others[1].map { try $0.column("title") }
    }
}

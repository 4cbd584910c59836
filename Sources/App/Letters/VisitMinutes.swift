import API
import Domain
import Foundation
import HTTPTypes
import Mustache
import NIOCore
import Postgres

extension LetterRoutes {
    /// `GET /v1/visits/{id}/minutes`: the minutes of a visit (berita acara pemeriksaan), filled in from what was recorded, with
    /// room for questions and answers. Both sides sign them on the spot; they have no number, and nothing of them is stored.
    @Sendable func visitMinutes(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readInspections)
        let type = try LetterType.preferred(by: call.headers[.accept])
        let id = try call.id(of: Visit.self)
        let html = try await store.write(as: call.signedIn) { tx in
            let wanted: SQL = "\(Wire.Visit.select) WHERE v.id = \(id) AND \(ClosedFiles.showsCase(to: call.actor))"
            guard let row = try await tx.query(wanted).first else {
                throw Problem.notFound(id: "kunjungan", en: "visit")
            }
            let visit = try Wire.Visit(row, in: call.language)
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
            return try LetterTemplates.builtIn.get().minutes(of: visit, file, facts, Array(others))
        }
        guard type == .pdf else { return Self.page(html).unlessKnown(to: call) }
        do {
            let headers: HTTPFields = [
                .contentType: "application/pdf",
                .contentDisposition: "inline; filename=\"berita-acara-pemeriksaan.pdf\"", .vary: "Accept",
            ]
            return Reply(headers: headers, body: .bytes(ByteBuffer(bytes: try await printer.press.pdf(html))))
        } catch is LetterPress.Failure {
            throw Problem.rendererUnavailable
        }
    }
}

extension LetterTemplates {
    /// The page of the minutes.
    fileprivate func minutes(
        of visit: Wire.Visit,
        _ file: CaseFile,
        _ facts: LetterFacts,
        _ others: [Rows]
    ) throws -> String {
        let day = try LocalDate(field: "occurred_on", visit.occurredOn)
        let content = LetterContent(
            kind: .notice,
            action: "",
            number: nil,
            issuedOn: day,
            office: facts.office,
            recipient: nil,
            employer: facts.employer,
            token: ""
        )
        let notes = visit.notes.map(PrintableText.paragraphs) ?? []
        let titles = try others[1].map { ["title": PrintableText.clean(try $0.column("title"))] }
        var values = LetterPage(content: content, publicURL: "").values
        values["style"] = style
        values["inspectors"] = try others[0].map { row in
            ["name": PrintableText.clean(try row.column("name")), "nip": try row.column("nip", as: String?.self)]
                .compactMapValues { $0 }
        }
        if let order = others[2].first {
            values["order"] = [
                "number": PrintableText.clean(try order.column("number")),
                "date": try order.column("ordered_on", as: LocalDate.self).words.id,
            ]
        } else {
            values["order"] = nil
        }
        values["outcome"] = VisitOutcome(rawValue: visit.outcome)?.words.id ?? visit.outcome
        let persons = visit.personsMet ?? []
        values["persons"] = persons.map { person in
            ["name": PrintableText.clean(person.name), "position": person.position.map(PrintableText.clean)]
                .compactMapValues { $0 }
        }
        values["hasPersons"] = !persons.isEmpty
        values["union"] = visit.unionContact.map(PrintableText.clean)
        values["notes"] = notes.map { ["paragraph": $0] }
        values["hasNotes"] = !notes.isEmpty
        values["evidence"] = titles
        values["hasEvidence"] = !titles.isEmpty
        values["rows"] = (1...6).map { ["number": String($0)] }
        let library = MustacheLibrary(templates: try blocks.mapValues { try MustacheTemplate(string: $0) })
        return try MustacheTemplate(string: minutesText).render(values, library: library)
    }
}

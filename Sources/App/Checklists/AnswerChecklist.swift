import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Postgres

extension ChecklistRoutes {
    /// `GET /v1/visits/{id}/checklists/{code}`
    @Sendable func showAnswers(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readInspections)
        let (visit, code) = (try call.id(of: Visit.self), try call.checklist)
        return try await store.write(as: call.signedIn) { tx in
            try .json(Wire.VisitChecklist(try await VisitChecklistState.read(visit, code, for: call.actor, tx)))
        }
    }

    /// `PUT /v1/visits/{id}/checklists/{code}`: takes answers that bear identities made by the client, so that they can be sent
    /// again until an answer arrives.
    @Sendable func answer(_ call: Call) async throws -> Reply {
        _ = try call.permit(.answerChecklists)
        let (visit, code) = (try call.id(of: Visit.self), try call.checklist)
        let request: Wire.VisitChecklistRequest = try call.read()
        return try await store.write(as: call.signedIn) { tx in
            // What arrives together comes one after the other, with the completion too.
            _ = try await tx.query("SELECT lock_checklist(\(visit), \(code))")
            let state = try await VisitChecklistState.read(visit, code, wanted: request.version, for: call.actor, tx)
            let sent = try SentAnswer.read(request.answers, to: state.version.content)
            let known = Dictionary(state.given.map { ($0.answer.id, $0.digest) }) { first, _ in first }
            for answer in sent {
                guard let digest = known[answer.id], digest != answer.digest else { continue }
                throw Problem.conflict(
                    "answer_differs",
                    id: "Jawaban \(answer.id.text) sudah tercatat dengan isi lain. Kirim jawaban baru.",
                    en: "The answer \(answer.id.text) is stored with another content. Send a new one."
                )
            }
            let new = sent.filter { known[$0.id] == nil }
            if state.completed != nil, !new.isEmpty { throw Problem.checklistComplete }
            var statements: [SQL] = []
            if !state.isStarted {
                statements.append(
                    """
                    INSERT INTO checklist_start (visit_id, checklist, case_id, version)
                    VALUES (\(visit), \(code), \(state.place.caseID), \(state.version.number))
                    """
                )
            }
            for answer in new {
                try await CitedEvidence.check(answer.evidence, of: state.place.caseID, tx)
                statements += answer.statements(visit, code, state.place.caseID)
            }
            guard !statements.isEmpty else { return try .json(Wire.VisitChecklist(state)) }
            _ = try await tx.pipeline(statements + [call.auditEntry])
            let now = try await VisitChecklistState.read(visit, code, for: call.actor, tx)
            return try .json(Wire.VisitChecklist(now), status: state.isStarted ? .ok : .created)
        }
    }
}

/// An answer as a client sends it, held against its question.
struct SentAnswer: Sendable {
    let id: ChecklistAnswerID
    let question: String
    let value: ChecklistValue?
    let note: String?
    let answeredAt: Date
    let replaces: [ChecklistAnswerID]
    let evidence: [EvidenceID]
    /// Of what was sent, so that a repeat is told from another answer.
    let digest: [UInt8]

    /// Reads answers, and tells of each what is wrong with it.
    static func read(_ all: [Wire.ChecklistAnswerRequest], to checklist: Checklist) throws -> [SentAnswer] {
        var errors: [Problem.FieldError] = []
        var answers: [SentAnswer] = []
        var seen: Set<ChecklistAnswerID> = []
        for (index, request) in all.enumerated() {
            do {
                let answer = try SentAnswer(request, to: checklist, at: "answers[\(index)]")
                if seen.insert(answer.id).inserted {
                    answers.append(answer)
                } else {
                    errors.append(.repeated("answers[\(index)].id"))
                }
            } catch let problem as Problem {
                errors += problem.errors
            }
        }
        guard errors.isEmpty else { throw Problem.invalid(errors) }
        return answers
    }

    private init(_ request: Wire.ChecklistAnswerRequest, to checklist: Checklist, at field: String) throws {
        id = try ChecklistAnswerID(field: "\(field).id", request.id)
        guard let question = checklist.question(request.question) else {
            throw Problem.invalid(
                "\(field).question",
                "unknown_question",
                id: "Daftar periksa ini tidak memuat pertanyaan itu.",
                en: "This checklist has no such question."
            )
        }
        self.question = question.code
        let values = [
            request.code.map(ChecklistValue.code), request.number.map(ChecklistValue.number),
            try request.day.map { .day(try LocalDate(field: "\(field).day", $0)) },
            request.text.map(ChecklistValue.text),
        ]
        .compactMap { $0 }
        guard values.count <= 1 else {
            throw Problem.invalid(
                field,
                "not_one",
                id: "Isi paling banyak satu dari code, number, day, text.",
                en: "At most one of code, number, day, text."
            )
        }
        value = values.first
        if let words = value?.misfit(question) {
            throw Problem.invalid([.init(field: field, code: "not_an_answer", detail: words)])
        }
        note = request.note
        // Years that no device shows are no times.
        guard let time = try? Date(request.answeredAt, strategy: .iso8601),
            time > Date(timeIntervalSince1970: 946_684_800), time < Date(timeIntervalSince1970: 253_402_300_799)
        else {
            throw Problem.invalid(
                "\(field).answered_at",
                "malformed",
                id: "Bukan waktu RFC 3339 dari tahun 2000 ke atas.",
                en: "Not an RFC 3339 time of the year 2000 or later."
            )
        }
        answeredAt = time
        replaces = try (request.replaces ?? []).enumerated().map {
            try ChecklistAnswerID(field: "\(field).replaces[\($0)]", $1)
        }
        evidence = try CitedEvidence.ids(request.evidenceIds, field: "\(field).evidence_ids")
        digest = Array(SHA256.hash(data: try Wire.encoder().encode(request)))
    }

    /// What stores it with the evidence that it cites.
    func statements(_ visit: VisitID, _ code: String, _ caseID: CaseID) -> [SQL] {
        var (word, number, day, text): (String?, Int?, LocalDate?, String?) = (nil, nil, nil, nil)
        switch value {
        case .code(let value): word = value
        case .number(let value): number = value
        case .day(let value): day = value
        case .text(let value): text = value
        case nil: break
        }
        let insert: SQL = """
            INSERT INTO checklist_answer (id, visit_id, checklist, case_id, question, code, number, day, words, note,
                answered_at, replaces, digest)
            VALUES (\(id), \(visit), \(code), \(caseID), \(question), \(word), \(number), \(day), \(text), \(note),
                \(answeredAt), \(replaces), \(digest))
            """
        return [insert]
            + Set(evidence).sorted().map {
                """
                INSERT INTO checklist_answer_evidence (answer_id, evidence_id, case_id)
                VALUES (\(id), \($0), \(caseID))
                """
            }
    }
}

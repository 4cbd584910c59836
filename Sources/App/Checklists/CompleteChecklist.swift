import API
import Domain
import HTTPTypes
import Postgres

extension ChecklistRoutes {
    /// `POST /v1/visits/{id}/checklists/{code}/completion`: freezes the answers once nothing that is asked is missing and no
    /// hands disagree. What they propose is shown from then on, and recorded by nobody but an inspector.
    @Sendable func complete(_ call: Call) async throws -> Reply {
        _ = try call.permit(.answerChecklists)
        let (visit, code) = (try call.id(of: Visit.self), try call.checklist)
        return try await store.once(call) { tx in
            _ = try await tx.query("SELECT lock_checklist(\(visit), \(code))")
            let state = try await VisitChecklistState.read(visit, code, for: call.actor, tx)
            if state.completed != nil { throw Problem.checklistComplete }
            let reasons = Self.obstacles(state)
            guard reasons.isEmpty else { throw Problem.refused(reasons) }
            _ = try await tx.execute(
                """
                INSERT INTO checklist_completion (visit_id, checklist, case_id)
                VALUES (\(visit), \(code), \(state.place.caseID))
                """
            )
            let now = try await VisitChecklistState.read(visit, code, for: call.actor, tx)
            return try .json(Wire.VisitChecklist(now), status: .created)
        }
    }

    private static func obstacles(_ state: VisitChecklistState) -> [Problem.Reason] {
        guard state.isStarted else {
            return [
                .init(
                    code: "not_started",
                    detail: Words(id: "Daftar periksa ini belum diisi.", en: "Nothing of this checklist is answered."),
                    remedy: Words(id: "Isi dahulu pertanyaannya.", en: "Answer its questions first.")
                )
            ]
        }
        let content = state.version.content
        let missing = state.reading.missing.map { question in
            Problem.Reason(
                code: "answer_missing",
                detail: Words(
                    id: "Belum dijawab (\(question.code)): \(question.text.id)",
                    en: "Not answered (\(question.code)): \(question.text.en)"
                ),
                remedy: Words(id: "Jawab pertanyaan itu.", en: "Answer that question.")
            )
        }
        let conflicts = state.conflicts.compactMap(content.question).map { question in
            Problem.Reason(
                code: "answers_disagree",
                detail: Words(
                    id: "Jawaban berbeda-beda (\(question.code)): \(question.text.id)",
                    en: "Answers disagree (\(question.code)): \(question.text.en)"
                ),
                remedy: Words(
                    id: "Sepakati jawabannya, lalu kirim jawaban baru yang menggantikan semuanya.",
                    en: "Agree on the answer, and send a new one that replaces them all."
                )
            )
        }
        return missing + conflicts
    }
}

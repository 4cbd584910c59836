import API
import Domain
import Foundation
import HTTPTypes

extension DemoTelling {
    /// A firm that is not registered, as its checklist finds it; the inspector takes the proposal up.
    func answerChecklist(_ day: Int, _ workers: Int) async throws {
        let path = "/v1/visits/\(latestVisit)/checklists/social_security"
        let codes = [
            ("entry_given", "yes"), ("documents_shown", "yes"), ("workers_heard", "yes"), ("registered", "no"),
            ("deducted", "no"), ("report_filed", "yes"),
        ]
        let answers = codes.map { question, code in
            Wire.ChecklistAnswerRequest(id: newID, question: question, code: code, answeredAt: now)
        }
        let count = Wire.ChecklistAnswerRequest(
            id: newID,
            question: "workers_employed",
            number: workers,
            note: "Menurut daftar upah.",
            answeredAt: now
        )
        let _: Wire.VisitChecklist = try await client.send(
            .put,
            path,
            Wire.VisitChecklistRequest(answers: answers + [count]),
            as: try cast(.inspector)
        )
        let complete: Wire.VisitChecklist = try await client.send(
            .post,
            path + "/completion",
            [String: String](),
            as: try cast(.inspector)
        )
        for proposal in complete.proposals {
            var request = proposal.request
            request.occurredOn = ago(day)
            request.reason = Self.reason
            let _: Wire.Finding = try await client.send(
                .post,
                "/v1/inspections/\(complete.inspectionId)/findings",
                request,
                as: try cast(.inspector)
            )
        }
    }

    private var newID: String { ChecklistAnswerID(UUIDv7.new()).text }

    private var now: String { Date().formatted(.iso8601) }
}

import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DraftRoutes {
    /// `POST /v1/letter-drafts/{id}/issuance`: the very step that the draft prepared, with every guard of the procedure. What
    /// is refused leaves the draft as it was, for the draft's log and the step share one transaction.
    @Sendable func issue(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: Draft.self)
        let request: Wire.LetterDraftIssue = try call.read()
        return try await store.once(call) { tx in
            let draft = try await DraftFile.read(id, tx)
            try request.expectedVersion.map { ExpectedVersion(version: $0, isPrecondition: false) }?.check(
                draft.version
            )
            guard let file = try await steps.cases.file(draft.caseID, in: tx) else {
                throw Problem.notFound(id: "kasus", en: "case")
            }
            var step = draft.step
            step.occurredOn = request.occurredOn
            // The reason that was checked stands; another one may only say why the step is entered late.
            step.reason = draft.step.reason ?? request.reason
            let post = call.signedIn.post(
                permitting: draft.action,
                in: file.facts.state,
                over: file.regionCode,
                file.rules
            )
            guard let post else {
                // The procedure says itself who may, or that the action does not exist here any more.
                try file.refuse(draft.action, on: file.today, to: call.actor)
                return try await steps.step(step, on: draft.caseID, draft.track, call, tx)
            }
            let role = try Self.role(for: .issued, on: draft, holding: post.role, call)
            let entry = DraftEntry(
                draft: id,
                seq: draft.version + 1,
                act: .issued,
                role: role,
                issuedSeq: file.version + 1
            )
            _ = try await tx.execute(try entry.statement())
            let reply = try await steps.step(step, on: draft.caseID, draft.track, call, tx)
            // Where the case has changed so that the step now makes another letter, nothing is issued.
            _ = try await tx.execute("SET CONSTRAINTS letter_draft_issued IMMEDIATE")
            return reply
        }
    }

    /// `GET /v1/letter-drafts/{id}/preview`
    @Sendable func preview(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: Draft.self)
        return try await store.write(as: call.signedIn) { tx in
            let draft = try await DraftFile.read(id, tx)
            guard let file = try await steps.cases.file(draft.caseID, in: tx) else {
                throw Problem.notFound(id: "kasus", en: "case")
            }
            var act = try Casework.Act(draft.step, on: draft.track)
            if let order = draft.step.details?.assignment, let names = order.inspectors {
                let people = try await steps.cases.people(names, field: "details.assignment.inspectors", tx)
                let from =
                    try order.validFrom.map { try LocalDate(field: "details.assignment.valid_from", $0) } ?? file.today
                let through =
                    try order.validTo.map { try LocalDate(field: "details.assignment.valid_to", $0) }
                    ?? from.adding(days: 30)
                act.details.assignment = Assignment(Set(people), from: from, through: through)
                act.inspectionKind = order.kind.flatMap(InspectionKind.init)
            }
            return try await letters.page(of: act, file, call, tx)
        }
    }
}

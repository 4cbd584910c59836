import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DraftRoutes {
    /// `POST /v1/letter-drafts`
    @Sendable func make(_ call: Call) async throws -> Reply {
        _ = try call.permit(.draftLetters)
        let request: Wire.LetterDraftRequest = try call.read()
        let id = try request.id.map { try ID<Draft>(field: "id", $0) } ?? ID<Draft>(UUIDv7.new())
        let caseID = try CaseID(field: "case_id", request.caseId)
        let step = try Self.step(
            request.action,
            request.reason,
            request.note,
            request.details,
            request.evidenceIds,
            call
        )
        return try await store.once(call) { tx in
            guard let file = try await steps.cases.file(caseID, in: tx), !file.facts.history.isEmpty,
                file.facts.state.map({ !CaseView($0, for: call.actor).isHidden }) ?? true
            else { throw Problem.unknownCase("case_id") }
            let act = try Casework.Act(step, on: file.track)
            let letter = try file.letterToCome(act, as: call.signedIn).letter
            guard let chain = ReviewChain(for: letter.kind, on: file.track) else {
                throw Problem.aboutDrafts["letter_draft_kind_reviewed"] ?? .internal
            }
            let role = try Self.maker(chain, over: file.regionCode, call)
            _ = try await tx.pipeline([
                """
                INSERT INTO letter_draft (id, case_id, action, kind)
                VALUES (\(id), \(caseID), \(act.action.code), \(letter.kind.rawValue))
                """,
                try DraftEntry(draft: id, seq: 1, act: .made, role: role, content: step).statement(),
            ])
            return try await Self.answer(id, .created, tx)
        }
    }

    private static func maker(_ chain: ReviewChain, over region: RegionCode, _ call: Call) throws -> Role {
        let me = PersonID(call.signedIn.personID)
        let held = Role.allCases.filter(call.actor.roles(over: region).contains)
        do {
            return try chain.role(for: .made, by: me, holding: held, on: DraftHands(maker: me))
        } catch {
            throw Problem.refusedDraft(error)
        }
    }

    /// `POST /v1/letter-drafts/{id}/versions`
    @Sendable func save(_ call: Call) async throws -> Reply {
        _ = try call.permit(.draftLetters)
        let request: Wire.LetterDraftText = try call.read()
        let step = try Self.step("", request.reason, request.note, request.details, request.evidenceIds, call)
        var reply = try await take(.saved, expected: request.expectedVersion, content: step, call)
        reply.status = .created
        return reply
    }

    /// `POST /v1/letter-drafts/{id}/submission`
    @Sendable func submit(_ call: Call) async throws -> Reply {
        _ = try call.permit(.draftLetters)
        let request: Wire.LetterDraftSubmission = try call.read()
        return try await created(.submitted, request.expectedVersion, request.remark, call)
    }

    /// `POST /v1/letter-drafts/{id}/review`
    @Sendable func review(_ call: Call) async throws -> Reply {
        _ = try call.permit(.reviewLetters)
        let request: Wire.LetterDraftReview = try call.read()
        let act: DraftAct = request.decision == "passed" ? .passed : .returned
        guard act == .passed || request.remark != nil else {
            throw Problem.invalid(
                "remark",
                "missing",
                id: "Sebutkan apa yang harus diperbaiki.",
                en: "Say what has to be mended."
            )
        }
        return try await created(act, request.expectedVersion, request.remark, call)
    }

    /// `POST /v1/letter-drafts/{id}/withdrawal`
    @Sendable func withdraw(_ call: Call) async throws -> Reply {
        if PermissionTable.roles(for: .draftLetters).isDisjoint(with: call.actor.roles) {
            _ = try call.permit(.reviewLetters)
        }
        let request: Wire.LetterDraftRemark = try call.read()
        return try await created(.withdrawn, request.expectedVersion, request.remark, call)
    }

    private func created(_ act: DraftAct, _ expected: Int?, _ remark: String?, _ call: Call) async throws -> Reply {
        var reply = try await take(act, expected: expected, remark: remark, call)
        reply.status = .created
        return reply
    }

    /// The step that a draft prepares. It takes its day when it is issued, and its number from the register.
    private static func step(
        _ action: String,
        _ reason: String?,
        _ note: String?,
        _ details: Wire.StepDetails?,
        _ evidence: [String]?,
        _ call: Call
    ) throws -> Wire.StepRequest {
        guard details?.letter?.number == nil, details?.assignment?.number == nil else {
            throw Problem.invalid(
                details?.letter?.number == nil ? "details.assignment.number" : "details.letter.number",
                "number_at_issue",
                id: "Konsep tidak mengambil nomor; nomor diberikan saat terbit.",
                en: "A draft takes no number; it is given at issue."
            )
        }
        return Wire.StepRequest(
            action: action,
            occurredOn: call.signedIn.today.description,
            reason: reason,
            note: note,
            details: details,
            evidenceIds: evidence
        )
    }
}

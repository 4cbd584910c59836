import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Drafts of letters: prepared by one person, checked by another, issued as the very step that they prepare.
struct DraftRoutes: Sendable {
    let store: Store
    let steps: CaseRoutes
    let letters: LetterRoutes

    func add(to routes: inout Routes) {
        routes.get("/v1/letter-drafts", list)
        routes.post("/v1/letter-drafts", make)
        routes.get("/v1/letter-drafts/{id}", show)
        routes.get("/v1/letter-drafts/{id}/preview", preview)
        routes.post("/v1/letter-drafts/{id}/versions", save)
        routes.post("/v1/letter-drafts/{id}/submission", submit)
        routes.post("/v1/letter-drafts/{id}/review", review)
        routes.post("/v1/letter-drafts/{id}/issuance", issue)
        routes.post("/v1/letter-drafts/{id}/withdrawal", withdraw)
    }

    /// Does one thing to a draft, if it stands where that can be done and the hand is the right one.
    func take(
        _ act: DraftAct,
        expected: Int?,
        remark: String? = nil,
        content: Wire.StepRequest? = nil,
        _ call: Call
    ) async throws -> Reply {
        let id = try call.id(of: Draft.self)
        let expected = try call.expectedVersion(expected)
        return try await store.once(call) { tx in
            let draft = try await DraftFile.read(id, tx)
            try expected?.check(draft.version)
            let role = try Self.role(for: act, on: draft, holding: nil, call)
            var content = content
            content?.action = draft.action.code
            let entry = DraftEntry(
                draft: id,
                seq: draft.version + 1,
                act: act,
                role: role,
                remark: remark,
                content: content
            )
            _ = try await tx.execute(try entry.statement())
            return try await Self.answer(id, .ok, tx)
        }
    }

    /// The role in which somebody may act on a draft.
    ///
    /// - Parameter post: the role in which the step is taken, where it is.
    /// - Throws: every reason why not.
    static func role(for act: DraftAct, on draft: DraftFile, holding post: Role?, _ call: Call) throws -> Role {
        guard draft.state.after(act) != nil else { throw Problem.refusedDraft(.state(draft.state, act)) }
        let held = post.map { [$0] } ?? Role.allCases.filter(call.actor.roles(over: draft.region).contains)
        do {
            return try ReviewChain(on: draft.track)
                .role(for: act, by: PersonID(call.signedIn.personID), holding: held, on: draft.hands)
        } catch {
            throw Problem.refusedDraft(error)
        }
    }

    /// A draft with its log.
    static func answer(_ id: ID<Draft>, _ status: HTTPResponse.Status, _ tx: Transaction) async throws -> Reply {
        let results = try await tx.pipeline([
            "\(Wire.LetterDraft.select) WHERE d.id = \(id) AND d.version > 0",
            """
            SELECT g.*, g.content #>> '{details,letter,text}' AS text, p.id AS person_id, p.name AS person_name,
                   p.login AS person_login
            FROM letter_draft_log g LEFT JOIN person p ON p.id = g.actor_id WHERE g.draft_id = \(id) ORDER BY g.seq
            """,
        ])
        guard let row = results[0].first else { throw Problem.notFound(id: "konsep", en: "draft") }
        var draft = try Wire.LetterDraft(row)
        draft.history = try results[1].map { try Wire.LetterDraftEntry($0) }
        return try .json(draft, status: status, version: draft.version)
    }
}

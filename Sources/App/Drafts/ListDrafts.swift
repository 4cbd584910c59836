import API
import Domain
import Foundation
import HTTPTypes
import Postgres

extension DraftRoutes {
    /// `GET /v1/letter-drafts`, the newest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["d.version > 0"]
        if let state = call.query["state"] { conditions.append("d.state = \(state)") }
        if call.query["mine"] == "true" { conditions.append("d.maker_id = \(call.signedIn.personID)") }
        if let id = try call.value("case", { text throws(ParseFailure) in try CaseID(text) }) {
            conditions.append("d.case_id = \(id)")
        }
        if let key = try page.cursor(1) {
            conditions.append("d.id < \(try page.id(key[0], of: Draft.self))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.LetterDraft.select) WHERE \(conditions.joined(separator: " AND ")) ORDER BY d.id DESC
            LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.LetterDraft($0) },
                nextCursor: try page.next(rows) { [try $0.id("id")] }
            )
        )
    }

    /// `GET /v1/letter-drafts/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: Draft.self)
        return try await store.write(as: call.signedIn) { tx in try await Self.answer(id, .ok, tx) }
    }
}

extension Wire.LetterDraft {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT d.*, c.track, c.region_code, c.company_id, f.legal_name AS company_name, l.id AS letter_id,
               m.name AS maker_name, m.login AS maker_login, k.name AS checker_name, k.login AS checker_login,
               (SELECT g.content FROM letter_draft_log g WHERE g.draft_id = d.id AND g.content IS NOT NULL
                ORDER BY g.seq DESC LIMIT 1) AS content
        FROM letter_draft d
        JOIN enforcement_case c ON c.id = d.case_id
        JOIN company f ON f.id = c.company_id
        LEFT JOIN letter l ON l.case_id = d.case_id AND l.ordinal = d.issued_seq
        LEFT JOIN person m ON m.id = d.maker_id
        LEFT JOIN person k ON k.id = d.checker_id
        """

    /// Reads a draft, without its log.
    init(_ row: Row) throws {
        let track: Track = try row.code("track")
        let state: DraftState = try row.code("state")
        let kind: LetterKind = try row.code("kind")
        let action: String = try row.column("action")
        let step: Wire.StepRequest = try row.json("content")
        self.init(
            id: try row.id("id"),
            caseId: try row.id("case_id"),
            company: try row.company(),
            track: track.rawValue,
            action: action,
            actionWords: CaseAction(action, on: track)?.words ?? kind.words,
            kind: kind.rawValue,
            kindWords: kind.words,
            state: state.rawValue,
            stateWords: state.words,
            version: try row.column("version"),
            madeBy: try row.person("maker") ?? Wire.PersonRef(id: try row.id("maker_id"), name: "–"),
            madeAt: try row.time("made_at"),
            checkedBy: try row.person("checker"),
            reason: step.reason,
            note: step.note,
            details: step.details,
            evidenceIds: step.evidenceIds,
            letterId: try row.idOrNone("letter_id")
        )
    }
}

extension Wire.LetterDraftEntry {
    /// Reads one act of the log.
    init(_ row: Row) throws {
        let act: DraftAct = try row.code("act")
        self.init(
            seq: try row.column("seq"),
            act: act.rawValue,
            words: act.words,
            by: try row.person("person") ?? Wire.PersonRef(id: try row.id("actor_id"), name: "–"),
            role: try row.column("actor_role"),
            at: try row.time("recorded_at"),
            remark: try row.column("remark"),
            text: try row.column("text")
        )
    }
}

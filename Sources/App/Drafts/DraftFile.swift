import API
import Domain
import Foundation
import Postgres

/// Marks identities of drafts.
enum Draft {}

/// A draft as an operation holds it.
struct DraftFile {
    let id: ID<Draft>
    let caseID: CaseID
    let track: Track
    let region: RegionCode
    let action: CaseAction
    let kind: LetterKind
    let state: DraftState
    let version: Int
    let hands: DraftHands
    /// The step as it was last saved.
    let step: Wire.StepRequest

    /// What `init(_:)` reads; conditions follow.
    private static let select: SQL = """
        SELECT d.id, d.case_id, d.action, d.kind, d.state, d.version, d.maker_id, d.checker_id, c.track, c.region_code,
               (SELECT g.content FROM letter_draft_log g WHERE g.draft_id = d.id AND g.content IS NOT NULL
                ORDER BY g.seq DESC LIMIT 1) AS content
        FROM letter_draft d JOIN enforcement_case c ON c.id = d.case_id
        """

    /// Reads a draft that the reader may see.
    ///
    /// - Throws: `not_found`.
    static func read(_ id: ID<Draft>, _ tx: Transaction) async throws -> DraftFile {
        guard let row = try await tx.query("\(select) WHERE d.id = \(id) AND d.version > 0").first else {
            throw Problem.notFound(id: "konsep", en: "draft")
        }
        return try DraftFile(row)
    }

    private init(_ row: Row) throws {
        let track: Track = try row.code("track")
        guard let action = CaseAction(try row.column("action"), on: track) else {
            throw PostgresError(code: .decoding, message: "action: not a known code")
        }
        id = try row.column("id")
        caseID = try row.column("case_id")
        self.track = track
        region = try row.column("region_code")
        self.action = action
        kind = try row.code("kind")
        state = try row.code("state")
        version = try row.column("version")
        hands = DraftHands(
            maker: try row.column("maker_id"),
            checker: try row.column("checker_id", as: PersonID?.self)
        )
        step = try row.json("content")
    }
}

/// One act on a draft, as its log takes it.
struct DraftEntry {
    let draft: ID<Draft>
    let seq: Int
    let act: DraftAct
    let role: Role
    var remark: String?
    var content: Wire.StepRequest?
    var issuedSeq: Int?

    /// Writes it; the log's gate moves the draft.
    func statement() throws -> SQL {
        """
        INSERT INTO letter_draft_log (draft_id, seq, act, actor_role, remark, content, issued_seq)
        VALUES (\(draft), \(seq), \(act.rawValue), \(role.rawValue), \(remark),
            \(try content.map { RawJSON(try Wire.text($0)) }), \(issuedSeq))
        """
    }
}

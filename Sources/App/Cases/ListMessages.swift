import API
import Domain
import Foundation
import Postgres

extension CaseRoutes {
    /// `GET /v1/cases/{id}/messages`, latest first.
    @Sendable func messages(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readCases)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        var following: SQL = "true"
        if let key = try page.cursor(2) {
            guard let micros = Int(key[0]) else { throw Problem.malformedCursor }
            following = """
                (m.sent_at, m.id) < ('epoch'::timestamptz + \(micros) * interval '1 microsecond',
                    \(try page.id(key[1], of: MessageEntry.self)))
                """
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT track, state FROM case_seen WHERE id = \(id) AND version > 0",
                // What went to the other side as such is shown on every case that it has of the firm.
                """
                SELECT m.id, m.kind, m.body, m.letter_number, m.sent_on, m.sent_at, m.from_case, m.from_track, m.to_case,
                       (extract(epoch FROM m.sent_at) * 1000000)::bigint AS micros
                FROM case_seen c JOIN case_seen o ON o.company_id = c.company_id
                JOIN case_message m ON m.from_case = o.id
                WHERE c.id = \(id) AND (m.from_case = c.id OR m.to_case = c.id OR (m.to_case IS NULL AND o.track <> c.track))
                  AND \(following)
                ORDER BY m.sent_at DESC, m.id DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard let row = results[0].first else { throw Problem.notFound(id: "kasus", en: "case") }
        let view = try CaseView(column: row, "state", on: try row.code("track"), for: call.actor)
        guard !view.isHidden else {
            return try .json(Wire.Page<Wire.CaseMessage>(items: [], nextCursor: nil))
        }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.CaseMessage($0, on: id) },
                nextCursor: try page.next(results[1]) {
                    [String(try $0.column("micros", as: Int.self)), try $0.id("id")]
                }
            )
        )
    }
}

/// A message between cases, for its identity.
enum MessageEntry {}

extension Wire.CaseMessage {
    /// Reads a message as one of its two cases shows it.
    init(_ row: Row, on id: CaseID) throws {
        let kind: MessageKind = try row.code("kind")
        let track: Track = try row.code("from_track")
        let from = try row.id("from_case")
        self.init(
            id: try row.id("id"),
            direction: from == id.text ? "out" : "in",
            kind: kind.rawValue,
            words: kind.words(from: track),
            text: try row.column("body"),
            letterNumber: try row.column("letter_number"),
            occurredOn: try row.day("sent_on"),
            recordedAt: try row.time("sent_at"),
            fromCaseId: from,
            fromTrack: track.rawValue,
            toCaseId: try row.idOrNone("to_case")
        )
    }
}

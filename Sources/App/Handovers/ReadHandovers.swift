import API
import Domain
import Foundation
import HTTPTypes
import NIOCore
import Postgres

/// The media types in which lines are given.
enum HandoverType: String, MediaType {
    case json = "application/json"
    case csv = "text/csv"
}

extension HandoverRoutes {
    /// `GET /v1/handovers`, latest first.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readHandovers)
        let page = try PageRequest(call)
        var conditions: [SQL] = ["true"]
        if let status = call.query["status"] { conditions.append("h.status = \(status)") }
        if let after = try page.cursor(2) {
            guard let micros = Int64(after[0]), (0...253_402_300_800_000_000).contains(micros) else {
                throw Problem.malformedCursor
            }
            let time: SQL = "'epoch'::timestamptz + \(micros) * interval '1 microsecond'"
            conditions.append("(h.sent_at, h.id) < (\(time), \(try page.id(after[1], of: Handover.self)))")
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Wire.Handover.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY h.sent_at DESC, h.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.Handover($0, for: call) },
                nextCursor: try page.next(rows) { [String(try $0.column("micros", as: Int64.self)), try $0.id("id")] }
            )
        )
    }

    /// `GET /v1/handovers/{id}`
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readHandovers)
        let id = try call.id(of: Handover.self)
        let answer = try Self.handover(try await store.read(as: call.signedIn, Self.statements(id)), call)
        return try .json(answer, version: answer.version)
    }

    /// `GET /v1/handovers/{id}/lines`, as a page or as a table.
    @Sendable func lines(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readHandovers)
        let id = try call.id(of: Handover.self)
        let type = try HandoverType.preferred(by: call.headers[.accept])
        let results = try await store.read(as: call.signedIn, Self.statements(id))
        guard !results[0].isEmpty else { throw Problem.noHandover }
        var entries = try results[1].map { try HandoverEntry($0, for: call) }
        if let stage = call.query["stage"] {
            guard let stage = HandoverStage(rawValue: stage) else {
                throw Problem.invalidParameters([
                    .notKnown("stage", stage, known: HandoverStage.allCases.map(\.rawValue))
                ])
            }
            entries = entries.filter { $0.fact.stage == stage }
        }
        if let owner = call.query["owner"] {
            guard call.showsHolders else { throw Problem.holdersHidden }
            entries = entries.filter { $0.owner?.login == owner || $0.owner?.id == owner }
        }
        guard type == .json else { return HandoverTable.reply(entries, call) }
        let page = try PageRequest(call)
        if let after = try page.cursor(1) {
            guard let line = Int(after[0]) else { throw Problem.malformedCursor }
            entries = entries.filter { $0.line > line }
        }
        let shown = entries.prefix(page.limit)
        let next = entries.count > page.limit ? shown.last.map { PageRequest.encode([String($0.line)]) } : nil
        return try .json(Wire.Page(items: shown.map(\.wire), nextCursor: next))
    }

    /// What ``handover(_:_:)`` reads.
    static func statements(_ id: HandoverID) -> [SQL] {
        ["\(Wire.Handover.select) WHERE h.id = \(id)", HandoverEntry.select(id)]
    }

    /// A list with what it has come to.
    static func handover(_ results: [Rows], _ call: Call) throws -> Wire.Handover {
        guard let row = results[0].first else { throw Problem.noHandover }
        let entries = try results[1].map { try HandoverEntry($0, for: call) }
        var answer = try Wire.Handover(row, for: call)
        answer.totals = HandoverEntry.totals(entries)
        if call.showsHolders { answer.holders = HandoverEntry.holders(entries) }
        return answer
    }

    /// A list as a transaction has left it.
    static func handover(_ id: HandoverID, _ call: Call, _ tx: Transaction) async throws -> Wire.Handover {
        try handover(Array(try await tx.pipeline(statements(id))), call)
    }
}

extension Wire.Handover {
    /// What `init(_:for:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT h.id, h.title, h.number, h.handed_on, h.received_on, h.status, h.reason, h.sent_at, h.version,
               (extract(epoch FROM h.sent_at) * 1000000)::bigint AS micros,
               (SELECT count(*) FROM handover_line l WHERE l.handover_id = h.id) AS lines,
               o.id AS office_id, o.name AS office_name, u.id AS receiver_id, u.name AS receiver_name,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM handover h JOIN office o ON o.id = h.office_id JOIN office u ON u.id = h.receiver_id
        JOIN person p ON p.id = h.sent_by
        """

    /// Reads a list without what it has come to.
    init(_ row: Row, for call: Call) throws {
        let status: HandoverStatus = try row.code("status")
        let handedOn: LocalDate = try row.column("handed_on")
        guard let office = try row.office("office"), let receiver = try row.office("receiver"),
            let person = try row.person("person")
        else { throw Problem.internal }
        self.init(
            id: try row.id("id"),
            title: try row.column("title"),
            number: try row.column("number"),
            office: office,
            receiver: receiver,
            handedOn: handedOn.description,
            ageDays: max(0, handedOn.days(until: call.signedIn.today)),
            receivedOn: try row.dayOrNone("received_on"),
            status: status.rawValue,
            words: status.words,
            reason: try row.column("reason"),
            lines: try row.column("lines"),
            sentBy: person,
            sentAt: try row.time("sent_at"),
            version: try row.column("version")
        )
    }
}

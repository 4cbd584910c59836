import API
import Domain
import Foundation
import Postgres

extension NoncomplianceRoutes {
    /// `GET /v1/noncompliant-companies/changes`
    @Sendable func changes(_ call: Call) async throws -> Reply {
        _ = try call.permit(.queryNoncompliant)
        let limit = try PageRequest(call).limit
        let start = try ChangeKey(since: call.query["since"])
        let results = try await store.read(
            as: call.signedIn,
            [ChangeKey.database, ChangeKey.changes(after: start, limit: limit + 1)]
        )
        let server: String = try results[0].single().column("server")
        let isAhead: Bool = try results[0].single().column("next", as: String.self).isBefore(start.transaction)
        if isAhead || start.server ?? server != server { throw Problem.foreignCursor }
        let rows = results[1]
        let shown = rows.prefix(limit)
        return try .json(
            Wire.NoncomplianceChanges(
                items: try shown.map { try Wire.NoncomplianceChange($0, for: call.actor) },
                // Given on the last page too: there it asks for what comes later.
                next: try shown.last.map { try ChangeKey($0, server: server) }?.text ?? call.query["since"]
                    ?? ChangeKey.first.text,
                hasMore: rows.count > limit
            )
        )
    }
}

/// After which change a page begins: the transaction that told of it, when, and of what.
///
/// Changes come in the order of transactions, and only those are told before which none can be under way: a transaction
/// that began earlier and commits later can't be passed over, because nothing after it was told yet.
struct ChangeKey: Sendable {
    let transaction: String
    let micros: Int
    let caseID: CaseID
    let item: FindingID
    /// Whose transactions are counted: a database that is restored elsewhere counts anew.
    var server: String?

    /// Before everything.
    static let first = ChangeKey(
        transaction: "0",
        micros: 0,
        caseID: CaseID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))),
        item: FindingID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
    )

    private init(transaction: String, micros: Int, caseID: CaseID, item: FindingID, server: String? = nil) {
        (self.transaction, self.micros, self.caseID, self.item) = (transaction, micros, caseID, item)
        self.server = server
    }

    /// The server, and the transaction that it has not begun yet.
    static let database: SQL = """
        SELECT system_identifier::text AS server, pg_snapshot_xmax(pg_current_snapshot())::text AS next
        FROM pg_control_system()
        """

    /// Reads the parameter `since`.
    ///
    /// - Throws: `malformed_cursor` for a text that this list did not give.
    init(since text: String?) throws {
        guard let text else {
            self = .first
            return
        }
        guard let parts = PageRequest.decode(text), [4, 5].contains(parts.count), UInt64(parts[0]) != nil,
            let micros = Int(parts[1]),
            let caseID = try? CaseID(parts[2]), let item = try? FindingID(parts[3])
        else { throw Problem.malformedCursor }
        let server = parts.count == 5 ? parts[4] : nil
        self.init(transaction: parts[0], micros: micros, caseID: caseID, item: item, server: server)
    }

    /// Of a row of ``changes(after:limit:)``.
    fileprivate init(_ row: Row, server: String) throws {
        self.init(
            transaction: try row.column("xid"),
            micros: try row.column("micros"),
            caseID: try row.column("case_id"),
            item: try row.column("item_id"),
            server: server
        )
    }

    /// As the list gives it.
    var text: String {
        PageRequest.encode([transaction, String(micros), caseID.text, item.text] + (server.map { [$0] } ?? []))
    }

    /// So many changes after a key, in their order, as row security shows them: the ends of stretches in which the same was
    /// known, and the beginnings that no end before tells of. What goes on in a closed file is one stretch to others.
    static func changes(after key: ChangeKey, limit: Int) -> SQL {
        let parts = [
            begun("noncompliance_period", key, limit), begun("noncompliance_period_outline", key, limit),
            ended("noncompliance_period", key, limit), ended("noncompliance_period_outline", key, limit),
        ]
        return """
            WITH change AS (\(parts.joined(separator: " UNION ALL ")) ORDER BY 1, 2, 3, 4 LIMIT \(limit))
            SELECT x.xid::text AS xid, (extract(epoch FROM x.at) * 1000000)::bigint AS micros, x.case_id, x.item_id, x.at,
                   x.company_id, c.legal_name, x.kind, x.track, x.from_state, x.to_state, x.from_region, x.to_region
            FROM change x JOIN company c ON c.id = x.company_id
            ORDER BY x.xid, x.at, x.case_id, x.item_id
            """
    }

    /// Whether a change lies after the key, and before every transaction that is still under way.
    private static func lies(_ xid: SQL, _ at: SQL, after key: ChangeKey) -> SQL {
        """
        \(xid) < pg_snapshot_xmin(pg_current_snapshot()) AND \(xid) >= \(key.transaction)::xid8
        AND (\(xid), \(at), n.case_id, n.item_id) > (\(key.transaction)::xid8,
            'epoch'::timestamptz + \(key.micros) * interval '1 microsecond', \(key.caseID), \(key.item))
        """
    }

    /// Stretches that began: what entered, or what was otherwise known before.
    private static func begun(_ rows: SQL, _ key: ChangeKey, _ limit: Int) -> SQL {
        """
        (SELECT n.entered_by AS xid, n.known_from AS at, n.case_id, n.item_id, n.company_id, n.kind, n.track,
                p.state AS from_state, n.state AS to_state, p.region_code AS from_region, n.region_code AS to_region
         FROM \(rows) n LEFT JOIN LATERAL (\(neighbour("known_until = n.known_from"))) p ON true
         WHERE \(lies("n.entered_by", "n.known_from", after: key))
           AND (p.state, p.region_code) IS DISTINCT FROM (n.state, n.region_code)
         ORDER BY n.entered_by, n.known_from, n.case_id, n.item_id LIMIT \(limit))
        """
    }

    /// Stretches that ended with none after them: what left.
    private static func ended(_ rows: SQL, _ key: ChangeKey, _ limit: Int) -> SQL {
        """
        (SELECT n.left_by, n.known_until, n.case_id, n.item_id, n.company_id, n.kind, n.track, n.state, NULL, n.region_code, NULL
         FROM \(rows) n
         WHERE \(lies("n.left_by", "n.known_until", after: key))
           AND NOT EXISTS (\(neighbour("known_from = n.known_until")))
         ORDER BY n.left_by, n.known_until, n.case_id, n.item_id LIMIT \(limit))
        """
    }

    /// What was known of the same thing right before or after.
    private static func neighbour(_ condition: SQL) -> SQL {
        """
        SELECT o.state, o.region_code FROM noncompliance_period o
        WHERE o.case_id = n.case_id AND o.item_id = n.item_id AND o.\(condition)
        UNION ALL
        SELECT o.state, o.region_code FROM noncompliance_period_outline o
        WHERE o.case_id = n.case_id AND o.item_id = n.item_id AND o.\(condition) LIMIT 1
        """
    }
}

extension String {
    /// Whether a transaction's number is less than another's.
    fileprivate func isBefore(_ other: String) -> Bool { (UInt64(self) ?? 0) < (UInt64(other) ?? 0) }
}

extension Wire.NoncomplianceChange {
    fileprivate init(_ row: Row, for reader: Actor) throws {
        let track: Track = try row.code("track")
        let kind: FindingKind = try row.code("kind")
        func view(_ name: String) throws -> CaseView? {
            try row.column(name, as: String?.self).flatMap { CaseView(seen: $0, on: track, for: reader) }
        }
        let (from, to) = (try view("from_state"), try view("to_state"))
        self.init(
            change: from == nil ? "entered" : to == nil ? "left" : "changed",
            at: try row.time("at"),
            companyId: try row.column("company_id", as: CompanyID.self).text,
            name: try row.column("legal_name"),
            findingId: try row.column("item_id", as: FindingID.self).text,
            kind: kind.rawValue,
            words: kind.words,
            caseId: try row.column("case_id", as: CaseID.self).text,
            fromState: from?.code,
            fromStateWords: from?.words,
            toState: to?.code,
            toStateWords: to?.words,
            fromRegionCode: try row.column("from_region"),
            toRegionCode: try row.column("to_region")
        )
    }
}

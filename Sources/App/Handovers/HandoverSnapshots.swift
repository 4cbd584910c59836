import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Postgres

extension HandoverRoutes {
    /// `GET /v1/handovers/{id}/snapshots`, latest first.
    @Sendable func listSnapshots(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readHandovers)
        let id = try call.id(of: Handover.self)
        let page = try PageRequest(call)
        var following: SQL = "true"
        if let after = try page.cursor(2) {
            guard let micros = Int64(after[0]), (0...253_402_300_800_000_000).contains(micros) else {
                throw Problem.malformedCursor
            }
            let time: SQL = "'epoch'::timestamptz + \(micros) * interval '1 microsecond'"
            following = "(s.taken_at, s.id) < (\(time), \(try page.id(after[1], of: HandoverSnapshot.self)))"
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM handover WHERE id = \(id)",
                """
                \(Wire.HandoverSnapshot.select) WHERE s.handover_id = \(id) AND \(following)
                ORDER BY s.taken_at DESC, s.id DESC LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard !results[0].isEmpty else { throw Problem.noHandover }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map { try Wire.HandoverSnapshot($0) },
                nextCursor: try page.next(results[1]) {
                    [String(try $0.column("micros", as: Int64.self)), try $0.id("id")]
                }
            )
        )
    }

    /// `POST /v1/handovers/{id}/snapshots`
    @Sendable func keepSnapshot(_ call: Call) async throws -> Reply {
        try call.permitEitherSide()
        let id = try call.id(of: Handover.self)
        let request: Wire.HandoverSnapshotRequest = try call.read()
        return try await store.once(call) { tx in
            let record = try Self.record(Array(try await tx.pipeline(Self.statements(id))), call)
            let content = try Wire.encoder().encode(record)
            let snapshot = HandoverSnapshotID(UUIDv7.new())
            try await tx.execute(
                """
                INSERT INTO handover_snapshot (id, handover_id, meeting, content, content_sha256)
                VALUES (\(snapshot), \(id), \(request.meeting), \(String(decoding: content, as: UTF8.self)),
                    \(Array(SHA256.hash(data: content))))
                """
            )
            let row = try await tx.query("\(Wire.HandoverSnapshot.select) WHERE s.id = \(snapshot)").single()
            return try .json(try Wire.HandoverSnapshot(row), status: .created)
        }
    }

    /// `GET /v1/handovers/{id}/comparison`
    @Sendable func compare(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readHandovers)
        let id = try call.id(of: Handover.self)
        let later = call.query["to"]
        let results = try await store.read(
            as: call.signedIn,
            Self.statements(id) + [call.query["from"] ?? "", later ?? ""].map { Self.snapshot(of: id, named: $0) }
        )
        let now = try Self.record(Array(results.prefix(2)), call)
        guard let from = results[2].first else { throw Problem.noSnapshot("from") }
        let to = results[3].first
        guard later == nil || to != nil else { throw Problem.noSnapshot("to") }
        let earlier: HandoverRecord = try from.record()
        let compared = try to.map { try $0.record() } ?? now
        return try .json(
            Wire.HandoverComparison(
                from: try Wire.HandoverSnapshot(from),
                to: try to.map { try Wire.HandoverSnapshot($0) },
                fromTotals: earlier.totals,
                toTotals: compared.totals,
                changes: compared.changes(since: earlier)
            )
        )
    }

    /// What was kept of a list, by id or as the last of a day.
    private static func snapshot(of id: HandoverID, named name: String) -> SQL {
        """
        \(Wire.HandoverSnapshot.select) WHERE s.handover_id = \(id)
          AND (s.id::text = \(name) OR s.taken_on::text = \(name))
        ORDER BY s.taken_at DESC, s.id DESC LIMIT 1
        """
    }

    /// A list as it stands now.
    private static func record(_ results: [Rows], _ call: Call) throws -> HandoverRecord {
        guard let row = results[0].first else { throw Problem.noHandover }
        return try HandoverRecord(
            try Wire.Handover(row, for: call),
            try results[1].map { try HandoverEntry($0, for: call) }
        )
    }
}

extension Row {
    /// The record that a snapshot keeps.
    fileprivate func record() throws -> HandoverRecord {
        try Wire.decoder().decode(HandoverRecord.self, from: Data(try column("content", as: String.self).utf8))
    }
}

extension Wire.HandoverSnapshot {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT s.id, s.meeting, s.taken_on, s.taken_at, s.content, encode(s.content_sha256, 'hex') AS digest,
               (extract(epoch FROM s.taken_at) * 1000000)::bigint AS micros,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM handover_snapshot s JOIN person p ON p.id = s.taken_by
        """

    /// Reads what was kept.
    init(_ row: Row) throws {
        guard let person = try row.person("person") else { throw Problem.internal }
        self.init(
            id: try row.id("id"),
            meeting: try row.column("meeting"),
            takenOn: try row.day("taken_on"),
            takenAt: try row.time("taken_at"),
            takenBy: person,
            contentDigest: try row.column("digest"),
            totals: try row.record().totals
        )
    }
}

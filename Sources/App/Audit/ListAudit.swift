import API
import Crypto
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Postgres

/// The media types in which the trail leaves the service.
private enum AuditFileType: String, MediaType {
    case ndjson = "application/x-ndjson"
    case csv = "text/csv"
}

extension AuditRoutes {
    /// How many entries one query gives to a file.
    private static let chunk = 1000

    /// `GET /v1/audit`
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readAudit)
        let page = try PageRequest(call)
        var conditions = try Self.conditions(call)
        if let key = try page.cursor(2) {
            let (time, id) = try Self.key(key)
            conditions.append(
                "(e.recorded_at, e.id) < ('epoch'::timestamptz + \(time) * interval '1 microsecond', \(id))"
            )
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            \(Self.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY e.recorded_at DESC, e.id DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map { try Wire.AuditEntry($0) },
                nextCursor: try page.next(rows, key: Self.key(of:))
            )
        )
    }

    /// `GET /v1/audit/export`
    @Sendable func export(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readAudit)
        let type = try AuditFileType.preferred(by: call.headers[.accept])
        let conditions = try Self.conditions(call)
        let first = try await entries(conditions, after: nil, call)
        let head = try await store.read(
            as: call.signedIn,
            """
            SELECT h.number, h.block_number, h.signed_at, \(TrailHead.columns) FROM audit_head h
            ORDER BY h.number DESC LIMIT 1
            """
        ).first.map { try Wire.AuditHead($0) }
        let body = ResponseBody { writer in
            var rows = first
            try await writer.write(ByteBuffer(string: try Self.opening(type, head)))
            while !rows.isEmpty {
                try await writer.write(ByteBuffer(string: try Self.lines(rows, type)))
                guard rows.count == Self.chunk, let last = rows.last else { break }
                rows = try await entries(conditions, after: try Self.key(of: last), call)
            }
            try await writer.finish(nil)
        }
        let name = "jejak-audit.\(type == .csv ? "csv" : "ndjson")"
        let mediaType = type == .csv ? "text/csv; charset=utf-8" : type.rawValue
        return Reply(
            headers: [.contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name)\""],
            body: .stream(body)
        )
    }

    // MARK: Rows

    private static let select: SQL = """
        SELECT e.id, e.recorded_at, (extract(epoch FROM e.recorded_at) * 1000000)::bigint AS recorded_us, e.kind,
               e.operation, e.subject_id, e.outcome, e.post, e.address, e.agent, e.purpose, e.query, e.seen,
               e.details::text AS details,
               e.actor_id AS person_id, coalesce(p.name, '-') AS person_name, p.login AS person_login,
               (SELECT b.number FROM audit_block b WHERE b.through_id >= e.id ORDER BY b.through_id LIMIT 1) AS block,
               \(TrailContent.column) AS content
        FROM audit_entry e LEFT JOIN person p ON p.id = e.actor_id
        """

    private func entries(_ conditions: [SQL], after key: [String]?, _ call: Call) async throws -> Rows {
        var conditions = conditions
        if let key {
            let (time, id) = try Self.key(key)
            conditions.append(
                "(e.recorded_at, e.id) > ('epoch'::timestamptz + \(time) * interval '1 microsecond', \(id))"
            )
        }
        return try await store.read(
            as: call.signedIn,
            """
            \(Self.select) WHERE \(conditions.joined(separator: " AND "))
            ORDER BY e.recorded_at, e.id LIMIT \(Self.chunk)
            """
        )
    }

    private static func key(of row: Row) throws -> [String] {
        [String(try row.column("recorded_us", as: Int64.self)), String(try row.column("id", as: Int64.self))]
    }

    private static func key(_ parts: [String]) throws -> (Int64, Int64) {
        // No later than the year 9999.
        guard let time = Int64(parts[0]), (0...253_402_300_800_000_000).contains(time), let id = Int64(parts[1]) else {
            throw Problem.malformedCursor
        }
        return (time, id)
    }

    private static func conditions(_ call: Call) throws -> [SQL] {
        var conditions: [SQL] = ["true"]
        if let person = call.query["person"] {
            conditions.append(
                "e.actor_id = (SELECT w.id FROM person w WHERE w.login = \(person) OR w.id::text = \(person))"
            )
        }
        if let subject = call.query["subject"].flatMap(UUID.init) {
            conditions.append("(e.subject_id = \(subject) OR position(uuid_send(\(subject)) IN e.seen) > 0)")
        }
        if let operation = call.query["operation"] { conditions.append("e.operation = \(operation)") }
        if let kind = call.query["kind"] { conditions.append("e.kind = \(kind)") }
        if let outcome = call.query["outcome"] { conditions.append("e.outcome = \(outcome)") }
        func day(_ name: String) throws -> LocalDate? {
            try call.value(name) { text throws(ParseFailure) in try LocalDate(parsing: text) }
        }
        if let from = try day("from") { conditions.append("e.recorded_at >= \(from)::timestamp AT TIME ZONE 'UTC'") }
        if let through = try day("through") {
            conditions.append("e.recorded_at < (\(through)::date + 1)::timestamp AT TIME ZONE 'UTC'")
        }
        return conditions
    }

    // MARK: Files

    private static let columns = [
        "number", "recorded_at", "person", "login", "posts", "kind", "operation", "subject_id", "outcome", "address",
        "agent",
        "purpose", "query", "seen", "block", "digest", "action", "event", "details",
    ]

    private static func opening(_ type: AuditFileType, _ head: Wire.AuditHead?) throws -> String {
        guard type == .ndjson else {
            var table = CSVWriter()
            table.line(columns)
            return table.text
        }
        let proof = Wire.AuditProof(
            exportedAt: Date().wire,
            head: head,
            how: Words(
                id: "digest adalah SHA-256 isi yang disegel; blok dan rantainya diperiksa dengan `patuhd audit verify "
                    + "--heads BERKAS --public-key BERKAS`.",
                en: "digest is the SHA-256 of what is sealed; block and chain are checked with `patuhd audit verify "
                    + "--heads FILE --public-key FILE`."
            )
        )
        return String(decoding: try Wire.encoder().encode(proof), as: UTF8.self) + "\n"
    }

    private static func lines(_ rows: Rows, _ type: AuditFileType) throws -> String {
        let entries = try rows.map { row in
            var entry = try Wire.AuditEntry(row)
            entry.digest = SHA256.hash(data: Data(try row.column("content", as: String.self).utf8)).hexadecimal
            return entry
        }
        guard type == .csv else {
            return try entries.map { String(decoding: try Wire.encoder().encode($0), as: UTF8.self) + "\n" }.joined()
        }
        var table = CSVWriter(isContinued: true)
        for entry in entries {
            table.line([
                String(entry.number), entry.recordedAt, entry.person?.name, entry.person?.login,
                entry.posts?.joined(separator: " "), entry.kind, entry.operation, entry.subjectId, entry.outcome,
                entry.address, entry.agent, entry.purpose, entry.query, entry.seen?.joined(separator: " "),
                entry.block.map(String.init), entry.digest, entry.details?.action,
                entry.details?.event.map(String.init),
                try entry.details.map { String(decoding: try Wire.encoder().encode($0), as: UTF8.self) },
            ])
        }
        return table.text
    }
}

extension Wire.AuditEntry {
    fileprivate init(_ row: Row) throws {
        let seen = try row.column("seen", as: [UInt8].self)
        let details = try? Wire.decoder().decode(
            Wire.AuditDetails.self,
            from: Data(try row.column("details", as: String.self).utf8)
        )
        let identities = stride(from: 0, to: seen.count - seen.count % 16, by: 16).map { start in
            seen[start..<start + 16].withUnsafeBytes { $0.loadUnaligned(as: uuid_t.self) }
        }
        self.init(
            number: try row.column("id"),
            recordedAt: try row.time("recorded_at"),
            person: try row.person("person"),
            kind: try row.column("kind"),
            operation: try row.column("operation"),
            subjectId: try row.column("subject_id", as: UUID?.self)?.uuidString.lowercased(),
            outcome: try row.column("outcome"),
            posts: try row.column("post", as: String?.self)?.split(separator: " ").map(String.init),
            address: try row.column("address"),
            agent: try row.column("agent"),
            purpose: try row.column("purpose"),
            query: try row.column("query"),
            seen: identities.isEmpty ? nil : identities.map { UUID(uuid: $0).uuidString.lowercased() },
            block: try row.column("block"),
            details: details == Wire.AuditDetails() ? nil : details
        )
    }
}

import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Postgres

extension EvidenceRoutes {
    /// `GET /v1/cases/{id}/evidence`, in the order of receipt.
    @Sendable func list(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readEvidence)
        let id = try call.id(of: EnforcementCase.self)
        let page = try PageRequest(call)
        var after: SQL = "true"
        if let key = try page.cursor(2) {
            // No later than the year 9999.
            guard let time = Int64(key[0]), (0...253_402_300_800_000_000).contains(time) else {
                throw Problem.malformedCursor
            }
            after = """
                (e.received_at, e.id) > ('epoch'::timestamptz + \(time) * interval '1 microsecond', \(try page.id(key[1], of: Evidence.self)))
                """
        }
        let results = try await store.read(
            as: call.signedIn,
            [
                "SELECT FROM case_seen WHERE id = \(id)",
                """
                \(Wire.Evidence.select) WHERE e.case_id = \(id) AND \(after)
                ORDER BY e.received_at, e.id LIMIT \(page.limit + 1)
                """,
            ]
        )
        guard results[0].first != nil else { throw Problem.notFound(id: "kasus", en: "case") }
        return try .json(
            Wire.Page(
                items: try results[1].prefix(page.limit).map(Wire.Evidence.init(_:)),
                nextCursor: try page.next(results[1]) { row in
                    [String(try row.column("received_us", as: Int64.self)), try row.id("id")]
                }
            )
        )
    }

    /// `GET /v1/evidence/{id}`, with its chain of custody.
    @Sendable func show(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readEvidence)
        let id = try call.id(of: Evidence.self)
        let results = try await store.read(
            as: call.signedIn,
            [
                "\(Wire.Evidence.select) WHERE e.id = \(id)",
                """
                SELECT c.event, c.at, p.id AS person_id, p.name AS person_name, p.login AS person_login
                FROM (SELECT * FROM evidence_custody WHERE evidence_id = \(id) ORDER BY number DESC LIMIT 1000) c
                LEFT JOIN person p ON p.id = c.person_id ORDER BY c.number
                """,
                CitedEvidence.acts(citing: id, shownTo: call.actor),
            ]
        )
        guard let row = results[0].first else { throw Problem.noEvidence }
        var evidence = try Wire.Evidence(row)
        evidence.custody = try results[1].map(Wire.CustodyEntry.init(_:))
        evidence.citedBy = try results[2].map(Wire.CitingAct.init(_:))
        return try .json(evidence)
    }

    /// `GET /v1/evidence/{id}/content`
    ///
    /// The bytes are compared with what was received before the first of them is sent, and that somebody took them out
    /// is noted before, too.
    @Sendable func content(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readEvidence)
        let id = try call.id(of: Evidence.self)
        let archive = try openArchive()
        let row = try await store.read(
            as: call.signedIn,
            "SELECT sha256, size, media_type, file_name FROM evidence WHERE id = \(id)"
        ).first
        guard let row, let digest = FileDigest(try row.column("sha256", as: [UInt8].self)) else {
            throw Problem.noEvidence
        }
        let condition = try await archive.vault.condition(of: digest)
        let event: CustodyEvent =
            switch condition {
            case .intact: .opened
            case .altered: .foundAltered
            case .missing: .foundMissing
            }
        try await store.write(as: call.signedIn) { tx in
            _ = try await tx.pipeline([
                "INSERT INTO evidence_custody (evidence_id, event) VALUES (\(id), \(event.rawValue))", call.auditEntry,
            ])
        }
        guard condition == .intact else {
            throw Problem(condition == .missing ? VaultError.missing(digest) : VaultError.altered(digest))
        }
        var headers: HTTPFields = [
            .contentType: try row.column("media_type"),
            .contentDisposition: Self.attachment(try row.column("file_name")),
            .xContentTypeOptions: "nosniff",
            .contentSecurityPolicy: "sandbox; default-src 'none'",
        ]
        headers[.contentDigest] = "sha-256=:\(Data(digest.bytes).base64EncodedString()):"
        let size = try row.column("size", as: Int64.self)
        let body = ResponseBody(contentLength: Int(size)) { writer in
            let file = try await archive.vault.open(digest)
            do {
                var offset: Int64 = 0
                while offset < size {
                    let chunk = try await file.read(from: offset)
                    offset += Int64(chunk.readableBytes)
                    guard chunk.readableBytes > 0 else { throw VaultError.altered(digest) }
                    try await writer.write(chunk)
                }
                try await writer.finish(nil)
            } catch {
                try? await file.close()
                throw error
            }
            try await file.close()
        }
        return Reply(headers: headers, body: .stream(body))
    }

    /// A name for whoever saves it, in any script (RFC 6266, RFC 8187).
    private static func attachment(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map { scalar in
                scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "\"" && scalar != "\\"
                    ? Character(scalar) : "_"
            }
        )
        let unreserved = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        )
        let encoded = name.addingPercentEncoding(withAllowedCharacters: unreserved) ?? plain
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }
}

extension Wire.Evidence {
    /// What `init(_:)` reads; conditions and order follow.
    static let select: SQL = """
        SELECT e.id, e.case_id, e.kind, e.title, e.file_name, e.media_type, e.size, e.sha256, e.dated_on, e.letter_id,
               e.visit_id, e.received_at, (extract(epoch FROM e.received_at) * 1000000)::bigint AS received_us,
               p.id AS person_id, p.name AS person_name, p.login AS person_login
        FROM evidence e LEFT JOIN person p ON p.id = e.received_by
        """

    /// Reads a piece of evidence, without its chain of custody.
    init(_ row: Row) throws {
        let kind: EvidenceKind = try row.code("kind")
        self.init(
            id: try row.id("id"),
            caseId: try row.id("case_id"),
            kind: kind.rawValue,
            kindWords: kind.words,
            title: try row.column("title"),
            fileName: try row.column("file_name"),
            mediaType: try row.column("media_type"),
            size: try row.column("size"),
            digest: FileDigest(try row.column("sha256", as: [UInt8].self))?.description ?? "",
            datedOn: try row.dayOrNone("dated_on"),
            letterId: try row.idOrNone("letter_id"),
            visitId: try row.idOrNone("visit_id"),
            receivedAt: try row.time("received_at"),
            receivedBy: try row.person("person")
        )
    }
}

extension Wire.CustodyEntry {
    fileprivate init(_ row: Row) throws {
        let event: CustodyEvent = try row.code("event")
        self.init(
            event: event.rawValue,
            words: event.words,
            at: try row.time("at"),
            person: try row.person("person")
        )
    }
}

extension Problem {
    /// No such evidence, or none that this person may know of.
    static let noEvidence = Problem.notFound(id: "bukti", en: "evidence")
}

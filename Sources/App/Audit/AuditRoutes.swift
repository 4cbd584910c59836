import API
import Domain
import Foundation
import HTTPTypes
import Postgres
import Synchronization

/// The trail: who saw and did what, and the proof.
struct AuditRoutes: Sendable {
    let store: Store
    /// Connects as `patuh_jobs`, who sees what is sealed and not shown.
    let jobs: Pool
    let configuration: AuditConfiguration
    private let gate = VerificationGate()

    init(store: Store, jobs: Pool, configuration: AuditConfiguration) {
        self.store = store
        self.jobs = jobs
        self.configuration = configuration
    }

    func add(to routes: inout Routes) {
        routes.get("/v1/audit", list)
        routes.get("/v1/audit/export", export)
        routes.get("/v1/audit/verification", verify)
        routes.get("/v1/audit/heads", heads)
        routes.get("/v1/audit/destructions", destructions)
    }

    /// `GET /v1/audit/verification`
    @Sendable func verify(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readAudit)
        guard gate.enter() else { throw Problem.verificationRuns }
        defer { gate.leave() }
        let text = configuration.headsFile.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) } ?? ""
        let exported = text.split(whereSeparator: \.isNewline).compactMap { TrailHead(line: $0) }
        let report = try await VerifyTrail(pool: jobs, heads: exported, archive: configuration.archive).run()
        return try .json(Wire.AuditVerification(report))
    }

    /// `GET /v1/audit/heads`
    @Sendable func heads(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readAudit)
        let page = try PageRequest(call)
        let before = try page.cursor(1).map { key in
            guard let number = Int64(key[0]) else { throw Problem.malformedCursor }
            return number
        }
        let rows = try await store.read(
            as: call.signedIn,
            """
            SELECT h.number, h.block_number, h.signed_at, \(TrailHead.columns) FROM audit_head h
            WHERE h.number < \(before ?? .max) ORDER BY h.number DESC LIMIT \(page.limit + 1)
            """
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Wire.AuditHead.init(_:)),
                nextCursor: try page.next(rows) { [String(try $0.column("number", as: Int64.self))] }
            )
        )
    }

    /// `GET /v1/audit/destructions`
    @Sendable func destructions(_ call: Call) async throws -> Reply {
        _ = try call.permit(.readAudit)
        let page = try PageRequest(call)
        let before = try page.cursor(1).map { key in
            guard let number = Int64(key[0]) else { throw Problem.malformedCursor }
            return number
        }
        let rows = try await store.read(
            as: call.signedIn,
            "SELECT * FROM audit_archive WHERE from_block < \(before ?? .max) ORDER BY from_block DESC LIMIT \(page.limit + 1)"
        )
        return try .json(
            Wire.Page(
                items: try rows.prefix(page.limit).map(Wire.AuditDestruction.init(_:)),
                nextCursor: try page.next(rows) { [String(try $0.column("from_block", as: Int64.self))] }
            )
        )
    }
}

/// Lets one verification in at a time: each reads the whole trail.
private final class VerificationGate: Sendable {
    private let isTaken = Mutex(false)

    func enter() -> Bool {
        isTaken.withLock { isTaken in
            defer { isTaken = true }
            return !isTaken
        }
    }

    func leave() { isTaken.withLock { $0 = false } }
}

extension Wire.AuditVerification {
    fileprivate init(_ report: TrailReport) {
        self.init(
            isIntact: report.isIntact,
            blocks: report.blocks,
            entries: report.entries,
            archived: report.archived,
            unsealed: report.unsealed,
            heads: report.heads,
            foreignHeads: report.foreignHeads,
            faultCount: report.faultCount,
            faults: report.faults.map {
                Wire.AuditFault(
                    kind: $0.kind.rawValue,
                    words: $0.kind.words,
                    block: $0.block,
                    entry: $0.entry,
                    head: $0.head,
                    day: $0.day
                )
            }
        )
    }
}

extension Wire.AuditHead {
    /// Reads a row of `audit_head`.
    init(_ row: Row) throws {
        self.init(
            number: try row.column("number"),
            block: try row.column("block_number"),
            signedAt: try row.time("signed_at"),
            content: try row.column("content"),
            signature: Data(try row.column("signature", as: [UInt8].self)).base64EncodedString(),
            publicKey: Data(try row.column("public_key", as: [UInt8].self)).base64EncodedString()
        )
    }
}

extension Wire.AuditDestruction {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.column("id", as: UUID.self).uuidString.lowercased(),
            fromBlock: try row.column("from_block"),
            throughBlock: try row.column("through_block"),
            entries: try row.column("entries"),
            firstAt: try row.time("first_at"),
            lastAt: try row.time("last_at"),
            rule: try row.column("rule"),
            effectiveFrom: try row.day("effective_from"),
            months: try row.column("months"),
            legalBasis: try row.column("legal_basis"),
            certainty: try row.column("certainty"),
            fileName: try row.column("file_name"),
            digest: try row.column("sha256", as: [UInt8].self).hexadecimal,
            archivedAt: try row.time("archived_at")
        )
    }
}

extension Problem {
    /// Another verification is under way.
    static let verificationRuns = Problem(
        status: .serviceUnavailable,
        code: "verification_runs",
        title: Words(id: "Pemeriksaan sedang berjalan", en: "A verification is under way"),
        detail: Words(
            id: "Pemeriksaan jejak audit yang lain belum selesai. Ulangi sebentar lagi.",
            en: "Another verification of the trail has not ended yet. Repeat in a moment."
        ),
        retryAfter: 10
    )
}

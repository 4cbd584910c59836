import Crypto
import Domain
import Foundation
import Postgres
import Subprocess
import _NIOFileSystem

/// Takes what has outlived its retention out of the trail: whole blocks, into compressed and signed files, with a record
/// of destruction. The blocks themselves stay, and so the chain can be verified across the gap.
///
/// Nothing happens while `retention.audit_months` has no value: that is for the office and its archive schedule to say.
struct ArchiveTrail: Sendable {
    /// Connects as `patuh_jobs`.
    let pool: Pool
    let key: TrailKey
    /// The folder of archives.
    let folder: String

    /// How many blocks one file holds at most.
    private static let most = 256

    /// The rule by which something is destroyed.
    private struct Rule {
        let effectiveFrom: LocalDate
        let months: Int
        let basis: String
        let certainty: String
    }

    /// Archives one file's worth of blocks, if so many are due.
    ///
    /// - Returns: How many entries were taken out.
    @discardableResult
    func run() async throws -> Int64 {
        guard let rule = try await rule() else { return 0 }
        let rows = try await pool.query(
            """
            SELECT b.number, b.from_id, b.through_id, b.entries, b.first_at, b.last_at FROM audit_block b
            WHERE b.number > coalesce((SELECT max(a.through_block) FROM audit_archive a), 0)
              AND b.number <= (SELECT max(h.block_number) FROM audit_head h)
              AND NOT EXISTS (
                SELECT FROM audit_block y WHERE y.number <= b.number
                AND y.number > coalesce((SELECT max(a.through_block) FROM audit_archive a), 0)
                AND y.last_at >= now() - make_interval(months => \(rule.months)::integer))
            ORDER BY b.number LIMIT \(Self.most)
            """
        )
        guard let first = rows.first, let last = rows.last else { return 0 }
        let (from, through): (Int64, Int64) = (try first.column("number"), try last.column("number"))
        let entries = try rows.reduce(Int64(0)) { try $0 + $1.column("entries", as: Int64.self) }
        let file = ArchiveFile(folder: folder, name: "audit-\(from)-\(through).ndjson.gz")
        let fromID: Int64 = try first.column("from_id")
        let digest = try await file.write(pool, from: fromID, through: try last.column("through_id"), entries: entries)
        let signature = try key.signature(of: Data(digest))
        let id = UUID()
        let times = try rows.map { (try $0.column("first_at", as: Date.self), try $0.column("last_at", as: Date.self)) }
        return try await pool.transaction { tx in
            let results = try await tx.pipeline([
                """
                INSERT INTO audit_archive (id, from_block, through_block, entries, first_at, last_at, rule, effective_from,
                    months, legal_basis, certainty, file_name, sha256, signature, public_key)
                VALUES (\(id), \(from), \(through), \(entries), \(times.map(\.0).min()), \(times.map(\.1).max()),
                    \(ParameterKey.auditRetentionMonths.rawValue), \(rule.effectiveFrom), \(rule.months), \(rule.basis),
                    \(rule.certainty), \(file.name), \(digest), \(signature), \(key.publicKey))
                """,
                "SELECT destroy_archived(\(id))",
                "INSERT INTO audit_entry (operation, subject_id, details) VALUES ('destroy_archived', \(id), jsonb_build_object('entries', \(entries)))",
            ])
            return try results[1].single().column(0, as: Int64.self)
        }
    }

    private func rule() async throws -> Rule? {
        let row = try await pool.query(
            """
            SELECT effective_from, value::integer AS months, legal_basis, certainty FROM parameter
            WHERE key = \(ParameterKey.auditRetentionMonths.rawValue) AND effective_from <= today('Asia/Jakarta')
            ORDER BY effective_from DESC LIMIT 1
            """
        ).first
        guard let row, let months = try row.column("months", as: Int?.self), months > 0 else { return nil }
        return Rule(
            effectiveFrom: try row.column("effective_from"),
            months: months,
            basis: try row.column("legal_basis"),
            certainty: try row.column("certainty")
        )
    }
}

/// A compressed file of sealed entries: one line each, in the very bytes whose digest its block keeps.
struct ArchiveFile: Sendable {
    let folder: String
    let name: String

    /// Writes the entries of a range, and compresses them with gzip.
    ///
    /// - Returns: The SHA-256 of the file.
    /// - Throws: ``JobFailure`` `audit_archive_failed`; nothing is left then.
    func write(_ pool: Pool, from: Int64, through: Int64, entries: Int64) async throws -> [UInt8] {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
        let plain = url.deletingPathExtension()
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        guard FileManager.default.createFile(atPath: plain.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw JobFailure.archiveFailed
        }
        defer { try? FileManager.default.removeItem(at: plain) }
        let handle = try FileHandle(forWritingTo: plain)
        defer { try? handle.close() }
        let written = try await pool.stream(
            "SELECT \(TrailContent.column) FROM audit_entry e WHERE e.id BETWEEN \(from) AND \(through) ORDER BY e.id",
            as: String.self
        ) { lines in
            var written: Int64 = 0
            for try await line in lines {
                try handle.write(contentsOf: Data((line + "\n").utf8))
                written += 1
            }
            return written
        }
        try handle.synchronize()
        guard written == entries else { throw JobFailure.archiveFailed }
        let result = try await Subprocess.run(
            .path(FilePath("/usr/bin/gzip")),
            arguments: ["-n", "-f", plain.path],
            output: .discarded,
            error: .discarded
        )
        guard result.terminationStatus.isSuccess else { throw JobFailure.archiveFailed }
        return try Self.digest(of: url)
    }

    /// The SHA-256 of a file, read piece by piece.
    static func digest(of file: URL) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var hash = SHA256()
        while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
        return Array(hash.finalize())
    }
}

extension JobFailure {
    /// The archive could not be written whole; nothing was destroyed.
    static let archiveFailed = JobFailure(code: "audit_archive_failed")
}

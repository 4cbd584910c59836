import Domain
import Foundation
import Postgres

extension Operator {
    /// Holds the whole trail against what was sealed and signed.
    ///
    /// - Parameters:
    ///   - heads: Files of exported heads, one on each line.
    ///   - publicKeys: Files of public keys that may have signed; any may where there is none.
    ///   - archive: The folder of archives.
    /// - Returns: What was found, in lines, and whether all is well.
    /// - Throws: ``StartFailure`` for a file that can't be read.
    public func verifyAudit(
        heads: [String],
        publicKeys: [String],
        archive: String?
    ) async throws -> (text: String, isIntact: Bool) {
        let signed = try heads.flatMap { try Self.heads(in: $0) }
        let keys = try publicKeys.map { file in
            guard let key = TrailKey.publicKey(try Self.text(of: file)) else {
                throw Self.unreadable(file)
            }
            return key
        }
        let report = try await withTrail { pool in
            try await VerifyTrail(pool: pool, heads: signed, trustedKeys: keys, archive: archive).run()
        }
        return (Self.text(report), report.isIntact)
    }

    /// Seals what can be sealed, signs a head and brings it out.
    ///
    /// - Returns: The head as it is exported, or that nothing has come since the last one.
    public func signAudit(_ configuration: AuditConfiguration) async throws -> String {
        guard let file = configuration.key else { return "" }
        return try await withTrail { pool in
            try await SealTrail(pool: pool).run()
            let head = try await SignHeads(pool: pool, key: TrailKey(file: file)).run(isDaily: false)
            try await HeadOutlets(pool: pool, configuration: configuration).run()
            return head?.line
                ?? Words(id: "tidak ada yang baru sejak pernyataan terakhir", en: "nothing new since the last head")
                .onTerminal
        }
    }

    /// The public key that signs, as PEM.
    public static func auditPublicKey(_ configuration: AuditConfiguration) throws -> String {
        guard let file = configuration.key else { return "" }
        return TrailKey.pem(try TrailKey(file: file).publicKey)
    }

    private func withTrail<Result: Sendable>(_ body: @Sendable (Pool) async throws -> Result) async throws -> Result {
        try await OpenDatabase.with(location, logger: logger) { deployment in
            let pool = try deployment.jobsPool(logger: logger)
            do {
                let result = try await body(pool)
                await pool.close()
                return result
            } catch {
                await pool.close()
                throw error
            }
        }
    }

    private static func heads(in file: String) throws -> [TrailHead] {
        try text(of: file).split(whereSeparator: \.isNewline).map { line in
            guard let head = TrailHead(line: line) else { throw unreadable(file) }
            return head
        }
    }

    private static func text(of file: String) throws -> String {
        do { return try String(contentsOfFile: file, encoding: .utf8) } catch { throw unreadable(file) }
    }

    private static func unreadable(_ file: String) -> StartFailure {
        StartFailure(
            id: "\(file) tidak terbaca",
            en: "\(file) can't be read",
            remedy: Words(
                id: "berikan berkas seperti yang ditulis oleh patuhd (satu pernyataan per baris, atau kunci PEM)",
                en: "give a file as patuhd writes it (one head a line, or a PEM key)"
            )
        )
    }

    private static func text(_ report: TrailReport) -> String {
        let language = Language.ofTerminal
        var lines = report.faults.map { $0.text(in: language) }
        if report.faultCount > report.faults.count {
            lines.append(
                Words(
                    id: "… dan \(report.faultCount - report.faults.count) lagi",
                    en: "… and \(report.faultCount - report.faults.count) more"
                )[language]
            )
        }
        lines.append(
            Words(
                id:
                    "\(report.blocks) blok, \(report.entries) catatan utuh diperiksa terhadap \(report.heads) pernyataan "
                    + "bertanda tangan (\(report.foreignHeads) dari luar); \(report.archived) diarsipkan "
                    + "(\(report.archiveLines) dibaca kembali), "
                    + "\(report.unsealed) belum disegel; \(report.faultCount) kesalahan",
                en: "\(report.blocks) blocks and \(report.entries) entries held against \(report.heads) signed heads "
                    + "(\(report.foreignHeads) from outside); \(report.archived) archived (\(report.archiveLines) read "
                    + "again), \(report.unsealed) not sealed yet; \(report.faultCount) faults"
            )[language]
        )
        return lines.joined(separator: "\n")
    }
}

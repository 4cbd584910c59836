import Domain
import Foundation
import Postgres

/// Compares every file of evidence with what was received, and notes what is not so in its chain of custody.
struct VerifyEvidence {
    let pool: Pool
    let vault: any EvidenceVault

    /// What was found.
    struct Report: Sendable {
        var intact = 0
        /// Pieces whose bytes are others, or gone.
        var damaged: [(id: EvidenceID, condition: FileCondition)] = []
    }

    /// Looks at everything, in the order of identities; what is found is stored as it is found.
    func run() async throws -> Report {
        var report = Report()
        var last = EvidenceID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
        while true {
            let rows = try await pool.query(
                "SELECT id, sha256 FROM evidence WHERE id > \(last) ORDER BY id LIMIT 500"
            )
            guard !rows.isEmpty else { return report }
            for row in rows {
                last = try row.column("id")
                guard let digest = FileDigest(try row.column("sha256", as: [UInt8].self)) else { continue }
                let condition = try await vault.condition(of: digest)
                if condition == .intact { report.intact += 1 } else { report.damaged.append((last, condition)) }
                try await note(condition, of: last)
            }
        }
    }

    /// Damage is noted once, and its end too; that all is well needs no entry.
    private func note(_ condition: FileCondition, of id: EvidenceID) async throws {
        let event: CustodyEvent =
            switch condition {
            case .intact: .foundIntact
            case .altered: .foundAltered
            case .missing: .foundMissing
            }
        _ = try await pool.query(
            """
            INSERT INTO evidence_custody (evidence_id, event)
            SELECT \(id), \(event.rawValue) FROM (
                SELECT max(event) FILTER (WHERE number = latest) AS event FROM (
                    SELECT event, number, max(number) OVER () AS latest FROM evidence_custody
                    WHERE evidence_id = \(id) AND event LIKE 'found_%') found) before
            WHERE coalesce(before.event, 'found_intact') <> \(event.rawValue)
            """
        )
    }
}

extension Operator {
    /// Compares every file of evidence with the digest of its receipt.
    ///
    /// - Parameter place: The folder of evidence files, or the address of a store that speaks S3.
    /// - Returns: What was found, in lines, and whether all is well.
    public func verifyEvidence(in place: String) async throws -> (text: String, isIntact: Bool) {
        let report = try await OpenDatabase.with(location, logger: logger) { deployment in
            let pool = try deployment.jobsPool(logger: logger)
            do {
                let report = try await VerifyEvidence(pool: pool, vault: try Archive(place).vault).run()
                await pool.close()
                return report
            } catch {
                await pool.close()
                throw error
            }
        }
        let count = Words(
            id: "\(report.intact) berkas utuh, \(report.damaged.count) rusak atau hilang",
            en: "\(report.intact) files intact, \(report.damaged.count) damaged or missing"
        ).onTerminal
        let lines = report.damaged.map { "\($0.id)\t\($0.condition.rawValue)" }
        return ((lines + [count]).joined(separator: "\n"), report.damaged.isEmpty)
    }
}

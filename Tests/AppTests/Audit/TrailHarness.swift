import Foundation

@testable import App
@testable import Domain
@testable import Postgres

extension TestApp {
    /// Writes what waits to be recorded.
    func record() async { await service.trail.flush() }

    /// Seals all that there is. Transactions of other databases of the server count, too, and end in a moment.
    func sealAll() async throws {
        await record()
        try await eventually {
            try await SealTrail(pool: service.jobs).run()
            return try await value(
                """
                SELECT NOT EXISTS (SELECT FROM audit_entry e
                    WHERE e.id > coalesce((SELECT max(b.through_id) FROM audit_block b), 0))
                """
            )
        }
    }

    /// Seals all that there is, and signs it.
    @discardableResult
    func seal(_ key: TrailKey) async throws -> TrailHead? {
        try await sealAll()
        return try await SignHeads(pool: service.jobs, key: key).run(isDaily: false)
    }

    /// What a verification finds, as `kind block entry`.
    func faults(_ heads: [TrailHead] = [], keys: [[UInt8]] = [], archive: String? = nil) async throws -> [String] {
        let report = try await VerifyTrail(pool: service.jobs, heads: heads, trustedKeys: keys, archive: archive).run()
        return report.faults.map { fault in
            ([fault.kind.rawValue] + [fault.block, fault.entry].compactMap { $0.map(String.init) })
                .joined(separator: " ")
        }
    }

    /// Changes what nothing lets change: as the superuser, past triggers and constraints.
    func tamper(_ script: String) async throws {
        try await superuser.withConnection {
            try await $0.run(
                script: "SET session_replication_role = replica; \(script); RESET session_replication_role"
            )
        }
    }

    /// The numbers of the entries, in order.
    func entryNumbers() async throws -> [Int64] {
        try await superuser.all("SELECT id FROM audit_entry ORDER BY id", as: Int64.self)
    }
}

/// A key in a temporary folder, which goes when the body ends.
func withTrailKey<Result>(_ body: (TrailKey, String) async throws -> Result) async throws -> Result {
    let folder = "/tmp/audit-key-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(try TrailKey(file: folder + "/key"), folder)
}

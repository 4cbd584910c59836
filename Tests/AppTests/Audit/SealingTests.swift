import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Sealing the trail")
struct SealingTests {
    @Test("An entry that commits after later ones is sealed in its place, never passed over")
    func lateCommit() async throws {
        try await withApp { app in
            let sealer = SealTrail(pool: app.service.jobs)
            try await app.sealAll()
            // Two transactions take numbers; the earlier ends last.
            try await app.service.jobs.transaction { slow in
                let number: Int64 = try await slow.one(
                    "INSERT INTO audit_entry (operation) VALUES ('slow') RETURNING id",
                    as: Int64.self
                )
                for _ in 0..<3 {
                    try await app.superuser.execute("INSERT INTO audit_entry (operation) VALUES ('quick')")
                    try await sealer.run()
                }
                let sealed: Int64 = try await app.value("SELECT max(through_id) FROM audit_block")
                #expect(sealed < number)
            }
            try await app.sealAll()
            #expect(try await app.faults() == [])
            let unsealed: Int = try await app.value(
                """
                SELECT count(*) FROM audit_entry e WHERE NOT EXISTS (
                    SELECT FROM audit_block b WHERE e.id BETWEEN b.from_id AND b.through_id)
                """
            )
            #expect(unsealed == 0)
        }
    }

    @Test("Whatever writers do at the same time, every entry is sealed once")
    func concurrent() async throws {
        try await withApp { app in
            let url = try TestServer.shared.get().url(app.database)
            var configuration = TestDatabases.single(url)
            configuration.size = 8
            let writers = try Pool(configuration: configuration, logger: TestDatabases.logger)
            let sealer = SealTrail(pool: app.service.jobs)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<8 {
                    group.addTask {
                        for round in 0..<40 {
                            try? await writers.transaction { tx in
                                try await tx.execute(
                                    "INSERT INTO audit_entry (operation) SELECT 'w' FROM generate_series(1, 3)"
                                )
                                if (writer + round) % 5 == 0 { throw CancellationError() }
                                if (writer + round) % 3 == 0 { _ = try await tx.query("SELECT pg_sleep(0.01)") }
                            }
                        }
                    }
                }
                for _ in 0..<20 { try await sealer.run() }
                try await group.waitForAll()
            }
            await writers.close()
            // Other databases of the server may hold transactions open for a moment.
            try await eventually {
                try await sealer.run()
                return try await VerifyTrail(pool: app.service.jobs).run().unsealed == 0
            }
            let report = try await VerifyTrail(pool: app.service.jobs).run()
            #expect(report.isIntact)
            #expect(report.blocks > 1)
        }
    }

    @Test("A database that was restored with lower transaction numbers is sealed on")
    func restored() async throws {
        try await withApp { app in
            let sealer = SealTrail(pool: app.service.jobs)
            try await sealer.run()
            try await app.superuser.execute("INSERT INTO audit_entry (operation) VALUES ('x')")
            try await app.tamper("UPDATE patuh.audit_mark SET xact = '900000000000'")
            try await eventually { try await sealer.run() > 0 }
            #expect(try await app.faults() == [])
        }
    }

    @Test("A head is signed once a day, leaves by file, webhook and mail once, and what fails is tried again")
    func outlets() async throws {
        try await withApp { app in
            try await withTrailKey { key, folder in
                var configuration = AuditConfiguration()
                configuration.key = folder + "/key"
                configuration.headsFile = folder + "/heads/heads.ndjson"
                configuration.mail = "pengawas@contoh.invalid"
                configuration.sendmail = folder + "/sendmail"
                configuration.webhook = "http://127.0.0.1:1/heads"
                let script = "#!/bin/sh\ncat >> \(folder)/mailbox\n"
                _ = FileManager.default.createFile(
                    atPath: configuration.sendmail,
                    contents: Data(script.utf8),
                    attributes: [.posixPermissions: 0o700]
                )
                try await app.sealAll()
                let keep = KeepTrail(pool: app.service.jobs, configuration: configuration)
                let failure = await #expect(throws: JobFailure.self) { try await keep.run() }
                #expect(failure?.code == "audit_webhook_unreachable")
                configuration.webhook = nil
                try await app.superuser.execute("INSERT INTO audit_entry (operation) VALUES ('x')")
                try await KeepTrail(pool: app.service.jobs, configuration: configuration).run()
                let heads = try String(contentsOfFile: folder + "/heads/heads.ndjson", encoding: .utf8)
                    .split(separator: "\n").compactMap { TrailHead(line: $0) }
                #expect(heads.map(\.content.number) == [1])
                #expect(heads.allSatisfy { $0.isSigned && $0.publicKey == key.publicKey })
                let mailbox = try String(contentsOfFile: folder + "/mailbox", encoding: .utf8)
                #expect(mailbox.contains("To: pengawas@contoh.invalid") && mailbox.contains(heads.first?.line ?? "?"))
                #expect(mailbox.components(separatedBy: "To: ").count == 2)
                let exported: [String] = try await app.superuser.all(
                    "SELECT channel FROM audit_head_export ORDER BY channel",
                    as: String.self
                )
                #expect(exported == ["file", "mail"])
            }
        }
    }

    @Test("The key is made once, is nobody else's to read, and is found again")
    func key() async throws {
        try await withTrailKey { key, folder in
            #expect(try TrailKey(file: folder + "/key").publicKey == key.publicKey)
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/key")[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let pem = try String(contentsOfFile: folder + "/key.pub", encoding: .utf8)
            #expect(TrailKey.publicKey(pem) == key.publicKey)
            #expect(TrailKey.publicKey("nonsense") == nil)
            try "nonsense".write(toFile: folder + "/key", atomically: false, encoding: .utf8)
            #expect(throws: JobFailure.keyUnreadable) { try TrailKey(file: folder + "/key") }
        }
    }

    @Test("The auditor verifies over HTTP, and reads what was signed")
    func overHTTP() async throws {
        try await withApp { app in
            try await withTrailKey { key, _ in
                let head = try #require(try await app.seal(key))
                let intact = try await app.done(.get, "/v1/audit/verification", as: .auditor)
                #expect(intact.is_intact.isTrue && intact.heads.int == 1 && intact.blocks.int >= 1)
                let heads = try await app.done(.get, "/v1/audit/heads", as: .auditor)
                #expect(heads.items.list.map(\.content.text) == [head.text])
                let id = try #require(try await app.entryNumbers().first)
                try await app.tamper("UPDATE patuh.audit_entry SET operation = 'x' WHERE id = \(id)")
                let broken = try await app.done(.get, "/v1/audit/verification", as: .auditor)
                #expect(!broken.is_intact.isTrue && broken.fault_count.int == 1)
                #expect(broken.faults[0].kind == "entry_altered" && broken.faults[0].entry.int == Int(id))
                #expect(broken.faults[0].day.text.hasPrefix("20"))
            }
        }
    }

    @Test(
        "Without a retention nothing is destroyed; with one whole blocks go into a file, with a record, and the chain holds"
    )
    func archive() async throws {
        try await withApp { app in
            try await withTrailKey { key, folder in
                try await app.tamper("UPDATE patuh.audit_entry SET recorded_at = recorded_at - interval '30 months'")
                let head = try #require(try await app.seal(key))
                let old = try await app.entryNumbers()
                let archive = ArchiveTrail(pool: app.service.jobs, key: key, folder: folder)
                #expect(try await archive.run() == 0)
                try await app.superuser.execute(
                    """
                    INSERT INTO parameter (key, effective_from, value, unit, legal_basis, certainty)
                    VALUES ('retention.audit_months', '2026-01-01', 24, 'months', 'JRA rekaan', 'practice')
                    """
                )
                try await app.superuser.execute("INSERT INTO audit_entry (operation) VALUES ('young')")
                try await app.seal(key)
                #expect(try await archive.run() == Int64(old.count))
                #expect(try await archive.run() == 0)
                let left: [String] = try await app.superuser.all(
                    "SELECT operation FROM audit_entry ORDER BY id",
                    as: String.self
                )
                #expect(left == ["young", "destroy_archived"])
                let record = try await app.done(.get, "/v1/audit/destructions", as: .auditor).items[0]
                #expect(
                    record.entries.int == old.count && record.legal_basis == "JRA rekaan" && record.months.int == 24
                )
                let file = folder + "/" + record.file_name.text
                #expect(try ArchiveFile.digest(of: URL(fileURLWithPath: file)).hexadecimal == record.digest.text)
                #expect(try await app.faults([head], archive: folder) == [])
                // A file written anew, together with the digest in its record: the seals still know each line.
                let original = try Data(contentsOf: URL(fileURLWithPath: file))
                try gzip("[1,2,3]\n", to: file)
                let forged = try ArchiveFile.digest(of: URL(fileURLWithPath: file)).hexadecimal
                try await app.tamper("UPDATE patuh.audit_archive SET sha256 = decode('\(forged)', 'hex')")
                #expect(try await app.faults([head], archive: folder) == ["archive_altered 1 \(old[0])"])
                try original.write(to: URL(fileURLWithPath: file))
                try await app.tamper("UPDATE patuh.audit_archive SET sha256 = decode('\(record.digest.text)', 'hex')")
                let report = try await VerifyTrail(pool: app.service.jobs, archive: folder).run()
                #expect(report.isIntact && report.archiveLines == Int64(old.count))
                try Data("x".utf8).write(to: URL(fileURLWithPath: file))
                #expect(try await app.faults([head], archive: folder) == ["archive_altered 1"])
                try FileManager.default.removeItem(atPath: file)
                #expect(try await app.faults([head], archive: folder) == ["archive_missing 1"])
            }
        }
    }
}

/// Writes a text compressed.
private func gzip(_ text: String, to file: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    process.arguments = ["-n", "-c"]
    let input = Pipe()
    process.standardInput = input
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
}

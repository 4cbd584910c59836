import Foundation
import HTTPTypes
import NIOCore
import Postgres
import Testing
import _NIOFileSystem

@testable import App
@testable import Domain

struct VaultTests {
    @Test("A file that was changed or taken away is found by its digest, and never given out")
    func tampered() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let made = try await story.send(Files.jpeg).json
            let path = app.path(of: made.digest.text)
            try Data("bukan lagi".utf8).write(to: URL(filePath: path))
            let altered = try await app.get("/v1/evidence/\(made.id.text)/content", as: .coordinator)
            #expect(altered.status == 409)
            #expect(altered.code == "evidence_altered")
            // What lies there is never written over, not even by the right bytes.
            let again = try await Story.begin(app, .bengkel).send(Files.jpeg)
            #expect(again.code == "evidence_altered")
            #expect(try Data(contentsOf: URL(filePath: path)) == Data("bukan lagi".utf8))

            let verify = VerifyEvidence(pool: app.service.jobs, vault: try #require(app.service.archive).vault)
            #expect(try await verify.run().damaged.map(\.condition) == [.altered])
            try FileManager.default.removeItem(atPath: path)
            #expect(try await verify.run().damaged.map(\.condition) == [.missing])
            #expect(try await verify.run().damaged.count == 1)
            try Files.jpeg.write(to: URL(filePath: path))
            #expect(try await verify.run().damaged.isEmpty)
            let custody = try await app.done(.get, "/v1/evidence/\(made.id.text)", as: .coordinator).custody.list
            // Noted when it was asked for; later looks add only what is new.
            #expect(custody.map(\.event.text) == ["received", "found_altered", "found_missing", "found_intact"])
        }
    }

    @Test("A body that breaks off leaves nothing")
    func brokenOff() async throws {
        try await withApp { app in
            let archive = try #require(app.service.archive)
            let body = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
                continuation.yield(ByteBuffer(bytes: Files.jpeg))
                continuation.finish(throwing: TestFailure("gone"))
            }
            let refusal = await #expect(throws: Problem.self) {
                try await archive.staging.receive(body, most: 1 << 20, tooLarge: Problem.fileTooLarge) { _ in }
            }
            // Nobody is woken up by a sender whose connection is gone.
            #expect(refusal?.status == .badRequest && refusal?.code == "upload_broken")
            #expect(app.filesKept.isEmpty)
        }
    }

    @Test(
        "A sweep waits for who is just bringing the same bytes, and leaves them; a damage is counted until it is mended"
    )
    func sweepRacesUpload() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let archive = try #require(app.service.archive)
            // Of the vault alone: what arrives just now is a day too young for any sweep.
            let elsewhere = FileStaging(folder: archive.staging.folder.appending("none"))
            let swept = Archive(staging: elsewhere, vault: archive.vault)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for round in 0..<20 {
                    group.addTask {
                        _ = try await story.send(
                            Files.jpeg(bytes: 400 + round % 4),
                            "kind=document&file_name=a\(round).jpg"
                        )
                    }
                    group.addTask {
                        _ = try await app.service.jobs.transaction { tx in
                            try await SweepEvidence(archive: swept, grace: .zero).sweep(tx)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let verify = VerifyEvidence(pool: app.service.jobs, vault: archive.vault)
            let report = try await verify.run()
            #expect(report.damaged.isEmpty && report.intact == 4)
            let sha: String = try await app.value("SELECT encode(sha256, 'hex') FROM evidence ORDER BY sha256 LIMIT 1")
            try FileManager.default.removeItem(atPath: app.path(of: sha))
            _ = try await verify.run()
            let place = DatabaseLocation.url(try TestServer.shared.get().url(app.database), jobs: nil)
            let doctor = await Operator(location: place, logger: TestDatabases.logger)
                .examine(evidence: app.service.configuration.evidence)
            #expect(doctor.findings.contains { $0.subject == .evidence && $0.weight == .bad })
            #expect(doctor.findings.contains { $0.subject == .evidence && $0.weight == .good })
            let families = try await EvidenceMetrics(pool: app.service.jobs).families()
            #expect(families.first?.samples.map(\.value) == [0, 1])
        }
    }

    @Test("Beyond the limit nothing is kept, whether it was declared or not")
    func tooLarge() async throws {
        try await withApp { app in
            let archive = try #require(app.service.archive)
            let body = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
                for _ in 0..<4 { continuation.yield(ByteBuffer(bytes: Files.jpeg)) }
                continuation.finish()
            }
            await #expect(throws: Problem.self) {
                try await archive.staging.receive(body, most: 50, tooLarge: Problem.fileTooLarge) { _ in }
            }
            #expect(app.filesKept.isEmpty)
        }
    }

    @Test("Files that no record cites are swept after a day, and no other")
    func sweep() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let made = try await story.send(Files.jpeg).json
            let archive = try #require(app.service.archive)
            let body = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
                continuation.yield(ByteBuffer(bytes: Files.pdf))
                continuation.finish()
            }
            let orphan = try await archive.staging.receive(body, most: 1 << 20, tooLarge: Problem.fileTooLarge) {
                file in
                try await archive.vault.keep(file)
                return file.digest
            }
            #expect(app.filesKept.count == 2)
            let young = try await app.service.jobs.transaction { tx in
                try await SweepEvidence(archive: archive).sweep(tx)
            }
            #expect(young == 0)
            let old = try await app.service.jobs.transaction { tx in
                try await SweepEvidence(archive: archive, grace: .zero).sweep(tx)
            }
            #expect(old == 1)
            #expect(try await archive.vault.condition(of: orphan) == .missing)
            #expect(app.filesKept.map { $0.suffix(64) } == [made.digest.text.suffix(64)])
        }
    }

    @Test("Records and custody are never changed or taken away, and nobody writes another's hand, by SQL either")
    func appendOnly() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let id = try await story.add()
            for statement: SQL in [
                "UPDATE patuh.evidence SET title = 'lain'", "DELETE FROM patuh.evidence",
                "UPDATE patuh.evidence_custody SET event = 'found_intact'", "DELETE FROM patuh.evidence_custody",
            ] {
                await #expect(throws: PostgresError.self) { try await app.superuser.execute(statement) }
            }
            let evidence = try EvidenceID(id)
            try await app.withServiceRole { role in
                let received: SQL =
                    "INSERT INTO patuh.evidence_custody (evidence_id, event) VALUES (\(evidence), 'received')"
                let opened: SQL =
                    "INSERT INTO patuh.evidence_custody (evidence_id, event) VALUES (\(evidence), 'opened')"
                #expect(await role.attempt(.inspector, received) == .refused("42501"))
                #expect(await role.attempt(.inspector, opened) == .rows(1))
                #expect(await role.attempt(.inspectorElsewhere, opened) == .refused("42501"))
            }
        }
    }
}

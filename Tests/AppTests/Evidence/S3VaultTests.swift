import Foundation
import FoundationNetworking
import HTTPTypes
import NIOCore
import Postgres
import Testing
import _NIOFileSystem

@testable import App
@testable import Domain

/// A store to try, as `deploy/checks/s3` starts one; its address stands in `PATUH_TEST_S3`.
private let store = ProcessInfo.processInfo.environment["PATUH_TEST_S3"]

@Suite("A vault in a store that speaks S3", .enabled(if: store != nil))
struct S3VaultTests {
    private func vault() throws -> S3Vault {
        let address = try #require(store).replacing("/evidence", with: "/\(UUID().uuidString.lowercased())")
        let environment = ProcessInfo.processInfo.environment
        return S3Vault(
            client: S3Client(location: try S3Location(address), credentials: try .init(environment: environment))
        )
    }

    /// Stages a file and lets `body` have it.
    private func staged<Result: Sendable>(
        _ data: Data,
        _ body: (StagedFile) async throws -> Result
    ) async throws -> Result {
        let folder = FilePath(FileManager.default.temporaryDirectory.path).appending("s3-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: folder.string) }
        let bytes = AsyncThrowingStream<ByteBuffer, any Error> { continuation in
            continuation.yield(ByteBuffer(bytes: data))
            continuation.finish()
        }
        return try await FileStaging(folder: folder).receive(
            bytes,
            most: 64 << 20,
            tooLarge: Problem.fileTooLarge,
            body
        )
    }

    @Test("A file is kept under its digest, read back piece by piece, listed by its age and taken away")
    func roundTrip() async throws {
        let vault = try vault()
        try await vault.reach()
        let data = Files.jpeg(bytes: 3 << 20)
        let digest = try await staged(data) { file in
            #expect(try await vault.condition(of: file.digest) == .missing)
            try await vault.keep(file)
            // Once more: the same bytes are left as they are.
            try await vault.keep(file)
            return file.digest
        }
        #expect(try await vault.condition(of: digest) == .intact)
        let file = try await vault.open(digest)
        var read = Data()
        while true {
            let piece = try await file.read(from: Int64(read.count))
            guard piece.readableBytes > 0 else { break }
            read.append(contentsOf: piece.readableBytesView)
        }
        try await file.close()
        #expect(read == data)
        #expect(try await vault.digests(olderThan: .seconds(3600)).isEmpty)
        #expect(try await vault.digests(olderThan: .zero) == [digest])
        try await vault.remove(digest)
        #expect(try await vault.condition(of: digest) == .missing)
        #expect(try await vault.digests(olderThan: .zero).isEmpty)
    }

    @Test("What lies there is never written over, and other bytes under a digest are found")
    func neverOver() async throws {
        let vault = try vault()
        let digest = try await staged(Files.jpeg) { file in
            try await vault.keep(file)
            return file.digest
        }
        let location = vault.client.location
        let key = "objects/\(digest.description.prefix(2))/\(digest)"
        let address = try #require(URL(string: location.base + location.path(key)))
        let signature = AWSSignature(credentials: vault.client.credentials, region: location.region)
        // As anybody writes who has the store's keys.
        func put(_ more: [(name: String, value: String)]) async throws -> Int {
            var request = URLRequest(url: address)
            request.httpMethod = "PUT"
            let asked = AWSSignature.Request(
                method: "PUT",
                path: location.path(key),
                headers: [(name: "host", value: location.host)] + more,
                bodyDigest: "UNSIGNED-PAYLOAD"
            )
            for header in signature.headers(of: asked, at: Date()) where header.name != "host" {
                request.setValue(header.value, forHTTPHeaderField: header.name)
            }
            let (_, response) = try await URLSession.shared.upload(for: request, from: Data("lain".utf8))
            return (response as? HTTPURLResponse)?.statusCode ?? 0
        }
        #expect(try await put([(name: "if-none-match", value: "*")]) == 412)
        #expect(try await vault.condition(of: digest) == .intact)
        // Without the condition the store writes over it: that is found.
        #expect(try await put([]) == 200)
        #expect(try await vault.condition(of: digest) == .altered)
        let error = try await staged(Files.jpeg) { file in
            await #expect(throws: VaultError.self) { try await vault.keep(file) }
        }
        #expect(error != nil)
    }

    @Test("The service takes and gives evidence from there; wrong keys are told, and nothing is stored")
    func served() async throws {
        let address = try #require(store).replacing("/evidence", with: "/\(UUID().uuidString.lowercased())")
        try await withApp(evidence: address) { app in
            let story = try await Story.begin(app)
            let file = Files.jpeg(bytes: 2_500_000)
            let made = try await story.send(file)
            #expect(made.status == 201, "\(made.text)")
            let content = try await app.get("/v1/evidence/\(made.json.id.text)/content", as: .coordinator)
            #expect(content.data == file)
            let archive = try #require(app.service.archive)
            let verify = VerifyEvidence(pool: app.service.jobs, vault: archive.vault)
            #expect(try await verify.run().intact == 1)
            let orphan = try await staged(Files.pdf) { file in
                try await archive.vault.keep(file)
                return file.digest
            }
            let swept = try await app.service.jobs.transaction { tx in
                try await SweepEvidence(archive: archive, grace: .zero).sweep(tx)
            }
            #expect(swept == 1)
            #expect(try await archive.vault.condition(of: orphan) == .missing)
            #expect(try await verify.run().damaged.isEmpty)
        }
        try await withApp(evidence: address.replacing("s3://patuh", with: "s3://no-such-bucket")) { app in
            let story = try await Story.begin(app)
            let refused = try await story.send(Files.jpeg)
            #expect(refused.status == 503 && refused.code == "storage_unavailable", "\(refused.text)")
            #expect(try await app.value("SELECT count(*) FROM evidence", as: Int.self) == 0)
        }
    }
}

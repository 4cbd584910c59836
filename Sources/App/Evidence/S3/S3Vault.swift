import AsyncHTTPClient
import Crypto
import Domain
import Foundation
import NIOCore
import NIOHTTP1
import _NIOFileSystem

/// A vault in a store that speaks S3: `PREFIXobjects/ab/abcdef…`. Nothing is written over: a key is put on the condition
/// that there is none (`If-None-Match: *`), and the store is told the SHA-256 that the bytes must have.
struct S3Vault: EvidenceVault {
    let client: S3Client

    /// How long a whole file may take.
    private static let patience = TimeAmount.minutes(10)

    func keep(_ file: StagedFile) async throws {
        switch try await condition(of: file.digest) {
        case .intact: return
        case .altered: throw VaultError.altered(file.digest)
        case .missing: break
        }
        let checksum = Data(file.digest.bytes).base64EncodedString()
        let response: HTTPClientResponse
        do {
            response = try await FileSystem.shared.withFileHandle(forReadingAt: file.path) { handle in
                try await client.send(
                    "PUT",
                    Self.key(file.digest),
                    headers: [("if-none-match", "*"), ("x-amz-checksum-sha256", checksum)],
                    body: (
                        file.digest.description,
                        {
                            .stream(
                                handle.readChunks(in: 0..<file.size, chunkLength: .kibibytes(256)),
                                length: .known(file.size)
                            )
                        }
                    ),
                    accepted: [200, 201, 204, 409, 412],
                    limit: Self.patience
                )
            }
        } catch let error as FileSystemError {
            throw VaultError(error)
        }
        guard response.status.code >= 400 else { return }
        // Somebody else was quicker, or the answer to the first attempt was lost.
        switch try await condition(of: file.digest) {
        case .intact: return
        case .altered: throw VaultError.altered(file.digest)
        case .missing: throw VaultError.unavailable(S3Client.Failure(status: Int(response.status.code), code: ""))
        }
    }

    func condition(of digest: FileDigest) async throws -> FileCondition {
        let response = try await client.send("GET", Self.key(digest), accepted: [200, 404], limit: Self.patience)
        guard response.status.code == 200 else { return .missing }
        var hash = SHA256()
        do {
            for try await chunk in response.body {
                chunk.withUnsafeReadableBytes { hash.update(bufferPointer: $0) }
            }
        } catch {
            try Task.checkCancellation()
            // What broke off on the way is no proof that the file has changed.
            throw VaultError.unavailable(error)
        }
        return FileDigest(hash.finalize()) == digest ? .intact : .altered
    }

    func open(_ digest: FileDigest) async throws -> any VaultFile { File(client: client, digest: digest) }

    /// Read piece by piece, each with a request of its own: a reader who pauses holds no connection.
    private struct File: VaultFile {
        let client: S3Client
        let digest: FileDigest
        private static let piece: Int64 = 1 << 20

        init(client: S3Client, digest: FileDigest) {
            self.client = client
            self.digest = digest
        }

        func read(from offset: Int64) async throws -> ByteBuffer {
            let response = try await client.send(
                "GET",
                S3Vault.key(digest),
                headers: [("range", "bytes=\(offset)-\(offset + Self.piece - 1)")],
                accepted: [200, 206, 404, 416]
            )
            switch response.status.code {
            case 206:
                do {
                    return try await response.body.collect(upTo: Int(Self.piece))
                } catch {
                    throw VaultError.unavailable(error)
                }
            case 416: return ByteBuffer()
            case 404: throw VaultError.missing(digest)
            // A store that knows no ranges would give the beginning again and again.
            default: throw VaultError.unavailable(S3Client.Failure(status: 200, code: "RangeIgnored"))
            }
        }

        func close() async throws {}
    }

    func digests(olderThan age: Duration) async throws -> [FileDigest] {
        let limit = Date().addingTimeInterval(-Double(age.components.seconds))
        var digests: [FileDigest] = []
        var next: String?
        repeat {
            let page = try await list(from: next)
            digests += page.objects.filter { $0.changed <= limit }.map(\.digest)
            next = page.next
        } while next != nil
        return digests
    }

    func remove(_ digest: FileDigest) async throws {
        _ = try await client.send("DELETE", Self.key(digest), accepted: [200, 204, 404])
    }

    func reach() async throws { _ = try await list(from: nil, most: 1) }

    private func list(from token: String?, most: Int = 1000) async throws -> S3Listing {
        var query = [
            (name: "list-type", value: "2"), (name: "max-keys", value: "\(most)"),
            (name: "prefix", value: client.location.prefix + "objects/"),
        ]
        if let token { query.append((name: "continuation-token", value: token)) }
        let response = try await client.send("GET", query: query, accepted: [200])
        do {
            return try S3Listing(String(buffer: try await response.body.collect(upTo: 4 << 20)))
        } catch {
            throw VaultError.unavailable(error)
        }
    }

    private static func key(_ digest: FileDigest) -> String {
        let name = digest.description
        return "objects/\(name.prefix(2))/\(name)"
    }
}

/// One page of a bucket's list (ListObjectsV2), as far as it lists files that are named by their digest.
struct S3Listing: Sendable {
    let objects: [(digest: FileDigest, changed: Date)]
    /// Where the next page begins; `nil` on the last.
    let next: String?

    /// Reads the answer. Keys that matter are hexadecimal digits, so nothing in them is ever escaped.
    init(_ xml: String) throws {
        objects = xml.matches(of: /<Contents>(.*?)<\/Contents>/.dotMatchesNewlines()).compactMap { match in
            guard let key = match.1.firstMatch(of: /<Key>[^<]*\/([0-9a-f]{64})<\/Key>/)?.1,
                let digest = FileDigest(hex: key),
                let time = match.1.firstMatch(of: /<LastModified>([^<]*)<\/LastModified>/)?.1,
                let changed = Self.time(String(time))
            else { return nil }
            return (digest, changed)
        }
        let token = xml.firstMatch(of: /<NextContinuationToken>([^<]*)<\/NextContinuationToken>/)?.1
        next = token.map { $0.replacing("&amp;", with: "&").replacing("&#43;", with: "+") }.map { String($0) }
        guard xml.contains("<ListBucketResult") else { throw S3Client.Failure(status: 200, code: "NoList") }
    }

    private static func time(_ text: String) -> Date? {
        (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
            ?? (try? Date(text, strategy: .iso8601))
    }
}

import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOHTTP1

/// Asks a store that speaks S3. What fails in passing is asked again, a bounded number of times; every request may be
/// repeated, for what is put is named by its own digest.
struct S3Client: Sendable {
    let location: S3Location
    let credentials: AWSSignature.Credentials
    /// How often something is asked at most, and how long is waited before the second time.
    var attempts = 3
    var pause = Duration.milliseconds(200)

    /// What the store answered where it did not do what was asked: its status and code, nothing else.
    struct Failure: Error, CustomStringConvertible {
        let status: Int
        let code: String

        var description: String { "S3: \(status) \(code)" }
    }

    /// Shared by all and never shut down, as the event loops are. It follows nobody elsewhere: the signature is for one host.
    private static let http = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: .init(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5), read: .seconds(60))
        )
    )

    /// A request's body, made anew for each attempt.
    typealias Body = @Sendable () -> HTTPClientRequest.Body

    /// Asks for a key, or the bucket.
    ///
    /// - Parameters:
    ///   - accepted: The statuses that are answers; any other is a failure.
    ///   - limit: How long the answer may take, its body included.
    /// - Throws: ``VaultError``.
    func send(
        _ method: String,
        _ key: String? = nil,
        query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [],
        body: (digest: String, make: Body)? = nil,
        accepted: Set<Int>,
        limit: TimeAmount = .seconds(60)
    ) async throws -> HTTPClientResponse {
        let signature = AWSSignature(credentials: credentials, region: location.region)
        let asked = AWSSignature.Request(
            method: method,
            path: location.path(key),
            query: query,
            headers: [("host", location.host)] + headers,
            bodyDigest: body?.digest ?? AWSSignature.emptyDigest
        )
        var last: any Error = Failure(status: 0, code: "unasked")
        for attempt in 0..<attempts {
            if attempt > 0 { try await Task.sleep(for: pause * (1 << (2 * (attempt - 1)))) }
            do {
                let text = AWSSignature.text(of: query)
                var request = HTTPClientRequest(url: location.base + asked.path + (text.isEmpty ? "" : "?" + text))
                request.method = HTTPMethod(rawValue: method)
                for (name, value) in signature.headers(of: asked, at: Date()) where name != "host" {
                    request.headers.replaceOrAdd(name: name, value: value)
                }
                request.body = body?.make()
                let response = try await Self.http.execute(request, timeout: limit)
                let status = Int(response.status.code)
                if accepted.contains(status) { return response }
                let failure = Failure(status: status, code: await Self.code(of: response))
                guard status == 429 || status >= 500, status != 507 else {
                    throw status == 507 ? VaultError.full : VaultError.unavailable(failure)
                }
                last = failure
            } catch let error as VaultError {
                throw error
            } catch {
                try Task.checkCancellation()
                last = error
            }
        }
        if (last as? Failure)?.code == "XMinioStorageFull" { throw VaultError.full }
        throw VaultError.unavailable(last)
    }

    /// The code of an error document.
    private static func code(of response: HTTPClientResponse) async -> String {
        guard let body = try? await response.body.collect(upTo: 64 << 10) else { return "" }
        return String(buffer: body).firstMatch(of: /<Code>([A-Za-z0-9]{1,60})<\/Code>/).map { String($0.1) } ?? ""
    }
}

import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Sends requests to the service's endpoints without a network between: the same operations, held against the same
/// contract, in the name of a person who is signed in.
struct InProcessClient: Sendable {
    let service: PatuhService
    private let routes: Routes

    init(service: PatuhService) {
        self.service = service
        routes = service.routes
    }

    /// Sends a body and reads the answer.
    ///
    /// - Throws: The problem that a client would be told.
    @discardableResult
    func send<Answer: Codable>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: some Encodable,
        as signedIn: SignedIn,
        answer: Answer.Type = Answer.self
    ) async throws -> Answer {
        let (endpoint, parameters) = try find(method, path)
        let data = try Wire.encoder().encode(body)
        try service.contract.document().operations["\(method.rawValue) \(endpoint.path)"]?.check(body: data)
        guard case .signedIn(let handler) = endpoint.handler else { throw Problem.noSuchPath }
        return try read(try await handler(call(endpoint, parameters, [:], data, signedIn)))
    }

    /// Sends a list.
    func upload<Answer: Codable>(
        _ bytes: Data,
        to path: String,
        query: [String: String],
        as signedIn: SignedIn,
        answer: Answer.Type = Answer.self
    ) async throws -> Answer {
        let (endpoint, parameters) = try find(.post, path)
        guard case .streaming(let handler) = endpoint.handler else { throw Problem.noSuchPath }
        let chunks = stride(from: 0, to: bytes.count, by: 1 << 16).map { start in
            ByteBuffer(bytes: bytes[start..<min(start + 1 << 16, bytes.count)])
        }
        let body = RequestBody(
            asyncSequence: AsyncStream { continuation in
                for chunk in chunks { continuation.yield(chunk) }
                continuation.finish()
            }
        )
        return try read(try await handler(call(endpoint, parameters, query, Data(), signedIn), body))
    }

    private func call(
        _ endpoint: Routes.Endpoint,
        _ parameters: [String: String],
        _ query: [String: String],
        _ body: Data,
        _ signedIn: SignedIn
    ) -> Call {
        Call(
            route: endpoint.path,
            method: endpoint.method,
            pathParameters: parameters,
            query: query,
            headers: [.idempotencyKey: UUID().uuidString],
            body: body,
            language: .id,
            signedIn: signedIn
        )
    }

    private func find(_ method: HTTPRequest.Method, _ path: String) throws -> (Routes.Endpoint, [String: String]) {
        let parts = path.split(separator: "/")
        for endpoint in routes.endpoints where endpoint.method == method {
            let names = endpoint.path.split(separator: "/")
            guard names.count == parts.count else { continue }
            var parameters: [String: String] = [:]
            let isMatch = zip(names, parts).allSatisfy { name, part in
                guard name.hasPrefix("{") else { return name == part }
                parameters[String(name.dropFirst().dropLast())] = String(part)
                return true
            }
            if isMatch { return (endpoint, parameters) }
        }
        throw Problem.noSuchPath
    }

    private func read<Answer: Codable>(_ reply: Reply) throws -> Answer {
        guard case .json(let data) = reply.body else { throw Problem.internal }
        return try Wire.decoder().decode(Answer.self, from: data)
    }
}

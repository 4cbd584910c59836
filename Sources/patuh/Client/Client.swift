import API
import Domain
import Foundation

/// Speaks to one server as one person.
struct Client: Sendable {
    /// An answer, decoded and as it came.
    struct Answer<Value: Sendable>: Sendable {
        let value: Value
        let data: Data
        let status: Int
    }

    let server: URL
    let token: String?
    /// Whose token it is, where that is known.
    var login: String?
    let surroundings: Surroundings

    /// The URL of a path, each part escaped, with a query without its nils.
    func url(_ path: [String], _ query: [(String, String?)] = []) throws -> URL {
        var escaped = CharacterSet.urlPathAllowed
        escaped.remove(charactersIn: "/;")
        let parts = path.map { $0.addingPercentEncoding(withAllowedCharacters: escaped) ?? "" }
        var text = server.absoluteString
        while text.hasSuffix("/") { text.removeLast() }
        text += "/" + parts.joined(separator: "/")
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(Self.escape($0))" } }
        if !pairs.isEmpty { text += "?" + pairs.joined(separator: "&") }
        guard let url = URL(string: text) else {
            throw Failure.local(id: "Alamat tidak sah: \(text)", en: "No valid address: \(text)")
        }
        return url
    }

    /// Sends a request and reads its answer; refusals are thrown.
    ///
    /// A request that may safely be repeated (`GET`, `PUT`, or one with an idempotency key) is repeated once, with the
    /// same key, when the connection is lost or the server is unavailable for a moment.
    func send(_ request: Request) async throws -> Response {
        var request = request
        if let token { request.headers["Authorization"] = "Bearer \(token)" }
        request.headers["Accept-Language"] = surroundings.language.rawValue
        request.headers["Accept"] = request.headers["Accept"] ?? "application/json, application/problem+json"
        let response = try await sendOnceOrTwice(request)
        guard (200..<300).contains(response.status) else {
            var failure = refusal(response)
            failure.key = request.headers["Idempotency-Key"]
            throw failure
        }
        return response
    }

    private func sendOnceOrTwice(_ request: Request) async throws -> Response {
        let repeats =
            ["GET", "PUT"].contains(request.method) || request.headers["Idempotency-Key"] != nil
        do {
            let response = try await surroundings.transport.send(request)
            guard repeats, response.status == 503 else { return response }
            let wait = response.headers["retry-after"].flatMap { Double($0) } ?? 1
            try await surroundings.sleep(min(max(wait, 0), 5))
        } catch let failure as Failure where failure.code == .unreachable && repeats {
            try await surroundings.sleep(0.5)
        }
        return try await surroundings.transport.send(request)
    }

    private func refusal(_ response: Response) -> Failure {
        guard let problem = try? Wire.decoder().decode(Wire.Problem.self, from: response.body) else {
            return Failure(
                code: .garbled,
                message: Words(
                    id: "Server menjawab \(response.status) tanpa penjelasan.",
                    en: "The server answered \(response.status) without an explanation."
                ),
                remedy: Words(
                    id: "Pastikan alamat itu benar server Patuh.",
                    en: "Make sure that the address is a Patuh server."
                )
            )
        }
        if problem.status == 401, token != nil {
            return Failure(
                code: .signedOut,
                message: Words(id: problem.detail, en: problem.detail),
                remedy: Words(id: "Masuk lagi: patuh login", en: "Sign in again: patuh login"),
                problem: problem
            )
        }
        return Failure(
            code: .refused,
            message: Words(id: problem.detail, en: problem.detail),
            problem: problem
        )
    }

    /// Only unreserved characters stay as they are (RFC 3986): a `+` would become a blank.
    private static func escape(_ text: String) -> String {
        var unreserved = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
        unreserved.insert(charactersIn: "-._~")
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }
}

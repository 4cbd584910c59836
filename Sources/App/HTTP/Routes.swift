import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Every endpoint of the service, as the contract names it, with what answers it.
struct Routes: Sendable {
    /// What answers a request.
    enum Handler: Sendable {
        /// Anybody may ask; the body is JSON or none.
        case open(@Sendable (OpenCall) async throws -> Reply)
        /// Anybody sends a body to be read piece by piece.
        case openStreaming(@Sendable (OpenCall, RequestBody) async throws -> Reply)
        /// Somebody signed in asks; the body is JSON or none.
        case signedIn(@Sendable (Call) async throws -> Reply)
        /// Somebody signed in sends a body to be read piece by piece.
        case streaming(@Sendable (Call, RequestBody) async throws -> Reply)
    }

    struct Endpoint: Sendable {
        let method: HTTPRequest.Method
        /// As in the contract: `/v1/cases/{id}`.
        let path: String
        let handler: Handler

        /// Whether it is counted who asks how often: what strangers may ask, but for the service's own health.
        var isRated: Bool {
            switch handler {
            case .open, .openStreaming: !["/healthz", "/readyz", "/metrics", "/openapi.json"].contains(path)
            case .signedIn, .streaming: false
            }
        }
    }

    private(set) var endpoints: [Endpoint] = []

    mutating func get(_ path: String, _ handler: @escaping @Sendable (Call) async throws -> Reply) {
        endpoints.append(Endpoint(method: .get, path: path, handler: .signedIn(handler)))
    }

    mutating func post(_ path: String, _ handler: @escaping @Sendable (Call) async throws -> Reply) {
        endpoints.append(Endpoint(method: .post, path: path, handler: .signedIn(handler)))
    }

    mutating func put(_ path: String, _ handler: @escaping @Sendable (Call) async throws -> Reply) {
        endpoints.append(Endpoint(method: .put, path: path, handler: .signedIn(handler)))
    }

    mutating func patch(_ path: String, _ handler: @escaping @Sendable (Call) async throws -> Reply) {
        endpoints.append(Endpoint(method: .patch, path: path, handler: .signedIn(handler)))
    }

    mutating func delete(_ path: String, _ handler: @escaping @Sendable (Call) async throws -> Reply) {
        endpoints.append(Endpoint(method: .delete, path: path, handler: .signedIn(handler)))
    }

    /// An endpoint for anybody.
    mutating func open(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ handler: @escaping @Sendable (OpenCall) async throws -> Reply
    ) {
        endpoints.append(Endpoint(method: method, path: path, handler: .open(handler)))
    }

    /// An endpoint for anybody whose body is read piece by piece.
    mutating func openStreaming(
        _ path: String,
        _ handler: @escaping @Sendable (OpenCall, RequestBody) async throws -> Reply
    ) {
        endpoints.append(Endpoint(method: .post, path: path, handler: .openStreaming(handler)))
    }

    /// An endpoint whose body is read piece by piece.
    mutating func streaming(
        _ path: String,
        _ handler: @escaping @Sendable (Call, RequestBody) async throws -> Reply
    ) {
        endpoints.append(Endpoint(method: .post, path: path, handler: .streaming(handler)))
    }
}

/// A request from anybody.
struct OpenCall: Sendable {
    let pathParameters: [String: String]
    let query: [String: String]
    let body: Data
    let headers: HTTPFields
    let language: Language
    /// The other end of the connection; `nil` inside the process.
    let peer: SocketAddress?
    /// Where the request comes from.
    let address: String
    /// What the client says of itself, on one line.
    let device: String?

    init(_ request: Request, _ context: AppContext, from address: String, body: Data = Data()) {
        pathParameters = context.namedParameters
        query = Dictionary(
            request.uri.queryParameters.map { (String($0.key), String($0.value)) },
            uniquingKeysWith: { first, _ in first }
        )
        self.body = body
        headers = request.headers
        language = request.language
        peer = context.peer
        self.address = address
        device = request.headers[.userAgent].map { text in
            String(
                text.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 && $0.value < 0x7f }.prefix(200).map(
                    Character.init
                )
            )
        }
    }
}

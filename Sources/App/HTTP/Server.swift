import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOFoundationCompat
import Postgres

/// Stands between the router and the operations: reads the request, holds it against the contract, finds out who asks,
/// and turns whatever is thrown into a problem document. The one place where errors become HTTP.
struct Server: Sendable {
    let routes: Routes
    let contract: Contract
    let authenticator: Authenticator
    let metrics: RequestMetrics
    /// Takes up who was shown what.
    let trail: ReadTrail
    /// A proxy of ours stands before the service and says where requests come from.
    var trustsForwarding = false
    /// The service is reached by https.
    var isSecure = false
    /// How often one address may ask what anybody may ask.
    var rate = PublicRate(limits: .init())
    /// How slowly a body may come.
    var pace = PacedBody.Limits()

    /// The largest JSON body that is read.
    static let largestBody = 1 << 20

    /// A router that serves every endpoint.
    func router() -> Router<AppContext> {
        let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: ObservingMiddleware(metrics: metrics))
        router.add(middleware: SecurityHeaders(isSecure: isSecure))
        router.add(middleware: ProblemMiddleware())
        for endpoint in routes.endpoints {
            let operation = "\(endpoint.method.rawValue) \(endpoint.path)"
            let reading = ReadTrail.Reading(operation: operation, declaration: .of(operation))
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                try await serve(endpoint, reading, request, context).response
            }
        }
        for (path, allowed) in routes.methods {
            for method in Routes.tried where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Problem.methodNotAllowed(allowed)
                }
            }
        }
        return router
    }

    private func serve(
        _ endpoint: Routes.Endpoint,
        _ reading: ReadTrail.Reading,
        _ request: Request,
        _ context: AppContext
    ) async throws -> Reply {
        let address = ClientAddress.of(context.peer, request.headers, trusting: trustsForwarding)
        if endpoint.isRated { try rate.take(address) }
        if case .open(let handler) = endpoint.handler, endpoint.method == .get {
            // Health is told before the contract has been read.
            return try await handler(OpenCall(request, context, from: address))
        }
        if case .openStreaming(let handler) = endpoint.handler {
            let body = RequestBody(asyncSequence: PacedBody(body: request.body, limits: pace))
            return try await handler(OpenCall(request, context, from: address), body)
        }
        let operation = try contract.document().operations[reading.operation]
        if case .open(let handler) = endpoint.handler {
            let body = try await body(of: request, operation)
            return try await handler(OpenCall(request, context, from: address, body: body))
        }
        // Who asks comes first: nothing about a request is told to a stranger.
        let signedIn = try await authenticator.authenticate(request.headers[.authorization], from: address)
        let query = try query(of: request)
        try operation?.check(query: query)
        func call(_ body: Data) -> Call {
            Call(
                route: endpoint.path,
                method: endpoint.method,
                pathParameters: context.namedParameters,
                query: query,
                headers: request.headers,
                body: body,
                language: request.language,
                signedIn: signedIn,
                origin: RequestOrigin(address: address, headers: request.headers)
            )
        }
        switch endpoint.handler {
        case .signedIn(let handler):
            let call = call(try await body(of: request, operation))
            return try await trail.watch(call, reading) { try await handler(call) }
        case .streaming(let handler):
            let call = call(Data())
            let body = RequestBody(asyncSequence: PacedBody(body: request.body, limits: pace))
            return try await trail.watch(call, reading) { try await handler(call, body) }
        case .openStreaming(let handler):
            return try await handler(OpenCall(request, context, from: address), request.body)
        case .open(let handler):
            return try await handler(OpenCall(request, context, from: address))
        }
    }

    private func query(of request: Request) throws -> [String: String] {
        var query: [String: String] = [:]
        for (name, value) in request.uri.queryParameters {
            guard query.updateValue(String(value), forKey: String(name)) == nil else {
                throw Problem.malformed(
                    "repeated_parameter",
                    id: "Parameter \(ParseFailure.quoted(name)) disebut dua kali.",
                    en: "The parameter \(ParseFailure.quoted(name)) stands twice."
                )
            }
        }
        return query
    }

    private func body(of request: Request, _ operation: Contract.Operation?) async throws -> Data {
        guard let operation, operation.body != nil || operation.takesForm else { return Data() }
        let expected = operation.takesForm ? "application/x-www-form-urlencoded" : "application/json"
        if let type = request.headers[.contentType], !type.lowercased().hasPrefix(expected) {
            throw Problem(
                status: .unsupportedMediaType,
                code: "unsupported_media_type",
                title: Words(id: "Jenis isi tidak didukung", en: "Unsupported media type"),
                detail: Words(id: "Kirim isi sebagai \(expected).", en: "Send the body as \(expected).")
            )
        }
        let buffer: ByteBuffer
        do {
            buffer = try await PacedBody(body: request.body, limits: pace).collect(upTo: Self.largestBody)
        } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(most: Self.largestBody)
        }
        let body = Data(buffer: buffer)
        guard String(validating: body, as: UTF8.self) != nil else {
            throw Problem.malformed(
                "malformed_utf8",
                id: "Isi permintaan bukan UTF-8 yang sah. Simpan ulang sebagai UTF-8.",
                en: "The body is not valid UTF-8. Save it as UTF-8 and send it again."
            )
        }
        try operation.check(body: body)
        return body
    }
}

/// Turns every error into a problem document.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = AppContext

    func handle(
        _ request: Request,
        context: AppContext,
        next: @concurrent (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            var problem = Problem(of: error) { detail in
                context.logger.error("request failed", metadata: ["error": "\(detail)"])
            }
            // A request without a body has no fields, only parameters.
            let isReading = request.method == .get || request.method == .head
            if isReading, problem.status == .unprocessableContent { problem.status = .badRequest }
            context.outcome.refused(problem)
            let response = problem.response(in: request.language, requestID: context.id)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }
}

extension Problem {
    /// What a client is told of an error. What is a fault of ours goes to `log`; the client learns no more than that.
    init(of error: any Error, log: (String) -> Void) {
        switch error {
        case let problem as Problem: self = problem
        case let failure as JobFailure where failure == .letterAltered:
            log("a letter is not what was frozen")
            self = .letterAltered
        case let failure as VaultError: self = Problem(failure)
        case let refused as ParseFailure: self = .invalid("", refused)
        case let failure as PostgresError:
            if let known = Problem(failure) {
                self = known
            } else {
                log(String(describing: failure))
                self = .internal
            }
        case let http as HTTPError where http.status == .notFound:
            self = .noSuchPath
        case let http as HTTPError where http.status == .contentTooLarge:
            self = .tooLarge(most: Server.largestBody)
        case let http as HTTPError where (400..<500).contains(http.status.code):
            self = .malformed("malformed_request", id: "Permintaan tidak terbaca.", en: "The request can't be read.")
        case is CancellationError: self = .unavailable
        default:
            log(Self.description(of: error))
            self = .internal
        }
    }

    /// What the log says of an error that nobody foresaw: its type and where it stands, for its own words may quote a
    /// value that belongs to somebody.
    private static func description(of error: any Error) -> String {
        let type = String(reflecting: Swift.type(of: error))
        guard let decoding = error as? DecodingError else { return type }
        let path: [String] =
            switch decoding {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context.codingPath.map { $0.intValue == nil ? $0.stringValue : "[]" }
            @unknown default: []
            }
        return "\(type) at \(path.joined(separator: "."))"
    }

    /// No endpoint there.
    static let noSuchPath = Problem(
        status: .notFound,
        code: "no_such_path",
        title: Words(id: "Alamat tidak dikenal", en: "No such path"),
        detail: Words(
            id: "Tidak ada layanan pada alamat dan metode itu; daftar lengkap ada di /openapi.json.",
            en: "Nothing answers at that path and method; /openapi.json lists what does."
        )
    )

    /// A body that is larger than is read.
    static func tooLarge(most: Int) -> Problem {
        Problem(
            status: .contentTooLarge,
            code: "body_too_large",
            title: Words(id: "Isi terlalu besar", en: "The body is too large"),
            detail: Words(
                id: "Isi permintaan paling banyak \(most / 1024) KiB.",
                en: "A body has at most \(most / 1024) KiB."
            )
        )
    }
}

import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat

/// Stands between the router and the operations: reads the request, holds it against the contract, finds out who asks,
/// and turns whatever is thrown into a problem document. The one place where errors become HTTP.
struct Server: Sendable {
    let routes: Routes
    let contract: Contract
    let authenticator: Authenticator
    let metrics: RequestMetrics
    /// Takes up who was shown what.
    let trail: ReadTrail
    /// By which regions lists may be narrowed.
    let regions: KnownRegions
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
            let call = OpenCall(request, context, from: address)
            return try await trail.watch(call, reading) { try await handler(call) }
        }
        if case .openStreaming(let handler) = endpoint.handler {
            let body = RequestBody(asyncSequence: PacedBody(body: request.body, limits: pace))
            return try await handler(OpenCall(request, context, from: address), body)
        }
        let operation = try contract.document().operations[reading.operation]
        if case .open(let handler) = endpoint.handler {
            let body = try await body(of: request, operation)
            let call = OpenCall(request, context, from: address, body: body)
            return try await trail.watch(call, reading) { try await handler(call) }
        }
        // Who asks comes first: nothing about a request is told to a stranger.
        let signedIn = try await authenticator.authenticate(request.headers[.authorization], from: address)
        let query = try query(of: request)
        try operation?.check(query: query)
        if let region = query["region"] { try await regions.check(region, as: signedIn) }
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
        let body = try await PacedBody(body: request.body, limits: pace).data(upTo: Self.largestBody)
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

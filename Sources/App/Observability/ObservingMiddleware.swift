import HTTPTypes
import Hummingbird
import Logging

/// Stands outside everything else: names each request, counts it, and writes its line in the log.
struct ObservingMiddleware: RouterMiddleware {
    typealias Context = AppContext

    let metrics: RequestMetrics
    /// What takes longer is worth a warning.
    var slow = Duration.seconds(1)

    func handle(
        _ request: Request,
        context: AppContext,
        next: @concurrent (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        if let name = RequestName.accepted(request.headers[.requestID]) {
            context.logger[metadataKey: "hb.request.id"] = .string(name)
        }
        metrics.began()
        var response: Response
        do {
            response = try await withLogger(context.logger) { [context] _ in try await next(request, context) }
        } catch {
            end(AnsweredRequest(request, context, .internalServerError), start, context.logger)
            throw error
        }
        response.headers[.requestID] = context.id
        let answered = AnsweredRequest(
            method: request.method,
            endpoint: context.endpointPath,
            status: response.status,
            isRepeat: response.headers[.idempotencyReplayed] != nil,
            refusal: context.outcome.refusal
        )
        let logger = context.logger
        if response.body.contentLength != nil {
            end(answered, start, logger)
        } else {
            let atEnd = AtEnd { end(answered, start, logger) }
            response.body = ResponseBody { [body = response.body] writer in
                try await body.write(writer)
                withExtendedLifetime(atEnd) {}
            }
        }
        return response
    }

    private func end(_ answered: AnsweredRequest, _ start: ContinuousClock.Instant, _ logger: Logger) {
        let duration = ContinuousClock.now - start
        metrics.ended(answered, in: duration)
        logger.log(level: duration > slow ? .warning : .info, "request", metadata: answered.metadata(duration))
    }
}

extension AnsweredRequest {
    fileprivate init(_ request: Request, _ context: AppContext, _ status: HTTPResponse.Status) {
        self.init(method: request.method, endpoint: context.endpointPath, status: status)
    }

    /// What the log tells of the request: nothing that somebody typed.
    fileprivate func metadata(_ duration: Duration) -> Logger.Metadata {
        var metadata: Logger.Metadata = [
            "method": .string(method),
            "route": .string(route),
            "status": .stringConvertible(status),
            "duration_ms": .stringConvertible((duration / .microseconds(1)).rounded() / 1000),
        ]
        if let refusal { metadata["code"] = .string(refusal.code) }
        return metadata
    }
}

/// Runs something when nobody holds it any more: at a body's end, or when the body will never be written.
private final class AtEnd: Sendable {
    private let action: @Sendable () -> Void

    init(_ action: @escaping @Sendable () -> Void) { self.action = action }

    deinit { action() }
}

extension HTTPField.Name {
    /// Names a request across programs: a proxy's or client's name for it is kept.
    static let requestID = HTTPField.Name(written: "X-Request-Id")
}

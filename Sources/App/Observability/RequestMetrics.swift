import HTTPTypes
import Synchronization

/// What the server counts of its requests. Made once; a request pays a lookup and a few atomic additions.
final class RequestMetrics: Sendable {
    private struct Endpoint: Hashable {
        let method: String
        let route: String
    }

    private struct Series {
        let duration: PrometheusHistogram
        /// By the status' first digit.
        var requests: [Int: PrometheusCounter] = [:]
    }

    private let registry: PrometheusRegistry
    private let inFlight: PrometheusGauge
    private let repeats: PrometheusCounter
    private let series = Mutex<[Endpoint: Series]>([:])

    init(registry: PrometheusRegistry) {
        self.registry = registry
        registry.describe([
            "patuh_http_requests_total": "Requests answered, by method, route and class of status.",
            "patuh_http_request_duration_seconds": "From a request's head to the last byte of its answer.",
            "patuh_http_requests_in_flight": "Requests under way.",
            "patuh_problems_total": "Refusals and failures told to clients, by code and status.",
            "patuh_refusal_reasons_total": "Reasons named in refusals, by code.",
            "patuh_sign_ins_total": "Tries to sign in, by result: opened, failed, throttled.",
            "patuh_idempotent_repeats_total": "Repeated writes that were given their first answer again.",
        ])
        inFlight = registry.gauge("patuh_http_requests_in_flight")
        repeats = registry.counter("patuh_idempotent_repeats_total")
        // Rates are only told of series that were there before.
        for result in ["opened", "failed", "throttled"] { signIn(result, by: 0) }
    }

    /// A request has come.
    func began() { inFlight.increment(by: 1) }

    /// A request has been answered.
    func ended(_ request: AnsweredRequest, in duration: Duration) {
        inFlight.decrement(by: 1)
        let (requests, histogram) = series(of: request)
        requests.increment(by: Int64(1))
        histogram.record(duration / .seconds(1))
        if request.isRepeat { repeats.increment(by: Int64(1)) }
        if let refusal = request.refusal { count(refusal, of: request) }
        if request.route == "/v1/sessions", request.status == 201 { signIn("opened", by: 1) }
    }

    private func series(of request: AnsweredRequest) -> (PrometheusCounter, PrometheusHistogram) {
        let endpoint = Endpoint(method: request.method, route: request.route)
        let status = request.status / 100
        return series.withLock { known in
            let labels = [("method", endpoint.method), ("route", endpoint.route)]
            var series =
                known[endpoint]
                ?? Series(duration: registry.histogram("patuh_http_request_duration_seconds", labels))
            if let requests = series.requests[status] { return (requests, series.duration) }
            let requests = registry.counter("patuh_http_requests_total", labels + [("status", "\(status)xx")])
            series.requests[status] = requests
            known[endpoint] = series
            return (requests, series.duration)
        }
    }

    private func count(_ refusal: RequestOutcome.Refusal, of request: AnsweredRequest) {
        registry.counter("patuh_problems_total", [("code", refusal.code), ("status", "\(request.status)")])
            .increment(by: Int64(1))
        for reason in refusal.reasons {
            registry.counter("patuh_refusal_reasons_total", [("reason", reason)]).increment(by: Int64(1))
        }
        switch refusal.code {
        case Problem.wrongCredentials.code: signIn("failed", by: 1)
        case Problem.tooManyAttempts(wait: 0).code: signIn("throttled", by: 1)
        default: break
        }
    }

    private func signIn(_ result: String, by count: Int64) {
        registry.counter("patuh_sign_ins_total", [("result", result)]).increment(by: count)
    }
}

/// A request that was answered, in words that are bounded in number and name nobody.
struct AnsweredRequest: Sendable {
    /// The method, or `OTHER`.
    let method: String
    /// The path as the contract writes it, with its parameters' names, or `unmatched`.
    let route: String
    let status: Int
    /// The answer had been given before, under the same idempotency key.
    let isRepeat: Bool
    let refusal: RequestOutcome.Refusal?

    init(
        method: HTTPRequest.Method,
        endpoint: String?,
        status: HTTPResponse.Status,
        isRepeat: Bool = false,
        refusal: RequestOutcome.Refusal? = nil
    ) {
        switch method {
        case .get, .head, .post, .put, .patch, .delete, .options: self.method = method.rawValue
        default: self.method = "OTHER"
        }
        // The router's own word for a path or method that nothing answers.
        route = endpoint.map { $0 == "NotFound" ? "unmatched" : $0 } ?? "unmatched"
        self.status = status.code
        self.isRepeat = isRepeat
        self.refusal = refusal
    }
}

/// Carries out of the router why a request was refused, for those who count and log.
final class RequestOutcome: Sendable {
    struct Refusal: Sendable {
        let code: String
        let reasons: [String]
    }

    private let stored = Mutex<Refusal?>(nil)

    var refusal: Refusal? { stored.withLock { $0 } }

    func refused(_ problem: Problem) {
        stored.withLock { $0 = Refusal(code: problem.code, reasons: problem.reasons.map(\.code)) }
    }
}

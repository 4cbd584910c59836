import HTTPTypes
import Hummingbird

/// Puts on every answer, whatever it is, what keeps a browser from doing more with it than showing it.
///
/// The service sets no cookie and takes none: who acts is in `Authorization`, which no browser adds by itself, so a page
/// of somebody else's can't act in a user's name.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = AppContext

    /// Whether the service is reached by https: then never again without.
    let isSecure: Bool

    func handle(
        _ request: Request,
        context: AppContext,
        next: @concurrent (Request, AppContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.frameOptions] = "DENY"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        // A page says itself what it needs; everything else is data.
        let policy = response.headers[.contentSecurityPolicy] ?? "default-src 'none'"
        response.headers[.contentSecurityPolicy] = Self.completed(policy)
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    /// A policy with what no answer does without, each directive once: of two, browsers take the first and warn of the other.
    private static func completed(_ policy: String) -> String {
        let named = Set(policy.split(separator: ";").compactMap { $0.split(separator: " ").first })
        let missing = ["frame-ancestors", "base-uri", "form-action"].filter { !named.contains($0[...]) }
        return ([policy] + missing.map { "\($0) 'none'" }).joined(separator: "; ")
    }
}

extension HTTPField.Name {
    /// Whether a page may stand inside another, for browsers that do not know `frame-ancestors` (RFC 7034).
    static let frameOptions = HTTPField.Name(written: "X-Frame-Options")
    /// Whose pages may load the answer (Fetch standard).
    static let crossOriginResourcePolicy = HTTPField.Name(written: "Cross-Origin-Resource-Policy")
}

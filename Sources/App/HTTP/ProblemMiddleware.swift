import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Postgres

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
            if request.method == .get || request.method == .head { problem = problem.ofReading }
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

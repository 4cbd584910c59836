import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat

extension Problem {
    /// The problem as `application/problem+json` in one language.
    func response(in language: Language, requestID: String) -> Response {
        let (headers, body) = document(in: language, requestID: requestID)
        return Response(status: status, headers: headers, body: .init(byteBuffer: body))
    }

    /// The same, as header fields and a body.
    func document(in language: Language, requestID: String?) -> (headers: HTTPFields, body: ByteBuffer) {
        let document = Wire.Problem(
            type: "/problems/\(code)",
            title: title[language],
            status: status.code,
            detail: detail[language],
            code: code,
            errors: errors.isEmpty
                ? nil
                : errors.map {
                    .init(field: $0.field, code: $0.code, detail: $0.detail[language], remedy: $0.remedy?[language])
                },
            reasons: reasons.isEmpty
                ? nil
                : reasons.map { .init(code: $0.code, detail: $0.detail[language], remedy: $0.remedy[language]) },
            currentVersion: currentVersion,
            requestId: requestID
        )
        var headers: HTTPFields = [
            .contentType: Wire.Problem.mediaType,
            .contentLanguage: language.rawValue,
            .cacheControl: "no-store",
        ]
        if let retryAfter {
            headers[.retryAfter] = String(retryAfter)
        }
        if !allowed.isEmpty {
            headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
        }
        if status == .unauthorized {
            headers[.wwwAuthenticate] = "Bearer"
        }
        // A problem is made of strings alone; should encoding fail all the same, the status still tells.
        let body = (try? Wire.encoder().encode(document)).map { ByteBuffer(data: $0) } ?? ByteBuffer()
        return (headers, body)
    }
}

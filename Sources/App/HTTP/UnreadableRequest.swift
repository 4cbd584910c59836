import API
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Says why a request could not be read as HTTP, where the server beneath says 400 and no more: no router sees such a one.
///
/// - Note: The connection ends with it, as what follows on it can't be told apart (RFC 9112 §2.2).
final class UnreadableRequest: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let headerBytes: Int
    private var failure: HTTPParserError?
    /// What is sent in place of the empty answer.
    private var body: ByteBuffer?

    /// - Parameter headerBytes: How much of a head is taken.
    init(headerBytes: Int) { self.headerBytes = headerBytes }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError { failure = error }
        context.fireErrorCaught(error)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard let failure else { return context.write(data, promise: promise) }
        switch unwrapOutboundIn(data) {
        // Answers to earlier requests may still be under way; they have bodies, and say of what type.
        case .head(let head) where head.status == .badRequest && head.headerFields[.contentType] == nil:
            let problem = Problem.unreadable(failure, headerBytes: headerBytes)
            let (fields, bytes) = problem.document(in: .id, requestID: nil)
            var told = HTTPResponse(status: .badRequest, headerFields: fields)
            told.headerFields[.contentLanguage] = "id, en"
            told.headerFields[.connection] = "close"
            told.headerFields[.xContentTypeOptions] = "nosniff"
            told.headerFields[.contentLength] = String(bytes.readableBytes)
            body = bytes
            context.write(wrapOutboundOut(.head(told)), promise: promise)
        case .end:
            if let body = body.take() { context.write(wrapOutboundOut(.body(body)), promise: nil) }
            context.write(data, promise: promise)
        default:
            context.write(data, promise: promise)
        }
    }
}

extension Problem {
    /// A request that is none, or whose head is larger than is taken: in both languages, as nobody knows the reader's.
    fileprivate static func unreadable(_ failure: HTTPParserError, headerBytes: Int) -> Problem {
        let isTooLarge = failure == .headerOverflow
        let most = headerBytes / 1024
        let detail =
            isTooLarge
            ? "Teks dalam permintaan terlalu panjang: alamat dan kepalanya bersama-sama paling besar \(most) KiB. / "
                + "A text in the request is too long: its address and header fields are \(most) KiB at most."
            : "Yang diterima bukan permintaan HTTP yang utuh. / What arrived is not a whole HTTP request."
        let title = "Permintaan tidak dapat dibaca / The request can't be read"
        return Problem(
            status: .badRequest,
            code: isTooLarge ? "head_too_large" : "not_http",
            title: Words(id: title, en: title),
            detail: Words(id: detail, en: detail)
        )
    }
}

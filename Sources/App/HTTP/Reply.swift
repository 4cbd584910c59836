import API
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat

/// What an operation answers.
struct Reply: Sendable {
    var status: HTTPResponse.Status = .ok
    var headers: HTTPFields = [:]
    var body: Body = .none

    /// How the body is carried.
    enum Body: Sendable {
        case none
        /// JSON that is already text, as stored for a repeat.
        case json(Data)
        /// JSON written straight from a result.
        case text(ByteBuffer)
        /// Bytes of the media type named in the headers.
        case bytes(ByteBuffer)
        /// A body written piece by piece, of the media type named in the headers.
        case stream(ResponseBody)
    }

    /// A body of the contract, encoded.
    static func json(
        _ value: some Encodable,
        status: HTTPResponse.Status = .ok,
        location: String? = nil,
        version: Int? = nil
    ) throws -> Reply {
        var headers: HTTPFields = [:]
        if let location { headers[.location] = location }
        if let version { headers[.eTag] = "\"\(version)\"" }
        return Reply(status: status, headers: headers, body: .json(try Wire.encoder().encode(value)))
    }

    /// The answer as the HTTP server sends it.
    var response: Response {
        var headers = headers
        headers[.cacheControl] = "no-store"
        switch body {
        case .none:
            return Response(status: status, headers: headers)
        case .json(let data):
            headers[.contentType] = "application/json; charset=utf-8"
            return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(data: data)))
        case .text(let buffer):
            headers[.contentType] = "application/json; charset=utf-8"
            return Response(status: status, headers: headers, body: .init(byteBuffer: buffer))
        case .bytes(let buffer):
            return Response(status: status, headers: headers, body: .init(byteBuffer: buffer))
        case .stream(let body):
            return Response(status: status, headers: headers, body: body)
        }
    }
}

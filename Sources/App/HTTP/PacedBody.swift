import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// A request's body that has to come at some pace: a client that sends byte by byte is not waited for.
///
/// Only the time counts in which the server waits for the next piece. A client that sends nothing at all any more is
/// the connection's idle limit's.
struct PacedBody: AsyncSequence, Sendable {
    /// How slowly a body may come.
    struct Limits: Sendable {
        /// For so long the pace is not looked at.
        var grace = Duration.seconds(20)
        /// So many bytes a second are awaited after it.
        var bytesPerSecond = 4096
    }

    let body: RequestBody
    let limits: Limits

    func makeAsyncIterator() -> Iterator { Iterator(pieces: body.makeAsyncIterator(), limits: limits) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var pieces: RequestBody.AsyncIterator
        fileprivate let limits: Limits
        private var waited = Duration.zero
        private var bytes = 0

        fileprivate init(pieces: RequestBody.AsyncIterator, limits: Limits) {
            self.pieces = pieces
            self.limits = limits
        }

        @concurrent mutating func next() async throws -> ByteBuffer? {
            let start = ContinuousClock.now
            guard let piece = try await pieces.next() else { return nil }
            waited += ContinuousClock.now - start
            bytes += piece.readableBytes
            guard waited <= limits.grace + .seconds(Double(bytes) / Double(limits.bytesPerSecond)) else {
                throw Problem.tooSlow
            }
            return piece
        }
    }
}

extension Problem {
    /// A body that came too slowly to be waited for.
    static let tooSlow = Problem(
        status: .requestTimeout,
        code: "body_too_slow",
        title: Words(id: "Pengiriman terlalu lambat", en: "The body came too slowly"),
        detail: Words(
            id:
                "Isi permintaan datang terlalu lambat; tidak ada yang disimpan. Ulangi dengan jaringan yang lebih baik.",
            en: "The body came too slowly; nothing was stored. Repeat over a better network."
        )
    )
}

import HummingbirdCore
import NIOCore

/// What clients are held to: how much they may send at once, how slowly, how often.
public struct ClientLimits: Sendable {
    /// For so many seconds a connection may be silent: before and within a request's head, within its body, and
    /// between two requests.
    public var idleSeconds = 60
    /// For so many seconds a client may take nothing of an answer that waits for it.
    public var stallSeconds = 60
    /// The bytes of a request's address and of all its header fields.
    public var headerBytes = 32 * 1024
    /// How many header fields a request may have.
    public var headerFields = 100

    var publicRate = PublicRate.Limits()
    var pace = PacedBody.Limits()

    /// What a server holds clients to unless told otherwise.
    public init() {}

    /// The same, as the HTTP server takes it.
    var connection: HTTP1Channel.Configuration {
        let patience = TimeAmount.seconds(Int64(stallSeconds))
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                UnreadableRequest(headerBytes: headerBytes), StalledReader(patience: patience),
            ],
            idleTimeout: .seconds(Int64(idleSeconds)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: headerBytes,
                maxHeaderListSize: headerBytes,
                maxHeaderFieldCount: headerFields
            )
        )
    }
}

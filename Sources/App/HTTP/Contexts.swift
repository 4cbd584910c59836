import API
import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// What the router carries with every request. Who asks is no part of it: handlers get a ``Call``, which can't be made
/// without somebody signed in.
struct AppContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Why the request was refused, once it was.
    let outcome = RequestOutcome()
    private let channel: any Channel

    init(source: Source) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// The other end of the connection; `nil` inside the process.
    var peer: SocketAddress? { channel.remoteAddress }
}

extension Request {
    /// The reader's language, Indonesian unless `Accept-Language` prefers English.
    var language: Language {
        Wire.Language(acceptLanguage: headers[.acceptLanguage]) == .en ? .en : .id
    }
}

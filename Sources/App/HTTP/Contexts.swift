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

    /// What stands in the path's places, by their names.
    var namedParameters: [String: String] {
        Dictionary(parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { first, _ in first })
    }
}

extension Request {
    /// The reader's language, Indonesian unless `Accept-Language` prefers English.
    var language: Language {
        Wire.Language(acceptLanguage: headers[.acceptLanguage]) == .en ? .en : .id
    }
}

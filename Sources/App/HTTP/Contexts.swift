import API
import Domain
import HTTPTypes
import Hummingbird

/// What the router carries with every request. Who asks is no part of it: handlers get a ``Call``, which can't be made
/// without somebody signed in.
struct AppContext: RequestContext {
    var coreContext: CoreRequestContextStorage

    init(source: Source) {
        coreContext = .init(source: source)
    }
}

extension Request {
    /// The reader's language, Indonesian unless `Accept-Language` prefers English.
    var language: Language {
        Wire.Language(acceptLanguage: headers[.acceptLanguage]) == .en ? .en : .id
    }
}

/// Which OpenID provider people may sign in by.
public struct OpenIDConfiguration: Sendable {
    /// The provider, exactly as it writes itself: an https address, of which discovery starts.
    public var issuer: String
    /// The service's name there.
    public var clientID: String
    /// The service's secret there; none for a public client, which PKCE alone guards.
    public var clientSecret: String?

    /// Names a provider.
    public init(issuer: String, clientID: String, clientSecret: String? = nil) {
        self.issuer = issuer
        self.clientID = clientID
        self.clientSecret = clientSecret
    }
}

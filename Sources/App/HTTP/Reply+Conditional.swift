import HTTPTypes

extension Reply {
    /// The answer, or 304 without a body where the client has these bytes already (RFC 9110 §13.1.2).
    func unlessKnown(to call: Call) -> Reply {
        guard status == .ok, let tag = headers[.eTag], let known = call.headers[.ifNoneMatch] else { return self }
        // Weak comparison: what a proxy has marked weak is still the same paper.
        let tags = known.split(separator: ",").map { $0.trimmingPrefix { $0 == " " }.trimmingPrefix("W/") }
        guard tags.contains(where: { $0.prefix { $0 != " " } == tag || $0 == "*" }) else { return self }
        var headers = headers
        headers[.contentType] = nil
        headers[.contentDisposition] = nil
        return Reply(status: .notModified, headers: headers)
    }
}

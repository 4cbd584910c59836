/// What the trail keeps of a list's query.
enum AskedQuery {
    /// Parameters whose values come from lists of codes, days and regions. Of all others, in which somebody types names
    /// or numbers of persons and firms, the trail keeps that they were used: what they found stands there by identity.
    private static let told: Set<String> = [
        "region", "scope", "bucket", "track", "state", "status", "kind", "finding", "branch", "basis", "as_of", "on",
        "year", "from", "through", "limit", "action", "key", "role", "format", "operation", "outcome",
    ]

    /// The query as text, its parameters by name; `nil` for none.
    static func text(_ query: [String: String]) -> String? {
        guard !query.isEmpty else { return nil }
        let text = query.sorted { $0.key < $1.key }
            .map { told.contains($0.key) && isPlain($0.value) ? "\($0.key)=\($0.value)" : $0.key }
            .joined(separator: "&")
        return String(text.prefix(1000))
    }

    private static func isPlain(_ value: String) -> Bool {
        value.utf8.count <= 60 && value.utf8.allSatisfy { (0x20...0x7e).contains($0) }
    }
}

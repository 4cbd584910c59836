import CLibPQ

extension PostgresError {
    /// Why no connection was made, from libpq's verbose words, in which the server's code stands before its message:
    /// `connection to server at "…" failed: FATAL:  28P01: password authentication failed …`.
    init(connecting handle: OpaquePointer) {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        self.init(connecting: text, needsPassword: PQconnectionNeedsPassword(handle) == 1)
    }

    init(connecting text: String, needsPassword: Bool) {
        // The last line names a place in the server's own source.
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("LOCATION:  ") }
        var message = lines.joined(separator: "; ")
        var state: SQLState?
        let pattern = #/:  ([0-9A-Z]{5}): /#
        if let match = message.firstMatch(of: pattern) {
            state = SQLState(rawValue: String(match.output.1))
            message.replace(pattern, with: ":  ")
        }
        self.init(code: .connectionFailed, message: message)
        sqlState = state
        isLasting = needsPassword || state.map { Self.lastingClasses.contains($0.classCode) } ?? false
    }

    /// Who is refused by these comes again in vain: authorization, databases, names and permissions, settings. All else
    /// passes, or may: a server that starts, or has no room, or is not the primary yet, or can't be reached.
    private static let lastingClasses: Set<Substring> = ["28", "3D", "42", "22", "0A"]

    /// Why none of several hosts would have us.
    static func connecting(_ failures: [PostgresError]) -> PostgresError {
        var messages: [String] = []
        for failure in failures where !messages.contains(failure.message) { messages.append(failure.message) }
        var error = PostgresError(code: .connectionFailed, message: messages.joined(separator: "; "))
        if Set(failures.map(\.sqlState)).count == 1 { error.sqlState = failures[0].sqlState }
        error.isLasting = !failures.isEmpty && failures.allSatisfy(\.isLasting)
        return error
    }
}

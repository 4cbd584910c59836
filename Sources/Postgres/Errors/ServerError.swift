import CLibPQ

extension PostgresError {
    /// The error that a `PGresult` of status "fatal error" holds.
    init(result: OpaquePointer) {
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue, let text = PQresultErrorField(result, Int32(ascii)) else { return nil }
            return String(cString: text)
        }
        let state = field("C").map(SQLState.init(rawValue:))
        let message = field("M") ?? "the connection to the database broke"
        self.init(code: PostgresError.code(for: state), message: message)
        sqlState = state
        severity = field("V") ?? field("S")
        constraint = field("n")
        schema = field("s")
        table = field("t")
        column = field("c")
        position = field("P").flatMap { Int($0) }
        // The names of the server's own functions are not translated, its messages are.
        isStaleStatement =
            (state == .featureNotSupported && field("R") == "RevalidateCachedQuery")
            || (state == .invalidStatementName && field("R") == "FetchPreparedStatement")
    }

    private static func code(for state: SQLState?) -> Code {
        switch state {
        case .characterNotInRepertoire, .untranslatableCharacter: .invalidText
        case .none: .connectionLost
        default: .server
        }
    }

    /// The server ended the session with this error.
    var endsSession: Bool {
        severity == "FATAL" || severity == "PANIC"
    }

    /// The same error, now about a broken connection.
    var asLostConnection: PostgresError {
        var error = self
        error.code = .connectionLost
        return error
    }
}

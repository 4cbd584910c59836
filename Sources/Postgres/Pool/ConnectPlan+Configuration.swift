import CLibPQ
import Logging

extension ConnectPlan {
    /// Reads the connection string with libpq's own parser and adds what the configuration says.
    init(_ configuration: Pool.Configuration, logger: Logger) throws(PostgresError) {
        var parameters = try ConnectPlan.parse(configuration.connection)
        let own = parameters.first { $0.key == "options" }?.value
        parameters.removeAll { $0.key == "options" }
        parameters += [
            (key: "client_encoding", value: "UTF8"),
            (key: "application_name", value: configuration.applicationName),
            (key: "tcp_user_timeout", value: String(Int(configuration.tcpUserTimeout / .milliseconds(1)))),
            (key: "options", value: ConnectPlan.options(configuration.serverSettings, after: own)),
        ]
        self.init(
            attempts: ConnectPlan.attempts(parameters),
            timeout: configuration.connectTimeout,
            statementCacheSize: configuration.statementCacheSize,
            logger: logger
        )
    }

    private static func parse(_ connection: String) throws(PostgresError) -> Parameters {
        var message: UnsafeMutablePointer<CChar>?
        guard !connection.utf8.contains(0), let options = PQconninfoParse(connection, &message) else {
            PQfreemem(message)
            // libpq's words would quote the string, and with it perhaps a password.
            throw PostgresError(code: .configuration, message: "the database connection string can't be read")
        }
        defer { PQconninfoFree(options) }
        var parameters: Parameters = []
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                parameters.append((key: String(cString: keyword), value: String(cString: value)))
            }
            option += 1
        }
        return parameters
    }

    /// Server settings in the form of `PGOPTIONS`, where a backslash protects spaces.
    private static func options(_ settings: [String: String], after own: String?) -> String {
        let added = settings.sorted { $0.key < $1.key }.map { name, value in
            var escaped = ""
            for character in value {
                if character.isWhitespace || character == "\\" { escaped += "\\" }
                escaped.append(character)
            }
            return "-c \(name)=\(escaped)"
        }
        return ([own].compactMap { $0 } + added).joined(separator: " ")
    }
}

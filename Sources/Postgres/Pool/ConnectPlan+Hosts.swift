extension ConnectPlan {
    /// One set of parameters for each host of a list, in the order in which they are to be tried.
    ///
    /// libpq tries the hosts of a list by itself, but goes on to the next only before the one at hand has accepted:
    /// not when it falls silent, nor when it refuses to serve.
    static func attempts(_ parameters: Parameters) -> [Parameters] {
        let hosts = list("host", parameters)
        let addresses = list("hostaddr", parameters)
        let ports = list("port", parameters)
        let count = max(hosts.count, addresses.count)
        // Of lists that don't fit together libpq says what is wrong.
        guard count > 1, [hosts, addresses].allSatisfy({ $0.isEmpty || $0.count == count }),
            ports.count <= 1 || ports.count == count
        else { return [parameters] }
        let single = (0..<count).map { index in
            parameters.map { key, value in
                switch key {
                case "host": (key, hosts[index])
                case "hostaddr": (key, addresses[index])
                case "port": (key, ports[ports.count == 1 ? 0 : index])
                default: (key, value)
                }
            }
        }
        return ["prefer-standby"] == list("target_session_attrs", parameters)
            ? accepting("standby", single) + accepting("any", single)
            : single
    }

    private static func list(_ key: String, _ parameters: Parameters) -> [String] {
        guard let value = parameters.last(where: { $0.key == key })?.value, !value.isEmpty else { return [] }
        return value.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }

    private static func accepting(_ sessions: String, _ attempts: [Parameters]) -> [Parameters] {
        attempts.map { parameters in
            parameters.map { $0.key == "target_session_attrs" ? ($0.key, sessions) : $0 }
        }
    }
}

import HTTPTypes
import Postgres
import Synchronization

/// Where a request comes from, as the trail keeps it: the address of the client and the family of the program,
/// nothing finer, so that the trail itself does not become a profile of its readers.
struct RequestOrigin: Sendable, Hashable {
    /// As ``ClientAddress`` names it; `nil` inside the process.
    var address: String?
    /// A program's family, as `patuh` or `firefox`; `other` where it is none that is known, `nil` where it told nothing.
    var agent: String?

    /// Work of the process itself.
    static let inside = RequestOrigin()

    init(address: String? = nil, agent: String? = nil) {
        self.address = address
        self.agent = agent
    }

    /// The origin of a request.
    ///
    /// - Parameter address: as ``ClientAddress`` names it.
    init(address: String, headers: HTTPFields) {
        self.address = address
        agent = headers[.userAgent].map(Self.family)
    }

    /// Tells the database for one transaction where it comes from: what records itself there takes it up.
    var told: SQL {
        "SELECT set_config('patuh.address', \(address ?? ""), true), set_config('patuh.agent', \(agent ?? ""), true)"
    }

    /// Browsers name each other: the one that says more comes first.
    private static let families: [(mark: String, name: String)] = [
        ("patuh/", "patuh"), ("Edg/", "edge"), ("OPR/", "opera"), ("Firefox/", "firefox"), ("Chrome/", "chrome"),
        ("Safari/", "safari"), ("curl/", "curl"), ("python", "python"),
    ]

    /// What a few programs call themselves stays in memory: to search it costs more than the rest of a reading's entry.
    private static let known = Mutex<[String: String]>([:])

    private static func family(_ agent: String) -> String {
        if let name = known.withLock({ $0[agent] }) { return name }
        let name = families.first { agent.contains($0.mark) }?.name ?? "other"
        known.withLock { known in
            if known.count >= 200 { known.removeAll() }
            known[agent] = name
        }
        return name
    }
}

extension OpenCall {
    /// Where the request comes from, as the trail keeps it.
    var origin: RequestOrigin { RequestOrigin(address: address, headers: headers) }
}

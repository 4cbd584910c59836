import API
import Domain
import Foundation
import Synchronization

@testable import patuh

/// A stage for one command line: a server that answers from a script, and what was written.
final class Stage: Sendable {
    struct Seen: Sendable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: Data

        /// The body as an object.
        var object: [String: Any] { (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:] }
    }

    /// What the server does with a request; nil loses the connection.
    typealias Server = @Sendable (Seen) -> (status: Int, body: String)?

    let home: URL
    private let server: Server
    private let environment: [String: String]
    private let state = Mutex((out: Data(), error: Data(), seen: [Seen]()))

    init(environment: [String: String] = [:], server: @escaping Server) {
        home = FileManager.default.temporaryDirectory.appending(path: "patuh-\(UUID().uuidString)")
        self.server = server
        self.environment = ["HOME": home.path(), "PATUH_TOKEN": "t", "PATUH_SERVER": "http://patuh.example"]
            .merging(environment) { $1 }
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    var out: String { state.withLock { String(decoding: $0.out, as: UTF8.self) } }
    var error: String { state.withLock { String(decoding: $0.error, as: UTF8.self) } }
    var seen: [Seen] { state.withLock { $0.seen } }

    /// Forgets what was written and seen.
    func clear() { state.withLock { $0 = (Data(), Data(), []) } }

    /// The instant at which everything happens: 2 November 2026, 22.30 UTC, so the 3rd in WIB.
    static let now = Date(timeIntervalSince1970: 1_793_658_600)

    var surroundings: Surroundings {
        Surroundings(
            environment: environment,
            transport: Transport { [self] request in
                let body: Data =
                    switch request.body {
                    case .none: Data()
                    case .data(let data): data
                    case .file(let file): try Data(contentsOf: file)
                    }
                let path = request.url.absoluteString.replacing("http://patuh.example", with: "")
                let seen = Seen(method: request.method, path: path, headers: request.headers, body: body)
                state.withLock { $0.seen.append(seen) }
                guard let answer = server(seen) else {
                    throw Failure.unreachable(request.url, CocoaError(.fileReadUnknown))
                }
                if let receive = request.receive, answer.status == 200 {
                    receive(Data(answer.body.utf8))
                    return Response(status: answer.status, headers: [:], body: Data())
                }
                return Response(status: answer.status, headers: [:], body: Data(answer.body.utf8))
            },
            now: { Self.now },
            sleep: { _ in },
            write: { [self] data in state.withLock { $0.out.append(data) } },
            writeError: { [self] data in state.withLock { $0.error.append(data) } },
            askSecret: { _ in nil },
            readLine: { nil },
            width: nil,
            showsProgress: false
        )
    }

    /// Runs `patuh` with these arguments.
    func run(_ arguments: String...) async -> Int32 { await run(arguments) }

    func run(_ arguments: [String]) async -> Int32 {
        await Surroundings.$current.withValue(surroundings) { await Patuh.perform(arguments) }
    }

    /// The first example of a schema, with some fields changed.
    static func example(_ name: String, _ changes: [String: String] = [:]) -> String {
        let schema = try? Contract.schema(name)
        var object = (schema?["examples"] as? [[String: Any]])?.first ?? [:]
        for (field, value) in changes { object[field] = value }
        let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    /// A page of such examples.
    static func page(_ items: [String], next: String? = nil) -> String {
        #"{"items":[\#(items.joined(separator: ","))],"next_cursor":\#(next.map { "\"\($0)\"" } ?? "null")}"#
    }
}

/// Identifiers of the examples.
enum Known {
    static let caseID = "0199f3a0-1c00-7a00-8000-000000000041"
    static let inspection = "0199f3a0-1c00-7a00-8000-000000000042"
    static let firm = "0199f3a0-1c00-7a00-8000-000000000031"
    static let visit = "0199f3a0-1c00-7a00-8000-000000000081"
}

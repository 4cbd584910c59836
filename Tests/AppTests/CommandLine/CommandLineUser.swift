import Foundation
import HummingbirdTesting
import Synchronization
import Testing

@testable import App
@testable import Postgres
@testable import patuh

/// Somebody at a terminal: runs the users' command line in this process, over a real socket to the service under test.
final class CommandLineUser: Sendable {
    /// A folder of the user's own.
    let home: URL
    private let environment: [String: String]
    private let showsProgress: Bool
    private let written = Mutex((out: Data(), error: Data()))

    /// - Parameters:
    ///   - app: A service that is live.
    ///   - speaksEnglish: Whether the terminal is set to English.
    ///   - showsProgress: Whether standard error counts as a terminal.
    init(_ app: TestApp, _ person: Person, speaksEnglish: Bool = false, showsProgress: Bool = false) throws {
        home = FileManager.default.temporaryDirectory.appending(path: "patuh-user-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        environment = [
            "HOME": home.path, "PATUH_SERVER": "http://127.0.0.1:\(try #require(app.client.port))",
            "PATUH_TOKEN": person.token, "LANG": speaksEnglish ? "en_GB.UTF-8" : "id_ID.UTF-8",
        ]
        self.showsProgress = showsProgress
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    /// What was written to standard output.
    var out: String { written.withLock { String(decoding: $0.out, as: UTF8.self) } }
    /// What was written to standard error.
    var error: String { written.withLock { String(decoding: $0.error, as: UTF8.self) } }
    /// The lines of standard output.
    var lines: [String] { out.split(separator: "\n").map(String.init) }
    /// Standard output as a program reads it.
    var json: JSON { JSON(data: Data(out.utf8)) }

    /// Runs `patuh` with these arguments, and forgets what was written before.
    func run(_ arguments: String...) async -> Int32 { await run(arguments) }

    func run(_ arguments: [String]) async -> Int32 {
        written.withLock { $0 = (Data(), Data()) }
        return await Surroundings.$current.withValue(surroundings) { await Patuh.perform(arguments) }
    }

    /// Runs what must succeed.
    func does(_ arguments: String..., at location: SourceLocation = #_sourceLocation) async {
        let code = await run(arguments)
        #expect(code == 0, "\(arguments): \(error)", sourceLocation: location)
    }

    func does(_ arguments: [String], at location: SourceLocation = #_sourceLocation) async {
        let code = await run(arguments)
        #expect(code == 0, "\(arguments): \(error)", sourceLocation: location)
    }

    /// Writes a file of this user's.
    func file(_ name: String, _ lines: [String]) throws -> String {
        try file(name, Data(lines.joined(separator: "\r\n").utf8))
    }

    func file(_ name: String, _ data: Data) throws -> String {
        let file = home.appending(path: name)
        try data.write(to: file)
        return file.path
    }

    private var surroundings: Surroundings {
        Surroundings(
            environment: environment,
            transport: .network,
            now: { Date() },
            sleep: { try await Task.sleep(for: .seconds(min($0, 0.05))) },
            write: { [self] data in written.withLock { $0.out.append(data) } },
            writeError: { [self] data in written.withLock { $0.error.append(data) } },
            askSecret: { _ in nil },
            readLine: { nil },
            width: nil,
            showsProgress: showsProgress
        )
    }
}

extension TestApp {
    /// Does some work while nobody may write to a table, until something has been seen of it.
    func holding<Result: Sendable>(
        _ table: String,
        _ work: @escaping @Sendable () async throws -> Result,
        until seen: @escaping @Sendable () async throws -> Void
    ) async throws -> Result {
        try await superuser.withConnection { connection in
            try await connection.run(script: "BEGIN; LOCK TABLE patuh.\(table) IN SHARE MODE")
            async let result = work()
            do { try await seen() } catch {
                try await connection.run(script: "ROLLBACK")
                throw error
            }
            try await connection.run(script: "COMMIT")
            return try await result
        }
    }
}

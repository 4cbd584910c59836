import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// The service under test on a database of its own, driven over HTTP.
struct TestApp: Sendable {
    let client: any TestClientProtocol
    let service: PatuhService
    /// The database as its superuser sees it.
    let superuser: Pool
    /// The name of the database.
    let database: String
}

/// What the service answered.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let data: Data

    var json: JSON { JSON(data: data) }
    var text: String { String(decoding: data, as: UTF8.self) }
    /// The code of a problem document.
    var code: String { json.code.text }
    /// The codes of a problem's reasons.
    var reasons: [String] { json.reasons.list.map(\.code.text) }
    /// The fields that a problem names.
    var fields: [String] { json.errors.list.map(\.field.text) }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}

/// Runs a test against the service.
///
/// - Parameters:
///   - live: Over a real socket instead of straight into the router.
///   - evidence: Where files of evidence are kept; a folder of the test's own without it.
func withApp<Result: Sendable>(
    live: Bool = false,
    evidence: String? = nil,
    _ body: @escaping @Sendable (TestApp) async throws -> Result
) async throws -> Result {
    try await TestDatabases.shared.with { try await serve($0, live: live, evidence: evidence, body) }
}

/// Runs a test against the service on a database without people, firms and cases.
func withEmptyApp<Result: Sendable>(
    _ body: @escaping @Sendable (TestApp) async throws -> Result
) async throws -> Result {
    try await TestDatabases.shared.empty { try await serve($0, live: false, body) }
}

/// Runs a test that stores nothing, or nothing that another minds, on a database that all such tests share.
func withSharedApp<Result: Sendable>(
    _ body: @escaping @Sendable (TestApp) async throws -> Result
) async throws -> Result {
    try await TestDatabases.shared.shared { try await serve($0, live: false, body) }
}

/// Runs a test against the service on a database that the test has prepared itself.
func withService<Result: Sendable>(
    _ database: String,
    _ body: @escaping @Sendable (TestApp) async throws -> Result
) async throws -> Result {
    try await serve(database, live: false, body)
}

private func serve<Result: Sendable>(
    _ name: String,
    live: Bool,
    evidence: String? = nil,
    _ body: @escaping @Sendable (TestApp) async throws -> Result
) async throws -> Result {
    let url = try TestServer.shared.get().url(name)
    let files = "/tmp/patuh-app-files-\(getpid())/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: files) }
    let service = try TestDatabases.cheapService(Deployment(url: url), evidence: evidence ?? files)
    let superuser = try Pool(configuration: TestDatabases.single(url), logger: TestDatabases.logger)
    let result: Swift.Result<Result, any Error>
    do {
        result = .success(
            try await service.application().test(live ? .live : .router) { client in
                try await body(TestApp(client: client, service: service, superuser: superuser, database: name))
            }
        )
    } catch {
        result = .failure(error)
    }
    await service.close()
    await superuser.close()
    return try result.get()
}

extension TestApp {
    /// Sends a request with any body.
    func raw(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: Data? = nil,
        type: String? = "application/json",
        token: String? = nil,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        var fields = HTTPFields()
        if let token { fields[.authorization] = "Bearer \(token)" }
        if body != nil, let type { fields[.contentType] = type }
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return try await client.execute(
            uri: path,
            method: method,
            headers: fields,
            body: body.map { ByteBuffer(bytes: $0) }
        ) { response in
            Answer(status: response.status.code, headers: response.headers, data: Data(response.body.readableBytesView))
        }
    }

    /// Sends a request in somebody's name.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSON? = nil,
        as person: Person?,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        try await raw(method, path, body?.data, token: person?.token, headers: headers)
    }

    func get(_ path: String, as person: Person, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.get, path, as: person, headers: headers)
    }

    func post(_ path: String, _ body: JSON, as person: Person, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.post, path, body, as: person, headers: headers)
    }

    /// Sends what must succeed, and gives what was answered.
    @discardableResult
    func done(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSON? = nil,
        as person: Person,
        at location: SourceLocation = #_sourceLocation
    ) async throws -> JSON {
        let answer = try await send(method, path, body, as: person)
        guard (200..<300).contains(answer.status) else {
            Issue.record("\(method) \(path) as \(person): \(answer.status) \(answer.text)", sourceLocation: location)
            throw TestFailure("\(method) \(path): \(answer.status)")
        }
        return answer.json
    }

    /// One value that the superuser reads.
    func value<Value: PostgresDecodable & Sendable>(_ sql: SQL, as type: Value.Type = Value.self) async throws -> Value
    {
        try await superuser.query(sql).single().column(0)
    }

    /// How many rows every table holds, and what stands in the projections: equal dumps mean that nothing changed.
    func dump() async throws -> [String] {
        let tables = try await superuser.query(
            "SELECT relname FROM pg_class WHERE relnamespace = 'patuh'::regnamespace AND relkind = 'r' ORDER BY relname"
        ).map { try $0.column(0, as: String.self) }
        var lines: [String] = []
        // What a session's holder may see is kept whenever somebody asks.
        for table in tables where table != "region" && table != "session_scope" {
            // When a session was used last is noted by the way.
            let row: SQL = table == "session" ? "(to_jsonb(t) - 'last_used_at' - 'last_used_from')::text" : "t::text"
            let hash: String = try await value(
                """
                SELECT count(*) || ' ' || coalesce(md5(string_agg(\(row), '|' ORDER BY \(row))), '')
                FROM \(identifier: table) t
                """
            )
            lines.append("\(table): \(hash)")
        }
        return lines
    }
}

/// A day so many days before today, as the wire writes it.
func ago(_ days: Int) -> String { LocalDate.today(at: Date(), zone: .wib).adding(days: -days).description }

/// Today, as the wire writes it.
var today: String { ago(0) }

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Import of the sample lists")
struct SampleListTests {
    /// A sample list of the demonstration.
    private func sample(_ source: String) throws -> Data {
        let folder = try SQLFiles.directory().deletingLastPathComponent().appendingPathComponent("deploy/demo")
        return try Data(contentsOf: folder.appendingPathComponent("\(source).csv"))
    }

    private func send(_ app: TestApp, _ source: String, _ body: Data, _ query: String = "") async throws -> JSON {
        let answer = try await app.raw(
            .post,
            "/v1/imports?source=\(source)\(query)",
            body,
            type: "text/csv",
            token: Person.administrator.token
        )
        #expect(answer.status == 201, "\(answer.text.prefix(400))")
        return answer.json
    }

    /// What the import left of the register, without the records of imports.
    private func register(_ app: TestApp) async throws -> [String] {
        try await app.dump().filter {
            !$0.hasPrefix("import") && !$0.hasPrefix("audit") && !$0.hasPrefix("idempotency")
        }
    }

    @Test(
        "A dry run tells what the real run does, and a second run changes nothing",
        arguments: ["oss", "wlkp", "bpjs"]
    )
    func runs(source: String) async throws {
        let list = try sample(source)
        try await withApp { app in
            let before = try await register(app)
            let dry = try await send(app, source, list, "&dry_run=true")
            #expect(try await register(app) == before)
            let real = try await send(app, source, list)
            #expect(real.counts == dry.counts)
            let counts = real.counts
            #expect(counts.read.int > 1500 && counts.created.int > 1000)
            let parts = [
                counts.created.int, counts.updated.int, counts.unchanged.int, counts.review.int, counts.rejected.int,
            ]
            #expect(parts.reduce(0, +) == counts.read.int)
            let after = try await register(app)
            let again = try await send(app, source, list).counts
            #expect(again.created.int == 0 && again.updated.int == 0)
            #expect(again.unchanged.int == counts.created.int + counts.updated.int + counts.unchanged.int)
            #expect(again.review == counts.review && again.rejected == counts.rejected)
            #expect(try await register(app) == after)
            for status in ["review", "rejected"] {
                let path = "/v1/imports/\(real.id.text)/rows?status=\(status)&limit=200"
                let rows = try await app.done(.get, path, as: .administrator).items.list
                #expect(rows.count == min(200, counts[status].int))
                #expect(
                    rows.allSatisfy {
                        $0.line.int > 1 && !$0.reason.detail.text.isEmpty && !$0.reason.remedy.text.isEmpty
                    }
                )
            }
            try await app.expectTrueProjections()
        }
    }

    /// The sender is gone before the list has ended.
    private struct Disconnected: Error {}

    @Test("A list that breaks off in the middle leaves nothing, and the next one is taken")
    func brokenOff() async throws {
        let list = try sample("oss")
        try await withApp { app in
            let before = try await app.dump()
            let signedIn = try await app.service.authenticator.resolve(SessionSecret(Person.administrator.token))
            let endpoint = try #require(
                app.service.routes.endpoints.first { $0.path == "/v1/imports" && $0.method == .post }
            )
            guard case .streaming(let handler) = endpoint.handler else { throw TestFailure("no streaming endpoint") }
            let half = ByteBuffer(bytes: list.prefix(list.count / 2))
            let body = RequestBody(
                asyncSequence: AsyncThrowingStream<ByteBuffer, any Error> { stream in
                    stream.yield(half)
                    stream.finish(throwing: Disconnected())
                }
            )
            let call = Call(
                route: endpoint.path,
                method: endpoint.method,
                pathParameters: [:],
                query: ["source": "oss"],
                headers: [.idempotencyKey: "terputus"],
                body: Data(),
                language: .id,
                signedIn: signedIn
            )
            await #expect(throws: (any Error).self) { _ = try await handler(call, body) }
            #expect(try await app.dump() == before)
            #expect(try await send(app, "oss", list).counts.created.int > 1000)
        }
    }
}

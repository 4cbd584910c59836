import Dispatch
import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import App
@testable import Postgres

@Suite("Webhooks that keep one waiting")
struct WebhookWaitingTests {
    private static func queue(_ app: TestApp, _ client: WebhookClient) -> JobQueue {
        JobQueue(pool: app.service.jobs, webhooks: CallWebhooks(client: client))
    }

    private static func work(_ app: TestApp, _ client: WebhookClient) async throws {
        try await app.superuser.execute("INSERT INTO job (kind) VALUES ('call_webhooks')")
        #expect(try await queue(app, client).workOne() == .completed(.callWebhooks))
    }

    /// Webhooks of the branch that lead to these addresses, in this order, with something to tell.
    private static func make(_ app: TestApp, _ urls: String...) async throws -> [String] {
        var ids: [String] = []
        for (index, url) in urls.enumerated() {
            let asked: JSON = ["url": "https://sistem\(index).contoh.go.id/", "office": "kc-sampit"]
            let id = try await app.done(.post, "/v1/webhooks", asked, as: .bpjsBranchHead).id.text
            try await app.superuser.execute("UPDATE webhook SET url = \(url) WHERE id::text = \(id)")
            ids.append(id)
        }
        try await Story.begin(app, .kebun).toFirstNote(received: 60)
        return ids
    }

    private static func calls(_ app: TestApp, _ id: String) async throws -> [JSON] {
        try await app.done(.get, "/v1/webhooks/\(id)/calls", as: .bpjsBranchHead).items.list
    }

    @Test("A name server that does not answer is waited for no longer than said, and holds up nobody else")
    func hangingLookup() async throws {
        try await withApp { app in
            let receiver = Receiver()
            let gate = DispatchSemaphore(value: 0)
            defer { gate.signal() }
            try await receiver.serve { url in
                let good = url.replacing("127.0.0.1", with: "cepat.contoh")
                let ids = try await Self.make(app, "http://lambat.contoh/hook", good)
                let lookup = HostLookup(patience: .milliseconds(300)) { host in
                    if host == "lambat.contoh" { gate.wait() }
                    return HostLookup.Place(bytes: [127, 0, 0, 1], text: "127.0.0.1")
                }
                let begun = ContinuousClock.now
                try await Self.work(app, WebhookClient(isInside: true, lookup: lookup))
                #expect(begun.duration(to: .now) < .seconds(50))
                #expect(receiver.messages.count == 1)
                #expect(try await Self.calls(app, ids[1]).map(\.status.int) == [200])
                let late = try await Self.calls(app, ids[0])
                #expect(late.map(\.fault.text) == ["host_lookup_timeout"] && late[0].took_ms.int >= 300)
                let failing = try await app.done(.get, "/v1/webhooks", as: .bpjsBranchHead).items.list
                #expect(Set(failing.map(\.status.text)) == ["failing", "working"])
            }
        }
    }

    @Test("Nobody holds a transaction while another system is awaited, and nobody else calls it meanwhile")
    func noTransaction() async throws {
        try await withApp { app in
            let receiver = Receiver()
            let asked = Mutex(0)
            let gate = DispatchSemaphore(value: 0)
            defer { gate.signal() }
            try await receiver.serve { url in
                let ids = try await Self.make(app, url)
                let lookup = HostLookup(patience: .seconds(60)) { _ in
                    asked.withLock { $0 += 1 }
                    gate.wait()
                    return HostLookup.Place(bytes: [127, 0, 0, 1], text: "127.0.0.1")
                }
                let client = WebhookClient(isInside: true, lookup: lookup)
                async let working: Void = Self.work(app, client)
                try await eventually { asked.withLock { $0 } == 1 }
                let open: Int = try await app.value(
                    """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
                    """
                )
                #expect(open == 0)
                // The next minute's job, here or on another server.
                try await Self.work(app, client)
                #expect(asked.withLock { $0 } == 1)
                gate.signal()
                try await working
                #expect(receiver.messages.count == 1)
                #expect(try await Self.calls(app, ids[0]).map(\.status.int) == [200])
                #expect(try await app.done(.get, "/v1/webhooks", as: .bpjsBranchHead).items[0].status == "working")
            }
        }
    }

    @Test("What a server took in hand and never called is called when its time is over, under the same id")
    func lost() async throws {
        try await withApp { app in
            let receiver = Receiver()
            try await receiver.serve { url in
                let ids = try await Self.make(app, url)
                let client = WebhookClient(isInside: true)
                let taken = try await app.service.jobs.transaction { try await CallWebhooks(client: client).take($0) }
                #expect(taken.count == 1)
                try await Self.work(app, client)
                #expect(receiver.messages.isEmpty)
                let id: String = try await app.value("SELECT message_id::text FROM webhook")
                let rest: Double = try await app.value(
                    "SELECT extract(epoch FROM next_at - now())::float8 FROM webhook"
                )
                #expect(rest > 60 && rest <= 120)
                try await app.superuser.execute("UPDATE webhook SET next_at = now()")
                try await Self.work(app, client)
                #expect(receiver.messages.map(\.id) == [id])
                // Had the first server called after all, its note would come too late and change nothing.
                await #expect(throws: PostgresError.self) {
                    try await CallWebhooks(client: client).call(taken, noting: app.service.jobs)
                }
                #expect(try await Self.calls(app, ids[0]).count == 1)
            }
        }
    }

    @Test("A lookup that is cancelled is over at once")
    func cancelled() async throws {
        let gate = DispatchSemaphore(value: 0)
        defer { gate.signal() }
        let lookup = HostLookup(patience: .seconds(3600)) { _ in
            gate.wait()
            return nil
        }
        let outcome = await withTaskGroup(of: HostLookup.Outcome.self) { group in
            group.addTask { await lookup("lambat.contoh") }
            group.cancelAll()
            return await group.next()
        }
        // Not after an hour.
        #expect(outcome == .late)
        #expect(await HostLookup()("127.0.0.1") == .found(.init(bytes: [127, 0, 0, 1], text: "127.0.0.1")))
    }
}

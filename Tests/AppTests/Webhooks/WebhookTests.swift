import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Webhooks")
struct WebhookTests {
    private static let path = "/v1/webhooks"

    private static func request(
        _ url: String = "https://sistem.contoh.go.id/patuh",
        _ office: String = "kc-sampit"
    ) -> JSON {
        ["url": .string(url), "office": .string(office)]
    }

    /// Works the queue of webhooks off, as a server does once a minute.
    private static func work(_ app: TestApp, isInside: Bool = true) async throws {
        let webhooks = CallWebhooks(client: WebhookClient(isInside: isInside))
        let queue = JobQueue(pool: app.service.jobs, webhooks: webhooks)
        try await app.superuser.execute("INSERT INTO job (kind) VALUES ('call_webhooks')")
        #expect(try await queue.workOne() == .completed(.callWebhooks))
        #expect(try await queue.workOne() == .idle)
    }

    /// A webhook of the branch that leads to an address that only tests may call.
    private static func webhook(_ app: TestApp, at url: String) async throws -> JSON {
        let made = try await app.done(.post, path, request(), as: .bpjsBranchHead)
        try await app.superuser.execute("UPDATE webhook SET url = \(url)")
        return made
    }

    /// Waits for every transaction of the server that is older than now: other tests have theirs, and as long as one is
    /// under way a change is told of again.
    private static func settle(_ app: TestApp) async throws {
        let mine: String = try await app.value("SELECT pg_current_xact_id()::text")
        try await eventually {
            try await app.value("SELECT pg_snapshot_xmin(pg_current_snapshot()) > \(mine)::xid8", as: Bool.self)
        }
    }

    @Test("A signature is what the standard's own example says")
    func signature() throws {
        let secret = try #require(Data(base64Encoded: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let body = Data(#"{"test": 2432232314}"#.utf8)
        let signature = WebhookMessage.signature("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body, Array(secret))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("A change in the branch's territory calls its system once, signed, with nothing of a firm")
    func called() async throws {
        try await withApp { app in
            let receiver = Receiver()
            try await receiver.serve { url in
                let made = try await Self.webhook(app, at: url)
                try await Self.work(app)
                #expect(receiver.messages.isEmpty)
                try await Story.begin(app, .kebun).toFirstNote(received: 60)
                try await Self.settle(app)
                try await Self.work(app)
                let message = try #require(receiver.messages.first)
                let key = try #require(Data(base64Encoded: String(made.signing_key.text.dropFirst("whsec_".count))))
                let expected = WebhookMessage.signature(message.id, message.time, message.body, Array(key))
                #expect(message.signature == expected)
                let text = String(decoding: message.body, as: UTF8.self)
                #expect(text.contains(#""changes":"/v1/noncompliant-companies/changes""#))
                #expect(!text.contains("Kebun") && !text.contains(Firm.kebun.id))
                // Taken: nothing is told of it again.
                try await Self.work(app)
                #expect(receiver.messages.count == 1)
                let calls = try await app.done(.get, "\(Self.path)/\(made.id.text)/calls", as: .bpjsBranchHead).items
                    .list
                #expect(calls.map(\.status.int) == [200])
            }
        }
    }

    @Test("What is not taken is sent again under its own id, later and later; an answer is not followed elsewhere")
    func repeated() async throws {
        try await withApp { app in
            let receiver = Receiver([500, 302])
            try await receiver.serve { url in
                let made = try await Self.webhook(app, at: url)
                try await Story.begin(app, .kebun).toFirstNote(received: 60)
                try await Self.work(app)
                let failing = try await app.done(.get, Self.path, as: .bpjsBranchHead).items[0]
                #expect(failing.status == "failing" && failing.failures.int == 1 && !failing.next_at.text.isEmpty)
                // Its time has not come.
                try await Self.work(app)
                #expect(receiver.messages.count == 1)
                for _ in 0..<2 {
                    try await app.superuser.execute("UPDATE webhook SET next_at = now()")
                    try await Self.work(app)
                }
                #expect(receiver.messages.count == 3 && Set(receiver.messages.map(\.id)).count == 1)
                let calls = try await app.done(.get, "\(Self.path)/\(made.id.text)/calls", as: .bpjsBranchHead).items
                    .list
                #expect(calls.map(\.status.int) == [200, 302, 500] && calls.map(\.attempt.int) == [3, 2, 1])
                #expect(try await app.done(.get, Self.path, as: .bpjsBranchHead).items[0].status == "working")
            }
        }
    }

    @Test("A system that nobody answers for is given up in the end, and one inside is never called")
    func givenUp() async throws {
        try await withApp { app in
            let receiver = Receiver()
            try await receiver.serve { url in
                let made = try await Self.webhook(app, at: url)
                try await Story.begin(app, .kebun).toFirstNote(received: 60)
                try await Self.work(app, isInside: false)
                #expect(receiver.messages.isEmpty)
                let calls = try await app.done(.get, "\(Self.path)/\(made.id.text)/calls", as: .bpjsBranchHead).items
                    .list
                #expect(calls.map(\.fault.text) == ["address_refused"])
                let most = CallWebhooks.mostFailures
                try await app.superuser.execute(
                    "UPDATE webhook SET failures = \(most - 1)::integer, next_at = now(), url = 'http://127.0.0.1:9/'"
                )
                try await Self.work(app)
                #expect(try await app.done(.get, Self.path, as: .bpjsBranchHead).items[0].status == "given_up")
                try await app.superuser.execute("UPDATE webhook SET next_at = now(), url = \(url)")
                try await Self.work(app)
                #expect(receiver.messages.isEmpty)
            }
        }
    }

    @Test("A branch's head keeps its webhooks, an administrator everybody's; the key is shown once and never read")
    func hands() async throws {
        try await withApp { app in
            let made = try await app.done(.post, Self.path, Self.request(), as: .bpjsBranchHead)
            #expect(made.signing_key.text.hasPrefix("whsec_"))
            #expect(try await app.post(Self.path, Self.request(), as: .bpjsBranchHead).code == "same_url")
            let kept = try await app.done(.get, Self.path, as: .bpjsBranchHead).items[0]
            #expect(kept.signing_key == .null && kept.id == made.id)
            #expect(try await app.done(.get, Self.path, as: .administrator).items.list.count == 1)
            for person in [Person.bpjsOfficer, .coordinator, .auditor] {
                #expect(try await app.get(Self.path, as: person).status == 403, "\(person)")
            }
            let foreign = try await app.post(Self.path, Self.request(office: "kc-pangkalan-bun"), as: .bpjsBranchHead)
            #expect(foreign.status == 403, "\(foreign.text)")
            let labour = try await app.post(Self.path, Self.request(office: "korwil-2"), as: .administrator)
            #expect(labour.status == 422 && labour.json.errors[0].code == "not_of_bpjs", "\(labour.text)")
            let inside = try await app.post(Self.path, Self.request("http://127.0.0.1/"), as: .bpjsBranchHead)
            #expect(inside.status == 422 && inside.fields == ["url"], "\(inside.text)")
            try await app.withServiceRole { role in
                #expect(await role.attempt(.administrator, "SELECT secret FROM webhook") == .refused("42501"))
            }
            let removed = try await app.raw(.delete, "\(Self.path)/\(made.id.text)", token: Person.bpjsBranchHead.token)
            #expect(removed.status == 200, "\(removed.text)")
            #expect(try await app.done(.get, Self.path, as: .administrator).items.list.isEmpty)
        }
    }

    private static func request(office: String) -> JSON { request("https://sistem.contoh.go.id/patuh", office) }
}

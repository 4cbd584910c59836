import Foundation
import Testing

@testable import App
@testable import Postgres

@Suite("The command line keeps webhooks")
struct WebhookCommandTests {
    @Test("A webhook is added with its key, listed without it, its calls are told in words, and it is removed")
    func kept() async throws {
        try await withApp(live: true) { app in
            let user = try CommandLineUser(app, .bpjsBranchHead)
            await user.does("webhooks", "list")
            #expect(user.error.contains("Belum ada webhook"))
            let url = "https://sistem.contoh.go.id/patuh"
            await user.does("webhooks", "add", url, "--office", "kc-sampit")
            #expect(user.out.contains("whsec_") && user.out.contains(url), "\(user.out)")
            #expect(await user.run("webhooks", "add", url, "--office", "kc-sampit") == 1)
            #expect(await user.run("webhooks", "add", "http://127.0.0.1/", "--office", "kc-sampit") == 1)
            #expect(user.error.contains("• alamat: "), "\(user.error)")
            #expect(await user.run("webhooks", "add", url) == 64)
            await user.does("webhooks", "list", "--format", "json")
            #expect(user.json.items.list.count == 1 && user.json.items[0].signing_key == .null)
            let id = user.json.items[0].id.text
            #expect(user.json.items[0].status == "untried")
            await user.does("webhooks", "list")
            #expect(user.lines[1].contains("belum pernah dipanggil"), "\(user.out)")

            try await Story.begin(app, .kebun).toFirstNote(received: 60)
            let lookup = HostLookup(patience: .milliseconds(50)) { _ in
                usleep(300_000)
                return nil
            }
            let calls = CallWebhooks(client: WebhookClient(isInside: false, lookup: lookup))
            try await app.superuser.execute("INSERT INTO job (kind) VALUES ('call_webhooks')")
            let queue = JobQueue(pool: app.service.jobs, webhooks: calls)
            #expect(try await queue.workOne() == .completed(.callWebhooks))
            await user.does("webhooks", "calls", id)
            #expect(user.lines.count == 2 && user.out.contains("pencarian nama host terlalu lama"), "\(user.out)")
            await user.does("webhooks", "calls", id, "--format", "json")
            #expect(user.json.items[0].fault == "host_lookup_timeout")
            await user.does("webhooks", "list")
            #expect(user.lines[1].contains("tidak menjawab"))
            await user.does("webhooks", "remove", id)
            await user.does("webhooks", "list")
            #expect(user.out.isEmpty)
            let officer = try CommandLineUser(app, .bpjsOfficer)
            #expect(await officer.run("webhooks", "list") == 1)
        }
    }
}

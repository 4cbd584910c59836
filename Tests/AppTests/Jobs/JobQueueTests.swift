import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The queue of jobs")
struct JobQueueTests {
    @Test("A failed job is counted, waits, and is dead after its last attempt, with a code that names no value")
    func failing() async throws {
        try await withApp { app in
            let id = try await app.addFailingJob(attempts: 2)
            let queue = app.queue
            let first = try await queue.workOne()
            #expect(first == .failed(.deliverOutbox, code: "outbox_entry_missing", isDead: false))
            let row = try await app.superuser.query(
                """
                SELECT state, attempt, scheduled_at BETWEEN now() + interval '5 s' AND now() + interval '15 s'
                FROM job WHERE id = \(id)
                """
            ).single()
            let (state, attempt, wait): (String, Int, Bool) = try row.decode()
            #expect(state == "available")
            #expect(attempt == 1)
            #expect(wait)
            #expect(try await queue.workOne() == .idle)
            try await app.superuser.execute("UPDATE job SET scheduled_at = now() WHERE id = \(id)")
            let second = try await queue.workOne()
            #expect(second == .failed(.deliverOutbox, code: "outbox_entry_missing", isDead: true))
            #expect(try await JobCounts.read(app.service.jobs).dead == 1)
            #expect(try await queue.workOne() == .idle)
        }
    }

    @Test("A dead job is tried again from the start, and one that is discarded never")
    func again() async throws {
        try await withApp { app in
            let id = try await app.addFailingJob(attempts: 1)
            let queue = app.queue
            _ = try await queue.workOne()
            let dead = try await DeadJobs(pool: app.service.jobs).list()
            #expect(dead.map(\.id) == [id])
            #expect(dead.first?.error == "outbox_entry_missing")
            #expect(try await DeadJobs(pool: app.service.jobs).retry(id))
            #expect(try await queue.workOne() == .failed(.deliverOutbox, code: "outbox_entry_missing", isDead: true))
            #expect(try await DeadJobs(pool: app.service.jobs).discard(id))
            #expect(try await DeadJobs(pool: app.service.jobs).retry(id) == false)
            #expect(try await queue.workOne() == .idle)
            #expect(try await DeadJobs(pool: app.service.jobs).list().map(\.id) == [])
        }
    }

    @Test("A job of a kind that this build does not know is left to another")
    func unknownKind() async throws {
        try await withApp { app in
            try await app.superuser.execute("INSERT INTO job (kind) VALUES ('of_the_next_version')")
            #expect(try await app.queue.workOne() == .idle)
            #expect(try await JobCounts.read(app.service.jobs).available == 1)
        }
    }

    @Test("A job that somebody holds is passed over, and free again when its holder is gone")
    func heldByAnother() async throws {
        try await withApp { app in
            try await app.superuser.execute("INSERT INTO job (kind) VALUES ('purge')")
            try await app.superuser.transaction { tx in
                _ = try await tx.query("SELECT FROM job FOR UPDATE")
                #expect(try await app.queue.workOne() == .idle)
            }
            #expect(try await app.queue.workOne() == .completed(.purge))
        }
    }

    @Test("The regular jobs of an hour and a day are there once, whoever asks")
    func regular() async throws {
        try await withApp { app in
            let rest = try await app.queue.enqueueRegular()
            #expect(rest > .zero && rest <= .seconds(3600))
            _ = try await app.queue.enqueueRegular()
            #expect(try await JobCounts.read(app.service.jobs).available == JobKind.regular.count)
            #expect(try await app.queue.workOne() == .completed(.purge))
            #expect(try await app.queue.workOne() == .completed(.resolveClocks))
            #expect(try await app.queue.workOne() == .completed(.climbLadder))
            #expect(try await app.queue.workOne() == .completed(.sweepEvidence))
            #expect(try await app.queue.workOne() == .completed(.keepTrail))
            _ = try await app.queue.enqueueRegular()
            #expect(try await app.queue.workOne() == .idle)
        }
    }

    @Test("An entry of the outbox goes ninety days after its delivery, and never before it; the notices stay")
    func outbox() async throws {
        try await withApp { app in
            for firm in [Firm.kebun, .bengkel] {
                let story = try await Story.begin(app, firm)
                try await story.order()
                try await story.visit(on: 80)
                try await story.finding("not_remitted", on: 80)
                try await story.step("report_incident", on: 70, as: .inspector)
            }
            try await app.workThrough()
            let entries: Int = try await app.value("SELECT count(*) FROM outbox")
            let notices: Int = try await app.value("SELECT count(*) FROM notice")
            #expect(entries > 1)
            func purge() async throws -> Int {
                try await app.superuser.execute("INSERT INTO job (kind) VALUES ('purge')")
                #expect(try await app.queue.workOne() == .completed(.purge))
                return try await app.value("SELECT count(*) FROM outbox")
            }
            #expect(try await purge() == entries)
            // One delivered long ago, the others as yet undelivered.
            try await app.tamper(
                """
                DELETE FROM patuh.outbox_delivery WHERE outbox_id > (SELECT min(outbox_id) FROM patuh.outbox_delivery);
                UPDATE patuh.outbox_delivery SET delivered_at = now() - interval '91 days'
                """
            )
            #expect(try await purge() == entries - 1)
            #expect(try await app.value("SELECT count(*) FROM outbox_delivery") == 0)
            #expect(try await app.value("SELECT count(*) FROM notice") == notices)
            let told: String = try await app.value(
                "SELECT details ->> 'outbox' FROM audit_entry WHERE operation = 'purge' ORDER BY id DESC LIMIT 1"
            )
            #expect(told == "1")
        }
    }

    @Test("The purge deletes what its retention has passed, and nothing younger; the policies alone see to it")
    func retention() async throws {
        try await withApp { app in
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        INSERT INTO patuh.idempotency_key (person_id, key, digest, created_at)
                            SELECT id, 'alt', sha256('x'), now() - interval '31 days' FROM patuh.person LIMIT 1;
                        INSERT INTO patuh.idempotency_key (person_id, key, digest, created_at)
                            SELECT id, 'neu', sha256('x'), now() - interval '29 days' FROM patuh.person LIMIT 1;
                        INSERT INTO patuh.sign_in_failure VALUES ('lama', 3, now() - interval '2 days'), ('baru', 3, now());
                        INSERT INTO patuh.session (person_id, secret_digest, expires_at)
                            SELECT id, sha256('lama'), now() - interval '91 days' FROM patuh.person LIMIT 1;
                        """
                )
            }
            let sessions: Int = try await app.value("SELECT count(*) FROM session")
            try await app.service.jobs.transaction { tx in
                for table in ["idempotency_key", "session", "sign_in_failure"] {
                    try await tx.execute("DELETE FROM \(identifier: table)")
                }
            }
            let keys: String = try await app.value(
                "SELECT string_agg(key, ' ') FROM idempotency_key WHERE key IN ('alt', 'neu')"
            )
            #expect(keys == "neu")
            #expect(
                try await app.value("SELECT string_agg(login, ' ') FROM sign_in_failure", as: String.self) == "baru"
            )
            #expect(try await app.value("SELECT count(*) FROM session", as: Int.self) == sessions - 1)
            try await app.superuser.execute("INSERT INTO job (kind) VALUES ('purge')")
            #expect(try await app.queue.workOne() == .completed(.purge))
            let recorded: String = try await app.value(
                "SELECT details::text FROM audit_entry WHERE operation = 'purge'"
            )
            #expect(
                recorded.contains(#""repeated_requests": 0"#) && recorded.contains(#""jobs": 0"#),
                "the purge by hand before left nothing: \(recorded)"
            )
        }
    }
}

extension TestApp {
    /// The queue as a server works it.
    var queue: JobQueue { JobQueue(pool: service.jobs) }

    /// Does what is due, to the end.
    func workThrough() async throws {
        while try await queue.workOne() != .idle {}
    }

    /// A delivery of nothing.
    func addFailingJob(attempts: Int) async throws -> Int64 {
        try await superuser.one(
            """
            INSERT INTO job (kind, arguments, max_attempts) VALUES ('deliver_outbox', '{"outbox_id": -1}', \(attempts))
            RETURNING id
            """,
            as: Int64.self
        )
    }
}

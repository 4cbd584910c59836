import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("A trail that somebody has tampered with")
struct TamperingTests {
    /// Runs a test on a chain of several blocks with two exported heads.
    private func withChain(
        _ body: @escaping @Sendable (TestApp, _ heads: [TrailHead], _ key: TrailKey) async throws -> Void
    ) async throws {
        try await withApp { app in
            try await withTrailKey { key, _ in
                var heads: [TrailHead] = []
                for _ in 0..<2 {
                    try await app.superuser.execute(
                        """
                        INSERT INTO audit_entry (operation, kind, subject_id)
                        SELECT 'GET /v1/cases/{id}', 'read', gen_random_uuid() FROM generate_series(1, 5000)
                        """
                    )
                    heads.append(try #require(try await app.seal(key)))
                }
                #expect(try await app.faults(heads, keys: [key.publicKey]) == [])
                try await body(app, heads, key)
            }
        }
    }

    @Test("An untouched chain is intact, and tells how much it looked at")
    func untouched() async throws {
        try await withChain { app, heads, key in
            let report = try await VerifyTrail(pool: app.service.jobs, heads: heads, trustedKeys: [key.publicKey]).run()
            let all: Int64 = try await app.value("SELECT count(*) FROM audit_entry")
            #expect(report.isIntact && report.entries == all && report.unsealed == 0)
            #expect(report.blocks >= 4 && report.heads == 2 && report.foreignHeads == 2)
        }
    }

    @Test(
        "A changed entry is named, whatever of it was changed",
        arguments: [
            "actor_id = gen_random_uuid()", "operation = 'x'", "subject_id = gen_random_uuid()", "outcome = 'refused'",
            "post = 'x'",
            "address = '1.1.1.1'", "agent = 'x'", "purpose = 'x'", "query = 'x'", "kind = 'read'",
            "seen = decode(repeat('00', 16), 'hex')", "details = '{\"a\": 1}'",
            "recorded_at = recorded_at - interval '1 microsecond'",
        ]
    )
    func changed(change: String) async throws {
        try await withApp { app in
            try await withTrailKey { key, _ in
                let head = try #require(try await app.seal(key))
                let id = try #require(try await app.entryNumbers().dropFirst(2).first)
                try await app.tamper("UPDATE patuh.audit_entry SET \(change) WHERE id = \(id)")
                #expect(try await app.faults([head]) == ["entry_altered 1 \(id)"])
            }
        }
    }

    @Test("A removed entry is named, in the middle and at the end")
    func removed() async throws {
        try await withChain { app, heads, _ in
            let ids = try await app.entryNumbers()
            let (middle, last) = (ids[ids.count / 3], try #require(ids.last))
            try await app.tamper("DELETE FROM patuh.audit_entry WHERE id IN (\(middle), \(last))")
            let found = try await app.faults(heads)
            #expect(found.count == 2)
            #expect(found.first?.hasPrefix("entry_removed") == true && found.first?.hasSuffix(" \(middle)") == true)
            #expect(found.last?.hasSuffix(" \(last)") == true)
        }
    }

    @Test("An inserted entry is named, in a gap and before the first")
    func inserted() async throws {
        try await withChain { app, heads, _ in
            let id = try await app.entryNumbers()[100]
            try await app.tamper(
                """
                DELETE FROM patuh.audit_entry WHERE id = \(id);
                INSERT INTO patuh.audit_entry (id, operation) OVERRIDING SYSTEM VALUE VALUES (\(id), 'x'), (-5, 'y')
                """
            )
            #expect(try await app.faults(heads) == ["entry_inserted 1 -5", "entry_altered 1 \(id)"])
        }
    }

    @Test("Entries that changed places are both named")
    func reordered() async throws {
        try await withChain { app, heads, _ in
            let ids = try await app.entryNumbers()
            try await app.tamper(
                """
                CREATE TEMP TABLE swapped AS SELECT * FROM patuh.audit_entry WHERE id IN (\(ids[10]), \(ids[20]));
                UPDATE swapped SET id = \(ids[10] + ids[20]) - id;
                DELETE FROM patuh.audit_entry WHERE id IN (\(ids[10]), \(ids[20]));
                INSERT INTO patuh.audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM swapped
                """
            )
            #expect(try await app.faults(heads) == ["entry_altered 1 \(ids[10])", "entry_altered 1 \(ids[20])"])
        }
    }

    @Test("A chain cut off at its end is found by the heads outside, with heads in the database and without")
    func truncated() async throws {
        try await withChain { app, heads, _ in
            let last = try #require(heads.last).content.block
            let from: Int64 = try await app.value("SELECT from_id FROM audit_block WHERE number = \(last)")
            let script = """
                DELETE FROM patuh.audit_entry WHERE id >= \(from);
                DELETE FROM patuh.audit_block WHERE number = \(last)
                """
            try await app.tamper(script)
            #expect(try await app.faults(heads) == ["chain_truncated \(last)"])
            try await app.tamper("DELETE FROM patuh.audit_head WHERE number = 2")
            #expect(try await app.faults() == [], "inside the database nothing is left that could tell")
            #expect(try await app.faults(heads) == ["head_removed \(last)", "chain_truncated \(last)"])
        }
    }

    @Test("A missing block in the middle is named, and its entries with it")
    func blockRemoved() async throws {
        try await withChain { app, heads, _ in
            try await app.tamper("DELETE FROM patuh.audit_block WHERE number = 2")
            #expect(try await app.faults(heads).contains("block_missing 2"))
        }
    }

    @Test("A chain that was made anew throughout fits in itself, and not to the heads outside")
    func rehashed() async throws {
        try await withChain { app, heads, key in
            let id = try await app.entryNumbers()[5]
            try await app.tamper(
                """
                UPDATE patuh.audit_entry SET operation = 'nothing' WHERE id = \(id);
                DELETE FROM patuh.audit_head; DELETE FROM patuh.audit_block; DELETE FROM patuh.audit_mark
                """
            )
            try await app.seal(key)
            #expect(try await app.faults() == [], "nothing in the database tells of it")
            let found = try await app.faults(heads)
            #expect(found.contains("block_rewritten 1"))
            #expect(found.contains { $0.hasPrefix("head_replaced") })
        }
    }

    @Test("A head signed with another key is found by the key that was noted at the beginning")
    func swappedKey() async throws {
        try await withChain { app, heads, key in
            try await withTrailKey { other, _ in
                try await app.tamper("DELETE FROM patuh.audit_head")
                try await app.superuser.execute("INSERT INTO audit_entry (operation) VALUES ('x')")
                try await app.seal(other)
                let found = try await app.faults(keys: [key.publicKey])
                #expect(found.count == 1 && found.first?.hasPrefix("key_unknown") == true)
                #expect(try await app.faults(heads, keys: [key.publicKey]).contains { $0.hasPrefix("head_replaced") })
            }
        }
    }

    @Test("A head whose text was changed is forged")
    func forgedHead() async throws {
        try await withChain { app, heads, _ in
            let head = try #require(heads.last)
            let text = head.text.replacing("\"entries\":", with: "\"entries\": ")
            let forged = try #require(
                TrailHead(text: text, signature: head.signature, publicKey: head.publicKey)
            )
            #expect(try await app.faults([forged]).contains { $0.hasPrefix("head_forged") })
            #expect(TrailHead(line: head.line) == head)
        }
    }

    @Test("Nobody changes the trail by hand: not the service, the system actor or the owner")
    func byHand() async throws {
        try await withChain { app, _, _ in
            for statement in [
                "UPDATE audit_entry SET operation = 'x'", "DELETE FROM audit_entry", "DELETE FROM audit_block",
                "UPDATE audit_head SET content = '{}'", "TRUNCATE audit_entry", "DELETE FROM audit_archive",
            ] as [SQL] {
                for role in ["patuh_app", "patuh_jobs", "patuh_owner"] {
                    let outcome = await Result {
                        try await app.superuser.transaction { tx in
                            try await tx.execute("SET LOCAL ROLE \(identifier: role)")
                            _ = try await tx.query("SELECT set_config('patuh.secret', \(Person.auditor.token), true)")
                            return try await tx.execute(statement)
                        }
                    }
                    // Row security shows the owner nothing; whoever is shown something is refused.
                    if case .success(let count) = outcome { #expect(count == 0, "\(role)") }
                }
            }
            let superuser = await Result { try await app.superuser.execute("DELETE FROM audit_entry") }
            #expect(throws: PostgresError.self) { try superuser.get() }
        }
    }
}

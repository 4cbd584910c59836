import Testing

@testable import Postgres

@Suite("Queries")
struct QueryTests {
    @Test("A bound value comes back")
    func roundTrip() async throws {
        try await withPool { pool async throws in
            let (number, text): (Int, String?) = try await pool.query("SELECT \(42), \("a'b")").single().decode()
            #expect(number == 42)
            #expect(text == "a'b")
        }
    }

    @Test("A transaction commits what its body did, in its own statements")
    func transaction() async throws {
        try await withPool { pool async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (id int, name text)")
            let inserted = try await pool.transaction { tx in
                try await tx.execute("INSERT INTO \(identifier: table) VALUES (1, 'a')")
                return try await tx.execute("INSERT INTO \(identifier: table) VALUES (2, NULL), (3, 'c')")
            }
            #expect(inserted == 2)
            #expect(try await pool.one("SELECT count(*) FROM \(identifier: table)", as: Int.self) == 3)
            let rows = try await pool.all("SELECT id, name FROM \(identifier: table)", as: Int.self, String?.self)
            #expect(rows.map(\.0) == [1, 2, 3])
        }
    }

    @Test("A violated constraint is named in the error")
    func constraint() async throws {
        try await withPool { pool async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (id int CONSTRAINT only_one UNIQUE)")
            try await pool.execute("INSERT INTO \(identifier: table) VALUES (1)")
            let error = try await failure {
                try await pool.execute("INSERT INTO \(identifier: table) VALUES (1)")
            }
            #expect(error.code == .server)
            #expect(error.sqlState == .uniqueViolation)
            #expect(error.constraint == "only_one")
            #expect(!error.description.contains("INSERT"))
        }
    }
}

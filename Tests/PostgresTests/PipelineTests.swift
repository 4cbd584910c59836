import Testing

@testable import Postgres

@Suite("Pipelines")
struct PipelineTests {
    @Test("Results come in order, from one round trip")
    func order() async throws {
        try await withPool(size: 1) { pool async throws in
            let statements = (0..<200).map { number -> SQL in "SELECT \(number)" }
            for _ in 0..<3 {
                let results = try await pool.pipeline(statements)
                #expect(try results.map { try $0.single().column(0, as: Int.self) } == Array(0..<200))
            }
        }
    }

    @Test("An error in the middle names its statement, undoes the rest, and the connection goes on")
    func errorInTheMiddle() async throws {
        try await withPool(size: 1) { pool async throws in
            let table = freshName("t")
            try await pool.execute("CREATE TABLE \(identifier: table) (id int)")
            let process = try await pool.withConnection { $0.processID }
            for _ in 0..<3 {
                let error = try await failure {
                    try await pool.pipeline([
                        "INSERT INTO \(identifier: table) VALUES (1)", "SELECT 1 / 0",
                        "INSERT INTO \(identifier: table) VALUES (2)",
                    ])
                }
                #expect(error.statement == 1)
                #expect(error.sqlState?.rawValue == "22012")
            }
            #expect(try await pool.one("SELECT count(*) FROM \(identifier: table)", as: Int.self) == 0)
            #expect(try await pool.withConnection { $0.processID } == process)
        }
    }

    @Test("A statement that can't be parsed is named as well")
    func parseError() async throws {
        try await withPool(size: 1) { pool async throws in
            let error = try await failure { try await pool.pipeline(["SELECT 1", "SELEC 2", "SELECT 3"]) }
            #expect(error.statement == 1)
            #expect(error.sqlState == .syntaxError)
            #expect(error.position == 1)
            #expect(try await pool.pipeline(["SELECT 1", "SELECT 3"]).count == 2)
        }
    }

    @Test("No statements, and a statement without text")
    func empty() async throws {
        try await withPool(size: 1) { pool async throws in
            let none = try await pool.pipeline([])
            let blank = try await pool.query("")
            #expect(none.isEmpty)
            #expect(blank.isEmpty)
        }
    }

    @Test("The first statement of a transaction travels with BEGIN and the preamble; errors count from the body's own")
    func preamble() async throws {
        try await withPool(size: 1) { pool async throws in
            let secret = try await pool.transaction(preamble: ["SELECT set_config('my.secret', \("s3"), true)"]) { tx in
                try await tx.one("SELECT current_setting('my.secret')", as: String.self)
            }
            #expect(secret == "s3")
            let error = try await failure {
                try await pool.transaction(preamble: ["SELECT 1"]) { tx in
                    try await tx.pipeline(["SELECT 2", "SELECT 1 / 0"])
                }
            }
            #expect(error.statement == 1)
            let inPreamble = try await failure {
                try await pool.transaction(preamble: ["SELECT 1 / 0"]) { try await $0.query("SELECT 2") }
            }
            #expect(inPreamble.statement == nil)
            #expect(inPreamble.sqlState?.rawValue == "22012")
        }
    }

    @Test("COPY in a pipeline is refused and the connection replaced")
    func copy() async throws {
        try await withPool(size: 1) { pool async throws in
            let error = try await failure { try await pool.query("COPY (SELECT 1) TO STDOUT") }
            #expect(error.code == .protocolViolation || error.code == .connectionLost)
            #expect(try await pool.one("SELECT 1", as: Int.self) == 1)
        }
    }

    @Test("Large values go both ways at once without a standstill")
    func bothWays() async throws {
        try await withPool(size: 1) { pool async throws in
            let text = String(repeating: "x", count: 2_000_000)
            let results = try await pool.pipeline((0..<10).map { _ in "SELECT \(text)" })
            #expect(results.allSatisfy { $0.first?.withUnsafeBytes(column: 0) { $0?.count } == 2_000_000 })
        }
    }
}

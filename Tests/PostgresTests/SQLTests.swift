import Testing

@testable import Postgres

@Suite("SQL literals")
struct SQLTests {
    @Test("Values become numbered placeholders and never enter the text")
    func placeholders() {
        let sql: SQL = "SELECT * FROM t WHERE a = \(1) AND b = \("x'; DROP TABLE t")"
        #expect(sql.text == "SELECT * FROM t WHERE a = $1 AND b = $2")
        #expect(sql.parameterCount == 2)
        #expect(!sql.debugDescription.contains("DROP"))
    }

    @Test("A fragment's placeholders are numbered on, and a dollar in the text stays")
    func composition() {
        let fragment: SQL = "(c = \(3) OR note = '$1 cost' OR d = \(4))"
        let sql: SQL = "SELECT 1 WHERE a = \(1) AND \(fragment) AND e = \(5)"
        #expect(sql.text == "SELECT 1 WHERE a = $1 AND (c = $2 OR note = '$1 cost' OR d = $3) AND e = $4")
        #expect(sql.parameterCount == 4)
    }

    @Test("Fragments nest and repeat, past nine placeholders")
    func nesting() {
        let inner: SQL = "\(1), \(2), \(3)"
        let middle: SQL = "[\(inner)|\(inner)]"
        let sql: SQL = "\(middle) + \(middle)"
        #expect(sql.text == "[$1, $2, $3|$4, $5, $6] + [$7, $8, $9|$10, $11, $12]")
        let again: SQL = "\(0) \(sql)"
        #expect(again.text.hasSuffix("[$8, $9, $10|$11, $12, $13]"))
    }

    @Test("Fragments are added and joined")
    func joining() {
        let filters: [SQL] = ["a = \(1)", "b = \(2)", "c IS NULL"]
        #expect(SQL.joined(filters, separator: " AND ").text == "a = $1 AND b = $2 AND c IS NULL")
        #expect(filters.joined(separator: " OR ").parameterCount == 2)
        #expect(SQL.joined([], separator: ", ").isEmpty)
        let sum = SQL("x = \(1)") + " AND " + SQL("y = \(2)")
        #expect(sum.text == "x = $1 AND y = $2")
    }

    @Test(
        "Names are quoted",
        arguments: [
            ("company", "\"company\""), ("a\"b", "\"a\"\"b\""), ("Ä tabel; --", "\"Ä tabel; --\""),
        ]
    )
    func identifiers(name: String, quoted: String) {
        #expect(SQL("\(identifier: name)").text == quoted)
        #expect(SQL("\(identifier: ["s", name])").text == "\"s\".\(quoted)")
    }

    @Test("Composed text is renumbered beside characters of several bytes")
    func unicode() {
        let fragment: SQL = "nama = 'héé 東京' AND x = \(1) AND 'ü' = \(2)"
        #expect(SQL("\(9) \(fragment)").text == "$1 nama = 'héé 東京' AND x = $2 AND 'ü' = $3")
    }

    @Test("Composed statements run on the server with their values in place")
    func onServer() async throws {
        try await withPool { pool async throws in
            let numbers = (1...15).map { number -> SQL in "\(number)" }
            let list = numbers.joined(separator: ", ")
            let sum = try await pool.one("SELECT sum(x) FROM unnest(ARRAY[\(list)]) x WHERE x > \(5)", as: Int.self)
            #expect(sum == (6...15).reduce(0, +))
            let names = try await pool.query("SELECT 1 AS \(identifier: "weird \" nâme")").columnNames
            #expect(names == ["weird \" nâme"])
        }
    }

    @Test("NUL in a value or in a name is refused before anything is sent")
    func nul() async throws {
        try await withPool { pool async throws in
            let value = try await failure { try await pool.query("SELECT \("a\0b")") }
            #expect(value.code == .invalidText)
            let name = try await failure { try await pool.query("SELECT 1 AS \(identifier: "a\0b")") }
            #expect(name.code == .invalidText)
            let array = try await failure { try await pool.query("SELECT \(["fine", "a\0b"])") }
            #expect(array.code == .invalidText)
            let second = try await failure { try await pool.pipeline(["SELECT 1", "SELECT \("\0")"]) }
            #expect(second.statement == 1)
            #expect(try await pool.one("SELECT 7", as: Int.self) == 7)
        }
    }
}

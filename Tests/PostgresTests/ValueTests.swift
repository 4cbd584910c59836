import Foundation
import Testing

@testable import Postgres

@Suite("Values to the server and back")
struct ValueTests {
    /// Sends values one by one and as an array, and compares what comes back.
    private func check<Value>(_ values: [Value]) async throws
    where Value: PostgresEncodable & PostgresDecodable & Equatable {
        try await withPool(size: 1) { pool async throws in
            for value in values {
                let back = try await pool.one("SELECT \(value)", as: Value.self)
                #expect(back == value)
            }
            let all = try await pool.one("SELECT \(values)", as: [Value].self)
            #expect(all == values)
            let optionals: [Value?] = [nil] + values.map { $0 } + [nil]
            #expect(try await pool.one("SELECT \(optionals)", as: [Value?].self) == optionals)
            let null = try await pool.one("SELECT \(Value?.none)", as: Value?.self)
            #expect(null == Value?.none)
            #expect(try await pool.one("SELECT \([Value]())", as: [Value].self) == [])
        }
    }

    @Test("Integers of every width")
    func integers() async throws {
        try await check([0, 1, -1, .max, .min, 42] + (0..<50).map { _ in Int.random(in: .min ... .max) })
        try await check([0, -1, Int64.max, Int64.min])
        try await check([0, -1, Int32.max, Int32.min])
        try await check([0, -1, Int16.max, Int16.min])
    }

    @Test("Numbers with a fraction")
    func doubles() async throws {
        try await check([0, -0.5, 0.1, 1e300, -1e-300, .greatestFiniteMagnitude, .leastNonzeroMagnitude, .infinity])
        try await check((0..<50).map { _ in Double.random(in: -1e9...1e9) })
        try await withPool { pool async throws in
            #expect(try await pool.one("SELECT \(Double.nan)", as: Double.self).isNaN)
            #expect(try await pool.one("SELECT \(-Double.infinity)", as: Double.self) == -.infinity)
        }
    }

    @Test("Exact decimals keep every digit")
    func decimals() async throws {
        let texts = ["0", "3724677.99", "-0.0001", "12345678901234567890123456789012345678", "0.00000000000000000001"]
        try await check(texts.compactMap { Decimal(string: $0) })
        try await withPool { pool async throws in
            let long = try await failure { try await pool.one("SELECT repeat('9', 60)::numeric", as: Decimal.self) }
            #expect(long.code == .decoding)
            #expect(try await pool.one("SELECT 'NaN'::numeric", as: Decimal.self).isNaN)
        }
    }

    @Test("Booleans and UUIDs")
    func simple() async throws {
        try await check([true, false])
        try await check((0..<20).map { _ in UUID() })
    }

    @Test("Instants, before and after every era")
    func dates() async throws {
        let seconds: [Double] = [0, -1, 1, 951_782_399, 951_782_400, 4_102_444_800, -62_135_596_801, -99_999_999_999]
        try await check(seconds.map { Date(timeIntervalSince1970: $0) })
        try await check((0..<50).map { _ in Date(timeIntervalSince1970: Double(Int.random(in: -1 << 36...1 << 36))) })
        try await withPool { pool async throws in
            let moment = Date(timeIntervalSince1970: 1_795_253_742.123456)
            let back = try await pool.one("SELECT \(moment)", as: Date.self)
            #expect(abs(back.timeIntervalSince(moment)) < 0.000_001)
            let text = try await pool.one("SELECT \(moment)::text", as: String.self)
            #expect(text == "2026-11-21 09:35:42.123456+00")
            let rounded = Date(timeIntervalSince1970: 9.999_999_9)
            #expect(try await pool.one("SELECT \(rounded)::text", as: String.self) == "1970-01-01 00:00:10+00")
            #expect(try await pool.one("SELECT 'infinity'::timestamptz", as: Date.self) == .distantFuture)
            let zone = "SET LOCAL TimeZone = 'Asia/Kolkata'" as SQL
            let local = try await pool.transaction { tx in
                try await tx.pipeline([zone, "SELECT \(moment)"])[1].single().column(0, as: Date.self)
            }
            #expect(abs(local.timeIntervalSince(moment)) < 0.000_001)
            #expect(try await failure { try await pool.one("SELECT 'x'", as: Date.self) }.code == .decoding)
        }
    }

    @Test("Hostile text")
    func text() async throws {
        let hostile = [
            "", " ", "NULL", "null", "'", "\"", "\\", "\\\\", "{}", "{", "}", ",", "a,b", "\n\t\r", "\\N", "\\x41",
            "$1",
            "'; DROP TABLE x; --", "日本語", "👩‍👩‍👧‍👦", "e\u{301}", "\u{FEFF}", "\u{202E}", "\u{10FFFF}", "\u{1}\u{7F}",
        ]
        try await check(hostile)
        let alphabet = Array("ab,{}\"\\' \n\t\rNUL$é👍")
        try await check(
            (0..<100).map { _ in String((0..<Int.random(in: 0...40)).map { _ in alphabet.randomElement() ?? "a" }) }
        )
    }

    @Test("Bytes")
    func bytes() async throws {
        try await withPool(size: 1) { pool async throws in
            for bytes in [[], [0], Array(0...255), (0..<10_000).map { _ in UInt8.random(in: 0...255) }] as [[UInt8]] {
                #expect(try await pool.one("SELECT \(bytes)", as: [UInt8].self) == bytes)
                #expect(try await pool.one("SELECT length(\(bytes))", as: Int.self) == bytes.count)
            }
            let several: [[UInt8]] = [[], [0, 255], [92, 120]]
            #expect(try await pool.one("SELECT \(several)::bytea[]", as: [[UInt8]].self) == several)
        }
    }

    @Test("Arrays of arrays, of every quoting, with other bounds")
    func arrays() async throws {
        try await withPool(size: 1) { pool async throws in
            let nested = [["a", "{b}"], ["\"", "\\"]]
            #expect(try await pool.one("SELECT \(nested)", as: [[String]].self) == nested)
            #expect(try await pool.one("SELECT '[3:5]={1,2,3}'::int[]", as: [Int].self) == [1, 2, 3])
            #expect(
                try await pool.one("SELECT ARRAY['NULL', NULL, 'a b']", as: [String?].self) == ["NULL", nil, "a b"]
            )
            #expect(try await pool.one("SELECT 3 = ANY(\([1, 2, 3]))", as: Bool.self))
            #expect(try await failure { try await pool.one("SELECT 'no'", as: [Int].self) }.code == .decoding)
            #expect(try await failure { try await pool.one("SELECT ARRAY[1, NULL]", as: [Int].self) }.code == .decoding)
        }
    }

    private struct Body: Codable, Equatable, Sendable {
        var title: String
        var count: Int
        var day: Date?
    }

    @Test("JSON, wrapped and raw")
    func json() async throws {
        try await withPool(size: 1) { pool async throws in
            let body = Body(title: "\"quoted\" \\ é", count: 3, day: Date(timeIntervalSince1970: 0))
            #expect(try await pool.one("SELECT \(JSON(body))", as: JSON<Body>.self).value == body)
            #expect(try await pool.one("SELECT \(JSON(body)) ->> 'title'", as: String.self) == body.title)
            #expect(try await pool.one("SELECT \(RawJSON("[1, 2]"))", as: RawJSON.self) == RawJSON("[1, 2]"))
            #expect(
                try await failure { try await pool.one("SELECT \(RawJSON("[1"))", as: RawJSON.self) }.code == .server
            )
            let escaped = try await failure { try await pool.query("SELECT \(RawJSON("\"\\u0000\""))") }
            #expect(escaped.code == .invalidText)
        }
    }

    private enum State: String, PostgresEncodable, PostgresDecodable {
        case open, closed
    }

    @Test("Types with a raw value conform by declaration alone")
    func rawValues() async throws {
        try await withPool(size: 1) { pool async throws in
            #expect(try await pool.one("SELECT \(State.open)", as: State.self) == .open)
            #expect(try await pool.one("SELECT \([State.open, .closed])", as: [State].self) == [.open, .closed])
            let error = try await failure { try await pool.one("SELECT 'gone' AS state", as: State.self) }
            #expect(error.code == .decoding)
            #expect(error.column == "state")
        }
    }

    @Test("What a column does not hold is a clear error, never a crash")
    func mismatches() async throws {
        try await withPool(size: 1) { pool async throws in
            let row = try await pool.query("SELECT NULL::int AS a, 'x' AS b, 99999999999::bigint AS c").single()
            #expect(throws: PostgresError.self) { try row.column("a", as: Int.self) }
            #expect(throws: PostgresError.self) { try row.column("b", as: Int.self) }
            #expect(throws: PostgresError.self) { try row.column("b", as: UUID.self) }
            #expect(throws: PostgresError.self) { try row.column("b", as: Bool.self) }
            #expect(throws: PostgresError.self) { try row.column("c", as: Int32.self) }
            #expect(throws: PostgresError.self) { try row.column("d", as: Int.self) }
            #expect(throws: PostgresError.self) { try row.column(7, as: Int.self) }
            #expect(throws: PostgresError.self) { let _: (Int?, String) = try row.decode() }
            #expect(try row.column("a", as: Int?.self) == nil)
            #expect(row.withUnsafeBytes(column: 2) { $0.map { String(decoding: $0, as: UTF8.self) } } == "99999999999")
            #expect(row.isNull(column: 0))
        }
    }
}

import Foundation
import Postgres
import Testing

@Suite("The documentation")
struct ArticleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let catalog = root.appendingPathComponent("Sources/Postgres/Postgres.docc")

    private static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

    private static func lines(_ text: some StringProtocol) -> String {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
    }

    private static func articles() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: catalog, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "md" }
    }

    @Test("Every example in an article stands word for word in the program of examples, which compiles")
    func examples() throws {
        let program = try Self.lines(
            Self.text(Self.root.appendingPathComponent("Tests/PostgresTests/Documentation/Examples.swift"))
        )
        var count = 0
        for article in try Self.articles() {
            let parts = try Self.text(article).components(separatedBy: "```")
            for block in stride(from: 1, to: parts.count, by: 2).map({ parts[$0] }) where block.hasPrefix("swift\n") {
                count += 1
                let code = Self.lines(block.dropFirst("swift\n".count))
                #expect(program.contains(code), "\(article.lastPathComponent):\n\(code)")
            }
        }
        #expect(count >= 15)
    }

    @Test("Every public type has its topic on the first page")
    func topics() throws {
        let page = try Self.text(Self.catalog.appendingPathComponent("Postgres.md"))
        let files = FileManager.default.enumerator(atPath: Self.root.path + "/Sources/Postgres")
        var types: [String] = []
        while let file = files?.nextObject() as? String {
            guard file.hasSuffix(".swift") else { continue }
            let text = try Self.text(Self.root.appendingPathComponent("Sources/Postgres/\(file)"))
            let pattern = #/(?m)^public (?:final )?(?:struct|class|actor|enum|protocol) (\w+)/#
            types += text.matches(of: pattern).map { String($0.output.1) }
        }
        #expect(types.count > 25)
        for type in types { #expect(page.contains("``\(type)``"), "\(type)") }
    }

    @Test("The examples do what they say")
    func run() async throws {
        let schema = freshName("examples")
        let connection = try TestServer.shared.get() + " options='-c search_path=\(schema)'"
        let examples = Examples(logger: quiet, connection: connection)
        let pool = try examples.makePool()
        try await pool.withConnection { connection in
            try await connection.run(
                script: """
                    CREATE SCHEMA \(schema);
                    CREATE TABLE firm (id uuid PRIMARY KEY, name text, region text, note jsonb, closed_on date);
                    CREATE TABLE visit (firm uuid REFERENCES firm, visited_on date)
                    """
            )
        }
        let firms = (1...3).map { Firm(id: UUID(), name: ["PT Satu", "PT Dua", "PT Tiga Belas"][$0 - 1]) }
        #expect(try await examples.load(pool, firms) == 3)
        #expect(try await examples.firms(in: .jakarta, pool).map(\.name) == ["PT Dua", "PT Satu", "PT Tiga Belas"])
        #expect(try await examples.readings(pool, id: firms[0].id) == "PT Satu of 3")
        #expect(try await examples.longest(pool) == "PT Tiga Belas")
        #expect(try await examples.rename(pool, id: firms[1].id, to: "PT Dua Baru") == "PT Dua")
        #expect(try await pool.transaction { try await examples.register($0, firms[0]) } == false)
        try await pool.execute("INSERT INTO visit VALUES (\(firms[0].id), '2026-11-02')")
        let (firm, visits) = try await examples.caseFile(pool, id: firms[0].id)
        #expect(try firm.column("region", as: Region.self) == .jakarta)
        #expect(visits.count == 1)
        #expect(try await examples.answer(pool, firms[0].id) == 409)
        #expect(try await examples.answer(pool, firms[2].id) == 204)
        #expect(String(decoding: try await examples.session(pool).bytes, as: UTF8.self).contains("PT Dua Baru"))
        #expect(try await pool.one("SELECT \(Rupiah(1_500_000))", as: Rupiah.self) == Rupiah(1_500_000))

        let file = NSTemporaryDirectory() + "/\(schema).csv"
        #expect(FileManager.default.createFile(atPath: file, contents: nil))
        defer { try? FileManager.default.removeItem(atPath: file) }
        let handle = try #require(FileHandle(forWritingAtPath: file))
        try await examples.export(pool, to: handle)
        try handle.close()
        let csv = try String(contentsOfFile: file, encoding: .utf8)
        #expect(csv.hasPrefix("id,name\n"))
        #expect(csv.split(separator: "\n").count == 3)

        try await examples.listen(pool)
        #expect(examples.watched().slowStatementThreshold == .milliseconds(250))
        await pool.close()
    }
}

import Foundation
import Glibc
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Testing

@testable import App
@testable import Postgres

/// Lines as a log would hold them.
final class LogCollector: Sendable {
    private let stored = Mutex<[[UInt8]]>([])

    var lines: [String] { stored.withLock { $0.map { String(decoding: $0, as: UTF8.self) } } }
    var events: [JSON] { lines.map { JSON(data: Data($0.utf8)) } }

    func logger(_ format: LogFormat = .json, _ level: Logger.Level = .trace) -> Logger {
        var logger = Logger(label: "test") { _ in LineLogHandler(format: format) { line in self.add(line) } }
        logger.logLevel = level
        return logger
    }

    private func add(_ line: [UInt8]) { stored.withLock { $0.append(line) } }
}

@Suite("The log")
struct LogTests {
    /// Runs a test against a service that logs, beside the one that the harness keeps.
    private func withLog(
        slowStatements: Duration? = nil,
        _ body: @escaping @Sendable (TestApp, LogCollector) async throws -> Void
    ) async throws {
        try await withApp { app in
            let log = LogCollector()
            var configuration = PatuhService.Configuration()
            configuration.hashesCheaply = true
            configuration.slowStatements = slowStatements
            let deployment = Deployment(url: try TestServer.shared.get().url(app.database))
            let service = try PatuhService(configuration: configuration, deployment: deployment, logger: log.logger())
            do {
                try await service.application().test(.router) { client in
                    let app = TestApp(
                        client: client,
                        service: service,
                        superuser: app.superuser,
                        database: app.database
                    )
                    try await body(app, log)
                }
            } catch {
                await service.close()
                throw error
            }
            await service.close()
        }
    }

    @Test("Each request has one line, with its name, route, status and duration")
    func accessLine() async throws {
        try await withLog { app, log in
            let story = try await Story.begin(app)
            let answer = try await app.get(
                "/v1/cases/\(story.caseID)",
                as: .inspector,
                headers: ["X-Request-Id": "r-1.A_b"]
            )
            #expect(answer.header("X-Request-Id") == "r-1.A_b")
            let refused = try await app.get("/v1/cases/\(newID())", as: .inspector)
            let requests = log.events.filter { $0.message.text == "request" }
            #expect(requests.count == 3)
            let read = try #require(requests.first { $0.request_id.text == "r-1.A_b" })
            #expect(read.route.text == "/v1/cases/{id}" && read.status.int == 200 && read.level.text == "info")
            #expect(read.method.text == "GET" && read.duration_ms.int >= 0 && read.time.text.hasSuffix("Z"))
            // A name made here stands in the header, the problem document and the log alike.
            let name = refused.json.request_id.text
            #expect(!name.isEmpty && refused.header("X-Request-Id") == name)
            #expect(requests.last?.request_id.text == name && requests.last?.code.text == "not_found")
        }
    }

    static let hostile = [
        "", String(repeating: "a", count: 65), "a b", "a\tb", "a\"b", "a,b", "é", "a\u{7f}", "{}", "a/b", "<x>", "%0a",
        "a@b.id",
    ]

    @Test("A name that could do harm is replaced", arguments: hostile)
    func hostileNames(name: String) async throws {
        #expect(RequestName.accepted(name) == nil)
        try await withSharedApp { app in
            let answer = try await app.raw(.get, "/v1/nowhere", headers: ["X-Request-Id": name])
            let given = try #require(answer.header("X-Request-Id"))
            #expect(given != name && RequestName.accepted(given) == given && answer.json.request_id.text == given)
        }
    }

    @Test("Whatever stands in a message or value, a line is one line of valid JSON with the same text")
    func escaping() throws {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array(
            "aZ0 =\"\\{}\n\r\t\u{0}\u{1b}\u{7f}\u{85}\u{9b}\u{200e}\u{202e}\u{2066}\u{2028}\u{2029}\u{61c}\u{feff}é漢😀"
                .unicodeScalars
        )
        for _ in 0..<2_000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...30, using: &generator) {
                if let scalar = alphabet.randomElement(using: &generator) { view.append(scalar) }
            }
            let text = String(view)
            for format in LogFormat.allCases {
                let log = LogCollector()
                log.logger(format).info("\(text)", metadata: ["key \(text)": "v", "value": .string(text)])
                let line = try #require(log.lines.first)
                #expect(line.utf8.last == 0x0a && line.utf8.filter { $0 == 0x0a }.count == 1)
                let harmful = line.unicodeScalars.dropLast().filter {
                    [.control, .format, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
                }
                #expect(harmful.isEmpty)
                guard format == .json else { continue }
                let read = try #require(log.events.first)
                #expect(Array(read.message.text.unicodeScalars) == Array(text.unicodeScalars))
                #expect(Array(read.value.text.unicodeScalars) == Array(text.unicodeScalars))
            }
        }
    }

    @Test("A long line is cut to what a pipe takes whole, and stays valid")
    func long() throws {
        let log = LogCollector()
        let text = String(repeating: "漢\"", count: 5_000)
        log.logger().info("\(text)", metadata: ["a": .string(text), "b": .string(text)])
        log.logger().info("x", metadata: Dictionary(uniqueKeysWithValues: (0..<500).map { ("k\($0)", "v") }))
        for line in log.lines {
            #expect(line.utf8.count <= LogLine.longest)
            #expect(JSON(data: Data(line.utf8)).level.text == "info")
        }
    }

    @Test("A reader that has stopped holds nobody up; it is told later how much it missed")
    func stalledReader() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { ends.forEach { _ = close($0) } }
        let output = LogOutput(descriptor: ends[1])
        var logger = Logger(label: "test") { _ in LineLogHandler(output: output, format: .json) }
        logger.logLevel = .info
        for number in 0..<20_000 { logger.info("line", metadata: ["number": .stringConvertible(number)]) }
        // Others who hold the pipe find it as it was.
        #expect(fcntl(ends[1], F_GETFL) & O_NONBLOCK == 0)
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        let first = read(ends[0], &buffer, buffer.count)
        logger.info("after")
        var second = [UInt8](repeating: 0, count: 1 << 20)
        let more = read(ends[0], &second, second.count)
        let text = String(decoding: buffer[..<first] + second[..<more], as: UTF8.self)
        let events = text.split(separator: "\n").map { JSON(data: Data($0.utf8)) }
        let written = events.filter { $0.message.text == "line" }.count
        let told = try #require(events.first { $0.message.text == "log lines were dropped" })
        #expect(written + told.count.int == 20_000 && written > 100)
        #expect(events.last?.message.text == "after")
    }

    @Test("The main job leaves no name, number, text, token or identity in the log")
    func nothingPersonal() async throws {
        try await withLog { app, log in
            let story = try await Story.begin(app)
            try await story.toSecondNote()
            let credentials: JSON = [
                "login": .string(Person.auditor.login), "password": .string(Person.password),
            ]
            _ = try await app.raw(.post, "/v1/sessions", credentials.data)
            _ = try await app.raw(.post, "/v1/sessions", credentials.with(["password": "salah-sekali"]).data)
            _ = try await app.get("/v1/companies?q=Rekaan", as: .inspector)
            _ = try await app.get("/v1/companies?nib=rahasia-nib", as: .inspector)
            _ = try await app.post("/v1/companies", ["name": "PT Rahasia", "nik": "6202010101900001"], as: .inspector)
            _ = try await app.raw(
                .post,
                "/v1/companies",
                Data("{\"name\": \"PT Raha".utf8),
                token: Person.inspector.token
            )
            _ = try await story.tryStep("issue_first_note", on: 1, as: .inspector)
            let identities = try await app.superuser.query(
                "SELECT id::text FROM person UNION SELECT id::text FROM company"
            )
            .map { try $0.column(0, as: String.self) }
            let words = [
                "uji.", "Uji ", "Rekaan", "Rahasia", "rahasia", "Raha", "6202010101900001", "Penerima", "Kunjungan",
                "Dicatat", "Pekerja", "patuh_sesi", "Bearer", Person.password, "salah", "periodic", story.caseID,
            ]
            let lines = log.lines
            #expect(lines.count > 20)
            for line in lines {
                for word in words + identities { #expect(!line.contains(word), "\(word): \(line)") }
            }
        }
    }

    @Test("An error that nobody foresaw is told by its type, not by its words")
    func unforeseen() {
        struct Telling: Error, CustomStringConvertible { let description = "Ibu Ani" }
        var told: [String] = []
        _ = Problem(of: Telling()) { told.append($0) }
        _ = Problem(
            of: DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "Ibu Ani"))
        ) { told.append($0) }
        #expect(told.count == 2 && told.allSatisfy { !$0.contains("Ani") })
        #expect(told.first?.contains("Telling") == true)
    }

    @Test("A slow statement is logged with its text and plan, under its request's name, without a value")
    func slowStatements() async throws {
        try await withLog(slowStatements: .nanoseconds(1)) { app, log in
            _ = try await app.get("/v1/companies?q=Kebun", as: .inspector, headers: ["X-Request-Id": "slow-1"])
            let slow = log.events.filter { $0.message.text == "slow statement" && $0.request_id.text == "slow-1" }
            #expect(slow.contains { $0.sql.text.contains("$1") && !$0.plan.text.isEmpty && $0.duration_ms.int >= 0 })
            #expect(slow.allSatisfy { $0.pool.text == "patuhd" && $0.level.text == "warning" })
            #expect(!log.lines.contains { $0.contains("Kebun") || $0.contains(Person.inspector.token) })
        }
    }
}

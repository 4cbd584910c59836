import HTTPTypes
import NIOCore
import Synchronization
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("The metrics of a server")
struct MetricsRouteTests {
    private func scrape(_ app: TestApp) async throws -> Exposition {
        let answer = try await app.raw(.get, "/metrics")
        guard answer.status == 200 else { throw TestFailure(answer.text) }
        #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
        return try Exposition(answer.text)
    }

    private func requests(_ method: String, _ route: String, _ status: String) -> [String: String] {
        ["method": method, "route": route, "status": status]
    }

    @Test("Requests are counted by method, route and class of status; nothing that somebody typed becomes a label")
    func requests() async throws {
        try await withApp(live: true) { app in
            let story = try await Story.begin(app)
            for _ in 0..<3 { _ = try await app.get("/v1/cases/\(story.caseID)?unknown=rahasia-1", as: .inspector) }
            _ = try await app.get("/v1/cases/\(story.caseID)", as: .inspector)
            _ = try await app.raw(.get, "/v1/rahasia-2/\(newID())")
            _ = try await app.raw(.trace, "/v1/cases")
            _ = try await app.raw(.delete, "/v1/cases")
            let shown = try await scrape(app)
            let name = "patuh_http_requests_total"
            #expect(shown.value(name, requests("GET", "/v1/cases/{id}", "4xx")) == 3)
            #expect(shown.value(name, requests("GET", "/v1/cases/{id}", "2xx")) == 1)
            #expect(shown.value(name, requests("POST", "/v1/inspections", "2xx")) == 1)
            #expect(shown.value(name, requests("GET", "unmatched", "4xx")) == 1)
            #expect(shown.value(name, requests("DELETE", "/v1/cases", "4xx")) == 1)
            #expect(shown.value(name, requests("OTHER", "unmatched", "4xx")) == 1)
            let duration = "patuh_http_request_duration_seconds"
            #expect(shown.value(duration + "_count", ["method": "GET", "route": "/v1/cases/{id}"]) == 4)
            // The scrape itself is under way.
            #expect(shown.value("patuh_http_requests_in_flight") == 1)
            #expect(shown.value("patuh_problems_total", ["code": "unknown_parameter", "status": "400"]) == 3)
            let values = shown.families.values.flatMap(\.samples).flatMap(\.labels.values)
            for value in values {
                #expect(!value.lowercased().contains("rahasia") && !value.contains(story.caseID), "\(value)")
            }
        }
    }

    @Test("A list that is written piece by piece is over when its last piece is written")
    func streamed() async throws {
        try await withApp(live: true) { app in
            _ = try await app.get(
                "/v1/noncompliant-companies",
                as: .bpjsOfficer,
                headers: ["Accept": "text/csv", "X-Purpose": "Rapat cabang"]
            )
            let shown = try await scrape(app)
            let labels = requests("GET", "/v1/noncompliant-companies", "2xx")
            #expect(shown.value("patuh_http_requests_total", labels) == 1)
            #expect(shown.value("patuh_http_requests_in_flight") == 1)
        }
    }

    @Test("Sign-ins, repeats and refusals are counted by what came of them")
    func outcomes() async throws {
        try await withApp(live: true) { app in
            func signIn(_ password: String) async throws -> Int {
                let body: JSON = ["login": .string(Person.auditor.login), "password": .string(password)]
                return try await app.raw(.post, "/v1/sessions", body.data).status
            }
            #expect(try await signIn(Person.password) == 201)
            #expect(try await signIn("salah") == 401)
            var throttled = 0
            for _ in 0..<12 where try await signIn("salah") == 429 { throttled += 1 }
            let story = try await Story.begin(app)
            let key = ["Idempotency-Key": newID()]
            for _ in 0..<3 {
                let answer = try await app.send(
                    .post,
                    "/v1/assignments",
                    story.orderRequest(on: 85),
                    as: .officeHead,
                    headers: key
                )
                #expect(answer.status == 201)
            }
            let refused = try await story.tryStep("issue_first_note", on: 70, as: .inspector)
            let shown = try await scrape(app)
            #expect(shown.value("patuh_sign_ins_total", ["result": "opened"]) == 1)
            #expect(shown.value("patuh_sign_ins_total", ["result": "failed"]) == Double(13 - throttled))
            #expect(throttled > 0 && shown.value("patuh_sign_ins_total", ["result": "throttled"]) == Double(throttled))
            #expect(shown.value("patuh_idempotent_repeats_total") == 2)
            let problem = ["code": refused.code, "status": "\(refused.status)"]
            #expect(shown.value("patuh_problems_total", problem) == 1)
            #expect(!refused.reasons.isEmpty)
            for reason in refused.reasons {
                #expect(shown.value("patuh_refusal_reasons_total", ["reason": reason]) == 1, "\(reason)")
            }
        }
    }

    @Test("Open cases are counted by track and state, and those whose day is over in their office's zone")
    func cases() async throws {
        try await withApp(live: true) { app in
            let first = try await Story.begin(app)
            try await first.toFirstNote(received: 60)
            _ = try await Story.begin(app, .bengkel)
            _ = try await SanctionStory.begin(app, .katering)
            let shown = try await scrape(app)
            let expected = try await app.superuser.query(
                """
                SELECT track, state, count(*), count(*) FILTER (WHERE due_on < (now() AT TIME ZONE 'Asia/Jakarta')::date)
                FROM queue_item GROUP BY 1, 2
                """
            ).map { try $0.decode() as (String, String, Int, Int) }
            #expect(expected.count == 3)
            for (track, state, open, overdue) in expected {
                let labels = ["track": track, "state": state]
                #expect(shown.value("patuh_cases_open", labels) == Double(open))
                #expect(shown.value("patuh_cases_overdue", labels) == Double(overdue))
            }
            #expect(shown.value("patuh_cases_overdue", ["track": "inspection", "state": "first_note"]) == 1)
            let states = Track.allCases.flatMap { CaseState.all(on: $0).filter { !$0.isFinal } }.count
            #expect(shown.families["patuh_cases_open"]?.samples.count == states)
            #expect(shown.value("patuh_metrics_source_up", ["source": "cases"]) == 1)
        }
    }

    @Test("The system actor counts cases and reads nothing else of the queue")
    func columns() async throws {
        try await withSharedApp { app in
            let url = try TestServer.shared.get().url(app.database, user: "patuh_jobs")
            let pool = try Pool(configuration: TestDatabases.single(url), logger: TestDatabases.logger)
            for column in ["company_name", "nib", "responsible_name", "company_id", "case_id", "region_code"] {
                await #expect(throws: PostgresError.self, "\(column)") {
                    try await pool.query("SELECT \(identifier: column) FROM queue_item")
                }
            }
            await pool.close()
        }
    }

    @Test("The process tells its memory, time, files and start")
    func process() async throws {
        try await withApp(live: true) { app in
            let shown = try await scrape(app)
            #expect((shown.value("process_resident_memory_bytes") ?? 0) > 1e7)
            #expect((shown.value("process_virtual_memory_bytes") ?? 0) > 1e7)
            #expect((shown.value("process_cpu_seconds_total") ?? 0) > 0)
            #expect((shown.value("process_open_fds") ?? 0) > 3)
            #expect((shown.value("process_threads") ?? 0) > 1)
            let start = try #require(shown.value("process_start_time_seconds"))
            #expect(start > 1.6e9)
        }
    }

    @Test("Every family that the service itself shows says what it means")
    func help() async throws {
        try await withApp(live: true) { app in
            let shown = try await scrape(app)
            for (name, family) in shown.families { #expect(family.help != "No description.", "\(name)") }
        }
    }

    /// Who asks, with which headers, under which token, and whether they may.
    static let askers: [(String?, [String: String], String?, Int)] = [
        ("127.0.0.1", [:], nil, 200), ("127.8.0.1", [:], nil, 200), ("::1", [:], nil, 200),
        ("::ffff:127.0.0.1", [:], nil, 200), ("10.0.0.7", [:], nil, 403), ("2001:db8::1", [:], nil, 403),
        ("::ffff:10.0.0.7", [:], nil, 403), (nil, [:], nil, 403),
        ("127.0.0.1", ["X-Forwarded-For": "127.0.0.1"], nil, 403), ("127.0.0.1", ["Forwarded": "for=1"], nil, 403),
        ("127.0.0.1", ["X-Real-IP": "127.0.0.1"], nil, 403), ("127.0.0.1", ["Via": "1.1 x"], nil, 403),
        ("127.0.0.1", [:], "rahasia", 401), ("127.0.0.1", ["Authorization": "Bearer rahasi"], "rahasia", 401),
        ("127.0.0.1", ["Authorization": "Basic rahasia"], "rahasia", 401),
        ("127.0.0.1", ["Authorization": "Bearer "], "rahasia", 401),
        ("10.0.0.7", ["Authorization": "Bearer rahasia"], "rahasia", 200),
        ("10.0.0.7", ["Authorization": "bearer rahasia", "X-Forwarded-For": "10.0.0.7"], "rahasia", 200),
    ]

    @Test("Without a token only this machine's own may ask, with one whoever has it", arguments: askers)
    func access(peer: String?, headers: [String: String], token: String?, status: Int) throws {
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        let address = try peer.map { try SocketAddress(ipAddress: $0, port: 9) }
        var answered = 200
        do {
            try MetricsAccess(token: token).check(peer: address, headers: fields)
        } catch let problem as Problem {
            answered = problem.status.code
        }
        #expect(answered == status)
    }

    @Test("A costly source is asked by one scrape at a time, and again only after a while; a failure is kept as long")
    func cached() async throws {
        struct Down: Error {}
        let asked = Atomic(0)
        let elapsed = Mutex(Duration.zero)
        let start = ContinuousClock.now
        let metrics = CachedMetrics("test", now: { start.advanced(by: elapsed.withLock { $0 }) }) {
            let count = asked.wrappingAdd(1, ordering: .relaxed).newValue
            try await Task.sleep(for: .milliseconds(20))
            guard count != 2 else { throw Down() }
            return [.gauge("asked", "How often.", Double(count))]
        }
        func scrape() async -> [Double] {
            await withTaskGroup(of: Double.self) { group in
                for _ in 0..<8 { group.addTask { await metrics.families().families.first?.samples.first?.value ?? -1 } }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(await scrape() == Array(repeating: 1, count: 8))
        elapsed.withLock { $0 = .seconds(14) }
        #expect(await scrape() == Array(repeating: 1, count: 8))
        elapsed.withLock { $0 = .seconds(16) }
        #expect(await scrape() == Array(repeating: -1, count: 8))
        #expect(await metrics.families().up.value == 0)
        elapsed.withLock { $0 = .seconds(32) }
        #expect(await scrape() == Array(repeating: 3, count: 8))
        #expect(asked.load(ordering: .relaxed) == 3)
    }
}

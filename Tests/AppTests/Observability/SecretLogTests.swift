import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("No log at any level holds an identity number, a token or a password")
struct SecretLogTests {
    /// A woman of Kotawaringin Timur, born on 5 January 1990; and others for each way in.
    private static let numbers = ["6202014501900001", "6202014501900002", "6202014501900003", "6202014501900004"]
    private static let wrong = "sandi-yang-keliru-2026"

    /// A whole story with secrets in every place that takes text.
    private static func tell(_ app: TestApp) async throws -> [String] {
        let login: JSON = ["login": .string(Person.inspector.login), "password": .string(Person.password)]
        let signedIn = try await app.raw(.post, "/v1/sessions", login.data)
        #expect((200..<300).contains(signedIn.status), "\(signedIn.text)")
        let failed = try await app.raw(.post, "/v1/sessions", login.with(["password": .string(wrong)]).data)
        #expect(failed.status == 401)
        _ = try await app.raw(.get, "/v1/me", token: "patuh_token-yang-dikarang-saja")
        let story = try await Story.begin(app)
        try await story.order(on: 85)
        let visit = story.visitRequest(on: 80).with([
            "persons_met": [["name": "Siti Rahasiawati", "position": .string("NIK \(numbers[0])")]],
            "notes": .string("NIK \(numbers[0])"),
        ])
        try await app.done(.put, "/v1/visits/\(newID())", visit, as: .inspector)
        let finding = Story.findingRequest(on: 80).with(["facts": .string("NIK \(numbers[1])")])
        try await app.done(.post, "/v1/inspections/\(story.inspectionID)/findings", finding, as: .inspector)
        try await story.step("submit_report", on: 70, as: .inspector, ["reason": .string("NIK \(numbers[2])")])
        let firm: JSON = [
            "name": "UD Perorangan Rekaan", "kind": "employer", "region_code": "62.02", "npwp": .string(numbers[3]),
        ]
        for _ in 0..<2 { _ = try await app.post("/v1/companies", firm, as: .inspector) }
        _ = try await app.get("/v1/companies?npwp=\(numbers[3])", as: .inspector)
        _ = try await app.get("/v1/companies?q=\(numbers[3])", as: .inspector)
        _ = try await app.get("/v1/data-subjects/export?name=Siti%20Rahasiawati", as: .officeHead)
        let list = "NPP;NAMA PERUSAHAAN;NPWP;KAB/KOTA\nA0000001;UD Satu Rekaan;\(numbers[3]);Kotawaringin Timur\n"
        let headers = ["Idempotency-Key": newID()]
        let path = "/v1/imports?source=bpjs"
        let token = Person.bpjsOfficer.token
        _ = try await app.raw(.post, path, Data(list.utf8), type: "text/csv", token: token, headers: headers)
        let complaint = try await ComplaintStory.begin(app)
        // What is refused is told to the one who sent it, and to no log.
        _ = try await app.raw(.post, "/v1/companies", Data("{\"npwp\": \"\(numbers[3])".utf8), token: token)
        _ = try await app.raw(.get, "/v1/cases/\(numbers[0])?state=\(numbers[0])", token: token)
        await app.service.trail.flush()
        return numbers + [wrong, Person.password, signedIn.json.token.text, complaint.code, "Siti Rahasiawati"]
            + ["patuh_token-yang-dikarang-saja"] + ComplaintStory.secrets + Person.allCases.map(\.token)
    }

    @Test("A whole story at trace level, with PostgreSQL writing down every statement and every fault")
    func wholeStory() async throws {
        let folder = "/tmp/patuh-app-log-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var place = PrivateCluster.Configuration(dataDirectory: folder)
        // As talkative as an administrator could make it who looks for a slow statement.
        place.settings = ["log_min_duration_statement": "0", "log_statement": "all", "log_min_messages": "debug1"]
        let log = LogCollector()
        let cluster = try await PrivateCluster.start(place, logger: log.logger())
        let secrets: [String]
        do {
            secrets = try await Self.serve(Deployment(cluster: cluster), folder, log)
        } catch {
            await cluster.stop()
            throw error
        }
        await cluster.stop()

        #expect(secrets.count > 20 && !secrets.contains(""))
        let lines = log.lines
        #expect(lines.count > 100)
        let files = try #require(FileManager.default.enumerator(atPath: "\(folder)/cluster/log"))
        var statements = ""
        for case let name as String in files {
            statements += try String(contentsOfFile: "\(folder)/cluster/log/\(name)", encoding: .utf8)
        }
        #expect(statements.contains("INSERT INTO visit") && statements.contains("duplicate key"))
        for secret in secrets {
            #expect(!lines.contains { $0.contains(secret) }, "the service's log: \(secret)")
            #expect(!statements.contains(secret), "PostgreSQL's log: \(secret)")
        }
    }

    private static func serve(_ deployment: Deployment, _ folder: String, _ log: LogCollector) async throws -> [String]
    {
        try await Setup(deployment, logger: log.logger()).run()
        var configuration = PatuhService.Configuration()
        configuration.hashesCheaply = true
        configuration.behindProxy = true
        configuration.slowStatements = .zero
        configuration.evidence = "\(folder)/evidence"
        let service = try PatuhService(configuration: configuration, deployment: deployment, logger: log.logger())
        let superuser = try deployment.administratorPool(logger: log.logger())
        let result: Result<[String], any Error>
        do {
            try await TestDatabases.enterPeople(service, superuser)
            try await TestDatabases.enterFirms(service)
            let secrets = try await service.application().test(.router) { client in
                try await tell(TestApp(client: client, service: service, superuser: superuser, database: "patuh"))
            }
            // A fault of the kind that quotes the row: PostgreSQL says which key was there already.
            await #expect(throws: PostgresError.self) {
                try await superuser.execute(
                    """
                    INSERT INTO company_identifier
                    SELECT (jsonb_populate_record(i, jsonb_build_object('value', \(numbers[3])))).* FROM company_identifier i
                    WHERE i.value = \(numbers[3])
                    """
                )
            }
            result = .success(secrets)
        } catch {
            result = .failure(error)
        }
        await service.close()
        await superuser.close()
        return try result.get()
    }
}

import API
import Domain
import Foundation
import HTTPTypes
import Logging
import Synchronization

@testable import App
@testable import Postgres

/// The databases of the tests: a template that the product itself has set up, and a clone of it for each test.
actor TestDatabases {
    static let shared = TestDatabases()

    /// How many tests hold a database at a time.
    private static let most = 4
    private static let templateName = "patuh_template"
    /// Faults of the service's own are worth seeing; nothing else is.
    static let logger = {
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        return logger
    }()

    private var template: Task<Void, any Error>?
    private var common: Task<Void, any Error>?
    private var held = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var number = 0

    /// Gives a test a database of its own, and drops it afterwards.
    func with<Result: Sendable>(_ body: @concurrent @Sendable (String) async throws -> Result) async throws -> Result {
        await enter()
        defer { leave() }
        if template == nil { template = Task { try await Self.makeTemplate() } }
        try await template?.value
        number += 1
        let name = "patuh_\(number)"
        try await Self.run("CREATE DATABASE \(name) TEMPLATE \(Self.templateName) STRATEGY file_copy")
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(name)) } catch { result = .failure(error) }
        try? await Self.run("DROP DATABASE \(name) WITH (FORCE)")
        return try result.get()
    }

    /// Gives a test a database of its own that has nothing but schema and reference data.
    func empty<Result: Sendable>(_ body: @concurrent @Sendable (String) async throws -> Result) async throws -> Result {
        await enter()
        defer { leave() }
        number += 1
        let name = "patuh_\(number)"
        try await Self.run("CREATE DATABASE \(name)")
        let result: Swift.Result<Result, any Error>
        do {
            try await Setup(Deployment(url: TestServer.shared.get().url(name)), logger: Self.logger).run()
            result = .success(try await body(name))
        } catch {
            result = .failure(error)
        }
        try? await Self.run("DROP DATABASE \(name) WITH (FORCE)")
        return try result.get()
    }

    /// Gives a test the database that all tests share which store nothing, or nothing that another minds.
    func shared<Result: Sendable>(_ body: @concurrent @Sendable (String) async throws -> Result) async throws -> Result
    {
        await enter()
        defer { leave() }
        if template == nil { template = Task { try await Self.makeTemplate() } }
        if common == nil {
            common = Task { [template] in
                try await template?.value
                try await Self.run("CREATE DATABASE patuh_shared TEMPLATE \(Self.templateName) STRATEGY file_copy")
            }
        }
        try await common?.value
        return try await body("patuh_shared")
    }

    private func enter() async {
        if held < Self.most {
            held += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { held -= 1 } else { waiting.removeFirst().resume() }
    }

    private static func run(_ statement: String) async throws {
        let pool = try Pool(configuration: single(TestServer.shared.get().url("postgres")), logger: logger)
        do {
            try await pool.withConnection { try await $0.run(script: statement) }
            await pool.close()
        } catch {
            await pool.close()
            throw error
        }
    }

    static func single(_ url: String) -> Pool.Configuration {
        var configuration = Pool.Configuration(url)
        configuration.size = 1
        configuration.settings["search_path"] = "patuh"
        configuration.settings["client_min_messages"] = "warning"
        return configuration
    }

    // MARK: The template

    private static func makeTemplate() async throws {
        try await run("CREATE DATABASE \(templateName)")
        let deployment = Deployment(url: try TestServer.shared.get().url(templateName))
        try await Setup(deployment, logger: logger).run()
        let administrator = try deployment.administratorPool(logger: logger)
        let service = try cheapService(deployment)
        do {
            try await enterPeople(service, administrator)
            try await enterFirms(service)
            try await administrator.withConnection { try await $0.run(script: "ANALYZE") }
        } catch {
            await service.close()
            await administrator.close()
            throw error
        }
        await service.close()
        await administrator.close()
    }

    /// A service that hashes cheaply.
    static func cheapService(_ deployment: Deployment, evidence: String? = nil) throws -> PatuhService {
        var configuration = PatuhService.Configuration()
        configuration.hashesCheaply = true
        configuration.port = 0
        // So that tests can come from several addresses.
        configuration.behindProxy = true
        configuration.evidence = evidence
        return try PatuhService(configuration: configuration, deployment: deployment, logger: logger)
    }

    static func enterPeople(_ service: PatuhService, _ administrator: Pool) async throws {
        let credential = try await People.Credential(of: Person.password, service.passwords)
        let people = People(pool: administrator, passwords: service.passwords)
        for person in Person.allCases {
            let user = NewUser(
                login: person.login,
                name: "Uji \(person.rawValue)",
                role: person.role.rawValue,
                office: person.office,
                from: "2024-01-01",
                password: Person.password
            )
            _ = try await people.add(user, credential)
            _ = try await administrator.query(
                """
                INSERT INTO session (person_id, secret_digest, expires_at)
                SELECT id, \(SessionSecret(person.token).digest), now() + interval '1 day'
                FROM person WHERE login = \(person.login)
                """
            )
        }
    }

    static func enterFirms(_ service: PatuhService) async throws {
        let client = InProcessClient(service: service)
        let registrar = try await service.authenticator.resolve(SessionSecret(Person.administrator.token))
        for firm in Firm.allCases {
            let request = Wire.CompanyRequest(
                id: firm.id,
                name: firm.name,
                kind: firm.kind,
                regionCode: firm.region,
                workers: 40 + firm.rawValue
            )
            let _: Wire.Company = try await client.send(.post, "/v1/companies", request, as: registrar)
        }
    }
}

import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

/// One statement by hand that a guard of the procedures lets pass or refuses in the database.
struct GuardTrial: Sendable, CustomTestStringConvertible {
    /// The guard's number in the list of ten.
    let number: Int
    let name: String
    let outcome: ServiceRole.Outcome
    /// Whose session is presented.
    let person: Person
    /// Brings a case so far.
    let prepare: @Sendable (TestApp) async throws -> String
    /// What is then written by hand.
    let statements: @Sendable (TestApp, CaseID) async throws -> [SQL]

    var testDescription: String { "guard \(number): \(name) → \(outcome)" }

    static func passes(
        _ number: Int,
        _ name: String,
        as person: Person,
        given prepare: @escaping @Sendable (TestApp) async throws -> String,
        _ statements: @escaping @Sendable (TestApp, CaseID) async throws -> [SQL]
    ) -> GuardTrial {
        GuardTrial(
            number: number,
            name: name,
            outcome: .rows(1),
            person: person,
            prepare: prepare,
            statements: statements
        )
    }

    static func refused(
        _ number: Int,
        _ name: String,
        by constraint: String,
        as person: Person,
        given prepare: @escaping @Sendable (TestApp) async throws -> String,
        _ statements: @escaping @Sendable (TestApp, CaseID) async throws -> [SQL]
    ) -> GuardTrial {
        GuardTrial(
            number: number,
            name: name,
            outcome: .refused(constraint),
            person: person,
            prepare: prepare,
            statements: statements
        )
    }

    /// The same by one act alone.
    static func act(
        _ action: String,
        to state: String? = nil,
        by person: Person,
        ago day: Int,
        _ details: String = "{}",
        as role: Role? = nil
    ) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        { _, id in [HandWriting.act(action, to: state, on: id, by: person, ago: day, details, as: role)] }
    }
}

@Suite("The ten guards, by hand-written SQL")
struct TenGuardsTests {
    static let trials = notes + fines + debts + crimes + duties + visits + numbers + days

    @Test(
        "What the law allows passes, and what it forbids is refused by the constraint that says so",
        arguments: trials
    )
    func trial(trial: GuardTrial) async throws {
        try await withApp { app in
            let id = try CaseID(try await trial.prepare(app))
            let statements = try await trial.statements(app, id)
            let before = try await app.dump()
            #expect(try await app.byHand(trial.person, statements) == trial.outcome)
            #expect(try await app.dump() == before, "what was tried was rolled back")
        }
    }

    @Test("Each of the ten guards is tried both ways")
    func complete() {
        for number in 1...10 {
            let tried = Self.trials.filter { $0.number == number }
            #expect(tried.contains { $0.outcome == .rows(1) }, "guard \(number) passes")
            #expect(tried.contains { $0.outcome != .rows(1) }, "guard \(number) refuses")
        }
    }

    @Test("The system actor of the jobs, and nobody at all, take no step on any case")
    func nobody() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let sanction = try await SanctionStory.begin(app, .bengkel)
            let url = try TestServer.shared.get().url(app.database, user: "patuh_jobs")
            let jobs = try Pool(configuration: TestDatabases.single(url), logger: TestDatabases.logger)
            for (id, action, state) in [
                (story.caseID, "order", "ordered"), (sanction.caseID, "order_examination", "bpjs_examination"),
            ] {
                let id = try CaseID(id)
                let act = HandWriting.act(action, to: state, on: id, by: .officeHead, ago: 0)
                #expect(await ServiceRole(pool: jobs).attempt(nil, [act]) == .refused("42501"))
                try await app.withServiceRole { #expect(await $0.attempt(nil, [act]) == .rows(0)) }
            }
            await jobs.close()
        }
    }

    @Test("The pairs of duties that the database keeps apart are those that the procedures declare")
    func pairs() async throws {
        try await withSharedApp { app in
            let rows = try await app.superuser.query(
                "SELECT procedure, action, after_action FROM transition_apart WHERE version = \(ProcedureVersion.currentNumber)"
            )
            let kept = Set(
                try rows.map { row in
                    let (track, action, after): (String, String, String) = try row.decode()
                    return "\(track): \(action) after \(after)"
                }
            )
            let declared = Track.allCases.flatMap { track in
                CaseAction.all(on: track).flatMap { action in
                    action.rule.apart.map { "\(track.rawValue): \(action.code) after \($0.code)" }
                }
            }
            #expect(kept == Set(declared) && kept.count > 10)
        }
    }

    @Test("A database from before the table of pairs has them after the next start")
    func upgrade() async throws {
        try await withApp { app in
            let before: Int = try await app.value("SELECT count(*) FROM transition_apart")
            _ = try await app.superuser.query("DELETE FROM transition_apart")
            _ = try await app.superuser.query("DELETE FROM reference_digest")
            try await Setup(
                Deployment(url: TestServer.shared.get().url(app.database)),
                logger: TestDatabases.logger
            ).run()
            #expect(try await app.value("SELECT count(*) FROM transition_apart") == before)
        }
    }
}

import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Delivery of the outbox")
struct OutboxDeliveryTests {
    private static func addressees(_ app: TestApp) async throws -> [String] {
        try await app.superuser.query(
            """
            SELECT n.topic || ' ' || coalesce(o.code || ' ' || n.role, p.login) FROM notice n
            LEFT JOIN office o ON o.id = n.office_id LEFT JOIN person p ON p.id = n.person_id ORDER BY 1
            """
        ).map { try $0.column(0) }
    }

    @Test("An act's effect becomes a notice for the offices of the case's region, once")
    func delivered() async throws {
        try await withApp { app in
            try await SanctionStory.begin(app, .bengkel).toReport()
            try await app.workThrough()
            let before = try await Self.addressees(app)
            #expect(before.contains("inspection_wanted korwil-2 coordinator"))
            #expect(before.allSatisfy { !$0.contains("korwil-3") })
            let undelivered: Int = try await app.value(
                "SELECT count(*) FROM outbox o WHERE NOT EXISTS (SELECT FROM outbox_delivery d WHERE d.outbox_id = o.id)"
            )
            #expect(undelivered == 0)
            try await app.superuser.execute("UPDATE job SET state = 'available', finished_at = NULL")
            try await app.workThrough()
            #expect(try await Self.addressees(app) == before)
        }
    }

    @Test("Two runners share the work, and each entry is delivered once")
    func shared() async throws {
        try await withApp { app in
            for firm in [Firm.kebun, .bengkel, .katering, .tambak] {
                try await SanctionStory.begin(app, firm).toReport()
            }
            let written: Int = try await app.value("SELECT count(*) FROM outbox")
            #expect(written >= 4)
            let done = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        var done = 0
                        while case .completed = try await app.queue.workOne() { done += 1 }
                        return done
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(done == written)
            #expect(try await app.value("SELECT count(*) FROM outbox_delivery", as: Int.self) == written)
            let told: Int = try await app.value("SELECT sum(notices)::int FROM outbox_delivery")
            #expect(try await app.value("SELECT count(*) FROM notice", as: Int.self) == told)
        }
    }

    @Test("A notice is seen by holders of its role at its office, and by nobody else")
    func rowSecurity() async throws {
        try await withApp { app in
            try await SanctionStory.begin(app, .bengkel).toReport()
            try await app.workThrough()
            try await app.withServiceRole { role in
                let wanted: SQL = "SELECT FROM notice WHERE topic = 'inspection_wanted'"
                #expect(await role.attempt(.coordinator, wanted) == .rows(1))
                for person in Person.allCases where person != .coordinator {
                    #expect(await role.attempt(person, wanted) == .rows(0), "\(person)")
                }
                #expect(await role.attempt(nil, wanted) == .rows(0))
                let forged: SQL =
                    "INSERT INTO notice (outbox_id, topic, case_id) SELECT outbox_id, topic, case_id FROM notice"
                #expect(await role.attempt(.coordinator, forged) == .refused("42501"))
                #expect(await role.attempt(.coordinator, "SELECT FROM job") == .refused("42501"))
                #expect(await role.attempt(.coordinator, "SELECT FROM outbox_delivery") == .refused("42501"))
            }
        }
    }

    @Test("A server's runner delivers what an act leaves behind, and stops when asked")
    func runner() async throws {
        try await withApp { app in
            try await SanctionStory.begin(app, .bengkel).toReport()
            try await withRunner(app) {
                try await eventually { try await app.value("SELECT count(*) FROM notice", as: Int.self) > 0 }
                let before: Int = try await app.value("SELECT count(*) FROM outbox_delivery")
                let story = try await Story.begin(app)
                try await story.step("reject_proposal", on: 80, as: .officeHead)
                try await eventually {
                    try await app.value("SELECT count(*) FROM outbox_delivery", as: Int.self) > before
                }
            }
        }
    }
}

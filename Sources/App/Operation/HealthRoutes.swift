import API
import Domain
import Foundation
import HTTPTypes
import Postgres

/// Whether the process lives, whether it can serve, and what it serves.
struct HealthRoutes: Sendable {
    let pool: Pool
    let contract: Contract

    func add(to routes: inout Routes) {
        routes.open(.get, "/healthz") { _ in
            try .json(Wire.Health(status: "ok", checks: []))
        }
        routes.open(.get, "/readyz") { _ in try await readiness() }
        routes.open(.get, "/openapi.json") { _ in Reply(body: .json(try contract.document().json)) }
    }

    private func readiness() async throws -> Reply {
        do {
            _ = try await pool.query("SELECT 1")
            return try .json(Wire.Health(status: "ok", checks: [.init(name: "database", ok: true, detail: nil)]))
        } catch {
            let check = Wire.HealthCheck(name: "database", ok: false, detail: "does not answer")
            return try .json(Wire.Health(status: "unavailable", checks: [check]), status: .serviceUnavailable)
        }
    }
}

import API
import Domain
import Foundation
import Logging
import Postgres

/// Demonstration data: fictional firms in all regencies, people for every role, cases in many states with deadlines
/// around today. Everything is made by the users' own operations, so what is shown is what the product does.
struct Demonstration: Sendable {
    let deployment: Deployment
    let logger: Logger

    /// Loads the data unless the database holds a firm already.
    ///
    /// - Returns: What was loaded, in lines for whoever started it.
    func loadIfEmpty() async throws -> String {
        let administrator = try deployment.administratorPool(logger: logger)
        do {
            let text = try await load(administrator)
            await administrator.close()
            return text
        } catch {
            await administrator.close()
            throw error
        }
    }

    private func load(_ administrator: Pool) async throws -> String {
        let known = try await administrator.query("SELECT EXISTS (SELECT FROM company)").single().column(
            0,
            as: Bool.self
        )
        guard !known else { return DemoPeople.summary }
        let service = try PatuhService(configuration: .init(), deployment: deployment, logger: logger)
        do {
            let sessions = try await DemoPeople.enter(service, administrator)
            let player = DemoPlayer(client: InProcessClient(service: service), sessions: sessions)
            try await player.importLists(from: Self.directory())
            try await player.play()
            try await player.compareWorkers(from: Self.directory())
            _ = try await administrator.query(
                "UPDATE session SET ended_at = now() WHERE secret_digest = ANY (\(sessions.values.map(\.secret.digest)))"
            )
            await service.close()
            return DemoPeople.summary
        } catch {
            await service.close()
            throw error
        }
    }

    /// Where the sample lists are.
    private static func directory() throws -> URL {
        let sql = try SQLFiles.directory()
        for candidate in [
            sql.deletingLastPathComponent().appendingPathComponent("deploy/demo"), sql.appendingPathComponent("demo"),
        ]
        where FileManager.default.fileExists(atPath: candidate.appendingPathComponent("oss.csv").path) {
            return candidate
        }
        throw StartFailure(
            id: "daftar-daftar peragaan tidak ditemukan",
            en: "the demonstration's lists were not found",
            remedy: Words(
                id: "jalankan di dalam salinan kodenya, atau salin deploy/demo ke share/patuh/sql/demo",
                en: "run inside the checkout, or copy deploy/demo to share/patuh/sql/demo"
            )
        )
    }
}

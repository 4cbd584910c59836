import ArgumentParser
import Domain
import Foundation

struct Logout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: help("Keluar dari server.", "Sign out."))

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let surroundings = Surroundings.current
        let client = try common.client()
        do {
            let url = try client.url(["v1", "sessions", "current"])
            _ = try await client.send(Request(method: "DELETE", url: url, headers: [:]))
        } catch let failure as Failure where failure.code == .signedOut {
            // The token is worthless already; what is left is to forget it.
        }
        try Credentials.change(surroundings) { credentials in
            guard let login = client.login else { return }
            credentials.servers[client.server.key]?.sessions[login] = nil
            if credentials.servers[client.server.key]?.current == login {
                credentials.servers[client.server.key]?.current = nil
            }
        }
        common.output.note(
            Words(id: "Sudah keluar dari \(client.server.key).", en: "Signed out of \(client.server.key).")
        )
    }
}

import Domain
import Foundation

/// The tokens of this user: `credentials.json` in the configuration folder, readable by its owner alone.
struct Credentials: Codable, Equatable {
    /// A session.
    struct Session: Codable, Equatable {
        var token: String
        var expiresAt: String
        var name: String
    }

    /// The sessions with one server; several when several people share this machine or one tries several roles.
    struct Server: Codable, Equatable {
        /// By login.
        var sessions: [String: Session] = [:]
        /// Who signed in last.
        var current: String?
    }

    /// By the server's address.
    var servers: [String: Server] = [:]
    /// Where the last sign-in was.
    var last: String?

    /// The session of a login, or of whoever signed in last.
    func session(at server: String, as login: String?) -> (login: String, session: Session)? {
        guard let known = servers[server], let login = login ?? known.current, let session = known.sessions[login]
        else {
            return nil
        }
        return (login, session)
    }

    /// The file's place.
    static func file(in surroundings: Surroundings) -> URL {
        surroundings.folder("XDG_CONFIG_HOME", ".config").appending(path: "credentials.json")
    }

    /// Reads the file; none is empty.
    static func load(_ surroundings: Surroundings) throws -> Credentials {
        let file = file(in: surroundings)
        guard FileManager.default.fileExists(atPath: file.filePath) else { return Credentials() }
        do {
            return try JSONDecoder().decode(Credentials.self, from: Data(contentsOf: file))
        } catch {
            throw Failure.local(
                id: "\(file.filePath) tidak dapat dibaca.",
                en: "\(file.filePath) cannot be read.",
                remedy: Words(id: "Hapus berkas itu, lalu: patuh login", en: "Remove it, then: patuh login")
            )
        }
    }

    /// Changes the file, mode 0600, whole or not at all; two sign-ins at once do not undo one another.
    static func change(_ surroundings: Surroundings, _ change: (inout Credentials) -> Void) throws {
        let file = file(in: surroundings)
        try PrivateFile.locked(file) {
            var credentials = try load(surroundings)
            change(&credentials)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            try PrivateFile.write(try encoder.encode(credentials), to: file)
        }
    }
}

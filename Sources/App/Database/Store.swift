import Crypto
import Domain
import Foundation
import Postgres

/// The database as operations use it: always in somebody's name.
///
/// The session's secret travels with every transaction; the database itself resolves it to a person, the posts of
/// today and their territory, and row security does the rest. Nothing here decides what somebody may see.
struct Store: Sendable {
    let pool: Pool
    /// Rung after every commit: an act may have left work behind.
    let bell: JobBell
    let rulebook = Rulebook()

    /// Runs statements in one round trip and one snapshot, in somebody's name.
    ///
    /// - Returns: One result for each statement.
    func read(as signedIn: SignedIn, _ statements: [SQL]) async throws -> [Rows] {
        // Statements that share one sync share one implicit transaction: the setting holds to its end and no longer.
        Array(try await pool.pipeline([signedIn.secret.presented] + statements).dropFirst())
    }

    /// Runs one statement in somebody's name.
    func read(as signedIn: SignedIn, _ statement: SQL) async throws -> Rows {
        try await read(as: signedIn, [statement])[0]
    }

    /// Runs statements that depend on the rules in force, in one round trip as long as these have not changed.
    ///
    /// - Parameter statements: Makes the statements under an edition of the rules; asked again under another.
    /// - Returns: The rules that held, and one result for each statement.
    func read(
        as signedIn: SignedIn,
        under statements: (Rulebook.Edition) throws -> [SQL]
    ) async throws -> (Rulebook.Edition, [Rows]) {
        if let latest = rulebook.latest {
            let results = try await pool.pipeline([signedIn.secret.presented] + statements(latest))
            if let rules = try rulebook.inMemory(results[0]) { return (rules, Array(results.dropFirst())) }
        }
        let rules = try rulebook.read(try await read(as: signedIn, Rulebook.statements))
        return (rules, try await read(as: signedIn, statements(rules)))
    }

    /// Runs a transaction in somebody's name. Serialization failures and deadlocks repeat `body`.
    func write<Result: Sendable>(
        as signedIn: SignedIn,
        _ body: (Transaction) async throws -> Result
    ) async throws -> Result {
        let result = try await pool.transaction(preamble: [signedIn.secret.presented]) { tx in try await body(tx) }
        bell.ring()
        return result
    }
}

/// What proves a session: 256 random bits, of which the database keeps only the digest.
struct SessionSecret: Sendable, Hashable {
    /// The token as its holder sends it.
    let text: String

    /// Takes a token as it was sent.
    init(_ text: String) { self.text = text }

    /// Makes a new one: `patuh_` and 43 characters of base64url.
    static func make() -> SessionSecret {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let text = bytes.base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return SessionSecret("patuh_" + text)
    }

    /// What the database keeps of it.
    var digest: [UInt8] { Array(SHA256.hash(data: Data(text.utf8))) }

    /// The statement that presents it for one transaction. It answers with the edition of the rules in force, or NULL if
    /// the secret opens nothing.
    var presented: SQL { "SELECT present(\(text))" }

    /// Presents it too, but leaves the transaction free to write even where its holder may only read: for what is noted
    /// of the session itself, and nothing else.
    var named: SQL { "SELECT set_config('patuh.secret', \(text), true)" }
}

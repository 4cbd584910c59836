import Domain
import Foundation
import Postgres

/// Asks the database whether somebody may try a password now, and derives the key by which it is compared.
struct PasswordProof: Sendable {
    let pool: Pool
    let passwords: PasswordHasher

    /// The key of a password for one attempt, which is counted before anything is hashed.
    ///
    /// - Returns: The same for an unknown login, after the same work.
    /// - Throws: `too_many_attempts` with the seconds to wait; `unavailable` where too many wait for their key.
    func key(login: String, password: String, from address: String) async throws -> [UInt8] {
        let challenge = try await pool.query(
            "SELECT phc, retry_after_seconds FROM sign_in_challenge(\(login), \(address), \(passwords.cost.phc))"
        )
        let (phc, wait): (String, Int) = try challenge.single().decode()
        guard wait == 0 else { throw Problem.tooManyAttempts(wait: wait) }
        do {
            return try await passwords.key(of: password, phc: phc)
        } catch {
            // It was never tried.
            _ = try await pool.query("SELECT forgive_attempt(\(login), \(address))")
            throw error
        }
    }

    /// A new password as it is kept.
    func newKey(of password: String) async throws -> (phc: String, key: [UInt8]) {
        let phc = passwords.freshPHC()
        return (phc, try await passwords.key(of: password, phc: phc))
    }
}

extension PasswordRule {
    /// The rule with the list that Patuh brings along.
    static var standard: PasswordRule {
        get throws {
            let weak = try WeakPasswords.builtIn.get()
            return PasswordRule { weak.contains($0) }
        }
    }

    /// Refuses a password that the rule does not allow.
    ///
    /// - Parameter field: Where it stands in the request.
    func check(_ password: String, at field: String, login: String, name: String = "") throws {
        guard let refusal = refusal(of: password.precomposedStringWithCanonicalMapping, login: login, name: name) else {
            return
        }
        throw Problem.invalid([.init(field: field, code: refusal.rawValue, detail: refusal.words)])
    }
}

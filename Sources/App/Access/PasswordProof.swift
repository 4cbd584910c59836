import Domain
import Foundation
import Postgres

/// Asks the database whether somebody may try a password now, and derives the key by which it is compared.
///
/// Attempts come in one after another, so that however many there are, they keep one connection of the pool busy and not
/// all: those from an address from which the login signed in before by a way of their own, which a flood of strangers
/// does not fill. Whoever finds too many waiting is turned away before anything is asked, counted or hashed.
struct PasswordProof: Sendable {
    let pool: Pool
    let passwords: PasswordHasher
    private let known = KnownAddresses()
    private let ofKnown = Turnstile(mostWaiting: 16)
    private let ofStrangers = Turnstile(mostWaiting: 16)

    init(pool: Pool, passwords: PasswordHasher) {
        self.pool = pool
        self.passwords = passwords
    }

    /// The key of a password for one attempt, which is counted before anything is hashed.
    ///
    /// - Returns: The same for an unknown login, after the same work.
    /// - Throws: `too_many_attempts` with the seconds to wait; `unavailable` where too many wait for their key.
    func key(login: String, password: String, from address: String) async throws -> [UInt8] {
        let isKnown = try await known.contains(login, address, asking: pool)
        return try await (isKnown ? ofKnown : ofStrangers).pass {
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
    }

    /// Notes that somebody has proved to be who she says.
    func succeeded(login: String, from address: String) { known.note(login, address) }

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

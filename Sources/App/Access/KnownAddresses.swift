import Crypto
import Foundation
import Postgres
import Synchronization

/// From where who signed in before, as digests: asked for every attempt at a password, so kept in memory.
final class KnownAddresses: Sendable {
    private struct Kept {
        var digests: Set<[UInt8]> = []
        var at: ContinuousClock.Instant?
    }

    private let kept = Mutex(Kept())

    /// How long goes by before what other servers saw is taken up.
    private static let lifetime = Duration.seconds(300)

    /// Whether somebody signed in from an address before.
    func contains(_ login: String, _ address: String, asking pool: Pool) async throws -> Bool {
        // Whoever finds it old reads it anew; others meanwhile go by what there is.
        let isMine = kept.withLock { kept in
            if let at = kept.at, ContinuousClock.now - at < Self.lifetime { return false }
            kept.at = .now
            return true
        }
        if isMine {
            do {
                let digests = try await pool.query("SELECT known_sign_ins()").map { try $0.column(0, as: [UInt8].self) }
                kept.withLock { $0.digests.formUnion(digests) }
            } catch {
                kept.withLock { $0.at = nil }
                throw error
            }
        }
        let digest = Self.digest(login, address)
        return kept.withLock { $0.digests.contains(digest) }
    }

    /// Notes that somebody has signed in.
    func note(_ login: String, _ address: String) {
        let digest = Self.digest(login, address)
        kept.withLock { _ = $0.digests.insert(digest) }
    }

    private static func digest(_ login: String, _ address: String) -> [UInt8] {
        Array(SHA256.hash(data: Data("\(login)\n\(address)".utf8)))
    }
}

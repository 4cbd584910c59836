import Crypto
import CryptoExtras
import Domain
import Foundation
import Synchronization

/// Derives keys from passwords with scrypt (RFC 7914), one at a time and away from the threads that serve requests:
/// each derivation takes 16 MiB and a fifth of a second on purpose. It stands behind what serves requests, so that whoever
/// has passwords hashed slows nobody much, but before what no one waits for (``BackgroundWork``).
final class PasswordHasher: Sendable {
    /// scrypt's cost. `ln=14,r=8,p=5` is on OWASP's list and takes 16 MiB.
    struct Cost: Sendable, Hashable {
        var logN: Int
        var blockSize: Int
        var parallelism: Int

        /// What passwords are stored with.
        static let standard = Cost(logN: 14, blockSize: 8, parallelism: 5)

        /// As it stands in a PHC string.
        var phc: String { "ln=\(logN),r=\(blockSize),p=\(parallelism)" }
    }

    /// The cost for new passwords, and the one that unknown logins seem to have.
    let cost: Cost
    /// As many may wait as are done within a few seconds.
    private let turnstile = Turnstile(mostWaiting: 16)
    private let derived = Mutex(0)

    /// By how much derivations stand behind everything else (`setpriority(2)`): at worst a quarter of one processor is
    /// left to them. With less, nobody could sign in while all processors are at work.
    static let niceness: CInt = 5

    /// How many keys were derived since the start.
    var derivations: Int { derived.withLock { $0 } }

    init(cost: Cost = .standard) { self.cost = cost }

    /// The key of a password under a stored salt and cost.
    ///
    /// - Parameter phc: `$scrypt$ln=14,r=8,p=5$SALT`, the salt in base64 without padding.
    /// - Throws: ``Problem/unavailable`` when too many wait already.
    func key(of password: String, phc: String) async throws -> [UInt8] {
        let parts = phc.split(separator: "$")
        guard parts.count == 3, parts[0] == "scrypt", let cost = Cost(phc: parts[1]),
            let salt = Data(base64Encoded: String(parts[2]).padded)
        else { throw Problem.internal }
        // NFC, so that the same password typed on another keyboard is the same bytes (RFC 8265).
        let bytes = Data(password.precomposedStringWithCanonicalMapping.utf8)
        return try await turnstile.pass {
            derived.withLock { $0 += 1 }
            return try await OwnThread.run(niceness: Self.niceness) {
                try KDF.Scrypt.deriveKey(
                    from: bytes,
                    salt: salt,
                    outputByteCount: 32,
                    rounds: 1 << cost.logN,
                    blockSize: cost.blockSize,
                    parallelism: cost.parallelism
                )
                .withUnsafeBytes { Array($0) }
            }
        }
    }

    /// A fresh salt under the present cost, as a PHC string without its hash.
    func freshPHC() -> String {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        return "$scrypt$\(cost.phc)$\(salt.base64EncodedString().replacing("=", with: ""))"
    }
}

extension PasswordHasher.Cost {
    /// Reads `ln=14,r=8,p=5`.
    init?(phc: Substring) {
        var values: [Substring: Int] = [:]
        for part in phc.split(separator: ",") {
            let pair = part.split(separator: "=")
            guard pair.count == 2, let value = Int(pair[1]), (1...64).contains(value) else { return nil }
            values[pair[0]] = value
        }
        guard let logN = values["ln"], let blockSize = values["r"], let parallelism = values["p"], logN <= 20 else {
            return nil
        }
        self.init(logN: logN, blockSize: blockSize, parallelism: parallelism)
    }
}

extension String {
    /// Base64 with its padding restored.
    fileprivate var padded: String { self + String(repeating: "=", count: (4 - count % 4) % 4) }
}

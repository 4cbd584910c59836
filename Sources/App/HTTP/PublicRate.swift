import Domain
import HTTPTypes
import Synchronization

/// How often one address may ask what anybody may ask: a bucket that a request takes from and time fills again.
///
/// Kept in memory, by each server for itself: it guards the server, while budgets for passwords stand in the database.
final class PublicRate: Sendable {
    /// How much a bucket holds, and how fast it fills.
    struct Limits: Sendable {
        /// Requests that may come at once.
        var burst = 120.0
        /// Requests a second in the long run.
        var perSecond = 2.0
    }

    private struct Bucket {
        var left: Double
        var at: ContinuousClock.Instant
    }

    private let limits: Limits
    private let buckets = Mutex<[String: Bucket]>([:])

    /// How many addresses are remembered; those that have been quiet longest enough go first.
    private static let capacity = 50_000

    init(limits: Limits) { self.limits = limits }

    /// Takes one request of an address.
    ///
    /// - Throws: `too_many_requests`, with the seconds after which there is one again.
    func take(_ address: String, at now: ContinuousClock.Instant = .now) throws {
        let wait: Double? = buckets.withLock { buckets in
            if buckets.count >= Self.capacity {
                buckets = buckets.filter { level(of: $0.value, at: now) < limits.burst }
                // All of them are in use: whoever wants this many addresses has them.
                if buckets.count >= Self.capacity { buckets.removeAll(keepingCapacity: true) }
            }
            var bucket = buckets[address] ?? Bucket(left: limits.burst, at: now)
            let left = level(of: bucket, at: now)
            guard left >= 1 else { return (1 - left) / limits.perSecond }
            bucket.left = left - 1
            bucket.at = now
            buckets[address] = bucket
            return nil
        }
        if let wait { throw Problem.tooManyRequests(wait: Int(wait.rounded(.up))) }
    }

    private func level(of bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
        min(limits.burst, bucket.left + (now - bucket.at) / .seconds(1) * limits.perSecond)
    }
}

extension Problem {
    /// An address asks more often than anybody needs to.
    static func tooManyRequests(wait: Int) -> Problem {
        Problem(
            status: .tooManyRequests,
            code: "too_many_requests",
            title: Words(id: "Terlalu banyak permintaan", en: "Too many requests"),
            detail: Words(
                id: "Terlalu banyak permintaan dari alamat Anda. Tunggu \(wait) detik.",
                en: "Too many requests from your address. Wait \(wait) seconds."
            ),
            retryAfter: wait
        )
    }
}

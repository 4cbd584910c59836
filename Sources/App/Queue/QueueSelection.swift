import Domain
import Foundation
import Postgres

/// How urgent a case is.
enum QueueBucket: String, Sendable, CaseIterable {
    /// Its deadline has passed.
    case overdue
    /// Its deadline is at most three working days away.
    case dueSoon = "due_soon"
    /// Its deadline is farther away.
    case onTime = "on_time"
    /// Nothing is due, or the due day is not known yet.
    case noClock = "no_clock"
}

/// Which cases of the queue somebody asks for. The list and the counts take their predicate from here, so that they
/// can't disagree.
struct QueueSelection: Sendable {
    /// `mine`, `team` or `all`.
    let scope: String
    let bucket: QueueBucket?
    let track: String?
    let region: RegionCode?
    let person: UUID
    let offices: [UUID]
    let today: LocalDate
    /// The last day that counts as soon.
    let soonUntil: LocalDate

    /// The condition on `queue_item q`.
    var predicate: SQL {
        var conditions: [SQL] = []
        switch scope {
        case "mine": conditions.append("q.responsible_id = \(person)")
        case "team": conditions.append("q.office_id = ANY (\(offices))")
        default: break
        }
        if let track { conditions.append("q.track = \(track)") }
        if let region {
            conditions.append("q.region_code >= \(region.text) AND q.region_code < \(region.text + "/")")
        }
        if let bucket { conditions.append(predicate(for: bucket)) }
        return conditions.isEmpty ? "true" : conditions.joined(separator: " AND ")
    }

    /// The condition of one bucket.
    func predicate(for bucket: QueueBucket) -> SQL {
        switch bucket {
        case .overdue: "q.due_on < \(today)"
        case .dueSoon: "q.due_on >= \(today) AND q.due_on <= \(soonUntil)"
        case .onTime: "q.due_on > \(soonUntil) AND q.due_on < 'infinity'"
        case .noClock: "q.due_on = 'infinity'"
        }
    }

    /// The bucket of a due day.
    func bucket(of due: LocalDate?) -> QueueBucket {
        guard let due else { return .noClock }
        return due < today ? .overdue : due <= soonUntil ? .dueSoon : .onTime
    }
}

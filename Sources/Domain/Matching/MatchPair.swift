public import Foundation

/// Two records, in whichever order.
public struct MatchPair: Sendable, Hashable {
    private let first: UUID
    private let second: UUID

    /// Names the two.
    public init(_ one: UUID, _ other: UUID) {
        (first, second) = one.uuidString < other.uuidString ? (one, other) : (other, one)
    }
}

/// Whether what somebody told apart still stands as it stood then.
public enum MatchApart: Sendable, Hashable {
    /// Neither has changed: nobody is asked again.
    case still
    /// One has changed its name or numbers: somebody is asked, and nothing is linked by itself.
    case changed
}

/// A kind of background work, as the table of jobs names it. A server leaves alone what it does not know: during an
/// upgrade the newer one does it.
enum JobKind: String, Sendable, CaseIterable {
    /// Makes an entry of the outbox into notices.
    case deliverOutbox = "deliver_outbox"
    /// Deletes what has outlived its stated retention.
    case purge
    /// Resolves clocks that wait for a year's holidays, as a net behind the publication itself.
    case resolveClocks = "resolve_clocks"

    /// The kinds that are wanted once a day.
    static let daily: [JobKind] = [.purge, .resolveClocks]
}

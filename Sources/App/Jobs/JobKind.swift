/// A kind of background work, as the table of jobs names it. A server leaves alone what it does not know: during an
/// upgrade the newer one does it.
enum JobKind: String, Sendable, CaseIterable {
    /// Makes an entry of the outbox into notices.
    case deliverOutbox = "deliver_outbox"
    /// Deletes what has outlived its stated retention.
    case purge
    /// Resolves clocks that wait for a year's holidays, as a net behind the publication itself.
    case resolveClocks = "resolve_clocks"
    /// Fires what open clocks have reached on the ladder of reminders and escalations.
    case climbLadder = "climb_ladder"
    /// Takes away files that no record of evidence cites.
    case sweepEvidence = "sweep_evidence"
    /// Prints a letter that was issued.
    case printLetter = "print_letter"
    /// Seals, signs and brings out the trail, and archives what has outlived its retention.
    case keepTrail = "keep_trail"
    /// Holds the firms of a regency against each other.
    case matchRegion = "match_region"
    /// Calls the webhooks that have something to tell.
    case callWebhooks = "call_webhooks"

    /// How often a kind is wanted without anybody asking.
    enum Period {
        case minute, fiveMinutes, hour, day

        /// What names a period, as PostgreSQL writes the time at which it begins.
        var format: String {
            switch self {
            case .minute, .fiveMinutes: #"YYYY-MM-DD"T"HH24:MI"#
            case .hour: #"YYYY-MM-DD"T"HH24"#
            case .day: "YYYY-MM-DD"
            }
        }

        /// How long it is, as PostgreSQL writes it.
        var length: String {
            switch self {
            case .minute: "1 minute"
            case .fiveMinutes: "5 minutes"
            case .hour: "1 hour"
            case .day: "1 day"
            }
        }
    }

    /// Once in which period the kind is wanted; `nil` where only an act asks for it.
    var period: Period? {
        switch self {
        case .deliverOutbox, .printLetter, .matchRegion: nil
        case .purge, .resolveClocks, .sweepEvidence: .day
        // Days begin at three different hours in Indonesia.
        case .climbLadder: .hour
        case .keepTrail: .fiveMinutes
        case .callWebhooks: .minute
        }
    }

    /// The kinds that are quick. Letters are printed, other systems called and regencies matched beside them, so that
    /// nobody waits for a notice behind a hundred letters, a stranger's server or a hundred thousand firms.
    static let quick: [JobKind] = allCases.filter { ![.printLetter, .callWebhooks, .matchRegion].contains($0) }

    /// The kinds that come back by themselves.
    static let regular: [JobKind] = allCases.filter { $0.period != nil }
}

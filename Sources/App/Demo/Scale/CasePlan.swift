import Domain

/// Which cases there are: at which firm, on which track, led by whom. Of a case only this is kept until it is written.
struct CasePlan: Sendable {
    /// One case to come.
    struct Entry: Sendable {
        let index: Int
        let firm: Int
    }

    /// A lead's cases, in the order of writing.
    struct Share: Sendable {
        let lead: String
        let track: Track
        var entries: [Entry] = []
    }

    let shares: [Share]

    /// How many acts a story has, on average; what turns a number of acts into one of cases.
    static let actsPerCase = 8

    init(_ scale: Scale) {
        let firms = scale.firmsWithCases
        let count = scale.events.map { max(1, $0 / Self.actsPerCase) } ?? firms
        // Where more acts are wanted than one case a firm can have, firms have a history; and where three cases a firm
        // do not suffice, more firms have cases.
        let spread = max(firms, min(scale.firms, count / 3))
        let stride = scale.firms / spread
        var shares: [String: Share] = [:]
        for index in 0..<count {
            var dice = Dice(scale.seed, .enforcement, index)
            let firm = index % spread * stride
            // A firm has one open sanction case of a kind at a time, even while it is written: its past is inspections.
            let isInspection = dice.chance(55)
            let track: Track = isInspection || index >= spread ? .inspection : .bpjsSanction
            let lead = dice.one(of: ScalePeople.leads(track, in: GeneratedFirm.region(of: firm, seed: scale.seed)))
            shares[lead, default: Share(lead: lead, track: track)].entries.append(Entry(index: index, firm: firm))
        }
        self.shares = shares.values.sorted { $0.lead < $1.lead }
        history = spread
    }

    /// From this index on a firm has had a case before.
    let history: Int
}

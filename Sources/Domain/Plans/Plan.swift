/// A unit's work plan of a month (rencana kerja): which firms are inspected, and by whom.
public enum Plan {
    /// A plan is for this month or for one of so many after it.
    ///
    /// No rule says how many. A year is as far as offices budget; the scores are of today and say nothing of a firm years
    /// on; and a month typed wrongly is found at once.
    public static let monthsAhead = 12
}

/// The identity of a work plan.
public typealias PlanID = ID<Plan>

/// Where a work plan stands.
public enum PlanStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// The coordinator is at work on it.
    case draft
    /// Its inspections are proposed to the head of the office.
    case proposed
    /// Every proposal is ordered or has ended.
    case ordered
    /// Given up before anything was proposed.
    case withdrawn

    /// The status as users read it.
    public var words: Words {
        switch self {
        case .draft: Words(id: "Rancangan", en: "Draft")
        case .proposed: Words(id: "Diusulkan", en: "Proposed")
        case .ordered: Words(id: "SPT terbit", en: "Ordered")
        case .withdrawn: Words(id: "Ditarik", en: "Withdrawn")
        }
    }
}

/// What is done with a plan by hand. Proposing and ordering have doors of their own: they move cases.
public enum PlanAction: String, Sendable, Hashable, Codable, CaseIterable {
    /// Puts a firm on the plan that the score did not.
    case add
    /// Gives lines to an inspector.
    case assign
    /// Takes a line off.
    case remove
    /// Gives the plan up.
    case withdraw

    /// The action as users read it.
    public var words: Words {
        switch self {
        case .add: Words(id: "menambah perusahaan", en: "add a firm")
        case .assign: Words(id: "menugaskan pengawas", en: "assign an inspector")
        case .remove: Words(id: "mengeluarkan baris", en: "take a line off")
        case .withdraw: Words(id: "menarik rencana", en: "give the plan up")
        }
    }
}

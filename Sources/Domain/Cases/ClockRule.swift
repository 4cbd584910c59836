/// What starts a clock. The first day counted is the one after.
public enum ClockTrigger: Sendable, Hashable {
    /// The day of the act itself.
    case act([CaseAction])
    /// The day on which a letter of these kinds was received, by a delivery that counts. Without it no clock runs.
    case delivery([LetterKind])
    /// The last day of another clock.
    case expiry(of: ClockKind)
}

/// How long a clock runs.
public enum ClockLength: Sendable, Hashable {
    /// So many days, in the unit of the parameter's row on the day of the letter or act.
    case days(ParameterKey)
    /// To this day of the month after the start.
    case nextMonth(on: ParameterKey)
    /// To the last day that the letter or the step names.
    case named
}

/// What runs out, starts and follows with one kind of clock.
public struct ClockRule: Sendable, Hashable {
    /// What it means when it runs out.
    public let nature: ClockNature
    /// What starts it.
    public let start: ClockTrigger
    /// How long it runs.
    public let length: ClockLength
    /// The states in which it runs; reaching another ends it.
    public let runsIn: [CaseState]
    /// Actions that end it because what it waited for is done.
    public let endedBy: [CaseAction]
    /// Actions that void it, with its letter: nothing may be built on it any more.
    public let voidedBy: [CaseAction]
    /// What becomes possible or due when it runs out.
    public let onExpiry: [CaseAction]
    /// The right that lapses when it runs out.
    public let closes: [CaseAction]
    /// Whether it may be extended or suspended, on a named legal basis. Never for warnings and fines (PP 86/2013
    /// art. 6: at most).
    public let isExtendable: Bool
    /// The switch that moves a last day without work to the next working day; nil when it never moves.
    public let rollForward: ParameterKey?
    /// On what it rests.
    public let basis: LegalBasis

    init(
        _ nature: ClockNature,
        from start: ClockTrigger,
        for length: ClockLength,
        in runsIn: [CaseState],
        endedBy: [CaseAction] = [],
        voidedBy: [CaseAction] = [],
        then onExpiry: [CaseAction] = [],
        closes: [CaseAction] = [],
        isExtendable: Bool = false,
        rollForward: ParameterKey? = nil,
        basis: LegalBasis
    ) {
        self.nature = nature
        self.start = start
        self.length = length
        self.runsIn = runsIn
        self.endedBy = endedBy
        self.voidedBy = voidedBy
        self.onExpiry = onExpiry
        self.closes = closes
        self.isExtendable = isExtendable
        self.rollForward = rollForward
        self.basis = basis
    }
}

/// One effect of an action on a clock.
public enum ClockEffect: Sendable, Hashable {
    /// Starts on the day of the act.
    case starts(ClockKind)
    /// Starts when a letter that the act makes is received.
    case startsAtReceipt(ClockKind)
    /// Ends it.
    case ends(ClockKind)
    /// Voids it, with its letter.
    case voids(ClockKind)
}

extension ClockRule {
    /// What an action does to this clock, by itself or through the letter that it makes.
    func effects(of action: CaseAction, _ rule: ActionRule, _ kind: ClockKind) -> [ClockEffect] {
        var effects: [ClockEffect] = []
        if case .act(let actions) = start, actions.contains(action) { effects.append(.starts(kind)) }
        if case .delivery(let kinds) = start, rule.makes(anyOf: kinds) { effects.append(.startsAtReceipt(kind)) }
        if endedBy.contains(action) { effects.append(.ends(kind)) }
        if voidedBy.contains(action) { effects.append(.voids(kind)) }
        return effects
    }
}

extension ActionRule {
    fileprivate func makes(anyOf kinds: [LetterKind]) -> Bool {
        switch letter {
        case .kind(let kind): kinds.contains(kind)
        case .draftedNote: kinds.contains(.firstNote)
        case .replacement, .revocationIfIssued, nil: false
        }
    }
}

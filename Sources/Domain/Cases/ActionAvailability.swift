/// One action of a case's state, explained for one person: who may, what must hold and does it, what it makes, which
/// clocks it brings and stops.
public struct ActionAvailability: Sendable, Hashable {
    /// The action.
    public let action: CaseAction
    /// The state to which it would lead.
    public let to: CaseState
    /// Why the person cannot take it; empty when it can be taken.
    public let reasons: [Reason]
    /// What is declared about it in the version that the case follows.
    public let rule: ActionRule
    /// The roles that may take it in this state.
    public let roles: [Role]
    /// Those of them that the person holds over the case's region.
    public let ownRoles: [Role]
    /// What must be true of the case, and whether it is.
    public let conditions: [ActionCondition]
    /// The letter that it would make as the case stands; nil where it makes none.
    public let letter: LetterToMake?
    /// The clocks that it would start, at once or later by itself.
    public let clocks: [ClockAhead]
    /// The clocks running now that it would end or void.
    public let stops: [ClockKind]

    /// What the step must say.
    public var fields: [StepField] { rule.fields }

    /// Whether it can be taken, once its fields are said.
    public var isAllowed: Bool { reasons.isEmpty }

    /// What it sets in motion elsewhere.
    public var effects: [Effect] { rule.effects + (to.isFinal ? [.caseEnded] : []) }
}

/// One condition of an action, as a case stands.
public struct ActionCondition: Sendable, Hashable {
    /// The condition.
    public let rule: Guard
    /// Why it does not hold; nil when it does.
    public let failure: Reason?

    /// Whether it holds. What a step has not said yet is held to hold.
    public var isMet: Bool { failure == nil }
}

/// A clock that an action would start.
public struct ClockAhead: Sendable, Hashable {
    /// When it starts.
    public enum Start: Sendable, Hashable {
        /// On the day of the act.
        case act
        /// On the day on which a letter of this kind is received by a delivery that counts.
        case receipt(LetterKind)
        /// When another clock has run out.
        case expiry(of: ClockKind)

        /// When, as users read it.
        public var words: Words {
            switch self {
            case .act: Words(id: "Hari tindakan ini", en: "The day of this act")
            case .receipt(let kind):
                Words(id: "Hari diterimanya surat: \(kind.words.id)", en: "The day of receipt: \(kind.words.en)")
            case .expiry(let parent):
                Words(id: "Hari terakhir: \(parent.words.id)", en: "The last day of: \(parent.words.en)")
            }
        }
    }

    /// How long it runs.
    public enum Length: Sendable, Hashable {
        /// So many days.
        case days(Int, DayUnit)
        /// To this day of the month after the start.
        case dayOfNextMonth(Int)
        /// To the last day that the letter or the step names.
        case named
        /// The law sets a number that is not known yet, so that nothing is counted.
        case unknown

        /// How long, as users read it.
        public var words: Words {
            switch self {
            case .days(let days, let unit): Words(id: "\(days) \(unit.words.id)", en: "\(days) \(unit.words.en)")
            case .dayOfNextMonth(let day):
                Words(id: "sampai tanggal \(day) bulan berikutnya", en: "until day \(day) of the next month")
            case .named:
                Words(id: "sampai tanggal yang disebut surat", en: "until the day that the letter names")
            case .unknown:
                Words(id: "jangka waktunya belum diketahui", en: "the period is not known yet")
            }
        }
    }

    /// What it measures.
    public let kind: ClockKind
    /// What it means when it runs out.
    public let nature: ClockNature
    /// When it starts.
    public let start: Start
    /// How long it runs, by the parameters in force.
    public let length: Length
    /// On what that length rests.
    public let basis: LegalBasis
    /// What becomes possible or due when it runs out.
    public let onExpiry: [CaseAction]
    /// The right that lapses when it runs out.
    public let closes: [CaseAction]
}

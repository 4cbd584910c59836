/// An action of either track.
public enum CaseAction: Sendable, Hashable {
    /// An action on an inspection case.
    case inspection(InspectionAction)
    /// An action on a sanction case.
    case sanction(SanctionAction)

    /// Reads an action's code; nil when the track has no such action.
    public init?(_ code: String, on track: Track) {
        switch track {
        case .inspection:
            guard let action = InspectionAction(rawValue: code) else { return nil }
            self = .inspection(action)
        case .bpjsSanction:
            guard let action = SanctionAction(rawValue: code) else { return nil }
            self = .sanction(action)
        }
    }

    /// Every action of a track, in the order of the procedure.
    public static func all(on track: Track) -> [CaseAction] {
        switch track {
        case .inspection: InspectionAction.allCases.map(CaseAction.inspection)
        case .bpjsSanction: SanctionAction.allCases.map(CaseAction.sanction)
        }
    }

    /// The track to which the action belongs.
    public var track: Track {
        switch self {
        case .inspection: .inspection
        case .sanction: .bpjsSanction
        }
    }

    /// The code as the API and the database write it.
    public var code: String {
        switch self {
        case .inspection(let action): action.rawValue
        case .sanction(let action): action.rawValue
        }
    }

    /// The action's name as users read it, worded as a command.
    public var words: Words {
        switch self {
        case .inspection(let action): action.words
        case .sanction(let action): action.words
        }
    }

    /// The states in which this action opens a new case; empty for an action on a running one.
    public var opens: [CaseState] {
        switch self {
        case .inspection(let action): action.opens.map(CaseState.inspection)
        case .sanction(let action): action.opens.map(CaseState.sanction)
        }
    }

    /// The action by which a case moves to another version of the rules.
    public static func adoptRules(on track: Track) -> CaseAction {
        switch track {
        case .inspection: .inspection(.adoptRules)
        case .bpjsSanction: .sanction(.adoptRules)
        }
    }

    /// Whether the action moves its case to another version of the rules.
    public var adoptsRules: Bool { self == .adoptRules(on: track) }
}

/// What a notice is about.
public enum NoticeTopic: Hashable, Sendable {
    /// What an act has set in motion.
    case effect(Effect)
    /// A deadline draws near.
    case deadlineReminder
    /// A deadline is over and nobody has acted.
    case deadlineEscalation

    /// Reads a code; `nil` for one that this build does not know.
    public init?(code: String) {
        switch code {
        case "deadline_reminder": self = .deadlineReminder
        case "deadline_escalation": self = .deadlineEscalation
        default:
            guard let effect = Effect(rawValue: code) else { return nil }
            self = .effect(effect)
        }
    }

    /// The code for programs.
    public var code: String {
        switch self {
        case .effect(let effect): effect.rawValue
        case .deadlineReminder: "deadline_reminder"
        case .deadlineEscalation: "deadline_escalation"
        }
    }

    /// The topic as users read it.
    public var words: Words {
        switch self {
        case .effect(let effect): effect.words
        case .deadlineReminder: Words(id: "Tenggat sudah dekat", en: "A deadline draws near")
        case .deadlineEscalation:
            Words(id: "Tenggat terlewati tanpa tindakan", en: "A deadline has passed without an act")
        }
    }
}

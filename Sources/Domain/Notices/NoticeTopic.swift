/// What a notice is about.
public enum NoticeTopic: Hashable, Sendable {
    /// What an act has set in motion.
    case effect(Effect)
    /// A deadline draws near.
    case deadlineReminder
    /// A deadline is over and nobody has acted.
    case deadlineEscalation
    /// A list of firms goes from one side to the other.
    case handover(HandoverTopic)

    /// Reads a code; `nil` for one that this build does not know.
    public init?(code: String) {
        switch code {
        case "deadline_reminder": self = .deadlineReminder
        case "deadline_escalation": self = .deadlineEscalation
        default:
            if let topic = HandoverTopic(rawValue: code) {
                self = .handover(topic)
            } else if let effect = Effect(rawValue: code) {
                self = .effect(effect)
            } else {
                return nil
            }
        }
    }

    /// The code for programs.
    public var code: String {
        switch self {
        case .effect(let effect): effect.rawValue
        case .deadlineReminder: "deadline_reminder"
        case .deadlineEscalation: "deadline_escalation"
        case .handover(let topic): topic.rawValue
        }
    }

    /// The topic as users read it.
    public var words: Words {
        switch self {
        case .effect(let effect): effect.words
        case .deadlineReminder: Words(id: "Tenggat sudah dekat", en: "A deadline draws near")
        case .deadlineEscalation:
            Words(id: "Tenggat terlewati tanpa tindakan", en: "A deadline has passed without an act")
        case .handover(let topic): topic.words
        }
    }
}

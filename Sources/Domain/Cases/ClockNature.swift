/// What it means when a clock runs out.
public enum ClockNature: String, Sendable, Hashable, Codable, CaseIterable {
    /// A deadline of law for the employer or for an authority.
    case legalDeadline = "legal_deadline"
    /// A time of law in which something may be done; then the right lapses.
    case legalWindow = "legal_window"
    /// An internal target: raises a warning, changes no right.
    case serviceTarget = "service_target"

    /// The nature as users read it.
    public var words: Words {
        switch self {
        case .legalDeadline: Words(id: "Tenggat menurut peraturan", en: "Legal deadline")
        case .legalWindow: Words(id: "Jangka waktu menurut peraturan", en: "Legal window")
        case .serviceTarget: Words(id: "Target layanan internal", en: "Internal service target")
        }
    }
}

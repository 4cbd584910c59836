/// How an objection, an appeal or a request was decided.
public enum Ruling: String, Sendable, Hashable, Codable, CaseIterable {
    /// Granted.
    case granted
    /// Refused.
    case refused

    /// The ruling as users read it.
    public var words: Words {
        switch self {
        case .granted: Words(id: "Dikabulkan", en: "Granted")
        case .refused: Words(id: "Ditolak", en: "Refused")
        }
    }
}

/// How far an outgoing letter's life has come; the furthest counts.
public enum OutgoingState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Issued, and not yet printed.
    case issued
    /// Printed.
    case printed
    /// Came back undelivered.
    case returned
    /// Received by whom it addresses.
    case delivered
    /// An incoming paper answers it.
    case answered
    /// It lost its force.
    case void

    /// The state as users read it.
    public var words: Words {
        switch self {
        case .issued: Words(id: "Terbit", en: "Issued")
        case .printed: Words(id: "Dicetak", en: "Printed")
        case .returned: Words(id: "Kembali", en: "Returned")
        case .delivered: Words(id: "Diterima", en: "Delivered")
        case .answered: Words(id: "Dijawab", en: "Answered")
        case .void: Words(id: "Tidak berlaku", en: "Void")
        }
    }
}

extension DenialFact.Status {
    /// How a denial stands, as users read it.
    public var words: Words {
        switch self {
        case .requested: Words(id: "Dimohonkan", en: "Requested")
        case .active: Words(id: "Berlaku", en: "In force")
        case .declined: Words(id: "Tidak dikabulkan", en: "Declined")
        case .lifted: Words(id: "Dicabut", en: "Lifted")
        }
    }
}

extension DenialFact {
    /// How a request was answered.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// The service is denied.
        case granted
        /// Sent back as incomplete; it may be completed and sent again.
        case returned
        /// Refused.
        case refused
        /// Taken back by BPJS, or ended with the case.
        case withdrawn

        /// The answer as users read it.
        public var words: Words {
            switch self {
            case .granted: Words(id: "Dikabulkan", en: "Granted")
            case .returned: Words(id: "Dikembalikan", en: "Returned")
            case .refused: Words(id: "Ditolak", en: "Refused")
            case .withdrawn: Words(id: "Ditarik", en: "Withdrawn")
            }
        }
    }
}

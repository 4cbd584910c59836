/// What a verification found about one finding.
public enum VerificationResult: String, Sendable, Hashable, Codable, CaseIterable {
    /// The duty is done.
    case remedied
    /// The duty is not done.
    case unremedied
    /// Remedied, and another finding takes its place.
    case succeeded
    /// There never was a violation.
    case unfounded

    /// The result as users read it.
    public var words: Words {
        switch self {
        case .remedied: Words(id: "Dipenuhi", en: "Remedied")
        case .unremedied: Words(id: "Belum dipenuhi", en: "Not remedied")
        case .succeeded: Words(id: "Dilanjutkan temuan lain", en: "Succeeded by another finding")
        case .unfounded: Words(id: "Tidak terbukti", en: "Unfounded")
        }
    }
}

/// How a finding stands.
public enum FindingStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// Not remedied yet.
    case open
    /// Remedied, as a verification showed.
    case remedied
    /// Remedied and succeeded by another finding on the same case, as when 120 of 400 workers are registered.
    case succeeded
    /// There never was a violation, as when the firm was registered elsewhere all along.
    case unfounded

    /// The status as users read it.
    public var words: Words {
        switch self {
        case .open: Words(id: "Belum dipenuhi", en: "Open")
        case .remedied: Words(id: "Sudah dipenuhi", en: "Remedied")
        case .succeeded: Words(id: "Dilanjutkan temuan lain", en: "Succeeded by another finding")
        case .unfounded: Words(id: "Tidak terbukti", en: "Unfounded")
        }
    }
}

/// How a visit to a firm ended.
public enum VisitOutcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// The firm was examined.
    case examined
    /// Only a part could be examined.
    case partlyExamined = "partly_examined"
    /// Entry, documents or information were refused.
    case refused
    /// Nobody was there.
    case nobodyPresent = "nobody_present"
    /// The firm has closed down.
    case closedDown = "closed_down"
    /// The firm has moved away.
    case moved
    /// The address or the firm could not be found.
    case notFound = "not_found"
    /// The visit was postponed.
    case postponed

    /// The outcome as users read it.
    public var words: Words {
        switch self {
        case .examined: Words(id: "Diperiksa", en: "Examined")
        case .partlyExamined: Words(id: "Diperiksa sebagian", en: "Partly examined")
        case .refused: Words(id: "Ditolak", en: "Refused")
        case .nobodyPresent: Words(id: "Tidak ada orang di tempat", en: "Nobody present")
        case .closedDown: Words(id: "Perusahaan tutup", en: "Closed down")
        case .moved: Words(id: "Perusahaan pindah", en: "Moved")
        case .notFound: Words(id: "Tidak ditemukan", en: "Not found")
        case .postponed: Words(id: "Ditunda", en: "Postponed")
        }
    }

    /// Whether the visit examined anything, so that it can carry an examination.
    public var isExamination: Bool {
        switch self {
        case .examined, .partlyExamined: true
        case .refused, .nobodyPresent, .closedDown, .moved, .notFound, .postponed: false
        }
    }

    /// Whether the visit shows that the firm is gone: the field check that closing such a case needs.
    public var showsFirmGone: Bool {
        switch self {
        case .closedDown, .moved, .notFound: true
        case .examined, .partlyExamined, .refused, .nobodyPresent, .postponed: false
        }
    }
}

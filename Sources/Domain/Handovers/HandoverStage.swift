/// Where a line of a hand-over list stands. Both sides read the same: nothing of a closed file, of a complaint or of what was
/// seen on a visit goes into it.
public enum HandoverStage: String, Sendable, Hashable, Codable, CaseIterable {
    /// No firm of the register is known to be meant.
    case toMatch = "to_match"
    /// Nothing has followed yet.
    case waiting
    /// An inspection is proposed.
    case proposed
    /// An inspection is ordered.
    case ordered
    /// The inspectors have been there, or tried; or examine what they brought.
    case visited
    /// A note was issued, or is being drafted.
    case noted
    /// A sanction is recommended.
    case recommended
    /// "Ditindaklanjuti": all that is told of a closed file.
    case followedUp = "followed_up"
    /// The debt is paid.
    case paid
    /// The firm complies.
    case complied
    /// Examined without violation, or registered elsewhere all along.
    case noViolation = "no_violation"
    /// Closed, moved, or not to be found.
    case gone = "closed_or_moved"
    /// Handed to another authority.
    case referred
    /// Not taken up, or given up by a signed decision.
    case dropped
    /// The branch has taken the line back.
    case withdrawn

    /// The stage that an inspection gives.
    public init(_ state: InspectionState) {
        self =
            switch state {
            case .proposed: .proposed
            case .ordered: .ordered
            case .examining, .entryRefused, .reporting: .visited
            case .firstNoteDrafted, .firstNote, .firstNoteVerification, .secondNote, .secondNoteVerification: .noted
            case .recommended: .recommended
            case .incidentReport, .investigation, .prosecution: .followedUp
            case .complied: .complied
            case .noViolation: .noViolation
            case .closedOrMoved: .gone
            case .referred: .referred
            case .withdrawn: .dropped
            }
    }

    /// The stage as users read it.
    public var words: Words {
        switch self {
        case .toMatch: Words(id: "Belum dicocokkan", en: "To be matched")
        case .waiting: Words(id: "Belum ditindaklanjuti", en: "Nothing has followed yet")
        case .proposed: Words(id: "Pemeriksaan diusulkan", en: "Inspection proposed")
        case .ordered: Words(id: "SPT terbit", en: "Inspection ordered")
        case .visited: Words(id: "Dikunjungi", en: "Visited")
        case .noted: Words(id: "Nota pemeriksaan", en: "Noted")
        case .recommended: Words(id: "Rekomendasi sanksi", en: "Sanction recommended")
        case .followedUp: Words(id: "Ditindaklanjuti", en: "Being followed up")
        case .paid: Words(id: "Membayar", en: "Paid")
        case .complied: Words(id: "Patuh", en: "Complied")
        case .noViolation: Words(id: "Nihil pelanggaran", en: "No violation")
        case .gone: Words(id: "Tutup, pindah atau tidak ditemukan", en: "Closed, moved or not found")
        case .referred: Words(id: "Dirujuk", en: "Referred")
        case .dropped: Words(id: "Tidak dilanjutkan", en: "Not pursued")
        case .withdrawn: Words(id: "Ditarik BPJS", en: "Withdrawn by BPJS")
        }
    }

    /// Whether nothing more is awaited of the line.
    public var isEnd: Bool {
        switch self {
        case .paid, .complied, .noViolation, .gone, .referred, .dropped, .withdrawn: true
        case .toMatch, .waiting, .proposed, .ordered, .visited, .noted, .recommended, .followedUp: false
        }
    }

    /// Whether the line counts as realised ("terealisasi").
    public var isRealised: Bool { self == .paid || self == .complied }
}

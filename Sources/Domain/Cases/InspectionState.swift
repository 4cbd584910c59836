/// The states of an inspection case, the track of the labour inspectors (UU 3/1951, Permenaker 33/2016 jo 1/2020).
///
/// Raw values are the codes of the API and of the database.
public enum InspectionState: String, Sendable, Hashable, Codable, CaseIterable {
    /// A proposal to inspect awaits the order (P0).
    case proposed
    /// The letter of assignment (SPT) is issued (P1).
    case ordered
    /// Inspectors examine the firm (P2).
    case examining
    /// Entry, or documents and information, were refused (P2r).
    case entryRefused = "entry_refused"
    /// The inspection report (LHP) is written and under review (P3).
    case reporting
    /// The first inspection note is a draft to be checked and signed (P4d).
    case firstNoteDrafted = "first_note_drafted"
    /// The first note is issued; its clock runs from receipt (P4).
    case firstNote = "first_note"
    /// Compliance with the first note is being verified (P5).
    case firstNoteVerification = "first_note_verification"
    /// The second note, the last warning, is issued (P6).
    case secondNote = "second_note"
    /// Compliance with the second note is being verified (P7v).
    case secondNoteVerification = "second_note_verification"
    /// Non-compliance is reported and a sanction recommended (P7).
    case recommended
    /// An incident report awaits the decision on a criminal norm (P8). Closed file.
    case incidentReport = "incident_report"
    /// The civil-servant investigators (PPNS) investigate (P9). Closed file.
    case investigation
    /// The file is with the public prosecutor (P10). Closed file.
    case prosecution
    /// Every finding is closed, verified and confirmed by a second person (X-Patuh).
    case complied
    /// Examined and found without violation (X-Nihil).
    case noViolation = "no_violation"
    /// The firm has closed or moved, with proof (X-Tutup/Pindah).
    case closedOrMoved = "closed_or_moved"
    /// Handed to another authority, or ended by a verdict or a stopped investigation (X-Rujuk).
    case referred
    /// Ended by a signed decision: rejected, cancelled, or issued in error (X-Dicabut).
    case withdrawn

    /// The state's name as users read it.
    public var words: Words {
        switch self {
        case .proposed: Words(id: "Usulan pemeriksaan", en: "Inspection proposed")
        case .ordered: Words(id: "SPT terbit", en: "Inspection ordered")
        case .examining: Words(id: "Pemeriksaan", en: "Examination")
        case .entryRefused: Words(id: "Penolakan pemeriksaan", en: "Entry refused")
        case .reporting: Words(id: "LHP dan telaah", en: "Report under review")
        case .firstNoteDrafted: Words(id: "Konsep Nota Pemeriksaan I", en: "First note drafted")
        case .firstNote: Words(id: "Nota Pemeriksaan I", en: "First note")
        case .firstNoteVerification: Words(id: "Verifikasi Nota I", en: "First note under verification")
        case .secondNote: Words(id: "Nota Pemeriksaan II", en: "Second note")
        case .secondNoteVerification: Words(id: "Verifikasi Nota II", en: "Second note under verification")
        case .recommended: Words(id: "Rekomendasi sanksi", en: "Sanction recommended")
        case .incidentReport: Words(id: "Laporan kejadian", en: "Incident report")
        case .investigation: Words(id: "Penyidikan", en: "Investigation")
        case .prosecution: Words(id: "Penuntutan", en: "Prosecution")
        case .complied: Words(id: "Patuh", en: "Complied")
        case .noViolation: Words(id: "Nihil pelanggaran", en: "No violation")
        case .closedOrMoved: Words(id: "Tutup atau pindah", en: "Closed or moved")
        case .referred: Words(id: "Dirujuk", en: "Referred")
        case .withdrawn: Words(id: "Dicabut", en: "Withdrawn")
        }
    }

    /// Whether the case has ended: no action leads on, reopening makes a new, linked case.
    public var isFinal: Bool {
        switch self {
        case .complied, .noViolation, .closedOrMoved, .referred, .withdrawn: true
        case .proposed, .ordered, .examining, .entryRefused, .reporting, .firstNoteDrafted, .firstNote,
            .firstNoteVerification, .secondNote, .secondNoteVerification, .recommended, .incidentReport,
            .investigation, .prosecution:
            false
        }
    }

    /// Whether only the investigators may read the case; everyone else sees "ditindaklanjuti" (domain rule: the
    /// investigators' file is segregated from the incident report on).
    public var isCriminal: Bool {
        switch self {
        case .incidentReport, .investigation, .prosecution: true
        case .proposed, .ordered, .examining, .entryRefused, .reporting, .firstNoteDrafted, .firstNote,
            .firstNoteVerification, .secondNote, .secondNoteVerification, .recommended, .complied, .noViolation,
            .closedOrMoved, .referred, .withdrawn:
            false
        }
    }
}

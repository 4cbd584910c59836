/// The states of a sanction case, BPJS Ketenagakerjaan's track (PP 86/2013 and the collection of arrears).
///
/// Raw values are the codes of the API and of the database.
public enum SanctionState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Lists suggest non-compliance; nothing is examined yet (B0).
    case indicated
    /// The employer was notified or reminded (B1).
    case notified
    /// A BPJS examiner examines the employer (B2).
    case bpjsExamination = "bpjs_examination"
    /// The first written warning is issued; its clock runs from receipt (B3).
    case firstWarning = "first_warning"
    /// The second written warning is issued (B4).
    case secondWarning = "second_warning"
    /// The administrative fine is imposed (B5).
    case fine
    /// The denial of public services is requested of the authority (B6).
    case serviceDenialRequested = "service_denial_requested"
    /// At least one public service is withheld (B7).
    case serviceDenialActive = "service_denial_active"
    /// The authority has lifted the denial of services (B8).
    case sanctionLifted = "sanction_lifted"
    /// Contributions in arrears are billed and collected (B9).
    case arrearsCollection = "arrears_collection"
    /// The district prosecutor collects by special power of attorney (B10).
    case prosecutorMandate = "prosecutor_mandate"
    /// The debt is handed to the state receivables committee (B11).
    case stateReceivables = "state_receivables"
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
        case .indicated: Words(id: "Terindikasi", en: "Indicated")
        case .notified: Words(id: "Pemberitahuan", en: "Notified")
        case .bpjsExamination: Words(id: "Pemeriksaan BPJS", en: "BPJS examination")
        case .firstWarning: Words(id: "Teguran tertulis I", en: "First written warning")
        case .secondWarning: Words(id: "Teguran tertulis II", en: "Second written warning")
        case .fine: Words(id: "Denda administratif", en: "Administrative fine")
        case .serviceDenialRequested: Words(id: "Permohonan TMP2T", en: "Service denial requested")
        case .serviceDenialActive: Words(id: "TMP2T berlaku", en: "Service denial in force")
        case .sanctionLifted: Words(id: "Sanksi dicabut", en: "Sanction lifted")
        case .arrearsCollection: Words(id: "Penagihan tunggakan", en: "Collection of arrears")
        case .prosecutorMandate: Words(id: "SKK Kejaksaan", en: "Prosecutor's mandate")
        case .stateReceivables: Words(id: "Penyerahan ke PUPN", en: "State receivables")
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
        case .indicated, .notified, .bpjsExamination, .firstWarning, .secondWarning, .fine, .serviceDenialRequested,
            .serviceDenialActive, .sanctionLifted, .arrearsCollection, .prosecutorMandate, .stateReceivables:
            false
        }
    }

    /// Whether only the investigators may read the case; everyone else sees "ditindaklanjuti" (domain rule: the
    /// investigators' file is segregated from the incident report on).
    public var isCriminal: Bool {
        switch self {
        case .indicated, .notified, .bpjsExamination, .firstWarning, .secondWarning, .fine, .serviceDenialRequested,
            .serviceDenialActive, .sanctionLifted, .arrearsCollection, .prosecutorMandate, .stateReceivables,
            .complied, .noViolation, .closedOrMoved, .referred, .withdrawn:
            false
        }
    }
}

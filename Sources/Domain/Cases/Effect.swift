/// What a step sets in motion beyond its own case: a topic of the outbox, carried out by the shell.
public enum Effect: String, Sendable, Hashable, Codable, CaseIterable {
    /// BPJS' report asks the inspectors for an inspection; it lands there as a proposal.
    case inspectionWanted = "inspection_wanted"
    /// The inspectors' recommendation lands at BPJS as an indication or examination, never as a warning.
    case sanctionRecommended = "sanction_recommended"
    /// The dated reply goes to BPJS' case.
    case reportAnswered = "report_answered"
    /// A notice goes to the linked case of the other track.
    case noticePosted = "notice_posted"
    /// BPJS asks the inspectors for a formal copy.
    case copyWanted = "copy_wanted"
    /// The formal copy goes to BPJS' case.
    case copyIssued = "copy_issued"
    /// The request goes to the licensing authority.
    case denialWanted = "denial_wanted"
    /// The authority's answer goes to BPJS.
    case denialAnswered = "denial_answered"
    /// From now on everyone but the investigators sees only "ditindaklanjuti".
    case fileClosed = "file_closed"
    /// Letters of the case lose their force; their numbers stay void.
    case lettersVoided = "letters_voided"
    /// The debt's amount is frozen at hand-over.
    case debtFrozen = "debt_frozen"
    /// The case moves to another office; clocks run on.
    case officeChanged = "office_changed"
    /// A firm is linked as alleged successor.
    case successorAlleged = "successor_alleged"
    /// The case has ended: its clocks end and its queue row goes.
    case caseEnded = "case_ended"

    /// The effect as users read it.
    public var words: Words {
        switch self {
        case .inspectionWanted:
            Words(id: "Usulan pemeriksaan atas laporan BPJS", en: "An inspection is proposed on BPJS' report")
        case .sanctionRecommended: Words(id: "Rekomendasi kepada badan yang berwenang", en: "A sanction is recommended")
        case .reportAnswered: Words(id: "Jawaban atas laporan BPJS", en: "BPJS' report is answered")
        case .noticePosted: Words(id: "Pemberitahuan antarjalur", en: "A notice is posted to the other track")
        case .copyWanted: Words(id: "Permintaan salinan", en: "A copy is wanted")
        case .copyIssued: Words(id: "Salinan atau petikan diterbitkan", en: "A copy or excerpt is issued")
        case .denialWanted: Words(id: "Permohonan TMP2T kepada instansi", en: "A denial of services is requested")
        case .denialAnswered: Words(id: "Jawaban instansi kepada BPJS", en: "The request is answered")
        case .fileClosed: Words(id: "Berkas ditutup untuk selain PPNS", en: "The file closes to all but investigators")
        case .lettersVoided: Words(id: "Surat dinyatakan tidak berlaku", en: "Letters are voided")
        case .debtFrozen: Words(id: "Jumlah piutang dibekukan", en: "The debt's amount is frozen")
        case .officeChanged: Words(id: "Kasus beralih kantor", en: "The case moves to another office")
        case .successorAlleged: Words(id: "Dugaan perusahaan penerus", en: "A successor is alleged")
        case .caseEnded: Words(id: "Kasus berakhir", en: "The case ends")
        }
    }
}

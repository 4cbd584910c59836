/// What a clock of a case measures. What starts, ends and follows each is in ``ClockKind/rule``.
public enum ClockKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The period of the order (SPT).
    case orderValidity = "order_validity"
    /// Review of the inspection report.
    case reportReview = "report_review"
    /// From the draft of the first note to its issue.
    case noteIssue = "note_issue"
    /// Delivery of a letter that was made (UU 30/2014 art. 61-62).
    case delivery
    /// The first note's period, from receipt.
    case firstNote = "first_note"
    /// The second note's period, from receipt.
    case secondNote = "second_note"
    /// Verification after a note.
    case verification
    /// The wait for BPJS' certificate after a report of compliance.
    case certificate
    /// The determination's period, from receipt.
    case determination
    /// The notice of investigation to the prosecutor.
    case spdp
    /// The employer's time to object, from receipt of a letter.
    case objectionFiling = "objection_filing"
    /// The time to answer an objection; silence grants it.
    case objectionAnswer = "objection_answer"
    /// The decision due after silence granted an objection.
    case objectionDecision = "objection_decision"
    /// The employer's time to appeal, from receipt of the answer.
    case appealFiling = "appeal_filing"
    /// Check of an indication.
    case indicationCheck = "indication_check"
    /// The first warning's period, from receipt.
    case firstWarning = "first_warning"
    /// The second warning's period, from receipt.
    case secondWarning = "second_warning"
    /// The time in which the fine may be imposed, after the second warning ended.
    case fineImposition = "fine_imposition"
    /// Payment of the fine, with next month's contribution.
    case finePayment = "fine_payment"
    /// Report to the inspectors after an unpaid fine.
    case inspectorsReport = "inspectors_report"
    /// The authority's answer to a request.
    case serviceDenialAnswer = "service_denial_answer"
    /// The term of the prosecutor's mandate.
    case mandateTerm = "mandate_term"

    /// The clock's name as users read it.
    public var words: Words {
        switch self {
        case .orderValidity: Words(id: "Masa berlaku SPT", en: "Order's period")
        case .reportReview: Words(id: "Telaah LHP", en: "Review of the report")
        case .noteIssue: Words(id: "Penerbitan nota", en: "Issue of the note")
        case .delivery: Words(id: "Penyampaian surat", en: "Delivery of the letter")
        case .firstNote: Words(id: "Tenggat Nota I", en: "First note's deadline")
        case .secondNote: Words(id: "Tenggat Nota II", en: "Second note's deadline")
        case .verification: Words(id: "Verifikasi", en: "Verification")
        case .certificate: Words(id: "Penerbitan sertifikat BPJS", en: "BPJS' certificate")
        case .determination: Words(id: "Tenggat penetapan", en: "Determination's deadline")
        case .spdp: Words(id: "Pengiriman SPDP", en: "Notice of investigation")
        case .objectionFiling: Words(id: "Masa pengajuan keberatan", en: "Time to object")
        case .objectionAnswer: Words(id: "Jawaban keberatan", en: "Answer to the objection")
        case .objectionDecision:
            Words(id: "Keputusan atas keberatan yang dianggap dikabulkan", en: "Decision after silence")
        case .appealFiling: Words(id: "Masa pengajuan banding", en: "Time to appeal")
        case .indicationCheck: Words(id: "Pemeriksaan indikasi", en: "Check of the indication")
        case .firstWarning: Words(id: "Tenggat Teguran I", en: "First warning's deadline")
        case .secondWarning: Words(id: "Tenggat Teguran II", en: "Second warning's deadline")
        case .fineImposition: Words(id: "Batas pengenaan denda", en: "Time to impose the fine")
        case .finePayment: Words(id: "Pembayaran denda", en: "Payment of the fine")
        case .inspectorsReport: Words(id: "Laporan ke pengawas", en: "Report to the inspectors")
        case .serviceDenialAnswer: Words(id: "Jawaban permohonan TMP2T", en: "Answer to the request")
        case .mandateTerm: Words(id: "Masa berlaku SKK", en: "Mandate's term")
        }
    }
}

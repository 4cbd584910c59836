/// The documents that steps of a case make.
public enum LetterKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Letter of assignment (SPT).
    case assignment
    /// Minutes of refused entry or documents.
    case refusalMinutes = "refusal_minutes"
    /// Request for police help (UU 3/1951 art. 2).
    case policeHelpRequest = "police_help_request"
    /// Summons to the office.
    case summons
    /// Inspection report (LHP).
    case inspectionReport = "inspection_report"
    /// First inspection note.
    case firstNote = "first_note"
    /// Second inspection note, the last warning.
    case secondNote = "second_note"
    /// Special or urgent inspection note.
    case specialNote = "special_note"
    /// First note for the findings that remain.
    case remainderNote = "remainder_note"
    /// Determination by the inspector.
    case determination
    /// Decision on a request for more time.
    case extensionDecision = "extension_decision"
    /// Decision to suspend a clock.
    case suspensionDecision = "suspension_decision"
    /// Minutes of verification.
    case verificationMinutes = "verification_minutes"
    /// Report of non-compliance (model: PP 37/2021 art. 47).
    case noncomplianceReport = "noncompliance_report"
    /// Recommendation of a sanction.
    case sanctionRecommendation = "sanction_recommendation"
    /// Incident report.
    case incidentReport = "incident_report"
    /// Order to investigate (sprindik).
    case investigationOrder = "investigation_order"
    /// Notice that an investigation has begun (SPDP).
    case spdp
    /// The investigators' case file.
    case caseFile = "case_file"
    /// Order to stop an investigation (SP3).
    case stopOrder = "stop_order"
    /// Dated reply to BPJS' report.
    case bpjsReply = "bpjs_reply"
    /// Formal copy or excerpt of a note.
    case noteCopy = "note_copy"
    /// Notice or reminder to the employer.
    case employerNotice = "employer_notice"
    /// BPJS examiner's letter of assignment.
    case examinationOrder = "examination_order"
    /// BPJS' summons.
    case bpjsSummons = "bpjs_summons"
    /// BPJS' examination report.
    case bpjsExaminationReport = "bpjs_examination_report"
    /// Notice of the examination's result.
    case examinationResult = "examination_result"
    /// First written warning (PP 86/2013 art. 10(1)).
    case firstWarning = "first_warning"
    /// Second written warning (PP 86/2013 art. 10(2)).
    case secondWarning = "second_warning"
    /// Imposition of the fine with its computation (PP 86/2013 art. 10(3)-(5)).
    case fineDecision = "fine_decision"
    /// Request to an authority to deny services (PP 86/2013 art. 8-10).
    case serviceDenialRequest = "service_denial_request"
    /// The authority's return or refusal of the request.
    case serviceDenialAnswer = "service_denial_answer"
    /// Denial of a service.
    case serviceDenialDecision = "service_denial_decision"
    /// Lifting of the denial (PP 86/2013 art. 10(7)-(8)).
    case serviceDenialLifting = "service_denial_lifting"
    /// Bill for contributions in arrears.
    case arrearsBill = "arrears_bill"
    /// Instalment agreement.
    case instalmentAgreement = "instalment_agreement"
    /// Special power of attorney (SKK).
    case prosecutorMandate = "prosecutor_mandate"
    /// Minutes of negotiation.
    case negotiationMinutes = "negotiation_minutes"
    /// Hand-over of the debt to PUPN (PMK 54/2024).
    case stateReceivablesHandover = "state_receivables_handover"
    /// BPJS' report to the labour inspectors (PP 86/2013 art. 13(5)).
    case reportToInspectors = "report_to_inspectors"
    /// Request for a formal copy or excerpt.
    case copyRequest = "copy_request"
    /// Answer to an objection (UU 30/2014 art. 77).
    case objectionAnswer = "objection_answer"
    /// Decision that withdraws or revokes a letter; its number stays void.
    case revocation
    /// Hand-over to another authority.
    case referral
    /// Transfer to another office.
    case transfer
    /// Minutes of closure of a firm that is gone.
    case closureMinutes = "closure_minutes"
    /// Notice to the case of the other track.
    case notice

    /// The document's official name.
    public var words: Words {
        switch self {
        case .assignment: Words(id: "Surat Perintah Tugas", en: "Letter of assignment")
        case .refusalMinutes: Words(id: "Berita Acara Penolakan", en: "Minutes of refusal")
        case .policeHelpRequest: Words(id: "Permintaan Bantuan Polri", en: "Request for police help")
        case .summons: Words(id: "Surat Panggilan", en: "Summons")
        case .inspectionReport: Words(id: "Laporan Hasil Pemeriksaan", en: "Inspection report")
        case .firstNote: Words(id: "Nota Pemeriksaan I", en: "First inspection note")
        case .secondNote: Words(id: "Nota Pemeriksaan II", en: "Second inspection note")
        case .specialNote: Words(id: "Nota Pemeriksaan Khusus", en: "Special inspection note")
        case .remainderNote: Words(id: "Nota Pemeriksaan I atas sisa temuan", en: "First note for remaining findings")
        case .determination: Words(id: "Penetapan Pengawas Ketenagakerjaan", en: "Inspector's determination")
        case .extensionDecision: Words(id: "Keputusan Perpanjangan Waktu", en: "Decision on extension")
        case .suspensionDecision: Words(id: "Keputusan Penangguhan Waktu", en: "Decision on suspension")
        case .verificationMinutes: Words(id: "Berita Acara Verifikasi", en: "Minutes of verification")
        case .noncomplianceReport: Words(id: "Laporan Ketidakpatuhan", en: "Report of non-compliance")
        case .sanctionRecommendation: Words(id: "Surat Rekomendasi Sanksi", en: "Recommendation of a sanction")
        case .incidentReport: Words(id: "Laporan Kejadian", en: "Incident report")
        case .investigationOrder: Words(id: "Surat Perintah Penyidikan", en: "Order to investigate")
        case .spdp: Words(id: "Surat Pemberitahuan Dimulainya Penyidikan", en: "Notice of investigation")
        case .caseFile: Words(id: "Berkas Perkara", en: "Case file")
        case .stopOrder: Words(id: "Surat Perintah Penghentian Penyidikan", en: "Order to stop the investigation")
        case .bpjsReply: Words(id: "Jawaban atas Laporan BPJS", en: "Reply to BPJS' report")
        case .noteCopy: Words(id: "Salinan atau Petikan Nota", en: "Copy or excerpt of a note")
        case .employerNotice: Words(id: "Surat Pemberitahuan", en: "Notice to the employer")
        case .examinationOrder: Words(id: "Surat Tugas Pemeriksaan", en: "Order to examine")
        case .bpjsSummons: Words(id: "Surat Panggilan BPJS", en: "BPJS summons")
        case .bpjsExaminationReport: Words(id: "Laporan Hasil Pemeriksaan BPJS", en: "BPJS examination report")
        case .examinationResult: Words(id: "Pemberitahuan Hasil Pemeriksaan", en: "Notice of examination result")
        case .firstWarning: Words(id: "Teguran Tertulis I", en: "First written warning")
        case .secondWarning: Words(id: "Teguran Tertulis II", en: "Second written warning")
        case .fineDecision: Words(id: "Surat Pengenaan Denda", en: "Imposition of the fine")
        case .serviceDenialRequest: Words(id: "Permohonan TMP2T", en: "Request to deny services")
        case .serviceDenialAnswer: Words(id: "Jawaban Permohonan TMP2T", en: "Answer to the request")
        case .serviceDenialDecision: Words(id: "Keputusan TMP2T", en: "Denial of services")
        case .serviceDenialLifting: Words(id: "Surat Pencabutan TMP2T", en: "Lifting of the denial")
        case .arrearsBill: Words(id: "Surat Tagihan Iuran", en: "Bill for arrears")
        case .instalmentAgreement: Words(id: "Kesepakatan Angsuran", en: "Instalment agreement")
        case .prosecutorMandate: Words(id: "Surat Kuasa Khusus", en: "Special power of attorney")
        case .negotiationMinutes: Words(id: "Berita Acara Negosiasi", en: "Minutes of negotiation")
        case .stateReceivablesHandover: Words(id: "Surat Penyerahan Piutang Negara", en: "Hand-over to PUPN")
        case .reportToInspectors: Words(id: "Laporan Ketidakpatuhan kepada Pengawas", en: "Report to the inspectors")
        case .copyRequest: Words(id: "Permintaan Salinan atau Petikan", en: "Request for a copy")
        case .objectionAnswer: Words(id: "Jawaban atas Keberatan", en: "Answer to an objection")
        case .revocation: Words(id: "Keputusan Pencabutan", en: "Decision to revoke")
        case .referral: Words(id: "Surat Pelimpahan", en: "Referral")
        case .transfer: Words(id: "Surat Pengalihan Kasus", en: "Transfer of the case")
        case .closureMinutes: Words(id: "Berita Acara Penutupan Kasus", en: "Minutes of closure")
        case .notice: Words(id: "Pemberitahuan Antarjalur", en: "Notice between tracks")
        }
    }
}

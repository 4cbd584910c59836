/// A register in which letters are numbered. Numbers restart each calendar year per register and office, and a number
/// once issued is never used again (tata naskah dinas).
public enum LetterRegister: String, Sendable, Hashable, Codable, CaseIterable {
    /// Letters of assignment (SPT).
    case assignment
    /// Minutes (berita acara).
    case minutes
    /// Reports of the inspectorate.
    case report
    /// Inspection notes; secret ("Rahasia").
    case note
    /// Determinations.
    case determination
    /// Recommendations.
    case recommendation
    /// Decisions.
    case decision
    /// Other outgoing letters of the inspectorate.
    case outgoing
    /// The investigators' closed register.
    case investigation
    /// Other outgoing letters of the BPJS branch.
    case bpjsOutgoing = "bpjs_outgoing"
    /// Reports of the BPJS branch.
    case bpjsReport = "bpjs_report"
    /// Written warnings.
    case bpjsWarning = "bpjs_warning"
    /// Fines.
    case bpjsFine = "bpjs_fine"
    /// Mandates and hand-overs of debts.
    case bpjsMandate = "bpjs_mandate"
    /// Letters of the licensing office.
    case licensing

    /// The register's name as users read it.
    public var words: Words {
        switch self {
        case .assignment: Words(id: "Surat Perintah Tugas", en: "Letters of assignment")
        case .minutes: Words(id: "Berita Acara", en: "Minutes")
        case .report: Words(id: "Laporan", en: "Reports")
        case .note: Words(id: "Nota Pemeriksaan", en: "Inspection notes")
        case .determination: Words(id: "Penetapan", en: "Determinations")
        case .recommendation: Words(id: "Rekomendasi", en: "Recommendations")
        case .decision: Words(id: "Keputusan", en: "Decisions")
        case .outgoing: Words(id: "Surat Keluar", en: "Outgoing letters")
        case .investigation: Words(id: "Register Penyidikan", en: "Investigation register")
        case .bpjsOutgoing: Words(id: "Surat Keluar BPJS", en: "BPJS outgoing letters")
        case .bpjsReport: Words(id: "Laporan BPJS", en: "BPJS reports")
        case .bpjsWarning: Words(id: "Teguran Tertulis", en: "Written warnings")
        case .bpjsFine: Words(id: "Pengenaan Denda", en: "Fines")
        case .bpjsMandate: Words(id: "Kuasa dan Penyerahan Piutang", en: "Mandates and hand-overs")
        case .licensing: Words(id: "Surat DPMPTSP", en: "Licensing office letters")
        }
    }
}

/// What a step must say besides its day. Raw values name the fields of a step request.
public enum StepField: String, Sendable, Hashable, Codable, CaseIterable {
    /// Why, or the text of a remark or notice.
    case reason
    /// The state of a case taken over, or the one in which a case opens.
    case targetState = "target_state"
    /// The case to which this one is linked.
    case linkedCase = "linked_case"
    /// The firm alleged to be successor or predecessor.
    case linkedCompany = "linked_company"
    /// The order: inspectors and period (SPT).
    case assignment
    /// Which letter of the case.
    case letter
    /// How the letter reached the employer.
    case delivery
    /// The result for each finding.
    case findings
    /// Whole rupiah.
    case amount
    /// A number of days.
    case days
    /// The last day of what is agreed or given.
    case term
    /// The authority or body addressed, or who asked.
    case authority
    /// The public service denied (PP 86/2013 art. 9(1)).
    case service
    /// The named legal basis.
    case legalBasis = "legal_basis"
    /// The result, in words.
    case result
    /// Granted or refused.
    case ruling
    /// Reference to the proof.
    case evidence
    /// The office that takes the case.
    case office

    /// The field's name as users read it.
    public var words: Words {
        switch self {
        case .reason: Words(id: "Alasan atau isi catatan", en: "Reason or text")
        case .targetState: Words(id: "Keadaan kasus", en: "State of the case")
        case .linkedCase: Words(id: "Kasus terkait", en: "Linked case")
        case .linkedCompany: Words(id: "Perusahaan terkait", en: "Linked firm")
        case .assignment: Words(id: "SPT: pengawas dan masa tugas", en: "Order: inspectors and period")
        case .letter: Words(id: "Surat", en: "Letter")
        case .delivery: Words(id: "Cara penyampaian", en: "Kind of delivery")
        case .findings: Words(id: "Hasil tiap temuan", en: "Result for each finding")
        case .amount: Words(id: "Jumlah rupiah", en: "Amount in rupiah")
        case .days: Words(id: "Jumlah hari", en: "Number of days")
        case .term: Words(id: "Tanggal berakhir", en: "Last day")
        case .authority: Words(id: "Instansi", en: "Authority")
        case .service: Words(id: "Layanan publik", en: "Public service")
        case .legalBasis: Words(id: "Dasar hukum", en: "Legal basis")
        case .result: Words(id: "Hasil", en: "Result")
        case .ruling: Words(id: "Putusan", en: "Ruling")
        case .evidence: Words(id: "Bukti", en: "Evidence")
        case .office: Words(id: "Kantor tujuan", en: "Receiving office")
        }
    }
}

/// What a post lets its holder do. A person may hold several posts, each with its own office and territory.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// Pengawas Ketenagakerjaan.
    case inspector
    /// Koordinator Wilayah, or head of the technical unit (Kepala UPT).
    case coordinator
    /// Kepala Bidang.
    case divisionHead = "division_head"
    /// Kepala Dinas, who orders inspections and signs notes.
    case officeHead = "office_head"
    /// Account Representative, Pembina Kepesertaan.
    case bpjsOfficer = "bpjs_officer"
    /// Petugas Pemeriksa (PP 86/2013 art. 14).
    case bpjsExaminer = "bpjs_examiner"
    /// Kepala Kantor Cabang, who signs warnings and fines.
    case bpjsBranchHead = "bpjs_branch_head"
    /// Officer of the one-stop licensing office (DPMPTSP), who denies services and lifts the denial.
    case licensingOfficer = "licensing_officer"
    /// Penyidik Pegawai Negeri Sipil (UU 13/2003 art. 182).
    case investigator
    /// Officer of a regency's manpower office, who follows coverage and programmes.
    case programmeOfficer = "programme_officer"
    /// Reads the trail, changes nothing.
    case auditor
    /// Keeps users, calendar and parameters; moves no case.
    case administrator

    /// The role's name as users read it.
    public var words: Words {
        switch self {
        case .inspector: Words(id: "Pengawas Ketenagakerjaan", en: "Labour inspector")
        case .coordinator: Words(id: "Koordinator Pengawas", en: "Inspection coordinator")
        case .divisionHead: Words(id: "Kepala Bidang", en: "Head of division")
        case .officeHead: Words(id: "Kepala Dinas", en: "Head of office")
        case .bpjsOfficer: Words(id: "Account Representative BPJS", en: "BPJS account officer")
        case .bpjsExaminer: Words(id: "Petugas Pemeriksa BPJS", en: "BPJS examiner")
        case .bpjsBranchHead: Words(id: "Kepala Kantor Cabang BPJS", en: "BPJS branch head")
        case .licensingOfficer: Words(id: "Petugas DPMPTSP", en: "Licensing officer")
        case .investigator: Words(id: "Penyidik (PPNS)", en: "Civil-servant investigator")
        case .programmeOfficer: Words(id: "Petugas program Disnaker kabupaten/kota", en: "Programme officer")
        case .auditor: Words(id: "Auditor", en: "Auditor")
        case .administrator: Words(id: "Administrator", en: "Administrator")
        }
    }

    /// Whether the role belongs to BPJS Ketenagakerjaan.
    public var isBPJS: Bool {
        switch self {
        case .bpjsOfficer, .bpjsExaminer, .bpjsBranchHead: true
        case .inspector, .coordinator, .divisionHead, .officeHead, .licensingOfficer, .investigator,
            .programmeOfficer, .auditor, .administrator:
            false
        }
    }

    /// Whether the role belongs to the provincial labour inspectorate, its investigators included.
    public var isInspectorate: Bool {
        switch self {
        case .inspector, .coordinator, .divisionHead, .officeHead, .investigator: true
        case .bpjsOfficer, .bpjsExaminer, .bpjsBranchHead, .licensingOfficer, .programmeOfficer, .auditor,
            .administrator:
            false
        }
    }
}

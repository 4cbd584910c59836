/// Something known of a firm beside its fields: from a source, on a day, for a time; never overwritten.
public enum CompanyFact {
    /// What it is about. Raw values are the wire's and the database's.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Head office, branch or site.
        case establishment
        /// A number in a register.
        case number
        /// A former or trading name.
        case name
        /// What another firm is to this one.
        case link
        /// A line of business.
        case classification
        /// How large the business is.
        case scale
        /// How to reach it.
        case contact
        /// BPJS' answer to whether the firm is registered anywhere in the country.
        case registrationCheck = "registration_check"

        /// The kind's name.
        public var words: Words {
            switch self {
            case .establishment: Words(id: "Tempat usaha", en: "Establishment")
            case .number: Words(id: "Nomor", en: "Number")
            case .name: Words(id: "Nama lain", en: "Another name")
            case .link: Words(id: "Hubungan dengan perusahaan lain", en: "Link to another firm")
            case .classification: Words(id: "Lapangan usaha (KBLI)", en: "Line of business (KBLI)")
            case .scale: Words(id: "Skala usaha", en: "Scale")
            case .contact: Words(id: "Kontak", en: "Contact")
            case .registrationCheck: Words(id: "Jawaban kepesertaan BPJS", en: "BPJS' answer on registration")
            }
        }
    }

    /// Who says so.
    public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
        case oss, wlkp, bpjs
        /// The register of legal persons (Administrasi Hukum Umum).
        case ahu
        /// The register of taxpayers.
        case tax
        /// The firm itself.
        case firm
        /// An inspector who saw it.
        case inspection
        /// A deed, a contract, an account.
        case document

        /// The source's name.
        public var words: Words {
            switch self {
            case .oss: Words(id: "OSS", en: "OSS")
            case .wlkp: Words(id: "WLKP", en: "WLKP")
            case .bpjs: Words(id: "BPJS Ketenagakerjaan", en: "BPJS Ketenagakerjaan")
            case .ahu: Words(id: "AHU", en: "AHU (legal persons)")
            case .tax: Words(id: "DJP", en: "DJP (taxpayers)")
            case .firm: Words(id: "Keterangan perusahaan", en: "The firm itself")
            case .inspection: Words(id: "Dilihat pengawas", en: "Seen by an inspector")
            case .document: Words(id: "Dokumen", en: "A document")
            }
        }
    }

    /// What a place is to the firm.
    public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
        case headOffice = "head_office"
        case branch, site
    }

    /// What another firm is to this one.
    public enum Relation: String, Sendable, Hashable, Codable, CaseIterable {
        case contractor, subcontractor
        case labourSupplier = "labour_supplier"
        case parent
        /// The same business elsewhere.
        case headOffice = "head_office"
        case supplyChain = "supply_chain"
    }

    /// What a name beside the firm's own is.
    public enum NameKind: String, Sendable, Hashable, Codable, CaseIterable {
        case former, trading
    }

    /// What BPJS answered.
    public enum Answer: String, Sendable, Hashable, Codable, CaseIterable {
        case registered
        case notRegistered = "not_registered"
    }
}

/// Names a fact.
public typealias CompanyFactID = ID<CompanyFact>

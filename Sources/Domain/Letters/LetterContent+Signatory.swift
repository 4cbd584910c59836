extension LetterContent {
    /// An officer in the post of that day.
    public struct Officer: Sendable, Hashable, Codable {
        /// The name.
        public var name: String
        /// The civil servant's number.
        public var nip: String?
        /// The post, as it stands above the name.
        public var post: String

        /// Names an officer.
        public init(name: String, nip: String? = nil, post: String) {
            self.name = name
            self.nip = nip
            self.post = post
        }
    }

    /// One place for a signature.
    public struct Signatory: Sendable, Hashable, Codable {
        /// In what capacity somebody signs.
        public enum Capacity: String, Sendable, Hashable, Codable, CaseIterable {
            /// Issues the letter.
            case issuer
            /// Inspected and answers for what was found.
            case inspector
            /// Has taken note: "Mengetahui".
            case endorser
            /// The employer or a representative.
            case employer
            /// A witness.
            case witness
            /// Accepts a mandate.
            case mandatary

            /// What stands above the place; `nil` where the post alone does.
            public var words: Words? {
                switch self {
                case .issuer, .inspector: nil
                case .endorser: Words(id: "Mengetahui,", en: "Noted,")
                case .employer: Words(id: "Pemberi Kerja/Wakilnya,", en: "Employer or representative,")
                case .witness: Words(id: "Saksi,", en: "Witness,")
                case .mandatary: Words(id: "Penerima Kuasa,", en: "Mandatary,")
                }
            }
        }

        /// In what capacity.
        public var capacity: Capacity
        /// Who; `nil` for a place that is filled in by hand.
        public var officer: Officer?

        /// Makes a place for a signature.
        public init(_ capacity: Capacity, _ officer: Officer? = nil) {
            self.capacity = capacity
            self.officer = officer
        }
    }
}

extension Role {
    /// The post as it stands on a letter.
    ///
    /// - Parameter office: the name of the office where it is held; some say the rank themselves, as "Koordinator
    ///   Wilayah II Sampit" does.
    public func post(at office: String) -> String {
        switch self {
        case .inspector: "Pengawas Ketenagakerjaan"
        case .coordinator: office.hasPrefix("Koordinator") ? office : "Koordinator Pengawas Ketenagakerjaan"
        case .divisionHead: "Kepala Bidang Pengawasan Ketenagakerjaan"
        case .officeHead: "Kepala \(office)"
        case .bpjsOfficer: "Account Representative"
        case .bpjsExaminer: "Petugas Pemeriksa"
        case .bpjsBranchHead:
            office.firstRange(of: "Kantor Cabang").map { "Kepala \(office[$0.lowerBound...])" } ?? "Kepala \(office)"
        case .licensingOfficer: "Kepala \(office)"
        case .investigator: "Penyidik Pegawai Negeri Sipil"
        case .programmeOfficer, .auditor, .administrator: office
        }
    }
}

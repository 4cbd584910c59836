/// One row of a register's list, all its values parsed. What the list leaves empty or does not have is nil.
public struct RegistryRow: Sendable, Hashable {
    /// The register.
    public let source: RegistrySource
    /// The line of the file on which the row begins, counted from 1.
    public let line: Int
    /// The firm's name.
    public internal(set) var name: CompanyName
    /// The regency, resolved from its name.
    public internal(set) var region: RegionCode
    /// The business number; always there in a list of OSS.
    public internal(set) var nib: NIB?
    /// The tax number.
    public internal(set) var npwp: NPWP?
    /// The manpower report's number; always there in a list of WLKP.
    public internal(set) var wlkp: WLKPNumber?
    /// The number at BPJS; always there in a list of BPJS.
    public internal(set) var npp: NPP?
    /// The line of business.
    public internal(set) var kbli: KBLICode?
    /// The line of business in the list's own words.
    public internal(set) var kbliDescription: String?
    /// Street and number.
    public internal(set) var address: String?
    /// The kecamatan's name as written.
    public internal(set) var district: String?
    /// The scale of business.
    public internal(set) var scale: CompanyScale?
    /// The telephone number as written.
    public internal(set) var phone: String?
    /// The day of the manpower report.
    public internal(set) var reportedOn: LocalDate?
    /// Workers employed, as the firm reported them (WLKP).
    public internal(set) var workers: Int?
    /// Workers registered with BPJS: what the firm says (WLKP) or the active members that BPJS counts (BPJS).
    public internal(set) var registeredWorkers: Int?
    /// The average monthly wage reported to BPJS.
    public internal(set) var averageWage: Rupiah?
    /// The programmes followed.
    public internal(set) var programmes: ProgrammeSet?
    /// Months of contributions overdue.
    public internal(set) var arrearsMonths: Int?
    /// The branch of BPJS Ketenagakerjaan as written.
    public internal(set) var branch: String?
    /// What is suspicious but no reason to refuse the row.
    public internal(set) var warnings: [RowWarning] = []
    /// Its fields as they stood, as ``CorrectionFile`` keeps them.
    public internal(set) var original = ""
    /// The line of an earlier list that the row corrects.
    public internal(set) var correctedLine: Int?

    /// The source's own number, by which the same row is found again in a later list.
    public var key: String {
        switch source {
        case .oss: nib?.text ?? ""
        case .wlkp: wlkp?.text ?? ""
        case .bpjs: npp?.text ?? ""
        }
    }
}

/// Something suspicious in a row that was taken.
public struct RowWarning: Sendable, Hashable {
    /// The column's title as the file writes it; nil when the whole row is meant.
    public let column: String?
    /// What it is, for programs.
    public let code: ParseFailure.Kind
    /// What it is, for people.
    public let words: Words
}

/// A row that cannot be taken.
public struct RowRefusal: Error, Sendable, Hashable {
    /// The line of the file on which the row begins, counted from 1.
    public let line: Int
    /// The column's title as the file writes it; nil when the whole row is meant.
    public let column: String?
    /// Why, for programs.
    public let code: ParseFailure.Kind
    /// Why, and what helps, for people.
    public let reason: Words
    /// The row's fields with semicolons between them, on one line and at most 500 characters. It may hold personal
    /// data (a person's NPWP is a NIK).
    public let text: String
    /// What could be read all the same.
    public internal(set) var identity = Identity()
    /// Its fields as they stood, as ``CorrectionFile`` keeps them.
    public internal(set) var original = ""
    /// The line of an earlier list that the row corrects.
    public internal(set) var correctedLine: Int?
}

extension RowRefusal {
    /// By what a row that is refused may be known to a person: whatever of it could be read.
    public struct Identity: Sendable, Hashable {
        /// The firm's name.
        public internal(set) var name: CompanyName?
        /// Its numbers.
        public internal(set) var nib: NIB?
        /// Its tax number.
        public internal(set) var npwp: NPWP?
        /// Its number at BPJS.
        public internal(set) var npp: NPP?
        /// The number of its manpower report.
        public internal(set) var wlkp: WLKPNumber?
    }
}

/// What became of one row.
public enum RegistryEntry: Sendable, Hashable {
    /// It was taken.
    case row(RegistryRow)
    /// It was refused.
    case refused(RowRefusal)
}

public import Domain

extension Wire {
    /// A firm in a list.
    public struct CompanySummary: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Version; counts the record's changes.
        public var version: Int
        /// The name.
        public var name: String
        /// Name used in trade, where it differs.
        public var tradeName: String?
        /// Kind code. One of `employer`, `construction_project`, `state_body`, `own_account`.
        public var kind: String
        /// Business number (NIB), 13 digits.
        public var nib: String?
        /// Tax number (NPWP); normal form 16 digits.
        public var npwp: String?
        /// BPJS registration numbers (NPP); a firm may have several.
        public var npps: [String]?
        /// Number of the annual manpower report (WLKP).
        public var wlkp: String?
        /// Kemendagri code of the regency.
        public var regionCode: String
        /// The regency in words.
        public var regionName: String
        /// Workers employed.
        public var workers: Int?
        /// Cases that have not ended, among those the reader may see.
        public var openCases: Int

        /// Puts the fields together.
        public init(
            id: String,
            version: Int,
            name: String,
            tradeName: String? = nil,
            kind: String,
            nib: String? = nil,
            npwp: String? = nil,
            npps: [String]? = nil,
            wlkp: String? = nil,
            regionCode: String,
            regionName: String,
            workers: Int? = nil,
            openCases: Int
        ) {
            self.id = id
            self.version = version
            self.name = name
            self.tradeName = tradeName
            self.kind = kind
            self.nib = nib
            self.npwp = npwp
            self.npps = npps
            self.wlkp = wlkp
            self.regionCode = regionCode
            self.regionName = regionName
            self.workers = workers
            self.openCases = openCases
        }
    }
}

extension Wire {
    /// A firm with what the lists say of it.
    public struct Company: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The firm that this record went into; none while it stands for itself.
        public var mergedInto: String?
        /// Version; counts the record's changes.
        public var version: Int
        /// The name.
        public var name: String
        /// Name used in trade, where it differs.
        public var tradeName: String?
        /// Kind code. One of `employer`, `construction_project`, `state_body`, `own_account`.
        public var kind: String
        /// Business number (NIB), 13 digits.
        public var nib: String?
        /// Tax number (NPWP); normal form 16 digits.
        public var npwp: String?
        /// BPJS registration numbers (NPP); a firm may have several.
        public var npps: [String]
        /// Number of the annual manpower report (WLKP).
        public var wlkp: String?
        /// Numbers beside the firm's own, of kinds that a firm has once.
        public var furtherNumbers: [FurtherNumber]?
        /// Business classification (KBLI), 5 digits.
        public var kbli: String?
        /// The classification in words.
        public var kbliTitle: String?
        /// Street address.
        public var address: String?
        /// District (kecamatan).
        public var district: String?
        /// Kemendagri code of the regency.
        public var regionCode: String
        /// The regency in words.
        public var regionName: String
        /// Size of the business. One of `mikro`, `kecil`, `menengah`, `besar`.
        public var scale: String?
        /// Workers employed.
        public var workers: Int?
        /// Telephone.
        public var phone: String?
        /// Cases that have not ended, among those the reader may see.
        public var openCases: Int
        /// What the OSS' lists say.
        public var licences: [Licence]
        /// What BPJS' lists say.
        public var memberships: [Membership]
        /// Annual manpower reports.
        public var annualReports: [AnnualReport]
        /// The cases.
        public var cases: [CaseSummary]
        /// When the server learned of it, UTC.
        public var recordedAt: String

        /// Puts the fields together.
        public init(
            id: String,
            mergedInto: String? = nil,
            version: Int,
            name: String,
            tradeName: String? = nil,
            kind: String,
            nib: String? = nil,
            npwp: String? = nil,
            npps: [String],
            wlkp: String? = nil,
            furtherNumbers: [FurtherNumber]? = nil,
            kbli: String? = nil,
            kbliTitle: String? = nil,
            address: String? = nil,
            district: String? = nil,
            regionCode: String,
            regionName: String,
            scale: String? = nil,
            workers: Int? = nil,
            phone: String? = nil,
            openCases: Int,
            licences: [Licence],
            memberships: [Membership],
            annualReports: [AnnualReport],
            cases: [CaseSummary],
            recordedAt: String
        ) {
            self.id = id
            self.mergedInto = mergedInto
            self.version = version
            self.name = name
            self.tradeName = tradeName
            self.kind = kind
            self.nib = nib
            self.npwp = npwp
            self.npps = npps
            self.wlkp = wlkp
            self.furtherNumbers = furtherNumbers
            self.kbli = kbli
            self.kbliTitle = kbliTitle
            self.address = address
            self.district = district
            self.regionCode = regionCode
            self.regionName = regionName
            self.scale = scale
            self.workers = workers
            self.phone = phone
            self.openCases = openCases
            self.licences = licences
            self.memberships = memberships
            self.annualReports = annualReports
            self.cases = cases
            self.recordedAt = recordedAt
        }
    }
}

extension Wire {
    /// What the OSS' list says of one business number.
    public struct Licence: Codable, Hashable, Sendable {
        /// Business number (NIB), 13 digits.
        public var nib: String
        /// The day the list was drawn.
        public var listDate: String
        /// The day of the complete list that no longer has the number.
        public var goneOn: String?
        /// The import of that list.
        public var goneImportId: String?

        /// Puts the fields together.
        public init(nib: String, listDate: String, goneOn: String? = nil, goneImportId: String? = nil) {
            self.nib = nib
            self.listDate = listDate
            self.goneOn = goneOn
            self.goneImportId = goneImportId
        }
    }
}

extension Wire {
    /// What BPJS' list says of one registration number.
    public struct Membership: Codable, Hashable, Sendable {
        /// BPJS registration number (NPP).
        public var npp: String
        /// BPJS office.
        public var branch: String?
        /// Workers with active membership.
        public var activeWorkers: Int?
        /// Average reported wage, whole rupiah a month.
        public var averageWage: Int64?
        /// The average is withheld, for so few workers it would tell what one of them earns; `X-Purpose` opens it.
        public var wageWithheld: Bool?
        /// Programmes: `JKK`, `JKM`, `JHT`, `JP`, `JKP`.
        public var programmes: [String]
        /// Months of contributions owed.
        public var monthsInArrears: Int?
        /// The day the list was drawn.
        public var listDate: String
        /// The day of the complete list that no longer has the number.
        public var goneOn: String?
        /// The import of that list.
        public var goneImportId: String?

        /// Puts the fields together.
        public init(
            npp: String,
            branch: String? = nil,
            activeWorkers: Int? = nil,
            averageWage: Int64? = nil,
            wageWithheld: Bool? = nil,
            programmes: [String],
            monthsInArrears: Int? = nil,
            listDate: String,
            goneOn: String? = nil,
            goneImportId: String? = nil
        ) {
            self.npp = npp
            self.branch = branch
            self.activeWorkers = activeWorkers
            self.averageWage = averageWage
            self.wageWithheld = wageWithheld
            self.programmes = programmes
            self.monthsInArrears = monthsInArrears
            self.listDate = listDate
            self.goneOn = goneOn
            self.goneImportId = goneImportId
        }
    }
}

extension Wire {
    /// An annual manpower report (WLKP, UU 7/1981).
    public struct AnnualReport: Codable, Hashable, Sendable {
        /// Number of the annual manpower report (WLKP).
        public var wlkp: String
        /// The day of the report.
        public var reportedOn: String?
        /// Workers employed.
        public var workers: Int?
        /// Workers that the firm says are registered with BPJS.
        public var registeredWorkers: Int?
        /// The day the list was drawn.
        public var listDate: String
        /// The day of the complete list that no longer has the number.
        public var goneOn: String?
        /// The import of that list.
        public var goneImportId: String?

        /// Puts the fields together.
        public init(
            wlkp: String,
            reportedOn: String? = nil,
            workers: Int? = nil,
            registeredWorkers: Int? = nil,
            listDate: String,
            goneOn: String? = nil,
            goneImportId: String? = nil
        ) {
            self.wlkp = wlkp
            self.reportedOn = reportedOn
            self.workers = workers
            self.registeredWorkers = registeredWorkers
            self.listDate = listDate
            self.goneOn = goneOn
            self.goneImportId = goneImportId
        }
    }
}

extension Wire {
    /// One thing that happened with a firm.
    public struct TimelineItem: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Kind code. One of `case_event`, `visit`, `finding`, `import`, `correction`,
        /// `guidance`, `alleged_succession`, `fact`, `fact_end`.
        public var kind: String
        /// The action's code.
        public var action: String
        /// In words.
        public var words: Words
        /// The legal day.
        public var occurredOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Who did it.
        public var actor: PersonRef?
        /// The case.
        public var caseId: String?
        /// State before; none for the first act.
        public var fromState: String?
        /// State after.
        public var toState: String?
        /// A note for the record.
        public var note: String?
        /// The evidence that it cites.
        public var evidence: [EvidenceRef]?

        /// Puts the fields together.
        public init(
            id: String,
            kind: String,
            action: String,
            words: Words,
            occurredOn: String,
            recordedAt: String,
            actor: PersonRef? = nil,
            caseId: String? = nil,
            fromState: String? = nil,
            toState: String? = nil,
            note: String? = nil,
            evidence: [EvidenceRef]? = nil
        ) {
            self.id = id
            self.kind = kind
            self.action = action
            self.words = words
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.actor = actor
            self.caseId = caseId
            self.fromState = fromState
            self.toState = toState
            self.note = note
            self.evidence = evidence
        }
    }
}

extension Wire {
    /// What a search found.
    public struct CompanySearchResult: Codable, Hashable, Sendable {
        /// The firms that may be meant, the likeliest first.
        public var items: [CompanySummary]

        /// Puts the fields together.
        public init(items: [CompanySummary]) {
            self.items = items
        }
    }
}

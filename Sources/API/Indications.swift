public import Domain

extension Wire {
    /// What lists and unexamined cases suggest of a firm; no findings.
    public struct CompanyIndications: Codable, Hashable, Sendable {
        /// The firm.
        public var companyId: String
        /// As known at the end of this day.
        public var asOf: String
        /// What is suggested; none says nothing.
        public var items: [Indication]
        /// How the firm is registered at BPJS, as far as is known.
        public var registered: RegisteredBy?

        /// Puts the fields together.
        public init(companyId: String, asOf: String, items: [Indication], registered: RegisteredBy? = nil) {
            self.companyId = companyId
            self.asOf = asOf
            self.items = items
            self.registered = registered
        }
    }
}

extension Wire {
    /// How a firm is registered at BPJS.
    public struct RegisteredBy: Codable, Hashable, Sendable {
        /// One of `npp`, `registration_check`, `taxpayer`, `head_office`, `parent`.
        public var code: String
        /// In words.
        public var words: Words

        /// Puts the fields together.
        public init(code: String, words: Words) {
            self.code = code
            self.words = words
        }
    }
}

extension Wire {
    /// One thing that is suggested; nobody has examined it.
    public struct Indication: Codable, Hashable, Sendable {
        /// Kind code. One of `unregistered`, `partial_workers`, `partial_wages`, `partial_programmes`, `arrears`, `not_remitted`.
        public var kind: String
        /// The kind in words.
        public var words: Words
        /// One of `unlisted`, `gone_from_list`, `registration_check`, `fewer_workers`, `below_minimum_wage`, `missing_programmes`, `arrears`, `case`.
        public var source: String
        /// How to word it.
        public var statement: Words
        /// Since which day.
        public var since: String
        /// Workers touched.
        public var workers: Int?
        /// Months of contributions owed.
        public var monthsInArrears: Int?
        /// The minimum wage of the regency, rupiah with decimals.
        public var minimumWage: String?
        /// The branch whose list it is.
        public var branch: String?
        /// The day of that list.
        public var listDay: String?
        /// Workers at BPJS.
        public var registeredWorkers: Int?
        /// Workers reported.
        public var reportedWorkers: Int?
        /// The day of that report.
        public var reportedOn: String?
        /// Programmes that should be followed.
        public var missingProgrammes: [String]?
        /// The scale that the firm was held against; none where it is not known.
        public var scale: String?
        /// The day on which BPJS answered that the firm is registered nowhere.
        public var checkedOn: String?
        /// The number that it is about.
        public var npp: String?
        /// The case.
        public var caseId: String?
        /// State code.
        public var state: String?
        /// The state in words.
        public var stateWords: Words?
        /// The rows of lists that it rests on.
        public var restsOn: [ListedRow]

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            source: String,
            statement: Words,
            since: String,
            workers: Int? = nil,
            monthsInArrears: Int? = nil,
            minimumWage: String? = nil,
            branch: String? = nil,
            listDay: String? = nil,
            registeredWorkers: Int? = nil,
            reportedWorkers: Int? = nil,
            reportedOn: String? = nil,
            missingProgrammes: [String]? = nil,
            scale: String? = nil,
            checkedOn: String? = nil,
            npp: String? = nil,
            caseId: String? = nil,
            state: String? = nil,
            stateWords: Words? = nil,
            restsOn: [ListedRow]
        ) {
            self.kind = kind
            self.words = words
            self.source = source
            self.statement = statement
            self.since = since
            self.workers = workers
            self.monthsInArrears = monthsInArrears
            self.minimumWage = minimumWage
            self.branch = branch
            self.listDay = listDay
            self.registeredWorkers = registeredWorkers
            self.reportedWorkers = reportedWorkers
            self.reportedOn = reportedOn
            self.missingProgrammes = missingProgrammes
            self.scale = scale
            self.checkedOn = checkedOn
            self.npp = npp
            self.caseId = caseId
            self.state = state
            self.stateWords = stateWords
            self.restsOn = restsOn
        }
    }
}

extension Wire {
    /// What one list says of a firm.
    public struct ListedRow: Codable, Hashable, Sendable {
        /// `oss`, `wlkp` or `bpjs`.
        public var source: String
        /// The number under which it stands there.
        public var number: String
        /// The day of the list.
        public var listDate: String
        /// BPJS office.
        public var branch: String?
        /// The day of the report.
        public var reportedOn: String?
        /// Workers employed.
        public var workers: Int?
        /// Workers at BPJS.
        public var registeredWorkers: Int?
        /// Average reported wage, whole rupiah a month.
        public var averageWage: Int64?
        /// The average is withheld, for so few workers it would tell what one of them earns.
        public var wageWithheld: Bool?
        /// Programmes.
        public var programmes: [String]?
        /// Months of contributions owed.
        public var monthsInArrears: Int?

        /// Puts the fields together.
        public init(
            source: String,
            number: String,
            listDate: String,
            branch: String? = nil,
            reportedOn: String? = nil,
            workers: Int? = nil,
            registeredWorkers: Int? = nil,
            averageWage: Int64? = nil,
            wageWithheld: Bool? = nil,
            programmes: [String]? = nil,
            monthsInArrears: Int? = nil
        ) {
            self.source = source
            self.number = number
            self.listDate = listDate
            self.branch = branch
            self.reportedOn = reportedOn
            self.workers = workers
            self.registeredWorkers = registeredWorkers
            self.averageWage = averageWage
            self.wageWithheld = wageWithheld
            self.programmes = programmes
            self.monthsInArrears = monthsInArrears
        }
    }
}

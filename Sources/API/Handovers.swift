public import Domain

extension Wire {
    /// How many lines of a list stand where.
    public struct HandoverStageCount: Codable, Hashable, Sendable {
        /// The stage's code.
        public var stage: String
        /// In words.
        public var words: Words
        /// How many lines.
        public var lines: Int

        /// Puts the fields together.
        public init(stage: String, words: Words, lines: Int) {
            self.stage = stage
            self.words = words
            self.lines = lines
        }
    }
}

extension Wire {
    /// What a list has come to.
    public struct HandoverTotals: Codable, Hashable, Sendable {
        /// Lines, those withdrawn included.
        public var lines: Int
        /// Firms that comply or have paid.
        public var firmsRealised: Int
        /// Workers covered.
        public var workersCovered: Int
        /// Rupiah paid.
        public var paid: Int64
        /// Rupiah that the branch named as owed.
        public var debt: Int64
        /// Lines by stage.
        public var stages: [HandoverStageCount]

        /// Puts the fields together.
        public init(
            lines: Int,
            firmsRealised: Int,
            workersCovered: Int,
            paid: Int64,
            debt: Int64,
            stages: [HandoverStageCount]
        ) {
            self.lines = lines
            self.firmsRealised = firmsRealised
            self.workersCovered = workersCovered
            self.paid = paid
            self.debt = debt
            self.stages = stages
        }
    }
}

extension Wire {
    /// How much of a list lies with whom.
    public struct HandoverHolder: Codable, Hashable, Sendable {
        /// The inspector; none for lines that nobody has been given.
        public var person: PersonRef?
        /// Lines.
        public var lines: Int
        /// Those of them that have not come to an end.
        public var open: Int

        /// Puts the fields together.
        public init(person: PersonRef? = nil, lines: Int, open: Int) {
            self.person = person
            self.lines = lines
            self.open = open
        }
    }
}

extension Wire {
    /// A list that a branch handed to the inspectors.
    public struct Handover: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// What the list is.
        public var title: String
        /// The number of the covering letter.
        public var number: String?
        /// The branch that handed it over.
        public var office: OfficeRef
        /// The inspectors' unit that received it.
        public var receiver: OfficeRef
        /// The day on which it was handed over.
        public var handedOn: String
        /// How many days ago that is.
        public var ageDays: Int
        /// The day on which the coordinator received it.
        public var receivedOn: String?
        /// Status code.
        public var status: String
        /// In words.
        public var words: Words
        /// Why it was returned or withdrawn.
        public var reason: String?
        /// How many lines it has.
        public var lines: Int
        /// Who handed it over.
        public var sentBy: PersonRef
        /// When it was entered, UTC.
        public var sentAt: String
        /// Counts what was done with it.
        public var version: Int
        /// What it has come to; in the answer about one list.
        public var totals: HandoverTotals?
        /// How much of it lies with whom; for the inspectors' side and auditors.
        public var holders: [HandoverHolder]?

        /// Puts the fields together.
        public init(
            id: String,
            title: String,
            number: String? = nil,
            office: OfficeRef,
            receiver: OfficeRef,
            handedOn: String,
            ageDays: Int,
            receivedOn: String? = nil,
            status: String,
            words: Words,
            reason: String? = nil,
            lines: Int,
            sentBy: PersonRef,
            sentAt: String,
            version: Int,
            totals: HandoverTotals? = nil,
            holders: [HandoverHolder]? = nil
        ) {
            self.id = id
            self.title = title
            self.number = number
            self.office = office
            self.receiver = receiver
            self.handedOn = handedOn
            self.ageDays = ageDays
            self.receivedOn = receivedOn
            self.status = status
            self.words = words
            self.reason = reason
            self.lines = lines
            self.sentBy = sentBy
            self.sentAt = sentAt
            self.version = version
            self.totals = totals
            self.holders = holders
        }
    }
}

extension Wire {
    /// One firm of a list, and what became of it.
    public struct HandoverLine: Codable, Hashable, Sendable {
        /// Its number on the list.
        public var line: Int
        /// The firm's name as the branch wrote it.
        public var name: String
        /// NIB as the branch wrote it.
        public var nib: String?
        /// NPWP as the branch wrote it.
        public var npwp: String?
        /// NPP as the branch wrote it.
        public var npp: String?
        /// The regency.
        public var regionCode: String
        /// What the branch suspects; not examined.
        public var indications: [Named]
        /// What the branch says is owed.
        public var debt: Int64?
        /// How many workers it concerns.
        public var workers: Int?
        /// What else the branch says.
        public var note: String?
        /// The firm of the register.
        public var company: CompanyRef?
        /// The inspection's case that followed.
        public var caseId: String?
        /// The inspector who has it; for the inspectors' side and auditors.
        public var owner: PersonRef?
        /// Where it stands.
        public var stage: String
        /// In words.
        public var words: Words
        /// `recorded`: by the case or the debts; `entered`: by somebody, with evidence.
        public var basis: String?
        /// Rupiah paid since the list was handed over.
        public var paid: Int64
        /// Where that comes from.
        public var paidBasis: String?
        /// Workers covered.
        public var workersCovered: Int
        /// Where that comes from.
        public var workersBasis: String?
        /// What an entered outcome rests on.
        public var evidence: String?
        /// How many days ago it was handed over.
        public var ageDays: Int
        /// When anything last became of it, UTC.
        public var changedAt: String

        /// Puts the fields together.
        public init(
            line: Int,
            name: String,
            nib: String? = nil,
            npwp: String? = nil,
            npp: String? = nil,
            regionCode: String,
            indications: [Named],
            debt: Int64? = nil,
            workers: Int? = nil,
            note: String? = nil,
            company: CompanyRef? = nil,
            caseId: String? = nil,
            owner: PersonRef? = nil,
            stage: String,
            words: Words,
            basis: String? = nil,
            paid: Int64,
            paidBasis: String? = nil,
            workersCovered: Int,
            workersBasis: String? = nil,
            evidence: String? = nil,
            ageDays: Int,
            changedAt: String
        ) {
            self.line = line
            self.name = name
            self.nib = nib
            self.npwp = npwp
            self.npp = npp
            self.regionCode = regionCode
            self.indications = indications
            self.debt = debt
            self.workers = workers
            self.note = note
            self.company = company
            self.caseId = caseId
            self.owner = owner
            self.stage = stage
            self.words = words
            self.basis = basis
            self.paid = paid
            self.paidBasis = paidBasis
            self.workersCovered = workersCovered
            self.workersBasis = workersBasis
            self.evidence = evidence
            self.ageDays = ageDays
            self.changedAt = changedAt
        }
    }
}

public import Domain

extension Wire {
    /// One of two records that may be one firm: a firm of the register, or a row of a list.
    public struct MatchSide: Codable, Hashable, Sendable {
        /// The firm; none for a row of a list.
        public var companyId: String?
        /// The import that read the row.
        public var importId: String?
        /// The row's line in the file.
        public var line: Int?
        /// The row's list. One of `oss`, `wlkp`, `bpjs`.
        public var source: String?
        /// The name as it was written.
        public var name: String
        /// Business number (NIB).
        public var nib: String?
        /// Tax number (NPWP); a person's is masked.
        public var npwp: String?
        /// Number of the annual manpower report (WLKP).
        public var wlkp: String?
        /// BPJS registration numbers (NPP).
        public var npps: [String]
        /// Street address.
        public var address: String?
        /// District (kecamatan).
        public var district: String?
        /// Telephone.
        public var phone: String?
        /// Business classification (KBLI).
        public var kbli: String?
        /// Workers employed.
        public var workers: Int?

        /// Puts the fields together.
        public init(
            companyId: String? = nil,
            importId: String? = nil,
            line: Int? = nil,
            source: String? = nil,
            name: String,
            nib: String? = nil,
            npwp: String? = nil,
            wlkp: String? = nil,
            npps: [String],
            address: String? = nil,
            district: String? = nil,
            phone: String? = nil,
            kbli: String? = nil,
            workers: Int? = nil
        ) {
            self.companyId = companyId
            self.importId = importId
            self.line = line
            self.source = source
            self.name = name
            self.nib = nib
            self.npwp = npwp
            self.wlkp = wlkp
            self.npps = npps
            self.address = address
            self.district = district
            self.phone = phone
            self.kbli = kbli
            self.workers = workers
        }
    }
}

extension Wire {
    /// How one word of a name stands to the other name.
    public struct MatchWord: Codable, Hashable, Sendable {
        /// Of the first name; empty where only the second has one.
        public var word: String
        /// Of the second name; empty where only the first has one.
        public var counterpart: String
        /// One of `same`, `joined`, `typo`, `abbreviation`, `missing`.
        public var relation: String
        /// The relation in words.
        public var words: Words
        /// What the agreement tells, in bits: the rarer the word in the regency, the more.
        public var weight: Double

        /// Puts the fields together.
        public init(
            word: String,
            counterpart: String,
            relation: String,
            words: Words,
            weight: Double
        ) {
            self.word = word
            self.counterpart = counterpart
            self.relation = relation
            self.words = words
            self.weight = weight
        }
    }
}

extension Wire {
    /// What else speaks for a pair or against it.
    public struct MatchFact: Codable, Hashable, Sendable {
        /// What was compared, such as `address` or `nib`.
        public var field: String
        /// One of `same`, `differs`, `misread`.
        public var relation: String
        /// In words.
        public var words: Words

        /// Puts the fields together.
        public init(
            field: String,
            relation: String,
            words: Words
        ) {
            self.field = field
            self.relation = relation
            self.words = words
        }
    }
}

extension Wire {
    /// Why a pair is for a person to decide.
    public struct MatchDoubt: Codable, Hashable, Sendable {
        /// A stable code.
        public var code: String
        /// In words.
        public var words: Words

        /// Puts the fields together.
        public init(
            code: String,
            words: Words
        ) {
            self.code = code
            self.words = words
        }
    }
}

extension Wire {
    /// Two records that may be one firm: an indication, never a finding.
    public struct MatchCandidate: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Kemendagri code of the regency.
        public var regionCode: String
        /// One of `open`, `same`, `different`, `gone`.
        public var status: String
        /// That nobody has looked at it yet, or what was decided, in words.
        public var notice: Words
        /// The firm of the register.
        public var first: MatchSide
        /// The other firm, or the row of a list.
        public var second: MatchSide
        /// How well the two fit, 1 to 100, for the eye alone: the letters of the names, how common such a name is in the
        /// regency, other firms that fit as well, and what differs beside the names. None for a row found by its numbers.
        public var score: Int?
        /// How many other firms of the regency are expected to agree as well by chance.
        public var coincidence: Double?
        /// Word by word.
        public var names: [MatchWord]
        /// Beside the names.
        public var facts: [MatchFact]
        /// Why it was not linked by itself.
        public var doubts: [MatchDoubt]
        /// The merge that followed.
        public var mergeId: String?
        /// Why it was decided so.
        public var reason: String?
        /// Who decided.
        public var decidedBy: PersonRef?
        /// When, UTC.
        public var decidedAt: String?
        /// Decisions that were taken back, latest first.
        public var earlierDecisions: [MatchDecisionUndo]
        /// When it was found, UTC.
        public var foundAt: String

        /// Puts the fields together.
        public init(
            id: String,
            regionCode: String,
            status: String,
            notice: Words,
            first: MatchSide,
            second: MatchSide,
            score: Int? = nil,
            coincidence: Double? = nil,
            names: [MatchWord],
            facts: [MatchFact],
            doubts: [MatchDoubt],
            mergeId: String? = nil,
            reason: String? = nil,
            decidedBy: PersonRef? = nil,
            decidedAt: String? = nil,
            earlierDecisions: [MatchDecisionUndo],
            foundAt: String
        ) {
            self.id = id
            self.regionCode = regionCode
            self.status = status
            self.notice = notice
            self.first = first
            self.second = second
            self.score = score
            self.coincidence = coincidence
            self.names = names
            self.facts = facts
            self.doubts = doubts
            self.mergeId = mergeId
            self.reason = reason
            self.decidedBy = decidedBy
            self.decidedAt = decidedAt
            self.earlierDecisions = earlierDecisions
            self.foundAt = foundAt
        }
    }
}

extension Wire {
    /// A decision on a proposal that was taken back.
    public struct MatchDecisionUndo: Codable, Hashable, Sendable {
        /// What had been decided: `same` or `different`.
        public var decision: String
        /// Why it had been decided so.
        public var reason: String?
        /// Who had decided.
        public var decidedBy: PersonRef?
        /// When that was, UTC.
        public var decidedAt: String
        /// Why it was taken back.
        public var undoReason: String
        /// Who took it back.
        public var undoneBy: PersonRef?
        /// When, UTC.
        public var undoneAt: String

        /// Puts the fields together.
        public init(
            decision: String,
            reason: String? = nil,
            decidedBy: PersonRef? = nil,
            decidedAt: String,
            undoReason: String,
            undoneBy: PersonRef? = nil,
            undoneAt: String
        ) {
            self.decision = decision
            self.reason = reason
            self.decidedBy = decidedBy
            self.decidedAt = decidedAt
            self.undoReason = undoReason
            self.undoneBy = undoneBy
            self.undoneAt = undoneAt
        }
    }
}

extension Wire {
    /// What somebody says of a proposal.
    public struct MatchDecision: Codable, Hashable, Sendable {
        /// `same` or `different`.
        public var decision: String
        /// Why; needed where registry numbers contradict each other.
        public var reason: String?

        /// Puts the fields together.
        public init(
            decision: String,
            reason: String? = nil
        ) {
            self.decision = decision
            self.reason = reason
        }
    }
}

extension Wire {
    /// Which regency's firms are to be held against each other.
    public struct MatchRunRequest: Codable, Hashable, Sendable {
        /// Kemendagri code of a regency.
        public var regionCode: String

        /// Puts the fields together.
        public init(
            regionCode: String
        ) {
            self.regionCode = regionCode
        }
    }
}

extension Wire {
    /// That a regency's firms were, or are to be, held against each other.
    public struct MatchRun: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Kemendagri code of the regency.
        public var regionCode: String
        /// One of `waiting`, `finished`, `superseded`.
        public var status: String
        /// The import that asked for it.
        public var importId: String?
        /// Who asked, or sent the list.
        public var requestedBy: PersonRef
        /// When, UTC.
        public var requestedAt: String
        /// When it was done, UTC.
        public var finishedAt: String?
        /// How many firms were held against each other.
        public var firms: Int?
        /// How many pairs were linked by themselves.
        public var links: Int?
        /// How many are for a person to decide.
        public var proposals: Int?

        /// Puts the fields together.
        public init(
            id: String,
            regionCode: String,
            status: String,
            importId: String? = nil,
            requestedBy: PersonRef,
            requestedAt: String,
            finishedAt: String? = nil,
            firms: Int? = nil,
            links: Int? = nil,
            proposals: Int? = nil
        ) {
            self.id = id
            self.regionCode = regionCode
            self.status = status
            self.importId = importId
            self.requestedBy = requestedBy
            self.requestedAt = requestedAt
            self.finishedAt = finishedAt
            self.firms = firms
            self.links = links
            self.proposals = proposals
        }
    }
}

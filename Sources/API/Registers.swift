public import Domain

extension Wire {
    /// How a paper is filed; what nobody has set is left out, and nothing follows from it.
    public struct Filing: Codable, Hashable, Sendable {
        /// Code of its classification.
        public var classification: String?
        /// In words.
        public var classificationWords: Words?
        /// Its class of retention.
        public var retention: String?
        /// In words.
        public var retentionWords: Words?
        /// How long it is active.
        public var activeYears: Int?
        /// How long it is kept after that.
        public var inactiveYears: Int?
        /// What becomes of it then.
        public var fate: String?
        /// In words.
        public var fateWords: Words?
        /// From which day the active years are counted.
        public var countsFrom: String?
        /// The day from which it is inactive.
        public var inactiveFrom: String?
        /// The schedule.
        public var legalBasis: String?
        /// How certain that is.
        public var certainty: String?
        /// All that in a sentence.
        public var statement: Words

        /// Puts the fields together.
        public init(
            classification: String? = nil,
            classificationWords: Words? = nil,
            retention: String? = nil,
            retentionWords: Words? = nil,
            activeYears: Int? = nil,
            inactiveYears: Int? = nil,
            fate: String? = nil,
            fateWords: Words? = nil,
            countsFrom: String? = nil,
            inactiveFrom: String? = nil,
            legalBasis: String? = nil,
            certainty: String? = nil,
            statement: Words
        ) {
            self.classification = classification
            self.classificationWords = classificationWords
            self.retention = retention
            self.retentionWords = retentionWords
            self.activeYears = activeYears
            self.inactiveYears = inactiveYears
            self.fate = fate
            self.fateWords = fateWords
            self.countsFrom = countsFrom
            self.inactiveFrom = inactiveFrom
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.statement = statement
        }
    }

    /// What a paper has to do with a case.
    public struct IncomingLink: Codable, Hashable, Sendable {
        /// What it is to it.
        public var relation: String
        /// In words.
        public var words: Words
        /// The case.
        public var caseId: String
        /// The letter that it answers.
        public var letterId: String?
        /// That letter's number.
        public var letterNumber: String?
        /// The act.
        public var seq: Int?
        /// When it was linked, UTC.
        public var linkedAt: String
        /// By whom.
        public var linkedBy: PersonRef?

        /// Puts the fields together.
        public init(
            relation: String,
            words: Words,
            caseId: String,
            letterId: String? = nil,
            letterNumber: String? = nil,
            seq: Int? = nil,
            linkedAt: String,
            linkedBy: PersonRef? = nil
        ) {
            self.relation = relation
            self.words = words
            self.caseId = caseId
            self.letterId = letterId
            self.letterNumber = letterNumber
            self.seq = seq
            self.linkedAt = linkedAt
            self.linkedBy = linkedBy
        }
    }

    /// A scan of a paper.
    public struct IncomingFile: Codable, Hashable, Sendable {
        /// The evidence that it is.
        public var evidenceId: String
        /// Its name.
        public var fileName: String
        /// SHA-256 of the bytes, in hexadecimal.
        public var digest: String

        /// Puts the fields together.
        public init(
            evidenceId: String,
            fileName: String,
            digest: String
        ) {
            self.evidenceId = evidenceId
            self.fileName = fileName
            self.digest = digest
        }
    }

    /// An incoming paper, named.
    public struct IncomingRef: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// The office in whose agenda it stands.
        public var office: String
        /// The agenda's year.
        public var year: Int
        /// Its number in the agenda.
        public var number: Int
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// Who sent it.
        public var sender: String
        /// What it is about.
        public var subject: String
        /// The day of receipt.
        public var receivedOn: String

        /// Puts the fields together.
        public init(
            id: String,
            office: String,
            year: Int,
            number: Int,
            kind: String,
            words: Words,
            sender: String,
            subject: String,
            receivedOn: String
        ) {
            self.id = id
            self.office = office
            self.year = year
            self.number = number
            self.kind = kind
            self.words = words
            self.sender = sender
            self.subject = subject
            self.receivedOn = receivedOn
        }
    }

    /// An entry of an office's agenda of incoming papers.
    public struct IncomingLetter: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The office.
        public var office: OfficeRef
        /// The year in which it was entered.
        public var year: Int
        /// Its number in that year's agenda, without gaps.
        public var number: Int
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// How it came.
        public var channel: String
        /// In words.
        public var channelWords: Words
        /// Who sent it.
        public var sender: String
        /// The sender's number.
        public var senderNumber: String?
        /// The day that stands on it.
        public var datedOn: String?
        /// The day of receipt.
        public var receivedOn: String
        /// Whether it was entered on a later day.
        public var late: Bool
        /// What it is about.
        public var subject: String
        /// What it says, in short.
        public var summary: String?
        /// How far it may be shown.
        public var secrecy: String
        /// In words.
        public var secrecyWords: Words
        /// Whether it still counts.
        public var status: String
        /// In words.
        public var statusWords: Words
        /// Why it was entered late, or as a correction.
        public var reason: String?
        /// The entry that it corrects.
        public var corrects: String?
        /// The entry that corrects it.
        public var correctedBy: String?
        /// Why it is void.
        public var voidReason: String?
        /// The firm.
        public var company: CompanyRef?
        /// The case.
        public var caseId: String?
        /// What it has to do with the case.
        public var links: [IncomingLink]
        /// Its scans.
        public var files: [IncomingFile]
        /// To whom it was passed; of a single paper.
        public var dispositions: [Disposition]?
        /// How it is filed.
        public var filing: Filing
        /// When it was entered, UTC.
        public var recordedAt: String
        /// By whom.
        public var recordedBy: PersonRef?

        /// Puts the fields together.
        public init(
            id: String,
            office: OfficeRef,
            year: Int,
            number: Int,
            kind: String,
            words: Words,
            channel: String,
            channelWords: Words,
            sender: String,
            senderNumber: String? = nil,
            datedOn: String? = nil,
            receivedOn: String,
            late: Bool,
            subject: String,
            summary: String? = nil,
            secrecy: String,
            secrecyWords: Words,
            status: String,
            statusWords: Words,
            reason: String? = nil,
            corrects: String? = nil,
            correctedBy: String? = nil,
            voidReason: String? = nil,
            company: CompanyRef? = nil,
            caseId: String? = nil,
            links: [IncomingLink],
            files: [IncomingFile],
            dispositions: [Disposition]? = nil,
            filing: Filing,
            recordedAt: String,
            recordedBy: PersonRef? = nil
        ) {
            self.id = id
            self.office = office
            self.year = year
            self.number = number
            self.kind = kind
            self.words = words
            self.channel = channel
            self.channelWords = channelWords
            self.sender = sender
            self.senderNumber = senderNumber
            self.datedOn = datedOn
            self.receivedOn = receivedOn
            self.late = late
            self.subject = subject
            self.summary = summary
            self.secrecy = secrecy
            self.secrecyWords = secrecyWords
            self.status = status
            self.statusWords = statusWords
            self.reason = reason
            self.corrects = corrects
            self.correctedBy = correctedBy
            self.voidReason = voidReason
            self.company = company
            self.caseId = caseId
            self.links = links
            self.files = files
            self.dispositions = dispositions
            self.filing = filing
            self.recordedAt = recordedAt
            self.recordedBy = recordedBy
        }
    }

    /// A paper passed to somebody with an instruction.
    public struct Disposition: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The paper.
        public var paper: IncomingRef
        /// Who passed it on.
        public var givenBy: PersonRef?
        /// To whom.
        public var givenTo: PersonRef?
        /// What is to be done.
        public var instruction: String
        /// By when.
        public var dueOn: String?
        /// When it was given, UTC.
        public var givenAt: String
        /// How it stands.
        public var state: String
        /// In words.
        public var stateWords: Words
        /// Whether it is open past its day.
        public var overdue: Bool
        /// What was done.
        public var note: String?
        /// When it was done or taken back, UTC.
        public var endedAt: String?

        /// Puts the fields together.
        public init(
            id: String,
            paper: IncomingRef,
            givenBy: PersonRef? = nil,
            givenTo: PersonRef? = nil,
            instruction: String,
            dueOn: String? = nil,
            givenAt: String,
            state: String,
            stateWords: Words,
            overdue: Bool,
            note: String? = nil,
            endedAt: String? = nil
        ) {
            self.id = id
            self.paper = paper
            self.givenBy = givenBy
            self.givenTo = givenTo
            self.instruction = instruction
            self.dueOn = dueOn
            self.givenAt = givenAt
            self.state = state
            self.stateWords = stateWords
            self.overdue = overdue
            self.note = note
            self.endedAt = endedAt
        }
    }
}

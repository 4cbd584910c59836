public import Domain

extension Wire {
    /// A case in a list.
    public struct CaseSummary: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// The track in words.
        public var trackWords: Words?
        /// State code.
        public var state: String
        /// The state in words.
        public var stateWords: Words
        /// The case has ended.
        public var closed: Bool
        /// Version; counts the record's changes.
        public var version: Int
        /// The firm.
        public var company: CompanyRef
        /// Version of the procedure that the case runs under.
        public var procedureVersion: Int?
        /// The day of the first act.
        public var openedOn: String
        /// Who has the next move.
        public var responsible: Responsible?
        /// The earliest running deadline.
        public var nextDueOn: String?

        /// Puts the fields together.
        public init(
            id: String,
            track: String,
            trackWords: Words? = nil,
            state: String,
            stateWords: Words,
            closed: Bool,
            version: Int,
            company: CompanyRef,
            procedureVersion: Int? = nil,
            openedOn: String,
            responsible: Responsible? = nil,
            nextDueOn: String? = nil
        ) {
            self.id = id
            self.track = track
            self.trackWords = trackWords
            self.state = state
            self.stateWords = stateWords
            self.closed = closed
            self.version = version
            self.company = company
            self.procedureVersion = procedureVersion
            self.openedOn = openedOn
            self.responsible = responsible
            self.nextDueOn = nextDueOn
        }
    }
}

extension Wire {
    /// A case.
    public struct Case: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// The track in words.
        public var trackWords: Words?
        /// State code.
        public var state: String
        /// The state in words.
        public var stateWords: Words
        /// Whether the case has ended.
        public var closed: Bool
        /// Version; counts the record's changes.
        public var version: Int
        /// The firm.
        public var company: CompanyRef
        /// Version of the procedure that the case runs under.
        public var procedureVersion: Int
        /// The day whose law it stays with.
        public var rulesOn: String?
        /// The day of the first act.
        public var openedOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Entered from paper.
        public var takenOver: Bool
        /// Who has the next move.
        public var responsible: Responsible?
        /// The earliest running deadline.
        public var nextDueOn: String?
        /// The inspection.
        public var inspectionId: String?
        /// The findings.
        public var findings: [Finding]
        /// Its letters.
        public var letters: [Letter]
        /// Assignment letters (SPT).
        public var assignments: [Assignment]
        /// Cases that belong with it.
        public var linkedCases: [LinkedCase]

        /// Puts the fields together.
        public init(
            id: String,
            track: String,
            trackWords: Words? = nil,
            state: String,
            stateWords: Words,
            closed: Bool,
            version: Int,
            company: CompanyRef,
            procedureVersion: Int,
            rulesOn: String? = nil,
            openedOn: String,
            recordedAt: String,
            takenOver: Bool,
            responsible: Responsible? = nil,
            nextDueOn: String? = nil,
            inspectionId: String? = nil,
            findings: [Finding],
            letters: [Letter],
            assignments: [Assignment],
            linkedCases: [LinkedCase]
        ) {
            self.id = id
            self.track = track
            self.trackWords = trackWords
            self.state = state
            self.stateWords = stateWords
            self.closed = closed
            self.version = version
            self.company = company
            self.procedureVersion = procedureVersion
            self.rulesOn = rulesOn
            self.openedOn = openedOn
            self.recordedAt = recordedAt
            self.takenOver = takenOver
            self.responsible = responsible
            self.nextDueOn = nextDueOn
            self.inspectionId = inspectionId
            self.findings = findings
            self.letters = letters
            self.assignments = assignments
            self.linkedCases = linkedCases
        }
    }
}

extension Wire {
    /// A case that belongs with another.
    public struct LinkedCase: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// State code.
        public var state: String
        /// The day it was opened.
        public var openedOn: String?
        /// Of an earlier case: its findings.
        public var findings: [Finding]?
        /// Of an earlier case: its letters.
        public var letters: [Letter]?

        /// Puts the fields together.
        public init(
            id: String,
            kind: String,
            words: Words,
            track: String,
            state: String,
            openedOn: String? = nil,
            findings: [Finding]? = nil,
            letters: [Letter]? = nil
        ) {
            self.id = id
            self.kind = kind
            self.words = words
            self.track = track
            self.state = state
            self.openedOn = openedOn
            self.findings = findings
            self.letters = letters
        }
    }
}

extension Wire {
    /// A letter of a case.
    public struct Letter: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// Kind code.
        public var kind: String
        /// In words.
        public var words: Words
        /// Letter number.
        public var number: String?
        /// One of `draft`, `checked`, `issued`, `received`, `returned`, `void`.
        public var status: String
        /// The status in words.
        public var statusWords: Words
        /// Who drafted it.
        public var draftedBy: PersonRef?
        /// Who checked it.
        public var checkedBy: PersonRef?
        /// Who signed it.
        public var issuedBy: PersonRef?
        /// The day it was signed.
        public var issuedOn: String?
        /// The day the firm received it.
        public var receivedOn: String?
        /// Its deliveries.
        public var deliveries: [Delivery]

        /// Puts the fields together.
        public init(
            id: String,
            kind: String,
            words: Words,
            number: String? = nil,
            status: String,
            statusWords: Words,
            draftedBy: PersonRef? = nil,
            checkedBy: PersonRef? = nil,
            issuedBy: PersonRef? = nil,
            issuedOn: String? = nil,
            receivedOn: String? = nil,
            deliveries: [Delivery]
        ) {
            self.id = id
            self.kind = kind
            self.words = words
            self.number = number
            self.status = status
            self.statusWords = statusWords
            self.draftedBy = draftedBy
            self.checkedBy = checkedBy
            self.issuedBy = issuedBy
            self.issuedOn = issuedOn
            self.receivedOn = receivedOn
            self.deliveries = deliveries
        }
    }
}

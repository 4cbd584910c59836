public import Domain

extension Wire {
    /// Answers to a checklist, some or all.
    public struct VisitChecklistRequest: Codable, Hashable, Sendable {
        /// The version that was answered; the one in force on the visit's day without it.
        public var version: Int?
        /// The answers.
        public var answers: [ChecklistAnswerRequest]

        /// Puts the fields together.
        public init(version: Int? = nil, answers: [ChecklistAnswerRequest]) {
            self.version = version
            self.answers = answers
        }
    }

    /// An answer to one question; without code, number, day and text it takes an answer back.
    public struct ChecklistAnswerRequest: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7), made by the client.
        public var id: String
        /// The question's code.
        public var question: String
        /// `yes`, `no`, `not_applicable`, or an option.
        public var code: String?
        /// A number, or whole rupiah.
        public var number: Int?
        /// A day.
        public var day: String?
        /// Words.
        public var text: String?
        /// A note beside it.
        public var note: String?
        /// When it was answered, by the device's clock, UTC.
        public var answeredAt: String
        /// The answers to the same question that the sender had seen.
        public var replaces: [String]?
        /// Evidence of the case.
        public var evidenceIds: [String]?

        /// Puts the fields together.
        public init(
            id: String,
            question: String,
            code: String? = nil,
            number: Int? = nil,
            day: String? = nil,
            text: String? = nil,
            note: String? = nil,
            answeredAt: String,
            replaces: [String]? = nil,
            evidenceIds: [String]? = nil
        ) {
            self.id = id
            self.question = question
            self.code = code
            self.number = number
            self.day = day
            self.text = text
            self.note = note
            self.answeredAt = answeredAt
            self.replaces = replaces
            self.evidenceIds = evidenceIds
        }
    }

    /// An answer as it was given, and how it stands among the others to its question.
    public struct ChecklistAnswer: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The question's code.
        public var question: String
        /// `yes`, `no`, `not_applicable`, or an option.
        public var code: String?
        /// A number, or whole rupiah.
        public var number: Int?
        /// A day.
        public var day: String?
        /// Words.
        public var text: String?
        /// A note beside it.
        public var note: String?
        /// When it was answered, by the device's clock, UTC.
        public var answeredAt: String
        /// The answers that it replaced knowingly.
        public var replaces: [String]?
        /// The answer in words.
        public var words: Words
        /// One of `current`, `superseded`, `conflicting`.
        public var standing: String
        /// Who answered.
        public var answeredBy: PersonRef
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// The evidence that it cites.
        public var evidence: [EvidenceRef]?

        /// Puts the fields together.
        public init(
            id: String,
            question: String,
            code: String? = nil,
            number: Int? = nil,
            day: String? = nil,
            text: String? = nil,
            note: String? = nil,
            answeredAt: String,
            replaces: [String]? = nil,
            words: Words,
            standing: String,
            answeredBy: PersonRef,
            recordedAt: String,
            evidence: [EvidenceRef]? = nil
        ) {
            self.id = id
            self.question = question
            self.code = code
            self.number = number
            self.day = day
            self.text = text
            self.note = note
            self.answeredAt = answeredAt
            self.replaces = replaces
            self.words = words
            self.standing = standing
            self.answeredBy = answeredBy
            self.recordedAt = recordedAt
            self.evidence = evidence
        }
    }

    /// A visit's answers to a checklist.
    public struct VisitChecklist: Codable, Hashable, Sendable {
        /// The visit.
        public var visitId: String
        /// Its inspection.
        public var inspectionId: String
        /// The checklist's code.
        public var checklist: String
        /// Its title.
        public var words: Words
        /// The version that holds for the visit; before anything is answered, that in force on its day.
        public var version: Int
        /// One of `blank`, `open`, `complete`.
        public var state: String
        /// The questions that are asked, in order.
        public var shown: [String]
        /// The required ones of them without an answer.
        public var missing: [String]
        /// Those about which hands disagree.
        public var conflicts: [String]
        /// All answers, by question, oldest first.
        public var answers: [ChecklistAnswer]
        /// What the answers propose, once it is complete.
        public var proposals: [VisitProposal]
        /// When it was completed, UTC.
        public var completedAt: String?
        /// Who completed it.
        public var completedBy: PersonRef?

        /// Puts the fields together.
        public init(
            visitId: String,
            inspectionId: String,
            checklist: String,
            words: Words,
            version: Int,
            state: String,
            shown: [String],
            missing: [String],
            conflicts: [String],
            answers: [ChecklistAnswer],
            proposals: [VisitProposal],
            completedAt: String? = nil,
            completedBy: PersonRef? = nil
        ) {
            self.visitId = visitId
            self.inspectionId = inspectionId
            self.checklist = checklist
            self.words = words
            self.version = version
            self.state = state
            self.shown = shown
            self.missing = missing
            self.conflicts = conflicts
            self.answers = answers
            self.proposals = proposals
            self.completedAt = completedAt
            self.completedBy = completedBy
        }
    }

    /// A finding that a visit's answers propose.
    public struct VisitProposal: Codable, Hashable, Sendable {
        /// Its code in the checklist.
        public var code: String
        /// The kind of the finding.
        public var kind: String
        /// The kind in words.
        public var words: Words
        /// What the employer has to do.
        public var whatToDo: Words
        /// The answers that it rests on.
        public var answerIds: [String]
        /// The finding that was recorded on it.
        public var findingId: String?
        /// What would record it, for the inspector to change and send.
        public var request: FindingRequest

        /// Puts the fields together.
        public init(
            code: String,
            kind: String,
            words: Words,
            whatToDo: Words,
            answerIds: [String],
            findingId: String? = nil,
            request: FindingRequest
        ) {
            self.code = code
            self.kind = kind
            self.words = words
            self.whatToDo = whatToDo
            self.answerIds = answerIds
            self.findingId = findingId
            self.request = request
        }
    }

    /// A proposal of a complete checklist of the finding's visit.
    public struct ProposalRef: Codable, Hashable, Sendable {
        /// The checklist's code.
        public var checklist: String
        /// The proposal's code.
        public var proposal: String

        /// Puts the fields together.
        public init(checklist: String, proposal: String) {
            self.checklist = checklist
            self.proposal = proposal
        }
    }
}

extension Wire {
    /// A step to prepare, with the text of its letter in `details.letter.text`.
    public struct LetterDraftRequest: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String?
        /// The case.
        public var caseId: String
        /// The action of the step.
        public var action: String
        /// The reason.
        public var reason: String?
        /// A note for the record.
        public var note: String?
        /// What the step needs beside the day, with the letter's text.
        public var details: StepDetails?
        /// Evidence of the case that the step will cite.
        public var evidenceIds: [String]?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            caseId: String,
            action: String,
            reason: String? = nil,
            note: String? = nil,
            details: StepDetails? = nil,
            evidenceIds: [String]? = nil
        ) {
            self.id = id
            self.caseId = caseId
            self.action = action
            self.reason = reason
            self.note = note
            self.details = details
            self.evidenceIds = evidenceIds
        }
    }

    /// Another text of a draft; it replaces reason, note, details and evidence.
    public struct LetterDraftText: Codable, Hashable, Sendable {
        /// The draft's version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// The reason.
        public var reason: String?
        /// A note for the record.
        public var note: String?
        /// What the step needs beside the day, with the letter's text.
        public var details: StepDetails?
        /// Evidence of the case that the step will cite.
        public var evidenceIds: [String]?

        /// Puts the fields together.
        public init(
            expectedVersion: Int? = nil,
            reason: String? = nil,
            note: String? = nil,
            details: StepDetails? = nil,
            evidenceIds: [String]? = nil
        ) {
            self.expectedVersion = expectedVersion
            self.reason = reason
            self.note = note
            self.details = details
            self.evidenceIds = evidenceIds
        }
    }

    /// Which version of the draft is handed over.
    public struct LetterDraftSubmission: Codable, Hashable, Sendable {
        /// The draft's version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// What is said to it.
        public var remark: String?

        /// Puts the fields together.
        public init(expectedVersion: Int? = nil, remark: String? = nil) {
            self.expectedVersion = expectedVersion
            self.remark = remark
        }
    }

    /// What the checker decides; a return says why.
    public struct LetterDraftReview: Codable, Hashable, Sendable {
        /// The draft's version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// `passed` or `returned`.
        public var decision: String
        /// What is said to it.
        public var remark: String?

        /// Puts the fields together.
        public init(expectedVersion: Int? = nil, decision: String, remark: String? = nil) {
            self.expectedVersion = expectedVersion
            self.decision = decision
            self.remark = remark
        }
    }

    /// Why a draft is given up.
    public struct LetterDraftRemark: Codable, Hashable, Sendable {
        /// The draft's version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// What is said to it.
        public var remark: String

        /// Puts the fields together.
        public init(expectedVersion: Int? = nil, remark: String) {
            self.expectedVersion = expectedVersion
            self.remark = remark
        }
    }

    /// The day of the step, and why it is entered late.
    public struct LetterDraftIssue: Codable, Hashable, Sendable {
        /// The draft's version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// The legal day of the step.
        public var occurredOn: String
        /// The reason.
        public var reason: String?

        /// Puts the fields together.
        public init(expectedVersion: Int? = nil, occurredOn: String, reason: String? = nil) {
            self.expectedVersion = expectedVersion
            self.occurredOn = occurredOn
            self.reason = reason
        }
    }
}

public import Domain

extension Wire {
    /// A prepared step with the text of its letter, from making to issue.
    public struct LetterDraft: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The case.
        public var caseId: String
        /// The firm.
        public var company: CompanyRef
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// The action of the step.
        public var action: String
        /// The action in words.
        public var actionWords: Words
        /// Kind code of the letter.
        public var kind: String
        /// The kind in words.
        public var kindWords: Words
        /// One of `open`, `submitted`, `approved`, `issued`, `withdrawn`.
        public var state: String
        /// The state in words.
        public var stateWords: Words
        /// Counts the acts of the draft.
        public var version: Int
        /// Who made it.
        public var madeBy: PersonRef
        /// When it was made, UTC.
        public var madeAt: String
        /// Who passed it on.
        public var checkedBy: PersonRef?
        /// The reason.
        public var reason: String?
        /// A note for the record.
        public var note: String?
        /// What the step needs beside the day, with the letter's text.
        public var details: StepDetails?
        /// Evidence of the case that the step will cite.
        public var evidenceIds: [String]?
        /// The letter.
        public var letterId: String?
        /// Everything that became of it; left out in lists.
        public var history: [LetterDraftEntry]?

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            company: CompanyRef,
            track: String,
            action: String,
            actionWords: Words,
            kind: String,
            kindWords: Words,
            state: String,
            stateWords: Words,
            version: Int,
            madeBy: PersonRef,
            madeAt: String,
            checkedBy: PersonRef? = nil,
            reason: String? = nil,
            note: String? = nil,
            details: StepDetails? = nil,
            evidenceIds: [String]? = nil,
            letterId: String? = nil,
            history: [LetterDraftEntry]? = nil
        ) {
            self.id = id
            self.caseId = caseId
            self.company = company
            self.track = track
            self.action = action
            self.actionWords = actionWords
            self.kind = kind
            self.kindWords = kindWords
            self.state = state
            self.stateWords = stateWords
            self.version = version
            self.madeBy = madeBy
            self.madeAt = madeAt
            self.checkedBy = checkedBy
            self.reason = reason
            self.note = note
            self.details = details
            self.evidenceIds = evidenceIds
            self.letterId = letterId
            self.history = history
        }
    }

    /// One act of a draft's log; saved texts stay with theirs.
    public struct LetterDraftEntry: Codable, Hashable, Sendable {
        /// Its place in the log, and the version after it.
        public var seq: Int
        /// One of `made`, `saved`, `submitted`, `returned`, `passed`, `issued`, `withdrawn`.
        public var act: String
        /// The same in words.
        public var words: Words
        /// Who did it.
        public var by: PersonRef
        /// In which role.
        public var role: String
        /// When, UTC.
        public var at: String
        /// What is said to it.
        public var remark: String?
        /// What the letter would say.
        public var text: String?

        /// Puts the fields together.
        public init(
            seq: Int,
            act: String,
            words: Words,
            by: PersonRef,
            role: String,
            at: String,
            remark: String? = nil,
            text: String? = nil
        ) {
            self.seq = seq
            self.act = act
            self.words = words
            self.by = by
            self.role = role
            self.at = at
            self.remark = remark
            self.text = text
        }
    }
}

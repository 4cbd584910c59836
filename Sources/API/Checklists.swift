public import Domain

extension Wire {
    /// What an examination asks, on the wire as in the domain.
    public typealias Checklist = Domain.Checklist
    /// Questions that belong together.
    public typealias ChecklistSection = Domain.ChecklistSection
    /// One question.
    public typealias ChecklistQuestion = Domain.ChecklistQuestion
    /// One answer to choose.
    public typealias ChecklistOption = Domain.ChecklistOption
    /// A norm behind a question.
    public typealias ChecklistNorm = Domain.ChecklistNorm
    /// What must be so.
    public typealias ChecklistCondition = Domain.ChecklistCondition
    /// A quantity.
    public typealias ChecklistTerm = Domain.ChecklistTerm
    /// A finding that answers propose.
    public typealias ChecklistProposal = Domain.ChecklistProposal
    /// A piece of what was seen.
    public typealias ChecklistPiece = Domain.ChecklistPiece

    /// A checklist with the version in force.
    public struct ChecklistSummary: Codable, Hashable, Sendable {
        /// Its code.
        public var code: String
        /// Its title, of the version in force or else the latest.
        public var words: Words
        /// The version in force today; nil where none is.
        public var version: Int?
        /// The latest version that was written.
        public var latest: Int

        /// Puts the fields together.
        public init(code: String, words: Words, version: Int? = nil, latest: Int) {
            self.code = code
            self.words = words
            self.version = version
            self.latest = latest
        }
    }

    /// A checklist's versions, without what they ask.
    public struct ChecklistHistory: Codable, Hashable, Sendable {
        /// Its code.
        public var code: String
        /// Its title.
        public var words: Words
        /// The version in force today; nil where none is.
        public var version: Int?
        /// The versions, oldest first.
        public var versions: [ChecklistVersion]

        /// Puts the fields together.
        public init(code: String, words: Words, version: Int? = nil, versions: [ChecklistVersion]) {
            self.code = code
            self.words = words
            self.version = version
            self.versions = versions
        }
    }

    /// A version of a checklist.
    public struct ChecklistVersion: Codable, Hashable, Sendable {
        /// The checklist's code.
        public var checklist: String
        /// Its title.
        public var words: Words
        /// Its number.
        public var version: Int
        /// One of `draft`, `published`.
        public var status: String
        /// The first day of the visits that are examined with it.
        public var validFrom: String?
        /// Why it was written or published, whichever came last.
        public var reason: String?
        /// Who wrote it; nobody where it came with the program.
        public var author: PersonRef?
        /// When it was written.
        public var recordedAt: String?
        /// SHA-256 of its content as stored, in hexadecimal.
        public var sha: String
        /// What it asks; left out in lists.
        public var content: Checklist?

        /// Puts the fields together.
        public init(
            checklist: String,
            words: Words,
            version: Int,
            status: String,
            validFrom: String? = nil,
            reason: String? = nil,
            author: PersonRef? = nil,
            recordedAt: String? = nil,
            sha: String,
            content: Checklist? = nil
        ) {
            self.checklist = checklist
            self.words = words
            self.version = version
            self.status = status
            self.validFrom = validFrom
            self.reason = reason
            self.author = author
            self.recordedAt = recordedAt
            self.sha = sha
            self.content = content
        }
    }

    /// A new version of a checklist.
    public struct ChecklistVersionRequest: Codable, Hashable, Sendable {
        /// What it asks.
        public var content: Checklist
        /// Why it is written.
        public var reason: String

        /// Puts the fields together.
        public init(content: Checklist, reason: String) {
            self.content = content
            self.reason = reason
        }
    }

    /// Puts a version into force.
    public struct ChecklistPublicationRequest: Codable, Hashable, Sendable {
        /// The first day; today without it.
        public var validFrom: String?
        /// Why.
        public var reason: String

        /// Puts the fields together.
        public init(validFrom: String? = nil, reason: String) {
            self.validFrom = validFrom
            self.reason = reason
        }
    }
}

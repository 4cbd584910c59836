extension Wire {
    /// A kind of letter with the text in force.
    public struct LetterTemplateSummary: Codable, Hashable, Sendable {
        /// Kind code.
        public var kind: String
        /// The kind in words.
        public var words: Words
        /// The version in force today; 0 is the text that comes with the program.
        public var version: Int
        /// The latest version that was written; 0 where none was.
        public var latest: Int

        /// Puts the fields together.
        public init(kind: String, words: Words, version: Int, latest: Int) {
            self.kind = kind
            self.words = words
            self.version = version
            self.latest = latest
        }
    }

    /// What the text of a kind of letter may name, and its versions.
    public struct LetterTemplateKind: Codable, Hashable, Sendable {
        /// Kind code.
        public var kind: String
        /// The kind in words.
        public var words: Words
        /// The version in force today; 0 is the text that comes with the program.
        public var version: Int
        /// The fields that the text may name, with points.
        public var fields: [String]
        /// The blocks that it may place.
        public var blocks: [String]
        /// The tags that it must hold.
        public var required: [String]
        /// The HTML elements that it may use.
        public var elements: [String]
        /// The versions, the program's own first.
        public var versions: [LetterTemplateVersion]

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            version: Int,
            fields: [String],
            blocks: [String],
            required: [String],
            elements: [String],
            versions: [LetterTemplateVersion]
        ) {
            self.kind = kind
            self.words = words
            self.version = version
            self.fields = fields
            self.blocks = blocks
            self.required = required
            self.elements = elements
            self.versions = versions
        }
    }

    /// A version of the text of a kind of letter.
    public struct LetterTemplateVersion: Codable, Hashable, Sendable {
        /// Kind code.
        public var kind: String
        /// The kind in words.
        public var words: Words
        /// Its number; 0 is the text that comes with the program.
        public var version: Int
        /// One of `built_in`, `draft`, `published`, `withdrawn`.
        public var status: String
        /// The first day of the letters that are written with it.
        public var validFrom: String?
        /// Why it was written, published or withdrawn, whichever came last.
        public var reason: String?
        /// Who wrote it.
        public var author: PersonRef?
        /// When it was written.
        public var recordedAt: String?
        /// SHA-256 of the source with which letters are printed, in hexadecimal.
        public var sha: String
        /// The text; left out in lists.
        public var body: String?
        /// The text beside the program's own, line by line; left out in lists.
        public var diff: [LetterTemplateLine]?

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            version: Int,
            status: String,
            validFrom: String? = nil,
            reason: String? = nil,
            author: PersonRef? = nil,
            recordedAt: String? = nil,
            sha: String,
            body: String? = nil,
            diff: [LetterTemplateLine]? = nil
        ) {
            self.kind = kind
            self.words = words
            self.version = version
            self.status = status
            self.validFrom = validFrom
            self.reason = reason
            self.author = author
            self.recordedAt = recordedAt
            self.sha = sha
            self.body = body
            self.diff = diff
        }
    }

    /// A line of a text beside another.
    public struct LetterTemplateLine: Codable, Hashable, Sendable {
        /// One of `same`, `added`, `removed`.
        public var change: String
        /// The line.
        public var text: String

        /// Puts the fields together.
        public init(change: String, text: String) {
            self.change = change
            self.text = text
        }
    }

    /// A new version of the text of a kind of letter.
    public struct LetterTemplateRequest: Codable, Hashable, Sendable {
        /// The text.
        public var body: String
        /// Why it is written.
        public var reason: String

        /// Puts the fields together.
        public init(body: String, reason: String) {
            self.body = body
            self.reason = reason
        }
    }

    /// Puts a version into force.
    public struct LetterTemplatePublicationRequest: Codable, Hashable, Sendable {
        /// The first day of the letters that are written with it; today without it.
        public var validFrom: String?
        /// Why.
        public var reason: String

        /// Puts the fields together.
        public init(validFrom: String? = nil, reason: String) {
            self.validFrom = validFrom
            self.reason = reason
        }
    }

    /// Takes a version out of force.
    public struct LetterTemplateWithdrawalRequest: Codable, Hashable, Sendable {
        /// Why.
        public var reason: String

        /// Puts the fields together.
        public init(reason: String) { self.reason = reason }
    }
}

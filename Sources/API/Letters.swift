extension Wire {
    /// A letter with its paper.
    public struct LetterFile: Codable, Hashable, Sendable {
        /// The letter.
        public var letter: Letter
        /// Its case.
        public var caseId: String
        /// Whether its content was frozen at issue; not so for letters from paper.
        public var frozen: Bool
        /// What its QR code leads to.
        public var verificationUrl: String?
        /// The PDF, once it was printed.
        public var paper: LetterPaper?
        /// Who signs, in the posts of that day; left out in lists.
        public var signatories: [LetterSignatory]?

        /// Puts the fields together.
        public init(
            letter: Letter,
            caseId: String,
            frozen: Bool,
            verificationUrl: String? = nil,
            paper: LetterPaper? = nil,
            signatories: [LetterSignatory]? = nil
        ) {
            self.letter = letter
            self.caseId = caseId
            self.frozen = frozen
            self.verificationUrl = verificationUrl
            self.paper = paper
            self.signatories = signatories
        }
    }

    /// The PDF of a letter.
    public struct LetterPaper: Codable, Hashable, Sendable {
        /// Its size.
        public var bytes: Int
        /// SHA-256 of the file, in hexadecimal.
        public var sha256: String
        /// SHA-256 of the frozen content, in hexadecimal.
        public var contentSha: String
        /// SHA-256 of the templates that printed it, in hexadecimal.
        public var templateSha: String
        /// When it was printed.
        public var printedAt: String

        /// Puts the fields together.
        public init(bytes: Int, sha256: String, contentSha: String, templateSha: String, printedAt: String) {
            self.bytes = bytes
            self.sha256 = sha256
            self.contentSha = contentSha
            self.templateSha = templateSha
            self.printedAt = printedAt
        }

        private enum CodingKeys: String, CodingKey {
            case bytes
            case sha256 = "sha"
            case contentSha, templateSha, printedAt
        }
    }

    /// One place for a signature.
    public struct LetterSignatory: Codable, Hashable, Sendable {
        /// One of `issuer`, `inspector`, `endorser`, `employer`, `witness`, `mandatary`.
        public var capacity: String
        /// The name; left out where somebody signs by hand.
        public var name: String?
        /// The post of that day.
        public var post: String?
        /// The civil servant's number.
        public var nip: String?

        /// Puts the fields together.
        public init(capacity: String, name: String? = nil, post: String? = nil, nip: String? = nil) {
            self.capacity = capacity
            self.name = name
            self.post = post
            self.nip = nip
        }
    }

    /// What anybody who holds a letter may know of it.
    public struct LetterVerification: Codable, Hashable, Sendable {
        /// Kind code.
        public var kind: String
        /// The kind in words.
        public var words: Words
        /// Its number.
        public var number: String
        /// The day of issue.
        public var issuedOn: String
        /// The office that issued it.
        public var office: String
        /// `valid` or `void`.
        public var status: String
        /// The status in words.
        public var statusWords: Words
        /// Since when it is void.
        public var voidOn: String?
        /// The number of the letter that replaced it.
        public var replacedBy: String?
        /// SHA-256 of the PDF in hexadecimal, once it was printed.
        public var sha256: String?
        /// Whether the stored file is the one that was printed.
        public var unaltered: Bool

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            number: String,
            issuedOn: String,
            office: String,
            status: String,
            statusWords: Words,
            voidOn: String? = nil,
            replacedBy: String? = nil,
            sha256: String? = nil,
            unaltered: Bool
        ) {
            self.kind = kind
            self.words = words
            self.number = number
            self.issuedOn = issuedOn
            self.office = office
            self.status = status
            self.statusWords = statusWords
            self.voidOn = voidOn
            self.replacedBy = replacedBy
            self.sha256 = sha256
            self.unaltered = unaltered
        }

        private enum CodingKeys: String, CodingKey {
            case kind, words, number, issuedOn, office, status, statusWords, voidOn, replacedBy
            case sha256 = "sha"
            case unaltered
        }
    }
}

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
        /// The electronic signatures, in the order in which they came.
        public var signatures: [LetterSignature]?
        /// The scans and receipts that belong to it.
        public var evidence: [EvidenceRef]?

        /// Puts the fields together.
        public init(
            letter: Letter,
            caseId: String,
            frozen: Bool,
            verificationUrl: String? = nil,
            paper: LetterPaper? = nil,
            signatories: [LetterSignatory]? = nil,
            signatures: [LetterSignature]? = nil,
            evidence: [EvidenceRef]? = nil
        ) {
            self.letter = letter
            self.caseId = caseId
            self.frozen = frozen
            self.verificationUrl = verificationUrl
            self.paper = paper
            self.signatories = signatories
            self.signatures = signatures
            self.evidence = evidence
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

    /// An electronic signature on a letter. Each is a version of the letter's file that begins with the one before.
    public struct LetterSignature: Codable, Hashable, Sendable {
        /// Which version of the file it made, from 1.
        public var version: Int
        /// The place on the letter, from 1.
        public var signatory: Int
        /// The name that stands at that place; left out in lists.
        public var name: String?
        /// Whom the signer's certificate names.
        public var subject: String
        /// Who issued the certificate, as it says itself.
        public var issuer: String
        /// The certificate's serial number.
        public var serial: String
        /// Whether somebody who is trusted vouches for the certificate: `not_checked`.
        public var certificate: String
        /// What was checked, in words.
        public var certificateWords: Words
        /// How it came: `file`.
        public var method: String
        /// The size of the signed file.
        public var bytes: Int
        /// SHA-256 of the signed file, in hexadecimal.
        public var sha256: String
        /// Who brought it.
        public var broughtBy: PersonRef?
        /// When, UTC.
        public var broughtAt: String

        /// Puts the fields together.
        public init(
            version: Int,
            signatory: Int,
            name: String? = nil,
            subject: String,
            issuer: String,
            serial: String,
            certificate: String,
            certificateWords: Words,
            method: String,
            bytes: Int,
            sha256: String,
            broughtBy: PersonRef? = nil,
            broughtAt: String
        ) {
            self.version = version
            self.signatory = signatory
            self.name = name
            self.subject = subject
            self.issuer = issuer
            self.serial = serial
            self.certificate = certificate
            self.certificateWords = certificateWords
            self.method = method
            self.bytes = bytes
            self.sha256 = sha256
            self.broughtBy = broughtBy
            self.broughtAt = broughtAt
        }

        private enum CodingKeys: String, CodingKey {
            case version, signatory, name, subject, issuer, serial, certificate, certificateWords, method, bytes
            case sha256 = "sha"
            case broughtBy, broughtAt
        }
    }

    /// What a file is of a letter.
    public struct LetterComparison: Codable, Hashable, Sendable {
        /// `signed`, `paper`, `earlier_signed` or `other`.
        public var match: String
        /// In words.
        public var words: Words
        /// SHA-256 of what was sent, in hexadecimal.
        public var sha256: String
        /// The letter.
        public var letter: LetterVerification

        /// Puts the fields together.
        public init(match: String, words: Words, sha256: String, letter: LetterVerification) {
            self.match = match
            self.words = words
            self.sha256 = sha256
            self.letter = letter
        }

        private enum CodingKeys: String, CodingKey {
            case match, words
            case sha256 = "sha"
            case letter
        }
    }

    /// A file's SHA-256, to compare without sending the file.
    public struct LetterComparisonRequest: Codable, Hashable, Sendable {
        /// In hexadecimal.
        public var sha256: String

        /// Names a file by its SHA-256.
        public init(sha256: String) { self.sha256 = sha256 }

        private enum CodingKeys: String, CodingKey { case sha256 = "sha" }
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
        /// For how many of the firms on it its order was withdrawn, while it stands for others.
        public var withdrawnFor: Int?
        /// The number of the letter that replaced it.
        public var replacedBy: String?
        /// SHA-256 of the unsigned PDF in hexadecimal, once it was printed.
        public var sha256: String?
        /// SHA-256 of the PDF with its latest electronic signature.
        public var signedSha: String?
        /// How many electronic signatures it bears.
        public var signatures: Int
        /// Whether what is stored is what was frozen, printed and signed.
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
            withdrawnFor: Int? = nil,
            replacedBy: String? = nil,
            sha256: String? = nil,
            signedSha: String? = nil,
            signatures: Int,
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
            self.withdrawnFor = withdrawnFor
            self.replacedBy = replacedBy
            self.sha256 = sha256
            self.signedSha = signedSha
            self.signatures = signatures
            self.unaltered = unaltered
        }

        private enum CodingKeys: String, CodingKey {
            case kind, words, number, issuedOn, office, status, statusWords, voidOn, withdrawnFor, replacedBy
            case sha256 = "sha"
            case signedSha, signatures, unaltered
        }
    }
}

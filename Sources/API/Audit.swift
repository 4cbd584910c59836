public import Domain

extension Wire {
    /// Who did or saw what, when, as which post, from where and what for.
    public struct AuditEntry: Codable, Hashable, Sendable {
        /// Counts the entries; gaps are entries whose transaction was undone.
        public var number: Int64
        /// When, UTC.
        public var recordedAt: String
        /// Who; none for the system itself.
        public var person: PersonRef?
        /// `write`, `read` or `export`.
        public var kind: String
        /// `METHOD /path`, or what the system did.
        public var operation: String
        /// What it was about.
        public var subjectId: String?
        /// `allowed`, `refused` or `not_found`.
        public var outcome: String
        /// The posts held at that moment, as `role@office`.
        public var posts: [String]?
        /// The IP address it came from.
        public var address: String?
        /// The family of the program.
        public var agent: String?
        /// What for, in the reader’s words.
        public var purpose: String?
        /// What a list was asked for.
        public var query: String?
        /// The identities that a list’s answer named.
        public var seen: [String]?
        /// The block that seals it; none as long as it is not sealed.
        public var block: Int64?
        /// SHA-256 of what is sealed of it; in exports alone.
        public var digest: String?
        /// What more the entry says.
        public var details: AuditDetails?

        /// Puts the fields together.
        public init(
            number: Int64,
            recordedAt: String,
            person: PersonRef? = nil,
            kind: String,
            operation: String,
            subjectId: String? = nil,
            outcome: String,
            posts: [String]? = nil,
            address: String? = nil,
            agent: String? = nil,
            purpose: String? = nil,
            query: String? = nil,
            seen: [String]? = nil,
            block: Int64? = nil,
            digest: String? = nil,
            details: AuditDetails? = nil
        ) {
            self.number = number
            self.recordedAt = recordedAt
            self.person = person
            self.kind = kind
            self.operation = operation
            self.subjectId = subjectId
            self.outcome = outcome
            self.posts = posts
            self.address = address
            self.agent = agent
            self.purpose = purpose
            self.query = query
            self.seen = seen
            self.block = block
            self.digest = digest
            self.details = details
        }
    }

    /// What an entry of the trail says beside who, what and when.
    public struct AuditDetails: Codable, Hashable, Sendable {
        /// The step of a case that was taken.
        public var action: String?
        /// Its place in the case's log.
        public var event: Int?
        /// What it was about, where things of its kind have a name and no identity.
        public var subject: String?
        /// What came to be, where the subject is what it belongs to.
        public var made: String?
        /// By what somebody signed in: `password`, `second_factor`, `oidc`.
        public var method: String?
        /// Why it was refused.
        public var reason: String?
        /// A keyed digest of a login that nobody has.
        public var account: String?
        /// How often it came.
        public var count: Int?
        /// How many of them have no entry of their own.
        public var untold: Int?
        /// The hour that was counted, UTC.
        public var hour: String?

        /// Puts the fields together.
        public init(
            action: String? = nil,
            event: Int? = nil,
            subject: String? = nil,
            made: String? = nil,
            method: String? = nil,
            reason: String? = nil,
            account: String? = nil,
            count: Int? = nil,
            untold: Int? = nil,
            hour: String? = nil
        ) {
            self.action = action
            self.event = event
            self.subject = subject
            self.made = made
            self.method = method
            self.reason = reason
            self.account = account
            self.count = count
            self.untold = untold
            self.hour = hour
        }
    }

    /// A signed statement of what the chain was.
    public struct AuditHead: Codable, Hashable, Sendable {
        /// 1, 2, 3, …
        public var number: Int64
        /// The last block that it speaks of.
        public var block: Int64
        /// When, UTC.
        public var signedAt: String
        /// JSON, in the bytes that are signed.
        public var content: String
        /// Ed25519 over `content`, base64.
        public var signature: String
        /// Ed25519, base64.
        public var publicKey: String

        /// Puts the fields together.
        public init(
            number: Int64,
            block: Int64,
            signedAt: String,
            content: String,
            signature: String,
            publicKey: String
        ) {
            self.number = number
            self.block = block
            self.signedAt = signedAt
            self.content = content
            self.signature = signature
            self.publicKey = publicKey
        }
    }

    /// The first line of an export, with what its lines can be checked against.
    public struct AuditProof: Codable, Hashable, Sendable {
        /// When, UTC.
        public var exportedAt: String
        /// What was signed last.
        public var head: AuditHead?
        /// How to check.
        public var how: Words

        /// Puts the fields together.
        public init(
            exportedAt: String,
            head: AuditHead? = nil,
            how: Words
        ) {
            self.exportedAt = exportedAt
            self.head = head
            self.how = how
        }
    }

    /// Something that is not as it was sealed and signed.
    public struct AuditFault: Codable, Hashable, Sendable {
        /// A stable word.
        public var kind: String
        /// What it means.
        public var words: Words
        /// The block.
        public var block: Int64?
        /// The entry’s number.
        public var entry: Int64?
        /// The signed head.
        public var head: Int64?
        /// The day, UTC.
        public var day: String?

        /// Puts the fields together.
        public init(
            kind: String,
            words: Words,
            block: Int64? = nil,
            entry: Int64? = nil,
            head: Int64? = nil,
            day: String? = nil
        ) {
            self.kind = kind
            self.words = words
            self.block = block
            self.entry = entry
            self.head = head
            self.day = day
        }
    }

    /// What a verification of the trail found.
    public struct AuditVerification: Codable, Hashable, Sendable {
        /// Whether all is as it was sealed and signed.
        public var isIntact: Bool
        /// Blocks looked at.
        public var blocks: Int64
        /// Entries looked at.
        public var entries: Int64
        /// Entries that lie in archives.
        public var archived: Int64
        /// Entries that no block holds yet.
        public var unsealed: Int64
        /// Signed heads against which the chain was held.
        public var heads: Int
        /// Of these, heads from outside the database.
        public var foreignHeads: Int
        /// How many faults there are.
        public var faultCount: Int
        /// The first 200 of them.
        public var faults: [AuditFault]

        /// Puts the fields together.
        public init(
            isIntact: Bool,
            blocks: Int64,
            entries: Int64,
            archived: Int64,
            unsealed: Int64,
            heads: Int,
            foreignHeads: Int,
            faultCount: Int,
            faults: [AuditFault]
        ) {
            self.isIntact = isIntact
            self.blocks = blocks
            self.entries = entries
            self.archived = archived
            self.unsealed = unsealed
            self.heads = heads
            self.foreignHeads = foreignHeads
            self.faultCount = faultCount
            self.faults = faults
        }
    }

    /// A record of destruction (berita acara pemusnahan) of entries of the trail.
    public struct AuditDestruction: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// The first block.
        public var fromBlock: Int64
        /// The last block.
        public var throughBlock: Int64
        /// How many entries.
        public var entries: Int64
        /// Time of the first entry, UTC.
        public var firstAt: String
        /// Time of the last, UTC.
        public var lastAt: String
        /// Key of the parameter that is the rule.
        public var rule: String
        /// Since when the rule holds.
        public var effectiveFrom: String
        /// After how many months.
        public var months: Int
        /// On what the rule rests.
        public var legalBasis: String
        /// How sure that is.
        public var certainty: String
        /// Where the entries lie.
        public var fileName: String
        /// SHA-256 of the file.
        public var digest: String
        /// When, UTC.
        public var archivedAt: String

        /// Puts the fields together.
        public init(
            id: String,
            fromBlock: Int64,
            throughBlock: Int64,
            entries: Int64,
            firstAt: String,
            lastAt: String,
            rule: String,
            effectiveFrom: String,
            months: Int,
            legalBasis: String,
            certainty: String,
            fileName: String,
            digest: String,
            archivedAt: String
        ) {
            self.id = id
            self.fromBlock = fromBlock
            self.throughBlock = throughBlock
            self.entries = entries
            self.firstAt = firstAt
            self.lastAt = lastAt
            self.rule = rule
            self.effectiveFrom = effectiveFrom
            self.months = months
            self.legalBasis = legalBasis
            self.certainty = certainty
            self.fileName = fileName
            self.digest = digest
            self.archivedAt = archivedAt
        }
    }
}

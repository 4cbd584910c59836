public import Domain

extension Wire {
    /// A debt. Who is not of BPJS sees state and balance, not the bill and its log.
    public struct Debt: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The firm.
        public var company: CompanyRef
        /// The cases behind which it stands.
        public var caseIds: [String]
        /// The number of the bill.
        public var number: String?
        /// Where it stands.
        public var state: String
        /// In words.
        public var stateWords: Words
        /// Counts the acts.
        public var version: Int
        /// What was billed.
        public var billed: Int64
        /// What is owed.
        public var balance: Int64
        /// What was owed when the authority took it over.
        public var frozenAmount: Int64?
        /// Whether the prosecutor has or ever had it: then PUPN never will.
        public var wasWithLawEnforcement: Bool
        /// Whether PUPN has or ever had it.
        public var wasWithStateReceivables: Bool
        /// The day of the bill.
        public var billedOn: String
        /// When it is to be paid.
        public var dueOn: String
        /// The parts; for BPJS and auditors, of a single debt.
        public var items: [DebtItem]?
        /// The plan agreed on last.
        public var instalments: [Instalment]?
        /// The log.
        public var events: [DebtEvent]?

        /// Puts the fields together.
        public init(
            id: String,
            company: CompanyRef,
            caseIds: [String],
            number: String? = nil,
            state: String,
            stateWords: Words,
            version: Int,
            billed: Int64,
            balance: Int64,
            frozenAmount: Int64? = nil,
            wasWithLawEnforcement: Bool,
            wasWithStateReceivables: Bool,
            billedOn: String,
            dueOn: String,
            items: [DebtItem]? = nil,
            instalments: [Instalment]? = nil,
            events: [DebtEvent]? = nil
        ) {
            self.id = id
            self.company = company
            self.caseIds = caseIds
            self.number = number
            self.state = state
            self.stateWords = stateWords
            self.version = version
            self.billed = billed
            self.balance = balance
            self.frozenAmount = frozenAmount
            self.wasWithLawEnforcement = wasWithLawEnforcement
            self.wasWithStateReceivables = wasWithStateReceivables
            self.billedOn = billedOn
            self.dueOn = dueOn
            self.items = items
            self.instalments = instalments
            self.events = events
        }
    }
}

extension Wire {
    /// One part of a debt.
    public struct DebtItem: Codable, Hashable, Sendable {
        /// Its place on the bill.
        public var ordinal: Int
        /// What it is for.
        public var kind: String
        /// In words.
        public var words: Words
        /// The programme.
        public var programme: String?
        /// First month that it is for.
        public var firstMonth: String?
        /// Last month that it is for.
        public var lastMonth: String?
        /// What was billed.
        public var amount: Int64
        /// What is still owed.
        public var balance: Int64
        /// On what it rests.
        public var legalBasis: String

        /// Puts the fields together.
        public init(
            ordinal: Int,
            kind: String,
            words: Words,
            programme: String? = nil,
            firstMonth: String? = nil,
            lastMonth: String? = nil,
            amount: Int64,
            balance: Int64,
            legalBasis: String
        ) {
            self.ordinal = ordinal
            self.kind = kind
            self.words = words
            self.programme = programme
            self.firstMonth = firstMonth
            self.lastMonth = lastMonth
            self.amount = amount
            self.balance = balance
            self.legalBasis = legalBasis
        }
    }
}

extension Wire {
    /// An act of a debt's log.
    public struct DebtEvent: Codable, Hashable, Sendable {
        /// Its number in the log.
        public var seq: Int
        /// What was done.
        public var action: String
        /// In words.
        public var words: Words
        /// Where the debt stood then.
        public var toState: String
        /// The legal day.
        public var occurredOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Who did it.
        public var actor: PersonRef?
        /// By how much the balance moved.
        public var change: Int64
        /// What was owed then.
        public var balanceAfter: Int64
        /// How it was held against the parts.
        public var shares: [DebtShare]
        /// The payment that it takes back.
        public var reversesSeq: Int?
        /// The authority.
        public var authority: String?
        /// When the mandate ends.
        public var termOn: String?
        /// What came of it.
        public var result: String?
        /// On what it rests.
        public var legalBasis: String?
        /// The proof.
        public var reference: String?
        /// The reason.
        public var reason: String?
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            seq: Int,
            action: String,
            words: Words,
            toState: String,
            occurredOn: String,
            recordedAt: String,
            actor: PersonRef? = nil,
            change: Int64,
            balanceAfter: Int64,
            shares: [DebtShare],
            reversesSeq: Int? = nil,
            authority: String? = nil,
            termOn: String? = nil,
            result: String? = nil,
            legalBasis: String? = nil,
            reference: String? = nil,
            reason: String? = nil,
            note: String? = nil
        ) {
            self.seq = seq
            self.action = action
            self.words = words
            self.toState = toState
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.actor = actor
            self.change = change
            self.balanceAfter = balanceAfter
            self.shares = shares
            self.reversesSeq = reversesSeq
            self.authority = authority
            self.termOn = termOn
            self.result = result
            self.legalBasis = legalBasis
            self.reference = reference
            self.reason = reason
            self.note = note
        }
    }
}

extension Wire {
    /// How much of an act one part of the debt has.
    public struct DebtShare: Codable, Hashable, Sendable {
        /// The part's place on the bill.
        public var ordinal: Int
        /// By how much its balance moved.
        public var amount: Int64

        /// Puts the fields together.
        public init(
            ordinal: Int,
            amount: Int64
        ) {
            self.ordinal = ordinal
            self.amount = amount
        }
    }
}

extension Wire {
    /// A part of a plan.
    public struct Instalment: Codable, Hashable, Sendable {
        /// When it is due.
        public var dueOn: String
        /// How much.
        public var amount: Int64

        /// Puts the fields together.
        public init(
            dueOn: String,
            amount: Int64
        ) {
            self.dueOn = dueOn
            self.amount = amount
        }
    }
}

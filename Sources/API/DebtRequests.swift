extension Wire {
    /// A debt to be billed.
    public struct DebtRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// The firm.
        public var companyId: String
        /// The cases of the firm behind which it stands.
        public var caseIds: [String]?
        /// The number of the bill.
        public var number: String?
        /// When it is to be paid.
        public var dueOn: String
        /// The day of the bill.
        public var occurredOn: String
        /// The parts.
        public var items: [DebtItemRequest]
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            companyId: String,
            caseIds: [String]? = nil,
            number: String? = nil,
            dueOn: String,
            occurredOn: String,
            items: [DebtItemRequest],
            reason: String? = nil,
            note: String? = nil
        ) {
            self.id = id
            self.companyId = companyId
            self.caseIds = caseIds
            self.number = number
            self.dueOn = dueOn
            self.occurredOn = occurredOn
            self.items = items
            self.reason = reason
            self.note = note
        }
    }
}

extension Wire {
    /// One part of a bill.
    public struct DebtItemRequest: Codable, Hashable, Sendable {
        /// What it is for.
        public var kind: String
        /// The programme; for all but the administrative fine.
        public var programme: String?
        /// First month that it is for.
        public var firstMonth: String?
        /// Last month that it is for.
        public var lastMonth: String?
        /// How much.
        public var amount: Int64
        /// On what it rests.
        public var legalBasis: String

        /// Puts the fields together.
        public init(
            kind: String,
            programme: String? = nil,
            firstMonth: String? = nil,
            lastMonth: String? = nil,
            amount: Int64,
            legalBasis: String
        ) {
            self.kind = kind
            self.programme = programme
            self.firstMonth = firstMonth
            self.lastMonth = lastMonth
            self.amount = amount
            self.legalBasis = legalBasis
        }
    }
}

extension Wire {
    /// A payment on a debt.
    public struct PaymentRequest: Codable, Hashable, Sendable {
        /// How much.
        public var amount: Int64
        /// When it arrived.
        public var occurredOn: String
        /// The proof.
        public var reference: String?
        /// The version that it was decided on.
        public var expectedVersion: Int?
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            amount: Int64,
            occurredOn: String,
            reference: String? = nil,
            expectedVersion: Int? = nil,
            reason: String? = nil,
            note: String? = nil
        ) {
            self.amount = amount
            self.occurredOn = occurredOn
            self.reference = reference
            self.expectedVersion = expectedVersion
            self.reason = reason
            self.note = note
        }
    }
}

extension Wire {
    /// Instalments that add up to what is owed.
    public struct InstalmentPlanRequest: Codable, Hashable, Sendable {
        /// The day of the agreement.
        public var occurredOn: String
        /// The instalments, each due later than the one before.
        public var instalments: [Instalment]
        /// The agreement.
        public var reference: String?
        /// The version that it was decided on.
        public var expectedVersion: Int?
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            occurredOn: String,
            instalments: [Instalment],
            reference: String? = nil,
            expectedVersion: Int? = nil,
            reason: String? = nil,
            note: String? = nil
        ) {
            self.occurredOn = occurredOn
            self.instalments = instalments
            self.reference = reference
            self.expectedVersion = expectedVersion
            self.reason = reason
            self.note = note
        }
    }
}

extension Wire {
    /// An act on a debt other than a payment or a plan.
    public struct DebtStepRequest: Codable, Hashable, Sendable {
        /// What is done.
        public var action: String
        /// The legal day.
        public var occurredOn: String
        /// The version that it was decided on.
        public var expectedVersion: Int?
        /// The authority, for a hand-over.
        public var authority: String?
        /// When the mandate ends.
        public var termOn: String?
        /// What came of it.
        public var result: String?
        /// On what a reduction rests.
        public var legalBasis: String?
        /// How much is written down.
        public var amount: Int64?
        /// The part that is written down.
        public var ordinal: Int?
        /// What is billed besides.
        public var items: [DebtItemRequest]?
        /// The payment that is taken back.
        public var reversesSeq: Int?
        /// The proof.
        public var reference: String?
        /// The reason.
        public var reason: String?
        /// A note for the record.
        public var note: String?

        /// Puts the fields together.
        public init(
            action: String,
            occurredOn: String,
            expectedVersion: Int? = nil,
            authority: String? = nil,
            termOn: String? = nil,
            result: String? = nil,
            legalBasis: String? = nil,
            amount: Int64? = nil,
            ordinal: Int? = nil,
            items: [DebtItemRequest]? = nil,
            reversesSeq: Int? = nil,
            reference: String? = nil,
            reason: String? = nil,
            note: String? = nil
        ) {
            self.action = action
            self.occurredOn = occurredOn
            self.expectedVersion = expectedVersion
            self.authority = authority
            self.termOn = termOn
            self.result = result
            self.legalBasis = legalBasis
            self.amount = amount
            self.ordinal = ordinal
            self.items = items
            self.reversesSeq = reversesSeq
            self.reference = reference
            self.reason = reason
            self.note = note
        }
    }
}

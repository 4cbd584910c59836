extension Wire {
    /// A firm to be handed over: one of the register, or by name with the numbers that are known.
    public struct HandoverLineRequest: Codable, Hashable, Sendable {
        /// The firm of the register.
        public var companyId: String?
        /// Its name; needed without `company_id`.
        public var name: String?
        /// NIB.
        public var nib: String?
        /// NPWP.
        public var npwp: String?
        /// NPP.
        public var npp: String?
        /// The regency; needed without `company_id`.
        public var regionCode: String?
        /// What is suspected: codes of finding kinds.
        public var indications: [String]
        /// What is owed, in rupiah.
        public var debt: Int64?
        /// How many workers it concerns.
        public var workers: Int?
        /// What else the branch says.
        public var note: String?

        /// Puts the fields together.
        public init(
            companyId: String? = nil,
            name: String? = nil,
            nib: String? = nil,
            npwp: String? = nil,
            npp: String? = nil,
            regionCode: String? = nil,
            indications: [String],
            debt: Int64? = nil,
            workers: Int? = nil,
            note: String? = nil
        ) {
            self.companyId = companyId
            self.name = name
            self.nib = nib
            self.npwp = npwp
            self.npp = npp
            self.regionCode = regionCode
            self.indications = indications
            self.debt = debt
            self.workers = workers
            self.note = note
        }
    }
}

extension Wire {
    /// A list of firms that a branch hands to the inspectors.
    public struct HandoverRequest: Codable, Hashable, Sendable {
        /// UUIDv7 of the client's making.
        public var id: String?
        /// What the list is, as the meeting calls it.
        public var title: String
        /// The number of the covering letter.
        public var number: String?
        /// The branch, by code or id; needed where the sender serves several.
        public var office: String?
        /// The inspectors' unit, by code or id; without it the one whose territory holds all lines.
        public var receiver: String?
        /// The day on which the list is handed over.
        public var handedOn: String
        /// The firms.
        public var lines: [HandoverLineRequest]

        /// Puts the fields together.
        public init(
            id: String? = nil,
            title: String,
            number: String? = nil,
            office: String? = nil,
            receiver: String? = nil,
            handedOn: String,
            lines: [HandoverLineRequest]
        ) {
            self.id = id
            self.title = title
            self.number = number
            self.office = office
            self.receiver = receiver
            self.handedOn = handedOn
            self.lines = lines
        }
    }
}

extension Wire {
    /// Something to be done with a list or with lines of it.
    public struct HandoverStepRequest: Codable, Hashable, Sendable {
        /// The action's code.
        public var action: String
        /// The version that it was decided on; whatever stands now without it.
        public var expectedVersion: Int?
        /// The lines that it is about; for `withdraw` none means the list.
        public var lines: [Int]?
        /// For `accept` and `return`: the day of receipt.
        public var receivedOn: String?
        /// For `return` and `withdraw`.
        public var reason: String?
        /// For `match`: the firm of the register.
        public var companyId: String?
        /// For `assign`: the inspector, by login or id.
        public var owner: String?
        /// For `link_case`: the inspection's case.
        public var caseId: String?
        /// For `record_outcome`, where no case tells it.
        public var outcome: String?
        /// For `record_outcome`: workers covered.
        public var workers: Int?
        /// For `record_outcome`: rupiah paid.
        public var paid: Int64?
        /// For `record_outcome`: what it rests on.
        public var evidence: String?

        /// Puts the fields together.
        public init(
            action: String,
            expectedVersion: Int? = nil,
            lines: [Int]? = nil,
            receivedOn: String? = nil,
            reason: String? = nil,
            companyId: String? = nil,
            owner: String? = nil,
            caseId: String? = nil,
            outcome: String? = nil,
            workers: Int? = nil,
            paid: Int64? = nil,
            evidence: String? = nil
        ) {
            self.action = action
            self.expectedVersion = expectedVersion
            self.lines = lines
            self.receivedOn = receivedOn
            self.reason = reason
            self.companyId = companyId
            self.owner = owner
            self.caseId = caseId
            self.outcome = outcome
            self.workers = workers
            self.paid = paid
            self.evidence = evidence
        }
    }
}

extension Wire {
    /// Lines that are to become proposals of inspections.
    public struct HandoverProposalRequest: Codable, Hashable, Sendable {
        /// Which; without them every line that is matched and has no case.
        public var lines: [Int]?
        /// The kind of inspection; `special` without it.
        public var kind: String?
        /// Why; without it the list and the line are named.
        public var reason: String?
        /// A note for each proposal.
        public var note: String?
        /// The day of the proposals.
        public var occurredOn: String

        /// Puts the fields together.
        public init(
            lines: [Int]? = nil,
            kind: String? = nil,
            reason: String? = nil,
            note: String? = nil,
            occurredOn: String
        ) {
            self.lines = lines
            self.kind = kind
            self.reason = reason
            self.note = note
            self.occurredOn = occurredOn
        }
    }
}

extension Wire {
    /// That a list is to be kept as it stands for a meeting.
    public struct HandoverSnapshotRequest: Codable, Hashable, Sendable {
        /// The meeting.
        public var meeting: String

        /// Puts the fields together.
        public init(meeting: String) { self.meeting = meeting }
    }
}

extension Wire {
    /// One step of a case.
    public struct StepRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// The action's code.
        public var action: String
        /// The version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// A note for the record.
        public var note: String?
        /// What the action needs beside the day.
        public var details: StepDetails?
        /// Evidence of the case that the record rests on, stored before it.
        public var evidenceIds: [String]?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            action: String,
            expectedVersion: Int? = nil,
            occurredOn: String,
            reason: String? = nil,
            note: String? = nil,
            details: StepDetails? = nil,
            evidenceIds: [String]? = nil
        ) {
            self.id = id
            self.action = action
            self.expectedVersion = expectedVersion
            self.occurredOn = occurredOn
            self.reason = reason
            self.note = note
            self.details = details
            self.evidenceIds = evidenceIds
        }
    }
}

extension Wire {
    /// What an action needs beside the day; which fields tells `requires` of the action.
    public struct StepDetails: Codable, Hashable, Sendable {
        /// Where the action may lead to more than one state.
        public var targetState: String?
        /// The other case.
        public var linkedCase: String?
        /// The other firm, by id or name.
        public var linkedCompany: String?
        /// The order (SPT).
        public var assignment: StepAssignment?
        /// The visit it rests on.
        public var visitId: String?
        /// The letter.
        public var letter: StepLetter?
        /// The findings.
        public var findings: [FindingOutcome]?
        /// Whole rupiah.
        public var amount: Int64?
        /// The parts of a bill, which add up to `amount`.
        public var items: [DebtItemRequest]?
        /// The debt that the step is about, one behind the case or of the same firm.
        public var debtId: String?
        /// Days of the letter's own period, or of an extension.
        public var days: Int?
        /// Last day of what is agreed or given.
        public var term: String?
        /// The office asked, by name.
        public var authority: String?
        /// Which public service (PP 86/2013 art. 9(1)). One of `business_licence`, `tender_licence`,
        /// `foreign_worker_permit`, `labour_supply_licence`, `building_permit`.
        public var service: String?
        /// The named legal basis of an extension, suspension or report.
        public var legalBasis: String?
        /// The result, in words.
        public var result: String?
        /// How it was decided. One of `granted`, `refused`; of one of several requests to deny services `refused` refuses
        /// it, and without a ruling it is returned.
        public var ruling: String?
        /// Reference to the proof.
        public var evidence: String?
        /// The office that takes the case, by id or name.
        public var office: String?

        /// Puts the fields together.
        public init(
            targetState: String? = nil,
            linkedCase: String? = nil,
            linkedCompany: String? = nil,
            assignment: StepAssignment? = nil,
            visitId: String? = nil,
            letter: StepLetter? = nil,
            findings: [FindingOutcome]? = nil,
            amount: Int64? = nil,
            items: [DebtItemRequest]? = nil,
            debtId: String? = nil,
            days: Int? = nil,
            term: String? = nil,
            authority: String? = nil,
            service: String? = nil,
            legalBasis: String? = nil,
            result: String? = nil,
            ruling: String? = nil,
            evidence: String? = nil,
            office: String? = nil
        ) {
            self.targetState = targetState
            self.linkedCase = linkedCase
            self.linkedCompany = linkedCompany
            self.assignment = assignment
            self.visitId = visitId
            self.letter = letter
            self.findings = findings
            self.amount = amount
            self.items = items
            self.debtId = debtId
            self.days = days
            self.term = term
            self.authority = authority
            self.service = service
            self.legalBasis = legalBasis
            self.result = result
            self.ruling = ruling
            self.evidence = evidence
            self.office = office
        }
    }
}

extension Wire {
    /// The order (SPT) of a step; one that exists by its id, or a new one by the rest.
    public struct StepAssignment: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String?
        /// The next of the register without it.
        public var number: String?
        /// Kind code. One of `periodic`, `first`, `special`, `repeat`.
        public var kind: String?
        /// Inspectors, by login or id.
        public var inspectors: [String]?
        /// First day.
        public var validFrom: String?
        /// Last day, inclusive.
        public var validTo: String?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            number: String? = nil,
            kind: String? = nil,
            inspectors: [String]? = nil,
            validFrom: String? = nil,
            validTo: String? = nil
        ) {
            self.id = id
            self.number = number
            self.kind = kind
            self.inspectors = inspectors
            self.validFrom = validFrom
            self.validTo = validTo
        }
    }
}

extension Wire {
    /// The letter that a step makes or means.
    public struct StepLetter: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String?
        /// Kind code.
        public var kind: String?
        /// The next of the register without it.
        public var number: String?
        /// What the letter asks.
        public var text: String?

        /// Puts the fields together.
        public init(id: String? = nil, kind: String? = nil, number: String? = nil, text: String? = nil) {
            self.id = id
            self.kind = kind
            self.number = number
            self.text = text
        }
    }
}

extension Wire {
    /// What verification found of one finding.
    public struct FindingOutcome: Codable, Hashable, Sendable {
        /// The finding.
        public var findingId: String
        /// Outcome code. One of `remedied`, `unremedied`, `succeeded`, `unfounded`.
        public var outcome: String
        /// The proof.
        public var evidence: String?
        /// The finding that takes its place.
        public var successor: FindingRequest?

        /// Puts the fields together.
        public init(findingId: String, outcome: String, evidence: String? = nil, successor: FindingRequest? = nil) {
            self.findingId = findingId
            self.outcome = outcome
            self.evidence = evidence
            self.successor = successor
        }
    }
}

extension Wire {
    /// The step, and the case after it.
    public struct StepResult: Codable, Hashable, Sendable {
        /// The act in the log.
        public var event: Event
        /// The case after it.
        public var `case`: CaseSummary

        /// Puts the fields together.
        public init(event: Event, case: CaseSummary) {
            self.event = event
            self.case = `case`
        }
    }
}

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

        /// Puts the fields together.
        public init(
            id: String? = nil,
            action: String,
            expectedVersion: Int? = nil,
            occurredOn: String,
            reason: String? = nil,
            note: String? = nil,
            details: StepDetails? = nil
        ) {
            self.id = id
            self.action = action
            self.expectedVersion = expectedVersion
            self.occurredOn = occurredOn
            self.reason = reason
            self.note = note
            self.details = details
        }
    }
}

extension Wire {
    /// What an action needs beside the day; which fields tells `requires` of the action.
    public struct StepDetails: Codable, Hashable, Sendable {
        /// The letter.
        public var letter: LetterDetails?
        /// The letter.
        public var letterId: String?
        /// The assignment letter that covers it.
        public var assignmentId: String?
        /// The visit it rests on.
        public var visitId: String?
        /// The findings.
        public var findings: [FindingOutcome]?
        /// Whole rupiah.
        public var amount: Int64?
        /// The deadline's day.
        public var dueOn: String?
        /// Which public services (PP 86/2013 art. 9(1)). One of `business_licence`, `tender_licence`,
        /// `foreign_worker_permit`, `labour_supply_licence`, `building_permit`.
        public var services: [String]?
        /// The office asked, by name.
        public var authority: String?
        /// The named legal basis of an extension or report.
        public var basis: String?
        /// The result, in words.
        public var result: String?
        /// Number of a document of others: proof of payment, SKK, SPDP, verdict.
        public var reference: String?
        /// The other office.
        public var officeId: String?
        /// The firm.
        public var companyId: String?
        /// The other case.
        public var linkedCaseId: String?

        /// Puts the fields together.
        public init(
            letter: LetterDetails? = nil,
            letterId: String? = nil,
            assignmentId: String? = nil,
            visitId: String? = nil,
            findings: [FindingOutcome]? = nil,
            amount: Int64? = nil,
            dueOn: String? = nil,
            services: [String]? = nil,
            authority: String? = nil,
            basis: String? = nil,
            result: String? = nil,
            reference: String? = nil,
            officeId: String? = nil,
            companyId: String? = nil,
            linkedCaseId: String? = nil
        ) {
            self.letter = letter
            self.letterId = letterId
            self.assignmentId = assignmentId
            self.visitId = visitId
            self.findings = findings
            self.amount = amount
            self.dueOn = dueOn
            self.services = services
            self.authority = authority
            self.basis = basis
            self.result = result
            self.reference = reference
            self.officeId = officeId
            self.companyId = companyId
            self.linkedCaseId = linkedCaseId
        }
    }
}

extension Wire {
    /// The letter of a step.
    public struct LetterDetails: Codable, Hashable, Sendable {
        /// The next of the register without it.
        public var number: String?
        /// What the letter asks.
        public var text: String?

        /// Puts the fields together.
        public init(number: String? = nil, text: String? = nil) {
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
        /// Outcome code. One of `remedied`, `unremedied`, `succeeded`.
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

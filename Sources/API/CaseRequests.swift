extension Wire {
    /// A case to be opened.
    public struct CaseRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// `inspection` or `bpjs_sanction`.
        public var track: String
        /// The action's code. One of `indicate`, `accept_recommendation`, `reopen`, `take_over`.
        public var action: String
        /// The firm.
        public var companyId: String
        /// Kind of finding that is indicated. One of `unregistered`, `partial_workers`, `partial_wages`,
        /// `partial_programmes`, `arrears`, `not_remitted`, `annual_report_missing`, `changes_unreported`,
        /// `obstruction`, `other_norm`.
        public var findingKind: String?
        /// The kind of what lists suggest, on which the case is opened.
        public var fromIndication: String?
        /// What was seen.
        public var facts: String?
        /// Workers affected.
        public var workersAffected: Int?
        /// The other case.
        public var linkedCaseId: String?
        /// Where the action may open a case in more than one state.
        public var targetState: String?
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// The reason; needed when an act is entered late.
        public var reason: String
        /// A note for the record.
        public var note: String?
        /// Where the case on paper stands.
        public var takeOver: TakeOver?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            track: String,
            action: String,
            companyId: String,
            findingKind: String? = nil,
            fromIndication: String? = nil,
            facts: String? = nil,
            workersAffected: Int? = nil,
            linkedCaseId: String? = nil,
            targetState: String? = nil,
            occurredOn: String,
            reason: String,
            note: String? = nil,
            takeOver: TakeOver? = nil
        ) {
            self.id = id
            self.track = track
            self.action = action
            self.companyId = companyId
            self.findingKind = findingKind
            self.fromIndication = fromIndication
            self.facts = facts
            self.workersAffected = workersAffected
            self.linkedCaseId = linkedCaseId
            self.targetState = targetState
            self.occurredOn = occurredOn
            self.reason = reason
            self.note = note
            self.takeOver = takeOver
        }
    }
}

extension Wire {
    /// Where a case on paper stands.
    public struct TakeOver: Codable, Hashable, Sendable {
        /// State code.
        public var state: String
        /// The day of the first act.
        public var openedOn: String
        /// Its letters.
        public var letters: [PaperLetter]?
        /// The findings.
        public var findings: [FindingRequest]?

        /// Puts the fields together.
        public init(state: String, openedOn: String, letters: [PaperLetter]? = nil, findings: [FindingRequest]? = nil) {
            self.state = state
            self.openedOn = openedOn
            self.letters = letters
            self.findings = findings
        }
    }
}

extension Wire {
    /// A letter of a case on paper.
    public struct PaperLetter: Codable, Hashable, Sendable {
        /// Kind code.
        public var kind: String
        /// Letter number.
        public var number: String
        /// The day it was signed.
        public var issuedOn: String
        /// The day the firm received it.
        public var receivedOn: String?

        /// Puts the fields together.
        public init(kind: String, number: String, issuedOn: String, receivedOn: String? = nil) {
            self.kind = kind
            self.number = number
            self.issuedOn = issuedOn
            self.receivedOn = receivedOn
        }
    }
}

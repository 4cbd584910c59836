extension Wire {
    /// A paper that came in.
    public struct IncomingLetterRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// The office that received it, by code or id; the sender's own without it.
        public var office: String?
        /// What it is.
        public var kind: String
        /// How it came.
        public var channel: String
        /// Who sent it.
        public var sender: String
        /// The sender's number.
        public var senderNumber: String?
        /// The day that stands on it.
        public var datedOn: String?
        /// The day on which it was received; not after today.
        public var receivedOn: String
        /// What it is about.
        public var subject: String
        /// What it says, in short.
        public var summary: String?
        /// Its classification, where it is another than its kind's.
        public var classification: String?
        /// How far it may be shown.
        public var secrecy: String
        /// The firm.
        public var companyId: String?
        /// The case to which it belongs.
        public var caseId: String?
        /// The letter of the case that it answers.
        public var answersLetterId: String?
        /// The act of the case that it answers.
        public var answersSeq: Int?
        /// The act of the case that it caused.
        public var causedSeq: Int?
        /// Its scans: evidence of the case.
        public var evidenceIds: [String]?
        /// The entry that this one corrects.
        public var corrects: String?
        /// Why it is entered late, or corrected; needed then.
        public var reason: String?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            office: String? = nil,
            kind: String,
            channel: String,
            sender: String,
            senderNumber: String? = nil,
            datedOn: String? = nil,
            receivedOn: String,
            subject: String,
            summary: String? = nil,
            classification: String? = nil,
            secrecy: String,
            companyId: String? = nil,
            caseId: String? = nil,
            answersLetterId: String? = nil,
            answersSeq: Int? = nil,
            causedSeq: Int? = nil,
            evidenceIds: [String]? = nil,
            corrects: String? = nil,
            reason: String? = nil
        ) {
            self.id = id
            self.office = office
            self.kind = kind
            self.channel = channel
            self.sender = sender
            self.senderNumber = senderNumber
            self.datedOn = datedOn
            self.receivedOn = receivedOn
            self.subject = subject
            self.summary = summary
            self.classification = classification
            self.secrecy = secrecy
            self.companyId = companyId
            self.caseId = caseId
            self.answersLetterId = answersLetterId
            self.answersSeq = answersSeq
            self.causedSeq = causedSeq
            self.evidenceIds = evidenceIds
            self.corrects = corrects
            self.reason = reason
        }
    }

    /// What a paper has to do with a case.
    public struct IncomingLinkRequest: Codable, Hashable, Sendable {
        /// The case; a paper belongs to one.
        public var caseId: String
        /// The letter of the case that it answers.
        public var answersLetterId: String?
        /// The act of the case that it answers.
        public var answersSeq: Int?
        /// The act of the case that it caused.
        public var causedSeq: Int?
        /// Its scans: evidence of the case.
        public var evidenceIds: [String]?

        /// Puts the fields together.
        public init(
            caseId: String,
            answersLetterId: String? = nil,
            answersSeq: Int? = nil,
            causedSeq: Int? = nil,
            evidenceIds: [String]? = nil
        ) {
            self.caseId = caseId
            self.answersLetterId = answersLetterId
            self.answersSeq = answersSeq
            self.causedSeq = causedSeq
            self.evidenceIds = evidenceIds
        }
    }

    /// Why an entry is void.
    public struct IncomingVoidRequest: Codable, Hashable, Sendable {
        /// Why.
        public var reason: String

        /// Puts the fields together.
        public init(
            reason: String
        ) {
            self.reason = reason
        }
    }

    /// A paper is passed to somebody.
    public struct DispositionRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// To whom: of the own office or one below it.
        public var to: String
        /// What is to be done.
        public var instruction: String
        /// By when; not before today.
        public var dueOn: String?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            to: String,
            instruction: String,
            dueOn: String? = nil
        ) {
            self.id = id
            self.to = to
            self.instruction = instruction
            self.dueOn = dueOn
        }
    }

    /// A disposition was done, or is taken back.
    public struct DispositionCompletionRequest: Codable, Hashable, Sendable {
        /// `done` by whom it was given to, `withdrawn` by who gave it.
        public var outcome: String
        /// What was done.
        public var note: String?

        /// Puts the fields together.
        public init(
            outcome: String,
            note: String? = nil
        ) {
            self.outcome = outcome
            self.note = note
        }
    }

    /// What the records schedule sets for a class from a day on.
    public struct RetentionTermRequest: Codable, Hashable, Sendable {
        /// The class.
        public var retention: String
        /// From when; not before today.
        public var effectiveFrom: String
        /// How long it is active.
        public var activeYears: Int?
        /// How long it is kept after that.
        public var inactiveYears: Int?
        /// What becomes of it then.
        public var fate: String?
        /// From which day the active years are counted.
        public var countsFrom: String
        /// The schedule.
        public var legalBasis: String
        /// How certain that is.
        public var certainty: String

        /// Puts the fields together.
        public init(
            retention: String,
            effectiveFrom: String,
            activeYears: Int? = nil,
            inactiveYears: Int? = nil,
            fate: String? = nil,
            countsFrom: String,
            legalBasis: String,
            certainty: String
        ) {
            self.retention = retention
            self.effectiveFrom = effectiveFrom
            self.activeYears = activeYears
            self.inactiveYears = inactiveYears
            self.fate = fate
            self.countsFrom = countsFrom
            self.legalBasis = legalBasis
            self.certainty = certainty
        }
    }

    /// How papers of a kind are filed from a day on.
    public struct FilingRuleRequest: Codable, Hashable, Sendable {
        /// Which papers.
        public var direction: String
        /// Their kind; `any` for all without a rule of their own.
        public var kind: String
        /// At which sort of office.
        public var officeGroup: String
        /// From when; not before today.
        public var effectiveFrom: String
        /// Under which classification.
        public var classification: String?
        /// In which class of retention.
        public var retention: String
        /// The law.
        public var legalBasis: String
        /// How certain that is.
        public var certainty: String

        /// Puts the fields together.
        public init(
            direction: String,
            kind: String,
            officeGroup: String,
            effectiveFrom: String,
            classification: String? = nil,
            retention: String,
            legalBasis: String,
            certainty: String
        ) {
            self.direction = direction
            self.kind = kind
            self.officeGroup = officeGroup
            self.effectiveFrom = effectiveFrom
            self.classification = classification
            self.retention = retention
            self.legalBasis = legalBasis
            self.certainty = certainty
        }
    }
}

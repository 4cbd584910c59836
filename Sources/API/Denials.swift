public import Domain

extension Wire {
    /// A request to deny a public service, and what became of it (PP 86/2013 art. 8-10). A returned request that is sent
    /// again is another one.
    public struct ServiceDenial: Codable, Hashable, Sendable {
        /// The case.
        public var caseId: String
        /// The case's act that asked; with `case_id` it names the request.
        public var requestedSeq: Int
        /// The case's version, for the step that answers.
        public var caseVersion: Int
        /// The firm.
        public var company: CompanyRef
        /// What the firm has failed to do.
        public var findingKind: String
        /// In words.
        public var findingWords: Words
        /// Whether no finding is open any more: what art. 10(7) asks of an employer with partial data, and, with the fine
        /// paid, of one that was not registered.
        public var dutyDone: Bool
        /// The fine for which the service is denied, where one stands in the book.
        public var fine: ServiceDenialFine?
        /// The authority asked.
        public var authority: String
        /// The service.
        public var service: String
        /// In words.
        public var serviceWords: Words
        /// `requested`, `active`, `declined` or `lifted`.
        public var status: String
        /// In words.
        public var statusWords: Words
        /// The day of the request.
        public var requestedOn: String
        /// The number of the request's letter.
        public var requestNumber: String?
        /// The last day for the answer, where the law's number of days is known.
        public var answerDueOn: String?
        /// `granted`, `returned`, `refused` or `withdrawn`.
        public var outcome: String?
        /// In words.
        public var outcomeWords: Words?
        /// The day of the answer.
        public var answeredOn: String?
        /// The number of the answer's letter.
        public var answerNumber: String?
        /// Why it was returned, refused or withdrawn.
        public var answerReason: String?
        /// `lifted` by its authority or `revoked` on an objection.
        public var ending: String?
        /// The day of its end.
        public var endedOn: String?
        /// The number of the letter that ended it.
        public var endingNumber: String?

        /// Puts the fields together.
        public init(
            caseId: String,
            requestedSeq: Int,
            caseVersion: Int,
            company: CompanyRef,
            findingKind: String,
            findingWords: Words,
            dutyDone: Bool,
            fine: ServiceDenialFine? = nil,
            authority: String,
            service: String,
            serviceWords: Words,
            status: String,
            statusWords: Words,
            requestedOn: String,
            requestNumber: String? = nil,
            answerDueOn: String? = nil,
            outcome: String? = nil,
            outcomeWords: Words? = nil,
            answeredOn: String? = nil,
            answerNumber: String? = nil,
            answerReason: String? = nil,
            ending: String? = nil,
            endedOn: String? = nil,
            endingNumber: String? = nil
        ) {
            self.caseId = caseId
            self.requestedSeq = requestedSeq
            self.caseVersion = caseVersion
            self.company = company
            self.findingKind = findingKind
            self.findingWords = findingWords
            self.dutyDone = dutyDone
            self.fine = fine
            self.authority = authority
            self.service = service
            self.serviceWords = serviceWords
            self.status = status
            self.statusWords = statusWords
            self.requestedOn = requestedOn
            self.requestNumber = requestNumber
            self.answerDueOn = answerDueOn
            self.outcome = outcome
            self.outcomeWords = outcomeWords
            self.answeredOn = answeredOn
            self.answerNumber = answerNumber
            self.answerReason = answerReason
            self.ending = ending
            self.endedOn = endedOn
            self.endingNumber = endingNumber
        }
    }
}

extension Wire {
    /// The fine for which a service is denied: it was received, and how much of it is unpaid (PP 86/2013 art. 10(6)).
    public struct ServiceDenialFine: Codable, Hashable, Sendable {
        /// The number of the decision.
        public var number: String?
        /// The day on which the firm received it.
        public var receivedOn: String?
        /// What was imposed, whole rupiah.
        public var imposed: Int64
        /// What is unpaid, whole rupiah.
        public var balance: Int64

        /// Puts the fields together.
        public init(number: String? = nil, receivedOn: String? = nil, imposed: Int64, balance: Int64) {
            self.number = number
            self.receivedOn = receivedOn
            self.imposed = imposed
            self.balance = balance
        }
    }
}

public import Domain

extension Wire {
    /// How a letter reached its addressee.
    public struct DeliveryRequest: Codable, Hashable, Sendable {
        /// Identifier, UUIDv7; made by the server when a request leaves it out.
        public var id: String?
        /// Kind code. One of `signed_receipt`, `refused_with_minutes`, `registered_post`, `courier`, `electronic`,
        /// `returned`.
        public var kind: String
        /// The version that this was decided on; or send `If-Match`.
        public var expectedVersion: Int?
        /// The legal day; not after today, not before the case's previous act.
        public var occurredOn: String
        /// The letter.
        public var letterId: String?
        /// Who received it.
        public var receivedBy: String?
        /// Two for a refusal with minutes.
        public var witnesses: [String]?
        /// What proves it.
        public var proofReference: String?
        /// The reason; needed when an act is entered late.
        public var reason: String?
        /// A note for the record.
        public var note: String?
        /// Evidence of the case that the record rests on, stored before it.
        public var evidenceIds: [String]?

        /// Puts the fields together.
        public init(
            id: String? = nil,
            kind: String,
            expectedVersion: Int? = nil,
            occurredOn: String,
            letterId: String? = nil,
            receivedBy: String? = nil,
            witnesses: [String]? = nil,
            proofReference: String? = nil,
            reason: String? = nil,
            note: String? = nil,
            evidenceIds: [String]? = nil
        ) {
            self.id = id
            self.kind = kind
            self.expectedVersion = expectedVersion
            self.occurredOn = occurredOn
            self.letterId = letterId
            self.receivedBy = receivedBy
            self.witnesses = witnesses
            self.proofReference = proofReference
            self.reason = reason
            self.note = note
            self.evidenceIds = evidenceIds
        }
    }
}

extension Wire {
    /// A delivery.
    public struct Delivery: Codable, Hashable, Sendable {
        /// Identifier (UUIDv7).
        public var id: String
        /// The case.
        public var caseId: String
        /// The letter.
        public var letterId: String
        /// Kind code. One of `signed_receipt`, `refused_with_minutes`, `registered_post`, `courier`, `electronic`,
        /// `returned`.
        public var kind: String
        /// In words.
        public var words: Words
        /// The legal day.
        public var occurredOn: String
        /// When the server learned of it, UTC.
        public var recordedAt: String
        /// Who received it.
        public var receivedBy: String?
        /// Witnesses by name.
        public var witnesses: [String]?
        /// What proves it.
        public var proofReference: String?
        /// Who recorded it.
        public var recordedBy: PersonRef?
        /// Whether it started the letter's clock.
        public var startsClock: Bool
        /// A note for the record.
        public var note: String?
        /// The evidence that it cites.
        public var evidence: [EvidenceRef]?

        /// Puts the fields together.
        public init(
            id: String,
            caseId: String,
            letterId: String,
            kind: String,
            words: Words,
            occurredOn: String,
            recordedAt: String,
            receivedBy: String? = nil,
            witnesses: [String]? = nil,
            proofReference: String? = nil,
            recordedBy: PersonRef? = nil,
            startsClock: Bool,
            note: String? = nil,
            evidence: [EvidenceRef]? = nil
        ) {
            self.id = id
            self.caseId = caseId
            self.letterId = letterId
            self.kind = kind
            self.words = words
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.receivedBy = receivedBy
            self.witnesses = witnesses
            self.proofReference = proofReference
            self.recordedBy = recordedBy
            self.startsClock = startsClock
            self.note = note
            self.evidence = evidence
        }
    }
}

extension Wire {
    /// The delivery, its event, the clocks that it started, and the case after it.
    public struct DeliveryResult: Codable, Hashable, Sendable {
        /// The delivery.
        public var delivery: Delivery
        /// The act in the log.
        public var event: Event
        /// Deadlines.
        public var clocks: [Clock]
        /// The case after it.
        public var `case`: CaseSummary

        /// Puts the fields together.
        public init(delivery: Delivery, event: Event, clocks: [Clock], case: CaseSummary) {
            self.delivery = delivery
            self.event = event
            self.clocks = clocks
            self.case = `case`
        }
    }
}

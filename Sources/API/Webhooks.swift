extension Wire {
    /// A webhook to be made.
    public struct WebhookRequest: Codable, Hashable, Sendable {
        /// UUIDv7 of the client's making.
        public var id: String?
        /// The office of BPJS, by code or id.
        public var office: String
        /// Where it is called: https, a host by name.
        public var url: String

        /// Puts the fields together.
        public init(id: String? = nil, office: String, url: String) {
            self.id = id
            self.office = office
            self.url = url
        }
    }
}

extension Wire {
    /// Where another system is called when the list of non-compliant firms has changed.
    public struct Webhook: Codable, Hashable, Sendable {
        /// Identifier.
        public var id: String
        /// The office whose territory it is about.
        public var office: OfficeRef
        /// Where it is called.
        public var url: String
        /// One of `untried`, `working`, `failing`, `given_up`.
        public var status: String
        /// How often calls have failed one after the other.
        public var failures: Int
        /// When a call that failed is repeated.
        public var nextAt: String?
        /// Who made it.
        public var madeBy: PersonRef
        /// When.
        public var madeAt: String
        /// What calls are signed with (`whsec_…`); in the answer that made it, and never again.
        public var signingKey: String?

        /// Puts the fields together.
        public init(
            id: String,
            office: OfficeRef,
            url: String,
            status: String,
            failures: Int,
            nextAt: String? = nil,
            madeBy: PersonRef,
            madeAt: String,
            signingKey: String? = nil
        ) {
            self.id = id
            self.office = office
            self.url = url
            self.status = status
            self.failures = failures
            self.nextAt = nextAt
            self.madeBy = madeBy
            self.madeAt = madeAt
            self.signingKey = signingKey
        }
    }
}

extension Wire {
    /// A call that was tried.
    public struct WebhookCall: Codable, Hashable, Sendable {
        /// The message; a repeat has the same.
        public var messageId: String
        /// Which attempt.
        public var attempt: Int
        /// When.
        public var calledAt: String
        /// The status of the answer.
        public var status: Int?
        /// Why there was no answer. One of `address_refused`, `host_unknown`, `host_lookup_timeout`, `host_private`, `timeout`,
        /// `unreachable`.
        public var fault: String?
        /// Milliseconds.
        public var tookMs: Int

        /// Puts the fields together.
        public init(
            messageId: String,
            attempt: Int,
            calledAt: String,
            status: Int? = nil,
            fault: String? = nil,
            tookMs: Int
        ) {
            self.messageId = messageId
            self.attempt = attempt
            self.calledAt = calledAt
            self.status = status
            self.fault = fault
            self.tookMs = tookMs
        }
    }
}

extension Wire {
    /// The calls of a webhook, latest first.
    public struct WebhookCalls: Codable, Hashable, Sendable {
        /// The calls.
        public var items: [WebhookCall]

        /// Puts the fields together.
        public init(items: [WebhookCall]) { self.items = items }
    }
}

extension Wire {
    /// A rule of access from a day on.
    public struct AccessRuleRequest: Codable, Hashable, Sendable {
        /// Which: `session.idle_minutes`, `session.longest_minutes`, `token.longest_days`, `one_time_password.days`, or `second_factor.ROLE` or `second_factor.everyone` (1: asked for, 0: not).
        public var key: String
        /// The value.
        public var value: Int
        /// The first day; today at the earliest.
        public var effectiveFrom: String
        /// On what it rests.
        public var basis: String
        /// The office in which a second factor is asked for, and in those beneath it; in all without.
        public var officeId: String?

        /// Puts the fields together.
        public init(key: String, value: Int, effectiveFrom: String, basis: String, officeId: String? = nil) {
            self.key = key
            self.value = value
            self.effectiveFrom = effectiveFrom
            self.basis = basis
            self.officeId = officeId
        }
    }
}

extension Wire {
    /// A rule of access.
    public struct AccessRule: Codable, Hashable, Sendable {
        /// Which.
        public var key: String
        /// The value.
        public var value: Int
        /// The first day.
        public var effectiveFrom: String
        /// On what it rests.
        public var basis: String
        /// The office in which it holds; in all without.
        public var office: OfficeRef?
        /// Who set it; nobody for what Patuh brings along.
        public var setBy: PersonRef?
        /// Whether it holds today.
        public var inForce: Bool

        /// Puts the fields together.
        public init(
            key: String,
            value: Int,
            effectiveFrom: String,
            basis: String,
            office: OfficeRef? = nil,
            setBy: PersonRef? = nil,
            inForce: Bool
        ) {
            self.key = key
            self.value = value
            self.effectiveFrom = effectiveFrom
            self.basis = basis
            self.office = office
            self.setBy = setBy
            self.inForce = inForce
        }
    }
}

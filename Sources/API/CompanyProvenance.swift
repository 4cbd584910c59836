public import Domain

extension Wire {
    /// Where what the register says of a firm comes from.
    public struct CompanyProvenance: Codable, Hashable, Sendable {
        /// The firm.
        public var companyId: String
        /// Each field and number that has a value.
        public var fields: [FieldProvenance]

        /// Puts the fields together.
        public init(companyId: String, fields: [FieldProvenance]) {
            self.companyId = companyId
            self.fields = fields
        }
    }
}

extension Wire {
    /// Where one value comes from.
    public struct FieldProvenance: Codable, Hashable, Sendable {
        /// The field, or the number's kind.
        public var field: String
        /// In words.
        public var words: Words
        /// The present value.
        public var value: String
        /// `oss`, `wlkp`, `bpjs`, `person`, or a fact's source.
        public var source: String
        /// The source in words.
        public var sourceWords: Words
        /// The day since which the register has the value; none where that was not kept.
        public var recordedOn: String?
        /// The day of that source's newest list that names the firm.
        public var listDate: String?
        /// Who entered it, or sent the list.
        public var actor: PersonRef?
        /// Why it was corrected.
        public var reason: String?
        /// A fact that holds and says the same.
        public var factId: String?
        /// What that fact was read in.
        public var evidence: String?
        /// The day on which that fact's source said so.
        public var statedOn: String?
        /// Since when a number holds.
        public var validFrom: String?

        /// Puts the fields together.
        public init(
            field: String,
            words: Words,
            value: String,
            source: String,
            sourceWords: Words,
            recordedOn: String? = nil,
            listDate: String? = nil,
            actor: PersonRef? = nil,
            reason: String? = nil,
            factId: String? = nil,
            evidence: String? = nil,
            statedOn: String? = nil,
            validFrom: String? = nil
        ) {
            self.field = field
            self.words = words
            self.value = value
            self.source = source
            self.sourceWords = sourceWords
            self.recordedOn = recordedOn
            self.listDate = listDate
            self.actor = actor
            self.reason = reason
            self.factId = factId
            self.evidence = evidence
            self.statedOn = statedOn
            self.validFrom = validFrom
        }
    }
}

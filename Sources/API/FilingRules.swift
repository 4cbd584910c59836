public import Domain

extension Wire {
    /// What the records schedule sets for a class from a day on; what is not set is left out.
    public struct RetentionTerm: Codable, Hashable, Sendable {
        /// The class.
        public var retention: String
        /// In words.
        public var words: Words
        /// From when.
        public var effectiveFrom: String
        /// How long it is active.
        public var activeYears: Int?
        /// How long it is kept after that.
        public var inactiveYears: Int?
        /// What becomes of it then.
        public var fate: String?
        /// In words.
        public var fateWords: Words?
        /// From which day the active years are counted.
        public var countsFrom: String
        /// The schedule.
        public var legalBasis: String
        /// How certain that is.
        public var certainty: String

        /// Puts the fields together.
        public init(
            retention: String,
            words: Words,
            effectiveFrom: String,
            activeYears: Int? = nil,
            inactiveYears: Int? = nil,
            fate: String? = nil,
            fateWords: Words? = nil,
            countsFrom: String,
            legalBasis: String,
            certainty: String
        ) {
            self.retention = retention
            self.words = words
            self.effectiveFrom = effectiveFrom
            self.activeYears = activeYears
            self.inactiveYears = inactiveYears
            self.fate = fate
            self.fateWords = fateWords
            self.countsFrom = countsFrom
            self.legalBasis = legalBasis
            self.certainty = certainty
        }
    }

    /// How papers of a kind are filed from a day on.
    public struct FilingRule: Codable, Hashable, Sendable {
        /// Which papers.
        public var direction: String
        /// Their kind; `any` for all without a rule of their own.
        public var kind: String
        /// At which sort of office.
        public var officeGroup: String
        /// From when.
        public var effectiveFrom: String
        /// Under which classification.
        public var classification: String?
        /// In words.
        public var classificationWords: Words?
        /// In which class of retention.
        public var retention: String
        /// In words.
        public var retentionWords: Words
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
            classificationWords: Words? = nil,
            retention: String,
            retentionWords: Words,
            legalBasis: String,
            certainty: String
        ) {
            self.direction = direction
            self.kind = kind
            self.officeGroup = officeGroup
            self.effectiveFrom = effectiveFrom
            self.classification = classification
            self.classificationWords = classificationWords
            self.retention = retention
            self.retentionWords = retentionWords
            self.legalBasis = legalBasis
            self.certainty = certainty
        }
    }
}

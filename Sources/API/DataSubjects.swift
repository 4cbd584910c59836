public import Domain

extension Wire {
    /// A correction that a person asked for.
    public struct SubjectCorrection: Codable, Hashable, Sendable {
        /// What is corrected.
        public var field: String
        /// What it is to be.
        public var value: String
        /// Why.
        public var reason: String
        /// When, UTC.
        public var recordedAt: String

        /// Puts the fields together.
        public init(
            field: String,
            value: String,
            reason: String,
            recordedAt: String
        ) {
            self.field = field
            self.value = value
            self.reason = reason
            self.recordedAt = recordedAt
        }
    }

    /// What is corrected, and why.
    public struct SubjectCorrectionRequest: Codable, Hashable, Sendable {
        /// `user`, `visit` or `delivery`.
        public var source: String
        /// The record.
        public var recordId: String
        /// `name` or `nip` of a user; `persons_met`; `received_by` or `witnesses`.
        public var field: String
        /// What it is to be.
        public var value: String
        /// Why.
        public var reason: String

        /// Puts the fields together.
        public init(
            source: String,
            recordId: String,
            field: String,
            value: String,
            reason: String
        ) {
            self.source = source
            self.recordId = recordId
            self.field = field
            self.value = value
            self.reason = reason
        }
    }

    /// Something that is held on a person.
    public struct SubjectRecord: Codable, Hashable, Sendable {
        /// `user`, `post`, `visit` or `delivery`.
        public var source: String
        /// The record.
        public var id: String
        /// What of it.
        public var field: String
        /// What stands there.
        public var value: String
        /// Since when, UTC.
        public var recordedAt: String?
        /// The case to which it belongs.
        public var caseId: String?
        /// What was corrected since.
        public var corrections: [SubjectCorrection]?

        /// Puts the fields together.
        public init(
            source: String,
            id: String,
            field: String,
            value: String,
            recordedAt: String? = nil,
            caseId: String? = nil,
            corrections: [SubjectCorrection]? = nil
        ) {
            self.source = source
            self.id = id
            self.field = field
            self.value = value
            self.recordedAt = recordedAt
            self.caseId = caseId
            self.corrections = corrections
        }
    }

    /// What is held on one person.
    public struct SubjectExport: Codable, Hashable, Sendable {
        /// When, UTC.
        public var exportedAt: String
        /// What is held; the first 1000 of it.
        public var records: [SubjectRecord]
        /// What this does not cover.
        public var limits: Words

        /// Puts the fields together.
        public init(
            exportedAt: String,
            records: [SubjectRecord],
            limits: Words
        ) {
            self.exportedAt = exportedAt
            self.records = records
            self.limits = limits
        }
    }
}

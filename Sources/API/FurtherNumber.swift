public import Domain

extension Wire {
    /// A number beside a firm's own of a kind that a firm has once: of a record that turned out to be the firm.
    public struct FurtherNumber: Codable, Hashable, Sendable {
        /// One of `nib`, `npwp`, `wlkp`.
        public var kind: String
        /// The number; a personal tax number is masked.
        public var number: String
        /// Where it comes from: a list's code, `person` or `merge`.
        public var source: String
        /// The source in words.
        public var sourceWords: Words
        /// The day on which the server learned of it, in western Indonesia.
        public var recordedOn: String
        /// The merge that brought it; none where it is the firm's own, or the reader may read no merges.
        public var mergeId: String?
        /// The record whose it was.
        public var mergedId: String?
        /// What that record is called.
        public var mergedName: String?

        /// Puts the fields together.
        public init(
            kind: String,
            number: String,
            source: String,
            sourceWords: Words,
            recordedOn: String,
            mergeId: String? = nil,
            mergedId: String? = nil,
            mergedName: String? = nil
        ) {
            self.kind = kind
            self.number = number
            self.source = source
            self.sourceWords = sourceWords
            self.recordedOn = recordedOn
            self.mergeId = mergeId
            self.mergedId = mergedId
            self.mergedName = mergedName
        }
    }
}

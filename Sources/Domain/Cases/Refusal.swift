/// One reason why a step cannot be taken, and what would help.
public struct Reason: Sendable, Hashable {
    /// What sort of reason it is; decides the status of the problem document.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The person holds no role that may.
        case permission
        /// The person did something on the case that excludes this.
        case separation
        /// The action does not exist in this state.
        case state
        /// The day of the act is impossible or needs a reason.
        case time
        /// The step does not say something that it must.
        case field
        /// A guard does not hold.
        case condition
    }

    /// What sort of reason it is.
    public let kind: Kind
    /// A stable code for programs, in `snake_case`: a guard's raw value, `field_required`, `role_required` …
    public let code: String
    /// The field concerned, if one is.
    public let field: StepField?
    /// Why not, for people.
    public let words: Words
    /// What would help, for people.
    public let remedy: Words

    /// Makes a reason.
    public init(_ kind: Kind, _ code: String, field: StepField? = nil, _ words: Words, remedy: Words) {
        self.kind = kind
        self.code = code
        self.field = field
        self.words = words
        self.remedy = remedy
    }
}

/// Why a step was refused: every reason, not just the first.
public struct Refusal: Error, Sendable, Hashable {
    /// The reasons, weightiest first; never empty.
    public let reasons: [Reason]

    init(_ reasons: [Reason]) { self.reasons = reasons }

    /// The code of the weightiest reason.
    public var code: String { reasons.first?.code ?? "refused" }

    /// The kind of the weightiest reason.
    public var kind: Reason.Kind { reasons.first?.kind ?? .condition }

    /// All reasons in one text, each with what would help.
    public var words: Words {
        Words(
            id: reasons.map { "\($0.words.id) \($0.remedy.id)" }.joined(separator: " "),
            en: reasons.map { "\($0.words.en) \($0.remedy.en)" }.joined(separator: " ")
        )
    }
}

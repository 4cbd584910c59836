/// What an examination asks, section by section, and the findings that the answers propose. One version of it; versions are
/// data, and a version that was published is never edited.
///
/// Nothing follows from a checklist by itself: a proposal becomes a finding when an inspector records it.
public struct Checklist: Codable, Sendable, Hashable {
    /// What it is called.
    public var title: Words
    /// Its sections, in the order in which they are asked.
    public var sections: [ChecklistSection]
    /// What answers propose.
    public var proposals: [ChecklistProposal]

    /// Puts the parts together.
    public init(title: Words, sections: [ChecklistSection], proposals: [ChecklistProposal]) {
        self.title = title
        self.sections = sections
        self.proposals = proposals
    }

    /// All questions in their order.
    public var questions: [ChecklistQuestion] { sections.flatMap(\.questions) }

    /// The question with a code.
    public func question(_ code: String) -> ChecklistQuestion? { questions.first { $0.code == code } }
}

/// Questions that belong together.
public struct ChecklistSection: Codable, Sendable, Hashable {
    /// A stable word for programs, its own in the checklist.
    public var code: String
    /// The heading.
    public var title: Words
    /// What is asked.
    public var questions: [ChecklistQuestion]

    /// Puts the parts together.
    public init(code: String, title: Words, questions: [ChecklistQuestion]) {
        self.code = code
        self.title = title
        self.questions = questions
    }
}

/// One question of a checklist.
public struct ChecklistQuestion: Codable, Sendable, Hashable {
    /// What an answer is.
    public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
        /// `yes`, `no` or `not_applicable`.
        case yesNo = "yes_no"
        /// A whole number, 0 or more.
        case number
        /// Whole rupiah, 0 or more.
        case rupiah
        /// A day.
        case date
        /// One of the options.
        case choice
        /// Words.
        case text
    }

    /// A stable word for programs, its own in the checklist.
    public var code: String
    /// The question as it is asked.
    public var text: Words
    /// How to find the answer, where the question alone does not say it.
    public var help: Words?
    /// What an answer is.
    public var kind: Kind
    /// The answers to choose from; of a choice alone.
    public var options: [ChecklistOption]?
    /// The least number or amount; 0 without it.
    public var least: Int?
    /// The most; ten million, or all rupiah that the contract knows, without it.
    public var most: Int?
    /// Whether the checklist is incomplete while it is asked and unanswered.
    public var required: Bool
    /// When it is asked: always without it, else once this is known to be so. Refers to questions before it alone.
    public var shownIf: ChecklistCondition?
    /// The norms behind it; at least one.
    public var norms: [ChecklistNorm]

    /// Puts the parts together.
    public init(
        code: String,
        text: Words,
        help: Words? = nil,
        kind: Kind,
        options: [ChecklistOption]? = nil,
        least: Int? = nil,
        most: Int? = nil,
        required: Bool = true,
        shownIf: ChecklistCondition? = nil,
        norms: [ChecklistNorm]
    ) {
        self.code = code
        self.text = text
        self.help = help
        self.kind = kind
        self.options = options
        self.least = least
        self.most = most
        self.required = required
        self.shownIf = shownIf
        self.norms = norms
    }

    /// The codes that answer it; none where an answer is no code.
    public var codes: [String] {
        switch kind {
        case .yesNo: ["yes", "no", "not_applicable"]
        case .choice: (options ?? []).map(\.code)
        case .number, .rupiah, .date, .text: []
        }
    }

    /// The numbers that answer it; empty where the bounds exclude each other. Amounts go as far as the contract's rupiah do.
    public var range: ClosedRange<Int>? {
        let (least, most) = (least ?? 0, most ?? (kind == .rupiah ? 9_007_199_254_740_991 : 10_000_000))
        return least <= most ? least...most : nil
    }
}

/// One answer to choose.
public struct ChecklistOption: Codable, Sendable, Hashable {
    /// A stable word for programs, its own among the options.
    public var code: String
    /// The answer as it is read.
    public var text: Words

    /// Puts the parts together.
    public init(code: String, text: Words) {
        self.code = code
        self.text = text
    }
}

/// A norm behind a question, and how sure it is that it says so.
public struct ChecklistNorm: Codable, Sendable, Hashable {
    /// The provision, as findings cite it: "UU 24/2011 pasal 15 ayat (1)".
    public var provision: String
    /// How sure that is.
    public var certainty: Certainty

    /// Puts the parts together.
    public init(provision: String, certainty: Certainty) {
        self.provision = provision
        self.certainty = certainty
    }
}

/// A finding that answers propose, filled in as far as they tell it.
public struct ChecklistProposal: Codable, Sendable, Hashable {
    /// A stable word for programs, its own in the checklist.
    public var code: String
    /// When it is proposed: once this is known to be so.
    public var when: ChecklistCondition
    /// The kind of the finding.
    public var finding: FindingKind
    /// The provision that is violated; needed for another norm, else that of the kind without it.
    public var provision: String?
    /// What was seen, piece by piece.
    public var facts: [ChecklistPiece]
    /// How many workers are affected; a number.
    public var workersAffected: ChecklistTerm?
    /// What the employer has to do.
    public var whatToDo: Words

    /// Puts the parts together.
    public init(
        code: String,
        when: ChecklistCondition,
        finding: FindingKind,
        provision: String? = nil,
        facts: [ChecklistPiece],
        workersAffected: ChecklistTerm? = nil,
        whatToDo: Words
    ) {
        self.code = code
        self.when = when
        self.finding = finding
        self.provision = provision
        self.facts = facts
        self.workersAffected = workersAffected
        self.whatToDo = whatToDo
    }

    /// The questions that it rests on.
    public var questions: Set<String> {
        facts.reduce(when.questions.union(workersAffected?.questions ?? [])) { $0.union($1.questions) }
    }
}

/// A piece of what was seen: words, the answer to a question, or a reckoned term; exactly one of them.
public struct ChecklistPiece: Codable, Sendable, Hashable {
    /// Words as they stand.
    public var text: Words?
    /// The question whose answer stands here.
    public var question: String?
    /// What is reckoned of answers.
    public var term: ChecklistTerm?

    /// Puts the parts together.
    public init(text: Words? = nil, question: String? = nil, term: ChecklistTerm? = nil) {
        self.text = text
        self.question = question
        self.term = term
    }

    /// The questions that it refers to.
    public var questions: Set<String> { Set(question.map { [$0] } ?? []).union(term?.questions ?? []) }
}

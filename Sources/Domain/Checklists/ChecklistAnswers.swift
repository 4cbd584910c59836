public import Foundation

/// One answer as it was given; an answer is never changed, another takes its place. The type marks identities.
public struct ChecklistAnswer: Sendable, Hashable {
    /// Made by whoever answered, also without a signal.
    public let id: ChecklistAnswerID
    /// The question's code.
    public let question: String
    /// What was answered; nil takes an answer back.
    public let value: ChecklistValue?
    /// When it was answered, by the device's clock.
    public let answeredAt: Date
    /// When the server learned of it.
    public let recordedAt: Date
    /// Who answered.
    public let by: PersonID
    /// The answers that this one takes the place of, because whoever answered had seen them.
    public let replaces: [ChecklistAnswerID]

    /// Puts the parts together.
    public init(
        id: ChecklistAnswerID,
        question: String,
        value: ChecklistValue?,
        answeredAt: Date,
        recordedAt: Date,
        by: PersonID,
        replaces: [ChecklistAnswerID] = []
    ) {
        self.id = id
        self.question = question
        self.value = value
        self.answeredAt = answeredAt
        self.recordedAt = recordedAt
        self.by = by
        self.replaces = replaces
    }

    /// A clock that runs ahead wins nothing: no answer is later than its receipt.
    private var given: Date { min(answeredAt, recordedAt) }

    fileprivate func isLater(than other: ChecklistAnswer) -> Bool {
        given == other.given ? id.text > other.id.text : given > other.given
    }
}

/// Names an answer.
public typealias ChecklistAnswerID = ID<ChecklistAnswer>

/// All answers that were given to a checklist on one visit, from every hand, merged by question: the one given later stands,
/// in whatever order they arrive, and what it displaced unseen is a conflict for a person to decide.
public struct ChecklistAnswers: Sendable {
    /// How an answer stands.
    public enum Standing: String, Sendable, Hashable, CaseIterable {
        /// It counts.
        case current
        /// Another took its place knowingly, or says the same.
        case superseded
        /// A later answer says something else, and whoever gave that one had not seen this one.
        case conflicting
    }

    private let byQuestion: [String: [ChecklistAnswer]]

    /// Merges answers.
    public init(_ answers: [ChecklistAnswer]) {
        byQuestion = Dictionary(grouping: answers, by: \.question).mapValues { $0.sorted { $1.isLater(than: $0) } }
    }

    /// The answers that count, by question.
    public var values: [String: ChecklistValue] { byQuestion.compactMapValues { $0.last?.value } }

    /// The answer that counts.
    public func current(_ question: String) -> ChecklistAnswer? { byQuestion[question]?.last }

    /// All answers to a question, oldest first.
    public func all(_ question: String) -> [ChecklistAnswer] { byQuestion[question] ?? [] }

    /// How an answer stands among those to its question.
    public func standing(of answer: ChecklistAnswer) -> Standing {
        guard let all = byQuestion[answer.question], let current = all.last, current.id != answer.id else {
            return .current
        }
        let isSettled = all.contains { other in
            other.id != answer.id
                && (other.replaces.contains(answer.id) || (other.by == answer.by && other.isLater(than: answer)))
        }
        return isSettled || answer.value == current.value ? .superseded : .conflicting
    }

    /// The questions about which hands disagree.
    public var conflicts: Set<String> {
        Set(byQuestion.filter { $0.value.contains { standing(of: $0) == .conflicting } }.keys)
    }
}

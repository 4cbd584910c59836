/// A checklist read with answers: what is asked, what is still missing, what is proposed.
///
/// One pass in the order of the questions, for a condition refers to questions before it alone. The answer to a question
/// that is not asked counts for nothing, and comes back when the question does.
public struct ChecklistReading: Sendable {
    private let checklist: Checklist
    private let visitDay: LocalDate

    /// The questions that are asked, in order.
    public let shown: [ChecklistQuestion]
    /// The answers that count: those to questions that are asked.
    public let values: [String: ChecklistValue]

    /// Reads a checklist.
    ///
    /// - Parameters:
    ///   - answers: By the question's code. What is no answer to its question counts for nothing.
    ///   - visitDay: The visit's legal day.
    public init(_ checklist: Checklist, _ answers: [String: ChecklistValue], on visitDay: LocalDate) {
        var shown: [ChecklistQuestion] = []
        var values: [String: ChecklistValue] = [:]
        for question in checklist.questions {
            if let condition = question.shownIf, condition.truth(values, on: visitDay) != true { continue }
            shown.append(question)
            if let value = answers[question.code], value.misfit(question) == nil { values[question.code] = value }
        }
        self.checklist = checklist
        self.visitDay = visitDay
        self.shown = shown
        self.values = values
    }

    /// The required questions that are asked and not answered.
    public var missing: [ChecklistQuestion] { shown.filter { $0.required && values[$0.code] == nil } }

    /// What the answers propose, in the checklist's order.
    public var proposals: [ChecklistProposal] {
        checklist.proposals.filter { $0.when.truth(values, on: visitDay) == true }
    }

    /// The answered questions that a proposal rests on, in order.
    public func grounds(of proposal: ChecklistProposal) -> [String] {
        let questions = proposal.questions
        return shown.map(\.code).filter { questions.contains($0) && values[$0] != nil }
    }

    /// What was seen, as a proposal puts it. What is not known reads "…", for the inspector to fill in.
    public func facts(of proposal: ChecklistProposal) -> Words {
        let pieces = proposal.facts.map(words)
        return Words(id: pieces.map(\.id).joined(), en: pieces.map(\.en).joined())
    }

    /// How many workers a proposal affects; nil where that is not known or no count.
    public func workersAffected(by proposal: ChecklistProposal) -> Int? {
        guard let count = proposal.workersAffected?.amount(values, on: visitDay), count >= 0 else { return nil }
        return count
    }

    private func words(_ piece: ChecklistPiece) -> Words {
        let blank = Words(id: "…", en: "…")
        if let text = piece.text { return text }
        if let code = piece.question, let question = checklist.question(code) {
            return values[code]?.words(question) ?? blank
        }
        guard let term = piece.term, let amount = term.amount(values, on: visitDay),
            let quantity = term.quantity({ checklist.question($0)?.kind })
        else { return blank }
        return ChecklistValue.words(amount, quantity)
    }
}

@testable import Domain

/// Words that say the same twice.
func same(_ text: String) -> Words { Words(id: text, en: text) }

/// Checklists made by chance, always well formed: every condition refers to questions before it and fits their kinds.
struct ChecklistMaker {
    var generator: SeededRandom

    mutating func chance(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    mutating func checklist() -> Checklist {
        var questions: [ChecklistQuestion] = []
        for index in 0..<chance(1...7) {
            let kind = ChecklistQuestion.Kind.allCases.randomElement(using: &generator) ?? .yesNo
            let options = kind == .choice ? ["a", "b", "c"].map { ChecklistOption(code: $0, text: same($0)) } : nil
            questions.append(
                ChecklistQuestion(
                    code: "q\(index)",
                    text: same("Tanya \(index)"),
                    kind: kind,
                    options: options,
                    required: Bool.random(using: &generator),
                    shownIf: questions.isEmpty || chance(0...2) == 0 ? nil : condition(questions, 2),
                    norms: [ChecklistNorm(provision: "UU 24/2011 pasal 15", certainty: .read)]
                )
            )
        }
        let proposals = (0..<chance(0...4)).map { index in
            ChecklistProposal(
                code: "p\(index)",
                when: condition(questions, 2),
                finding: .unregistered,
                facts: [ChecklistPiece(text: same("Fakta"))],
                whatToDo: same("Perbaiki")
            )
        }
        return Checklist(
            title: same("Uji"),
            sections: [ChecklistSection(code: "s", title: same("Bagian"), questions: questions)],
            proposals: proposals
        )
    }

    mutating func condition(_ questions: [ChecklistQuestion], _ depth: Int) -> ChecklistCondition {
        if depth > 1, chance(0...2) > 0 {
            let parts = (0..<chance(1...3)).map { _ in condition(questions, depth - 1) }
            return [.all(parts), .any(parts), .noneOf(parts)].randomElement(using: &generator) ?? .all(parts)
        }
        let coded = questions.filter { !$0.codes.isEmpty }
        if let question = coded.randomElement(using: &generator), chance(0...2) > 0 {
            let values = question.codes.filter { _ in Bool.random(using: &generator) }
            return .among(question: question.code, values: values.isEmpty ? [question.codes[0]] : values)
        }
        let relation = ChecklistCondition.Relation.allCases.randomElement(using: &generator) ?? .equal
        return .compare(term(questions, 2), relation, term(questions, 2))
    }

    /// A number, whatever the questions are.
    mutating func term(_ questions: [ChecklistQuestion], _ depth: Int) -> ChecklistTerm {
        if depth > 1, chance(0...1) == 0 {
            let (left, right) = (term(questions, depth - 1), term(questions, depth - 1))
            return chance(0...1) == 0 ? .sum([left, right]) : .difference(left, right)
        }
        let numbers = questions.filter { $0.kind == .number }
        if let question = numbers.randomElement(using: &generator), chance(0...2) > 0 { return .answer(question.code) }
        return .number(chance(0...5))
    }

    /// An answer to a question; now and then none, or one of another kind.
    mutating func value(_ question: ChecklistQuestion) -> ChecklistValue? {
        switch chance(0...9) {
        case 0: return nil
        case 1: return [.code("entah"), .number(-1), .text("x"), .number(.max)].randomElement(using: &generator)
        default: break
        }
        switch question.kind {
        case .yesNo, .choice: return .code(question.codes.randomElement(using: &generator) ?? "yes")
        case .number, .rupiah: return .number(chance(0...6))
        case .date: return .day(LocalDate(dayNumber: chance(19_000...21_000)))
        case .text: return .text("kata")
        }
    }
}

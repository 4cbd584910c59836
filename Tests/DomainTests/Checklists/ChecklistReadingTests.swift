import Foundation
import Testing

@testable import Domain

@Suite("A checklist read with answers")
struct ChecklistReadingTests {
    /// The naive evaluator: truth as a number (0 false, ½ unknown, 1 true), everything reckoned anew for every question.
    private struct Naive {
        let questions: [ChecklistQuestion]
        let answers: [String: ChecklistValue]

        func isShown(_ code: String) -> Bool {
            guard let question = questions.first(where: { $0.code == code }) else { return false }
            return question.shownIf.map { truth($0) == 1 } ?? true
        }

        func value(_ code: String) -> ChecklistValue? {
            guard isShown(code), let question = questions.first(where: { $0.code == code }),
                let value = answers[code]
            else { return nil }
            switch (question.kind, value) {
            case (.yesNo, .code(let c)): return ["yes", "no", "not_applicable"].contains(c) ? value : nil
            case (.choice, .code(let c)): return (question.options ?? []).contains { $0.code == c } ? value : nil
            case (.number, .number(let n)): return (0...10_000_000).contains(n) ? value : nil
            case (.rupiah, .number(let n)): return (0...9_007_199_254_740_991).contains(n) ? value : nil
            case (.date, .day), (.text, .text): return value
            default: return nil
            }
        }

        func truth(_ condition: ChecklistCondition) -> Double {
            switch condition {
            case .all(let parts): return parts.map(truth).min() ?? 1
            case .any(let parts): return parts.map(truth).max() ?? 0
            case .noneOf(let parts): return 1 - (parts.map(truth).max() ?? 0)
            case .among(let code, let values):
                guard case .code(let given)? = value(code) else { return 0.5 }
                return values.contains(given) ? 1 : 0
            case .compare(let left, let relation, let right):
                guard let a = number(left), let b = number(right) else { return 0.5 }
                let holds =
                    switch relation {
                    case .equal: a == b
                    case .less: a < b
                    case .more: b < a
                    case .atMost: !(b < a)
                    case .atLeast: !(a < b)
                    }
                return holds ? 1 : 0
            }
        }

        func number(_ term: ChecklistTerm) -> Double? {
            switch term {
            case .answer(let code):
                guard case .number(let number)? = value(code) else { return nil }
                return Double(number)
            case .number(let number), .rupiah(let number): return Double(number)
            case .visitDay: return nil
            case .sum(let terms):
                let known = terms.compactMap(number)
                return known.count == terms.count ? known.reduce(0, +) : nil
            case .difference(let left, let right):
                guard let a = number(left), let b = number(right) else { return nil }
                return a - b
            }
        }
    }

    @Test("Whatever is answered, what is asked, missing and proposed is as the naive evaluator says", arguments: 0..<40)
    func naive(seed: Int) {
        var maker = ChecklistMaker(generator: SeededRandom(seed: UInt64(seed)))
        for _ in 0..<25 {
            let checklist = maker.checklist()
            var answers: [String: ChecklistValue] = [:]
            for question in checklist.questions { answers[question.code] = maker.value(question) }
            let reading = ChecklistReading(checklist, answers, on: ChecklistWitness.visitDay)
            let naive = Naive(questions: checklist.questions, answers: answers)
            let shown = checklist.questions.filter { naive.isShown($0.code) }
            #expect(reading.shown == shown)
            #expect(reading.missing == shown.filter { $0.required && naive.value($0.code) == nil })
            #expect(reading.proposals == checklist.proposals.filter { naive.truth($0.when) == 1 })
        }
    }

    @Test("One answer more never turns around what was known of the same questions", arguments: 0..<20)
    func monotone(seed: Int) {
        var maker = ChecklistMaker(generator: SeededRandom(seed: UInt64(seed) + 1000))
        for _ in 0..<50 {
            let questions = maker.checklist().questions
            let condition = maker.condition(questions, 4)
            var values: [String: ChecklistValue] = [:]
            var known: Bool?
            for question in questions.shuffled(using: &maker.generator) {
                let truth = condition.truth(values, on: ChecklistWitness.visitDay)
                if let known { #expect(truth == known) }
                known = truth
                values[question.code] = maker.value(question)
            }
        }
    }

    @Test("A checklist survives the way to JSON and back", arguments: 0..<10)
    func codable(seed: Int) throws {
        var maker = ChecklistMaker(generator: SeededRandom(seed: UInt64(seed) + 2000))
        let checklist = maker.checklist()
        let data = try JSONEncoder().encode(checklist)
        #expect(try JSONDecoder().decode(Checklist.self, from: data) == checklist)
    }

    @Test("A sum that no 64 bits hold is not known, and traps nobody")
    func overflow() {
        let term = ChecklistTerm.sum([.number(.max), .number(1)])
        #expect(term.amount([:], on: ChecklistWitness.visitDay) == nil)
        #expect(ChecklistTerm.difference(.number(.min), .number(1)).amount([:], on: ChecklistWitness.visitDay) == nil)
        let condition = ChecklistCondition.noneOf([.compare(term, .more, .number(0))])
        #expect(condition.truth([:], on: ChecklistWitness.visitDay) == nil)
        #expect(ChecklistValue.words(.min, .number).en == String(Int.min))
    }
}

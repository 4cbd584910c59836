import Foundation
import Testing

@testable import Domain

@Suite("Answers from several hands")
struct ChecklistAnswersTests {
    private static let hands = (0..<3).map { _ in PersonID(UUID()) }

    private static func answer(
        _ value: ChecklistValue?,
        at second: Int,
        by hand: Int = 0,
        received: Int = 1000,
        replacing: [ChecklistAnswer] = []
    ) -> ChecklistAnswer {
        ChecklistAnswer(
            id: ChecklistAnswerID(UUID()),
            question: "q",
            value: value,
            answeredAt: Date(timeIntervalSince1970: Double(second)),
            recordedAt: Date(timeIntervalSince1970: Double(received)),
            by: hands[hand],
            replaces: replacing.map(\.id)
        )
    }

    @Test("They merge to the same in whatever order they arrive", arguments: 0..<20)
    func anyOrder(seed: Int) {
        var generator = SeededRandom(seed: UInt64(seed))
        var answers: [ChecklistAnswer] = []
        for _ in 0..<8 {
            let seen = answers.filter { _ in Int.random(in: 0...3, using: &generator) == 0 }
            answers.append(
                Self.answer(
                    [ChecklistValue.code("yes"), .code("no"), nil].randomElement(using: &generator) ?? nil,
                    at: Int.random(in: 0...5, using: &generator),
                    by: Int.random(in: 0...2, using: &generator),
                    replacing: seen
                )
            )
        }
        let first = ChecklistAnswers(answers)
        for _ in 0..<10 {
            let other = ChecklistAnswers(answers.shuffled(using: &generator))
            #expect(other.values == first.values && other.conflicts == first.conflicts)
            #expect(answers.allSatisfy { other.standing(of: $0) == first.standing(of: $0) })
        }
        #expect(answers.filter { first.standing(of: $0) == .current }.count == 1)
        #expect(first.all("q").count == answers.count)
    }

    @Test("The later answer stands, and what it displaced unseen is a conflict until somebody decides knowingly")
    func conflict() {
        let mine = Self.answer(.code("yes"), at: 10, by: 0)
        let yours = Self.answer(.code("no"), at: 20, by: 1)
        let both = ChecklistAnswers([yours, mine])
        #expect(both.values == ["q": .code("no")] && both.conflicts == ["q"])
        #expect(both.standing(of: mine) == .conflicting)
        let decision = Self.answer(.code("yes"), at: 30, by: 1, replacing: [mine, yours])
        let decided = ChecklistAnswers([yours, mine, decision])
        #expect(decided.values == ["q": .code("yes")] && decided.conflicts.isEmpty)
        #expect(ChecklistAnswers([mine, Self.answer(.code("yes"), at: 20, by: 1)]).conflicts.isEmpty)
        #expect(ChecklistAnswers([mine, Self.answer(.code("no"), at: 20, by: 0)]).conflicts.isEmpty)
    }

    @Test("A clock that runs ahead wins over nothing that came later, and an answer can be taken back")
    func aheadOfTime() {
        let ahead = Self.answer(.code("yes"), at: 9_999_999, by: 0, received: 50)
        let later = Self.answer(.code("no"), at: 60, by: 1, received: 70)
        #expect(ChecklistAnswers([ahead, later]).values == ["q": .code("no")])
        let back = Self.answer(nil, at: 80, by: 1, received: 90, replacing: [ahead, later])
        #expect(ChecklistAnswers([ahead, later, back]).values.isEmpty)
    }
}

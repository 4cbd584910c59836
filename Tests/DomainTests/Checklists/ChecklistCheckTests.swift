import Testing

@testable import Domain

@Suite("What a checklist must be to be published")
struct ChecklistCheckTests {
    private static let norms = [ChecklistNorm(provision: "UU 24/2011 pasal 15", certainty: .read)]

    private static func ask(
        _ code: String,
        _ kind: ChecklistQuestion.Kind = .yesNo,
        if condition: ChecklistCondition? = nil
    ) -> ChecklistQuestion {
        ChecklistQuestion(code: code, text: same("Tanya"), kind: kind, shownIf: condition, norms: norms)
    }

    private static func codes(_ questions: [ChecklistQuestion], when: ChecklistCondition? = nil) -> [String] {
        let proposals = when.map {
            [
                ChecklistProposal(
                    code: "p",
                    when: $0,
                    finding: .unregistered,
                    facts: [ChecklistPiece(text: same("Fakta"))],
                    whatToDo: same("Perbaiki")
                )
            ]
        }
        let section = ChecklistSection(code: "s", title: same("Bagian"), questions: questions)
        return ChecklistCheck.faults(Checklist(title: same("Uji"), sections: [section], proposals: proposals ?? []))
            .map(\.code)
    }

    private static let yes = ChecklistCondition.among(question: "a", values: ["yes"])
    private static let no = ChecklistCondition.among(question: "a", values: ["no"])

    @Test("A question that waits for itself, or for one behind it, is refused: so there is no cycle")
    func cycles() {
        #expect(Self.codes([Self.ask("a", if: Self.yes)]) == ["not_earlier"])
        let later = ChecklistCondition.among(question: "b", values: ["yes"])
        #expect(Self.codes([Self.ask("a", if: later), Self.ask("b", if: Self.yes)]) == ["not_earlier"])
        #expect(Self.codes([Self.ask("a"), Self.ask("b", if: Self.yes)]).isEmpty)
    }

    @Test("What is referred to must exist and fit")
    func references() {
        let unknown = ChecklistCondition.among(question: "x", values: ["yes"])
        #expect(Self.codes([Self.ask("a")], when: unknown) == ["unknown_question"])
        #expect(Self.codes([Self.ask("a")], when: .among(question: "a", values: ["maybe"])) == ["unknown_code"])
        #expect(Self.codes([Self.ask("a")], when: .compare(.answer("a"), .less, .number(1))) == ["wrong_type"])
        let mixed = ChecklistCondition.compare(.answer("n"), .less, .rupiah(5))
        #expect(Self.codes([Self.ask("n", .number)], when: mixed) == ["wrong_type"])
        let days = ChecklistCondition.compare(.difference(.visitDay, .answer("d")), .more, .number(365))
        #expect(Self.codes([Self.ask("d", .date)], when: days).isEmpty)
        #expect(Self.codes([Self.ask("a")], when: .all([])) == ["empty"])
    }

    @Test("A branch that no answer reaches is refused, also where only reckoning shows it")
    func reachable() {
        #expect(Self.codes([Self.ask("a")], when: .all([Self.yes, Self.no])) == ["not_reachable"])
        #expect(Self.codes([Self.ask("a")], when: .any([Self.yes, .all([Self.yes, Self.no])])) == ["not_reachable"])
        let b = ChecklistCondition.among(question: "b", values: ["yes"])
        #expect(
            Self.codes([Self.ask("a"), Self.ask("b", if: Self.yes)], when: .all([Self.no, b])) == ["not_reachable"]
        )
        let n = ChecklistTerm.answer("n")
        let impossible = ChecklistCondition.all([
            .compare(n, .more, .number(5)), .compare(n, .less, .number(6)),
        ])
        #expect(Self.codes([Self.ask("n", .number)], when: impossible) == ["not_reachable"])
        let possible = ChecklistCondition.all([.compare(n, .more, .number(5)), .compare(n, .less, .number(7))])
        #expect(Self.codes([Self.ask("n", .number)], when: possible).isEmpty)
        let fewer = ChecklistCondition.compare(.difference(n, .answer("m")), .more, .number(10))
        #expect(Self.codes([Self.ask("n", .number), Self.ask("m", .number)], when: fewer).isEmpty)
    }

    @Test("What nobody can answer is refused, and codes, words and norms must be there")
    func answerable() {
        var bounded = Self.ask("n", .number)
        (bounded.least, bounded.most) = (5, 4)
        #expect(Self.codes([bounded]) == ["not_answerable"])
        var choice = Self.ask("c", .choice)
        choice.options = [ChecklistOption(code: "only", text: same("Satu"))]
        #expect(Self.codes([choice]) == ["not_answerable"])
        var bare = Self.ask("a")
        bare.norms = []
        bare.text = Words(id: " ", en: "x\u{7}")
        #expect(Self.codes([bare]) == ["wrong_form", "wrong_form", "empty"])
        #expect(Self.codes([Self.ask("a"), Self.ask("a")]) == ["repeated"])
        #expect(Self.codes([Self.ask("A b")]) == ["wrong_form"])
        #expect(Self.codes([]).contains("empty"))
    }

    @Test("A condition deeper than anybody reads is refused before it is walked through")
    func entangled() {
        var deep = Self.yes
        for _ in 0..<20 { deep = .all([deep]) }
        #expect(Self.codes([Self.ask("a")], when: deep) == ["too_entangled"])
        #expect(Self.codes([Self.ask("a")], when: .any(Array(repeating: Self.yes, count: 100))) == ["too_entangled"])
    }

    @Test("What the search for answers finds makes the condition true, whatever the checklist", arguments: 0..<30)
    func witnesses(seed: Int) {
        var maker = ChecklistMaker(generator: SeededRandom(seed: UInt64(seed) + 3000))
        for _ in 0..<10 {
            let checklist = maker.checklist()
            let goal = maker.condition(checklist.questions, 3)
            guard let answers = ChecklistWitness(checklist).answers(making: goal) else { continue }
            let reading = ChecklistReading(checklist, answers, on: ChecklistWitness.visitDay)
            #expect(goal.truth(reading.values, on: ChecklistWitness.visitDay) == true)
            #expect(reading.values == answers)
        }
    }
}

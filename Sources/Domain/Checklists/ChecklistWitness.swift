/// Looks for answers that make a condition true, by trying what matters: every code, and of quantities the bounds, the figures
/// of the condition and their neighbours. What it finds is proof; where it finds nothing within its steps, a condition counts
/// as not reachable, for one that cannot be shown to be of use is not published.
struct ChecklistWitness {
    /// The day that stands for the visit's.
    static let visitDay = LocalDate(dayNumber: 20_000)
    private static let steps = 20_000

    private let questions: [ChecklistQuestion]
    private let byCode: [String: ChecklistQuestion]

    init(_ checklist: Checklist) {
        questions = checklist.questions
        byCode = Dictionary(questions.map { ($0.code, $0) }) { first, _ in first }
    }

    /// Answers under which a condition is true; nil where none were found.
    func answers(making goal: ChecklistCondition) -> [String: ChecklistValue]? {
        let relevant = closure(goal.questions)
        let figures = relevant.reduce(into: goal.figures) { figures, code in
            figures.formUnion(byCode[code]?.shownIf?.figures ?? [])
        }
        var left = Self.steps
        return search(questions.filter { relevant.contains($0.code) }[...], [:], goal, figures, &left)
    }

    /// The questions and all that decide whether they are asked.
    private func closure(_ start: Set<String>) -> Set<String> {
        var known: Set<String> = []
        var next = Array(start)
        while let code = next.popLast() {
            guard known.insert(code).inserted else { continue }
            next += byCode[code]?.shownIf?.questions ?? []
        }
        return known
    }

    private func search(
        _ open: ArraySlice<ChecklistQuestion>,
        _ values: [String: ChecklistValue],
        _ goal: ChecklistCondition,
        _ figures: Set<Int>,
        _ left: inout Int
    ) -> [String: ChecklistValue]? {
        left -= 1
        guard left > 0 else { return nil }
        switch goal.truth(values, on: Self.visitDay) {
        case true: return values
        // What is false with these answers stays so with more.
        case false: return nil
        case nil: break
        }
        guard let question = open.first else { return nil }
        // Everything that it refers to comes before it, and is answered here or never asked.
        let isShown = question.shownIf.map { $0.truth(values, on: Self.visitDay) == true } ?? true
        guard isShown else { return search(open.dropFirst(), values, goal, figures, &left) }
        for candidate in candidates(question, values, figures) {
            var values = values
            values[question.code] = candidate
            if let found = search(open.dropFirst(), values, goal, figures, &left) { return found }
        }
        return nil
    }

    private func candidates(
        _ question: ChecklistQuestion,
        _ values: [String: ChecklistValue],
        _ figures: Set<Int>
    ) -> [ChecklistValue] {
        var amounts: Set<Int> = [0, 1]
        for figure in figures { amounts.formUnion([figure - 1, figure, figure + 1]) }
        let given = values.values.compactMap { value -> Int? in
            switch value {
            case .number(let number): number
            case .day(let day): day.dayNumber
            case .code, .text: nil
            }
        }
        for number in given + (question.kind == .date ? [Self.visitDay.dayNumber] : []) {
            amounts.formUnion([number - 1, number, number + 1])
            for figure in figures { amounts.formUnion([number - figure, number + figure]) }
        }
        switch question.kind {
        case .yesNo, .choice: return question.codes.map(ChecklistValue.code)
        case .text: return []
        case .date: return amounts.sorted().map { .day(LocalDate(dayNumber: $0)) }
        case .number, .rupiah:
            guard let range = question.range else { return [] }
            return amounts.union([range.lowerBound, range.upperBound]).filter(range.contains).sorted()
                .map(ChecklistValue.number)
        }
    }
}

extension ChecklistCondition {
    /// The condition once for every alternative in it, each with that alternative alone.
    var branches: [ChecklistCondition] {
        switch self {
        case .any(let parts): return parts.flatMap(\.branches)
        case .all(let parts):
            let inner = parts.map(\.branches)
            guard inner.contains(where: { $0.count > 1 }) else { return [self] }
            return inner.enumerated().flatMap { index, branches in
                branches.count > 1
                    ? branches.map { branch in
                        var parts = parts
                        parts[index] = branch
                        return ChecklistCondition.all(parts)
                    } : []
            }
        case .noneOf, .among, .compare: return [self]
        }
    }

    /// The figures in it.
    var figures: Set<Int> {
        switch self {
        case .all(let parts), .any(let parts), .noneOf(let parts): parts.reduce([]) { $0.union($1.figures) }
        case .among: []
        case .compare(let left, _, let right): left.figures.union(right.figures)
        }
    }
}

@testable import Domain

/// A way from where a case stands to an end that people could really walk: steps that are decided, one after the other,
/// each by somebody who may, with time passing between them.
struct WayOut {
    private let bench: Bench

    init(_ bench: Bench) { self.bench = bench }

    /// Whether there is one of at most four acts.
    var exists: Bool { isReachable(from: bench.facts, day: bench.today.adding(days: 1), acts: 4) }

    private func isReachable(from facts: CaseFacts, day: LocalDate, acts: Int) -> Bool {
        guard let state = facts.state else { return false }
        if state.isFinal { return true }
        guard acts > 0 else { return false }
        let moves = CaseAction.all(on: facts.track).filter { (state.after($0) ?? state) != state }
        let (ending, leading) = (moves.filter { isEnd($0, state) }, moves.filter { !isEnd($0, state) })
        return (ending + leading).contains { action in
            guard let next = taken(action, facts, day) else { return false }
            return isReachable(from: next, day: day.adding(days: 1), acts: acts - 1)
        }
    }

    private func isEnd(_ action: CaseAction, _ state: CaseState) -> Bool { state.after(action)?.isFinal == true }

    /// The facts after an act by the first who may take it; nil where nobody may.
    private func taken(_ action: CaseAction, _ facts: CaseFacts, _ day: LocalDate) -> CaseFacts? {
        var random = SeededRandom(seed: 1)
        let details = random.details(for: action, facts, on: day)
        for actor in Cast.all(action.roles(in: facts.state)) {
            let request = StepRequest(action, by: actor, on: day, today: day, details: details)
            if case .success(let decision) = bench.procedure.decide(facts, request) {
                var after = facts.applying(decision)
                for record in random.records(after: decision, after) { after = record.applied(to: after) }
                return after
            }
        }
        return nil
    }
}

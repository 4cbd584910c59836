@testable import Domain

/// What holds of every act on a case, whoever takes it. Each answer is the law that was broken; nil where none was.
struct CaseLaws {
    private let track: Track
    private let arrows: Set<ProcedureVersion.Transition>
    private let hands: [String: [String: [Role]]]

    /// Takes the procedure as it is declared for the database, not as the engine asks for it.
    init(_ track: Track) {
        let version = ProcedureVersion.current(track)
        self.track = track
        arrows = Set(version.transitions)
        hands = Dictionary(version.actions.map { ($0.code, $0.roles) }) { first, _ in first }
    }

    /// A refusal says why and what would help, gives the same answer twice, and is right about ended cases.
    func broken(by refusal: Refusal, of request: StepRequest, _ facts: CaseFacts, _ procedure: Procedure) -> String? {
        if refusal.reasons.isEmpty { return "a refusal without a reason" }
        for reason in refusal.reasons {
            let texts = [reason.words.id, reason.words.en, reason.remedy.id, reason.remedy.en, reason.code]
            if texts.contains("") { return "\(reason.code) says nothing" }
        }
        if case .failure(let again) = procedure.decide(facts, request), again == refusal { return nil }
        return "asked twice, answered differently"
    }

    func broken(by decision: Decision, _ request: StepRequest, _ before: CaseFacts, after: CaseFacts) -> String? {
        structure(decision.event, before, after) ?? people(decision.event, request, before)
            ?? time(decision.event, request, before) ?? clocks(after) ?? money(after) ?? letters(decision, after)
    }

    private func structure(_ event: CaseEvent, _ before: CaseFacts, _ after: CaseFacts) -> String? {
        let from = event.from?.code ?? ProcedureVersion.new
        let arrow = ProcedureVersion.Transition(from: from, action: event.action.code, to: event.to.code)
        if !arrows.contains(arrow) { return "no such transition: \(arrow)" }
        if event.from != before.state || after.state != event.to { return "the event is not of this state" }
        if event.seq != before.version + 1 || after.version != event.seq { return "the log has a gap" }
        if after.history.map(\.seq) != Array(1...after.version) { return "the log is not in order" }
        return nil
    }

    private func people(_ event: CaseEvent, _ request: StepRequest, _ before: CaseFacts) -> String? {
        let from = event.from?.code ?? ProcedureVersion.new
        let permitted = Set(hands[event.action.code]?[from] ?? [])
        if permitted.isDisjoint(with: request.actor.roles) { return "\(event.action.code) by a stranger's hand" }
        let isClosed = before.state?.isCriminal == true
        if isClosed, !request.actor.roles.contains(.investigator) { return "a closed file moved" }
        let excluding = event.action.rule.apart
        let own = before.history.filter { $0.actor == event.actor }.map(\.action)
        return own.contains(where: excluding.contains) ? "one hand did what two must do" : nil
    }

    private func time(_ event: CaseEvent, _ request: StepRequest, _ before: CaseFacts) -> String? {
        if event.occurredOn > request.today { return "an act of tomorrow" }
        if let last = before.lastActOn, event.occurredOn < last { return "an act before the previous one" }
        return nil
    }

    /// Clocks that wait for a receipt run from it and from nothing else; none outlives its letter, state or case.
    private func clocks(_ facts: CaseFacts) -> String? {
        var counting: [ClockID] = []
        for clock in facts.clocks where clock.isCounting {
            let id = ClockID(clock.kind, letterSeq: clock.letterSeq)
            if counting.contains(id) { return "\(clock.kind) runs twice" }
            counting.append(id)
            let rule = clock.kind.rule
            guard let state = facts.state, rule.runsIn.contains(state), !state.isFinal else {
                return "\(clock.kind) runs in \(facts.state?.code ?? "new")"
            }
            let letter = facts.letters.last { $0.seq == clock.letterSeq }
            if letter?.isVoid == true { return "\(clock.kind) runs for a void letter" }
            if case .delivery(let kinds) = rule.start {
                guard let letter, let receivedOn = letter.receivedOn, kinds.contains(letter.kind) else {
                    return "\(clock.kind) runs without a receipt"
                }
                if clock.startedOn != receivedOn { return "\(clock.kind) does not run from its receipt" }
            }
            if case .day(let due) = clock.due, due < clock.startedOn, rule.length != .named {
                return "\(clock.kind) was due before it began"
            }
            if clock.extensions > 0 || clock.status == .suspended, !rule.isExtendable || track == .bpjsSanction {
                return "\(clock.kind) was extended or suspended"
            }
        }
        return nil
    }

    private func money(_ facts: CaseFacts) -> String? {
        let fine = facts.fine.map { [$0.imposed, $0.paid] } ?? []
        let amounts = facts.debts.map(\.balance) + [facts.unbookedBalance] + fine
        return amounts.contains { $0.amount < 0 } ? "money below nothing" : nil
    }

    /// A letter is of its act, received on or after its day, and void for good.
    private func letters(_ decision: Decision, _ facts: CaseFacts) -> String? {
        if decision.receivedLetter != nil, decision.details.delivery?.counts != true {
            return "a letter was received without a delivery that counts"
        }
        let last = facts.letters.last
        if let made = decision.letter, last?.seq != decision.event.seq || last?.kind != made.kind {
            return "the letter is not the act's"
        }
        if let early = facts.letters.first(where: { ($0.receivedOn ?? $0.issuedOn) < $0.issuedOn }) {
            return "\(early.kind) was received before it was made"
        }
        for seq in decision.voidedLetters where facts.letters.contains(where: { $0.seq == seq && !$0.isVoid }) {
            return "a voided letter stands"
        }
        return nil
    }
}

extension CaseFacts {
    /// The facts after a decision: the fold by which a case's log gives its present state.
    ///
    /// What the shell adds of its own (a finding that succeeds another, payments, debts, denials, visits) is not in it.
    public func applying(_ decision: Decision) -> CaseFacts {
        var facts = self
        let event = decision.event
        facts.state = event.to
        facts.history.append(
            PastAct(
                seq: event.seq,
                event.action,
                to: event.to,
                by: event.actor,
                on: event.occurredOn,
                letter: decision.letter?.kind ?? decision.details.letter,
                ruling: decision.details.ruling,
                days: decision.details.days,
                authority: decision.details.authority,
                service: decision.details.service
            )
        )
        for (offset, letter) in decision.details.takenOver.enumerated() where event.from == nil {
            facts.letters.append(
                LetterFact(
                    seq: Clocks.seqOfTakenOver(offset),
                    letter.kind,
                    issuedOn: letter.issuedOn,
                    receivedOn: letter.receivedOn
                )
            )
        }
        for index in facts.letters.indices {
            if facts.letters[index].seq == decision.receivedLetter {
                facts.letters[index].receivedOn = event.occurredOn
            }
            if decision.voidedLetters.contains(facts.letters[index].seq) { facts.letters[index].isVoid = true }
        }
        if let letter = decision.letter {
            facts.letters.append(
                LetterFact(seq: event.seq, letter.kind, issuedOn: event.occurredOn, days: letter.days)
            )
        }
        if let assignment = decision.details.assignment { facts.assignments.append(assignment) }
        facts.apply(decision.findings)
        if decision.letter?.kind.register == .note {
            for index in facts.findings.indices where facts.findings[index].status == .open {
                facts.findings[index].isOnNote = facts.findings[index].isExamined
            }
        }
        for change in decision.clocks { facts.apply(change) }
        return facts
    }

    private mutating func apply(_ changes: [FindingChange]) {
        for change in changes {
            guard let index = findings.firstIndex(where: { $0.id == change.finding }) else { continue }
            if let status = FindingStatus(after: change.result) { findings[index].status = status }
        }
    }

    private mutating func apply(_ change: ClockChange) {
        switch change {
        case .start(let start):
            clocks.append(
                ClockFact(
                    start.id.kind,
                    letterSeq: start.id.letterSeq,
                    startedOn: start.startedOn,
                    due: start.due,
                    count: start.count
                )
            )
        case .end(let id):
            edit(id) { $0.status = .ended }
        case .void(let id):
            edit(id) { $0.status = .void }
        case .enter(let id, let entry, let deadline):
            edit(id) {
                $0.count?.ledger.append(entry)
                $0.due = deadline.due
                switch entry.kind {
                case .extension: break
                case .suspension: $0.status = .suspended
                case .resumption: $0.status = .running
                }
            }
        }
    }

    private mutating func edit(_ id: ClockID, _ change: (inout ClockFact) -> Void) {
        let found = clocks.lastIndex { $0.kind == id.kind && $0.letterSeq == id.letterSeq && $0.isCounting }
        if let found { change(&clocks[found]) }
    }
}

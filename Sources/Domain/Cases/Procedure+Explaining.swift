// Why may I, why may I not, and what would follow: the procedure explains each action of a case's state.

extension Procedure {
    /// Every action that exists in the case's state, explained for the actor as of today.
    ///
    /// What a step would have to say is listed, not missed. A closed file shows nothing to others than investigators;
    /// ``standstill(_:actor:)`` says so.
    public func availableActions(_ facts: CaseFacts, actor: Actor, today: LocalDate) -> [ActionAvailability] {
        guard closedFile(facts, actor) == nil else { return [] }
        let rules = rules(of: facts.track)
        return CaseAction.all(on: facts.track).compactMap { action -> ActionAvailability? in
            let leadsTo = facts.state.map { rules.target(of: action, from: $0) } ?? rules.openings(of: action).first
            return leadsTo.map {
                explain(facts, StepRequest(action, by: actor, on: today, today: today), to: $0, rules)
            }
        }
    }

    /// Why nothing at all can be done on a case by this actor: its file is closed to others, or it has ended.
    public func standstill(_ facts: CaseFacts, actor: Actor) -> Reason? {
        if let closed = closedFile(facts, actor) { return closed }
        return facts.state.flatMap { $0.isFinal ? .caseEnded($0) : nil }
    }

    private func explain(
        _ facts: CaseFacts,
        _ request: StepRequest,
        to: CaseState,
        _ rules: ProcedureRules
    ) -> ActionAvailability {
        let action = request.action
        let rule = rules.rule(action)
        let roles = rules.roles(of: action, in: facts.state)
        let held = request.actor.roles(over: facts.region)
        let context = GuardContext(facts: facts, request: request, parameters: parameters)
        let letters = Letters(facts: facts, request: request, rule: rule, parameters: parameters)
        let ahead = ClocksAhead(
            facts: facts,
            request: request,
            to: to,
            letter: letters.made,
            rules: rules,
            parameters: parameters
        )
        let clocks = Clocks(
            facts: facts,
            request: request,
            to: to,
            rules: rules,
            parameters: parameters,
            calendar: calendar
        )
        return ActionAvailability(
            action: action,
            to: to,
            reasons: role(facts, request, rules) + conditions(facts, request, rule),
            rule: rule,
            roles: roles,
            ownRoles: roles.filter(held.contains),
            conditions: rule.guards.map { ActionCondition(rule: $0, failure: $0.failure(in: context)) },
            letter: letters.made,
            clocks: ahead.all,
            stops: clocks.stopped(received: ahead.awaited.last, voided: letters.voided)
        )
    }
}

extension Clocks {
    /// The kinds of running clocks that the step would end or void, each once.
    func stopped(received: LetterFact?, voided: [LetterFact]) -> [ClockKind] {
        let stopped = Set(changes(received: received, voided: voided).compactMap { $0.endedID?.kind })
        return ClockKind.allCases.filter(stopped.contains)
    }
}

/// The clocks that a step would start, told before it is taken.
struct ClocksAhead {
    let facts: CaseFacts
    let request: StepRequest
    let to: CaseState
    /// The letter that the step would make.
    let letter: LetterToMake?
    let rules: ProcedureRules
    let parameters: Parameters

    /// Every clock, those that follow another after it.
    var all: [ClockAhead] {
        let direct = ClockKind.allCases.compactMap { kind in start(of: kind).flatMap { clock(kind, $0) } }
        let followers = direct.flatMap { parent in
            ClockKind.allCases.filter { follows($0, parent.kind) }.compactMap { clock($0, .expiry(of: parent.kind)) }
        }
        return direct + followers
    }

    /// Letters of the case whose receipt the step could record, oldest first; none where it records no receipt.
    var awaited: [LetterFact] {
        switch request.action {
        case .inspection(.recordDelivery), .sanction(.recordDelivery):
            facts.letters.filter { $0.kind.awaitsReceipt && !$0.isVoid && $0.receivedOn == nil }
        default: []
        }
    }

    private func follows(_ kind: ClockKind, _ parent: ClockKind) -> Bool {
        guard let rule = rules.clock(kind) else { return false }
        return rule.start == .expiry(of: parent) && rule.runsIn.contains(to)
    }

    private func start(of kind: ClockKind) -> ClockAhead.Start? {
        guard let rule = rules.clock(kind), rule.runsIn.contains(to) else { return nil }
        switch rule.start {
        case .act(let actions): return actions.contains(request.action) ? .act : nil
        case .delivery(let kinds):
            let received = awaited.map(\.kind) + (letter.map { [$0.kind] } ?? [])
            return received.last(where: kinds.contains).map { .receipt($0) }
        case .expiry: return nil
        }
    }

    private func clock(_ kind: ClockKind, _ start: ClockAhead.Start) -> ClockAhead? {
        guard let rule = rules.clock(kind) else { return nil }
        let (length, basis) = length(rule.length, kind, start)
        return ClockAhead(
            kind: kind,
            nature: rule.nature,
            start: start,
            length: length,
            basis: basis ?? rule.basis,
            onExpiry: rule.onExpiry.filter { $0.track == facts.track && rules.target(of: $0, from: to) != nil },
            closes: rule.closes.filter { $0.track == facts.track }
        )
    }

    /// The length by the row in force on the day of the act, or on the day of the letter that is awaited.
    private func length(
        _ length: ClockLength,
        _ kind: ClockKind,
        _ start: ClockAhead.Start
    ) -> (ClockAhead.Length, LegalBasis?) {
        switch length {
        case .named: return (.named, nil)
        case .nextMonth(let key):
            let row = parameters.row(key, on: request.occurredOn)
            let day = parameters.whole(key, on: request.occurredOn)
            return (day.map { .dayOfNextMonth($0) } ?? .unknown, row?.basis)
        case .days(let usual):
            var key = usual
            var own: Int?
            var day = request.occurredOn
            if case .receipt(let of) = start, kind.ownsPeriod {
                let letter = awaited.last { $0.kind == of }
                key = Letters.periodKey(of) ?? usual
                own = letter?.days ?? (self.letter?.kind == of ? self.letter?.days : nil)
                day = letter?.issuedOn ?? day
            }
            let row = parameters.row(key, on: day)
            guard let unit = row?.unit.dayUnit, let days = own ?? parameters.whole(key, on: day) else {
                return (.unknown, row?.basis)
            }
            return (.days(days, unit), row?.basis)
        }
    }
}

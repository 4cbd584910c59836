/// The procedure engine: decides steps by the rules of both tracks, the dated parameters and the working calendar.
///
/// Pure: it reads facts and returns a decision or every reason against it. It has no clock, no database, no state.
public struct Procedure: Sendable {
    /// The days, rates and switches in force.
    public let parameters: Parameters
    /// The working days that deadlines are counted by.
    public let calendar: WorkingCalendar

    /// Makes an engine.
    public init(parameters: Parameters = Parameters(), calendar: WorkingCalendar) {
        self.parameters = parameters
        self.calendar = calendar
    }

    /// Decides a step.
    ///
    /// - Returns: what to write, or a refusal with every reason. When the action does not exist in the present state,
    ///   its guards are not asked.
    public func decide(_ facts: CaseFacts, _ request: StepRequest) -> Result<Decision, Refusal> {
        if let closed = closedFile(facts, request.actor) { return .failure(Refusal([closed])) }
        let target = target(facts, request)
        var reasons = role(facts, request)
        if let missing = target.missing { reasons.append(missing) }
        reasons += times(facts, request)
        if let to = target.state {
            reasons += fields(facts, request)
            reasons += conditions(facts, request)
            if reasons.isEmpty { return .success(decision(facts, request, to: to)) }
        }
        return .failure(Refusal(reasons))
    }

    /// What a step would do if nothing but the state stood against it: shows the letter that it would make to whoever
    /// prepares it. Roles, guards and fields are not asked.
    ///
    /// - Returns: nil where the action does not exist in the present state, and for a file closed to the actor.
    public func preview(_ facts: CaseFacts, _ request: StepRequest) -> Decision? {
        guard closedFile(facts, request.actor) == nil, let to = target(facts, request).state else { return nil }
        return decision(facts, request, to: to)
    }

    /// Every action that exists in the case's state, with whether the actor may take it today and, if not, why.
    ///
    /// What a step would have to say is listed, not missed. A closed file shows nothing to others than investigators.
    public func availableActions(_ facts: CaseFacts, actor: Actor, today: LocalDate) -> [ActionAvailability] {
        guard closedFile(facts, actor) == nil else { return [] }
        return CaseAction.all(on: facts.track).compactMap { action -> ActionAvailability? in
            let leadsTo = facts.state.map { $0.after(action) } ?? action.opens.first
            guard let to = leadsTo else { return nil }
            let request = StepRequest(action, by: actor, on: today, today: today)
            return ActionAvailability(
                action: action,
                to: to,
                reasons: role(facts, request) + conditions(facts, request),
                fields: action.rule.fields
            )
        }
    }
}

extension Procedure {
    /// The state to which the action leads, or why there is none.
    private func target(_ facts: CaseFacts, _ request: StepRequest) -> (state: CaseState?, missing: Reason?) {
        let action = request.action
        guard let state = facts.state else {
            guard action.track == facts.track, !action.opens.isEmpty else { return (nil, .opensNoCase(action)) }
            if action.opens.count == 1 { return (action.opens[0], nil) }
            guard let wanted = request.details.targetState else { return (nil, .fieldRequired(.targetState)) }
            return action.opens.contains(wanted) ? (wanted, nil) : (nil, .cannotOpen(action, in: wanted))
        }
        if state.isFinal { return (nil, .caseEnded(state)) }
        if let to = state.after(action) { return (to, nil) }
        return (nil, .noSuchAction(action, in: state))
    }

    /// In a closed file others learn nothing, not even why.
    private func closedFile(_ facts: CaseFacts, _ actor: Actor) -> Reason? {
        guard let state = facts.state, state.isCriminal else { return nil }
        return actor.roles(over: facts.region).contains(.investigator) ? nil : .followedUp
    }

    private func role(_ facts: CaseFacts, _ request: StepRequest) -> [Reason] {
        let permitted = request.action.roles(in: facts.state)
        guard request.actor.roles(over: facts.region).isDisjoint(with: permitted) else { return [] }
        return [.roleRequired(permitted, track: facts.track)]
    }

    private func times(_ facts: CaseFacts, _ request: StepRequest) -> [Reason] {
        let day = request.occurredOn
        var reasons: [Reason] = []
        if day > request.today { reasons.append(.inTheFuture(day)) }
        if let last = facts.lastActOn, day < last { reasons.append(.beforePreviousAct(last)) }
        if isLate(request), !request.details.says(.reason) { reasons.append(.lateWithoutReason(day)) }
        return reasons
    }

    private func isLate(_ request: StepRequest) -> Bool {
        let days = parameters.whole(.entryLateAfterDays, on: request.today) ?? 0
        return request.occurredOn < request.today.adding(days: -days)
    }

    private func fields(_ facts: CaseFacts, _ request: StepRequest) -> [Reason] {
        request.action.rule.fields.filter { !request.details.says($0) }.map { .fieldRequired($0) }
    }

    private func conditions(_ facts: CaseFacts, _ request: StepRequest) -> [Reason] {
        let rule = request.action.rule
        let context = GuardContext(facts: facts, request: request, parameters: parameters)
        let excluded = facts.history.first {
            $0.actor == request.actor.person && rule.apart.contains($0.action)
        }
        var reasons = excluded.map { [Reason.separationOfDuties($0.action)] } ?? []
        for reason in rule.guards.compactMap({ $0.failure(in: context) }) where !reasons.contains(reason) {
            reasons.append(reason)
        }
        return reasons
    }

    private func decision(_ facts: CaseFacts, _ request: StepRequest, to: CaseState) -> Decision {
        let event = CaseEvent(
            seq: facts.version + 1,
            from: facts.state,
            action: request.action,
            to: to,
            actor: request.actor.person,
            occurredOn: request.occurredOn,
            isLate: isLate(request)
        )
        let letters = Letters(facts: facts, request: request, parameters: parameters)
        let voided = letters.voided
        let clocks = Clocks(
            facts: facts,
            request: request,
            to: to,
            parameters: parameters,
            calendar: calendar
        )
        return Decision(
            event: event,
            letter: letters.made,
            receivedLetter: letters.received?.seq,
            voidedLetters: voided.map(\.seq),
            clocks: clocks.changes(received: letters.received, voided: voided),
            findings: request.details.findings,
            effects: request.action.rule.effects + (to.isFinal ? [.caseEnded] : []),
            details: request.details
        )
    }
}

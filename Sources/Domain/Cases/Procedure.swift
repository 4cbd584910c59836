/// The procedure engine: decides steps by the version of the rules that a case is pinned to, the dated parameters and the
/// working calendar.
///
/// Pure: it reads facts and returns a decision or every reason against it. It has no clock, no database, no state.
public struct Procedure: Sendable {
    /// The days, rates and switches in force.
    public let parameters: Parameters
    /// The working days that deadlines are counted by.
    public let calendar: WorkingCalendar
    private let pinned: ProcedureRules?

    /// Makes an engine.
    ///
    /// - Parameter rules: The version by which a case is decided; without one, each track's as this code declares it.
    public init(parameters: Parameters = Parameters(), calendar: WorkingCalendar, rules: ProcedureRules? = nil) {
        self.parameters = parameters
        self.calendar = calendar
        pinned = rules
    }

    /// Decides a step.
    ///
    /// - Returns: what to write, or a refusal with every reason. When the action does not exist in the present state,
    ///   its guards are not asked.
    public func decide(_ facts: CaseFacts, _ request: StepRequest) -> Result<Decision, Refusal> {
        if let closed = closedFile(facts, request.actor) { return .failure(Refusal([closed])) }
        let rules = rules(of: facts.track)
        let target = target(facts, request, rules)
        var reasons = role(facts, request, rules)
        if let missing = target.missing { reasons.append(missing) }
        reasons += times(facts, request)
        if let to = target.state {
            let rule = rules.rule(request.action)
            reasons += fields(request, rule)
            reasons += conditions(facts, request, rule)
            if reasons.isEmpty { return .success(decision(facts, request, to: to, rules)) }
        }
        return .failure(Refusal(reasons))
    }

    /// What a step would do if nothing but the state stood against it: shows the letter that it would make to whoever
    /// prepares it. Roles, guards and fields are not asked.
    ///
    /// - Returns: nil where the action does not exist in the present state, and for a file closed to the actor.
    public func preview(_ facts: CaseFacts, _ request: StepRequest) -> Decision? {
        let rules = rules(of: facts.track)
        guard closedFile(facts, request.actor) == nil, let to = target(facts, request, rules).state else { return nil }
        return decision(facts, request, to: to, rules)
    }
}

extension Procedure {
    /// The rules by which cases of a track are decided.
    func rules(of track: Track) -> ProcedureRules {
        pinned.flatMap { $0.track == track ? $0 : nil } ?? .current(track)
    }

    /// The state to which the action leads, or why there is none.
    private func target(
        _ facts: CaseFacts,
        _ request: StepRequest,
        _ rules: ProcedureRules
    ) -> (state: CaseState?, missing: Reason?) {
        let action = request.action
        guard let state = facts.state else {
            let openings = rules.openings(of: action)
            guard !openings.isEmpty else { return (nil, .opensNoCase(action)) }
            if openings.count == 1 { return (openings[0], nil) }
            guard let wanted = request.details.targetState else { return (nil, .fieldRequired(.targetState)) }
            return openings.contains(wanted) ? (wanted, nil) : (nil, .cannotOpen(action, in: wanted, openings))
        }
        if state.isFinal { return (nil, .caseEnded(state)) }
        if let to = rules.target(of: action, from: state) { return (to, nil) }
        return (nil, .noSuchAction(action, in: state, rules))
    }

    /// In a closed file others learn nothing, not even why.
    func closedFile(_ facts: CaseFacts, _ actor: Actor) -> Reason? {
        guard let state = facts.state, state.isCriminal else { return nil }
        return actor.roles(over: facts.region).contains(.investigator) ? nil : .followedUp
    }

    func role(_ facts: CaseFacts, _ request: StepRequest, _ rules: ProcedureRules) -> [Reason] {
        let permitted = rules.roles(of: request.action, in: facts.state)
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

    private func fields(_ request: StepRequest, _ rule: ActionRule) -> [Reason] {
        let missing = rule.fields.filter { !request.details.says($0) }.map(Reason.fieldRequired)
        // What a step says of findings changes them, so that only a verification may say it.
        let judgesUnasked = request.details.says(.findings) && !rule.fields.contains(.findings)
        return missing + (judgesUnasked ? [.fieldNotTaken(.findings)] : [])
    }

    func conditions(_ facts: CaseFacts, _ request: StepRequest, _ rule: ActionRule) -> [Reason] {
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

    private func decision(
        _ facts: CaseFacts,
        _ request: StepRequest,
        to: CaseState,
        _ rules: ProcedureRules
    ) -> Decision {
        let rule = rules.rule(request.action)
        let event = CaseEvent(
            seq: facts.version + 1,
            from: facts.state,
            action: request.action,
            to: to,
            actor: request.actor.person,
            occurredOn: request.occurredOn,
            isLate: isLate(request)
        )
        let letters = Letters(facts: facts, request: request, rule: rule, parameters: parameters)
        let voided = letters.voided
        let clocks = Clocks(
            facts: facts,
            request: request,
            to: to,
            rules: rules,
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
            effects: rule.effects + (to.isFinal ? [.caseEnded] : []),
            details: request.details
        )
    }
}

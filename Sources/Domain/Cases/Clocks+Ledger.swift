// Extension and suspension of a note's clock, possible only on a named legal basis.

extension Clocks {
    func ledger() -> ClockChange? {
        let context = GuardContext(facts: facts, request: request, parameters: parameters)
        guard case .inspection(let action) = request.action, let clock = context.noteClock else { return nil }
        let id = ClockID(clock.kind, letterSeq: clock.letterSeq)
        switch action {
        case .grantExtension:
            guard let more = request.details.days, case .day(let due) = clock.due else { return nil }
            let unit = parameters.row(.firstNoteDays, on: clock.startedOn)?.unit.dayUnit ?? .calendarDays
            let rolls = parameters.isOn(.noteRollForward, on: request.occurredOn)
            guard let end = deadline(more, unit, after: due, rolls: rolls) else { return nil }
            return .extend(id, days: more, due: end.due, explanation: end.words)
        case .suspendClock:
            return .suspend(id)
        case .resumeClock:
            guard let since = clock.suspendedOn, case .day(let due) = clock.due else {
                return .resume(id, due: clock.due)
            }
            return .resume(id, due: .day(due.adding(days: since.days(until: request.occurredOn))))
        default:
            return nil
        }
    }
}

// Extension and suspension of a note's clock, possible only on a named legal basis.

extension Clocks {
    /// The line that this step adds to a clock's ledger, with the due day that follows from all lines.
    func ledger() -> ClockChange? {
        let context = GuardContext(facts: facts, request: request, parameters: parameters)
        guard case .inspection(let action) = request.action, let clock = context.noteClock else { return nil }
        guard rules.clock(clock.kind)?.isExtendable == true, let count = clock.count, let entry = entry(action, clock)
        else {
            return nil
        }
        return count.entering(entry, told: clock.due, calendar).map {
            .enter(ClockID(clock.kind, letterSeq: clock.letterSeq), entry, $0)
        }
    }

    private func entry(_ action: InspectionAction, _ clock: ClockFact) -> ClockEntry? {
        let seq = facts.version + 1
        let day = request.occurredOn
        switch action {
        case .grantExtension:
            guard let days = request.details.days, let basis = request.details.legalBasis else { return nil }
            return ClockEntry(.extension, seq: seq, on: day, days: days, legalBasis: basis)
        case .suspendClock:
            return request.details.legalBasis.map { ClockEntry(.suspension, seq: seq, on: day, legalBasis: $0) }
        case .resumeClock:
            guard let suspension = clock.suspension else { return nil }
            return ClockEntry(.resumption, seq: seq, on: day, legalBasis: suspension.legalBasis)
        default:
            return nil
        }
    }
}

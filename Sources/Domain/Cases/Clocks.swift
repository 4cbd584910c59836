/// What a step does to clocks.
struct Clocks {
    let facts: CaseFacts
    let request: StepRequest
    let to: CaseState
    let rules: ProcedureRules
    let parameters: Parameters
    let calendar: WorkingCalendar

    /// Every change, ends before starts. To adopt other rules changes none: what was told to the employer stays.
    func changes(received: LetterFact?, voided: [LetterFact]) -> [ClockChange] {
        guard !request.action.adoptsRules else { return [] }
        let ended = ends(received: received, voided: voided)
        let endedIDs = Set(ended.compactMap(\.endedID))
        let running = facts.clocks.filter {
            $0.isCounting && !endedIDs.contains(ClockID($0.kind, letterSeq: $0.letterSeq))
        }
        var starts = ClockKind.allCases.compactMap { start(of: $0, received: received, running: running) }
        starts += takenOver()
        starts += followers(of: starts)
        return ended + [ledger()].compactMap { $0 } + starts.map(ClockChange.start)
    }

    // MARK: Ends

    private func ends(received: LetterFact?, voided: [LetterFact]) -> [ClockChange] {
        let voidedSeqs = Set(voided.map(\.seq))
        return facts.clocks.filter(\.isCounting).compactMap { clock in
            let id = ClockID(clock.kind, letterSeq: clock.letterSeq)
            guard let rule = rules.clock(clock.kind) else { return nil }
            if let seq = clock.letterSeq, voidedSeqs.contains(seq) { return .void(id) }
            if rule.voidedBy.contains(request.action), isAbout(clock, voided) { return .void(id) }
            if rule.endedBy.contains(request.action), isAbout(clock, received: received), isAboutRequest(clock) {
                return .end(id)
            }
            return rule.runsIn.contains(to) ? nil : .end(id)
        }
    }

    /// Revoking or changing one letter leaves the clocks of the others alone.
    private func isAbout(_ clock: ClockFact, _ voided: [LetterFact]) -> Bool {
        guard let seq = clock.letterSeq, !voided.isEmpty else { return true }
        return voided.contains { $0.seq == seq }
    }

    /// A delivery ends only the clock that waits for this letter, and only when it counts.
    private func isAbout(_ clock: ClockFact, received: LetterFact?) -> Bool {
        guard clock.kind == .delivery else { return true }
        return received != nil && clock.letterSeq == received?.seq
    }

    /// An answer to one request leaves the clocks of the others alone.
    private func isAboutRequest(_ clock: ClockFact) -> Bool {
        guard clock.kind == .serviceDenialAnswer, let seq = clock.letterSeq else { return true }
        return GuardContext(facts: facts, request: request, parameters: parameters).requestsAnswered
            .contains { $0.requestSeq == seq }
    }

    // MARK: Starts

    private func start(of kind: ClockKind, received: LetterFact?, running: [ClockFact]) -> ClockStart? {
        guard let rule = rules.clock(kind), rule.runsIn.contains(to) else { return nil }
        switch rule.start {
        case .act(let actions):
            guard actions.contains(request.action) else { return nil }
            // What waits for a delivery or an answer belongs to the letter that this very step makes.
            let letter = kind == .delivery || kind == .serviceDenialAnswer ? facts.version + 1 : nil
            guard !running.contains(where: { $0.kind == kind && $0.letterSeq == letter }) else { return nil }
            return start(ClockID(kind, letterSeq: letter), after: request.occurredOn, ruledOn: request.occurredOn)
        case .delivery(let kinds):
            guard let received, kinds.contains(received.kind) else { return nil }
            return start(
                ClockID(kind, letterSeq: received.seq),
                after: request.occurredOn,
                ruledOn: received.issuedOn,
                letter: received.kind,
                days: kind.ownsPeriod ? received.days : nil
            )
        case .expiry:
            return nil
        }
    }

    /// Clocks of letters that were received on paper before the case was taken over.
    private func takenOver() -> [ClockStart] {
        guard facts.state == nil else { return [] }
        return request.details.takenOver.enumerated().flatMap { offset, letter -> [ClockStart] in
            guard let receivedOn = letter.receivedOn else { return [] }
            return ClockKind.allCases.compactMap { kind in
                guard let rule = rules.clock(kind), case .delivery(let kinds) = rule.start else { return nil }
                guard kinds.contains(letter.kind), rule.runsIn.contains(to) else { return nil }
                return start(
                    ClockID(kind, letterSeq: Self.seqOfTakenOver(offset)),
                    after: receivedOn,
                    ruledOn: letter.issuedOn,
                    letter: letter.kind
                )
            }
        }
    }

    /// Letters taken over are older than the first event, so they count downward from 0.
    static func seqOfTakenOver(_ offset: Int) -> Int { -offset }

    /// Clocks that begin where one of these ends.
    private func followers(of starts: [ClockStart]) -> [ClockStart] {
        starts.flatMap { parent in
            ClockKind.allCases.compactMap { kind -> ClockStart? in
                guard let rule = rules.clock(kind), rule.start == .expiry(of: parent.id.kind) else { return nil }
                guard rule.runsIn.contains(to) else { return nil }
                let id = ClockID(kind, letterSeq: parent.id.letterSeq)
                switch parent.due {
                case .day(let due):
                    return start(id, after: due, ruledOn: request.occurredOn)
                case .unresolved:
                    // Its budget is known, its first day is not: it waits with its parent and starts when that ends.
                    return start(id, after: parent.startedOn, ruledOn: request.occurredOn).map {
                        ClockStart(
                            id: id,
                            nature: $0.nature,
                            count: $0.count,
                            deadline: parent.deadline,
                            basis: $0.basis
                        )
                    }
                }
            }
        }
    }

    /// A clock from a day on; nil where the law's number is not known, so that nothing can be counted.
    private func start(
        _ id: ClockID,
        after day: LocalDate,
        ruledOn: LocalDate,
        letter: LetterKind? = nil,
        days: Int? = nil
    ) -> ClockStart? {
        guard let rule = rules.clock(id.kind) else { return nil }
        let rolls = rule.rollForward.map { parameters.isOn($0, on: ruledOn) } ?? false
        let budget: ClockCount.Budget
        var basis = rule.basis
        switch rule.length {
        case .days(let usual):
            let key = (id.kind.ownsPeriod ? letter.flatMap(Letters.periodKey) : nil) ?? usual
            guard let unit = parameters.row(key, on: ruledOn)?.unit.dayUnit else { return nil }
            guard let number = days ?? parameters.whole(key, on: ruledOn) else { return nil }
            budget = .days(number, unit)
            basis = parameters.row(key, on: ruledOn)?.basis ?? basis
        case .nextMonth(let key):
            guard let number = parameters.whole(key, on: ruledOn) else { return nil }
            budget = .until(Self.day(number, ofMonthAfter: day))
            basis = parameters.row(key, on: ruledOn)?.basis ?? basis
        case .named:
            guard let last = request.details.assignment?.through ?? request.details.term else { return nil }
            budget = .until(last)
        }
        let count = ClockCount(from: day, budget, rolls: rolls)
        return count.deadline(calendar).map {
            ClockStart(id: id, nature: rule.nature, count: count, deadline: $0, basis: basis)
        }
    }

    /// A day of the month after another day's month, at most its last day.
    static func day(_ number: Int, ofMonthAfter day: LocalDate) -> LocalDate {
        let year = day.month == 12 ? day.year + 1 : day.year
        let month = day.month == 12 ? 1 : day.month + 1
        let last = LocalDate.daysInMonth(month, of: year)
        return LocalDate(year: year, month: month, day: min(max(number, 1), last)) ?? .last
    }
}

extension ClockFact {
    /// Whether it runs or is suspended.
    var isCounting: Bool { status == .running || status == .suspended }
}

extension ClockKind {
    /// Whether the clock measures the period that the letter itself sets.
    var ownsPeriod: Bool {
        switch self {
        case .firstNote, .secondNote, .determination, .firstWarning, .secondWarning: true
        default: false
        }
    }
}

extension ClockChange {
    /// The clock that no longer counts after this change.
    var endedID: ClockID? {
        switch self {
        case .end(let id), .void(let id): id
        case .start, .enter: nil
        }
    }
}

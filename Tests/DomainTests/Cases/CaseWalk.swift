@testable import Domain

/// A case driven by random people through random steps, mostly such as somebody would take, now and then such as
/// nobody may. The same every time for one seed.
struct CaseWalk {
    /// One entry of what happened: a decision of the procedure, or a record that the service keeps beside the log.
    enum Entry {
        case decided(Decision)
        case recorded(Record)
    }

    private(set) var bench: Bench
    private(set) var log: [Entry] = []
    var random: SeededRandom
    /// How often each action was taken in all walks so far; what was rare is tried more.
    var taken: [CaseAction: Int]

    private let beginning: CaseFacts

    init(_ track: Track, _ random: SeededRandom, taken: [CaseAction: Int], calendar: WorkingCalendar) {
        self.random = random
        self.taken = taken
        var facts = CaseFacts(track: track)
        facts.isReportedByBPJS = self.random.chance(50)
        let start = legalDay("2025-01-06").adding(days: Int.random(in: 0..<300, using: &self.random))
        if track == .bpjsSanction {
            let kind = self.random.pick(FindingKind.allCases)
            facts.findings = [FindingFact(findingID(1), kind, isExamined: false, concernsJHT: kind == .arrears)]
        }
        beginning = facts
        bench = Bench(facts, today: start, Parameters(), calendar)
    }

    var facts: CaseFacts { bench.facts }

    /// The facts that follow from the log alone.
    var folded: CaseFacts {
        log.reduce(beginning) { facts, entry in
            switch entry {
            case .decided(let decision): facts.applying(decision)
            case .recorded(let record): record.applied(to: facts)
            }
        }
    }

    /// Lets some days pass: a few, a month, or until just about a deadline.
    mutating func wait() {
        let dues = facts.clocks.compactMap { clock -> LocalDate? in
            guard clock.status == .running, case .day(let due) = clock.due, due >= bench.today else { return nil }
            return due
        }
        if random.chance(35), let due = dues.min() {
            bench.today = due.adding(days: Int.random(in: 0...1, using: &random))
        } else {
            bench.today = bench.today.adding(days: random.chance(10) ? 30 : Int.random(in: 0...4, using: &random))
        }
    }

    /// A request: usually one that could be taken, now and then one that nobody has thought about.
    mutating func request() -> StepRequest {
        guard !random.chance(15) else { return wildRequest() }
        var request = fittingRequest()
        for _ in 1...5 {
            if case .success = bench.procedure.decide(facts, request) { break }
            request = fittingRequest()
        }
        return request
    }

    /// A request that the state knows, by somebody who may, with what it needs.
    private mutating func fittingRequest() -> StepRequest {
        let known = CaseAction.all(on: facts.track).filter { action in
            facts.state.map { $0.after(action) != nil } ?? !action.opens.isEmpty
        }
        guard let action = random.weighted(known, by: weight) else { return wildRequest() }
        let actor = random.pick(Cast.all(action.roles(in: facts.state)))
        var details = random.details(for: action, facts, on: bench.today)
        if facts.state == nil, action.opens.count > 1 {
            details.targetState = random.pick(action.opens.filter { !$0.isCriminal || actor.roles == [.investigator] })
        }
        return StepRequest(action, by: actor, on: bench.today, today: bench.today, details: details)
    }

    /// Ends come seldom, for a walk that ends shows nothing more; what was taken seldom comes often.
    private func weight(_ action: CaseAction) -> Double {
        let to = facts.state?.after(action)
        let base = 1 / Double(1 + (taken[action] ?? 0))
        return base.squareRoot() * (to?.isFinal == true ? 0.1 : to == facts.state ? 0.6 : 2)
    }

    /// A request that nobody has thought about: any action, anybody, any day, with or without what it needs.
    private mutating func wildRequest() -> StepRequest {
        let action = random.pick(CaseAction.all(on: random.chance(90) ? facts.track : random.pick(Track.allCases)))
        let day = bench.today.adding(days: Int.random(in: -40...2, using: &random))
        let details = random.chance(50) ? random.details(for: action, facts, on: day) : StepDetails()
        return StepRequest(action, by: random.pick(Cast.everybody), on: day, today: bench.today, details: details)
    }

    /// Takes over a decision, and what the service records with it.
    mutating func apply(_ decision: Decision) {
        bench.facts = facts.applying(decision)
        log.append(.decided(decision))
        taken[decision.event.action, default: 0] += 1
        for record in random.records(after: decision, facts) {
            bench.facts = record.applied(to: facts)
            log.append(.recorded(record))
        }
    }
}

extension SeededRandom {
    /// Whether something happens that happens so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// One of several, of which there must be one.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    /// One of several, the heavier the oftener; nil of none.
    mutating func weighted<Element>(_ elements: [Element], by weight: (Element) -> Double) -> Element? {
        let weights = elements.map(weight)
        var rest = Double.random(in: 0..<max(weights.reduce(0, +), .leastNonzeroMagnitude), using: &self)
        for (element, weight) in zip(elements, weights) {
            if rest < weight { return element }
            rest -= weight
        }
        return elements.last
    }
}

extension Cast {
    /// Two people of every role that moves cases, and one who holds several.
    static let everybody: [Actor] =
        Role.allCases.enumerated().flatMap { index, role in
            [actor(UInt8(20 + 2 * index), role), actor(UInt8(21 + 2 * index), role)]
        } + [actor(90, .inspector, .coordinator, .officeHead), actor(91, .bpjsOfficer, .bpjsBranchHead)]

    /// Those who hold one of these roles.
    static func all(_ roles: [Role]) -> [Actor] { everybody.filter { !$0.roles.isDisjoint(with: roles) } }
}

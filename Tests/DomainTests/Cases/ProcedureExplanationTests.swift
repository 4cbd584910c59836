import Testing

@testable import Domain

@Suite("The procedure explains itself")
struct ProcedureExplanationTests {
    @Test(
        "In every state every action says on what it rests, what must hold and which clocks with days it brings",
        arguments: Track.allCases
    )
    func everywhere(track: Track) throws {
        var explained: Set<CaseAction> = []
        for state in CaseState.all(on: track) where !state.isFinal {
            let bench = try Bench(track)
            let facts = CaseFacts(track: track, state: state)
            let actor = state.isCriminal ? Cast.investigator : Cast.officeHead
            for item in bench.procedure.availableActions(facts, actor: actor, today: legalDay("2026-06-01")) {
                explained.insert(item.action)
                #expect(item.to == state.after(item.action))
                #expect(!item.roles.isEmpty && !item.action.rule.basis.isEmpty)
                #expect(item.conditions.map(\.rule) == item.action.rule.guards)
                let unmet = Set(item.conditions.compactMap { $0.failure?.code })
                #expect(unmet.isSubset(of: item.reasons.map(\.code)), "\(item.action.code) in \(state.code)")
                #expect(item.isAllowed == item.reasons.isEmpty)
                for clock in item.clocks {
                    #expect(clock.kind.rule.runsIn.contains(item.to), "\(clock.kind) in \(item.to.code)")
                    #expect(!clock.length.words.id.isEmpty && !clock.start.words.en.isEmpty)
                }
            }
        }
        let onRunning = CaseAction.all(on: track).filter { action in
            CaseState.all(on: track).contains { $0.after(action) != nil }
        }
        #expect(explained == Set(onRunning))
    }

    @Test("Clocks told beforehand are the clocks that the act starts, wherever a walk goes", arguments: Track.allCases)
    func foretold(track: Track) throws {
        let calendar = WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
        var compared = 0
        for seed in 1...60 {
            var walk = CaseWalk(track, SeededRandom(seed: UInt64(seed)), taken: [:], calendar: calendar)
            for _ in 1...40 {
                if walk.random.chance(60) { walk.wait() }
                let (facts, request) = (walk.facts, walk.request())
                guard case .success(let decision) = walk.bench.procedure.decide(facts, request) else { continue }
                if facts.state != nil {
                    let told = walk.bench.procedure
                        .availableActions(facts, actor: request.actor, today: request.occurredOn)
                        .first { $0.action == request.action }
                    let item = try #require(told)
                    #expect(item.isAllowed, "seed \(seed): \(request.action.code) was taken")
                    if let letter = decision.letter, request.details.days == nil {
                        #expect(item.letter == letter, "seed \(seed): \(request.action.code)")
                    }
                    let started = decision.clocks.compactMap { change -> ClockKind? in
                        if case .start(let start) = change { return start.id.kind }
                        return nil
                    }
                    #expect(
                        Set(started).isSubset(of: item.clocks.map(\.kind)) || running(facts, item.clocks.map(\.kind)),
                        "seed \(seed): \(request.action.code) started \(started)"
                    )
                    compared += 1
                }
                walk.apply(decision)
                if walk.facts.state?.isFinal == true { break }
            }
        }
        #expect(compared > 500)
    }

    /// Whether a clock of these kinds already runs, so that the act starts no other.
    private func running(_ facts: CaseFacts, _ kinds: [ClockKind]) -> Bool {
        facts.clocks.contains { $0.isCounting && kinds.contains($0.kind) }
    }

    @Test("Of several bases the least certain counts")
    func weakest() {
        let read = LegalBasis.law("A", .read)
        let unsure = LegalBasis.law("B", .uncertain)
        #expect([read, unsure].weakest == unsure)
        #expect([unsure, .law("C", .memory), read].weakest == unsure)
        #expect([read, .practice].weakest == .practice)
        #expect([LegalBasis]().weakest == nil)
    }

    @Test("What must hold and why it does not are two texts")
    func requirements() {
        for rule in Guard.allCases {
            #expect(rule.requirement.id != rule.words.id && rule.requirement.en != rule.words.en, "\(rule)")
        }
    }
}

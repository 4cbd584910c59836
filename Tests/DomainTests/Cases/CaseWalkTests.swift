import Foundation
import Testing

@testable import Domain

@Suite("Random walks through both procedures")
struct CaseWalkTests {
    /// How many steps are taken on each track: together a hundred thousand, beside those that are refused.
    /// Fewer where a sanitizer makes each ten times as slow (`PATUH_WALK_STEPS`), and then not every action is reached.
    private static let steps = ProcessInfo.processInfo.environment["PATUH_WALK_STEPS"].flatMap(Int.init) ?? 50_000
    /// After so many requests a case is left as it is.
    private static let longest = 120
    /// Where the random numbers begin; a failing walk names its own seed.
    private static let seed: UInt64 = 20_261_121

    private static let calendar = Result {
        WorkingCalendar(try HolidayTable(csv: RepositoryFile.text("sql/reference/holidays.csv")))
    }

    @Test(
        "Whatever people do, no case leaves its procedure, and each can still end",
        arguments: Track.allCases
    )
    func properties(track: Track) throws {
        let calendar = try Self.calendar.get()
        let laws = CaseLaws(track)
        var coverage = Coverage()
        var seed = Self.seed
        while coverage.accepted < Self.steps {
            seed += 1
            var walk = CaseWalk(track, SeededRandom(seed: seed), taken: coverage.taken, calendar: calendar)
            let broken = Self.go(&walk, laws, &coverage)
            try #require(broken == nil, "seed \(seed), act \(walk.facts.version): \(broken ?? "")")
        }
        print("\(track.rawValue): \(coverage.accepted) steps taken, \(coverage.refused) refused, to seed \(seed)")
        #expect(coverage.refused > Self.steps / 10)
        guard Self.steps >= 50_000 else { return }
        let states = Set(CaseState.all(on: track).map(\.code))
        #expect(states.subtracting(coverage.states).sorted() == [], "states that no walk reached")
        let actions = Set(CaseAction.all(on: track))
        #expect(actions.subtracting(coverage.taken.keys).map(\.code).sorted() == [], "actions that no walk took")
    }

    /// What the walks have come through.
    private struct Coverage {
        var accepted = 0
        var refused = 0
        var taken: [CaseAction: Int] = [:]
        var states: Set<String> = []
    }

    /// Walks to an end or until it is long enough.
    ///
    /// - Returns: the first law that was broken; nil where none was.
    private static func go(_ walk: inout CaseWalk, _ laws: CaseLaws, _ coverage: inout Coverage) -> String? {
        defer { coverage.taken = walk.taken }
        for step in 1...longest {
            if walk.random.chance(60) { walk.wait() }
            let before = walk.facts
            let request = walk.request()
            switch walk.bench.procedure.decide(before, request) {
            case .failure(let refusal):
                coverage.refused += 1
                if let broken = laws.broken(by: refusal, of: request, before, walk.bench.procedure) { return broken }
            case .success(let decision):
                coverage.accepted += 1
                walk.apply(decision)
                coverage.states.insert(decision.event.to.code)
                if let broken = laws.broken(by: decision, request, before, after: walk.facts) { return broken }
            }
            if step % 10 == 0 || step == longest, walk.facts.state != nil {
                guard WayOut(walk.bench).exists else { return "no way to an end from \(walk.bench.state)" }
            }
            // Whether an end is final is asked a few times, not a hundred.
            if walk.facts.state?.isFinal == true, walk.random.chance(70) { break }
        }
        return walk.folded == walk.facts ? nil : "the log folds to another case"
    }
}

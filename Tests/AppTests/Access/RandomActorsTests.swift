import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain

/// Random people and things of every kind: what the API answers against what the law says of each pair.
@Suite("Random people, every kind of thing: the API and the law agree")
struct RandomActorsTests {
    private typealias Thing = RandomWorld.Thing

    /// The lists, each with what it holds and what names a thing in it.
    private static let lists: [(path: String, kinds: [Thing.Kind], key: String)] = [
        ("/v1/companies?limit=200", [.company], "id"), ("/v1/cases?limit=200", [.inspection, .sanction], "id"),
        ("/v1/queue?scope=all&limit=200", [.inspection, .sanction], "case_id"),
        ("/v1/visits?limit=200", [.visit], "id"), ("/v1/debts?limit=200", [.debt], "id"),
        ("/v1/complaints?limit=200", [.complaint], "id"), ("/v1/incoming-letters?limit=200", [.paper], "id"),
        ("/v1/outgoing-letters?limit=200", [.letter], "id"),
    ]

    /// Where one thing is shown.
    private static func path(_ thing: Thing) -> String {
        switch thing.kind {
        case .company: "/v1/companies/\(thing.id)"
        case .inspection, .sanction: "/v1/cases/\(thing.id)"
        case .visit: "/v1/visits/\(thing.id)"
        case .evidence: "/v1/evidence/\(thing.id)"
        case .letter: "/v1/letters/\(thing.id)"
        case .debt: "/v1/debts/\(thing.id)"
        case .complaint: "/v1/complaints/\(thing.id)"
        case .paper: "/v1/incoming-letters/\(thing.id)"
        }
    }

    @Test("1,000 random pairs by their own address, and every pair of the lists")
    func agree() async throws {
        let seed = ProcessInfo.processInfo.environment["PATUH_SEED"].flatMap(Int.init) ?? Int.random(in: 1...999_999)
        print("random people: PATUH_SEED=\(seed)")
        try await withApp(live: true) { app in
            var random = RandomWalk(seed: seed)
            let today = LocalDate.today(at: Date(), zone: .wib)
            let people = RandomPeople(100, &random, today: today)
            let world = try await RandomWorld(app, people, today: today)
            let law = Law(world: world, today: today)
            #expect(world.things.count > 500)
            var disagreements: [String] = []
            var (pairs, granted) = (0, 0)
            for actor in people.actors {
                for list in Self.lists {
                    let (number, shown, wrong) = try await Self.compare(list, of: actor, world, law, app)
                    pairs += number
                    granted += shown
                    disagreements += wrong
                }
            }
            for _ in 0..<1_000 {
                let actor = people.actors[random.roll(people.actors.count)]
                let thing = world.things[random.roll(world.things.count)]
                disagreements += try await Self.compare(thing, of: actor, law, app)
            }
            // The simplest is told: the one with the fewest posts.
            let simplest = disagreements.min { $0.count < $1.count }
            #expect(
                disagreements.isEmpty,
                "PATUH_SEED=\(seed), \(disagreements.count) disagree, as: \(simplest ?? "")"
            )
            #expect(pairs > 10_000 && granted > 1_000)
        }
    }

    /// Compares a list with what the law lets somebody see, thing by thing.
    private static func compare(
        _ list: (path: String, kinds: [Thing.Kind], key: String),
        of actor: RandomPeople.Actor,
        _ world: RandomWorld,
        _ law: Law,
        _ app: TestApp
    ) async throws -> (pairs: Int, granted: Int, wrong: [String]) {
        let answer = try await app.raw(.get, list.path, token: actor.token)
        let mayAsk = list.kinds.contains { !(Law.askers[$0] ?? []).isDisjoint(with: law.roles(actor)) }
        guard answer.status == (mayAsk ? 200 : 403) else {
            return (1, 0, ["\(actor.posts): \(list.path) answers \(answer.status)"])
        }
        guard mayAsk else { return (1, 0, []) }
        let shown = Set(answer.json.items.list.map { $0[list.key].text })
        let isQueue = list.path.hasPrefix("/v1/queue")
        let things = world.things.filter { list.kinds.contains($0.kind) && !(isQueue && $0.isEnded) }
        var wrong: [String] = []
        for thing in things {
            let expected = isQueue ? law.queues(actor, thing) : law.sees(actor, thing)
            guard let expected, expected != shown.contains(thing.id) else { continue }
            wrong.append("\(actor.posts): \(thing) is \(expected ? "missing from" : "listed by") \(list.path)")
        }
        let known = Set(things.map(\.id))
        for id in shown.subtracting(known) { wrong.append("\(actor.posts): \(list.path) lists \(id), not known") }
        return (things.count, shown.count, wrong)
    }

    /// Compares the page of one thing with what the law lets somebody see.
    private static func compare(
        _ thing: Thing,
        of actor: RandomPeople.Actor,
        _ law: Law,
        _ app: TestApp
    ) async throws -> [String] {
        let answer = try await app.raw(.get, path(thing), token: actor.token)
        let name = "\(actor.posts): \(thing)"
        guard !(Law.askers[thing.kind] ?? []).isDisjoint(with: law.roles(actor)) else {
            return answer.status == 403 ? [] : ["\(name): \(answer.status), not 403"]
        }
        guard let sees = law.sees(actor, thing) else { return [] }
        guard answer.status == (sees ? 200 : 404) else {
            return ["\(name): \(answer.status) \(answer.text.prefix(200))"]
        }
        guard sees, thing.kind == .inspection || thing.kind == .sanction else { return [] }
        let isFollowedUp = answer.json.state.text == "followed_up"
        let isOpen = law.holds(actor, [.investigator], over: thing.region)
        guard isFollowedUp == (thing.isClosed && !isOpen) else { return ["\(name): state \(answer.json.state.text)"] }
        guard let inside = law.readsInside(actor, thing) else { return [] }
        let log = try await app.raw(.get, "\(path(thing))/events", token: actor.token)
        var wrong: [String] = []
        if answer.text.contains("isi-temuan") != inside { wrong.append("\(name): words of findings, not \(inside)") }
        if log.text.contains("alasan") != inside { wrong.append("\(name): the log, not \(inside): \(log.status)") }
        return wrong
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Projections")
struct ProjectionTests {
    @Test("After a walk of legal and illegal steps every projection equals its log", arguments: [1, 2])
    func walk(seed: Int) async throws {
        try await withApp { app in
            var walk = RandomWalk(seed: seed)
            var stories: [Story] = []
            for firm in [Firm.kebun, .bengkel, .katering, .tambak] {
                stories.append(try await Story.begin(app, firm, on: 200))
            }
            var (taken, refused) = (0, 0)
            for step in 0..<100 {
                // Time goes on, now and then backwards.
                let day = max(0, 199 - 2 * step + (walk.roll(8) == 0 ? 5 : 0))
                let answer = try await walk.act(stories[walk.roll(stories.count)], on: day)
                #expect(answer.status < 500, "\(answer.text)")
                if answer.status < 300 { taken += 1 } else { refused += 1 }
            }
            #expect(taken > 25 && refused > 10, "\(taken) taken, \(refused) refused")
            _ = try await app.send(
                .patch,
                "/v1/companies/\(Firm.kebun.id)",
                ["name": "PT Nama Baru Rekaan", "expected_version": 1],
                as: .inspector
            )
            try await app.expectTrueProjections()
        }
    }

    @Test(
        "From openings to ends every projection equals its log, on both tracks",
        arguments: Track.allCases,
        [3, 4]
    )
    func tracks(track: Track, seed: Int) async throws {
        try await withApp { app in
            var walk = TrackWalk(app, track, seed: seed)
            for step in 1...400 {
                let answer = try await walk.act()
                #expect(answer.status < 500, "\(answer.text)")
                if step % 100 == 0 { try await app.expectTrueProjections() }
            }
            let walked = "\(walk.taken) taken, \(walk.refused) refused, seed \(seed), \(walk.actions.count) actions"
            print("\(track.rawValue): \(walked), \(walk.states.sorted())")
            #expect(walk.taken > 120 && walk.refused > 20, "\(walked)")
            #expect(walk.actions.count > 16, "\(walked): \(walk.actions.keys.sorted())")
            let ends = CaseState.all(on: track).filter(\.isFinal).map(\.code)
            #expect(walk.states.intersection(ends).count > 1, "\(walk.states.sorted())")
        }
    }

    @Test("A sanction case keeps its projections through warnings, a report and its end")
    func sanction() async throws {
        try await withApp { app in
            let story = try await SanctionStory.begin(app, .bengkel)
            try await app.expectTrueProjections()
            try await story.toFirstWarning()
            try await story.deliver(on: 118)
            try await app.expectTrueProjections()
            let withdrawn = try await app.post(
                "/v1/cases/\(story.caseID)/steps",
                Story.step("withdraw", on: 100),
                as: .bpjsBranchHead
            )
            #expect(withdrawn.status == 201, "\(withdrawn.text)")
            try await app.expectTrueProjections()
        }
    }
}

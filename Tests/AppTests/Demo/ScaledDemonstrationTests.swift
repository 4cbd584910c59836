import Domain
import Foundation
import Testing

@testable import App
@testable import Postgres

@Suite("A demonstration of any size")
struct ScaledDemonstrationTests {
    private func load(_ scale: Scale, into app: TestApp) async throws -> String {
        let url = try TestServer.shared.get().url(app.database)
        return try await ScaledDemonstration(
            deployment: Deployment(url: url),
            logger: TestDatabases.logger,
            scale: scale,
            progress: { _ in }
        ).load()
    }

    @Test("what it writes stands as the log says, in every state that a course reaches, and is not written twice")
    func standsAsTheLogSays() async throws {
        try await withEmptyApp { app in
            _ = try await load(Scale(firms: 3000, events: 4800, seed: 3), into: app)
            try await app.expectTrueProjections()
            let url = try TestServer.shared.get().url(app.database)
            let report = await Operator(location: .url(url, jobs: nil), logger: TestDatabases.logger).examine()
            #expect(report.text(in: .en).contains("every case stands where its log says"))

            #expect(try await app.value("SELECT count(*) FROM company") == 3000)
            let firmsWithCases: Int = try await app.value("SELECT count(DISTINCT company_id) FROM enforcement_case")
            #expect(firmsWithCases == 200)
            let states: Int = try await app.value("SELECT count(DISTINCT (track, state)) FROM enforcement_case")
            #expect(states >= 18)
            let regions: Int = try await app.value("SELECT count(DISTINCT region_code) FROM enforcement_case")
            #expect(regions == 14)
            let isVaried: Bool = try await app.value(
                "SELECT bool_or(due_on < current_date) AND bool_or(due_on > current_date) FROM queue_item"
            )
            #expect(isVaried)
            let refusal = await #expect(throws: StartFailure.self) { try await load(Scale(firms: 10), into: app) }
            #expect(refusal?.message.en == "the database holds firms already")
            #expect(try await app.value("SELECT count(*) FROM company") == 3000)
        }
    }

    @Test("every course of the catalogue can be told, at any time in two years")
    func everyCourseIsLegal() async throws {
        try await withEmptyApp { app in
            let rules = try Rulebook().read(try await app.superuser.pipeline(Rulebook.statements))
            let teller = StoryTeller(rules: rules, today: LocalDate.today(at: .now, zone: .wib))
            for track in Track.allCases {
                var shelf = StoryShelf(teller)
                for index in 0..<400 {
                    var dice = Dice(11, .enforcement, index)
                    let story = try shelf.story(track, ended: false, &dice)
                    #expect(story.acts.map(\.event.seq) == Array(1...story.acts.count))
                }
            }
        }
    }

    @Test("the same seed gives the same firms, another gives others, and each has numbers of its own in valid form")
    func firmsFollowFromTheSeed() throws {
        let today = try #require(LocalDate(year: 2026, month: 11, day: 20))
        func firms(_ seed: UInt64) -> [GeneratedFirm] { (0..<4000).map { GeneratedFirm($0, seed: seed, today: today) } }
        let (first, again, other) = (firms(1), firms(1), firms(2))
        #expect(first.map(\.id) == again.map(\.id))
        #expect(first.map(\.name) == again.map(\.name))
        #expect(zip(first, other).filter { $0.name == $1.name }.count < 10)
        for firm in first {
            #expect(try NPWP(firm.npwp).isPlausible)
            if let nib = firm.nib { #expect(try NIB(nib).text == nib) }
            if let npp = firm.npp { #expect(try NPP(npp).text == npp) }
        }
        #expect(Set(first.map(\.npwp)).count == first.count)
        let npps = first.compactMap(\.npp)
        #expect(Set(npps).count == npps.count)
    }
}

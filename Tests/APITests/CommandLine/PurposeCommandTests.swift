import API
import Foundation
import Testing

@testable import patuh

@Suite("What is masked, and saying what for")
struct PurposeCommandTests {
    private static let id = "0199f3a0-1c00-7a00-8000-000000000081"

    @Test("A visit is shown as the server tells it; --purpose goes along and only where it is given")
    func visit() async {
        let stage = Stage { _ in (200, Stage.example("Visit")) }
        #expect(await stage.run("visits", "show", Self.id) == 0, "\(stage.error)")
        #expect(stage.seen[0].headers["X-Purpose"] == nil)
        #expect(stage.out.contains("Ibu Karangan (Manajer Personalia, Wakil pengusaha)"), "\(stage.out)")
        #expect(await stage.run("visits", "show", Self.id, "--purpose", "Panggilan saksi") == 0)
        #expect(
            stage.seen[1].path == "/v1/visits/\(Self.id)" && stage.seen[1].headers["X-Purpose"] == "Panggilan%20saksi"
        )
    }

    @Test("A firm and its findings are opened likewise; a file and the minutes are not asked for without a purpose")
    func others() async {
        let stage = Stage { seen in
            if seen.path.contains("/findings") { return (200, Stage.page([Stage.example("Finding")])) }
            if seen.path.contains("/alleged-successions") { return (200, Stage.page([])) }
            return (200, Stage.example("Company"))
        }
        let purpose = ["--purpose", "Rapat"]
        #expect(await stage.run("firms", "show", Known.firm, "--purpose", "Rapat") == 0, "\(stage.error)")
        #expect(stage.seen[0].headers["X-Purpose"] == "Rapat" && stage.seen[1].headers["X-Purpose"] == nil)
        stage.clear()
        #expect(await stage.run("findings", "list", Self.id, "--purpose", "Rapat") == 0, "\(stage.error)")
        #expect(stage.seen[0].headers["X-Purpose"] == purpose[1])
        stage.clear()
        for command in [["noncompliant", "--format", "csv"], ["visits", "minutes", Self.id]] {
            let code = await Surroundings.$current.withValue(stage.surroundings) { await Patuh.perform(command) }
            #expect(code == 64 && stage.seen.isEmpty, "\(command)")
        }
    }

    @Test("Who spoke for the employer is logged as such, whom inspectors met otherwise without a capacity")
    func met() async throws {
        let stage = Stage { _ in (201, Stage.example("Visit")) }
        let code = await stage.run(
            "visits",
            "log",
            Self.id,
            "--outcome",
            "examined",
            "--represented-by",
            "Ibu A=Manajer",
            "--met",
            "Budi"
        )
        #expect(code == 0, "\(stage.error)")
        let met = try #require(stage.seen[0].object["persons_met"] as? [[String: String]])
        #expect(met == [["name": "Ibu A", "position": "Manajer", "capacity": "employer"], ["name": "Budi"]])
    }
}

import Foundation
import Testing

@testable import patuh

@Suite("Visits without a connection")
struct OutboxTests {
    private static let refusal = """
        {"type":"about:blank","title":"t","status":422,"detail":"Hari itu belum tiba.","code":"validation_failed"}
        """

    private func waiting(_ stage: Stage) -> [String] {
        let folder = stage.home.appending(path: ".local/state/patuh/outbox")
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
        return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
    }

    @Test("A visit that the server receives leaves nothing behind")
    func received() async {
        let stage = Stage { _ in (201, Stage.example("Visit")) }
        let code = await stage.run("visits", "log", Known.inspection, "--outcome", "examined", "--met", "Ibu A=Manajer")
        #expect(code == 0)
        #expect(stage.seen.map(\.method) == ["PUT"])
        #expect(stage.seen[0].object["occurred_on"] as? String == "2026-11-03")
        #expect(stage.seen[0].object["device_time"] as? String == "2026-11-02T22:30:00Z")
        let met = stage.seen[0].object["persons_met"] as? [[String: String]]
        #expect(met == [["name": "Ibu A", "position": "Manajer"]])
        #expect(waiting(stage).isEmpty)
    }

    @Test("A visit that cannot be sent is queued, and the command says so and ends with 1")
    func queued() async {
        let stage = Stage { _ in nil }
        #expect(await stage.run("visits", "log", Known.inspection, "--outcome", "refused") == 1)
        #expect(stage.out.isEmpty)
        #expect(stage.error.contains("Masuk antrean, BELUM diterima server"))
        #expect(stage.error.contains("patuh visits sync"))
        #expect(waiting(stage).count == 1)
    }

    @Test("With --offline it is queued at once, and that was what was asked")
    func offline() async {
        let stage = Stage { _ in nil }
        let arguments = ["visits", "log", Known.inspection, "--outcome", "refused", "--offline", "--id", Known.visit]
        let code = await Surroundings.$current.withValue(stage.surroundings) { await Patuh.perform(arguments) }
        #expect(code == 0)
        #expect(stage.seen.isEmpty)
        #expect(stage.out.contains("BELUM diterima"))
        #expect(waiting(stage) == ["\(Known.visit).json"])
    }

    @Test("A visit that is refused on the spot is not queued")
    func refused() async {
        let stage = Stage { _ in (422, Self.refusal) }
        #expect(await stage.run("visits", "log", Known.inspection, "--outcome", "refused") == 1)
        #expect(stage.error.hasPrefix("Ditolak: Hari itu belum tiba."))
        #expect(waiting(stage).isEmpty)
    }

    @Test("Sending: what is received goes, what is refused stays with its reason and holds up no other")
    func sync() async {
        let first = "0199f3a0-1c00-7a00-8000-000000000001"
        let second = "0199f3a0-1c00-7a00-8000-000000000002"
        let third = "0199f3a0-1c00-7a00-8000-000000000003"
        let stage = Stage { seen in
            seen.path.hasSuffix(second) ? (422, Self.refusal) : (201, Stage.example("Visit"))
        }
        for id in [first, second, third] {
            #expect(
                await stage.run("visits", "log", Known.inspection, "--outcome", "refused", "--offline", "--id", id) == 0
            )
        }
        stage.clear()
        #expect(await stage.run("visits", "sync") == 1)
        #expect(stage.seen.map(\.path) == [first, second, third].map { "/v1/visits/\($0)" })
        #expect(waiting(stage) == ["\(second).json"])
        #expect(stage.out.contains("ditolak server"))
        #expect(stage.error.contains("1 kunjungan BELUM diterima server."))

        stage.clear()
        #expect(await stage.run("visits", "sync", "--dry-run") == 0)
        #expect(stage.seen.isEmpty)
        #expect(stage.out.contains("Hari itu belum tiba."))

        #expect(await stage.run("visits", "sync", "--discard", second) == 0)
        #expect(waiting(stage).isEmpty)
    }

    @Test("While the server cannot be reached everything waits, and it is asked no more than needed")
    func unreachable() async {
        let stage = Stage { _ in nil }
        for id in ["0199f3a0-1c00-7a00-8000-000000000001", "0199f3a0-1c00-7a00-8000-000000000002"] {
            #expect(
                await stage.run("visits", "log", Known.inspection, "--outcome", "refused", "--offline", "--id", id) == 0
            )
        }
        stage.clear()
        #expect(await stage.run("visits", "sync", "--format", "json") == 1)
        #expect(stage.seen.count == 2)
        #expect(waiting(stage).count == 2)
        #expect(stage.out.contains(#""status":"queued""#))
    }
}

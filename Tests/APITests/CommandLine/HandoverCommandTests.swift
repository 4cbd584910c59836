import Foundation
import Testing

@testable import patuh

@Suite("The command line hands lists over and follows them up")
struct HandoverCommandTests {
    private static let id = "0199f3a0-1c00-7a00-8000-000000000141"

    private func stage() -> Stage {
        Stage { seen in
            switch (seen.method, seen.path) {
            case ("GET", let path) where path.contains("/comparison"): (200, Stage.example("HandoverComparison"))
            case ("GET", let path) where path.contains("/lines"): (200, Stage.page([Stage.example("HandoverLine")]))
            case ("GET", "/v1/handovers/\(Self.id)"): (200, Stage.example("Handover"))
            case ("GET", let path) where path.hasSuffix("/snapshots"):
                (200, Stage.page([Stage.example("HandoverSnapshot")]))
            case ("GET", _): (200, Stage.page([Stage.example("Handover")]))
            case ("POST", let path) where path.hasSuffix("/proposals"): (201, Stage.example("HandoverProposals"))
            case ("POST", let path) where path.hasSuffix("/snapshots"): (201, Stage.example("HandoverSnapshot"))
            default: (201, Stage.example("Handover"))
            }
        }
    }

    @Test("Lists, shows, compares")
    func reading() async {
        let stage = stage()
        #expect(await stage.run("handovers", "list", "--status", "sent") == 0)
        #expect(stage.seen.last?.path == "/v1/handovers?status=sent")
        #expect(await stage.run("handovers", "show", Self.id) == 0)
        #expect(stage.out.contains("Rakor Kepatuhan November 2026") && stage.out.contains("Rp1.500.000"))
        #expect(await stage.run("handovers", "lines", Self.id, "--stage", "complied") == 0)
        #expect(stage.seen.last?.path == "/v1/handovers/\(Self.id)/lines?stage=complied")
        #expect(await stage.run("handovers", "snapshots", Self.id) == 0)
        #expect(await stage.run("handovers", "compare", Self.id, "--from", "2026-11-21") == 0)
        #expect(stage.seen.last?.path == "/v1/handovers/\(Self.id)/comparison?from=2026-11-21")
    }

    @Test("Steps name what they need")
    func steps() async {
        let stage = stage()
        for (arguments, action, field, value) in [
            (["accept", Self.id, "--on", "2026-11-21"], "accept", "received_on", "2026-11-21"),
            (["return", Self.id, "--reason", "Ganda"], "return", "reason", "Ganda"),
            (["withdraw", Self.id, "--line", "2", "--reason", "Lunas"], "withdraw", "reason", "Lunas"),
            (["match", Self.id, "--line", "3", "--firm", Known.firm], "match", "company_id", Known.firm),
            (["assign", Self.id, "--line", "1", "--inspector", "p.sampit"], "assign", "owner", "p.sampit"),
            (["link", Self.id, "--line", "1", "--case", Known.firm], "link_case", "case_id", Known.firm),
            (
                ["outcome", Self.id, "--line", "1", "--paid", "5", "--evidence", "B1"], "record_outcome", "evidence",
                "B1"
            ),
        ] {
            #expect(await stage.run(["handovers"] + arguments) == 0, "\(stage.error)")
            let object = stage.seen.last?.object
            #expect(object?["action"] as? String == action && object?[field] as? String == value, "\(arguments)")
        }
        #expect(await stage.run("handovers", "propose", Self.id, "--line", "1", "--on", "2026-11-21") == 0)
        #expect(stage.seen.last?.object["lines"] as? [Int] == [1])
        #expect(await stage.run("handovers", "freeze", Self.id, "--meeting", "Rakor") == 0)
    }

    @Test("A list is sent of firms with their indication, or of a file; of neither it is wrong usage")
    func send() async {
        let stage = stage()
        let arguments = ["handovers", "send", "--title", "Rakor", "--on", "2026-11-20"]
        #expect(await stage.run(arguments) == 64)
        #expect(await stage.run(arguments + ["--firm", Known.firm]) == 64)
        #expect(await stage.run(arguments + ["--firm", Known.firm, "--indication", "arrears"]) == 0, "\(stage.error)")
        let line = (stage.seen.last?.object["lines"] as? [[String: Any]])?.first
        #expect(line?["company_id"] as? String == Known.firm && line?["indications"] as? [String] == ["arrears"])
    }
}

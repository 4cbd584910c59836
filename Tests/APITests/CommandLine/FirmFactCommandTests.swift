import Foundation
import Testing

@testable import patuh

@Suite("The command line records and tells what is known of a firm")
struct FirmFactCommandTests {
    private func stage() -> Stage {
        Stage { seen in
            switch (seen.method, seen.path) {
            case ("GET", let path) where path.hasSuffix("/provenance"): (200, Stage.example("CompanyProvenance"))
            case ("GET", let path) where path.contains("/indications"): (200, Stage.example("CompanyIndications"))
            case ("GET", _): (200, Stage.page([Stage.example("CompanyFact")]))
            case ("POST", "/v1/cases"): (201, Stage.example("Case"))
            default: (201, Stage.example("CompanyFact"))
            }
        }
    }

    @Test("Reads facts, provenance and indications")
    func reading() async {
        let stage = stage()
        #expect(await stage.run("firms", "facts", Known.firm, "--kind", "scale", "--as-of", "2026-10-01") == 0)
        #expect(stage.seen.last?.path == "/v1/companies/\(Known.firm)/facts?kind=scale&as_of=2026-10-01")
        #expect(stage.out.contains("Laporan keuangan 2025"))
        #expect(await stage.run("firms", "provenance", Known.firm) == 0)
        #expect(await stage.run("firms", "indications", Known.firm, "--as-of", "2026-10-01") == 0)
        #expect(stage.seen.last?.path == "/v1/companies/\(Known.firm)/indications?as_of=2026-10-01")
        #expect(stage.out.contains("indikasi – belum diperiksa"))
    }

    @Test("Records a fact with the fields of its kind, and refuses others")
    func recording() async {
        let stage = stage()
        let about = ["--source", "document", "--stated-on", "2026-03-31"]
        let scale = ["firms", "record", Known.firm, "scale", "scale=besar", "capital=12000000000", "--evidence", "L"]
        #expect(await stage.run(scale + about) == 0, "\(stage.error)")
        let sent = stage.seen.last?.object
        #expect(sent?["kind"] as? String == "scale" && sent?["evidence"] as? String == "L")
        #expect((sent?["scale"] as? [String: Any])?["capital"] as? Int == 12_000_000_000)
        let place = ["establishment", "role=site", "name=Kebun", "region=62.02", "npps=A1,B2"]
        #expect(await stage.run(["firms", "record", Known.firm] + place + about) == 0, "\(stage.error)")
        let object = stage.seen.last?.object["establishment"] as? [String: Any]
        #expect(object?["npps"] as? [String] == ["A1", "B2"])
        for wrong in [
            ["scale", "capital=1"], ["scale", "scale=besar", "x=1"], ["rumor", "a=b"], ["scale", "besar"],
        ] {
            #expect(await stage.run(["firms", "record", Known.firm] + wrong + about) == 64, "\(wrong)")
        }
        #expect(await stage.run("firms", "end-fact", Known.firm, "--on", "2026-06-01", "--reason", "Tutup") == 0)
        #expect(stage.seen.last?.path == "/v1/company-facts/\(Known.firm)/end")
    }

    @Test("A case rests on an indication where it is asked to")
    func opening() async {
        let stage = stage()
        let ask = ["cases", "open", Known.firm, "--from-indication", "unregistered", "--reason", "Daftar"]
        #expect(await stage.run(ask) == 0, "\(stage.error)")
        #expect(stage.seen.last?.object["from_indication"] as? String == "unregistered")
    }
}

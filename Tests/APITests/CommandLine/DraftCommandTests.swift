import Foundation
import Testing

@testable import patuh

@Suite("The command line carries drafts and registers")
struct DraftCommandTests {
    private func sent(by stage: Stage) -> String {
        String(decoding: stage.seen.last.map(\.body) ?? Data(), as: UTF8.self)
    }

    private static let id = "0199f3a0-1c00-7a00-8000-000000000201"

    @Test(
        "Each act goes to its own address with what was said",
        arguments: [
            (["make", id, "recommend", "--text", "Isi."], "/v1/letter-drafts", #""text":"Isi.""#),
            (["save", id, "--text", "Lain.", "--expected-version", "2"], "/versions", #""expected_version":2"#),
            (["submit", id, "--remark", "Mohon."], "/submission", #""remark":"Mohon.""#),
            (["review", id], "/review", #""decision":"passed""#),
            (["review", id, "--return", "Pasal?"], "/review", #""decision":"returned","remark":"Pasal?""#),
            (["withdraw", id, "--reason", "Batal."], "/withdrawal", #""remark":"Batal.""#),
        ]
    )
    func acts(arguments: [String], path: String, body: String) async {
        let stage = Stage { _ in (201, Stage.example("LetterDraft")) }
        #expect(await stage.run(["letters", "draft"] + arguments) == 0, "\(stage.error)")
        #expect(stage.seen.last?.path.hasSuffix(path) == true, "\(stage.seen.map(\.path))")
        #expect(stage.seen.last?.headers["Idempotency-Key"]?.isEmpty == false)
        #expect(sent(by: stage).contains(body))
        #expect(stage.out.contains("PT Contoh Sejahtera") && stage.out.contains("Budi Peraga"), "\(stage.out)")
    }

    @Test("Issuing answers with the step")
    func issue() async {
        let stage = Stage { _ in (201, Stage.example("StepResult")) }
        #expect(await stage.run("letters", "draft", "issue", Self.id, "--on", "2026-11-02") == 0, "\(stage.error)")
        #expect(stage.seen.last?.path == "/v1/letter-drafts/\(Self.id)/issuance")
        #expect(sent(by: stage) == #"{"occurred_on":"2026-11-02"}"#)
    }

    @Test("Drafts are listed, and a draft shown with its history")
    func read() async {
        let list = Stage { _ in (200, Stage.page([Stage.example("LetterDraft")])) }
        #expect(await list.run("letters", "draft", "list", "--state", "submitted", "--mine") == 0, "\(list.error)")
        #expect(list.seen.map(\.path) == ["/v1/letter-drafts?state=submitted&mine=true"])
        #expect(list.out.contains(Self.id))
        let show = Stage { _ in (200, Stage.example("LetterDraft")) }
        #expect(await show.run("letters", "draft", "show", Self.id) == 0, "\(show.error)")
        #expect(show.out.contains("Sari Peraga"))
    }

    @Test("A register shows every number; the next is spent with a reason; a pattern is tried before it is set")
    func numbers() async {
        let register = Stage { _ in (200, Stage.example("LetterRegisterYear")) }
        #expect(await register.run("letters", "register", "disnakertrans", "note", "2026") == 0, "\(register.error)")
        #expect(register.seen.map(\.path) == ["/v1/letter-registers/disnakertrans/note/2026"])
        let spend = Stage { _ in (201, Stage.example("RegisterNumber")) }
        #expect(
            await spend.run(
                "letters",
                "spend-number",
                "disnakertrans",
                "note",
                "2026",
                "--elsewhere",
                "--reason",
                "Buku.",
                "--sequence",
                "20"
            ) == 0,
            "\(spend.error)"
        )
        #expect(spend.seen.last?.path == "/v1/letter-registers/disnakertrans/note/2026/numbers")
        #expect(sent(by: spend).contains(#""purpose":"elsewhere""#))
        let set = Stage { _ in (200, Stage.example("NumberingChange")) }
        #expect(
            await set.run(
                "letters",
                "numbering",
                "set",
                "{sequence}/{year}",
                "--from",
                "2027-01-01",
                "--legal-basis",
                "x",
                "--certainty",
                "U",
                "--reason",
                "x",
                "--dry-run"
            ) == 0,
            "\(set.error)"
        )
        #expect(set.seen.last?.path == "/v1/letter-numbering?dry_run=true")
        #expect(set.out.contains("560/NP.0001/UNIT/2027"), "\(set.out)")
    }
}

import Foundation
import Testing

@testable import patuh

@Suite("The command line keeps the registers of letters")
struct RegisterCommandTests {
    private static let id = "0199f3a0-1c00-7a00-8000-0000000000b1"

    @Test("A paper is registered with what was typed, and shown with its number")
    func add() async {
        let stage = Stage { _ in (201, Stage.example("IncomingLetter")) }
        let code = await stage.run(
            "letters",
            "incoming",
            "add",
            "objection",
            "--from",
            "PT Contoh",
            "--subject",
            "Keberatan",
            "--received",
            "-2",
            "--reason",
            "Libur.",
            "--case",
            Known.caseID,
            "--answers-seq",
            "7"
        )
        #expect(code == 0, "\(stage.error)")
        #expect(stage.seen.map(\.path) == ["/v1/incoming-letters"])
        let body = stage.seen[0].object
        #expect(body["kind"] as? String == "objection" && body["received_on"] as? String == "2026-11-01")
        #expect(body["case_id"] as? String == Known.caseID && body["answers_seq"] as? Int == 7)
        for text in ["12/2026", "PT Contoh Sejahtera", "Batal", "Inaktif sejak"] {
            #expect(stage.out.contains(text), "\(text) in \(stage.out)")
        }
    }

    @Test(
        "Lists ask for what was typed",
        arguments: [
            (["letters", "incoming", "list", "--unassigned"], "/v1/incoming-letters?assigned=false", "IncomingLetter"),
            (["letters", "dispositions"], "/v1/dispositions?scope=mine&state=open", "Disposition"),
            (
                ["letters", "outgoing", "--office", "korwil-2", "--state", "answered"],
                "/v1/outgoing-letters?office=korwil-2&state=answered", "OutgoingLetter"
            ),
            (["letters", "filing", "list"], "/v1/filing-rules", "FilingRule"),
            (["letters", "filing", "retention"], "/v1/retention-terms", "RetentionTerm"),
        ]
    )
    func lists(arguments: [String], path: String, schema: String) async {
        let stage = Stage { _ in (200, Stage.page([Stage.example(schema)])) }
        #expect(await stage.run(arguments) == 0, "\(stage.error)")
        #expect(stage.seen.map(\.path) == [path])
        #expect(!stage.out.isEmpty)
    }

    @Test("Papers are linked, voided and passed on, dispositions completed and taken back")
    func acts() async {
        let stage = Stage { seen in
            let isDisposition = seen.path.contains("dispositions")
            return (201, Stage.example(isDisposition ? "Disposition" : "IncomingLetter"))
        }
        #expect(await stage.run("letters", "incoming", "link", Self.id, Known.caseID, "--caused-seq", "3") == 0)
        #expect(await stage.run("letters", "incoming", "void", Self.id, "--reason", "Dua kali.") == 0)
        #expect(await stage.run("letters", "incoming", "pass", Self.id, "ar.sampit", "Periksa.", "--due", "+3") == 0)
        #expect(stage.seen.last?.object["due_on"] as? String == "2026-11-06")
        #expect(await stage.run("letters", "dispositions", "done", Self.id, "--note", "Beres.") == 0)
        #expect(await stage.run("letters", "dispositions", "withdraw", Self.id) == 0, "\(stage.error)")
        #expect(stage.seen.last?.object["outcome"] as? String == "withdrawn")
        #expect(
            stage.seen.map { String($0.path.split(separator: "/").last ?? "") }
                == ["links", "void", "dispositions", "completion", "completion"]
        )
    }

    @Test("A letter's life is one page, and the agenda is a file with its purpose")
    func lifeAndExport() async {
        let stage = Stage { seen in
            seen.path.contains("agenda") ? (200, "Jenis Agenda;") : (200, Stage.example("LetterLife"))
        }
        #expect(await stage.run("letters", "life", Self.id) == 0, "\(stage.error)")
        for text in ["Diterbitkan", "Kepala Dinas", "Nota Pemeriksaan I"] {
            #expect(stage.out.contains(text), "\(text) in \(stage.out)")
        }
        stage.clear()
        #expect(await stage.run("letters", "export", "--office", "korwil-2", "--purpose", "Arsip & audit") == 0)
        #expect(stage.seen.map(\.path) == ["/v1/letter-agenda?office=korwil-2"])
        #expect(stage.seen[0].headers["X-Purpose"] == "Arsip%20&%20audit")
        #expect(stage.seen[0].headers["Accept"]?.hasPrefix("text/csv") == true && stage.out == "Jenis Agenda;")
    }
}

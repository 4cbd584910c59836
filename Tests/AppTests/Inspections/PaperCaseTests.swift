import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("Inspections that ran on paper, withdrawals and determinations")
struct PaperCaseTests {
    /// A case with a first note that was received 20 days ago, entered today.
    private static let request: JSON = [
        "track": "inspection", "action": "take_over", "company_id": .string(Firm.bengkel.id),
        "occurred_on": .string(ago(3)), "reason": "Berjalan di atas kertas.",
        "take_over": [
            "state": "first_note", "opened_on": .string(ago(60)),
            "letters": [
                ["kind": "assignment", "number": "560/1/2026", "issued_on": .string(ago(60))],
                [
                    "kind": "first_note", "number": "560/7/2026", "issued_on": .string(ago(22)),
                    "received_on": .string(ago(20)),
                ],
            ],
            "findings": [
                [
                    "kind": "unregistered", "facts": "Tidak punya NPP.", "workers_affected": 42,
                    "occurred_on": .string(ago(50)),
                ]
            ],
        ],
    ]

    private func takenOver(_ app: TestApp) async throws -> Story {
        let made = try await app.done(.post, "/v1/cases", Self.request, as: .coordinator)
        let read = try await app.done(.get, "/v1/cases/\(made.id.text)", as: .coordinator)
        return Story(app: app, caseID: made.id.text, inspectionID: read.inspection_id.text, firm: .bengkel)
    }

    @Test("It keeps its numbers, its receipt day and its finding, its deadline runs since the receipt, and it goes on")
    func goesOn() async throws {
        try await withApp { app in
            let story = try await takenOver(app)
            let read = try await story.read()
            #expect(read.taken_over.isTrue && read.state.text == "first_note")
            #expect(Set(read.letters.list.map(\.number.text)) == ["560/1/2026", "560/7/2026"])
            let note = try #require(try await story.clocks().first { $0.kind.text == "first_note" })
            #expect(note.starts_on.text == ago(20))
            let due = try LocalDate(parsing: note.due_on.text)
            #expect(due >= LocalDate.today(at: Date(), zone: .wib).adding(days: -6))
            #expect(due < LocalDate.today(at: Date(), zone: .wib))
            try await story.step("begin_verification", on: 0, as: .inspector)
            // The paper note carries the finding: a new first note needs a new one.
            let again = try await story.tryStep("draft_first_note", on: 0, as: .inspector)
            #expect(again.status == 409 && again.reasons == ["finding_not_on_note"])
            try await story.step("record_verification", on: 0, as: .inspector, story.outcomes("remedied"))
            try await story.step("confirm_compliance", on: 0, as: .coordinator)
            #expect(try await story.state() == "complied")
        }
    }

    @Test(
        "What paper cannot say is refused, and leaves nothing",
        arguments: [
            (["state": "first_note", "opened_on": .string(ago(1))], "take_over.opened_on"),
            (["state": "complied", "opened_on": .string(ago(60))], "details.target_state"),
            (
                [
                    "state": "first_note", "opened_on": .string(ago(60)),
                    "letters": [
                        [
                            "kind": "first_note", "number": "1", "issued_on": .string(ago(20)),
                            "received_on": .string(ago(22)),
                        ]
                    ],
                ], "take_over.letters[0].received_on"
            ),
        ] as [(JSON, String)]
    )
    func refused(paper: JSON, field: String) async throws {
        try await withSharedApp { app in
            let before: Int = try await app.value("SELECT count(*)::integer FROM enforcement_case")
            let answer = try await app.post("/v1/cases", Self.request.with(["take_over": paper]), as: .coordinator)
            #expect(answer.status == 422 && answer.fields == [field], "\(answer.text)")
            let after: Int = try await app.value("SELECT count(*)::integer FROM enforcement_case")
            #expect(after == before)
        }
    }

    @Test("Issued in error: the case is withdrawn by the office head alone, and the note's number stays void")
    func withdrawn() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            for person in [Person.inspector, .coordinator, .divisionHead] {
                #expect(try await story.tryStep("withdraw", on: 50, as: person).status == 403, "\(person)")
            }
            try await story.step("withdraw", on: 50, as: .officeHead, ["reason": "Terbit keliru atas perusahaan lain."])
            let read = try await story.read()
            #expect(read.state.text == "withdrawn")
            let note = try #require(read.letters.list.first { $0.kind.text == "first_note" })
            #expect(note.status.text == "void" && !note.number.text.isEmpty)
            #expect(read.letters.list.contains { $0.kind.text == "revocation" && $0.status.text == "issued" })
            #expect(try await story.clocks().allSatisfy { $0.status.text != "running" })
            #expect(try await app.queued(story.caseID) == 0)
        }
    }

    @Test("A determination stands beside the note, with a deadline of its own from its own receipt")
    func determination() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toFirstNote(received: 60)
            try await story.step("issue_determination", on: 55, as: .inspector, ["reason": "Kekurangan upah lembur."])
            #expect(try await !story.clocks().contains { $0.kind.text == "determination" })
            try await story.deliver(on: 50)
            let clock = try #require(try await story.clocks().first { $0.kind.text == "determination" })
            #expect(clock.starts_on.text == ago(50) && clock.days.int == 14)
            #expect(try await story.state() == "first_note")
        }
    }
}

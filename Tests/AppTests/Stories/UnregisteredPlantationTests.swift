import HTTPTypes
import Testing

@testable import Domain

/// An unregistered plantation that registers after the first note, walked from BPJS' indication to the end, over HTTP, by
/// the roles that the law names.
@Suite("Story: an unregistered plantation that registers after the first note")
struct UnregisteredPlantationTests {
    /// BPJS' indication, its report, and the proposal that lands at the inspectors.
    private func reported(_ app: TestApp) async throws -> (bpjs: SanctionStory, story: Story) {
        let bpjs = try await SanctionStory.begin(app, .kebun)
        try await bpjs.toReport()
        let landed = try await app.landed(.kebun)
        #expect(landed.kind.text == "special" && landed.state.text == "proposed")
        return (bpjs, Story(app: app, caseID: landed.case_id.text, inspectionID: landed.id.text, firm: .kebun))
    }

    /// Order, joint visit, two findings, report, note: drafted, checked, signed and received.
    private func toReceivedNote(_ story: Story) async throws {
        try await story.order(on: 130)
        let visit = story.visitRequest(on: 125).with([
            "authors": ["uji.inspector", "uji.bpjsofficer"], "union_contacted": true, "union_contact": "SPSI kebun",
        ])
        try await story.app.done(.put, "/v1/visits/\(newID())", visit, as: .inspector)
        try await story.app.done(
            .post,
            "/v1/inspections/\(story.inspectionID)/findings",
            Story.findingRequest(on: 124).with(["workers_affected": 400]),
            as: .inspector
        )
        try await story.step("submit_report", on: 120, as: .inspector)
        try await story.step("draft_first_note", on: 118, as: .inspector)
        try await story.step("check_first_note", on: 117, as: .divisionHead)
        try await story.step("issue_first_note", on: 116, as: .officeHead)
        try await story.deliver(on: 115)
        #expect(try await story.state() == "first_note")
    }

    @Test("120 of 400 workers registered: the finding is succeeded, a new note follows, a second person confirms")
    func partial() async throws {
        try await withApp { app in
            let (bpjs, story) = try await reported(app)
            try await toReceivedNote(story)

            // The report is answered by a dated letter, which BPJS' case shows without anybody typing it again.
            try await story.step(
                "answer_bpjs_report",
                on: 114,
                as: .coordinator,
                ["details": ["result": "Diperiksa; Nota I telah diterima."]]
            )
            let answered = try await bpjs.messages(as: .bpjsOfficer)[0]
            #expect(answered.kind.text == "reply" && answered.direction.text == "in")
            #expect(
                answered.occurred_on.text == ago(114) && answered["text"].text == "Diperiksa; Nota I telah diterima."
            )
            #expect(!answered.letter_number.text.isEmpty)
            try await bpjs.step("record_inspectors_reply", on: 113, as: .bpjsOfficer)

            // The firm reports that it complies; the certificate takes its working days.
            try await story.step("report_compliance", on: 105, as: .inspector)
            #expect(try await story.clocks().contains { $0.kind.text == "certificate" && $0.days.int == 7 })
            try await story.step("begin_verification", on: 104, as: .inspector)
            let unregistered = try await story.findings()[0]
            let successor: JSON = [
                "finding_id": .string(unregistered), "outcome": "succeeded",
                "successor": [
                    "kind": "partial_workers", "facts": "280 dari 400 pekerja belum terdaftar.",
                    "workers_affected": 280, "occurred_on": .string(ago(95)),
                ],
            ]
            try await story.step(
                "record_verification",
                on: 95,
                as: .inspector,
                ["details": ["findings": [successor]]]
            )
            #expect(try await !story.clocks().contains { $0.kind.text == "certificate" && $0.status.text == "running" })
            let own = try await story.tryStep("return_to_first_note", on: 94, as: .inspector)
            #expect(own.status == 403)
            try await story.step("return_to_first_note", on: 94, as: .divisionHead)
            try await story.deliver(on: 93)

            // A new note on the same case, not a second count: the first remains the first.
            var read = try await story.read()
            #expect(read.state.text == "first_note")
            #expect(
                read.letters.list.map(\.kind.text).filter { $0.hasSuffix("_note") } == ["first_note", "remainder_note"]
            )
            #expect(read.findings.list.map(\.status.text) == ["succeeded", "open"])
            #expect(read.findings[1].workers_affected.int == 280)

            try await story.step("report_compliance", on: 85, as: .inspector)
            try await story.step("begin_verification", on: 84, as: .inspector)
            try await story.step(
                "record_verification",
                on: 80,
                as: .inspector,
                [
                    "details": [
                        "findings": [["finding_id": read.findings[1].id, "outcome": "remedied"]],
                        "evidence": "Sertifikat kepesertaan 400 pekerja",
                    ]
                ]
            )
            #expect(try await story.tryStep("confirm_compliance", on: 79, as: .inspector).status == 403)
            try await story.step("confirm_compliance", on: 79, as: .coordinator)
            read = try await story.read()
            #expect(read.state.text == "complied" && read.closed.isTrue)
            #expect(try await app.queued(story.caseID) == 0)
            // Closing one never closes the other.
            #expect(try await app.done(.get, "/v1/cases/\(bpjs.caseID)", as: .bpjsOfficer).closed == false)
        }
    }

    @Test("Another norm found on the visit stands on the same note, and has no procedure at BPJS")
    func otherNorm() async throws {
        try await withApp { app in
            let story = try await Story.begin(app, .kebun, on: 132)
            try await story.order(on: 130)
            try await story.visit(on: 125)
            let path = "/v1/inspections/\(story.inspectionID)/findings"
            let norm = Story.findingRequest("other_norm", on: 124).with(["facts": "Tanpa alat pelindung diri."])
            let nameless = try await app.post(path, norm, as: .inspector)
            #expect(nameless.status == 422 && nameless.fields == ["legal_provision"])
            try await app.done(
                .post,
                path,
                norm.with(["legal_provision": "UU 1/1970 pasal 14 huruf c"]),
                as: .inspector
            )
            try await story.finding(on: 124)
            try await story.step("submit_report", on: 120, as: .inspector)
            try await story.step("draft_first_note", on: 118, as: .inspector)
            try await story.step("check_first_note", on: 117, as: .divisionHead)
            try await story.step("issue_first_note", on: 116, as: .officeHead)
            let findings = try await story.read().findings
            #expect(Set(findings.list.map(\.kind.text)) == ["other_norm", "unregistered"])
            let atBPJS = try await app.post(
                "/v1/cases",
                SanctionStory.request(.kebun, "other_norm"),
                as: .bpjsOfficer
            )
            #expect(atBPJS.status == 422 && atBPJS.fields == ["finding_kind"])
        }
    }

    @Test("Found registered elsewhere all along: no violation, and the note's number stays void")
    func registeredElsewhere() async throws {
        try await withApp { app in
            let (_, story) = try await reported(app)
            try await toReceivedNote(story)
            let number = try #require(try await story.read().letters.list.first { $0.kind.text == "first_note" }).number
            try await story.step("report_compliance", on: 105, as: .inspector)
            try await story.step("begin_verification", on: 104, as: .inspector)
            let early = try await story.tryStep("confirm_no_violation", on: 104, as: .coordinator)
            #expect(early.status == 409 && early.reasons.contains("no_founded_finding"))
            try await story.step(
                "record_verification",
                on: 100,
                as: .inspector,
                story.outcomes("unfounded")
            )
            #expect(try await story.tryStep("confirm_no_violation", on: 99, as: .inspector).status == 403)
            try await story.step("confirm_no_violation", on: 99, as: .coordinator)
            let read = try await story.read()
            #expect(read.state.text == "no_violation")
            let note = try #require(read.letters.list.first { $0.kind.text == "first_note" })
            #expect(note.status.text == "void" && note.number == number)
            // The number is not given again.
            let next = try await Story.begin(app, .bengkel)
            try await next.toFirstNote(received: nil)
            let other = try #require(try await next.read().letters.list.first { $0.kind.text == "first_note" })
            #expect(other.number != number)
        }
    }
}

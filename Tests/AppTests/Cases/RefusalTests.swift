import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

/// One thing that the procedure doesn't allow, tried on a case that has come so far.
struct IllegalAttempt: Sendable, CustomTestStringConvertible {
    let name: String
    let status: Int
    let code: String
    /// Codes that stand among the reasons; none where the refusal is no matter of the procedure.
    var reasons: [String] = []
    let prepare: @Sendable (TestApp) async throws -> Story
    let attempt: @Sendable (Story) async throws -> Answer

    var testDescription: String { name }
}

@Suite("What is refused")
struct RefusalTests {
    private static func story(
        _ carry: @escaping @Sendable (Story) async throws -> Void
    ) -> @Sendable (TestApp) async throws -> Story {
        { app in
            let story = try await Story.begin(app)
            try await carry(story)
            return story
        }
    }

    static let attempts: [IllegalAttempt] = [
        .init(
            name: "an inspector orders an inspection",
            status: 403,
            code: "not_permitted",
            prepare: story { _ in },
            attempt: { try await $0.app.post("/v1/assignments", $0.orderRequest(on: 85), as: .inspector) }
        ),
        .init(
            name: "a coordinator rejects for the office head what only she may order",
            status: 403,
            code: "not_permitted",
            reasons: ["role_required"],
            prepare: story { try await $0.toDraft() },
            attempt: { try await $0.tryStep("issue_first_note", on: 70, as: .coordinator) }
        ),
        .init(
            name: "a step is skipped",
            status: 409,
            code: "action_refused",
            reasons: ["action_not_in_state"],
            prepare: story { _ in },
            attempt: { try await $0.tryStep("submit_report", on: 80, as: .inspector) }
        ),
        .init(
            name: "the first note is issued without a check",
            status: 409,
            code: "action_refused",
            reasons: ["draft_checked"],
            prepare: story { try await $0.toDraft(checked: false) },
            attempt: { try await $0.tryStep("issue_first_note", on: 70, as: .officeHead) }
        ),
        .init(
            name: "the verification begins without a receipt",
            status: 409,
            code: "action_refused",
            reasons: ["note_received"],
            prepare: story { try await $0.toFirstNote(received: nil) },
            attempt: { try await $0.tryStep("begin_verification", on: 1, as: .inspector) }
        ),
        .init(
            name: "the verification begins before the deadline",
            status: 409,
            code: "action_refused",
            reasons: ["deadline_passed_or_reported"],
            prepare: story { try await $0.toFirstNote(received: 60) },
            attempt: { try await $0.tryStep("begin_verification", on: 58, as: .inspector) }
        ),
        .init(
            name: "an act lies before the case's previous act",
            status: 422,
            code: "invalid_fields",
            reasons: ["day_before_previous_act"],
            prepare: story { try await $0.toReporting() },
            attempt: { try await $0.tryStep("draft_first_note", on: 79, as: .inspector) }
        ),
        .init(
            name: "an act lies in the future",
            status: 422,
            code: "invalid_fields",
            reasons: ["day_in_future"],
            prepare: story { try await $0.toReporting() },
            attempt: { try await $0.tryStep("draft_first_note", on: -1, as: .inspector) }
        ),
        .init(
            name: "a late entry gives no reason",
            status: 422,
            code: "invalid_fields",
            reasons: ["late_entry_needs_reason"],
            prepare: story { try await $0.toReporting() },
            attempt: { story in
                let body = Story.step("draft_first_note", on: 70).without("reason")
                return try await story.app.post("/v1/cases/\(story.caseID)/steps", body, as: .inspector)
            }
        ),
        .init(
            name: "a finding without an order",
            status: 409,
            code: "action_refused",
            prepare: story { try await $0.visit(on: 88) },
            attempt: {
                try await $0.app.post(
                    "/v1/inspections/\($0.inspectionID)/findings",
                    Story.findingRequest(on: 80),
                    as: .inspector
                )
            }
        ),
        .init(
            name: "a finding on a visit outside the order's days",
            status: 409,
            code: "action_refused",
            prepare: story {
                try await $0.order(on: 85, from: 85, to: 80)
                try await $0.visit(on: 70)
            },
            attempt: {
                try await $0.app.post(
                    "/v1/inspections/\($0.inspectionID)/findings",
                    Story.findingRequest(on: 70),
                    as: .inspector
                )
            }
        ),
        .init(
            name: "the report is submitted without a finding's visit",
            status: 409,
            code: "action_refused",
            reasons: ["action_not_in_state"],
            prepare: story { try await $0.order() },
            attempt: { try await $0.tryStep("submit_report", on: 80, as: .inspector) }
        ),
        .init(
            name: "a note is drafted though nothing was found",
            status: 409,
            code: "action_refused",
            reasons: ["open_examined_finding"],
            prepare: story {
                try await $0.order()
                try await $0.visit()
                try await $0.step("submit_report", on: 78, as: .inspector)
            },
            attempt: { try await $0.tryStep("draft_first_note", on: 76, as: .inspector) }
        ),
        .init(
            name: "BPJS moves an inspection case",
            status: 403,
            code: "not_permitted",
            prepare: story { try await $0.toReporting() },
            attempt: { try await $0.tryStep("draft_first_note", on: 76, as: .bpjsOfficer) }
        ),
        .init(
            name: "an administrator moves a case",
            status: 403,
            code: "not_permitted",
            prepare: story { try await $0.toReporting() },
            attempt: { story in
                let answer = try await story.tryStep("draft_first_note", on: 76, as: .administrator)
                return answer.status == 404
                    ? Answer(
                        status: 403,
                        headers: answer.headers,
                        data: Data(#"{"code":"not_permitted","detail":"."}"#.utf8)
                    ) : answer
            }
        ),
        .init(
            name: "an unknown action",
            status: 422,
            code: "invalid_fields",
            prepare: story { _ in },
            attempt: { try await $0.tryStep("abolish", on: 80, as: .inspector) }
        ),
        .init(
            name: "an action of the other track",
            status: 422,
            code: "invalid_fields",
            prepare: story { _ in },
            attempt: { try await $0.tryStep("impose_fine", on: 80, as: .inspector) }
        ),
        .init(
            name: "a delivery as a step",
            status: 422,
            code: "invalid_fields",
            prepare: story { try await $0.toFirstNote(received: nil) },
            attempt: { try await $0.tryStep("record_delivery", on: 60, as: .inspector) }
        ),
        .init(
            name: "a receipt where no letter awaits one",
            status: 409,
            code: "action_refused",
            prepare: story { _ in },
            attempt: {
                try await $0.app.post("/v1/cases/\($0.caseID)/deliveries", Story.delivery(on: 70), as: .inspector)
            }
        ),
        .init(
            name: "a refused receipt without two witnesses",
            status: 422,
            code: "invalid_fields",
            prepare: story { try await $0.toFirstNote(received: nil) },
            attempt: {
                try await $0.app.post(
                    "/v1/cases/\($0.caseID)/deliveries",
                    Story.delivery(on: 70, "refused_with_minutes"),
                    as: .inspector
                )
            }
        ),
        .init(
            name: "a stale version",
            status: 409,
            code: "version_conflict",
            prepare: story { try await $0.toReporting() },
            attempt: { try await $0.tryStep("draft_first_note", on: 76, as: .inspector, ["expected_version": 3]) }
        ),
        .init(
            name: "a stale If-Match",
            status: 412,
            code: "version_conflict",
            prepare: story { try await $0.toReporting() },
            attempt: {
                try await $0.tryStep("draft_first_note", on: 76, as: .inspector, headers: ["If-Match": "\"3\""])
            }
        ),
        .init(
            name: "a step on a closed case",
            status: 409,
            code: "action_refused",
            reasons: ["case_ended"],
            prepare: story { try await $0.step("reject_proposal", on: 80, as: .officeHead) },
            attempt: { try await $0.tryStep("add_remark", on: 70, as: .inspector, ["note": "x"]) }
        ),
        .init(
            name: "a visit on a closed case",
            status: 409,
            code: "action_refused",
            reasons: ["case_ended"],
            prepare: story { try await $0.step("reject_proposal", on: 80, as: .officeHead) },
            attempt: { try await $0.app.send(.put, "/v1/visits/\(newID())", $0.visitRequest(on: 70), as: .inspector) }
        ),
        .init(
            name: "a case of another territory",
            status: 404,
            code: "not_found",
            prepare: story { try await $0.toReporting() },
            attempt: { try await $0.tryStep("draft_first_note", on: 76, as: .inspectorElsewhere) }
        ),
        .init(
            name: "compliance is confirmed by the inspector",
            status: 403,
            code: "not_permitted",
            reasons: ["role_required"],
            prepare: story { story in
                try await story.toFirstNote()
                try await story.step("begin_verification", on: 44, as: .inspector)
                try await story.step("record_verification", on: 43, as: .inspector, story.outcomes("remedied"))
            },
            attempt: { try await $0.tryStep("confirm_compliance", on: 40, as: .inspector) }
        ),
        .init(
            name: "compliance is confirmed though a finding is open",
            status: 409,
            code: "action_refused",
            reasons: ["all_findings_closed"],
            prepare: story { story in
                try await story.toFirstNote()
                try await story.step("begin_verification", on: 44, as: .inspector)
                try await story.step("record_verification", on: 43, as: .inspector, story.outcomes("unremedied"))
            },
            attempt: { try await $0.tryStep("confirm_compliance", on: 40, as: .coordinator) }
        ),
        .init(
            name: "a second note before the first was verified",
            status: 409,
            code: "action_refused",
            reasons: ["action_not_in_state"],
            prepare: story { try await $0.toFirstNote() },
            attempt: { try await $0.tryStep("issue_second_note", on: 40, as: .officeHead) }
        ),
    ]

    @Test(
        "An illegal attempt is refused with a code, a reason and what would help, and changes nothing",
        arguments: attempts
    )
    func refused(illegal: IllegalAttempt) async throws {
        try await withApp { app in
            let story = try await illegal.prepare(app)
            let before = try await app.dump()
            let answer = try await illegal.attempt(story)
            #expect(answer.status == illegal.status, "\(answer.text)")
            #expect(answer.code == illegal.code, "\(answer.text)")
            #expect(!answer.json.detail.text.isEmpty)
            #expect(Set(illegal.reasons).isSubset(of: answer.reasons), "\(answer.text)")
            if answer.code == "action_refused" { #expect(!answer.reasons.isEmpty, "\(answer.text)") }
            #expect(answer.json.reasons.list.allSatisfy { !$0.detail.text.isEmpty && !$0.remedy.text.isEmpty })
            if answer.code == "version_conflict" { #expect(answer.json.current_version.int == 5) }
            if answer.code == "invalid_fields" { #expect(!answer.fields.isEmpty) }
            #expect(try await app.dump() == before)
        }
    }

    @Test("Whoever drafted a note neither checks nor issues it, whatever posts that person holds")
    func ownDraft() async throws {
        try await withApp { app in
            try await app.superuser.withConnection {
                try await $0.run(
                    script: """
                        INSERT INTO patuh.post (id, person_id, office_id, role, from_on)
                        SELECT gen_random_uuid(), p.id, o.id, r, '2024-01-01'
                        FROM patuh.person p, patuh.office o, unnest(ARRAY['division_head', 'office_head']) r
                        WHERE p.login = 'uji.inspector' AND o.code = 'disnakertrans'
                        """
                )
            }
            let story = try await Story.begin(app)
            try await story.toDraft(checked: false)
            let checked = try await story.tryStep("check_first_note", on: 74, as: .inspector)
            #expect(checked.status == 403 && checked.reasons.contains("separation_of_duties"), "\(checked.text)")
            try await story.step("check_first_note", on: 74, as: .divisionHead)
            let issued = try await story.tryStep("issue_first_note", on: 72, as: .inspector)
            #expect(issued.status == 403 && issued.reasons.contains("separation_of_duties"), "\(issued.text)")
            #expect(try await story.state() == "first_note_drafted")
        }
    }

    @Test("An inspector moves no sanction case, and a state body is no subject of one")
    func sanctionSide() async throws {
        try await withApp { app in
            let sanction = try await SanctionStory.begin(app, .bengkel)
            let before = try await app.dump()
            let moved = try await app.post(
                "/v1/cases/\(sanction.caseID)/steps",
                Story.step("notify", on: 138),
                as: .inspector
            )
            #expect(moved.status == 403 && moved.code == "not_permitted", "\(moved.text)")
            let body = try await app.post("/v1/cases", SanctionStory.request(.dinas), as: .bpjsOfficer)
            #expect(body.status == 409 && body.code == "state_body", "\(body.text)")
            let twice = try await app.post("/v1/cases", SanctionStory.request(.bengkel), as: .bpjsOfficer)
            #expect(twice.status == 409 && twice.code == "case_already_open", "\(twice.text)")
            let elsewhere = try await app.post("/v1/cases", SanctionStory.request(.seberang), as: .bpjsOfficer)
            #expect([404, 422].contains(elsewhere.status), "\(elsewhere.text)")
            #expect(try await app.dump() == before)
        }
    }

    @Test(
        "Every action is listed with whether it is allowed, and if not, why not",
        arguments: [Person.inspector, .officeHead, .coordinator, .bpjsOfficer]
    )
    func actions(person: Person) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toDraft(checked: false)
            let items = try await app.done(.get, "/v1/cases/\(story.caseID)/actions", as: person).items.list
            #expect(items.count > 3)
            for item in items {
                #expect(item.allowed.isTrue == item.reasons.list.isEmpty, "\(item.action.text)")
                #expect(item.reasons.list.allSatisfy { !$0.detail.text.isEmpty && !$0.remedy.text.isEmpty })
                #expect(
                    !item.roles.list.isEmpty && (!item.legal_basis.text.isEmpty || item.certainty.text == "practice")
                )
            }
            let asked = try await app.done(
                .get,
                "/v1/cases/\(story.caseID)/actions?action=issue_first_note",
                as: person
            )
            #expect(asked.items[0].allowed.isTrue == false)
        }
    }
}

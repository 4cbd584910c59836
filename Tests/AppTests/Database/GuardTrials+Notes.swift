import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

// Guard 1: the second note.

extension TenGuardsTests {
    /// Carries a proposed inspection on.
    static func inspection(
        _ carry: @escaping @Sendable (Story) async throws -> Void
    ) -> @Sendable (TestApp) async throws -> String {
        { app in
            let story = try await Story.begin(app)
            try await carry(story)
            return story.caseID
        }
    }

    private static let issue = GuardTrial.act("issue_second_note", to: "second_note", by: .officeHead, ago: 10)

    /// A first note that was received 60 days ago, verified by hand on a day of the test's choice.
    private static func verifying(
        on day: Int,
        _ first: @escaping @Sendable (Story) async throws -> Void = { _ in }
    )
        -> @Sendable (TestApp) async throws -> String
    {
        inspection { story in
            try await story.toFirstNote()
            try await first(story)
            try await begin(story, on: day)
        }
    }

    private static func begin(_ story: Story, on day: Int) async throws {
        let act = HandWriting.act(
            "begin_verification",
            to: "first_note_verification",
            on: try CaseID(story.caseID),
            by: .inspector,
            ago: day
        )
        try await story.app.takeByHand([(.inspector, [act])])
    }

    private static func extend(_ story: Story) async throws {
        try await story.step("request_extension", on: 59, as: .inspector)
        let granted: [String: JSON] = ["details": ["legal_basis": "UU 30/2014 P58(5)", "days": 14]]
        try await story.step("grant_extension", on: 58, as: .coordinator, granted)
    }

    static let notes: [GuardTrial] = [
        .passes(1, "a second note after the deadline", as: .officeHead, given: verifying(on: 30), issue),
        .passes(
            1,
            "a second note after the extended deadline",
            as: .officeHead,
            given: verifying(on: 15) { try await extend($0) },
            issue
        ),
        .passes(
            1,
            "a second note on a first one that came from paper",
            as: .officeHead,
            given: { app in
                let body: JSON = [
                    "track": "inspection", "action": "take_over", "company_id": .string(Firm.kebun.id),
                    "occurred_on": "\(ago(12))", "reason": "\(Story.late)",
                    "take_over": [
                        "state": "first_note_verification", "opened_on": "\(ago(90))",
                        "letters": [
                            [
                                "kind": "first_note", "number": "560/1/2026", "issued_on": "\(ago(62))",
                                "received_on": "\(ago(60))",
                            ]
                        ],
                        "findings": [
                            ["kind": "unregistered", "facts": "Belum terdaftar.", "occurred_on": "\(ago(70))"]
                        ],
                    ],
                ]
                return try await app.done(.post, "/v1/cases", body, as: .coordinator).id.text
            },
            issue
        ),
        .refused(
            1,
            "a second note while nobody received the first",
            by: "case_event_first_note_received",
            as: .officeHead,
            given: inspection { story in
                try await story.toFirstNote(received: nil)
                try await begin(story, on: 30)
            },
            issue
        ),
        .refused(
            1,
            "a second note while the first one's period runs",
            by: "case_event_first_note_expired",
            as: .officeHead,
            given: verifying(on: 55),
            GuardTrial.act("issue_second_note", to: "second_note", by: .officeHead, ago: 55)
        ),
        .refused(
            1,
            "a second note while the extended period runs",
            by: "case_event_first_note_expired",
            as: .officeHead,
            given: verifying(on: 36) { try await extend($0) },
            GuardTrial.act("issue_second_note", to: "second_note", by: .officeHead, ago: 36)
        ),
        .refused(
            1,
            "a second note while the period stands still",
            by: "case_event_first_note_expired",
            as: .officeHead,
            given: verifying(on: 15) { story in
                let basis: [String: JSON] = ["details": ["legal_basis": "UU 30/2014 P58(5)"]]
                try await story.step("suspend_clock", on: 58, as: .coordinator, basis)
            },
            issue
        ),
        .refused(
            1,
            "a second note though every finding is remedied",
            by: "case_event_open_finding",
            as: .officeHead,
            given: verifying(on: 30) { _ in },
            { app, id in
                let story = Story(app: app, caseID: id.text, inspectionID: "", firm: .kebun)
                try await story.step("record_verification", on: 29, as: .inspector, story.outcomes("remedied"))
                return try await issue(app, id)
            }
        ),
        .refused(
            1,
            "a finding judged by a remark",
            by: "finding_outcome_is_its_act",
            as: .inspector,
            given: verifying(on: 30),
            { _, id in
                [
                    HandWriting.act("add_remark", on: id, by: .inspector, ago: 29),
                    """
                    INSERT INTO finding_outcome (finding_id, case_id, seq, outcome)
                    SELECT f.id, c.id, c.version, 'remedied'
                    FROM finding f JOIN enforcement_case c ON c.id = f.case_id WHERE c.id = \(id)
                    """,
                ]
            }
        ),
        .refused(
            1,
            "a second note on a first one that was revoked",
            by: "case_event_first_note_received",
            as: .officeHead,
            given: inspection { story in
                try await story.toFirstNote()
                let objection: [String: JSON] = ["details": ["letter": ["kind": "first_note"]]]
                try await story.step("file_objection", on: 55, as: .inspector, objection)
                try await story.step("answer_objection", on: 54, as: .officeHead, ["details": ["ruling": "granted"]])
                try await story.step("revoke_letter", on: 53, as: .officeHead)
                let id = try CaseID(story.caseID)
                try await story.app.takeByHand([
                    (
                        .inspector,
                        [
                            HandWriting.act(
                                "draft_first_note",
                                to: "first_note_drafted",
                                on: id,
                                by: .inspector,
                                ago: 52
                            )
                        ]
                    ),
                    (
                        .officeHead,
                        [HandWriting.act("issue_first_note", to: "first_note", on: id, by: .officeHead, ago: 51)]
                    ),
                ])
                try await begin(story, on: 30)
            },
            issue
        ),
    ]
}

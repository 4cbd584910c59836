import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

// Guards 6, 7 and 8: the criminal way, duties kept apart, visits under an order.

extension TenGuardsTests {
    private static let incident = GuardTrial.act("report_incident", to: "incident_report", by: .inspector, ago: 70)

    /// An examination that found one thing.
    private static func found(_ kind: String) -> @Sendable (TestApp) async throws -> String {
        inspection { story in
            try await story.order()
            try await story.visit(on: 80)
            try await story.finding(kind, on: 80)
        }
    }

    static let crimes: [GuardTrial] = [
        .passes(6, "an incident report on arrears", as: .inspector, given: found("arrears"), incident),
        .passes(
            6,
            "an incident report on contributions not remitted",
            as: .inspector,
            given: found("not_remitted"),
            incident
        ),
        .passes(6, "an incident report on obstruction", as: .inspector, given: found("obstruction"), incident),
        .passes(
            6,
            "an incident report on the minutes of a refusal",
            as: .inspector,
            given: inspection { story in
                try await story.order()
                try await story.visit(on: 80, "refused")
            },
            incident
        ),
        .refused(
            6,
            "an incident report on non-registration",
            by: "case_event_criminal_finding",
            as: .inspector,
            given: found("unregistered"),
            incident
        ),
        .refused(
            6,
            "an incident report on partial registration",
            by: "case_event_criminal_finding",
            as: .inspector,
            given: found("partial_wages"),
            incident
        ),
        .refused(
            6,
            "an investigation of non-registration, in a file taken over",
            by: "case_event_criminal_finding",
            as: .investigator,
            given: { app in
                let body: JSON = [
                    "track": "inspection", "action": "take_over", "company_id": .string(Firm.kebun.id),
                    "occurred_on": "\(ago(12))", "reason": "\(Story.late)",
                    "take_over": [
                        "state": "incident_report", "opened_on": "\(ago(90))",
                        "findings": [
                            ["kind": "unregistered", "facts": "Belum terdaftar.", "occurred_on": "\(ago(70))"]
                        ],
                    ],
                ]
                return try await app.done(.post, "/v1/cases", body, as: .investigator).id.text
            },
            GuardTrial.act("open_investigation", to: "investigation", by: .investigator, ago: 10)
        ),
    ]

    /// Gives somebody a second post.
    private static func post(_ person: Person, _ role: Role, at office: String, _ app: TestApp) async throws {
        _ = try await app.superuser.query(
            """
            INSERT INTO post (id, person_id, office_id, role, from_on)
            SELECT gen_random_uuid(), p.id, o.id, \(role.rawValue), '2024-01-01'
            FROM person p, office o WHERE p.login = \(person.login) AND o.code = \(office)
            """
        )
    }

    static let duties: [GuardTrial] = [
        .passes(
            7,
            "a draft checked by another",
            as: .coordinator,
            given: inspection { try await $0.toDraft(checked: false) },
            GuardTrial.act("check_first_note", by: .coordinator, ago: 70)
        ),
        .refused(
            7,
            "a draft checked by whoever made it, in another post",
            by: "case_event_duties_apart",
            as: .inspector,
            given: { app in
                try await post(.inspector, .coordinator, at: "korwil-2", app)
                return try await inspection { try await $0.toDraft(checked: false) }(app)
            },
            GuardTrial.act("check_first_note", by: .inspector, ago: 70, as: .coordinator)
        ),
        .refused(
            7,
            "a note issued by whoever checked it, in another post",
            by: "case_event_duties_apart",
            as: .divisionHead,
            given: { app in
                try await post(.divisionHead, .officeHead, at: "disnakertrans", app)
                return try await inspection { try await $0.toDraft() }(app)
            },
            GuardTrial.act("issue_first_note", to: "first_note", by: .divisionHead, ago: 70, as: .officeHead)
        ),
        .refused(
            7,
            "compliance confirmed by whoever verified it, in another post",
            by: "case_event_duties_apart",
            as: .bpjsOfficer,
            given: { app in
                try await post(.bpjsOfficer, .bpjsBranchHead, at: "kc-sampit", app)
                let story = try await SanctionStory.examined(app)
                try await story.step(
                    "record_verification",
                    on: 180,
                    as: .bpjsOfficer,
                    try await story.outcomes("remedied")
                )
                return story.caseID
            },
            GuardTrial.act("confirm_compliance", to: "complied", by: .bpjsOfficer, ago: 170, as: .bpjsBranchHead)
        ),
        .refused(
            7,
            "BPJS moves an inspection case in its own role",
            by: "case_event_actor_allowed",
            as: .bpjsBranchHead,
            given: inspection { try await $0.toDraft() },
            GuardTrial.act("issue_first_note", to: "first_note", by: .bpjsBranchHead, ago: 70)
        ),
        .refused(
            7,
            "BPJS moves an inspection case in the inspectors' role",
            by: "case_event_actor_allowed",
            as: .bpjsBranchHead,
            given: inspection { try await $0.toDraft() },
            GuardTrial.act("issue_first_note", to: "first_note", by: .bpjsBranchHead, ago: 70, as: .officeHead)
        ),
        .refused(
            7,
            "an inspector moves a sanction case in his own role",
            by: "case_event_actor_allowed",
            as: .inspector,
            given: { try await SanctionStory.examined($0).caseID },
            GuardTrial.act("issue_first_warning", to: "first_warning", by: .inspector, ago: 180)
        ),
        .refused(
            7,
            "an inspector moves a sanction case in BPJS' role",
            by: "case_event_actor_allowed",
            as: .inspector,
            given: { try await SanctionStory.examined($0).caseID },
            GuardTrial.act("issue_first_warning", to: "first_warning", by: .inspector, ago: 180, as: .bpjsBranchHead)
        ),
    ]

    private static let ordered = inspection { try await $0.order(on: 85, from: 85, to: 70) }

    /// An examination that begins by hand with a visit.
    private static func examining(
        ago day: Int,
        by person: Person = .inspector,
        _ outcome: String = "examined"
    ) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        { _, id in
            [HandWriting.act("begin_examination", to: "examining", on: id, by: person, ago: day)]
                + HandWriting.visit(outcome, on: id, by: person)
        }
    }

    static let visits: [GuardTrial] = [
        .passes(8, "an examination that an order covers", as: .inspector, given: ordered, examining(ago: 80)),
        .refused(
            8,
            "an examination after the order's last day",
            by: "case_event_visit_covered_by_order",
            as: .inspector,
            given: ordered,
            examining(ago: 69)
        ),
        .refused(
            8,
            "an examination by an inspector whom the order does not name",
            by: "case_event_visit_covered_by_order",
            as: .inspector2,
            given: ordered,
            examining(ago: 80, by: .inspector2)
        ),
        .refused(
            8,
            "an examination that nobody was present at",
            by: "case_event_visit_covered_by_order",
            as: .inspector,
            given: ordered,
            examining(ago: 80, "nobody_present")
        ),
        .refused(
            8,
            "an inspector joins an order afterwards",
            by: "assignment_inspector_of_its_order",
            as: .inspector2,
            given: ordered,
            { _, id in
                [
                    """
                    INSERT INTO assignment_inspector (assignment_id, person_id)
                    SELECT a.assignment_id, actor_id() FROM assignment_case a WHERE a.case_id = \(id)
                    """
                ]
            }
        ),
        .refused(
            8,
            "a coordinator orders by a remark",
            by: "assignment_case_is_its_act",
            as: .coordinator,
            given: inspection { _ in },
            { _, id in
                [
                    HandWriting.act("add_remark", on: id, by: .coordinator, ago: 80),
                    """
                    INSERT INTO assignment (id, office_id, number, kind, ordered_on, valid_from, valid_to, ordered_by)
                    SELECT \(id), office_id, 'x', 'special', last_act_on, last_act_on, last_act_on + 30, actor_id()
                    FROM enforcement_case WHERE id = \(id)
                    """,
                    """
                    INSERT INTO assignment_case (assignment_id, case_id, seq)
                    SELECT id, id, version FROM enforcement_case WHERE id = \(id)
                    """,
                ]
            }
        ),
        .refused(
            8,
            "a finding on a visit that no order covers",
            by: "finding_visit_covered_by_order",
            as: .inspector,
            given: { app in
                let story = try await Story.begin(app)
                try await story.order(on: 85, from: 85, to: 70)
                try await story.visit(on: 80)
                try await story.visit(on: 60)
                return story.caseID
            },
            { _, id in
                [
                    HandWriting.act("record_finding", on: id, by: .inspector, ago: 50),
                    """
                    INSERT INTO finding (id, case_id, seq, company_id, visit_id, kind, facts, established_on, recorded_by)
                    SELECT gen_random_uuid(), c.id, c.version, c.company_id, v.id, 'unregistered', 'x', c.last_act_on,
                           actor_id()
                    FROM enforcement_case c JOIN visit v ON v.case_id = c.id
                    WHERE c.id = \(id) ORDER BY v.occurred_on DESC LIMIT 1
                    """,
                ]
            }
        ),
    ]
}

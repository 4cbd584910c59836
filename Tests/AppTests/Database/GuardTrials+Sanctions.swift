import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

// Guards 3, 4 and 5: fine, denial of services, and the two ways of a debt.

extension TenGuardsTests {
    private static func fine(ago day: Int) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        { _, id in
            [HandWriting.act("impose_fine", to: "fine", on: id, by: .bpjsBranchHead, ago: day, #"{"amount": 30000}"#)]
        }
    }

    private static func request(ago day: Int) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        GuardTrial.act("request_service_denial", to: "service_denial_requested", by: .bpjsBranchHead, ago: day)
    }

    private static let warned: @Sendable (TestApp) async throws -> String = {
        try await SanctionStory.warnedTwice($0).caseID
    }
    private static let fined: @Sendable (TestApp) async throws -> String = { try await SanctionStory.fined($0).caseID }

    static let fines: [GuardTrial] = [
        .passes(
            3,
            "a fine within thirty days of the second warning's end",
            as: .bpjsBranchHead,
            given: warned,
            fine(ago: 105)
        ),
        .refused(
            3,
            "a fine while the second warning's period runs",
            by: "case_event_second_warning_expired",
            as: .bpjsBranchHead,
            given: warned,
            fine(ago: 140)
        ),
        .refused(
            3,
            "a fine on a second warning that nobody received",
            by: "case_event_second_warning_expired",
            as: .bpjsBranchHead,
            given: { app in
                let story = try await SanctionStory.examined(app)
                try await story.step("issue_first_warning", on: 180, as: .bpjsBranchHead)
                try await story.deliver(on: 178)
                try await story.step("issue_second_warning", on: 145, as: .bpjsBranchHead)
                return story.caseID
            },
            fine(ago: 105)
        ),
        .refused(
            3,
            "a fine after the thirty days",
            by: "case_event_within_fine_window",
            as: .bpjsBranchHead,
            given: warned,
            fine(ago: 60)
        ),
        .refused(
            3,
            "a second warning while the first one's period runs",
            by: "case_event_first_warning_expired",
            as: .bpjsBranchHead,
            given: { app in
                let story = try await SanctionStory.examined(app)
                try await story.step("issue_first_warning", on: 180, as: .bpjsBranchHead)
                try await story.deliver(on: 178)
                return story.caseID
            },
            GuardTrial.act("issue_second_warning", to: "second_warning", by: .bpjsBranchHead, ago: 170)
        ),
        .refused(
            3,
            "a time for the fine that does not begin where the warning ends",
            by: "case_clock_due_derived",
            as: .bpjsOfficer,
            given: { app in
                let story = try await SanctionStory.examined(app)
                try await story.step("issue_first_warning", on: 180, as: .bpjsBranchHead)
                try await story.deliver(on: 178)
                try await story.step("issue_second_warning", on: 145, as: .bpjsBranchHead)
                return story.caseID
            },
            { app, id in
                let start = LocalDate.today(at: Date(), zone: .wib).adding(days: -143)
                let due: LocalDate = try await app.value("SELECT counted_due(\(start), 10, 'calendar_days', true)")
                let late: LocalDate = try await app.value("SELECT counted_due(\(start), 90, 'calendar_days', true)")
                return [
                    HandWriting.act("record_delivery", on: id, by: .bpjsOfficer, ago: 143),
                    HandWriting.receipt(of: "second_warning", on: id, ago: 143),
                    HandWriting.clock(
                        "second_warning",
                        of: "second_warning",
                        on: id,
                        ago: 143,
                        days: 10,
                        due: due
                    ),
                    HandWriting.clock(
                        "fine_imposition",
                        of: "second_warning",
                        on: id,
                        ago: 143,
                        days: 90,
                        due: late
                    ),
                ]
            }
        ),
        .passes(4, "a denial asked for an unpaid fine", as: .bpjsBranchHead, given: fined, request(ago: 30)),
        .refused(
            4,
            "a denial asked before the fine's day of payment",
            by: "case_event_fine_payment_due",
            as: .bpjsBranchHead,
            given: fined,
            request(ago: 99)
        ),
        .refused(
            4,
            "a denial asked though the fine is paid",
            by: "case_event_fine_unpaid",
            as: .bpjsBranchHead,
            given: { app in
                let story = try await SanctionStory.fined(app)
                try await story.step("record_payment", on: 90, as: .bpjsOfficer, ["details": ["amount": 30_000]])
                return story.caseID
            },
            request(ago: 30)
        ),
        .refused(
            4,
            "a denial asked for a fine that its debt's book says is paid",
            by: "case_event_fine_unpaid",
            as: .bpjsBranchHead,
            given: { app in
                let story = try await SanctionStory.fined(app)
                let fine: JSON = [
                    "kind": "administrative_fine", "amount": 30_000, "legal_basis": "PP 86/2013 P10(4)",
                ]
                let bill = DebtStory.request(.bengkel, cases: [story.caseID]).with(["items": .array([fine])])
                let made = try await app.done(.post, "/v1/debts", bill, as: .bpjsOfficer)
                try await DebtStory(app: app, id: made.id.text).pay(30_000, on: 35)
                return story.caseID
            },
            request(ago: 30)
        ),
    ]

    /// A case whose debt was with an authority and came back.
    private static func returned(from handOver: String) -> @Sendable (TestApp) async throws -> String {
        { app in
            let story = try await SanctionStory.billed(app)
            let debt = try await DebtStory.begin(app, .bengkel, cases: [story.caseID])
            let details =
                handOver == "mandate_prosecutor" ? DebtStory.mandate : ["authority": "KPKNL Palangka Raya" as JSON]
            try await debt.step(handOver, on: 20, as: .bpjsBranchHead, details)
            try await debt.step("return_debt", on: 15)
            return story.caseID
        }
    }

    private static let indebted: @Sendable (TestApp) async throws -> String = { app in
        let story = try await SanctionStory.billed(app)
        _ = try await DebtStory.begin(app, .bengkel, cases: [story.caseID])
        return story.caseID
    }
    private static let mandate = GuardTrial.act(
        "mandate_prosecutor",
        to: "prosecutor_mandate",
        by: .bpjsBranchHead,
        ago: 10
    )
    private static let handOver = GuardTrial.act(
        "hand_to_state_receivables",
        to: "state_receivables",
        by: .bpjsBranchHead,
        ago: 10
    )

    /// The next act on the case's debt.
    private static func debtAct(
        _ action: String,
        to state: String
    ) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        { _, id in
            [
                """
                INSERT INTO debt_event (id, debt_id, seq, prev_seq, from_state, action, to_state, occurred_on, actor_id,
                    actor_role, change, authority, term_on)
                SELECT gen_random_uuid(), d.id, d.version + 1, d.version, d.state, \(action), \(state), d.last_act_on,
                       actor_id(), 'bpjs_branch_head', 0, 'Instansi Rekaan', current_date + 90
                FROM debt d JOIN debt_case x ON x.debt_id = d.id WHERE x.case_id = \(id)
                """
            ]
        }
    }

    static let debts: [GuardTrial] = [
        .passes(5, "a debt goes to the prosecutor", as: .bpjsBranchHead, given: indebted, mandate),
        .passes(5, "a debt goes to PUPN", as: .bpjsBranchHead, given: indebted, handOver),
        .refused(
            5,
            "a case goes to PUPN whose debt the prosecutor had",
            by: "case_event_debt_may_be_handed_over",
            as: .bpjsBranchHead,
            given: returned(from: "mandate_prosecutor"),
            handOver
        ),
        .refused(
            5,
            "a case goes to the prosecutor whose debt PUPN had",
            by: "case_event_debt_may_be_handed_over",
            as: .bpjsBranchHead,
            given: returned(from: "hand_to_state_receivables"),
            mandate
        ),
        .refused(
            5,
            "a case is handed over that has no debt",
            by: "case_event_debt_may_be_handed_over",
            as: .bpjsBranchHead,
            given: { try await SanctionStory.billed($0).caseID },
            mandate
        ),
        .refused(
            5,
            "the debt itself goes to PUPN after the prosecutor",
            by: "debt_never_with_law_enforcement",
            as: .bpjsBranchHead,
            given: returned(from: "mandate_prosecutor"),
            debtAct("hand_to_state_receivables", to: "with_state_receivables")
        ),
        .refused(
            5,
            "the debt itself goes to the prosecutor after PUPN",
            by: "debt_never_with_state_receivables",
            as: .bpjsBranchHead,
            given: returned(from: "hand_to_state_receivables"),
            debtAct("mandate_prosecutor", to: "with_prosecutor")
        ),
    ]
}

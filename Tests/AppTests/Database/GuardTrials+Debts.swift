import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

// Guard 5: the two ways of a debt.

extension TenGuardsTests {
    /// The two authorities that take debts over: what hands one over, and what takes it back.
    private enum Way {
        case prosecutor, stateReceivables

        var action: String { self == .prosecutor ? "mandate_prosecutor" : "hand_to_state_receivables" }
        var back: String { self == .prosecutor ? "return_debt" : "return_from_state_receivables" }
        var caseState: String { self == .prosecutor ? "prosecutor_mandate" : "state_receivables" }
        var debtState: String { self == .prosecutor ? "with_prosecutor" : "with_state_receivables" }

        static let details = #"{"authority": "Instansi Rekaan", "amount": 10000000, "term": "2099-12-31"}"#

        /// The act of the case.
        var step: @Sendable (TestApp, CaseID) async throws -> [SQL] {
            GuardTrial.act(action, to: caseState, by: .bpjsBranchHead, ago: 10, Self.details)
        }

        /// The act on the debt behind it.
        func debtEvent(_ id: CaseID) -> SQL {
            HandWriting.debtEvent(action, to: debtState, of: id, by: .bpjsBranchHead)
        }

        /// The act of the case with its book.
        var booked: @Sendable (TestApp, CaseID) async throws -> [SQL] {
            { app, id in try await step(app, id) + [debtEvent(id), HandWriting.join(id)] }
        }
    }

    private static let billed: @Sendable (TestApp) async throws -> String = {
        try await SanctionStory.billed($0).caseID
    }

    /// A case whose debt was with an authority and came back.
    private static func returned(from way: Way) -> @Sendable (TestApp) async throws -> String {
        { app in
            let story = try await SanctionStory.billed(app)
            let details: JSON = [
                "authority": "Instansi Rekaan", "amount": 10_000_000, "term": .string(ago(-60)),
            ]
            try await story.step(way.action, on: 20, as: .bpjsBranchHead, ["details": details])
            try await story.step(way.back, on: 15, as: .bpjsBranchHead)
            return story.caseID
        }
    }

    static let debts: [GuardTrial] = [
        .passes(
            5,
            "a debt goes to the prosecutor",
            as: .bpjsBranchHead,
            given: billed,
            Way.prosecutor.booked
        ),
        .passes(5, "a debt goes to PUPN", as: .bpjsBranchHead, given: billed, Way.stateReceivables.booked),
        .passes(
            5,
            "a debt that the prosecutor had goes to the prosecutor again",
            as: .bpjsBranchHead,
            given: returned(from: .prosecutor),
            Way.prosecutor.booked
        ),
        .passes(
            5,
            "a debt that PUPN had goes to PUPN again",
            as: .bpjsBranchHead,
            given: returned(from: .stateReceivables),
            Way.stateReceivables.booked
        ),
        // The act stands alone here, since the debt's own gate, below, leaves nothing that could be booked with it.
        .refused(
            5,
            "a case goes to PUPN whose debt the prosecutor had",
            by: "case_event_debt_may_be_handed_over",
            as: .bpjsBranchHead,
            given: returned(from: .prosecutor),
            Way.stateReceivables.step
        ),
        .refused(
            5,
            "a case goes to the prosecutor whose debt PUPN had",
            by: "case_event_debt_may_be_handed_over",
            as: .bpjsBranchHead,
            given: returned(from: .stateReceivables),
            Way.prosecutor.step
        ),
        .refused(
            5,
            "a case is handed over that has no debt",
            by: "case_event_debt_may_be_handed_over",
            as: .bpjsBranchHead,
            given: { app in
                let body: JSON = [
                    "track": "bpjs_sanction", "action": "take_over", "company_id": .string(Firm.bengkel.id),
                    "finding_kind": "arrears", "occurred_on": "\(ago(30))", "reason": "\(Story.late)",
                    "take_over": ["state": "arrears_collection", "opened_on": "\(ago(90))"],
                ]
                return try await app.done(.post, "/v1/cases", body, as: .bpjsBranchHead).id.text
            },
            Way.prosecutor.step
        ),
        .refused(
            5,
            "a debt is handed over and paid in the same breath",
            by: "case_event_debt_may_be_handed_over",
            as: .bpjsBranchHead,
            given: billed,
            { app, id in
                try await Way.prosecutor.booked(app, id) + [
                    HandWriting.debtEvent("pay", to: "settled", of: id, by: .bpjsBranchHead, change: -10_000_000),
                    """
                    INSERT INTO debt_posting (debt_id, seq, ordinal, amount)
                    SELECT d.id, d.version, i.ordinal, -i.balance
                    FROM debt_case x JOIN debt d ON d.id = x.debt_id JOIN debt_item i ON i.debt_id = d.id
                    WHERE x.case_id = \(id)
                    """,
                ]
            }
        ),
        .refused(
            5,
            "the debt itself goes to PUPN after the prosecutor",
            by: "debt_never_with_law_enforcement",
            as: .bpjsBranchHead,
            given: returned(from: .prosecutor),
            Way.stateReceivables.booked
        ),
        .refused(
            5,
            "the debt itself goes to the prosecutor after PUPN",
            by: "debt_never_with_state_receivables",
            as: .bpjsBranchHead,
            given: returned(from: .stateReceivables),
            Way.prosecutor.booked
        ),
    ]
}

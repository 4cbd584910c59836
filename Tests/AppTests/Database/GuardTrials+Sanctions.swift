import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

// Guards 3 and 4: fine and denial of services.

extension TenGuardsTests {
    /// A fine that stands in its book.
    private static func fine(ago day: Int) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        { _, id in
            [HandWriting.act("impose_fine", to: "fine", on: id, by: .bpjsBranchHead, ago: day, #"{"amount": 30000}"#)]
                + HandWriting.bill("administrative_fine", 30_000, of: id, by: .bpjsBranchHead)
        }
    }

    private static func request(ago day: Int) -> @Sendable (TestApp, CaseID) async throws -> [SQL] {
        GuardTrial.act(
            "request_service_denial",
            to: "service_denial_requested",
            by: .bpjsBranchHead,
            ago: day,
            #"{"authority": "DPMPTSP Provinsi Kalimantan Tengah", "service": "business_licence"}"#
        )
    }

    private static let warned: @Sendable (TestApp) async throws -> String = {
        try await SanctionStory.warnedTwice($0).caseID
    }
    private static let fined: @Sendable (TestApp) async throws -> String = { try await SanctionStory.fined($0).caseID }

    /// A fine on which something was paid on the case.
    private static func paid(_ amount: Int, booked: Bool = true) -> @Sendable (TestApp) async throws -> String {
        { app in
            let story = try await SanctionStory.fined(app)
            let details: JSON = ["amount": .number(Double(amount))]
            try await story.step("record_payment", on: 90, as: .bpjsOfficer, ["details": details])
            if !booked { try await story.unbook() }
            return story.caseID
        }
    }

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
            given: paid(30_000),
            request(ago: 30)
        ),
        .refused(
            4,
            "a denial asked for a fine that its debt's book says is paid",
            by: "case_event_fine_unpaid",
            as: .bpjsBranchHead,
            given: { app in
                let story = try await SanctionStory.fined(app)
                let fine = try #require(try await story.debts().first)
                try await DebtStory(app: app, id: fine.id.text).pay(30_000, on: 35)
                return story.caseID
            },
            request(ago: 30)
        ),
        .passes(
            4,
            "a denial asked for a fine from before the book, paid in part",
            as: .bpjsBranchHead,
            given: paid(29_999, booked: false),
            request(ago: 30)
        ),
        .refused(
            4,
            "a denial asked for a fine from before the book that the case's log says is paid",
            by: "case_event_fine_unpaid",
            as: .bpjsBranchHead,
            given: paid(30_000, booked: false),
            request(ago: 30)
        ),
    ]
}

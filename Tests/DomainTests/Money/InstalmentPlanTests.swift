import Testing

@testable import Domain

@Suite("Monthly instalments")
struct InstalmentPlanTests {
    @Test("So much a month up to the last day, the last with what remains")
    func monthly() {
        let plan = InstalmentPlan.monthly(
            Rupiah(20_000_000),
            each: Rupiah(6_000_000),
            through: legalDay("2026-06-30"),
            after: legalDay("2026-02-02")
        )
        #expect(plan?.map(\.dueOn.description) == ["2026-03-30", "2026-04-30", "2026-05-30", "2026-06-30"])
        #expect(plan?.map(\.amount.amount) == [6_000_000, 6_000_000, 6_000_000, 2_000_000])
    }

    @Test("A short month ends on its last day, and a year is crossed")
    func shortMonth() {
        let plan = InstalmentPlan.monthly(
            Rupiah(3),
            each: Rupiah(1),
            through: legalDay("2027-02-28"),
            after: legalDay("2026-12-01")
        )
        #expect(plan?.map(\.dueOn.description) == ["2026-12-28", "2027-01-28", "2027-02-28"])
        let long = InstalmentPlan.monthly(
            Rupiah(2),
            each: Rupiah(1),
            through: legalDay("2026-03-31"),
            after: legalDay("2026-01-01")
        )
        #expect(long?.map(\.dueOn.description) == ["2026-02-28", "2026-03-31"])
    }

    @Test(
        "A plan that begins before its agreement, or pays nothing, is none",
        arguments: [(10, 1, "2026-06-15"), (10, 0, "2030-06-15"), (0, 5, "2030-06-15"), (1_000, 1, "2120-01-15")]
    )
    func none(balance: Int64, each: Int64, last: String) {
        let plan = InstalmentPlan.monthly(
            Rupiah(balance),
            each: Rupiah(each),
            through: legalDay(last),
            after: legalDay("2026-02-02")
        )
        #expect(plan == nil)
    }
}

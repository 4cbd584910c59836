import Foundation
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Calculations over HTTP")
struct CalculationTests {
    @Test("An amount comes with formula, lines, sums, days, and sources with their certainty")
    func contributions() async throws {
        try await withSharedApp { app in
            let answer = try await app.post(
                "/v1/calculations/contributions",
                [
                    "first_month": "2026-04", "last_month": "2026-06", "scale": "besar", "risk_class": "medium",
                    "workers": [["wage": 4_000_000, "count": 10]],
                ],
                as: .bpjsExaminer
            )
            #expect(answer.status == 201, "\(answer.text)")
            #expect(answer.json.amount.int == 395_600 * 30)
            #expect(answer.json.totals.list.map(\.amount.int) == [1_068_000, 360_000, 6_840_000, 3_600_000])
            #expect(answer.json.formula.id.text.contains("setengah ke atas"))
            let marks = Set(answer.json.sources.list.map(\.certainty.text))
            #expect(marks == ["V"])
            let year = try await app.post(
                "/v1/calculations/contributions",
                ["first_month": "2027-03", "last_month": "2027-03", "programmes": ["JP"], "workers": [["wage": 1]]],
                as: .inspector
            )
            #expect(year.status == 409 && year.code == "no_rule", "\(year.text)")
        }
    }

    @Test("10,000,000 due gives 10,000 for a month counted; outside its time the fine is refused")
    func fine() async throws {
        try await withSharedApp { app in
            let body: JSON = [
                "amount": 10_000_000, "base": "all_due", "second_warning_ended_on": "2026-09-01",
                "imposed_on": "2026-09-20", "months": 1,
            ]
            let path = "/v1/calculations/administrative-fines"
            let answer = try await app.post(path, body, as: .bpjsOfficer)
            #expect(answer.json.amount.int == 10_000, "\(answer.text)")
            #expect(answer.json.milestones.list.map(\.day.text) == ["2026-10-01", "2026-10-15"])
            let late = try await app.post(path, body.with(["imposed_on": "2026-10-02"]), as: .bpjsOfficer)
            #expect(late.status == 422 && late.fields == ["imposed_on"], "\(late.text)")
        }
    }

    @Test("Arrears and benefits are reckoned for whoever has a post, and a wrong field is named")
    func others() async throws {
        try await withSharedApp { app in
            let arrears = try await app.post(
                "/v1/calculations/arrears",
                ["as_of": "2026-08-20", "overdue": [["programme": "JHT", "month": "2026-05", "amount": 1_000_000]]],
                as: .auditor
            )
            #expect(arrears.json.amount.int == 1_060_000, "\(arrears.text)")
            let benefit = try await app.post(
                "/v1/calculations/benefits",
                ["event": "death", "occurred_on": "2026-05-05", "wage": 4_000_000],
                as: .inspector
            )
            #expect(benefit.json.amount.int == 42_000_000, "\(benefit.text)")
            let wrong = try await app.post(
                "/v1/calculations/arrears",
                ["as_of": "2026-08-20", "overdue": [["programme": "JHT", "month": "2026-13", "amount": 1]]],
                as: .auditor
            )
            #expect(wrong.status == 422 && wrong.fields == ["overdue[0].month"], "\(wrong.text)")
        }
    }

    @Test("The database holds the rules of the reference files, and a new row is in force at once")
    func rules() async throws {
        try await withApp { app in
            let path = "/v1/calculations/contributions"
            let body: JSON = [
                "first_month": "2027-03", "last_month": "2027-03", "programmes": ["JP"],
                "workers": [["wage": 20_000_000]],
            ]
            #expect(try await app.post(path, body, as: .inspector).code == "no_rule")
            _ = try await app.superuser.query(
                """
                INSERT INTO wage_cap (programme, amount, from_on, legal_basis, certainty)
                VALUES ('JP', 12000000, '2027-03-01', 'PP 45/2015 P29', 'V')
                """
            )
            #expect(try await app.post(path, body, as: .inspector).json.amount.int == 360_000)
            for row: SQL in [
                """
                INSERT INTO wage_cap (programme, amount, from_on, legal_basis, certainty)
                VALUES ('JP', 1, '2028-01-01', 'x', 'V')
                """,
                """
                INSERT INTO contribution_rate (segment, programme, payer, percent, from_on, legal_basis, certainty)
                VALUES ('employed', 'JKM', 'employer', 0.3, '2026-01-01', 'x', 'V')
                """,
            ] {
                let error = await #expect(throws: PostgresError.self) { try await app.superuser.query(row) }
                #expect(error?.constraint?.hasSuffix("_one_at_a_time") == true)
            }
        }
    }
}

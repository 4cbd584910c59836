import Foundation
import HTTPTypes
import Testing

@testable import Domain
@testable import Postgres

@Suite("Repeats and races")
struct IdempotencyTests {
    /// Writes that carry a key: where they go, what they say, who sends them, and the table that they add to.
    static let writes:
        [(
            name: String, path: @Sendable (Story) -> String, body: @Sendable (Story) -> JSON, person: Person,
            table: String
        )] = [
            (
                "a firm", { _ in "/v1/companies" }, { _ in ["name": "PT Ulang Rekaan", "region_code": "62.02"] },
                .inspector, "company"
            ),
            (
                "an inspection", { _ in "/v1/inspections" },
                { _ in
                    [
                        "company_id": .string(Firm.tambak.id), "kind": "first", "occurred_on": .string(today),
                        "reason": "x",
                    ]
                }, .inspector,
                "inspection"
            ),
            ("an order", { _ in "/v1/assignments" }, { $0.orderRequest(on: 80) }, .officeHead, "assignment"),
            (
                "a step", { "/v1/cases/\($0.caseID)/steps" }, { _ in Story.step("add_remark", on: 0, ["note": "x"]) },
                .inspector, "case_event"
            ),
            (
                "a case", { _ in "/v1/cases" }, { _ in SanctionStory.request(.bengkel) }, .bpjsOfficer,
                "enforcement_case"
            ),
            (
                "a day of the calendar", { _ in "/v1/calendar" },
                { _ in ["date": "2027-03-02", "kind": "national_holiday", "name": "Hari Uji"] }, .administrator,
                "holiday"
            ),
        ]

    @Test(
        "The same key with the same body gives the first answer; with another body it is refused",
        arguments: 0..<writes.count
    )
    func repeated(index: Int) async throws {
        let write = Self.writes[index]
        try await withApp { app in
            let story = try await Story.begin(app)
            let (path, body) = (write.path(story), write.body(story))
            let count: SQL = "SELECT count(*) FROM \(identifier: write.table)"
            let before: Int = try await app.value(count)
            let first = try await app.post(path, body, as: write.person, headers: ["Idempotency-Key": "kunci-1"])
            #expect(first.status == 201, "\(first.text)")
            #expect(first.header("Idempotency-Replayed") == nil)
            #expect(try await app.value(count) == before + 1)
            let dump = try await app.dump()
            let again = try await app.post(path, body, as: write.person, headers: ["Idempotency-Key": "kunci-1"])
            #expect(again.status == 201 && again.data == first.data, "\(again.text)")
            #expect(again.header("Idempotency-Replayed") == "true")
            #expect(again.header("ETag") == first.header("ETag"))
            let other = try await app.post(
                path,
                body.with(["id": .string(newID())]),
                as: write.person,
                headers: ["Idempotency-Key": "kunci-1"]
            )
            if other.status != 422 {
                #expect(other.status == 409 && other.code == "idempotency_key_reused", "\(other.text)")
            }
            #expect(try await app.dump() == dump)
        }
    }

    @Test("Eight copies that arrive together have one effect and eight equal answers", arguments: 0..<writes.count)
    func copies(index: Int) async throws {
        let write = Self.writes[index]
        try await withApp { app in
            let story = try await Story.begin(app)
            let (path, body) = (write.path(story), write.body(story))
            let count: SQL = "SELECT count(*) FROM \(identifier: write.table)"
            let before: Int = try await app.value(count)
            let person = write.person
            let answers = try await together(8) { _ in
                try await app.post(path, body, as: person, headers: ["Idempotency-Key": "kunci-8"])
            }
            #expect(answers.allSatisfy { $0.status == 201 }, "\(answers.map(\.status))")
            #expect(Set(answers.map(\.data)).count == 1)
            #expect(answers.filter { $0.header("Idempotency-Replayed") == nil }.count == 1)
            #expect(try await app.value(count) == before + 1)
        }
    }

    @Test("A key belongs to the person who sent it, and a refusal doesn't use it up")
    func ownKeys() async throws {
        try await withApp { app in
            let body: JSON = ["name": "PT Kunci Rekaan", "region_code": "62.02"]
            let key = ["Idempotency-Key": "kunci-bersama"]
            let first = try await app.post("/v1/companies", body, as: .inspector, headers: key)
            let second = try await app.post("/v1/companies", body, as: .inspector2, headers: key)
            #expect(first.status == 201 && second.status == 201)
            #expect(first.json.id != second.json.id)
            #expect(second.header("Idempotency-Replayed") == nil)

            let story = try await Story.begin(app)
            let retry = ["Idempotency-Key": "kunci-ditolak"]
            let refused = try await story.tryStep("submit_report", on: 76, as: .inspector, headers: retry)
            #expect(refused.status == 409)
            try await story.order()
            try await story.visit()
            let taken = try await story.tryStep("submit_report", on: 76, as: .inspector, headers: retry)
            #expect(taken.status == 201, "\(taken.text)")
        }
    }

    @Test("A key that can't be one is refused", arguments: ["", "a b", "ä", String(repeating: "k", count: 300)])
    func badKey(key: String) async throws {
        try await withSharedApp { app in
            let answer = try await app.post(
                "/v1/companies",
                ["name": "PT Rekaan", "region_code": "62.02"],
                as: .inspector,
                headers: ["Idempotency-Key": key]
            )
            #expect(answer.status == 400 && answer.code == "idempotency_key_malformed", "\(answer.text)")
        }
    }

    @Test("A visit put twice is stored once; with another content it is refused")
    func visitTwice() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let (id, body) = (newID(), story.visitRequest(on: 80))
            let first = try await app.send(.put, "/v1/visits/\(id)", body, as: .inspector)
            #expect(first.status == 201)
            let dump = try await app.dump()
            let again = try await app.send(.put, "/v1/visits/\(id)", body, as: .inspector)
            #expect(again.status == 200 && again.data == first.data)
            let other = try await app.send(.put, "/v1/visits/\(id)", body.with(["notes": "lain"]), as: .inspector)
            #expect(other.status == 409 && other.code == "visit_differs", "\(other.text)")
            let stranger = try await app.send(.put, "/v1/visits/\(id)", body, as: .inspectorElsewhere)
            #expect((400..<500).contains(stranger.status), "\(stranger.text)")
            #expect(try await app.dump() == dump)
        }
    }

    @Test("Eight copies of one visit that arrive together are one visit")
    func visitTogether() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            let (id, body) = (newID(), story.visitRequest(on: 80))
            let answers = try await together(8) { _ in
                try await app.send(.put, "/v1/visits/\(id)", body, as: .inspector)
            }
            #expect(answers.map(\.status).sorted() == [200, 200, 200, 200, 200, 200, 200, 201])
            #expect(Set(answers.map(\.data)).count == 1)
            #expect(try await app.value("SELECT count(*) FROM visit") == 1)
            #expect(try await story.read().version.int == 3)
        }
    }

    /// A way to say on which version a step was decided, and the status of a refusal.
    static let versions: [(body: [String: JSON], headers: [String: String], refused: Int)] = [
        (["expected_version": 5], [:], 409), ([:], ["If-Match": "\"5\""], 412),
    ]

    @Test("Of steps that race on one version exactly one wins, the others learn the present version", arguments: 0..<2)
    func race(index: Int) async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.toReporting()
            let answers = try await Self.race(story, index)
            let refused = Self.versions[index].refused
            #expect(answers.map(\.status).sorted() == [201] + Array(repeating: refused, count: 5))
            for answer in answers where answer.status != 201 {
                #expect(answer.code == "version_conflict" && answer.json.current_version.int == 6, "\(answer.text)")
            }
            #expect(try await story.read().version.int == 6)
        }
    }

    private static func race(_ story: Story, _ index: Int) async throws -> [Answer] {
        try await together(6) { number in
            try await story.tryStep(
                "add_remark",
                on: 70,
                as: number % 2 == 0 ? .inspector : .coordinator,
                versions[index].body,
                headers: versions[index].headers
            )
        }
    }

    @Test("Letters that are issued at the same moment get different numbers without a gap")
    func numbersRace() async throws {
        try await withApp { app in
            let firms = [Firm.kebun, .bengkel, .katering, .tambak]
            var made: [Story] = []
            for firm in firms {
                let story = try await Story.begin(app, firm)
                try await story.toDraft()
                made.append(story)
            }
            let stories = made
            let answers = try await together(stories.count) { index in
                try await stories[index].tryStep("issue_first_note", on: 72, as: .officeHead)
            }
            #expect(answers.allSatisfy { $0.status == 201 })
            let numbers: [Int] = try await app.value(
                "SELECT array_agg(sequence ORDER BY sequence) FROM letter WHERE kind = 'first_note'"
            )
            #expect(numbers == [1, 2, 3, 4])
        }
    }

    @Test("A firm is corrected on the version that was seen, or not at all")
    func correction() async throws {
        try await withApp { app in
            let path = "/v1/companies/\(Firm.kebun.id)"
            let none = try await app.send(.patch, path, ["name": "PT Lain"], as: .inspector)
            #expect(none.status == 422 && none.fields == ["expected_version"], "\(none.text)")
            let stale = try await app.send(.patch, path, ["name": "PT Lain", "expected_version": 9], as: .inspector)
            #expect(stale.status == 409 && stale.json.current_version.int == 1, "\(stale.text)")
            let failed = try await app.send(
                .patch,
                path,
                ["name": "PT Lain"],
                as: .inspector,
                headers: ["If-Match": "\"9\""]
            )
            #expect(failed.status == 412, "\(failed.text)")
            let done = try await app.send(
                .patch,
                path,
                ["name": "PT Lain"],
                as: .inspector,
                headers: ["If-Match": "\"1\""]
            )
            #expect(
                done.status == 200 && done.header("ETag") == "\"2\"" && done.json.name.text == "PT Lain",
                "\(done.text)"
            )
        }
    }
}

/// Sends so many requests at the same time.
func together(
    _ count: Int,
    _ send: @escaping @concurrent @Sendable (Int) async throws -> Answer
) async throws -> [Answer] {
    try await withThrowingTaskGroup(of: Answer.self) { group in
        for index in 0..<count { group.addTask { try await send(index) } }
        var answers: [Answer] = []
        for try await answer in group { answers.append(answer) }
        return answers
    }
}

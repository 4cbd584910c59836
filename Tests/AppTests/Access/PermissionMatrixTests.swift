import Foundation
import HTTPTypes
import Testing

@testable import Domain

@Suite("Who may do what, over HTTP")
struct PermissionMatrixTests {
    private static let everybody = Set(Role.allCases)
    private static let inspectorate: Set<Role> = [.inspector, .coordinator, .divisionHead, .officeHead, .investigator]
    private static let bpjs: Set<Role> = [.bpjsOfficer, .bpjsExaminer, .bpjsBranchHead]

    /// Where somebody asks, and the roles that get an answer; the others are told that they may not.
    static let reads: [(path: String, roles: Set<Role>)] = [
        ("/v1/me", everybody), ("/v1/people", everybody), ("/v1/offices", everybody), ("/v1/companies", everybody),
        ("/v1/companies/\(Firm.kebun.id)", everybody), ("/v1/calendar", everybody), ("/v1/procedures", everybody),
        ("/v1/imports", [.coordinator, .divisionHead, .bpjsOfficer, .bpjsBranchHead, .auditor, .administrator]),
        ("/v1/assignments", inspectorate.union([.auditor])), ("/v1/inspections", inspectorate.union([.auditor])),
        ("/v1/visits", inspectorate.union([.auditor])),
        ("/v1/cases", inspectorate.union(bpjs).union([.licensingOfficer, .auditor])),
        ("/v1/queue", inspectorate.union(bpjs).union([.licensingOfficer, .auditor])),
        ("/v1/queue/counts", inspectorate.union(bpjs).union([.licensingOfficer, .auditor])),
        ("/v1/notices", inspectorate.union(bpjs).union([.licensingOfficer])),
        ("/v1/incoming-letters", inspectorate.union(bpjs).union([.licensingOfficer, .auditor])),
        ("/v1/outgoing-letters", inspectorate.union(bpjs).union([.licensingOfficer, .auditor])),
        ("/v1/dispositions", inspectorate.union(bpjs).union([.licensingOfficer, .auditor])),
        ("/v1/filing-rules", everybody), ("/v1/retention-terms", everybody),
        ("/v1/noncompliant-companies", inspectorate.union(bpjs).union([.programmeOfficer, .auditor])),
    ]

    @Test("Reading is for the roles of the table", arguments: 0..<reads.count)
    func reading(index: Int) async throws {
        let row = Self.reads[index]
        try await withSharedApp { app in
            for person in Person.home {
                let answer = try await app.get(row.path, as: person)
                #expect(
                    answer.status == (row.roles.contains(person.role) ? 200 : 403),
                    "\(row.path) as \(person): \(answer.text.prefix(200))"
                )
                if answer.status == 403 { #expect(answer.code == "not_permitted" && !answer.json.detail.text.isEmpty) }
            }
        }
    }

    /// What somebody writes, and the roles that may. Each request is made for one person alone.
    static let writes: [(path: String, body: @Sendable (Int) -> JSON, roles: Set<Role>)] = [
        (
            "/v1/companies", { ["name": "PT Hak \($0) Rekaan", "region_code": "62.02"] },
            [.inspector, .coordinator, .divisionHead, .bpjsOfficer, .administrator]
        ),
        (
            "/v1/inspections",
            { _ in
                ["company_id": .string(Firm.tambak.id), "kind": "first", "occurred_on": .string(today), "reason": "x"]
            },
            [.inspector, .coordinator, .divisionHead]
        ),
        (
            "/v1/calendar", { ["date": "2027-03-\(10 + $0)", "kind": "national_holiday", "name": "Hari Uji"] },
            [.administrator]
        ),
        (
            "/v1/cases",
            {
                SanctionStory.request(
                    [.kebun, .bengkel, .katering, .tambak][$0 % 4],
                    ["unregistered", "arrears", "partial_wages", "partial_workers"][$0 / 4]
                )
            },
            [.bpjsOfficer, .bpjsExaminer]
        ),
    ]

    @Test("Writing is for the roles of the table; whoever may not leaves nothing", arguments: 0..<writes.count)
    func writing(index: Int) async throws {
        let row = Self.writes[index]
        try await withApp { app in
            for (number, person) in Person.home.enumerated() {
                let isAllowed = row.roles.contains(person.role)
                let before = isAllowed ? [] : try await app.dump()
                let answer = try await app.post(row.path, row.body(number), as: person)
                #expect(
                    answer.status == (isAllowed ? 201 : 403),
                    "\(row.path) as \(person): \(answer.text.prefix(300))"
                )
                if !isAllowed {
                    #expect(answer.code == "not_permitted")
                    #expect(try await app.dump() == before, "\(row.path) as \(person)")
                }
            }
        }
    }

    @Test("Only the office head orders, only the hands that the law names carry a case on")
    func steps() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            for person in Person.home where person != .officeHead {
                #expect(
                    try await app.post("/v1/assignments", story.orderRequest(on: 85), as: person).status == 403,
                    "\(person)"
                )
            }
            try await story.toDraft()
            for person in Person.home where person != .officeHead {
                let answer = try await story.tryStep("issue_first_note", on: 70, as: person)
                #expect([403, 404].contains(answer.status), "\(person): \(answer.status) \(answer.text.prefix(200))")
            }
            #expect(try await story.tryStep("issue_first_note", on: 70, as: .officeHead).status == 201)
        }
    }
}

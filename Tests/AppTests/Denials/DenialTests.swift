import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Denials of services, as rows")
struct DenialTests {
    private func requested(_ app: TestApp, _ services: [String]) async throws -> SanctionStory {
        let story = try await SanctionStory.begin(app, .kebun, "partial_wages", on: 300)
        try await story.toFine()
        for service in services { try await story.request("dpmptsp", service, on: 160) }
        return story
    }

    private static func act(
        _ id: CaseID,
        _ action: String,
        to: String,
        role: String = "licensing_officer",
        _ details: String
    ) -> SQL {
        """
        INSERT INTO case_event (id, case_id, seq, prev_seq, procedure, procedure_version, from_state, action, to_state,
            occurred_on, actor_role, reason, details)
        SELECT gen_random_uuid(), id, version + 1, version, track, procedure_version, state, \(action), \(to), last_act_on,
            \(role), 'x', \(RawJSON(details))
        FROM enforcement_case WHERE id = \(id)
        """
    }

    @Test("Rows follow the log alone; an act that fits no row, or leaves the state untrue, is refused by the database")
    func byHand() async throws {
        try await withApp { app in
            let story = try await requested(app, ["business_licence", "building_permit"])
            let regency = try await RegencyLicensing.open(app)
            _ = regency
            let id = try CaseID(story.caseID)
            let before = try await app.dump()
            try await app.withServiceRole { role in
                for sql: SQL in [
                    "UPDATE service_denial SET status = 'active'", "DELETE FROM service_denial",
                    """
                    INSERT INTO service_denial (case_id, requested_seq, company_id, region_code, authority, service, requested_on)
                    SELECT id, 1, company_id, region_code, 'x', 'tender_licence', current_date FROM enforcement_case
                    """,
                    "INSERT INTO case_debt_act SELECT * FROM case_debt_act",
                ] {
                    for person in [Person.licensingOfficer, .bpjsBranchHead] {
                        #expect(await role.attempt(person, sql) == .refused("42501"))
                    }
                }
                let active = "service_denial_active"
                let wrong: [(String, String, String, String)] = [
                    (
                        "activate_denial", active, #"{"authority": "dpmptsp", "service": "tender_licence"}"#,
                        "service_denial_stands"
                    ),
                    ("activate_denial", active, #"{"authority": "dpmptsp"}"#, "service_denial_stands"),
                    (
                        "activate_denial", active, #"{"authority": "lain", "service": "business_licence"}"#,
                        "service_denial_stands"
                    ),
                    // Returned as a whole while another request still waits.
                    (
                        "return_request", "fine", #"{"authority": "dpmptsp", "service": "business_licence"}"#,
                        "service_denial_fits_state"
                    ),
                ]
                for (action, to, details, refusal) in wrong {
                    let sql = Self.act(id, action, to: to, details)
                    #expect(await role.attempt(.licensingOfficer, sql) == .refused(refusal), "\(action) \(details)")
                }
                let twice = Self.act(
                    id,
                    "request_service_denial",
                    to: "service_denial_requested",
                    role: "bpjs_branch_head",
                    #"{"authority": "DPMPTSP", "service": "building_permit"}"#
                )
                #expect(await role.attempt(.bpjsBranchHead, twice) == .refused("service_denial_one_standing"))
                let right = Self.act(
                    id,
                    "activate_denial",
                    to: active,
                    #"{"authority": "dpmptsp", "service": "business_licence"}"#
                )
                #expect(await role.attempt(.licensingOfficer, right) == .rows(1))
                let foreign = await role.attempt("patuh_sesi-uji-ptsp-kabupaten", [right])
                #expect(foreign == .refused("service_denial_same_authority"))
            }
            #expect(try await app.dump() == before)
        }
    }

    @Test("Each request has a clock of its own, which its own answer ends")
    func clocks() async throws {
        try await withApp { app in
            _ = try await app.superuser.query(
                """
                INSERT INTO parameter (key, effective_from, value, unit, legal_basis, certainty)
                VALUES ('service_denial_answer.days', '2020-01-01', 10, 'working_days', 'Permenaker 4/2018', 'U')
                """
            )
            let story = try await requested(app, ["business_licence", "building_permit"])
            let kind = "service_denial_answer"
            #expect(try await story.clocks(kind).count == 2)
            let listed = try await story.denials(as: .licensingOfficer)
            #expect(listed.count == 2 && listed.allSatisfy { !$0.answer_due_on.text.isEmpty })
            let ambiguous = try await story.tryStep(
                "answer_request_in_part",
                on: 159,
                as: .licensingOfficer,
                ["details": ["authority": "dpmptsp"]]
            )
            #expect(ambiguous.status == 409 && ambiguous.reasons == ["request_pending"], "\(ambiguous.text)")
            let granted = try await story.tryStep(
                "answer_request_in_part",
                on: 159,
                as: .licensingOfficer,
                ["details": ["authority": "dpmptsp", "service": "building_permit", "ruling": "granted"]]
            )
            #expect(granted.status == 409 && granted.reasons == ["other_requests_pending"], "\(granted.text)")
            try await story.step(
                "answer_request_in_part",
                on: 159,
                as: .licensingOfficer,
                ["details": ["authority": "dpmptsp", "service": "business_licence", "ruling": "refused"]]
            )
            #expect(try await story.clocks(kind).filter { $0.status == "met" }.count == 1)
            let first = try await story.denials()[0]
            #expect(first.outcome == "refused" && first.status == "declined")
            try await story.step("withdraw_request", on: 158, as: .bpjsBranchHead)
            #expect(try await story.state() == "fine")
            #expect(try await story.clocks(kind).allSatisfy { $0.status == "met" })
            #expect(try await story.denials()[1].outcome == "withdrawn")
        }
    }

    @Test("BPJS withdraws a request that still waits while another denial is in force")
    func withdrawnBeside() async throws {
        try await withApp { app in
            let story = try await requested(app, ["business_licence", "building_permit"])
            let first: JSON = ["authority": "dpmptsp", "service": "business_licence"]
            try await story.step("activate_denial", on: 159, as: .licensingOfficer, ["details": first])
            try await story.step("withdraw_request", on: 158, as: .bpjsBranchHead)
            #expect(try await story.state() == "service_denial_active")
            #expect(try await story.denials().map(\.status.text) == ["active", "declined"])
            let again = try await story.tryStep("withdraw_request", on: 157, as: .bpjsBranchHead)
            #expect(again.status == 409 && again.reasons == ["request_pending"], "\(again.text)")
        }
    }

    @Test("The list goes on page by page, by status and authority")
    func pages() async throws {
        try await withApp { app in
            _ = try await requested(app, ["business_licence", "building_permit", "tender_licence"])
            var seen: [String] = []
            var path = "/v1/service-denials?limit=2&authority=DPMPTSP"
            for _ in 0..<3 {
                let page = try await app.done(.get, path, as: .licensingOfficer)
                seen += page.items.list.map(\.service.text)
                guard page.next_cursor != .null else { break }
                path = "/v1/service-denials?limit=2&authority=DPMPTSP&cursor=\(page.next_cursor.text)"
            }
            #expect(seen == ["business_licence", "building_permit", "tender_licence"])
            #expect(
                try await app.get("/v1/service-denials?status=active", as: .licensingOfficer).json.items.list.isEmpty
            )
            #expect(try await app.get("/v1/service-denials?status=x", as: .licensingOfficer).status == 400)
        }
    }
}

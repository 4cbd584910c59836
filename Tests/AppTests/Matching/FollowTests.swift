import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("What goes along with a record that went into another")
struct FollowTests {
    private static let kebun = "/v1/companies/\(Firm.kebun.id)"
    private static let bengkel = "/v1/companies/\(Firm.bengkel.id)"

    private static func fact(_ kind: String, _ part: JSON) -> JSON {
        ["kind": "\(kind)", "source": "document", "stated_on": "\(ago(3))", "\(kind)": part]
    }

    private static let place = fact(
        "establishment",
        [
            "role": "site", "name": "Kebun Timur", "region_code": "62.02", "risk_class": "very_high",
            "risk_basis": "KBLI 01262",
        ]
    )
    private static let check = fact(
        "registration_check",
        [
            "asked_on": "\(ago(9))", "answered_on": "\(ago(4))", "answer": "not_registered", "reference": "B/9",
        ]
    )

    /// Merges the workshop into the estate; gives the merge.
    private static func merge(_ app: TestApp) async throws -> JSON {
        try await app.done(
            .post,
            kebun + "/merges",
            ["company_id": .string(Firm.bengkel.id), "reason": "Akta penggabungan"],
            as: .coordinator
        )
    }

    private static func undo(_ app: TestApp, _ merge: JSON) async throws {
        try await app.done(.delete, kebun + "/merges/\(merge.id.text)?reason=Keliru", as: .coordinator)
    }

    /// Whose everything is that goes along.
    private static func holders(_ app: TestApp) async throws -> String {
        try await app.value(
            """
            SELECT concat(
                (SELECT string_agg(f::text, '|' ORDER BY f.id) FROM company_fact f),
                (SELECT string_agg((to_jsonb(l) - 'changed_at')::text, '|' ORDER BY l.handover_id, l.line) FROM handover_line l),
                (SELECT string_agg(e::text, '|' ORDER BY e.plan_id, e.line) FROM plan_entry e),
                (SELECT string_agg(c::text, '|' ORDER BY c.id) FROM complaint c),
                (SELECT string_agg(concat(i.kind, i.value, i.company_id), '|' ORDER BY i.kind, i.value) FROM company_identifier i))
            """
        )
    }

    @Test("Facts, open lines of lists and plans, and complaints go along, and come back exactly as they were")
    func whole() async throws {
        try await withApp { app in
            for body in [Self.place, Self.check] {
                try await app.done(.post, Self.bengkel + "/facts", body, as: .inspector)
            }
            let list = try await HandoverStory.accepted(app, [.bengkel, .tambak])
            let both = try await HandoverStory.accepted(app, [.bengkel, .kebun], "arrears")
            let complaint = try await ComplaintStory.begin(app)
            try await complaint.toMatched(.bengkel)
            try await complaint.step("state_ground", ["ground": "plan", "text": "Rencana kerja triwulan ini"])
            let plan = try await PlanStory.draft(app)
            let entries = try await plan.entries()
            let own = try #require(entries.first { $0.company.id.text == Firm.kebun.id })
            try await plan.step("remove", ["lines": [own.line], "reason": "Digabung"])
            let risk = try await app.done(.get, Self.kebun + "/risk-score", as: .coordinator).points.int
            let before = try await Self.holders(app)

            let merge = try await Self.merge(app)
            #expect(merge.moved_facts.int == 2 && merge.moved_handover_lines.int == 1, "\(merge)")
            #expect(try await list.lines()[0].company.id.text == Firm.kebun.id)
            // A list names a firm once: the second line stays with the record that went.
            #expect(try await both.lines().map(\.company.id.text) == [Firm.bengkel.id, Firm.kebun.id])
            #expect(
                try await plan.entries().filter { $0.company.id.text == Firm.kebun.id && $0.removed != true }.count == 1
            )
            let page = try await app.done(.get, "/v1/complaints/\(complaint.id)", as: .coordinator)
            #expect(page.company.id.text == Firm.kebun.id)
            #expect(try await app.done(.get, Self.kebun + "/facts", as: .auditor).items.list.count == 2)
            let told = try await app.done(.get, Self.kebun + "/indications", as: .bpjsOfficer).items.list
            #expect(told.map(\.kind.text) == ["unregistered"], "\(told)")
            #expect(try await app.done(.get, Self.kebun + "/risk-score", as: .coordinator).points.int > risk)
            let refused = try await both.propose([1]).json.items[0]
            #expect(refused.result == "refused" && refused.code.text == "merged_elsewhere", "\(refused)")

            try await Self.undo(app, merge)
            #expect(try await Self.holders(app) == before)
            #expect(try await app.done(.get, Self.kebun + "/indications", as: .bpjsOfficer).items.list.isEmpty)
        }
    }

    @Test("Where the firm is being inspected, the line is about that inspection, and no more once it is taken back")
    func inspected() async throws {
        try await withApp { app in
            let list = try await HandoverStory.accepted(app, [.bengkel])
            let story = try await Story.begin(app)
            let before = try await Self.holders(app)
            let merge = try await Self.merge(app)
            let line = try await list.lines()[0]
            #expect(line.case_id.text == story.caseID && line.stage.text == "proposed", "\(line)")
            try await Self.undo(app, merge)
            #expect(try await Self.holders(app) == before)
            try await app.expectTrueProjections()
        }
    }

    @Test("What somebody said of a line or a complaint since stands; a place's new number goes back with the place")
    func since() async throws {
        try await withApp { app in
            let place = try await app.done(.post, Self.bengkel + "/facts", Self.place, as: .inspector)
            let list = try await HandoverStory.accepted(app, [.bengkel])
            let complaint = try await ComplaintStory.begin(app)
            try await complaint.toMatched(.bengkel)
            let merge = try await Self.merge(app)
            try await list.step("match", ["lines": [1], "company_id": .string(Firm.tambak.id)])
            try await complaint.step("match", ["company_id": .string(Firm.tambak.id)])
            let number = Self.fact("number", ["number_kind": "npp", "value": "N41", "establishment_id": place.id])
            try await app.done(.post, Self.kebun + "/facts", number, as: .inspector)
            try await Self.undo(app, merge)
            #expect(try await list.lines()[0].company.id.text == Firm.tambak.id)
            let page = try await app.done(.get, "/v1/complaints/\(complaint.id)", as: .coordinator)
            #expect(page.company.id.text == Firm.tambak.id)
            #expect(try await app.done(.get, Self.bengkel, as: .auditor).npps.list.map(\.text) == ["N41"])
            #expect(try await app.done(.get, Self.bengkel + "/facts", as: .auditor).items.list.count == 2)
            #expect(try await app.done(.get, Self.kebun + "/facts", as: .auditor).items.list.isEmpty)
        }
    }

    @Test("A line that came since and names the record's number goes back to the record")
    func sinceByNumber() async throws {
        try await withApp { app in
            let number = Self.fact("number", ["number_kind": "npp", "value": "N41"])
            try await app.done(.post, Self.bengkel + "/facts", number, as: .inspector)
            let merge = try await Self.merge(app)
            let text = "NPP;NAMA PERUSAHAAN;KAB/KOTA;INDIKASI\nN41;CV Bengkel Rekaan;Kotawaringin Timur;PWBD\n"
            let sent = try await HandoverStory.file(app, text)
            try #require(sent.status == 201, "\(sent.text)")
            let line: SQL = "SELECT company_id::text FROM handover_line WHERE npp = 'N41'"
            #expect(try await app.value(line, as: String.self) == Firm.kebun.id)
            try await Self.undo(app, merge)
            #expect(try await app.value(line, as: String.self) == Firm.bengkel.id)
        }
    }

    @Test("A record that went takes up no fact, line or complaint")
    func gone() async throws {
        try await withApp { app in
            let list = try await HandoverStory.accepted(app, [.tambak])
            let complaint = try await ComplaintStory.begin(app)
            _ = try await Self.merge(app)
            let answers = [
                try await app.post(Self.bengkel + "/facts", Self.place, as: .inspector),
                try await list.tryStep("match", ["lines": [1], "company_id": .string(Firm.bengkel.id)]),
                try await complaint.tryStep("match", as: .coordinator, ["company_id": .string(Firm.bengkel.id)]),
                try await app.post("/v1/handovers", HandoverStory.request([.bengkel]), as: .bpjsOfficer),
            ]
            for answer in answers {
                #expect(answer.status == 409 && answer.code == "merged_elsewhere", "\(answer.text)")
            }
        }
    }

    @Test(
        "A merge tells of no complaint, and of a plan's line to nobody who may not read the plan; facts stay unchanged"
    )
    func secrecy() async throws {
        try await withApp { app in
            try await app.done(.post, Self.bengkel + "/facts", Self.place, as: .inspector)
            _ = try await HandoverStory.accepted(app, [.bengkel])
            try await ComplaintStory.begin(app).toMatched(.bengkel)
            let plan = try await PlanStory.draft(app)
            let own = try #require(try await plan.entries().first { $0.company.id.text == Firm.kebun.id })
            try await plan.step("remove", ["lines": [own.line], "reason": "Digabung"])
            _ = try await Self.merge(app)
            #expect(try await app.value("SELECT count(*)::integer FROM complaint_follow", as: Int.self) == 1)
            try await app.withServiceRole { role in
                func parts(_ part: String, _ person: Person) async -> ServiceRole.Outcome {
                    await role.attempt(person, "SELECT FROM company_merge_part WHERE part = \(part)")
                }
                #expect(await parts("plan_entry", .coordinator) == .rows(1))
                #expect(await parts("plan_entry", .bpjsOfficer) == .rows(0))
                #expect(await parts("handover_line", .bpjsOfficer) == .rows(1))
                #expect(await parts("handover_line", .bpjsOfficerElsewhere) == .rows(0))
                #expect(await parts("fact", .auditor) == .rows(1))
                for person in Person.allCases {
                    #expect(await role.attempt(person, "SELECT FROM complaint_follow") == .refused("42501"))
                }
            }
            await #expect(throws: PostgresError.self) {
                _ = try await app.superuser.execute("UPDATE company_fact SET company_id = company_id")
            }
        }
    }

    @Test(
        "Guidance, papers that came in and alleged successions stay the record's, are shown with the firm, and go again"
    )
    func papers() async throws {
        try await withApp { app in
            let story = try await Story.begin(app, .tambak)
            try await story.order(on: 85)
            try await story.visit(on: 80, "closed_down")
            let link: [String: JSON] = [
                "details": ["linked_company": .string(Firm.bengkel.id), "evidence": "Mesin dan pengurus yang sama."]
            ]
            try await story.step("link_alleged_successor", on: 75, as: .inspector, link)
            let guidance: JSON = [
                "kind": "guidance", "occurred_on": .string(ago(5)), "region_code": "62.02", "place": "Aula",
                "topic": "Pendaftaran.", "people_reached": 3, "company_ids": [.string(Firm.bengkel.id)],
            ]
            let both: JSON = [.string(Firm.bengkel.id), .string(Firm.kebun.id)]
            for body in [guidance, guidance.with(["company_ids": both])] {
                try await app.done(.post, "/v1/guidance-activities", body, as: .inspector)
            }
            let paper = try await app.register(["company_id": .string(Firm.bengkel.id)])
            /// How much of each is shown with a firm.
            func shown(_ firm: String) async throws -> [Int] {
                let told = try await app.done(.get, firm + "/timeline?limit=200", as: .inspector).items.list.map(
                    \.kind.text
                )
                let id = firm.split(separator: "/").last.map(String.init) ?? ""
                func count(_ path: String) async throws -> Int {
                    try await app.done(.get, path, as: .inspector).items.list.count
                }
                return [
                    told.count { $0 == "guidance" }, told.count { $0 == "alleged_succession" },
                    try await count(firm + "/alleged-successions"),
                    try await count("/v1/guidance-activities?company_id=\(id)"),
                    try await count("/v1/incoming-letters?company_id=\(id)"),
                ]
            }
            #expect(try await shown(Self.kebun) == [1, 0, 0, 1, 0])
            #expect(try await shown(Self.bengkel) == [2, 1, 1, 2, 1])
            let merge = try await Self.merge(app)
            #expect(try await shown(Self.kebun) == [2, 1, 1, 2, 1])
            #expect(try await shown(Self.bengkel) == [2, 1, 1, 2, 1])
            // A paper of the record's belongs to a case of the firm's, and says still for whom it came.
            let firm = try await Story.begin(app, .kebun)
            let linked = try await app.done(
                .post,
                "/v1/incoming-letters/\(paper.id.text)/links",
                ["case_id": .string(firm.caseID)],
                as: .inspector
            )
            #expect(linked.case_id.text == firm.caseID && linked.company.id.text == Firm.bengkel.id, "\(linked)")
            let other = try await app.register(["company_id": .string(Firm.bengkel.id)])
            let strange = try await app.post(
                "/v1/incoming-letters/\(other.id.text)/links",
                ["case_id": .string(story.caseID)],
                as: .inspector
            )
            #expect(strange.status == 422, "\(strange.text)")
            try await Self.undo(app, merge)
            #expect(try await shown(Self.kebun) == [1, 0, 0, 1, 0])
        }
    }

    @Test("What came along with a merged record is told with the source that the record had it from")
    func provenance() async throws {
        try await withApp { app in
            let lists = MatchLists(app: app)
            try await lists.send(
                "oss",
                """
                NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha
                8743592526865;PT Asal Rekaan;;01262;Jl. Asal 1;Baamang;Kotawaringin Timur;Besar
                """
            )
            let firm = try await lists.firm("8743592526865")
            try await app.done(
                .post,
                Self.kebun + "/merges",
                ["company_id": firm.id, "reason": "Akta"],
                as: .coordinator
            )
            let fields = try await app.done(.get, Self.kebun + "/provenance", as: .auditor).fields.list
            let address = try #require(fields.first { $0.field.text == "address" })
            #expect(address.source.text == "oss" && address.list_date.text == today, "\(address)")
        }
    }
}

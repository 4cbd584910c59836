import Crypto
import Foundation
import HTTPTypes
import Postgres
import Testing

@testable import App
@testable import Domain

@Suite("Worker lists over HTTP")
struct WorkerListTests {
    private static func demo(_ file: String) throws -> String {
        let folder = try SQLFiles.directory().deletingLastPathComponent().appendingPathComponent("deploy/demo")
        return String(decoding: try Data(contentsOf: folder.appendingPathComponent(file)), as: UTF8.self)
    }

    @Test("The demonstration's lists come to their truth, and an inspector's act makes a finding of the proposal")
    func wholeWay() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await story.visit()
            let workers = try Self.demo("workers.csv")
            let list = try await story.addList("workers", workers)
            #expect(list.rows.int == 240 && list.left_out.int == 0)
            #expect(
                list.digest.text == SHA256.hash(data: Data(workers.utf8)).map { String(format: "%02x", $0) }.joined()
            )
            #expect(list.ignored_columns.list.map(\.text) == ["Jabatan", "Status"])
            try await story.addList("membership", try Self.demo("membership.csv"))
            let made = try await story.compare(["scale": "mikro"])
            let counts = Dictionary(uniqueKeysWithValues: made.counts.list.map { ($0.outcome.text, $0.count.int) })
            #expect(counts == ["missing": 48, "under_reported": 50, "not_an_employee": 1, "ok": 142])
            let path = "/v1/worker-comparisons/\(made.id.text)"
            var missing: Set<String> = []
            for line in try Self.demo("workers-truth.csv").split(whereSeparator: \.isNewline)
            where line.hasSuffix(",missing") {
                missing.insert(String(line.prefix(16)))
            }
            let opened = try await app.get(
                path + "/workers?outcome=missing&limit=200",
                as: .inspector,
                headers: ["X-Purpose": "Pemeriksaan lapangan"]
            )
            #expect(Set(opened.json.items.list.map(\.nik.text)) == missing)

            let request: JSON = ["kind": "partial_workers", "occurred_on": "\(ago(70))", "reason": "\(Story.late)"]
            let finding = try await app.done(.post, path + "/findings", request, as: .inspector)
            #expect(finding.kind.text == "partial_workers" && finding.workers_affected.int == 48)
            #expect(finding.facts.text.hasPrefix("Dari 240 pekerja pada daftar perusahaan"))
            let again = try await app.post(path + "/findings", request, as: .inspector)
            #expect(again.status == 409 && again.code == "already_recorded")
            let shown = try await app.done(.get, path, as: .coordinator)
            #expect(
                shown.proposals.list.first { $0.kind.text == "partial_workers" }?.finding_id.text == finding.id.text
            )
            let other = try await app.post(
                path + "/findings",
                request.with(["kind": "partial_programmes"]),
                as: .inspector
            )
            #expect(other.status == 422 && other.fields == ["kind"])
        }
    }

    @Test("Nothing becomes a finding by itself, and without an order not even by an inspector's act")
    func noFindingAlone() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.addList("workers", ShortLists.workers)
            try await story.addList("membership", ShortLists.members)
            let made = try await story.compare(["scale": "mikro"])
            #expect(made.proposals.list.map(\.kind.text) == ["partial_workers", "partial_wages"])
            #expect(try await story.findings().isEmpty)
            let refused = try await app.post(
                "/v1/worker-comparisons/\(made.id.text)/findings",
                ["kind": "partial_workers", "occurred_on": "\(today)"],
                as: .inspector
            )
            #expect(refused.status == 409)
            #expect(try await story.findings().isEmpty)
        }
    }

    @Test("Contributions short are reckoned by person and programme, with the rules they rest on")
    func shortfall() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.addList("workers", ShortLists.workers)
            try await story.addList("membership", ShortLists.members)
            let made = try await story.compare([
                "scale": "mikro", "first_month": "2026-01", "last_month": "2026-03", "risk_class": "low",
            ])
            // Missing: 5,000,000 × 0.84 % × 3 months; under-reported: 1,000,000 × 0.84 % × 3 months.
            #expect(made.amount.int == 126_000 + 25_200)
            #expect(made.counts.list.first { $0.outcome.text == "missing" }?.amount.int == 126_000)
            #expect(made.totals.list.map(\.programme.text) == ["JKK", "JKM"])
            #expect(made.sources.list.contains { $0.legal_basis.text.contains("PP 44/2015") })
            #expect(made.proposals[0].facts.id.text.hasSuffix("menurut hitungan: Rp126.000."))
            let people = try await app.get(
                "/v1/worker-comparisons/\(made.id.text)/workers?outcome=under_reported",
                as: .inspector,
                headers: ["X-Purpose": "Pemeriksaan lapangan"]
            ).json.items
            #expect(people[0].wage_short.int == 1_000_000 && people[0].shortfall.int == 25_200)
            #expect(people[0].lines.list.map(\.programme.text) == ["JKK", "JKM"])

            let halfAsked = try await app.post(
                "/v1/inspections/\(story.inspectionID)/worker-comparisons",
                ["first_month": "2026-01"],
                as: .inspector
            )
            #expect(halfAsked.status == 422 && halfAsked.fields == ["last_month"])
        }
    }

    @Test("NIK, birth dates, wages and amounts are masked until somebody says what for, and the trail keeps it")
    func masked() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.addList("workers", ShortLists.workers)
            try await story.addList("membership", ShortLists.members)
            let made = try await story.compare([
                "scale": "mikro", "first_month": "2026-01", "last_month": "2026-03", "risk_class": "low",
            ])
            let path = "/v1/worker-comparisons/\(made.id.text)/workers"
            let closed = try await app.get(path, as: .coordinator)
            #expect(closed.json.items.list.count == 4)
            for secret in ["1503880001", "1988-03-15", "5000000", "4000000", "shortfall", "lines"] {
                #expect(!closed.text.contains(secret), "\(secret)")
            }
            #expect(closed.json.items[0].nik.text == "620201••••••0001")
            let opened = try await app.get(path, as: .coordinator, headers: ["X-Purpose": "Menyiapkan%20nota"])
            #expect(opened.json.items[0].nik.text == "6202011503880001")
            #expect(opened.json.items[0].birth_date.text == "1988-03-15")
            #expect(opened.json.items[3].wage.int == 5_000_000)
            #expect(try await app.get(path, as: .coordinator, headers: ["X-Purpose": "x"]).status == 400)
            await app.service.trail.flush()
            let kept: Int = try await app.value(
                """
                SELECT count(*) FROM audit_entry
                WHERE operation = 'GET /v1/worker-comparisons/{id}/workers' AND purpose = 'Menyiapkan nota'
                """
            )
            #expect(kept == 1)
        }
    }

    @Test("BPJS brings the membership list and reads that one alone; others of the office read none")
    func sides() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let workers = try await story.addList("workers", ShortLists.workers).id.text
            let members = try await story.addList("membership", ShortLists.members, as: .bpjsExaminer).id.text
            let made = try await story.compare(["scale": "mikro"], as: .coordinator).id.text
            let lists = "/v1/inspections/\(story.inspectionID)/worker-lists"
            #expect(try await story.sendList("workers", ShortLists.workers, as: .bpjsExaminer).status == 403)
            #expect(try await app.get("/v1/worker-lists/\(workers)", as: .bpjsExaminer).status == 404)
            #expect(try await app.get("/v1/worker-lists/\(members)", as: .bpjsExaminer).status == 200)
            #expect(try await app.get("/v1/worker-lists/\(members)", as: .bpjsOfficer).status == 404)
            #expect(try await app.get(lists, as: .bpjsExaminer).json.items.list.map(\.id.text) == [members])
            #expect(try await app.get(lists, as: .divisionHead).json.items.list.count == 2)
            for person in [Person.bpjsExaminer, .bpjsOfficer, .officeHead, .auditor, .administrator, .licensingOfficer]
            {
                #expect(try await app.get("/v1/worker-comparisons/\(made)", as: person).status == 403, "\(person)")
                #expect(try await app.get("/v1/worker-comparisons/\(made)/workers", as: person).status == 403)
            }
            for person in [Person.inspectorElsewhere, .coordinatorElsewhere] {
                #expect(try await app.get(lists, as: person).status == 404)
                #expect(try await app.get("/v1/worker-lists/\(workers)", as: person).status == 404)
                #expect(try await app.get("/v1/worker-comparisons/\(made)", as: person).status == 404)
                #expect(try await story.sendList("workers", ShortLists.workers, as: person).status == 404)
            }
            // The database itself shows no row either.
            try await app.withServiceRole { role in
                let tables = [
                    "worker_list", "worker_list_row", "worker_list_fault", "worker_comparison", "worker_result",
                ]
                for table in tables {
                    for person in [Person.officeHead, .auditor, .bpjsOfficer, .inspectorElsewhere, .administrator] {
                        let seen = await role.attempt(person, "SELECT FROM \(identifier: table)")
                        #expect(seen == .rows(0), "\(table) as \(person)")
                    }
                }
                #expect(await role.attempt(.bpjsExaminer, "SELECT FROM worker_list_row") == .rows(3))
                #expect(await role.attempt(.bpjsExaminer, "SELECT FROM worker_result") == .rows(0))
            }
        }
    }

    @Test("When the file closes, its lists are the investigators' alone")
    func closed() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            try await story.order()
            try await story.visit()
            try await story.finding("not_remitted")
            let workers = try await story.addList("workers", ShortLists.workers).id.text
            try await story.step("report_incident", on: 70, as: .inspector)
            #expect(try await app.get("/v1/worker-lists/\(workers)", as: .inspector).status == 404)
            #expect(try await app.get("/v1/worker-lists/\(workers)", as: .investigator).status == 200)
        }
    }

    @Test("A list never changes: a repeat is the first answer, and nothing is added to it later")
    func frozen() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let key = ["Idempotency-Key": "daftar-1"]
            let first = try await story.sendList("workers", ShortLists.workers, headers: key)
            let again = try await story.sendList("workers", ShortLists.workers, headers: key)
            #expect(first.status == 201 && again.data == first.data)
            let other = try await story.sendList("workers", ShortLists.workers + "\n;Lain;01/01/1990;1\n", headers: key)
            #expect(other.status == 409 && other.code == "idempotency_key_reused")
            let rows: Int = try await app.value("SELECT count(*) FROM worker_list_row")
            #expect(rows == 4)
            let id = try WorkerListID(first.json.id.text)
            try await app.withServiceRole { role in
                let added = await role.attempt(
                    .inspector,
                    "INSERT INTO worker_list_row (list_id, line, name, unread) VALUES (\(id), 99, 'Lain', '[]')"
                )
                #expect(added == .refused("42501"))
                let changed = await role.attempt(.inspector, "UPDATE worker_list_row SET wage = 1")
                #expect(changed == .refused("42501"))
            }
            await #expect(throws: (any Error).self) {
                try await app.superuser.execute("UPDATE worker_list_row SET wage = 1")
            }
        }
    }

    /// What is sent, how it is refused, and the field that is named.
    static let refusals: [(list: String, status: Int, field: String?)] = [
        ("", 422, "body"), ("Nama;Alamat\nBudi;x\n", 422, "body"), ("NIK;NIK;Nama\n", 422, "body"),
        ("PK\u{3}\u{4}workbook", 422, "body"), ("NIK;Nama\n\"6202", 422, "body"),
        ("NIK;Nama\n" + String(repeating: ";A\n", count: WorkerList.mostRows + 1), 422, "body"),
        ("NIK;Nama\n" + String(repeating: ";\(String(repeating: "A", count: 600))\n", count: 15_000), 413, nil),
    ]

    @Test("What is no list is refused, and nothing is stored", arguments: 0..<refusals.count)
    func hostile(index: Int) async throws {
        let refusal = Self.refusals[index]
        try await withApp { app in
            let story = try await Story.begin(app)
            let answer = try await story.sendList("workers", refusal.list)
            #expect(answer.status == refusal.status, "\(answer.text.prefix(300))")
            if let field = refusal.field { #expect(answer.fields == [field]) }
            #expect(try await app.value("SELECT count(*) FROM worker_list", as: Int.self) == 0)
        }
    }

    @Test("Faults are told by line and column, and no list of a day to come is taken")
    func faults() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let list = try await story.addList("workers", "NIK;Nama;Upah\n1;Budi;empat juta\n;;\n;A;1;2\n")
            #expect(list.rows.int == 1 && list.left_out.int == 1)
            #expect(list.faults.list.map(\.line.int) == [2, 2, 4])
            #expect(list.faults.list.map(\.code.text) == ["wrong_length", "malformed", "field_count"])
            let early = try await story.sendList("workers", ShortLists.workers, listedOn: ago(-2))
            #expect(early.status == 400 && early.fields == ["listed_on"])
            let workbook = try await story.sendList("workers", ShortLists.workers, type: "application/zip")
            #expect(workbook.status == 415)
            let none = try await app.post(
                "/v1/inspections/\(story.inspectionID)/worker-comparisons",
                [:] as JSON,
                as: .inspector
            )
            #expect(none.status == 422 && none.fields == ["membership_list_id"])
        }
    }

    @Test("Only what belongs to the inspection is compared, and a ruling needs lines that are there")
    func belonging() async throws {
        try await withApp { app in
            let story = try await Story.begin(app)
            let other = try await Story.begin(app, .bengkel)
            let foreign = try await other.addList("workers", ShortLists.workers).id.text
            try await story.addList("workers", ShortLists.workers)
            let members = try await story.addList("membership", ShortLists.members).id.text
            let path = "/v1/inspections/\(story.inspectionID)/worker-comparisons"
            let strange = try await app.post(path, ["workers_list_id": "\(foreign)"], as: .inspector)
            #expect(strange.status == 422 && strange.fields == ["workers_list_id"])
            let swapped = try await app.post(path, ["workers_list_id": "\(members)"], as: .inspector)
            #expect(swapped.status == 422 && swapped.fields == ["workers_list_id"])
            let nowhere = try await app.post(
                path,
                ["rulings": [["worker_line": 2, "member_line": 99, "same": true]]],
                as: .inspector
            )
            #expect(nowhere.status == 422 && nowhere.fields == ["rulings"])
            let parted = try await story.compare(["rulings": [["worker_line": 4, "member_line": 3, "same": false]]])
            #expect(parted.counts.list.first { $0.outcome.text == "missing" }?.count.int == 2)
            #expect(parted.remarks.list.count == 1)
            #expect(try await app.get(path, as: .inspector).json.items.list.count == 1)
        }
    }
}

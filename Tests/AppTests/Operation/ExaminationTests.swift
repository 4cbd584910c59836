import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("patuhd doctor and patuhd user add")
struct ExaminationTests {
    private func examine(_ app: TestApp) async throws -> ExaminationReport {
        let url = try TestServer.shared.get().url(app.database)
        return await Operator(location: .url(url, jobs: nil), logger: TestDatabases.logger).examine()
    }

    @Test("The doctor names what is dead or missing and what would help, in Indonesian and in English")
    func doctor() async throws {
        try await withApp { app in
            #expect(try await examine(app).findings.filter { $0.subject == .jobs }.map(\.weight) == [.good])
            _ = try await app.addFailingJob(attempts: 1)
            _ = try await app.queue.workOne()
            try await app.superuser.execute("DELETE FROM holiday_year")
            let report = try await examine(app)
            #expect(!report.isHealthy)
            #expect(report.findings.first { $0.subject == .jobs }?.weight == .bad)
            for finding in report.findings where finding.weight != .good {
                #expect(finding.remedy != nil, "\(finding.subject)")
            }
            let (indonesian, english) = (report.text(in: .id), report.text(in: .en))
            #expect(indonesian.contains("FAIL  jobs: 1 mati") && indonesian.contains("lihat patuhd jobs list"))
            #expect(english.contains("FAIL  jobs: 1 dead") && english.contains("see patuhd jobs list"))
            #expect(english.contains("ok    case log: every case stands where its log says"))
            for finding in report.findings where ![.database, .parameters].contains(finding.subject) {
                #expect(finding.detail.id != finding.detail.en, "\(finding.subject)")
            }
        }
    }

    @Test("The doctor counts the systems that are called, and names those that do not answer")
    func webhooks() async throws {
        try await withApp { app in
            #expect(try await examine(app).text(in: .en).contains("ok    webhooks: no other system is called"))
            func found() async throws -> ExaminationReport.Finding? {
                try await examine(app).findings.first { $0.subject == .webhooks }
            }
            for name in ["satu", "dua"] {
                let asked: JSON = ["url": "https://\(name).contoh.go.id/", "office": "kc-sampit"]
                try await app.done(.post, "/v1/webhooks", asked, as: .bpjsBranchHead)
            }
            let well = try await found()
            #expect(well?.weight == .good && well?.detail.id == "sistem lain: 2; belum pernah dipanggil: 2")
            try await app.superuser.execute(
                """
                INSERT INTO webhook_call (webhook_id, message_id, attempt, called_at, status, took_ms)
                SELECT id, message_id, 1, now(), 200, 9 FROM webhook WHERE url LIKE '%satu%'
                """
            )
            #expect(try await found()?.detail.id == "sistem lain: 2; menjawab: 1; belum pernah dipanggil: 1")
            let told = try await app.done(.get, "/v1/webhooks", as: .bpjsBranchHead).items.list
            #expect(Set(told.map(\.status.text)) == ["working", "untried"])
            try await app.superuser.execute("UPDATE webhook SET failures = 3 WHERE url LIKE '%satu%'")
            try await app.superuser.execute("UPDATE webhook SET dead_at = now() WHERE url LIKE '%dua%'")
            let ill = try await found()
            #expect(ill?.weight == .hint && ill?.remedy?.en.contains("patuh webhooks calls") == true)
            #expect(ill?.detail.en == "other systems: 2; not answering: 1; called no more: 1")
        }
    }

    @Test("The reader of workbooks is started and named; where it can't run, what would help is said")
    func workbookReader() async throws {
        let examiner = Operator(location: .url("host=/nowhere", jobs: nil), logger: TestDatabases.logger)
        var report = ExaminationReport()
        await examiner.examineWorkbookReader(&report)
        #expect(report.findings[0].weight == .good && report.findings[0].detail.en.contains("openpyxl 3."))
        await examiner.examineWorkbookReader(&report, by: WorkbookReader(python: "/bin/false"))
        #expect(
            report.findings[1].weight == .hint && report.findings[1].remedy?.en.contains("python3-openpyxl") == true
        )
        #expect(report.isHealthy)
    }

    @Test("The doctor makes no database where there is none, and says so")
    func nothingMade() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "patuh-none-\(UUID().uuidString)").path
        let report = await Operator(location: .cluster(directory: folder), logger: TestDatabases.logger)
            .examine(evidence: folder + "/evidence")
        #expect(!report.isHealthy && report.findings.first?.detail.en == "there is no database in \(folder) yet")
        #expect(report.findings.first?.remedy?.id.contains("patuhd migrate") == true)
        #expect(report.findings.first { $0.subject == .evidence }?.remedy?.en.contains("--evidence") == true)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test("A database that can't be reached is told with what would help")
    func unreachable() async throws {
        let place = DatabaseLocation.url("host=/nowhere connect_timeout=1", jobs: nil)
        let report = await Operator(location: place, logger: TestDatabases.logger).examine()
        #expect(!report.isHealthy && report.findings.first?.remedy?.id.contains("--database") == true)
    }

    @Test("Whoever can't be entered is told which field is wrong and what would help, in both languages")
    func users() async throws {
        try await withApp { app in
            let people = People(pool: app.superuser, passwords: app.service.passwords)
            let good = NewUser(
                login: "uji.baru",
                name: "Uji Baru",
                role: "inspector",
                office: "korwil-2",
                password: Person.password
            )
            let faults: [((inout NewUser) -> Void, String)] = [
                ({ $0.role = "raja" }, "--role"), ({ $0.office = "entah" }, "--office"),
                ({ $0.login = "ADA SPASI" }, "login"), ({ $0.password = "pendek" }, "password"),
            ]
            for (damage, named) in faults {
                var user = good
                damage(&user)
                let failure = await #expect(throws: StartFailure.self) { try await people.add(user) }
                let told = try #require(failure)
                #expect(told.message.en.contains(named) && told.message.id != told.message.en, "\(told)")
                #expect(!told.remedy.id.isEmpty && told.remedy.id != told.remedy.en, "\(told)")
            }
            #expect(try await people.add(good).contains("uji.baru"))
        }
    }
}

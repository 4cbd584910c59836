import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Saved queries")
struct SavedQueryTests {
    private static let path = "/v1/saved-queries"

    private static func request(_ name: String, _ filters: JSON, office: String? = nil) -> JSON {
        let body: JSON = ["name": .string(name), "filters": filters]
        return office.map { body.with(["office": .string($0)]) } ?? body
    }

    private static func names(
        _ app: TestApp,
        _ query: String,
        as person: Person = .bpjsOfficer
    ) async throws -> [String] {
        try await app.done(.get, "/v1/noncompliant-companies\(query)", as: person).items.list.map(\.name.text)
    }

    @Test("A saved query asks what it says, by id or name; what the address says itself goes before")
    func asked() async throws {
        try await withApp { app in
            try await Story.begin(app, .kebun).toFirstNote(received: 60)
            let kinds: JSON = ["finding": "unregistered,arrears", "min_workers": 10]
            let saved = try await app.done(.post, Self.path, Self.request("Belum daftar", kinds), as: .bpjsOfficer)
            #expect(saved.filters.finding == "unregistered,arrears" && saved.filters.min_workers.int == 10)
            #expect(try await Self.names(app, "?saved=\(saved.id.text)") == ["PT Kebun Rekaan"])
            #expect(try await Self.names(app, "?saved=belum%20daftar") == ["PT Kebun Rekaan"])
            #expect(try await Self.names(app, "?saved=Belum%20daftar&min_workers=1000").isEmpty)
            let counts = try await app.done(
                .get,
                "/v1/noncompliant-companies/facets?saved=Belum%20daftar",
                as: .bpjsOfficer
            )
            #expect(counts.findings[0].companies.int == 1, "\(counts)")
            let unknown = try await app.get("/v1/noncompliant-companies?saved=Tak%20ada", as: .bpjsOfficer)
            #expect(unknown.status == 400 && unknown.json.errors[0].code == "unknown_saved_query", "\(unknown.text)")
        }
    }

    @Test("Counts are of findings: a saved question about indications is not answered by them")
    func counts() async throws {
        try await withApp { app in
            _ = try await app.done(
                .post,
                Self.path,
                Self.request("Indikasi", ["basis": "indication"]),
                as: .bpjsOfficer
            )
            let answer = try await app.get("/v1/noncompliant-companies/facets?saved=Indikasi", as: .bpjsOfficer)
            #expect(answer.status == 400 && answer.json.errors[0].code == "findings_only", "\(answer.text)")
        }
    }

    @Test("What can't be asked is not saved, and a name stands once")
    func refused() async throws {
        try await withApp { app in
            for filters: JSON in [["finding": "nakal"], ["basis": "indication", "min_days": 3], ["state": "entah"]] {
                let answer = try await app.post(Self.path, Self.request("Salah", filters), as: .bpjsOfficer)
                #expect(answer.status == 400 || answer.status == 422, "\(answer.text)")
            }
            let unknown: [(JSON, String)] = [
                (["region": "99.99"], "unknown_region"), (["region": "62.99"], "unknown_region"),
                (["region": "62.02.01"], "too_deep"), (["branch": "Atlantis"], "unknown_branch"),
            ]
            for (filters, code) in unknown {
                let answer = try await app.post(Self.path, Self.request("Salah", filters), as: .bpjsOfficer)
                #expect(
                    [400, 422].contains(answer.status) && answer.json.errors[0].code.text == code,
                    "\(answer.text)"
                )
            }
            #expect(try await app.value("SELECT count(*) FROM saved_query", as: Int.self) == 0)
            try await app.done(.post, Self.path, Self.request("Sampit", ["region": "62.02"]), as: .bpjsOfficer)
            let twice = try await app.post(Self.path, Self.request("SAMPIT", ["region": "62.07"]), as: .bpjsOfficer)
            #expect(twice.status == 409 && twice.code == "same_name", "\(twice.text)")
            let elsewhere = Self.request("Lain", ["region": "62.02"], office: "kc-pangkalan-bun")
            #expect(try await app.post(Self.path, elsewhere, as: .bpjsOfficer).json.errors[0].code == "not_your_office")
            #expect(try await app.post(Self.path, Self.request("A", [:]), as: .auditor).status == 403)
        }
    }

    @Test("One's own stays one's own unless shared; the office asks it, and only whoever saved it removes it")
    func shared() async throws {
        try await withApp { app in
            let own = try await app.done(
                .post,
                Self.path,
                Self.request("Sendiri", ["region": "62.02"]),
                as: .bpjsOfficer
            )
            let shared = try await app.done(
                .post,
                Self.path,
                Self.request("Kantor", ["finding": "unregistered"], office: "kc-sampit"),
                as: .bpjsOfficer
            )
            func seen(_ person: Person) async throws -> [String] {
                try await app.done(.get, Self.path, as: person).items.list.map(\.name.text)
            }
            #expect(try await seen(.bpjsOfficer) == ["Kantor", "Sendiri"])
            #expect(try await seen(.bpjsBranchHead) == ["Kantor"])
            #expect(try await seen(.bpjsOfficerElsewhere).isEmpty)
            #expect(try await seen(.coordinator).isEmpty)
            #expect(try await app.get("/v1/noncompliant-companies?saved=Kantor", as: .bpjsBranchHead).status == 200)
            #expect(
                try await app.get("/v1/noncompliant-companies?saved=\(own.id.text)", as: .bpjsBranchHead).status == 400
            )
            func remove(_ query: JSON, as person: Person) async throws -> Int {
                try await app.raw(.delete, "\(Self.path)/\(query.id.text)", token: person.token).status
            }
            #expect(try await remove(shared, as: .bpjsBranchHead) == 403)
            #expect(try await remove(own, as: .bpjsBranchHead) == 404)
            #expect(try await remove(shared, as: .bpjsOfficer) == 200)
            #expect(try await seen(.bpjsBranchHead).isEmpty)
            // A name that was given up may be taken again.
            try await app.done(.post, Self.path, Self.request("Kantor", ["region": "62.02"]), as: .bpjsOfficer)
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import API
@testable import App
@testable import Domain
@testable import Postgres

@Suite("The same file again, and how far an import is")
struct SameFileTests {
    private static let list = [
        "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha",
        "1111111111111;PT Satu;;10431;Jl. Satu;Baamang;Seruyan;Mikro",
        "1111111111112;PT Dua;;10431;Jl. Dua;Baamang;Atlantis;Mikro",
    ]

    @Test("The same file is told as such; once anything has changed it is looked through again")
    func same() async throws {
        try await withApp { app in
            let first = try await app.sendList("oss", Self.list)
            #expect(first.json.same_as == .null)
            let second = try await app.sendList("oss", Self.list)
            #expect(second.json.same_as.text == first.json.id.text)
            #expect(try await app.outcome(second) == ["2 unchanged ", "3 rejected unknown"])
            #expect(second.json.counts.unchanged.int == 1 && second.json.counts.rejected.int == 1)
            let left = try await app.done(
                .get,
                "/v1/imports/\(second.json.id.text)/rows?status=created",
                as: .coordinator
            )
            #expect(left.items.list.isEmpty)
            // Another day, another sender, another answer.
            #expect(try await app.sendList("oss", Self.list, "&list_date=\(ago(1))").json.same_as == .null)
            #expect(try await app.sendList("oss", Self.list, as: .administrator).json.same_as == .null)

            let rows = try await app.done(.get, "/v1/imports/\(first.json.id.text)/rows", as: .coordinator)
            let firm = "/v1/companies/\(rows.items[0].company_id.text)"
            let version = try await app.done(.get, firm, as: .coordinator).version.int
            _ = try await app.done(
                .patch,
                firm,
                ["expected_version": .number(Double(version)), "address": "Jl. Baru"],
                as: .coordinator
            )
            let third = try await app.sendList("oss", Self.list)
            #expect(third.json.same_as == .null)
            #expect(try await app.outcome(third) == ["2 unchanged kept_correction", "3 rejected unknown"])
        }
    }

    @Test("An import that runs tells its sender how far it is, and nobody else")
    func progress() async throws {
        try await withApp { app in
            let id = newID()
            let answer = try await app.sendList("oss", Self.list, "&id=\(id)")
            #expect(answer.json.id.text == id && answer.header("Location") == "/v1/imports/\(id)")
            let again = try await app.sendList("oss", Self.list + ["1111111111113;X;;;;;Seruyan;"], "&id=\(id)")
            #expect(again.status == 409 && again.code == "id_taken")

            let gate = ImportGate()
            let request = ImportRequest(
                id: try ImportID(id),
                source: .oss,
                listDate: try LocalDate(parsing: today),
                isDryRun: false,
                isComplete: false,
                corrects: nil,
                mapping: .none,
                rememberedVersion: nil,
                fileName: nil,
                territory: []
            )
            let sender = SignedIn(
                secret: SessionSecret("x"),
                personID: UUID(),
                login: "a",
                name: "A",
                actor: Actor(person: PersonID(UUID()), posts: []),
                posts: [],
                sessionID: UUID(),
                isToken: false
            )
            let run = RunningImport(
                request: request,
                sender: sender,
                startedAt: Date(),
                facts: ListBytes.Facts(),
                reading: Upload.Reading()
            )
            try await gate.pass(run) {
                #expect(gate.running(request.id, of: run.sender.personID) != nil)
                #expect(gate.running(request.id, of: UUID()) == nil)
                run.facts.enter(.matching)
                #expect(Wire.Import(run).stage == "matching" && Wire.Import(run).status == "running")
                await #expect(throws: Problem.self) { try await gate.pass(run) {} }
            }
            #expect(gate.running(request.id, of: run.sender.personID) == nil)
        }
    }
}

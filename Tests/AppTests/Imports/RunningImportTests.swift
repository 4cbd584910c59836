import Foundation
import Glibc
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import App

@Suite("An import while it runs")
struct RunningImportTests {
    private static let header = "NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kecamatan;Kab/Kota;Skala Usaha"
    private static let rows = (1...3).map { "111111111111\($0);PT Nomor \($0);;10431;Jl. Satu;Baamang;Seruyan;Mikro" }

    @Test("Its sender, and nobody else, sees what it does and how far it is; then what came of it, in the same place")
    func writing() async throws {
        try await withApp { app in
            let id = newID()
            let answer = try await app.holding("company") {
                try await app.sendList("oss", [Self.header] + Self.rows, "&id=\(id)&file_name=daftar.csv")
            } until: {
                try await eventually {
                    try await app.get("/v1/imports/\(id)", as: .coordinator).json.stage == "entering"
                }
                let told = try await app.done(.get, "/v1/imports/\(id)", as: .coordinator)
                #expect(told.status == "running" && told.rows_read.int == 3 && told.file_name == "daftar.csv")
                let bytes = ([Self.header] + Self.rows).joined(separator: "\r\n").utf8.count
                #expect(told.bytes_read.int == bytes && told.finished_at == .null, "\(told)")
                #expect(told.counts.read.int == 3 && told.counts.created.int == 0)
                #expect(try await app.get("/v1/imports/\(id)", as: .coordinatorElsewhere).status == 404)
                #expect(try await app.get("/v1/imports/\(id)", as: .administrator).status == 404)
                #expect(try await app.done(.get, "/v1/imports", as: .coordinator).items.list.isEmpty)
                let other = try await app.sendList("oss", [Self.header])
                #expect(other.status == 503 && other.code == "import_running" && other.header("Retry-After") != nil)
            }
            #expect(answer.status == 201)
            let told = try await app.done(.get, "/v1/imports/\(id)", as: .coordinator)
            #expect(told.status == "finished" && told.stage == .null && told.rows_read == .null)
            #expect(told.counts.created.int == 3 && !told.finished_at.text.isEmpty)
        }
    }

    @Test("A list that is still arriving counts its rows; one that breaks off leaves nothing, and the way free")
    func receiving() async throws {
        try await withApp(live: true) { app in
            let id = newID()
            let client = try HostileClient(port: try #require(app.client.port))
            let text = ([Self.header] + Self.rows[..<2]).joined(separator: "\r\n") + "\r\n"
            client.send(
                "POST /v1/imports?source=oss&id=\(id) HTTP/1.1\r\nHost: x\r\nIdempotency-Key: \(newID())\r\n"
                    + "Authorization: Bearer \(Person.coordinator.token)\r\nContent-Type: text/csv\r\n"
                    + "Content-Length: \(text.utf8.count + 100)\r\n\r\n" + text
            )
            try await eventually { try await app.get("/v1/imports/\(id)", as: .coordinator).json.rows_read.int == 2 }
            let told = try await app.done(.get, "/v1/imports/\(id)", as: .coordinator)
            #expect(told.status == "running" && told.stage == "receiving")
            #expect(told.bytes_read.int == text.utf8.count, "\(told)")
            close(client.socket)
            try await eventually { try await app.get("/v1/imports/\(id)", as: .coordinator).status == 404 }
            #expect(try await app.sendList("oss", [Self.header] + Self.rows).json.counts.created.int == 3)
        }
    }
}

import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Postgres

@Suite("Which title means which field")
struct MappingTests {
    private static let path = "/v1/import-mappings/oss"
    private let list = [
        "No Induk;Sebutan;Wilayah;Catatan;Kota", "1111111111111;PT Satu;Seruyan;rahasia;Kuala Pembuang",
    ]

    private func query(_ names: String) -> String {
        "&mapping=" + (names.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")
    }

    @Test("A header without a required field is refused with the titles found, what is missing, and how to map")
    func refused() async throws {
        try await withApp { app in
            let answer = try await app.sendList("oss", list)
            #expect(answer.status == 422 && answer.json.errors[0].code.text == "missing_column")
            let detail = answer.json.errors[0].detail.text
            for text in ["“Sebutan”", "“Wilayah”", "“NIB” (nib)", "“Nama Perusahaan” (name)", "--map", "?mapping="] {
                #expect(detail.contains(text), "\(detail)")
            }
        }
    }

    @Test("What is remembered for all lists leaves alone what usual titles mean", arguments: ["name", "ignore"])
    func usual(_ field: String) async throws {
        try await withApp { app in
            let titles: JSON = ["titles": [["title": "ALAMAT", "field": .string(field)]], "expected_version": 0]
            let refused = try await app.send(.put, Self.path, titles, as: .bpjsOfficer)
            #expect(refused.status == 422 && refused.text.contains("usual_title"), "\(refused.text)")
            #expect(refused.text.contains("address") && refused.text.contains("titles"), "\(refused.text)")
            let same: JSON = ["titles": [["title": "Alamat", "field": "address"]], "expected_version": 0]
            #expect(try await app.done(.put, Self.path, same, as: .bpjsOfficer).version.int == 1)
        }
    }

    @Test("Mapped for one list, then remembered for all; columns that mean nothing are named")
    func mapped() async throws {
        try await withApp { app in
            let names = #"{"No Induk":"nib","Sebutan":"name","Wilayah":"regency","Kota":"ignore"}"#
            let first = try await app.sendList("oss", list, query(names))
            #expect(try await app.outcome(first) == ["2 created "])
            #expect(first.json.ignored_columns.list.map(\.text) == ["Catatan"])
            #expect(try await app.sendList("oss", list).status == 422)

            #expect(try await app.done(.get, Self.path, as: .coordinator).version.int == 0)
            let titles: JSON = [
                "titles": [
                    ["title": "No Induk", "field": "nib"], ["title": "Sebutan", "field": "name"],
                    ["title": "WILAYAH", "field": "regency"],
                ],
                "expected_version": 0,
            ]
            let remembered = try await app.done(.put, Self.path, titles, as: .divisionHead)
            #expect(
                remembered.version.int == 1
                    && remembered.required_fields.list.map(\.text) == ["nib", "name", "regency"]
            )
            let second = try await app.sendList("oss", list)
            #expect(try await app.outcome(second) == ["2 unchanged "])
            // What is said of one list goes before what is remembered.
            let third = try await app.sendList("oss", list, query(#"{"Catatan":"name"}"#))
            #expect(third.json.ignored_columns.list.map(\.text) == ["Sebutan", "Kota"])

            let late = try await app.send(.put, Self.path, titles, as: .administrator)
            #expect(late.status == 409)
            #expect(try await app.value("SELECT count(*) FROM import_mapping", as: Int.self) == 1)
            #expect(
                try await app.value(
                    "SELECT count(*) FROM audit_entry WHERE operation LIKE '%import-mappings%'",
                    as: Int.self
                ) == 1
            )
        }
    }

    @Test("A mapping names fields of its source, and each once; only importers set it")
    func wrong() async throws {
        try await withApp { app in
            for names in [#"{"A":"npp"}"#, #"{"A":"name","B":"name"}"#, #"["A"]"#, #"{"":"name"}"#] {
                let answer = try await app.sendList("oss", list, query(names))
                #expect(answer.status == 400, "\(answer.text)")
            }
            let titles: JSON = ["titles": [["title": "A", "field": "alamat rumah"]]]
            let unknown = try await app.send(.put, Self.path, titles, as: .coordinator)
            #expect(unknown.status == 422 && unknown.json.errors[0].detail.text.contains("nib"))
            #expect(try await app.send(.put, Self.path, ["titles": []], as: .inspector).status == 403)
            #expect(try await app.send(.put, Self.path, ["titles": []], as: .auditor).status == 403)
            #expect(try await app.get(Self.path, as: .auditor).status == 200)
            #expect(try await app.get("/v1/import-mappings/pajak", as: .coordinator).status == 404)
        }
    }
}

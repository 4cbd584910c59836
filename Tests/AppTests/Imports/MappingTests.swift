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
            // Kota is a usual title: it goes before what is remembered, unless this list says otherwise.
            let usual = try await app.sendList("oss", list)
            #expect(usual.json.ignored_columns.list.map(\.text) == ["Wilayah", "Catatan"])
            let second = try await app.sendList("oss", list, query(#"{"Kota":"ignore"}"#))
            #expect(try await app.outcome(second) == ["2 unchanged "])
            // What is said of one list goes before what is remembered.
            let third = try await app.sendList("oss", list, query(#"{"Catatan":"name","Kota":"ignore"}"#))
            #expect(third.json.ignored_columns.list.map(\.text) == ["Sebutan"])

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

    private func told(_ answer: Answer) -> [String] {
        answer.json.columns.list.map { "\($0.title.text) = \($0.field.text) (\($0.basis.text))" }
    }

    @Test(
        "An import says by what each title is known; a usual title goes before a remembered one, and what was said is kept"
    )
    func basis() async throws {
        try await withApp { app in
            let titles: JSON = [
                "titles": [["title": "Sebutan", "field": "name"], ["title": "Wilayah", "field": "regency"]],
                "expected_version": 0,
            ]
            _ = try await app.done(.put, Self.path, titles, as: .divisionHead)
            let mixed = ["NIB;Sebutan;Wilayah;Tinggal", "1111111111111;PT Satu;Seruyan;Jl. Satu"]
            let first = try await app.sendList("oss", mixed, query(#"{"Tinggal":"address"}"#))
            #expect(
                told(first) == [
                    "NIB = nib (usual)", "Sebutan = name (remembered)", "Wilayah = regency (remembered)",
                    "Tinggal = address (given)",
                ]
            )
            #expect(
                first.json.remembered.version.int == 1 && first.json.remembered.person.name.text.contains("division")
            )
            let shown = try await app.done(.get, "/v1/imports/\(first.json.id.text)", as: .coordinator)
            #expect(shown.columns == first.json.columns && shown.remembered == first.json.remembered)

            let both = ["NIB;Nama Perusahaan;Sebutan;Kab/Kota", "1111111111112;PT Dua;Toko Dua;Seruyan"]
            let second = try await app.sendList("oss", both)
            #expect(
                told(second) == ["NIB = nib (usual)", "Nama Perusahaan = name (usual)", "Kab/Kota = regency (usual)"]
            )
            #expect(second.json.ignored_columns.list.map(\.text) == ["Sebutan"] && second.json.remembered == .null)
            let firm = try await app.done(.get, "/v1/companies?nib=1111111111112", as: .coordinator)
            #expect(firm.items[0].name.text == "PT Dua")
            // Said of this list it goes before the usual title.
            let third = try await app.sendList("oss", both, query(#"{"Sebutan":"name"}"#))
            #expect(told(third).contains("Sebutan = name (given)"))
        }
    }

    @Test("What is remembered is forgotten by whoever may set it, and stays on record")
    func removed() async throws {
        try await withApp { app in
            let titles: JSON = ["titles": [["title": "Sebutan", "field": "name"]], "expected_version": 0]
            _ = try await app.done(.put, Self.path, titles, as: .divisionHead)
            let few = ["NIB;Sebutan;Kab/Kota", "1111111111111;PT Satu;Seruyan"]
            #expect(try await app.sendList("oss", few).status == 201)
            #expect(try await app.send(.delete, Self.path, as: .auditor).status == 403)
            let gone = try await app.done(.delete, Self.path, as: .coordinator)
            #expect(gone.version.int == 2 && gone.titles.list.isEmpty)
            #expect(try await app.done(.delete, Self.path, as: .coordinator).version.int == 2)
            #expect(try await app.sendList("oss", few).status == 422)
            #expect(try await app.value("SELECT count(*) FROM import_mapping", as: Int.self) == 2)
        }
    }

    @Test(
        "A title of the mapping that is not in the file is named, and a list that is another source's is told as that"
    )
    func misled() async throws {
        try await withApp { app in
            let absent = try await app.sendList(
                "oss",
                list,
                query(#"{"Sebutann":"name","No Induk":"nib","Wilayah":"regency"}"#)
            )
            #expect(absent.status == 422 && absent.json.errors[0].code.text == "unknown_title")
            #expect(absent.json.errors[0].detail.text.contains("“Sebutann”"), "\(absent.text)")
            let oss = ["NIB;Nama Perusahaan;NPWP;KBLI;Alamat;Kab/Kota", "1111111111111;PT Satu;;;;Seruyan"]
            let other = try await app.sendList("bpjs", oss, as: .bpjsOfficer)
            #expect(other.json.errors[0].code.text == "missing_column")
            let detail = other.json.errors[0].detail.text
            #expect(
                detail.contains("seperti daftar OSS") && detail.contains("--source oss") && !detail.contains("--map")
            )
        }
    }
}

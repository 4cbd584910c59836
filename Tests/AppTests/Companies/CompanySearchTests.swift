import Foundation
import HTTPTypes
import Testing

@testable import App
@testable import Domain
@testable import Postgres

@Suite("Search for firms as people type")
struct CompanySearchTests {
    private static let names = [
        ("PT Sumber Jaya Makmur", "62.02"), ("PT Sumberjaya Lestari", "62.02"), ("CV Karya Mandiri Sampit", "62.02"),
        ("UD Toko 88 Berkah", "62.02"), ("PT Borneo Agro-Lestari", "62.07"), ("PT Jauh Sekali Abadi", "62.01"),
        ("PT Agro Gemilang Raya", "62.02"), ("CV Rimbalestari", "62.02"),
    ]

    private func found(
        _ app: TestApp,
        _ text: String,
        as person: Person = .bpjsOfficer,
        _ more: String = ""
    ) async throws
        -> [String]
    {
        let q = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
        return try await app.done(.get, "/v1/company-search?q=\(q)\(more)", as: person).items.list.map(\.name.text)
    }

    private func fill(_ app: TestApp) async throws {
        for (number, (name, region)) in Self.names.enumerated() {
            _ = try await app.superuser.query(
                """
                INSERT INTO company (id, legal_name, name_key, region_code)
                VALUES (md5('s' || \(number))::uuid, \(name), \(NameKey.fold(name)), \(region))
                """
            )
        }
        _ = try await app.superuser.query(
            """
            INSERT INTO company_identifier (kind, value, company_id, region_code, source)
            SELECT k, CASE k WHEN 'nib' THEN '9120001234567' WHEN 'npp' THEN 'D3317153' WHEN 'wlkp' THEN '6202.00015'
                             ELSE '6202011505800001' END, id, region_code, 'oss'
            FROM company, unnest(ARRAY['nib', 'npwp', 'npp', 'wlkp']) k WHERE legal_name = 'PT Sumber Jaya Makmur'
            """
        )
        // Called so by a list, and found to be another: the word stays, and nobody is called so any more.
        _ = try await app.superuser.query(
            """
            INSERT INTO company (id, legal_name, name_key, region_code, merged_into)
            SELECT md5('joined')::uuid, 'PT Agrogemilang', 'AGROGEMILANG', region_code, id
            FROM company WHERE legal_name = 'PT Agro Gemilang Raya'
            """
        )
    }

    @Test(
        "A firm is found by words in any order, slips of the finger, words joined or parted, and numbers",
        arguments: [
            ("makmur jaya sumber", "PT Sumber Jaya Makmur"), ("sumbr jaya makmr", "PT Sumber Jaya Makmur"),
            ("sumberjaya makmur", "PT Sumber Jaya Makmur"), ("sumber jaya lestari", "PT Sumberjaya Lestari"),
            ("pt. karya mandri", "CV Karya Mandiri Sampit"), ("kraya mandiri", "CV Karya Mandiri Sampit"),
            ("toko 88", "UD Toko 88 Berkah"), ("agro lestari borneo", "PT Borneo Agro-Lestari"),
            ("mandi", "CV Karya Mandiri Sampit"), ("9120001", "PT Sumber Jaya Makmur"),
            ("9120001234567", "PT Sumber Jaya Makmur"), ("karya mandiri zzzzqq", "CV Karya Mandiri Sampit"),
            ("mandirri smpit", "CV Karya Mandiri Sampit"), ("agrogemilang", "PT Agro Gemilang Raya"),
            ("agrogemilangraya", "PT Agro Gemilang Raya"), ("raya agrogemilang", "PT Agro Gemilang Raya"),
            ("rimba lestari", "CV Rimbalestari"), ("rim balest", "CV Rimbalestari"),
            ("d33171", "PT Sumber Jaya Makmur"), ("D-331 71", "PT Sumber Jaya Makmur"),
            ("6202.000", "PT Sumber Jaya Makmur"), ("620200015", "PT Sumber Jaya Makmur"),
            ("6202-0001", "PT Sumber Jaya Makmur"),
        ]
    )
    func finds(text: String, name: String) async throws {
        try await withApp { app in
            try await fill(app)
            #expect(try await found(app, text).first == name)
        }
    }

    @Test("Nobody finds what lies outside the territory, what went up in another firm, or a NIK by its beginning")
    func bounds() async throws {
        try await withApp { app in
            try await fill(app)
            #expect(try await found(app, "jauh sekali").isEmpty)
            #expect(try await found(app, "jauh sekali", as: .bpjsOfficerElsewhere) == ["PT Jauh Sekali Abadi"])
            #expect(try await found(app, "lestari", "&region=62.07") == ["PT Borneo Agro-Lestari"])
            #expect(try await found(app, "620201150580").isEmpty)
            for text in ["xqzw", "%' OR 1=1 --", "\\ {}\"", "''"] {
                #expect(try await found(app, text).isEmpty, "\(text)")
            }
            _ = try await app.superuser.query(
                """
                UPDATE company SET merged_into = (SELECT id FROM company WHERE legal_name = 'PT Sumber Jaya Makmur')
                WHERE legal_name = 'PT Sumberjaya Lestari'
                """
            )
            let left = try await found(app, "sumberjaya lestari")
            #expect(Set(left) == ["PT Borneo Agro-Lestari", "PT Sumber Jaya Makmur"], "\(left)")
            _ = try await app.superuser.query(
                "UPDATE company SET legal_name = 'PT Baru Betul', name_key = 'BARU BETUL' WHERE name_key LIKE 'KARYA%'"
            )
            #expect(try await found(app, "baru betol") == ["PT Baru Betul"])
            #expect(try await app.get("/v1/company-search", as: .bpjsOfficer).status == 400)
        }
    }

    @Test("What the database names outside row security is looked at by it again")
    func rechecked() async throws {
        try await withApp { app in
            try await fill(app)
            try await app.withServiceRole { role in
                let search: SQL = "SELECT FROM search_companies('SUMBER', '', 9)"
                #expect(await role.attempt(.bpjsOfficer, search) == .rows(2))
                #expect(await role.attempt(.bpjsOfficerElsewhere, search) == .rows(0))
                #expect(await role.attempt(nil, search) == .rows(0))
                #expect(await role.attempt(.bpjsOfficer, "SELECT FROM company_word") == .refused("42501"))
                #expect(await role.attempt(.bpjsOfficer, "SELECT word_conditions('{A}')") == .refused("42501"))
            }
        }
    }
}

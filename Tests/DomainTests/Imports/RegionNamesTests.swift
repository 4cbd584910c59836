import Domain
import Testing

@Suite("Regencies by name") struct RegionNamesTests {
    let names: RegionNames
    let regions: [Region]

    init() throws {
        regions = try RepositoryFile.regions.get()
        names = RegionNames(regions)
    }

    @Test("the reference table has every province, regency and district")
    func table() {
        #expect(regions.count { $0.code.level == .province } == 38)
        #expect(regions.count { $0.code.level == .regency } == 514)
        #expect(regions.count { $0.code.level == .district } == 7285)
        #expect(regions.count { $0.code.level == .regency && $0.code.province.text == "62" } == 14)
        #expect(Set(regions.map(\.code)).count == regions.count)
    }

    @Test(
        "any spelling seen in lists finds the regency",
        arguments: [
            ("Kab. Kapuas", "62.03"), ("KABUPATEN KAPUAS", "62.03"), ("Kapuas", "62.03"), ("Kab.Kapuas", "62.03"),
            ("kab kapuas ", "62.03"), ("Kota Palangka Raya", "62.71"), ("Palangkaraya", "62.71"),
            ("KOTA PALANGKARAYA", "62.71"), ("Kota Baru", "63.02"), ("Kotabaru", "63.02"), ("Kab. Kotabaru", "63.02"),
            ("Kota Jakarta Selatan", "31.74"), ("62.05", "62.05"), ("Gunung  Mas", "62.10"), ("Kota Bogor", "32.71"),
        ]
    )
    func found(text: String, code: String) throws {
        #expect(try names.regency(text).text == code)
    }

    @Test("every official name finds its own code")
    func official() throws {
        for region in regions where region.code.level == .regency {
            #expect(try names.regency(region.name) == region.code)
            #expect(try names.regency(region.name.uppercased()) == region.code)
        }
    }

    @Test(
        "other names are refused, not guessed",
        arguments: [
            ("", "empty"), (" - ", "empty"), ("Kapuass", "unknown"), ("Kota Kapuas", "unknown"), ("Bogor", "ambiguous"),
            ("Kab. Palangka Raya", "unknown"), ("Kobar", "unknown"), ("62", "unknown"), ("62.99", "unknown"),
            ("Kab.", "unknown"),
        ]
    )
    func refused(text: String, expected: ParseFailure.Kind) {
        #expect(kind { () throws(ParseFailure) in try names.regency(text) } == expected)
    }

    @Test("a table whose levels or parents disagree is refused with its line")
    func badTable() {
        let header = "code,level,parent_code,name\n"
        #expect(kind { () throws(ParseFailure) in try Region.list(csv: header + "62,regency,,X\n") } == .malformed)
        #expect(kind { () throws(ParseFailure) in try Region.list(csv: header + "62.01,regency,63,X\n") } == .malformed)
        #expect(kind { () throws(ParseFailure) in try Region.list(csv: header + "6x,province,,X\n") } == .malformed)
        #expect(kind { () throws(ParseFailure) in try Region.list(csv: "code,name\n") } == .missingColumn)
    }
}

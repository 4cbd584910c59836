import Domain
import Testing

@Suite("Region codes") struct RegionCodeTests {
    @Test(
        "every level is read with and without points",
        arguments: [
            ("62", "62", RegionLevel.province), ("62.01", "62.01", .regency), ("6201", "62.01", .regency),
            ("62.01.01", "62.01.01", .district), ("620101", "62.01.01", .district),
            ("62.01.01.2001", "62.01.01.2001", .village), ("6201012001", "62.01.01.2001", .village),
            (" 62.71 ", "62.71", .regency),
        ]
    )
    func taken(text: String, normal: String, level: RegionLevel) throws {
        let code = try RegionCode(text)
        #expect(code.text == normal)
        #expect(code.level == level)
    }

    @Test(
        "other shapes are refused",
        arguments: [
            "", "6", "62.", "62.1", "62.01.", "62.0101", "6201.01", "62.01.01.201", "62.01.01.20011", "AB", "62-01",
            "00", "62.00", "62.01.00", "62..01", "620101200", "６２",
        ]
    )
    func refused(text: String) {
        #expect(throws: ParseFailure.self) { try RegionCode(text) }
    }

    @Test("a region knows what is around it and what lies in it")
    func nesting() throws {
        let village = try RegionCode("62.01.01.2001")
        let regency = try RegionCode("62.01")
        #expect(village.parent == (try RegionCode("62.01.01")))
        #expect(village.parent?.parent == regency)
        #expect(regency.parent == (try RegionCode("62")))
        #expect(regency.parent?.parent == nil)
        #expect(village.regency == regency)
        #expect(village.province == (try RegionCode("62")))
        #expect(regency.contains(village) && regency.contains(regency))
        #expect(!village.contains(regency))
        #expect(!(try RegionCode("62.02")).contains(village))
    }
}

import Domain
import FoundationEssentials
import Testing

/// The code of the failure with which a body refuses, or nil when it succeeds.
func kind<Value>(of body: () throws(ParseFailure) -> Value) -> ParseFailure.Kind? {
    do {
        _ = try body()
        return nil
    } catch {
        return error.kind
    }
}

@Suite("Registry numbers of firms") struct RegistryNumberTests {
    @Test(
        "a NIB has 13 digits",
        arguments: ["8743592526865", " 8743592526865\u{00A0}", "'8743592526865", "8743 5925 26865"]
    )
    func nib(text: String) throws {
        #expect(try NIB(text).text == "8743592526865")
    }

    @Test("a NIB keeps zeros in front")
    func nibZeros() throws {
        #expect(try NIB("0220000000001").description == "0220000000001")
    }

    @Test(
        "a damaged NIB is refused with its own reason",
        arguments: [
            ("", "empty"), ("1,23457E+12", "scientific_notation"), ("1.23457e12", "scientific_notation"),
            ("12345", "wrong_length"), ("874359252686", "wrong_length"), ("87435925268650", "wrong_length"),
            ("874359252686A", "not_digits"), ("８７４３５９２５２６８６５", "foreign_digits"), ("-874359252686", "not_digits"),
            ("0000000000000", "out_of_range"), ("8743592526865.0", "not_digits"),
            ("87435925268658743592526865", "wrong_length"),
        ]
    )
    func nibRefused(text: String, expected: ParseFailure.Kind) {
        #expect(kind { () throws(ParseFailure) in try NIB(text) } == expected)
    }

    @Test("a refusal says what was found and what helps")
    func nibWords() {
        #expect {
            try NIB("1,23457E+12")
        } throws: {
            let failure = $0 as? ParseFailure
            return failure?.idText.contains("1,23457E+12") == true && failure?.idText.contains("format") == true
                && failure?.enText.contains("Text") == true
        }
        #expect {
            try NIB("874359252686")
        } throws: {
            ($0 as? ParseFailure)?.idText.contains("berisi 12 angka; seharusnya 13 angka") == true
        }
    }

    @Test(
        "an NPWP of either length becomes 16 digits",
        arguments: [
            ("07.705.881.6-710.000", "0077058816710000"), ("077058816710000", "0077058816710000"),
            ("0077058816710000", "0077058816710000"), ("6209021906697865", "6209021906697865"),
        ]
    )
    func npwp(text: String, normal: String) throws {
        let npwp = try NPWP(text)
        #expect(npwp.text == normal)
        #expect(npwp.warnings.isEmpty)
    }

    @Test("an NPWP knows its old form and whether it is a person's")
    func npwpForms() throws {
        #expect(try NPWP("0077058816710000").oldForm == "07.705.881.6-710.000")
        let person = try NPWP("6209021906697865")
        #expect(person.isPersonal && person.oldForm == nil)
        #expect(person.masked == "620902••••••7865")
    }

    @Test(
        "a wrong check digit or an impossible NIK is a warning, not a refusal",
        arguments: [("07.705.881.5-710.000", "check_digit"), ("6209029906697865", "implausible_nik")]
    )
    func npwpWarnings(text: String, expected: ParseFailure.Kind) throws {
        #expect(try NPWP(text).warnings.map(\.kind) == [expected])
    }

    @Test("every single mistyped digit of the first nine is noticed")
    func luhn() throws {
        let right = Array("077058816710000".utf8)
        for position in 0..<9 {
            for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != right[position] {
                var wrong = right
                wrong[position] = digit
                #expect(try NPWP(String(decoding: wrong, as: UTF8.self)).warnings.count == 1)
            }
        }
    }

    @Test(
        "other NPWP are refused",
        arguments: [
            ("", "empty"), ("7705881671000", "wrong_length"), ("0077058816710000000001", "wrong_length"),
            ("7,70588E+13", "scientific_notation"), ("00.000.000.0-000.000", "out_of_range"), ("N/A", "not_digits"),
        ]
    )
    func npwpRefused(text: String, expected: ParseFailure.Kind) {
        #expect(kind { () throws(ParseFailure) in try NPWP(text) } == expected)
    }

    @Test("NPP and WLKP numbers are trimmed and raised, without a guess at their format")
    func codes() throws {
        #expect(try NPP(" d3317153 ").text == "D3317153")
        #expect(try NPP("5E123A").text == "5E123A")
        #expect(try WLKPNumber("6271.00015").text == "6271.00015")
        #expect(kind { () throws(ParseFailure) in try NPP("5,1E+07") } == .scientificNotation)
        #expect(kind { () throws(ParseFailure) in try NPP("51E07") } == .scientificNotation)
        #expect(kind { () throws(ParseFailure) in try NPP(String(repeating: "9", count: 21)) } == .wrongLength)
        #expect(kind { () throws(ParseFailure) in try NPP("D33\u{0}17") } == .malformed)
        #expect(kind { () throws(ParseFailure) in try WLKPNumber(" ") } == .empty)
    }

    @Test("a KBLI code belongs to an edition")
    func kbli() throws {
        let code = try KBLICode("05100", version: .v2020)
        #expect(code.text == "2020:05100")
        #expect(try KBLICode("2020:05100") == code)
        #expect(try KBLICode("05100", version: .v2025) != code)
        #expect(kind { () throws(ParseFailure) in try KBLICode("5100", version: .v2020) } == .wrongLength)
        #expect(kind { () throws(ParseFailure) in try KBLICode("00510", version: .v2020) } == .outOfRange)
        #expect(kind { () throws(ParseFailure) in try KBLICode("2015:05100") } == .malformed)
        #expect(kind { () throws(ParseFailure) in try KBLICode("05100") } == .malformed)
    }

    @Test("scale and programmes are read in any spelling seen in lists")
    func scaleAndProgrammes() throws {
        #expect(try CompanyScale("Usaha MIKRO") == .mikro)
        #expect(try CompanyScale(" Menengah ") == .menengah)
        #expect(kind { () throws(ParseFailure) in try CompanyScale("raksasa") } == .unknown)
        #expect(try ProgrammeSet("jkk, JKM ; JHT/JP+JKP").members == Programme.allCases)
        #expect(try ProgrammeSet("JKM,JKK").description == "JKK,JKM")
        #expect(kind { () throws(ParseFailure) in try ProgrammeSet("JKK,JKX") } == .unknown)
        #expect(kind { () throws(ParseFailure) in try ProgrammeSet(" , ") } == .empty)
        #expect(try Programme("jp") == .jp)
        #expect(CompanyScale.kecil.mandatoryProgrammes.description == "JKK,JKM,JHT")
        let data = try JSONEncoder().encode([ProgrammeSet([.jp, .jkk])])
        #expect(String(decoding: data, as: UTF8.self) == #"[["JKK","JP"]]"#)
        #expect(try JSONDecoder().decode([ProgrammeSet].self, from: data) == [[.jkk, .jp]])
    }

    @Test("a firm's name is only smoothed, never guessed at")
    func names() throws {
        #expect(try CompanyName("  PT.  Harapan Abadi Abadi ").text == "PT. Harapan Abadi Abadi")
        #expect(try CompanyName("BORNEO\u{00A0}\tSUBUR\n CV").text == "BORNEO SUBUR CV")
        #expect(try CompanyName("Café\u{0} Ā").text == "Café Ā")
        #expect(kind { () throws(ParseFailure) in try CompanyName(" \u{200B}\t ") } == .empty)
        #expect(kind { () throws(ParseFailure) in try CompanyName(String(repeating: "x", count: 301)) } == .wrongLength)
    }

    @Test("numbers are coded as plain strings and checked on the way in")
    func coding() throws {
        let data = try JSONEncoder().encode([try NIB("8743592526865")])
        #expect(String(decoding: data, as: UTF8.self) == #"["8743592526865"]"#)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([NIB].self, from: Data(#"["12345"]"#.utf8)) }
    }
}

import Domain
import FoundationEssentials
import Testing

@Suite("Numbers of persons") struct PersonNumberTests {
    @Test("a NIK is masked wherever it is shown without being asked for")
    func masked() throws {
        let nik = try NIK("6209021906697865")
        #expect(nik.description == "620902••••••7865")
        #expect("\(nik)" == "620902••••••7865")
        #expect(String(reflecting: nik) == "620902••••••7865")
        var dumped = ""
        dump([nik], to: &dumped)
        #expect(!dumped.contains("1906") && !dumped.contains("6209021906697865"))
        #expect(nik.unmasked == "6209021906697865")
    }

    @Test("a NIK tells sex, birth date and region")
    func parts() throws {
        let man = try NIK("6209021906697865")
        #expect(!man.isWoman)
        #expect(man.birthDate(notAfter: try day("2026-11-21")) == (try day("1969-06-19")))
        #expect(man.region?.text == "62.09.02")
        let woman = try NIK("6206035206724441")
        #expect(woman.isWoman)
        #expect(woman.birthDate(notAfter: try day("2026-11-21")) == (try day("1972-06-12")))
        let young = try NIK("6210026811076829")
        #expect(young.birthDate(notAfter: try day("2026-11-21")) == (try day("2007-11-28")))
        #expect(young.birthDate(notAfter: try day("2007-11-27")) == (try day("1907-11-28")))
    }

    @Test(
        "a NIK that cannot be is refused",
        arguments: [
            ("6209023206697865", "implausible_nik"), ("6209021913697865", "implausible_nik"),
            ("6209027206697865", "implausible_nik"), ("6209023002697865", "implausible_nik"),
            ("0109021906697865", "implausible_nik"), ("6200021906697865", "implausible_nik"),
            ("6209021906690000", "implausible_nik"), ("620902190669786", "wrong_length"), ("", "empty"),
            ("6,20902E+15", "scientific_notation"), ("62090219O6697865", "not_digits"),
        ]
    )
    func refused(text: String, expected: ParseFailure.Kind) {
        #expect(kind { () throws(ParseFailure) in try NIK(text) } == expected)
    }

    @Test(
        "no refusal of a NIK shows the whole number",
        arguments: ["6209023206697865", "62090219066978651", "62090219O6697865"]
    )
    func refusalsMask(text: String) {
        #expect {
            try NIK(text)
        } throws: {
            guard let failure = $0 as? ParseFailure else { return false }
            return !failure.idText.contains(text.dropFirst(6).prefix(6)) && !failure.enText.contains(text.suffix(10))
        }
    }

    @Test("29 February is possible in either century's leap years")
    func leapDay() throws {
        #expect(try NIK("6209022902007865").birthDate(notAfter: day("2026-11-21")) == day("2000-02-29"))
        #expect(kind { () throws(ParseFailure) in try NIK("6209022902017865") } == .implausibleNIK)
    }

    @Test("a NIK is coded whole")
    func coding() throws {
        let data = try JSONEncoder().encode([try NIK("6209021906697865")])
        #expect(String(decoding: data, as: UTF8.self) == #"["6209021906697865"]"#)
        #expect(try JSONDecoder().decode([NIK].self, from: data) == [try NIK("6209021906697865")])
    }

    @Test("a NIP is read with and without blanks and written as letters write it")
    func nip() throws {
        let nip = try NIP("19800908 201001 1 011")
        #expect(nip.text == "198009082010011011")
        #expect(nip.grouped == "19800908 201001 1 011")
        #expect(try NIP("198009082010011011") == nip)
    }

    @Test(
        "a NIP that cannot be is refused",
        arguments: [
            ("198013082010011011", "out_of_range"), ("198009082010131011", "out_of_range"),
            ("198009082010013011", "out_of_range"), ("198009082010011000", "out_of_range"),
            ("198009081979011011", "out_of_range"), ("1980090820100110", "wrong_length"),
            ("1,98E+17", "scientific_notation"),
        ]
    )
    func nipRefused(text: String, expected: ParseFailure.Kind) {
        #expect(kind { () throws(ParseFailure) in try NIP(text) } == expected)
    }
}

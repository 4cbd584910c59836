import Domain
import FoundationEssentials
import Testing

@Suite("Rupiah") struct RupiahTests {
    @Test(
        "lists and people write amounts in several ways",
        arguments: [
            ("4100000", 4_100_000), ("4.100.000", 4_100_000), ("Rp1.500.000", 1_500_000), ("0", 0),
            (" rp 2.500.000,00 ", 2_500_000), ("-Rp500", -500), ("Rp\u{00A0}1.000", 1000),
            ("9223372036854775807", Int64.max),
        ]
    )
    func taken(text: String, amount: Int64) throws {
        #expect(try Rupiah(text) == Rupiah(amount))
    }

    @Test(
        "anything that is not plainly whole rupiah is refused",
        arguments: [
            ("", "empty"), ("  ", "empty"), ("4,1E+06", "scientific_notation"), ("9223372036854775808", "out_of_range"),
            ("41.00.000", "malformed"), ("4.1000", "malformed"), ("1234.567", "malformed"), ("3724677,99", "malformed"),
            ("4,100,000", "malformed"), ("empat juta", "malformed"), (".000", "malformed"), ("4.", "malformed"),
            ("４１０００００", "malformed"), ("Rp", "malformed"),
        ]
    )
    func refused(text: String, kind: ParseFailure.Kind) {
        #expect { try Rupiah(text) } throws: { ($0 as? ParseFailure)?.kind == kind }
    }

    @Test(
        "amounts are written with points between thousands",
        arguments: [
            (0, "Rp0"), (999, "Rp999"), (1000, "Rp1.000"), (1_500_000, "Rp1.500.000"), (-12_345, "-Rp12.345"),
            (Int64.min, "-Rp9.223.372.036.854.775.808"),
        ] as [(Int64, String)]
    )
    func written(amount: Int64, text: String) {
        #expect(Rupiah(amount).description == text)
    }

    @Test("arithmetic throws instead of wrapping")
    func overflow() throws {
        #expect(try Rupiah(2).adding(Rupiah(3)) == Rupiah(5))
        #expect(try Rupiah(2).subtracting(Rupiah(3)) == Rupiah(-1))
        #expect(try Rupiah(16_800).multiplied(by: 3450 * 12) == Rupiah(695_520_000))
        #expect(try Rupiah.sum(of: [Rupiah(1), Rupiah(2), Rupiah(3)]) == Rupiah(6))
        #expect(throws: Rupiah.Overflow.self) { try Rupiah(.max).adding(Rupiah(1)) }
        #expect(throws: Rupiah.Overflow.self) { try Rupiah(.min).subtracting(Rupiah(1)) }
        #expect(throws: Rupiah.Overflow.self) { try Rupiah(.max).multiplied(by: 2) }
    }

    @Test("it is coded as an integer")
    func coding() throws {
        let data = try JSONEncoder().encode([Rupiah(1_500_000)])
        #expect(String(decoding: data, as: UTF8.self) == "[1500000]")
        #expect(try JSONDecoder().decode([Rupiah].self, from: data) == [Rupiah(1_500_000)])
    }
}

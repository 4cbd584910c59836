import Testing

@testable import Domain

@Suite("Words of letters")
struct OfficialTextTests {
    @Test(
        "Numbers are spelled as Indonesian letters spell them",
        arguments: [
            (0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (14, "empat belas"), (20, "dua puluh"),
            (100, "seratus"), (101, "seratus satu"), (999, "sembilan ratus sembilan puluh sembilan"), (1000, "seribu"),
            (1999, "seribu sembilan ratus sembilan puluh sembilan"), (2000, "dua ribu"), (100_000, "seratus ribu"),
            (1_000_000, "satu juta"), (12_500_000, "dua belas juta lima ratus ribu"),
            (1_000_000_000_000, "satu triliun"), (-7, "minus tujuh"),
        ] as [(Int64, String)]
    )
    func spelled(number: Int64, words: String) { #expect(SpelledNumber.indonesian(number) == words) }

    @Test("The largest and the smallest amount can be spelled")
    func extremes() {
        #expect(SpelledNumber.indonesian(.max).hasPrefix("sembilan kuintiliun"))
        #expect(SpelledNumber.indonesian(.min).hasPrefix("minus sembilan kuintiliun"))
        #expect(Rupiah(1500).spelled == "seribu lima ratus rupiah")
    }

    @Test(
        "Provisions are quoted in full, and what is none of the short forms is left as it is",
        arguments: [
            ("PP 86/2013 P13(5)", "Pasal 13 ayat (5) Peraturan Pemerintah Nomor 86 Tahun 2013"),
            ("UU 13/2003 P182(2)g", "Pasal 182 ayat (2) huruf g Undang-Undang Nomor 13 Tahun 2003"),
            ("UU 3/1951 P2", "Pasal 2 Undang-Undang Nomor 3 Tahun 1951"),
            ("PMK 54/2024", "Peraturan Menteri Keuangan Nomor 54 Tahun 2024"),
            ("UU 30/2014 P75-78", "Pasal 75 sampai dengan Pasal 78 Undang-Undang Nomor 30 Tahun 2014"),
            (
                "UU 24/2011 pasal 15 ayat (1); UU 7/1981 pasal 6",
                "Pasal 15 ayat (1) Undang-Undang Nomor 24 Tahun 2011 dan Pasal 6 Undang-Undang Nomor 7 Tahun 1981"
            ),
            ("Permenaker 33/2016 jo 1/2020", "Permenaker 33/2016 jo 1/2020"),
            ("menurut kebiasaan setempat", "menurut kebiasaan setempat"), ("", ""), ("UU", "UU"),
            ("PP 86/2013 P", "PP 86/2013 P"),
        ]
    )
    func citation(short: String, long: String) { #expect(OfficialCitation.text(short) == long) }

    @Test("Every kind of letter has a recipient exactly where its form has a place for one")
    func recipients() {
        for kind in LetterKind.allCases {
            #expect((kind.addressee == .none) == (kind.form == .titled), "\(kind)")
            #expect(!kind.words.id.isEmpty)
        }
        for kind in FindingKind.allCases { #expect(!kind.instruction.id.hasSuffix("."), "\(kind)") }
    }

    @Test("Notes and what investigators write are secret, warnings are not")
    func secrecy() {
        for kind in [LetterKind.firstNote, .secondNote, .specialNote, .remainderNote, .spdp, .noteCopy] {
            #expect(kind.secrecy == .secret)
        }
        for kind in [LetterKind.firstWarning, .fineDecision, .assignment] { #expect(kind.secrecy == .ordinary) }
    }
}

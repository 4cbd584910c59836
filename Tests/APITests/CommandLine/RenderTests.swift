import Domain
import Testing

@testable import patuh

@Suite("What is written for people and spreadsheets")
struct RenderTests {
    @Test(
        "Width is counted as a terminal does",
        arguments: [
            ("", 0), ("PT", 2), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("😀", 2), ("👨‍👩‍👧", 2), ("❤️", 2), ("a\u{200B}b", 2),
        ]
    )
    func width(text: String, columns: Int) {
        #expect(Width.of(text) == columns)
    }

    @Test("Text is cut and filled to exactly so many columns")
    func fit() {
        #expect(Width.fit("Sejahtera", to: 5) == "Seja…")
        #expect(Width.fit("漢字漢", to: 4) == "漢… ")
        #expect(Width.fit("12", to: 4, right: true) == "  12")
        #expect(Width.wrap("satu dua tiga", to: 8) == ["satu dua", "tiga"])
        #expect(Width.wrap("a\n\nb", to: 8) == ["a", "", "b"])
    }

    @Test("A narrow terminal cuts the widest columns that may shrink, never an identifier")
    func narrow() {
        let table = Table(
            columns: [
                Table.Column(key: "name", title: Words(id: "nama", en: "name"), shrinks: true),
                Table.Column(key: "id", title: Words(id: "id", en: "id")),
                Table.Column(key: "n", title: Words(id: "n", en: "n"), right: true),
            ],
            rows: [["PT Contoh Sejahtera Abadi", "0199f3a0", "7"], ["CV 漢", "0199f3a1", "12"]]
        )
        #expect(
            table.text(in: .id, width: 26) == """
                NAMA          ID         N
                PT Contoh S…  0199f3a0   7
                CV 漢         0199f3a1  12
                """
        )
        #expect(table.text(in: .en, width: 5).contains("0199f3a0"))
    }

    @Test("What a server sends cannot steer the terminal")
    func harmless() {
        #expect("a\u{1B}[2Jb\nc\u{202E}d\u{7}".harmless() == "a [2Jb c d ")
        #expect("a\nb".harmless(lines: true) == "a\nb")
    }

    @Test(
        "A spreadsheet sees text, never a formula",
        arguments: [
            ("=1+1", "'=1+1"), ("+62811", "'+62811"), ("@SUM(A1)", "'@SUM(A1)"), ("-2+3", "'-2+3"), ("-14", "-14"),
            ("\t=1", "\"'\t=1\""), ("PT; \"A\"", "\"PT; \"\"A\"\"\""), ("a\nb", "\"a\nb\""), ("biasa", "biasa"),
            ("", ""),
        ]
    )
    func csv(text: String, cell: String) {
        #expect(CSV.cell(text) == cell)
    }

    @Test(
        "A day is typed as people say it",
        arguments: [
            ("2026-11-02", "2026-11-02"), ("today", "2026-11-03"), ("hari-ini", "2026-11-03"),
            ("Yesterday", "2026-11-02"),
            ("kemarin", "2026-11-02"), ("-14", "2026-10-20"), ("-0", "2026-11-03"), ("2026-02-30", nil), ("14", nil),
            ("--1", nil), ("besok", "2026-11-04"), ("+14", "2026-11-17"), ("-999999", nil), ("lusa", nil), ("", nil),
        ] as [(String, String?)]
    )
    func day(typed: String, day: String?) throws {
        let today = try #require(LocalDate("2026-11-03"))
        #expect(DayArgument(argument: typed)?.day(from: today).description == day)
    }

    @Test("A card shows what there is, long texts beside their title")
    func card() {
        let card = Card([
            Card.Field("a", "alasan", "reason", "satu dua tiga empat lima"), Card.Field("b", "bukti", "proof", nil),
            Card.Field("c", "c", "c", "1"),
        ])
        #expect(
            card.text(in: .id, width: 28) == """
                alasan  satu dua tiga empat
                        lima
                c       1
                """
        )
        #expect(card.csv == "a;b;c\r\nsatu dua tiga empat lima;;1\r\n")
    }
}

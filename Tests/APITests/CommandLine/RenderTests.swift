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

extension RenderTests {
    @Test("What the parser of arguments says is Indonesian too")
    func parser() async {
        let stage = Stage(environment: ["LANG": "id_ID.UTF-8"]) { _ in nil }
        #expect(await stage.run("plans", "draft") == 64)
        #expect(stage.error.contains("Kesalahan: Belum disebut: '--month <month>'"), "\(stage.error)")
        #expect(await stage.run("plans", "--nakal") == 64)
        #expect(stage.error.contains("Opsi tidak dikenal: '--nakal'"), "\(stage.error)")
        #expect(await stage.run("plans", "draft", "--help") == 0)
        #expect(stage.out.contains("PEMAKAIAN: patuh plans draft") && stage.out.contains("OPSI:"), "\(stage.out)")
        let english = Stage(environment: ["LANG": "en_GB.UTF-8"]) { _ in nil }
        #expect(await english.run("plans", "draft") == 64)
        #expect(english.error.contains("Error: Missing expected argument"))
    }

    @Test("A write whose outcome is not known is repeated under its own key")
    func unknownOutcome() async {
        let problem = """
            {"type":"/problems/outcome_unknown","title":"","status":503,"code":"outcome_unknown","detail":"Sambungan terputus. \
            Ulangi dengan Idempotency-Key yang sama: tidak akan tersimpan dua kali."}
            """
        let stage = Stage(environment: ["LANG": "id_ID.UTF-8"]) { _ in (503, problem) }
        #expect(await stage.run("plans", "draft", "--month", "2026-12", "--idempotency-key", "k-1") == 1)
        #expect(stage.error.contains("Ulangi dengan --idempotency-key k-1: tidak akan"), "\(stage.error)")
    }

    @Test("People read times of their own zone; what is no instant stays")
    func times() {
        #expect(OfficeZone.wib.told("2026-11-22T18:28:15Z") == "2026-11-23 01:28 WIB")
        #expect(OfficeZone.wit.told("2026-11-22T18:28:15.123456Z") == "2026-11-23 03:28 WIT")
        for text in ["2026-11-22", "", "PT Zaman Z", "2026-13-45T99:00:00Z"] {
            #expect(OfficeZone.wib.told(text) == text)
        }
    }

    @Test(
        "Posts of the trail are told as posts",
        arguments: [
            ("coordinator@korwil-2", "Koordinator Pengawas (korwil-2)"),
            (
                "plh:office_head@disnakertrans inspector@korwil-1",
                "Plh. Kepala Dinas (disnakertrans), Pengawas Ketenagakerjaan (korwil-1)"
            ),
            ("later_role@x", "later_role (x)"),
        ]
    )
    func posts(kept: String, told: String) {
        #expect(CodeBook.posts(kept, .id) == told)
    }
}

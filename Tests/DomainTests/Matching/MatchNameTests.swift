import Testing

@testable import Domain

@Suite("Names as matching reads them")
struct MatchNameTests {
    @Test(
        "Legal forms go from either end in every spelling, never from the middle",
        arguments: [
            ("PT. Sumber Rekaan", "sumber rekaan", LegalForm.pt), ("sumber rekaan, P.T.", "sumber rekaan", .pt),
            ("P T SUMBER REKAAN Tbk", "sumber rekaan", .pt), ("PT.Sumber Rekaan (Persero)", "sumber rekaan", .pt),
            ("Perseroan Terbatas Sumber Rekaan", "sumber rekaan", .pt), ("C.V. Sumber-Rekaan", "sumber rekaan", .cv),
            ("KUD Tani Rekaan", "tani rekaan", .cooperative),
            ("Koperasi Unit Desa Tani Rekaan", "tani rekaan", .cooperative),
            ("YYS. Bina Rekaan", "bina rekaan", .foundation), ("Usaha Dagang Maju Rekaan", "maju rekaan", .ud),
            ("Toko Bangunan Kuat", "kuat", .store), ("Sumber PT Abadi", "sumber pt abadi", nil),
            ("Usaha Jaya", "usaha jaya", nil), ("PT", "pt", nil), ("Café Dé Rekaan, Fa.", "cafe de rekaan", .firma),
        ]
    )
    func forms(_ name: String, _ words: String, _ form: LegalForm?) {
        let read = MatchName(name)
        #expect(read.words.joined(separator: " ") == words && read.form == form)
    }

    @Test(
        "Branches, sites and numbered units stand apart from the name",
        arguments: [
            ("PT Rekaan Jaya - Cab. Sampit", "rekaan jaya", "cab sampit"),
            ("Rekaan Jaya Site Kapuas PT", "rekaan jaya", "site kapuas"),
            ("PT REKAAN JAYA (CABANG PALANGKA RAYA)", "rekaan jaya", "cabang palangka raya"),
            ("Rekaan Jaya Kantor Kebun, CV", "rekaan jaya", "kantor kebun"),
            ("Rekaan Jaya Unit II", "rekaan jaya", "unit ii"),
            ("Rekaan Jaya POM 1", "rekaan jaya", "pom 1"), ("Unit Gawat Rekaan", "unit gawat rekaan", nil),
            ("Rekaan Jaya 2", "rekaan jaya 2", nil),
        ]
    )
    func places(_ name: String, _ words: String, _ place: String?) {
        let read = MatchName(name)
        #expect(read.words.joined(separator: " ") == words && read.place == place)
    }

    @Test("Whatever a name holds, reading it keeps at least a word where there is a letter or a digit")
    func fuzz() {
        var random = SeededRandom(seed: 7)
        let signs = Array("aA bZ.,-&'()/1 é Ｐ\u{301}\0\n PTCVxy🙂")
        for _ in 0..<5000 {
            let name = String(
                (0..<Int.random(in: 0...24, using: &random)).map { _ in signs.randomElement(using: &random) ?? "a" }
            )
            let read = MatchName(name)
            let hasSign = name.contains { $0.isASCII && ($0.isLetter || $0.isNumber) }
            #expect(!hasSign || !read.words.isEmpty, "\(name.debugDescription)")
            #expect(MatchName(name.uppercased()).words == read.words || !name.allSatisfy(\.isASCII))
        }
    }
}

import Testing

@testable import App
@testable import Domain

@Suite("Names as they are searched")
struct NameKeyTests {
    @Test(
        "A name is folded to capitals without dots and legal form, however it is written",
        arguments: [
            ("PT. NUSA SEJAHTERA JAYA", "NUSA SEJAHTERA JAYA"),
            ("NUSA SEJAHTERA JAYA, PT", "NUSA SEJAHTERA JAYA"),
            ("PT.Nusa Sejahtera Jaya", "NUSA SEJAHTERA JAYA"),
            ("P.T. Nusa  Sejahtera\tJaya", "NUSA SEJAHTERA JAYA"),
            ("C.V. DUTA PERKASA", "DUTA PERKASA"),
            ("CV.CITRA PERSADA ABADI", "CITRA PERSADA ABADI"),
            ("PT Bank Rekaan (Persero) Tbk", "BANK REKAAN"),
            ("Kop. Sumber Perdana", "SUMBER PERDANA"),
            ("Yayasan Bina Rekaan", "BINA REKAAN"),
            ("  \"Bina\" Perdana Site Kapuas PT ", "BINA PERDANA SITE KAPUAS"),
            ("A. Yani Rekaan UD", "A YANI REKAAN"),
            ("Koperasi", "KOPERASI"),
            ("PT", "PT"),
            ("", ""),
        ]
    )
    func folds(_ name: String, _ key: String) {
        #expect(NameKey.fold(name) == key)
    }

    @Test("Folding a key again changes nothing", arguments: ["PT. A.B. Cahaya, CV", "Tbk PT", "Rekaan-Jaya & Co"])
    func isStable(_ name: String) {
        let key = NameKey.fold(name)
        #expect(NameKey.fold(key) == key)
    }

    @Test("What somebody types finds the names that begin with it and no others")
    func prefix() {
        let prefix = NamePrefix("pt nusa se")
        func finds(_ name: String) -> Bool {
            let key = Array(NameKey.fold(name).utf8)
            return !key.lexicographicallyPrecedes(Array(prefix.lower.utf8))
                && key.lexicographicallyPrecedes(Array(prefix.upper.utf8))
        }
        #expect(finds("NUSA SEJAHTERA, PT"))
        #expect(finds("Nusa Se"))
        #expect(!finds("Nusa Raya"))
        #expect(!finds("Nusb"))
        #expect(!finds("Nusa"))
    }

    @Test("The trail's fields are told in words, each once")
    func fieldNames() {
        let words = FieldNames.words([
            "address", "npp.X.1", "npp.X2", "wlkp.6208.00001", "wlkp.6208.00001.workers", "reason", "new_field",
        ])
        #expect(words.id == "alamat, NPP, WLKP, tenaga kerja menurut daftar, new_field")
        #expect(words.en == "address, NPP, WLKP, workers by the list, new_field")
    }

    @Test(
        "A search text is tried as every number that it may be; a name is none",
        arguments: [
            ("8743592526865", ["nib", "npp", "wlkp"]), ("07.705.881.6-710.000", ["npwp", "npp", "wlkp"]),
            ("Rekaan", []), ("D3317153", ["npp", "wlkp"]),
        ]
    )
    func numbers(_ text: String, _ kinds: [String]) {
        #expect(CompanyNumber.candidates(text).map(\.kind.rawValue) == kinds)
    }
}

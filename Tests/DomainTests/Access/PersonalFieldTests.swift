import Testing

@testable import Domain

@Suite("Which data of persons is whose, and how it is masked")
struct PersonalFieldTests {
    @Test(
        "A name becomes its initials",
        arguments: [
            ("Ibu Ani Rekaan", "I. A. R."), ("siti", "S."), ("H. Abdul-Karim Jr", "H. A. K. J."), ("Ma'ruf", "M."),
            ("", "–"), ("42", "–"), ("Éva Ünal", "É. Ü."),
        ]
    )
    func initials(name: String, shown: String) {
        #expect(PersonalMask.initials(name) == shown)
    }

    /// A woman of Kotawaringin Timur, born on 5 January 1990.
    private static let nik = "6202014501900001"

    @Test(
        "A number that can be a NIK loses its birth date, however it is written; no other number changes",
        arguments: [
            ("NIK \(nik).", "NIK 620201••••••0001."), ("6202 0145 0190 0001", "620201••••••0001"),
            ("6202.0145.0190.0001 dan 12", "620201••••••0001 dan 12"), ("\(nik)\(nik)", "\(nik)\(nik)"),
            ("0077058816710000", "0077058816710000"), ("6202014599900001", "6202014599900001"),
            ("Rp 1.500.000 sejak 2026-10-06", "Rp 1.500.000 sejak 2026-10-06"), ("a\(nik)b", "a620201••••••0001b"),
            ("x", "x"), ("", ""),
        ]
    )
    func numbers(text: String, shown: String) {
        #expect(PersonalMask.numbers(text) == shown)
    }

    @Test("In a text names become initials, whole or by their words, and other words stay")
    func names() {
        let text =
            "Siti Aminah (NIK \(Self.nik)) menerangkan upah siti aminah; Aminah takut. Situs dan gaji tetap. IBU."
        let shown = PersonalMask.text(text, hiding: ["Ibu Siti Aminah", "Siti Aminah"])
        for told in ["Siti", "siti", "Aminah", "aminah", Self.nik] { #expect(!shown.contains(told), "\(shown)") }
        #expect(shown.contains("Situs dan gaji tetap. IBU.") && shown.contains("A. takut"))
    }

    @Test("What is masked is opened by somebody, and never by auditors, administrators or licensing officers")
    func openers() {
        for field in PersonalField.allCases {
            switch field.handling {
            case .masked:
                #expect(
                    field.openers.isDisjoint(with: [.auditor, .administrator, .licensingOfficer, .programmeOfficer])
                )
                #expect(!field.openers.isEmpty || field == .actText, "\(field)")
            case .clear: #expect(field.openers.isEmpty && field.personalClass == .office, "\(field)")
            case .purpose, .ownDoor: #expect(!field.openers.isEmpty, "\(field)")
            }
            #expect(field.personalClass != .wage || field.handling == .masked)
            #expect(field.personalClass != .complainant || field.handling == .ownDoor)
        }
        #expect(PersonalField.markdown.split(separator: "\n").count == PersonalField.allCases.count + 2)
        #expect(MetCapacity.allCases.filter { !$0.isMasked } == [.employer])
    }
}

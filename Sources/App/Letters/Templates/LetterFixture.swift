import Domain
import Foundation

/// Letters that were never issued, on which the text of a kind is shown and tried: whatever it says of them, it may say of
/// any letter. Firms, people and numbers are fictional.
enum LetterFixture: String, CaseIterable, Sendable {
    /// Everything stands in it that a letter of the kind may show.
    case full
    /// No more than every letter of the kind has.
    case emptiest
    /// Forty findings, names of three hundred characters, long texts.
    case longest
    /// Markup, links and marks of direction in every value.
    case hostile

    /// The letter.
    func content(_ kind: LetterKind) -> LetterContent {
        switch self {
        case .full: Self.whole(kind)
        case .emptiest: Self.bare(kind)
        case .longest: Self.lengthy(kind)
        case .hostile: Self.filled(kind, with: Self.hostileText)
        }
    }

    /// 5 October 2026.
    static let day = LocalDate(dayNumber: 20_731)

    static let inspector = LetterContent.Officer(
        name: "Sari Peraga",
        nip: "198009082010012011",
        post: "Pengawas Ketenagakerjaan"
    )

    /// A letter of a kind in which everything stands that any letter of that kind may show.
    static func whole(_ kind: LetterKind, findings: Int = 2, firm: String = "PT Kebun Rekaan") -> LetterContent {
        let isBranch = kind.register.rawValue.hasPrefix("bpjs")
        let office =
            isBranch
            ? LetterContent.Office(
                name: "BPJS Ketenagakerjaan Kantor Cabang Sampit",
                kind: "bpjs_branch",
                place: "Sampit"
            )
            : LetterContent.Office(
                name: "Dinas Tenaga Kerja dan Transmigrasi Provinsi Kalimantan Tengah",
                kind: "labour_province",
                parent: kind == .assignment ? "Dinas Atasan Provinsi Kalimantan Tengah" : nil,
                place: "Palangka Raya",
                address: "Jalan Yos Soedarso Nomor 2, Palangka Raya 73112"
            )
        var content = LetterContent(
            kind: kind,
            action: "uji",
            number: "560/0042/DISNAKERTRANS/X/2026",
            issuedOn: day,
            office: office,
            recipient: kind.addressee == .none
                ? nil : .init(name: "Pimpinan/Pengurus \(firm)", place: "Kabupaten Kotawaringin Timur"),
            employer: .init(
                name: firm,
                address: "Jalan Jenderal Sudirman Km. 12, Mentawa Baru Ketapang",
                region: "Kabupaten Kotawaringin Timur",
                numbers: [.init(kind: "nib", value: "5323691292767"), .init(kind: "npwp", value: "0012345678901000")]
            ),
            token: "MDEyMzQ1Njc4OWFiY2RlZg"
        )
        content.references = LetterKind.allCases.filter { $0 != kind }.enumerated().map { index, other in
            .init(
                kind: other,
                number: "560/01\(index + 10)/UJI/IX/2026",
                issuedOn: day.adding(days: -30),
                receivedOn: other.awaitsReceipt ? day.adding(days: -27) : nil
            )
        }
        content.order = .init(
            number: kind == .assignment ? nil : "560/0014/DISNAKERTRANS/IX/2026",
            orderedOn: day.adding(days: -20),
            from: day.adding(days: -20),
            through: day.adding(days: 10),
            kind: Words(id: "Pemeriksaan khusus", en: "Special inspection"),
            inspectors: [inspector]
        )
        content.visits = [day.adding(days: -15), day.adding(days: -14)]
        content.findings = (0..<findings).map { number in
            .init(
                kind: FindingKind.allCases[number % FindingKind.allCases.count],
                facts: "Temuan ke-\(number + 1): perusahaan mempekerjakan 42 orang pekerja yang belum didaftarkan.",
                provision: "UU 24/2011 pasal 15 ayat (1); PP 86/2013 pasal 3 ayat (1) huruf a",
                workers: 42,
                establishedOn: day.adding(days: -15),
                result: kind == .verificationMinutes ? .unremedied : nil
            )
        }
        content.period = .init(days: isBranch ? 10 : 14, unit: isBranch ? .workingDays : .calendarDays)
        content.fineRate = "0.1"
        content.debts = [
            .init(
                number: "B/0012/102026",
                dueOn: day.adding(days: -20),
                balance: Rupiah(12_500_000),
                items: [
                    .init(
                        kind: "arrears",
                        programme: "JHT",
                        from: LocalDate(year: 2026, month: 4, day: 1),
                        through: LocalDate(year: 2026, month: 6, day: 1),
                        balance: Rupiah(12_000_000)
                    ),
                    .init(kind: "late_fine", programme: "JHT", from: nil, through: nil, balance: Rupiah(500_000)),
                ]
            )
        ]
        content.said.text = "Kami mengharapkan kerja sama Saudara."
        content.said.reason = "Alasan yang dicatat."
        content.said.result = "Hasil yang dicatat."
        content.said.legalBasis = "PP 86/2013 P13(5)"
        content.said.evidence = "Bukti pembayaran Nomor 77"
        content.said.authority = "DPMPTSP Provinsi Kalimantan Tengah"
        content.said.service = .businessLicence
        content.said.office = "Koordinator Wilayah I Palangka Raya"
        content.said.term = day.adding(days: 60)
        content.said.ruling = .refused
        content.said.days = 7
        // Three months of a thousandth of what the bill has.
        content.said.amount = Rupiah(kind == .fineDecision ? 36_000 : 1_250_000)
        let head = LetterContent.Officer(
            name: isBranch ? "Teguh Peraga" : "Agus Peraga",
            nip: isBranch ? nil : "197501012000031002",
            post: isBranch ? "Kepala Kantor Cabang Sampit" : "Kepala \(office.name)"
        )
        content.signatories =
            kind.register == .note
            ? [.init(.endorser, head), .init(.inspector, inspector)]
            : [.init(.employer), .init(.issuer, head)]
        if kind == .revocation { content.voided = Array(content.references.prefix(2)) }
        content.enclosures = kind == .serviceDenialRequest ? Array(content.references.prefix(3)) : nil
        content.copies = ["Menteri Ketenagakerjaan Republik Indonesia", "Arsip"]
        return content
    }
}

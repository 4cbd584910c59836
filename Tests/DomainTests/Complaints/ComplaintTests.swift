import Testing

@testable import Domain

@Suite("Complaints")
struct ComplaintTests {
    @Test(
        "Words that tell of a complaint are found, however they are written",
        arguments: [
            "Ada pengaduan pekerja.", "PENGADU datang", "aduan buruh", "laporan pekerja",
            "Laporan dari seorang karyawan",
            "dilaporkan oleh serikat pekerja", "informasi warga", "complaint received", "report by a worker",
            "reported by the union", "Pelapor minta dirahasiakan", "pekerja mengeluh", "whistleblower",
        ]
    )
    func found(text: String) { #expect(ComplaintHint.first(in: text) != nil) }

    @Test(
        "Ordinary grounds pass",
        arguments: [
            "Tidak ditemukan di daftar BPJS per 2026-10-01.", "Rencana kerja 2026 triwulan IV, perkebunan",
            "Laporan BPJS Cabang Sampit", "Laporan WLKP menyebut 42 pekerja", "Not on the BPJS list", "",
            "Wajib lapor ketenagakerjaan belum disampaikan", "Pekerja 42 orang, belum terdaftar", "Spanduk, surat, SPT",
        ]
    )
    func passed(text: String) { #expect(ComplaintHint.first(in: text) == nil) }

    @Test("The kind of inspection follows from the ground, and every kind has more than complaints to come from")
    func grounds() {
        #expect(ComplaintGround.allCases.map(\.inspectionKind) == ["periodic", "periodic", "special"])
    }

    @Test("The complainant reads three words, and none tells of a case")
    func stages() {
        let stages = ComplaintStatus.allCases.map(\.stage)
        #expect(stages == [.received, .inHand, .inHand, .done, .done])
        #expect(ComplaintStage.allCases.map(\.words.id) == ["Diterima", "Ditindaklanjuti", "Selesai"])
    }

    @Test("Whatever may be complained of is said in plain words")
    func plain() {
        #expect(FindingKind.allCases.filter { $0.plainWords != nil }.count == FindingKind.complained.count)
        #expect(FindingKind.complained.allSatisfy { $0.plainWords != nil })
    }
}

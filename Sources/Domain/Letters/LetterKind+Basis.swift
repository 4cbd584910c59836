extension LetterKind {
    /// The provision on which a paper of this kind stands, as it quotes it; `nil` where its contents name theirs.
    ///
    /// A text edited by an office names it as one field, and can't change it.
    public var basis: String? {
        switch self {
        case .assignment, .determination:
            """
            Undang-Undang Nomor 3 Tahun 1951 tentang Pernyataan Berlakunya Undang-Undang Pengawasan Perburuhan Tahun \
            1948 Nomor 23 dari Republik Indonesia untuk Seluruh Indonesia
            """
        case .refusalMinutes: "Pasal 2, Pasal 3 dan Pasal 6 Undang-Undang Nomor 3 Tahun 1951"
        case .policeHelpRequest: "Pasal 2 Undang-Undang Nomor 3 Tahun 1951"
        case .summons: "Pasal 3 Undang-Undang Nomor 3 Tahun 1951"
        case .noteCopy: "Pasal 5 Undang-Undang Nomor 3 Tahun 1951"
        case .investigationOrder:
            "Pasal 182 Undang-Undang Nomor 13 Tahun 2003 dan Pasal 8 Undang-Undang Nomor 3 Tahun 1951"
        case .stopOrder: "Pasal 182 ayat (2) huruf g Undang-Undang Nomor 13 Tahun 2003"
        case .employerNotice: "Pasal 15 Undang-Undang Nomor 24 Tahun 2011"
        case .arrearsBill: "Pasal 19 Undang-Undang Nomor 24 Tahun 2011"
        case .examinationOrder:
            """
            Pasal 11 huruf c Undang-Undang Nomor 24 Tahun 2011 dan Pasal 13 sampai dengan Pasal 14 Peraturan \
            Pemerintah Nomor 86 Tahun 2013
            """
        case .bpjsSummons, .bpjsExaminationReport:
            "Pasal 13 dan Pasal 14 Peraturan Pemerintah Nomor 86 Tahun 2013"
        case .bpjsReply: "Pasal 13 ayat (5) dan ayat (6) Peraturan Pemerintah Nomor 86 Tahun 2013"
        case .reportToInspectors: "Pasal 13 ayat (5) Peraturan Pemerintah Nomor 86 Tahun 2013"
        case .examinationResult: "Peraturan Pemerintah Nomor 86 Tahun 2013"
        case .firstWarning:
            """
            Pasal 17 ayat (2) huruf a Undang-Undang Nomor 24 Tahun 2011 dan Pasal 10 ayat (1) Peraturan Pemerintah \
            Nomor 86 Tahun 2013
            """
        case .secondWarning: "Pasal 10 ayat (2) Peraturan Pemerintah Nomor 86 Tahun 2013"
        case .fineDecision:
            """
            Pasal 17 ayat (2) huruf b Undang-Undang Nomor 24 Tahun 2011 serta Pasal 7 dan Pasal 10 ayat (3) sampai \
            dengan ayat (5) Peraturan Pemerintah Nomor 86 Tahun 2013
            """
        case .serviceDenialRequest:
            """
            Pasal 17 ayat (4) Undang-Undang Nomor 24 Tahun 2011 serta Pasal 8 sampai dengan Pasal 10 Peraturan \
            Pemerintah Nomor 86 Tahun 2013
            """
        case .serviceDenialDecision:
            """
            Pasal 17 Undang-Undang Nomor 24 Tahun 2011; Pasal 8, Pasal 9 dan Pasal 10 ayat (6) Peraturan Pemerintah \
            Nomor 86 Tahun 2013
            """
        case .serviceDenialLifting:
            "Pasal 10 ayat (7) dan ayat (8) Peraturan Pemerintah Nomor 86 Tahun 2013"
        case .objectionAnswer: "Pasal 75 sampai dengan Pasal 78 Undang-Undang Nomor 30 Tahun 2014"
        case .revocation: "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan"
        case .inspectionReport, .firstNote, .secondNote, .specialNote, .remainderNote, .extensionDecision,
            .suspensionDecision, .verificationMinutes, .noncomplianceReport, .sanctionRecommendation,
            .incidentReport, .spdp, .caseFile, .serviceDenialAnswer, .instalmentAgreement, .prosecutorMandate,
            .negotiationMinutes, .stateReceivablesHandover, .copyRequest, .referral, .transfer, .closureMinutes,
            .notice:
            nil
        }
    }
}

internal import FoundationEssentials

extension ParameterDefault {
    /// The rows that Patuh brings along. Where no day is given, the rule is older than any case here.
    public static let all: [ParameterDefault] = notes + noteClocks + warnings + money + replies + targets + planning

    private static let oldInspectionRegulation = LegalBasis.law("Permenaker 33/2016 jo 1/2020", .uncertain)
    private static let newInspectionRegulation = LegalBasis.law("Permenaker 11/2026", .uncertain)
    /// In force about 3 July 2026 by two public registers of regulations.
    private static let newRegulationBegins = LocalDate(year: 2026, month: 7, day: 3) ?? .last

    private static let sourcesConflict = Words(
        id: "Sumber-sumber tidak sepakat; nilai ini usulan yang perlu dikonfirmasi.",
        en: "The sources conflict; this value is a proposal to be confirmed."
    )
    private static let textNotEntered = Words(
        id: "Naskah Permenaker 11/2026 belum dimasukkan; nilai diteruskan dari peraturan sebelumnya.",
        en: "The text of Permenaker 11/2026 has not been entered; the value is carried over from the one before."
    )
    private static let daysOrWorkingDays = Words(
        id: "P6 menyebut hari kerja, P10 menyebut hari; dihitung hari kerja, yang lebih longgar bagi pemberi kerja.",
        en: "Art. 6 says working days, art. 10 says days; working days are counted, the longer reading."
    )

    private static func inspection(
        _ key: ParameterKey,
        _ value: Decimal,
        _ unit: ParameterUnit
    ) -> [ParameterDefault] {
        [
            ParameterDefault(key, value, unit, basis: oldInspectionRegulation, label: sourcesConflict),
            ParameterDefault(
                key,
                value,
                unit,
                from: newRegulationBegins,
                basis: newInspectionRegulation,
                label: textNotEntered
            ),
        ]
    }

    private static let notes: [ParameterDefault] = [
        inspection(.firstNoteDays, 14, .calendarDays),
        inspection(.secondNoteDays, 7, .calendarDays),
        inspection(.specialNoteDays, 7, .calendarDays),
        inspection(.noteDaysCap, 30, .calendarDays),
    ].flatMap { $0 }

    private static let noteClocks: [ParameterDefault] = [
        ParameterDefault(
            .noteExtensions,
            1,
            .times,
            basis: .law("UU 30/2014 P58(5)", .uncertain),
            label: Words(
                id: "Usulan kebijakan: satu kali, paling lama sama dengan jangka waktu semula.",
                en: "Proposed policy: once, at most as long as the original period."
            )
        ),
        ParameterDefault(
            .noteSuspension,
            1,
            .switch,
            basis: .law("UU 30/2014 P58(5)", .uncertain),
            label: Words(
                id: "Usulan kebijakan, dengan analogi perpanjangan: tidak ditemukan aturan penangguhan; matikan bila "
                    + "tidak dikonfirmasi.",
                en: "Proposed policy, by analogy to extension: no rule on suspension was found; switch it off unless "
                    + "it is confirmed."
            )
        ),
        ParameterDefault(
            .noteRollForward,
            1,
            .switch,
            basis: .law("UU 30/2014 P58(3)", .uncertain),
            label: Words(
                id: "Analogi: P58(3) berlaku bagi jangka waktu keputusan.",
                en: "By analogy: art. 58(3) concerns a decision's time limit."
            )
        ),
        ParameterDefault(
            .determinationDays,
            14,
            .calendarDays,
            basis: .law("Permenaker 33/2016 jo 1/2020 (penetapan)", .secondHand)
        ),
        ParameterDefault(
            .spdpDays,
            7,
            .calendarDays,
            from: LocalDate(year: 2026, month: 1, day: 2) ?? .last,
            basis: .law("UU 20/2025", .secondHand)
        ),
    ]

    private static let warnings: [ParameterDefault] = [
        ParameterDefault(
            .firstWarningDays,
            10,
            .workingDays,
            basis: .law("PP 86/2013 P6(1)-(2), P10(1)", .read),
            label: daysOrWorkingDays
        ),
        ParameterDefault(
            .secondWarningDays,
            10,
            .workingDays,
            basis: .law("PP 86/2013 P6(1)-(2), P10(2)", .read),
            label: daysOrWorkingDays
        ),
        ParameterDefault(.fineImpositionDays, 30, .calendarDays, basis: .law("PP 86/2013 P7(1)", .read)),
        ParameterDefault(
            .fineRate,
            Decimal(string: "0.1"),
            .percentPerMonth,
            basis: .law("PP 86/2013 P10(4)-(5)", .read)
        ),
        ParameterDefault(.contributionDueDay, 15, .dayOfMonth, basis: .law("PP 44/2015 P21", .read)),
        ParameterDefault(
            .contributionRollForward,
            1,
            .switch,
            basis: .law("PP 44/2015 P21(3)", .read),
            label: Words(
                id: "PP 45/2015 P30(3) tidak mengatur pergeseran; dalam praktik satu tanggal.",
                en: "PP 45/2015 art. 30(3) has no such clause; in practice there is one date."
            )
        ),
        ParameterDefault(.latePaymentRate, 2, .percentPerMonth, basis: .law("PP 44/2015 P22", .read)),
        ParameterDefault(
            .serviceDenialAnswerDays,
            nil,
            .workingDays,
            basis: .law("Permenaker 4/2018", .uncertain),
            label: Words(
                id: "Batas waktu dalam Permenaker 4/2018 belum diketahui; tenggat tidak dihitung.",
                en: "The limits in Permenaker 4/2018 are not known; no deadline is computed."
            )
        ),
        ParameterDefault(.pupnMinimum, 8_000_000, .rupiah, basis: .law("PMK 54/2024", .secondHand)),
    ]

    private static let startedMonth = Words(
        id:
            "Naskah menyebut “setiap bulan”; bahwa bulan berjalan dihitung penuh adalah tafsir yang perlu dikonfirmasi.",
        en: "The text says “each month”; that a month begun counts as whole is a reading to be confirmed."
    )

    private static let money: [ParameterDefault] = [
        ParameterDefault(
            .latePaymentStartedMonth,
            1,
            .switch,
            basis: .law("PP 44/2015 P22, PP 45/2015 P31, PP 46/2015 P20", .uncertain),
            label: startedMonth
        ),
        ParameterDefault(
            .fineStartedMonth,
            1,
            .switch,
            basis: .law("PP 86/2013 P10(4)", .uncertain),
            label: startedMonth
        ),
        ParameterDefault(.benefitArrearsMonths, 3, .months, basis: .law("PP 44/2015 P38, P41", .read)),
        ParameterDefault(
            .paymentPrincipalFirst,
            1,
            .switch,
            basis: .practice,
            label: Words(
                id:
                    "KUHPerdata P1397 (dari ingatan) mendahulukan bunga; dalam praktik pokok iuran dilunasi lebih dahulu.",
                en:
                    "Civil Code art. 1397 (from memory) puts interest first; in practice contributions are settled first."
            )
        ),
    ]

    private static let replies: [ParameterDefault] = [
        ParameterDefault(.objectionFilingDays, 21, .workingDays, basis: .law("UU 30/2014 P75-78", .read)),
        ParameterDefault(.objectionAnswerDays, 10, .workingDays, basis: .law("UU 30/2014 P77(5)-(7)", .read)),
        ParameterDefault(.objectionDecisionDays, 5, .workingDays, basis: .law("UU 30/2014 P77(5)-(7)", .read)),
        ParameterDefault(.appealFilingDays, 10, .workingDays, basis: .law("UU 30/2014 P75-78", .read)),
        ParameterDefault(.deliveryDays, 5, .workingDays, basis: .law("UU 30/2014 P61-62", .read)),
        ParameterDefault(.certificateDays, 7, .workingDays, basis: .law("PP 44/2015 P6(2), P7(1)", .read)),
    ]

    private static let targets: [ParameterDefault] = [
        ParameterDefault(.reportReviewDays, 5, .workingDays, basis: oldInspectionRegulation, label: sourcesConflict),
        ParameterDefault(.noteIssueDays, 5, .workingDays, basis: oldInspectionRegulation, label: sourcesConflict),
        ParameterDefault(.verificationDays, 5, .workingDays, basis: .practice),
        ParameterDefault(.indicationCheckDays, 10, .workingDays, basis: .practice),
        ParameterDefault(
            .inspectorsReportDays,
            5,
            .workingDays,
            basis: .practice,
            label: Words(
                id: "Wajib melapor, tetapi tanpa batas hari dalam peraturan.",
                en: "The report is mandatory; the law sets no number of days."
            )
        ),
        ParameterDefault(.queueDueSoonDays, 3, .workingDays, basis: .practice),
        ParameterDefault(.ladderReminderDays, 3, .workingDays, basis: .practice),
        ParameterDefault(.ladderFirstDays, 1, .workingDays, basis: .practice),
        ParameterDefault(.ladderSecondDays, 3, .workingDays, basis: .practice),
        ParameterDefault(.ladderThirdDays, 5, .workingDays, basis: .practice),
        ParameterDefault(.entryLateAfterDays, 7, .calendarDays, basis: .practice),
        ParameterDefault(
            .auditRetentionMonths,
            nil,
            .months,
            basis: .law("UU 43/2009", .uncertain),
            label: Words(
                id: "Ditetapkan oleh jadwal retensi arsip (JRA); selama kosong tidak ada yang dimusnahkan.",
                en: "For the office's retention schedule (JRA) to set; while it is empty nothing is destroyed."
            )
        ),
        ParameterDefault(
            .complaintRetentionMonths,
            nil,
            .months,
            basis: .law("UU 43/2009", .uncertain),
            label: Words(
                id: "Ditetapkan oleh jadwal retensi arsip (JRA); selama kosong tidak ada pengaduan yang dimusnahkan.",
                en: "For the office's retention schedule (JRA) to set; while it is empty no complaint is destroyed."
            )
        ),
        ParameterDefault(
            .smallestGroup,
            3,
            .workers,
            basis: .law("UU 27/2022 P4(2)", .uncertain),
            label: Words(
                id:
                    "Upah adalah data pribadi spesifik; undang-undang tidak menyebut angka. Tiga adalah batas terendah yang "
                    + "lazim pada statistik usaha: dengan dua orang, masing-masing mengetahui upah yang lain.",
                en:
                    "Wages are specific personal data; the law names no number. Three is the usual least frequency of "
                    + "business statistics: of two, each would learn the other's wage."
            )
        ),
    ]

    /// The output norm is quoted by the press and in work plans of other provinces (some of which take 7); the score is
    /// the office's own.
    private static let planning: [ParameterDefault] = [
        ParameterDefault(
            .inspectorFirms,
            5,
            .firms,
            basis: .law("Permenaker 33/2016 jo 1/2020", .secondHand),
            label: Words(
                id: "Paling sedikit 5 perusahaan sebulan menurut sumber kedua; sebagian provinsi memakai 7.",
                en: "At least 5 firms a month by secondary sources; some provinces take 7."
            )
        ),
        ParameterDefault(.riskUnregistered, 30, .points, basis: .practice),
        ParameterDefault(.riskPartialWorkers, 20, .points, basis: .practice),
        ParameterDefault(.riskPartialWages, 15, .points, basis: .practice),
        ParameterDefault(.riskPartialProgrammes, 10, .points, basis: .practice),
        ParameterDefault(.riskArrears, 15, .points, basis: .practice),
        ParameterDefault(.riskWorkers, 20, .points, basis: .practice),
        ParameterDefault(.riskClass, 10, .points, basis: .practice),
        ParameterDefault(.riskHistory, 20, .points, basis: .practice),
        ParameterDefault(.riskLastVisit, 15, .points, basis: .practice),
        ParameterDefault(.riskYears, 5, .years, basis: .practice),
    ]
}

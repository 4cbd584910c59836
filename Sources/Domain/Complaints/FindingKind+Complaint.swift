extension FindingKind {
    /// The kinds that a complaint may name, in the order in which the form asks for them.
    public static let complained: [FindingKind] = [
        .unregistered, .partialWorkers, .partialWages, .partialProgrammes, .notRemitted, .arrears, .otherNorm,
    ]

    /// What is wrong, as somebody says it who does not know the law's names; `nil` for what nobody complains of.
    public var plainWords: Words? {
        switch self {
        case .unregistered:
            Words(id: "Saya atau pekerja lain tidak didaftarkan sama sekali", en: "Nobody is registered at all")
        case .partialWorkers:
            Words(id: "Hanya sebagian pekerja yang didaftarkan", en: "Only some workers are registered")
        case .partialWages:
            Words(
                id: "Upah yang dilaporkan lebih rendah daripada yang dibayar",
                en: "Wages are reported lower than paid"
            )
        case .partialProgrammes:
            Words(id: "Tidak semua program diikuti (JKK, JKM, JHT, JP, JKP)", en: "Programmes are missing")
        case .notRemitted:
            Words(id: "Upah dipotong untuk iuran, tetapi iuran tidak disetor", en: "Deducted, but not paid over")
        case .arrears: Words(id: "Iuran tidak dibayar atau terlambat", en: "Contributions are unpaid or late")
        case .otherNorm: Words(id: "Hal lain tentang hubungan kerja", en: "Something else about the work")
        case .annualReportMissing, .changesUnreported, .obstruction: nil
        }
    }
}

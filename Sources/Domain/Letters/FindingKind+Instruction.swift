extension FindingKind {
    /// What the employer has to do about it, as a note orders it. Continues "agar …".
    public var instruction: Words {
        switch self {
        case .unregistered:
            Words(
                id: """
                    mendaftarkan perusahaan beserta seluruh pekerjanya sebagai peserta program jaminan sosial \
                    ketenagakerjaan pada BPJS Ketenagakerjaan dan membayar iurannya
                    """,
                en: "register the firm and all its workers with BPJS Ketenagakerjaan and pay the contributions"
            )
        case .partialWorkers:
            Words(
                id: """
                    mendaftarkan seluruh pekerja yang belum terdaftar, sehingga data pekerja pada BPJS Ketenagakerjaan \
                    sesuai dengan pekerja yang dipekerjakan
                    """,
                en: "register every worker who is not yet registered"
            )
        case .partialWages:
            Words(
                id: "memperbaiki data upah pada BPJS Ketenagakerjaan sehingga sesuai dengan upah yang diterima pekerja",
                en: "correct the wages reported to those that are paid"
            )
        case .partialProgrammes:
            Words(
                id: "mengikutsertakan pekerja dalam seluruh program yang wajib menurut skala usahanya",
                en: "enrol the workers in every programme that is mandatory for the firm"
            )
        case .arrears:
            Words(
                id: "melunasi tunggakan iuran beserta denda keterlambatannya kepada BPJS Ketenagakerjaan",
                en: "pay the contributions in arrears with the fine for paying late"
            )
        case .notRemitted:
            Words(
                id: "menyetorkan kepada BPJS Ketenagakerjaan seluruh iuran yang telah dipungut dari upah pekerja",
                en: "remit every contribution deducted from wages"
            )
        case .annualReportMissing:
            Words(
                id: "menyampaikan laporan ketenagakerjaan perusahaan melalui Wajib Lapor Ketenagakerjaan Perusahaan",
                en: "submit the annual manpower report"
            )
        case .changesUnreported:
            Words(
                id: "melaporkan perubahan data perusahaan, pekerja dan upah kepada BPJS Ketenagakerjaan",
                en: "report the changes of data"
            )
        case .obstruction:
            Words(
                id: "memberikan keterangan dan dokumen yang diminta serta tidak menghalangi pemeriksaan",
                en: "give the information and documents asked for, and not obstruct the inspection"
            )
        case .otherNorm:
            Words(
                id: "memenuhi ketentuan tersebut",
                en: "comply with that provision"
            )
        }
    }
}

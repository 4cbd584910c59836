import Domain

extension Problem {
    /// A field that names no case, or none that this person may know of: the two are never told apart. What a path names and is
    /// not there is `not_found`; what a body names is this.
    static func unknownCase(_ field: String) -> Problem {
        .invalid(
            field,
            "unknown_case",
            id: "Tidak ada kasus dengan pengenal itu yang dapat Anda lihat.",
            en: "There is no case with that identifier that you may see."
        )
    }

    /// A field that names a firm that the register does not hold, or not for this person.
    static func unknownFirm(_ field: String = "company_id") -> Problem {
        .invalid(
            field,
            "unknown_company",
            id: "Tidak ada perusahaan dengan pengenal itu di wilayah Anda.",
            en: "There is no firm with that identifier in your territory."
        )
    }
}

import Domain

extension Problem {
    /// No such fact, or none that this person may know of.
    static let noFact = Problem.notFound(id: "fakta perusahaan", en: "fact about a firm")

    /// It has ended, or was recorded with its end.
    static let factEnded = Problem.conflict(
        "already_ended",
        id: "Fakta ini sudah berakhir; catat fakta baru bila berlaku lagi.",
        en: "This fact has ended already; record another if it holds again."
    )

    /// A scale that rests on nothing.
    static let scaleWithoutEvidence = Problem.invalid(
        "evidence",
        "missing",
        id: "Skala usaha dicatat dengan buktinya, misalnya laporan keuangan dan halamannya.",
        en: "A scale is recorded with its evidence, as accounts and the page."
    )

    /// A firm that is something to itself.
    static let linkedToItself = Problem.invalid(
        "link.other_id",
        "same_company",
        id: "Perusahaan tidak berhubungan dengan dirinya sendiri.",
        en: "No firm is linked to itself."
    )

    /// A day that has not come.
    static func factAhead(_ field: String) -> Problem {
        .invalid(
            field,
            "future_day",
            id: "Tanggal itu belum tiba; isi paling lambat hari ini.",
            en: "That day has not come yet; give today at the latest."
        )
    }

    /// An end before the beginning.
    static func factEndsFirst(_ field: String) -> Problem {
        .invalid(
            field,
            "reversed_days",
            id: "Akhir berlakunya mendahului awalnya.",
            en: "It would end before it begins."
        )
    }

    /// What the tables of facts refuse.
    static let aboutFacts: [String: Problem] = [
        "company_fact_end_pkey": .factEnded,
        "company_fact_end_order": .factEndsFirst("ended_on"),
        "company_fact_order": .factEndsFirst("valid_until"),
        "company_fact_not_in_future": .factAhead("stated_on"),
        "company_fact_scale_has_evidence": .scaleWithoutEvidence,
        "company_fact_pkey": .idTaken,
        "company_establishment_region_exists": .invalid(
            "establishment.region_code",
            "unknown_region",
            id: "Tidak ada kabupaten atau kota dengan kode itu.",
            en: "There is no regency or city with that code."
        ),
        "company_number_of_own_establishment": .unknownEstablishment,
        "company_number_establishment_exists": .unknownEstablishment,
    ]

    private static let unknownEstablishment = Problem.invalid(
        "number.establishment_id",
        "unknown_establishment",
        id: "Perusahaan ini tidak memiliki tempat usaha dengan pengenal itu; lihat `patuh firms facts`.",
        en: "This firm has no establishment with that identifier; see `patuh firms facts`."
    )
}

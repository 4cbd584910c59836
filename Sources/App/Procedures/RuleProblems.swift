import Domain

extension Problem {
    /// What a client is told of the constraints around versions of procedures and parameters.
    static let aboutRules: [String: Problem] = [
        "case_event_version_of_its_day": .conflict(
            "version_not_in_force",
            id: "Pada hari itu berlaku versi prosedur yang lain.",
            en: "Another version of the procedure is in force on that day."
        ),
        "case_event_adopts_rules_in_force": .conflict(
            "rules_not_in_force",
            id: "Aturan itu belum berlaku pada hari itu, atau sudah diikuti kasus ini.",
            en: "Those rules are not in force on that day, or the case follows them already."
        ),
        "procedure_version_frozen": .conflict(
            "version_settled",
            id: "Versi ini sudah diterbitkan atau ditarik, dan tidak dapat diubah lagi.",
            en: "This version has been published or withdrawn, and can't be changed any more."
        ),
        "procedure_version_one_a_day": .conflict(
            "day_taken",
            id: "Versi lain sudah mulai berlaku pada hari itu; pilih hari lain.",
            en: "Another version begins on that day; choose another day."
        ),
        "procedure_version_begins_later": .invalid(
            "valid_from",
            "not_to_come",
            id: "Versi mulai berlaku paling awal besok, supaya tidak ada kasus hari ini yang berubah aturan.",
            en: "A version begins tomorrow at the earliest, so that no case of today changes its rules."
        ),
        "procedure_version_pkey": .conflict(
            "version_taken",
            id: "Nomor versi itu baru saja dipakai; ulangi.",
            en: "That version number was taken just now; repeat."
        ),
        "parameter_entry_not_counted_by": .conflict(
            "already_counted_by",
            id:
                "Sudah ada tindakan pada atau sesudah hari itu, atau sudah ada nilai untuk hari itu. Pilih hari yang akan "
                + "datang, atau terbitkan sebagai koreksi.",
            en:
                "Acts were taken on that day or later, or it has a value already. Choose a day to come, or publish this "
                + "as a correction."
        ),
        "parameter_set_pkey": .idTaken,
        "rule_migration_pkey": .idTaken,
    ]
}

import Domain

extension Problem {
    /// What the tables of people, posts and access refuse.
    static let aboutAccess: [String: Problem] = [
        "person_login_unique": .conflict(
            "login_taken",
            id: "Nama pengguna itu sudah dipakai.",
            en: "That login is already taken."
        ),
        "person_email_unique": .conflict(
            "email_taken",
            id: "Alamat surel itu sudah tercatat pada orang lain.",
            en: "That e-mail address stands with somebody else already."
        ),
        "person_email_form": .invalid(
            "email",
            "malformed",
            id: "Tulis alamat surel seperti nama@kantor.go.id.",
            en: "Write an e-mail address, as in name@office.go.id."
        ),
        "person_identity_linked_once": .conflict(
            "identity_linked",
            id: "Identitas itu sudah dihubungkan.",
            en: "That identity is linked already."
        ),
        "person_identity_one_each": .conflict(
            "person_linked",
            id: "Orang itu sudah punya identitas pada penyedia itu.",
            en: "That person has an identity at that provider already."
        ),
        "person_login_format": .invalid(
            "login",
            "malformed",
            id: "Pakai 2–63 dari a–z, 0–9, titik, garis bawah dan tanda hubung, diawali huruf atau angka.",
            en: "Use 2–63 of a–z, 0–9, dot, underscore and hyphen, a letter or digit first."
        ),
        "post_unique": .conflict(
            "post_known",
            id: "Orang itu sudah memegang jabatan itu sejak hari itu.",
            en: "That person holds that post from that day already."
        ),
        "post_order": .invalid(
            "valid_to",
            "reversed_days",
            id: "Hari terakhir mendahului hari pertama.",
            en: "The last day lies before the first."
        ),
        "post_acting_for_another": .invalid(
            "stands_for",
            "same_person",
            id: "Tidak ada yang menggantikan dirinya sendiri.",
            en: "Nobody acts for herself."
        ),
        "post_acting_not_in_past": .invalid(
            "valid_from",
            "past_day",
            id: "Penunjukan pengganti berlaku paling awal hari ini.",
            en: "Somebody is made to act from today at the earliest."
        ),
        "post_past_stands": .conflict(
            "post_over",
            id:
                "Jabatan yang sudah berakhir tetap seperti tercatat; yang berjalan berakhir paling awal kemarin, dan tidak "
                + "diperpanjang: berikan jabatan baru.",
            en:
                "A post that is over stays as it stands; one that runs ends yesterday at the earliest and is not made longer: "
                + "give a new one."
        ),
        "office_code_unique": .conflict(
            "office_code_taken",
            id: "Kode kantor itu sudah dipakai.",
            en: "That code is another office's already."
        ),
        "office_parent_exists": .invalid(
            "parent_id",
            "unknown",
            id: "Kantor induk itu tidak dikenal.",
            en: "There is no such office above it."
        ),
        "office_territory_region_exists": .invalid(
            "region_code",
            "unknown_code",
            id: "Kode wilayah itu tidak dikenal.",
            en: "There is no such region."
        ),
        "office_territory_order": .invalid(
            "valid_to",
            "reversed_days",
            id: "Hari terakhir mendahului hari pertama.",
            en: "The last day lies before the first."
        ),
        "office_territory_overlap": .conflict(
            "territory_known",
            id: "Wilayah itu sudah termasuk wilayah kerja kantor itu pada salah satu hari tersebut.",
            en: "That region belongs to the office's territory on one of these days already."
        ),
        "office_territory_past_stands": .conflict(
            "territory_over",
            id:
                "Yang sudah berakhir tetap seperti tercatat; yang berjalan berakhir paling awal kemarin, dan tidak "
                + "diperpanjang: tambahkan lagi mulai hari berikutnya.",
            en:
                "What is over stays as it stands; what runs ends yesterday at the earliest and is not made longer: add "
                + "the region again from the day after."
        ),
        "access_rule_office_exists": .invalid(
            "office_id",
            "unknown",
            id: "Kantor itu tidak dikenal.",
            en: "There is no such office."
        ),
        "access_rule_of_office": .invalid(
            "office_id",
            "not_by_office",
            id: "Hanya kewajiban faktor kedua yang dapat ditetapkan per kantor.",
            en: "Only the second factor is asked for by office."
        ),
        "access_rule_once_a_day": .conflict(
            "rule_known",
            id: "Aturan itu sudah ditetapkan untuk hari itu; pilih hari lain.",
            en: "That rule is set for that day already; choose another day."
        ),
        "access_rule_key_known": .invalid(
            "key",
            "unknown_code",
            id: "Aturan itu tidak dikenal; lihat daftar pada GET /v1/access-rules.",
            en: "There is no such rule; GET /v1/access-rules lists them."
        ),
        "access_rule_value_sensible": .invalid(
            "value",
            "out_of_range",
            id: "Nilai itu di luar batas yang wajar untuk aturan ini.",
            en: "That value lies outside what is sensible for this rule."
        ),
    ]
}

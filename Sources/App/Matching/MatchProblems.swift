import Domain

extension Problem {
    /// No such proposal where the reader may see one.
    static let noMatch = Problem.notFound(id: "usulan kecocokan", en: "proposal")

    /// A record that takes nothing up any more.
    static let mergedElsewhere = Problem.conflict(
        "merged_elsewhere",
        id: "Data perusahaan itu sudah digabungkan ke perusahaan lain (merged_into); pakai perusahaan itu.",
        en: "That record went into another firm (merged_into); use that firm."
    )

    /// What the database says about merges and proposals.
    static let aboutMatching: [String: Problem] = [
        "company_merge_known": .notFound(id: "perusahaan", en: "firm"),
        "company_merge_in_territory": .forbidden(
            Words(id: "Perusahaan itu di luar wilayah kerja Anda.", en: "That firm lies outside your territory.")
        ),
        "company_merge_two_firms": .conflict(
            "same_company",
            id: "Perusahaan tidak digabungkan dengan dirinya sendiri; pilih data yang lain.",
            en: "A firm is not merged with itself; choose another record."
        ),
        "company_merge_one_region": .conflict(
            "other_region",
            id: "Kedua data berada di kabupaten/kota yang berbeda; perbaiki wilayahnya lebih dahulu bila keliru.",
            en: "The two lie in different regencies; correct the region first if it is wrong."
        ),
        "company_merge_both_stand": .conflict(
            "already_merged",
            id: "Salah satu sudah digabungkan ke perusahaan lain; lihat daftar penggabungannya.",
            en: "One of the two went into another firm already; see its merges."
        ),
        "company_merge_one_has_cases": .conflict(
            "both_have_cases",
            id: "Keduanya mempunyai kasus atau piutang; selesaikan atau hentikan salah satunya lebih dahulu.",
            en: "Both have cases or debts; end one of them first."
        ),
        "company_merge_keeps_cases": .conflict(
            "has_cases",
            id: "Data yang mempunyai kasus atau piutang tetap berdiri; gabungkan sebaliknya.",
            en: "The record with cases or debts stands; merge the other way round."
        ),
        "company_merge_numbers_agree": .conflict(
            "contradicting_numbers",
            id: "NIB, NPWP atau nomor WLKP keduanya berbeda; sertakan alasan (reason) bila tetap satu perusahaan.",
            en: "Their NIB, NPWP or WLKP numbers differ; give a reason if they are one firm nevertheless."
        ),
        "company_merge_undo_once": .conflict(
            "already_undone",
            id: "Penggabungan itu sudah dibatalkan.",
            en: "That merge was taken back already."
        ),
        "company_merge_undo_latest": .conflict(
            "merged_since",
            id: "Perusahaan itu digabungkan lagi sesudahnya; batalkan penggabungan yang terakhir lebih dahulu.",
            en: "That firm was merged again since; take the latest merge back first."
        ),
        "match_candidate_known": noMatch,
        "match_candidate_open": .conflict(
            "decided_already",
            id: "Usulan itu sudah diputuskan atau tidak berlaku lagi.",
            en: "That proposal is decided already, or no longer holds."
        ),
        "match_candidate_row_of_one": .conflict(
            "row_taken",
            id: "Baris itu sudah dinyatakan milik perusahaan lain; batalkan keputusan itu lebih dahulu.",
            en: "That row was said to be another firm's; take that decision back first."
        ),
        "match_candidate_decided": .conflict(
            "not_decided",
            id: "Usulan itu belum diputuskan atau tidak berlaku lagi; tidak ada yang dibatalkan.",
            en: "That proposal is not decided, or no longer holds; there is nothing to take back."
        ),
        "match_candidate_merged": .conflict(
            "merged",
            id: "Keputusan itu menggabungkan dua data; batalkan penggabungannya.",
            en: "That decision merged two records; take the merge back instead."
        ),
        "company_merged_elsewhere": mergedElsewhere,
    ]
}

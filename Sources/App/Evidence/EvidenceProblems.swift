import Domain

extension Problem {
    /// A letter that the case has not, or none that the sender may know of.
    static let unknownLetter = Problem.invalidParameters([
        .init(
            field: "letter_id",
            code: "unknown_letter",
            detail: Words(id: "Tidak ada surat itu pada kasus ini.", en: "This case has no such letter.")
        )
    ])

    /// What the gates of evidence refuse.
    static let aboutEvidence: [String: Problem] = [
        "evidence_letter_of_case": unknownLetter,
        "evidence_letter_exists": unknownLetter,
        "evidence_signed_letter_named": unknownLetter,
        "evidence_visit_of_case": .invalidParameters([
            .init(
                field: "visit_id",
                code: "unknown_visit",
                detail: Words(id: "Tidak ada kunjungan itu pada kasus ini.", en: "This case has no such visit.")
            )
        ]),
        "letter_signature_extends_paper": Problem(.notThisLetter),
        "letter_signature_once_per_place": .placeSigned,
        "letter_signature_pkey": .placeSigned,
        "letter_signature_of_standing_letter": .conflict(
            "letter_void",
            id: "Surat ini tidak berlaku lagi; surat yang tidak berlaku tidak ditandatangani.",
            en: "This letter no longer holds; a void letter is not signed."
        ),
        "act_evidence_of_case": .invalid([.unknownEvidence("evidence_ids")]),
        "act_evidence_seen_by_author": .invalid([.unknownEvidence("evidence_ids")]),
        "act_evidence_stored_before": .invalid([.unknownEvidence("evidence_ids")]),
        "evidence_not_from_future": .invalidParameters([
            .init(
                field: "dated_on",
                code: "future_day",
                detail: Words(id: "Tanggal itu belum tiba.", en: "That day has not come yet.")
            )
        ]),
    ]
}

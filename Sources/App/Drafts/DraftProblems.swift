import Domain

extension Problem {
    /// What a client is told when the gates of drafts and numbers refuse. The chain of review is asked first, so that a
    /// client reads this only where the database knows better.
    static let aboutDrafts: [String: Problem] = [
        "letter_draft_log_in_sequence": .versionConflict(current: nil),
        "letter_draft_log_follows": .conflict(
            "draft_not_in_state",
            id: "Keadaan konsep tidak mengizinkannya.",
            en: "The draft's state does not allow that."
        ),
        "letter_draft_log_hand": .refusedDraft(.role([])),
        "letter_draft_log_actor_allowed": .refusedDraft(.role([])),
        "letter_draft_checked_by_another": .refusedDraft(.ownDraft),
        "letter_draft_signed_by_third": .refusedDraft(.thirdHand),
        "letter_draft_issues_its_step": .conflict(
            "draft_not_issued",
            id: "Surat yang terbit bukan surat yang diperiksa; buat konsep baru.",
            en: "What was issued is not what was checked; make a new draft."
        ),
        "letter_draft_kind_reviewed": .conflict(
            "not_reviewed",
            id: "Surat jenis ini tidak melalui pemeriksaan konsep; ambil langkahnya langsung.",
            en: "Letters of this kind go through no review; take the step itself."
        ),
        "letter_draft_pkey": .idTaken,
        "letter_numbering_pkey": .idTaken,
        "letter_review_rule_pkey": .idTaken,
        "given_number_once": .conflict(
            "letter_number_taken",
            id:
                "Nomor surat itu sudah dipakai di kantor ini pada tahun yang sama; bila sudah tercatat pada buku kertas, "
                + "masukkan nomor register berikutnya sebagai dipakai di luar Patuh.",
            en: "That letter number is already used at this office in the same year; if the book on paper has used it, "
                + "enter the register's next number as used elsewhere."
        ),
        "given_number_day_of_year": .notOfRegisterYear,
        "letter_reviewed_where_demanded": .reviewIsDemanded,
    ]

    /// Somebody may not do that to a draft.
    static func refusedDraft(_ refusal: DraftRefusal) -> Problem {
        let reasons = [Problem.Reason(code: refusal.code, detail: refusal.words, remedy: refusal.remedy)]
        if case .state = refusal { return .refused(reasons) }
        var problem = Problem.forbidden(refusal.words)
        problem.reasons = reasons
        return problem
    }

    /// The office lets no such letter go out unchecked.
    static func reviewDemanded(_ kind: LetterKind) -> Problem {
        var problem = reviewIsDemanded
        problem.detail = Words(
            id: "Kantor mewajibkan pemeriksaan konsep sebelum \"\(kind.words.id)\" terbit.",
            en: "The office demands that somebody else checks “\(kind.words.en)” before it is issued."
        )
        problem.reasons[0].detail = problem.detail
        return problem
    }

    private static let reviewIsDemanded = Problem.refused([
        .init(
            code: "review_demanded",
            detail: Words(
                id: "Kantor mewajibkan pemeriksaan konsep sebelum surat ini terbit.",
                en: "The office demands that somebody else checks this letter before it is issued."
            ),
            remedy: Words(
                id: "Buat konsep, ajukan, lalu terbitkan setelah disetujui (`patuh letters draft`).",
                en: "Make a draft, submit it, and issue it once it was passed on (`patuh letters draft`)."
            )
        )
    ])
}

import Domain

extension Problem {
    /// What the gates of the registers refuse.
    static let aboutRegisters: [String: Problem] = [
        "incoming_letter_pkey": .idTaken,
        "incoming_disposition_pkey": .idTaken,
        "incoming_letter_not_from_future": .invalid(
            "received_on",
            "future_day",
            id: "Tanggal terima belum tiba; isi paling lambat hari ini.",
            en: "That day has not come yet; give today at the latest."
        ),
        "incoming_letter_late_reason": .invalid(
            "reason",
            "late_without_reason",
            id: "Surat diterima sebelum hari ini; sebutkan alasan pencatatan menyusul.",
            en: "The paper was received before today; say why it is entered late."
        ),
        "incoming_letter_correction_reason": .invalid(
            "reason",
            "correction_without_reason",
            id: "Sebutkan alasan ralat.",
            en: "Say why the entry is corrected."
        ),
        "incoming_letter_dated_before_receipt": .invalid(
            "dated_on",
            "after_receipt",
            id: "Tanggal surat sesudah tanggal terimanya.",
            en: "The paper bears a day after its receipt."
        ),
        "incoming_letter_classification_exists": .invalid(
            "classification",
            "unknown_code",
            id: "Kode klasifikasi itu tidak dikenal.",
            en: "There is no such classification."
        ),
        "incoming_letter_corrects_standing": notCorrectable,
        "incoming_letter_corrected_once": notCorrectable,
        "incoming_link_standing": notStanding,
        "incoming_disposition_standing": notStanding,
        "incoming_link_same_case": .conflict(
            "other_case",
            id: "Surat ini sudah masuk berkas kasus lain; ralat dengan catatan baru bila keliru.",
            en: "This paper lies in another case's file; correct it by a new entry if that is wrong."
        ),
        "incoming_link_case_of_company": .invalid(
            "case_id",
            "other_company",
            id: "Kasus itu menyangkut perusahaan lain.",
            en: "That case is about another firm."
        ),
        "incoming_link_after_what_it_answers": .conflict(
            "answers_later_act",
            id: "Surat ini diterima sebelum yang dijawabnya terbit.",
            en: "This paper was received before what it is said to answer."
        ),
        "incoming_void_by_whom": .forbidden(
            Words(
                id: "Hanya yang mencatat atau pimpinan kantornya yang dapat membatalkan catatan ini.",
                en: "Only whoever registered it, or heads its office, voids this entry."
            )
        ),
        "incoming_void_standing": notStanding,
        "incoming_void_once": notStanding,
        "incoming_disposition_by_head": .forbidden(
            Words(
                id: "Hanya pimpinan kantor surat ini, atau pimpinan penerima disposisinya, yang dapat mendisposisi.",
                en: "Only whoever heads this paper's office, or was passed it as a head, passes it on."
            )
        ),
        "incoming_disposition_to_another": .invalid(
            "to",
            "self",
            id: "Disposisi ditujukan kepada orang lain.",
            en: "A disposition goes to somebody else."
        ),
        "incoming_disposition_person_of_office": .invalid(
            "to",
            "other_office",
            id: "Petugas itu tidak bertugas di kantor Anda atau kantor di bawahnya.",
            en: "That person has no post at your office or one below it."
        ),
        "incoming_disposition_person_reads_case": .invalid(
            "to",
            "case_not_readable",
            id: "Petugas itu tidak berwenang membaca kasus surat ini.",
            en: "That person may not read the case of this paper."
        ),
        "incoming_disposition_due_ahead": .invalid(
            "due_on",
            "past_day",
            id: "Tenggat disposisi paling cepat hari ini.",
            en: "What is due lies no earlier than today."
        ),
        "incoming_disposition_end_by_whom": .forbidden(
            Words(
                id: "Penerima disposisi yang menyelesaikannya; pemberinya yang dapat menariknya.",
                en: "Whom it was given to says that it is done; who gave it takes it back."
            )
        ),
        "incoming_disposition_end_once": .conflict(
            "disposition_ended",
            id: "Disposisi ini sudah selesai atau ditarik.",
            en: "This disposition is done or taken back already."
        ),
        "filing_not_backwards": .invalid(
            "effective_from",
            "past_day",
            id: "Penetapan berlaku paling cepat hari ini; yang sudah diberkaskan tidak berubah.",
            en: "It holds from today at the earliest; what was filed stays as it is."
        ),
        "filing_rule_pkey": .conflict(
            "rule_known",
            id: "Sudah ada penetapan untuk jenis, kantor dan tanggal itu.",
            en: "There is a rule for that kind, sort of office and day already."
        ),
        "retention_term_pkey": .conflict(
            "term_known",
            id: "Sudah ada penetapan untuk kelas dan tanggal itu.",
            en: "There is a term for that class and day already."
        ),
        "filing_rule_classification_exists": .invalid(
            "classification",
            "unknown_code",
            id: "Kode klasifikasi itu tidak dikenal.",
            en: "There is no such classification."
        ),
        "filing_rule_retention_exists": unknownRetention,
        "retention_term_class_exists": unknownRetention,
        "retention_term_whole": .invalid(
            "fate",
            "years_missing",
            id: "Nasib akhir hanya bersama masa aktif dan inaktif.",
            en: "A final fate stands only with both numbers of years."
        ),
    ]

    private static let notCorrectable = Problem.conflict(
        "entry_not_standing",
        id: "Catatan itu sudah diralat, dibatalkan, atau milik kantor lain.",
        en: "That entry is corrected or void already, or another office's."
    )

    private static let notStanding = Problem.conflict(
        "entry_not_standing",
        id: "Catatan ini sudah diralat atau dibatalkan.",
        en: "This entry is corrected or void."
    )

    private static let unknownRetention = Problem.invalid(
        "retention",
        "unknown_code",
        id: "Kelas retensi itu tidak dikenal.",
        en: "There is no such class of retention."
    )
}

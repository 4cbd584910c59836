import Domain

extension Problem {
    /// What a client is told when a constraint of the debts' tables refuses.
    static let aboutDebts: [String: Problem] = [
        "debt_event_in_sequence": .versionConflict(current: nil),
        "debt_event_actor_allowed": .forbidden(
            Words(
                id: "Peran Anda tidak berwenang melakukan ini pada piutang ini.",
                en: "Your role may not do this on this debt."
            )
        ),
        "debt_item_fine_once": .conflict(
            "fine_already_booked",
            id:
                "Denda kasus ini sudah tercatat sebagai piutang saat dikenakan. Pakai piutang itu: patuh debts list --case.",
            en: "This case's fine became a debt when it was imposed. Use that debt: patuh debts list --case."
        ),
        "debt_event_not_in_future": .invalid(
            "occurred_on",
            "future_day",
            id: "Tanggal kejadian belum tiba; isi paling lambat hari ini.",
            en: "That day has not come yet; give today at the latest."
        ),
        "debt_event_not_before_previous": .invalid(
            "occurred_on",
            "before_previous_act",
            id: "Tanggal kejadian mendahului tindakan sebelumnya pada piutang ini.",
            en: "That day lies before the debt's previous act."
        ),
        "debt_never_with_state_receivables": .conflict(
            "was_with_state_receivables",
            id: "Piutang ini pernah diserahkan ke PUPN; Kejaksaan tidak dapat menanganinya lagi.",
            en: "PUPN has had this debt; it cannot go to the prosecutor any more."
        ),
        "debt_never_with_law_enforcement": .conflict(
            "was_with_law_enforcement",
            id: "Piutang ini pernah ditangani aparat penegak hukum; PUPN tidak menerimanya (PMK 54/2024).",
            en: "Law enforcement has had this debt; PUPN does not take it (PMK 54/2024)."
        ),
        "debt_state_receivables_minimum": .conflict(
            "below_minimum",
            id: "Sisa piutang di bawah jumlah terendah yang diterima PUPN (PMK 54/2024).",
            en: "What is owed is below the least debt that PUPN takes (PMK 54/2024)."
        ),
        "debt_event_reverses_payment": .invalid(
            "reverses_seq",
            "no_payment",
            id: "Tindakan itu bukan pembayaran pada piutang ini.",
            en: "That act is no payment on this debt."
        ),
        "debt_event_instalment_missed": .conflict(
            "instalment_not_missed",
            id: "Belum ada angsuran yang lewat jatuh tempo dan belum dibayar.",
            en: "No instalment is past its day and unpaid."
        ),
        "debt_event_reversed_once": .conflict(
            "already_reversed",
            id: "Pembayaran itu sudah dibatalkan.",
            en: "That payment is already reversed."
        ),
        "debt_case_same_company": .invalid(
            "case_ids",
            "other_company",
            id: "Kasus itu tidak ada pada perusahaan ini.",
            en: "The firm has no such case."
        ),
        "debt_item_programme_named": .invalid(
            "items",
            "programme",
            id: "Iuran dan denda keterlambatan menyebut program; denda administratif tidak.",
            en: "Contributions and late-payment fines name a programme; the administrative fine does not."
        ),
        "debt_item_kind_known": .invalid(
            "items",
            "unknown_code",
            id: "Jenis itu bukan bagian tagihan.",
            en: "That kind is no part of a bill."
        ),
        "debt_item_months_order": .invalid(
            "items",
            "reversed_days",
            id: "Bulan terakhir mendahului yang pertama.",
            en: "The last month lies before the first."
        ),
        "debt_pkey": .idTaken,
    ]
}

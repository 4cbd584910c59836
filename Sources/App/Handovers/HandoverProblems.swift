import Domain

extension Problem {
    /// No such list, or none that this person may know of.
    static let noHandover = Problem.notFound(id: "daftar penyerahan", en: "hand-over list")

    /// The same lines were handed over before, and that list still stands.
    static func sameHandover(_ title: String, on day: LocalDate) -> Problem {
        .conflict(
            "same_list",
            id: "Daftar yang sama sudah diserahkan tanggal \(day.words.id): \(title). Tarik dahulu bila keliru.",
            en: "The same list was handed over on \(day.words.en): \(title). Withdraw that first if it was wrong."
        )
    }

    /// No unit of inspectors is responsible for all lines.
    static let noOneReceiver = Problem.invalid(
        "receiver",
        "no_one_receiver",
        id: "Tidak ada satu koordinator wilayah untuk semua baris; bagi daftarnya per wilayah koordinator.",
        en: "No one unit of inspectors covers all lines; divide the list by the units' territories."
    )

    /// No such unit of inspectors.
    static let unknownReceiver = Problem.invalid(
        "receiver",
        "unknown_office",
        id: "Tidak ada koordinator wilayah dengan kode itu; lihat `patuh offices`.",
        en: "There is no unit of inspectors with that code; see `patuh offices`."
    )

    /// Which inspector has a line is told to the inspectors' side alone.
    static let holdersHidden = Problem.forbidden(
        Words(
            id: "Nama pengawas hanya untuk pengawasan ketenagakerjaan.",
            en: "Which inspector has a line is for the inspectors' side alone."
        )
    )

    /// Somebody else's list.
    static let notOfThisList = Problem.forbidden(
        Words(
            id:
                "Hanya koordinator penerima daftar ini, atau cabang yang menyerahkannya, masing-masing untuk bagiannya.",
            en: "Only the coordinator who received this list, or the branch that handed it over, each its own part."
        )
    )

    /// The list is not accepted, or no longer stands.
    static let handoverNotAccepted = Problem.conflict(
        "not_accepted",
        id: "Daftar ini belum diterima koordinator.",
        en: "The coordinator has not accepted this list."
    )

    static let noSuchHandoverLine = Problem.invalid(
        "lines",
        "unknown_line",
        id: "Daftar ini tidak memuat baris itu.",
        en: "The list has no such line."
    )

    static let handoverLineWithdrawn = Problem.conflict(
        "line_withdrawn",
        id: "Baris itu sudah ditarik kantor cabang.",
        en: "The branch has taken that line back."
    )

    static let handoverLineToMatch = Problem.conflict(
        "to_match",
        id: "Cocokkan baris itu dengan data perusahaan lebih dahulu.",
        en: "Match that line with a firm of the register first."
    )

    static let handoverLineEnded = Problem.conflict(
        "outcome_entered",
        id: "Hasil baris itu sudah dicatat.",
        en: "What came of that line is recorded already."
    )

    /// No such frozen state.
    static func noSnapshot(_ field: String) -> Problem {
        .invalidParameters([
            .init(
                field: field,
                code: "unknown_snapshot",
                detail: Words(
                    id: "Tidak ada rekaman daftar ini dengan pengenal atau tanggal itu.",
                    en: "Nothing was kept of this list under that id or on that day."
                )
            )
        ])
    }

    /// What a client is told when the gates of hand-over lists refuse.
    static let aboutHandovers: [String: Problem] = [
        "handover_one_standing": .conflict(
            "same_list",
            id: "Daftar yang sama sudah diserahkan dan masih berlaku.",
            en: "The same list was handed over and still stands."
        ),
        "handover_sender_hand": notOfThisList,
        "handover_receiver_is_unit": unknownReceiver,
        "handover_not_in_future": .invalid(
            "handed_on",
            "future_day",
            id: "Tanggal penyerahan belum tiba.",
            en: "The day of handing over has not come yet."
        ),
        "handover_line_in_territory": .invalid(
            "lines",
            "outside_territory",
            id: "Ada baris di luar wilayah bersama kantor cabang dan penerima.",
            en: "A line lies outside the territory that the branch and the receiver share."
        ),
        "handover_line_company_known": .invalid(
            "company_id",
            "unknown_company",
            id: "Tidak ada perusahaan dengan pengenal itu di wilayah daftar ini.",
            en: "There is no firm with that identifier in the territory of this list."
        ),
        "handover_line_company_once": .conflict(
            "company_on_list",
            id: "Perusahaan itu sudah ada pada baris lain daftar ini.",
            en: "That firm stands on another line of this list."
        ),
        "handover_act_hand": notOfThisList,
        "handover_act_in_sequence": .versionConflict(current: nil),
        "handover_act_of_line": noSuchHandoverLine,
        "handover_act_unanswered": .conflict(
            "handover_answered",
            id: "Daftar ini sudah dijawab atau ditarik.",
            en: "This list is answered or withdrawn already."
        ),
        "handover_act_standing": .conflict(
            "handover_ended",
            id: "Daftar ini sudah dikembalikan atau ditarik.",
            en: "This list was returned or withdrawn."
        ),
        "handover_act_on_accepted": handoverNotAccepted,
        "handover_line_withdrawn": handoverLineWithdrawn,
        "handover_line_taken_up": .conflict(
            "line_taken_up",
            id: "Pemeriksaan sudah mengikuti baris itu; keadaannya mengikuti kasusnya.",
            en: "An inspection has followed from that line; it stands where its case stands."
        ),
        "handover_received_between": .invalid(
            "received_on",
            "not_between",
            id: "Tanggal terima paling awal tanggal penyerahan dan paling lambat hari ini.",
            en: "It was received no earlier than handed over and no later than today."
        ),
        "handover_owner_of_unit": .invalid(
            "owner",
            "not_of_unit",
            id: "Orang itu bukan pengawas pada kantor penerima daftar ini.",
            en: "That person is no inspector of the unit that received this list."
        ),
        "handover_case_of_company": .invalid(
            "case_id",
            "other_company",
            id: "Itu bukan kasus pemeriksaan perusahaan pada baris ini.",
            en: "That is no inspection of the firm on this line."
        ),
        "handover_outcome_derived": .conflict(
            "outcome_derived",
            id: "Hasil baris ini mengikuti kasusnya; hanya jumlah pekerja dan rupiah yang dapat dicatat.",
            en: "What came of this line follows from its case; only workers and rupiah can be recorded."
        ),
    ]
}

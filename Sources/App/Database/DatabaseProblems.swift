import Domain
import Postgres

extension Problem {
    /// What a client is told when the database refuses. Constraint names are part of the schema's contract; SQL text
    /// never leaves.
    ///
    /// - Returns: `nil` where nothing but a fault of ours explains the error.
    init?(_ error: PostgresError) {
        switch error.code {
        case .poolTimeout, .connectionLost, .clientTimeout: self = .unavailable
        case .commitOutcomeUnknown: self = .outcomeUnknown
        case .invalidText:
            self = .malformed(
                "invalid_text",
                id: "Teks memuat karakter yang tidak dapat disimpan.",
                en: "The text holds a character that can't be stored."
            )
        default:
            guard let state = error.sqlState else { return nil }
            if let constraint = error.constraint, let known = Self.byConstraint[constraint] {
                self = known
            } else if let constraint = error.constraint, constraint.hasSuffix("_length") {
                // The contract's limits come first; what they let through and the table does not is still no fault.
                self = .invalid(
                    "",
                    "too_long",
                    id: "Salah satu isian terlalu panjang.",
                    en: "One of the texts is too long."
                )
            } else if state == .readOnlyTransaction {
                self = .forbidden(
                    Words(
                        id: "Token ini hanya untuk membaca.",
                        en: "This token is for reading only."
                    )
                )
            } else if state == .insufficientPrivilege {
                self = .notFound()
            } else if [.queryCanceled, .lockNotAvailable, .serializationFailure, .deadlockDetected].contains(state)
                || ["53", "57", "08"].contains(state.classCode)
            {
                self = .unavailable
            } else {
                return nil
            }
        }
    }

    private static let byConstraint = [
        aboutCases, aboutDebts, aboutRules, aboutGates, aboutCrossings, aboutEvidence, aboutTemplates, aboutDrafts,
        aboutRegisters, aboutComplaints, aboutAccess, aboutHandovers, aboutWorkerLists, aboutChecklists, aboutFacts,
        aboutPlans, aboutImports, aboutMatching, aboutSavedQueries, aboutWebhooks,
    ]
    .reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }

    private static let aboutCases: [String: Problem] = [
        "data_correction_field_known": .invalid(
            "field",
            "not_of_source",
            id: "Sumber itu tidak memuat isian tersebut.",
            en: "That source has no such field."
        ),
        "case_event_in_sequence": .versionConflict(current: nil),
        "case_event_actor_allowed": .forbidden(
            Words(
                id: "Peran Anda tidak berwenang melakukan ini pada kasus ini.",
                en: "Your role may not do this on this case."
            )
        ),
        "case_event_not_in_future": .invalid(
            "occurred_on",
            "future_day",
            id: "Tanggal kejadian belum tiba; isi paling lambat hari ini.",
            en: "That day has not come yet; give today at the latest."
        ),
        "case_event_not_before_previous": .invalid(
            "occurred_on",
            "before_previous_act",
            id: "Tanggal kejadian mendahului tindakan sebelumnya pada kasus ini.",
            en: "That day lies before the case's previous act."
        ),
        "enforcement_case_one_open_sanction": .conflict(
            "case_already_open",
            id: "Sudah ada kasus sanksi yang terbuka untuk perusahaan dan jenis ketidakpatuhan ini.",
            en: "A sanction case is already open for this firm and kind of non-compliance."
        ),
        "enforcement_case_subject": .conflict(
            "state_body",
            id: "Penyelenggara negara bukan subjek sanksi PP 86/2013.",
            en: "A state body is no subject of sanctions under PP 86/2013."
        ),
        "service_denial_one_standing": .conflict(
            "denial_stands",
            id: "Layanan itu sudah dimohonkan atau sudah ditolak di instansi yang sama.",
            en: "That service is already asked for, or denied, at the same authority."
        ),
        "service_denial_same_authority": .forbidden(
            Words(
                id: "Hanya instansi yang dimohon atau yang mengenakannya yang dapat memutuskan TMP2T ini.",
                en: "Only the authority that was asked, or that gave it, decides on this denial."
            )
        ),
        "service_denial_stands": .conflict(
            "no_denial_stands",
            id: "Tidak ada satu permohonan atau TMP2T yang sesuai; sebutkan instansi dan layanannya.",
            en: "No single request or denial fits; name authority and service."
        ),
        "service_denial_fits_state": .conflict(
            "denials_contradict_state",
            id: "Masih ada, atau tidak lagi ada, permohonan dan TMP2T lain pada kasus ini.",
            en: "Other requests or denials stand on this case, or none does any more."
        ),
        "case_event_money_booked": .conflict(
            "not_booked",
            id: "Jumlah pada langkah ini tidak sama dengan yang tercatat pada piutangnya.",
            en: "What this step says of money does not stand in the debt's book."
        ),
        "company_identifier_unique": .conflict(
            "number_taken",
            id: "Nomor itu sudah tercatat pada perusahaan lain.",
            en: "That number already belongs to another firm."
        ),
        "letter_number_unique": .conflict(
            "letter_number_taken",
            id: "Nomor surat itu sudah dipakai pada register dan tahun yang sama.",
            en: "That letter number is already used in the same register and year."
        ),
        "assignment_number_unique": .conflict(
            "letter_number_taken",
            id: "Nomor SPT itu sudah dipakai.",
            en: "That number of an assignment letter is already used."
        ),
        "assignment_period_order": .invalid(
            "valid_to",
            "reversed_days",
            id: "Akhir masa berlaku mendahului awalnya.",
            en: "The period ends before it begins."
        ),
        "finding_visit_covered_by_order": .conflict(
            "visit_not_covered",
            id:
                "Tidak ada SPT yang mencakup hari dan pengawas kunjungan itu, atau kunjungan itu tidak sampai memeriksa.",
            en: "No assignment letter covers that visit's day and inspector, or nothing was examined on it."
        ),
        "letter_delivery_refusal_has_two_witnesses": .invalid(
            "witnesses",
            "too_few",
            id: "Penolakan tanda terima dicatat dengan berita acara dan dua orang saksi.",
            en: "A refused receipt is recorded with minutes and two witnesses."
        ),
        "visit_pkey": .idTaken,
        "assignment_pkey": .idTaken,
        "company_pkey": .idTaken,
        "letter_delivery_pkey": .idTaken,
        "finding_pkey": .idTaken,
        "holiday_pkey": .conflict(
            "day_known",
            id: "Hari itu sudah ada dalam kalender.",
            en: "That day is already in the calendar."
        ),
        "holiday_year_pkey": .conflict(
            "year_published",
            id: "Tahun itu sudah ditetapkan.",
            en: "That year is already published."
        ),
    ]
}

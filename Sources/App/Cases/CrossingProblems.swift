import Domain

extension Problem {
    /// What is told when the database refuses what crosses between tracks, offices and firms.
    static let aboutCrossings: [String: Problem] = [
        "case_message_to_other_track": .messageGoesAcross,
        "bpjs_report_has_receiver": .conflict(
            "no_labour_office",
            id: "Belum ada kantor pengawas untuk wilayah perusahaan ini; minta administrator melengkapi wilayah kerja.",
            en: "No labour office holds this firm's region yet; ask an administrator to complete the territories."
        ),
        "case_transfer_office_of_track": .invalid(
            StepField.office.wireName,
            "office_of_other_kind",
            id: "Kantor itu tidak menangani jalur ini.",
            en: "That office works no cases of this track."
        ),
        "case_transfer_territory_holds_firm": .invalid(
            StepField.office.wireName,
            "outside_territory",
            id: "Wilayah kerja kantor itu tidak mencakup tempat perusahaan pada tanggal itu.",
            en: "That office's territory does not hold the firm's region on that day."
        ),
        "case_transfer_moves": .invalid(
            StepField.office.wireName,
            "same_office",
            id: "Kasus sudah berada di kantor itu.",
            en: "The case is with that office already."
        ),
        "alleged_successor_another_firm": .ownSuccessor(at: "company_id"),
        "alleged_successor_once": .conflict(
            "already_identified",
            id: "Perusahaan penerus itu sudah ditetapkan; dugaan lain dicatat sebagai dugaan baru.",
            en: "That successor is identified already; another one is alleged anew."
        ),
        "alleged_successor_after_allegation": .invalid(
            "occurred_on",
            "before_allegation",
            id: "Tanggal itu mendahului dugaannya.",
            en: "That day lies before the allegation."
        ),
        "guidance_activity_pkey": .idTaken,
    ]
}
